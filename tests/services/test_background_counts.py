"""What the pilot report asks beside the rest: each count against the records behind it."""

from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    HealthProfile,
    Measurement,
    Need,
    Participant,
    Person,
    Referral,
)
from spil_desktop.rules import breakdowns, definition_versions, periods, questionnaires
from spil_desktop.rules.breakdowns import MOBILITY
from spil_desktop.rules.report_cells import ANY, Subject, cell
from spil_desktop.rules.vocabulary import (
    Limitation,
    MaritalStatus,
    Moment,
    NeedTheme,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    ReportSource,
)
from spil_desktop.services import releases, tallies, tallies_of_help
from tests.services.pilots import Pilot

YEAR = periods.parse("2025")
EARLY = date(2025, 2, 3)
TODAY = date(2026, 2, 1)
CBS = "self_rated_health_cbs"


@pytest.fixture
def pilot(session: Session) -> Pilot:
    """Return an area without anyone."""
    return Pilot(session, "Testwijk")


def counted(pilot: Pilot) -> Counter[str]:
    """Return the counts of the year, by cell."""
    pilot.session.flush()
    found: Counter[str] = Counter()
    for (name, _block), number in tallies.count(
        pilot.session, YEAR, [pilot.area], b"secret"
    ).counts.items():
        found[name] += number
    return found


def refer(pilot: Pilot, one: int, sent_on: date, days: int | None, **known: object) -> None:
    answered = {} if days is None else {"result_on": sent_on + timedelta(days=days)}
    pilot.session.add(
        Referral(
            **{
                "participant_id": one,
                "direction": ReferralDirection.OUTGOING,
                "sent_on": sent_on,
                "kind": ReferralKind.WARM,
                "result": None if days is None else ReferralResult.IN_CARE,
                **answered,
                **known,
            }
        )
    )


def days_told(pilot: Pilot) -> list[int]:
    pilot.session.flush()
    answers = tallies.count(pilot.session, YEAR, [pilot.area], b"secret").answers
    name = cell(Subject.ANSWERS, asked_of="feedback_days")
    return sorted(
        days for (of, _block), given in answers.items() if of == name for days in given.values()
    )


def test_marital_status_is_that_of_the_file(pilot: Pilot) -> None:
    pilot.add_one(EARLY, marital=MaritalStatus.WIDOWED)
    pilot.add_one(EARLY, marital=MaritalStatus.WIDOWED)
    pilot.add_one(EARLY)
    counts = counted(pilot)
    assert counts[cell(Subject.PEOPLE, marital="widowed")] == 2
    assert counts[cell(Subject.PEOPLE, marital="unknown")] == 1


@pytest.mark.parametrize(
    ("limitations", "moves_less"),
    [
        ((), 0),
        ((Limitation.WALKING,), 1),
        ((Limitation.STAIRS, Limitation.BALANCE, Limitation.SEEING), 1),
        ((Limitation.SEEING, Limitation.HEARING), 0),
    ],
)
def test_mobility_is_one_row_however_many_limitations_someone_has(
    pilot: Pilot, limitations: tuple[Limitation, ...], moves_less: int
) -> None:
    one = pilot.add_one(EARLY)
    pilot.session.flush()
    pilot.session.execute(delete(HealthProfile))
    pilot.session.add(HealthProfile(participant_id=one, limitations=limitations))
    counts = counted(pilot)
    assert counts[cell(Subject.HEALTH, mobility=MOBILITY.codes[0])] == moves_less
    assert counts[cell(Subject.HEALTH, limitation=ANY)] == bool(limitations)


def test_the_first_need_is_the_one_that_was_asked_first(pilot: Pilot) -> None:
    one, two, _nothing = (pilot.add_one(EARLY) for _ in range(3))
    pilot.session.flush()
    pilot.session.execute(delete(Need))
    for participant, day, theme in (
        (one, 9, NeedTheme.SOCIAL_CONTACT),
        (one, 2, NeedTheme.TRANSPORT),
        (one, 2, NeedTheme.PRACTICAL_HELP),
        (two, 5, NeedTheme.PRACTICAL_HELP),
    ):
        pilot.session.add(
            Need(participant_id=participant, asked_on=date(2025, 3, day), theme=theme)
        )
        pilot.session.flush()
    counts = counted(pilot)
    assert counts[cell(Subject.FIRST_NEEDS, first_theme="transport")] == 1
    assert counts[cell(Subject.FIRST_NEEDS, first_theme="practical_help")] == 1
    assert counts[cell(Subject.FIRST_NEEDS, first_theme="social_contact")] == 0
    assert counts[Subject.FIRST_NEEDS] == counts[cell(Subject.PEOPLE, theme=ANY)] == 2


def test_health_in_the_words_of_the_cbs_is_counted_apart(pilot: Pilot) -> None:
    one, two, three = (pilot.add_one(EARLY) for _ in range(3))
    pilot.session.flush()
    pilot.session.execute(delete(Measurement))
    pilot.session.execute(delete(HealthProfile))
    edition = questionnaires.by_code()[CBS].edition
    for participant, moment, answer in (
        (one, Moment.T0, "so_so"),
        (one, Moment.T1, "good"),
        (two, Moment.T0, "unknown"),
        (three, Moment.T0, "very_poor"),
    ):
        pilot.session.add(
            Measurement(
                participant_id=participant,
                instrument=CBS,
                instrument_version=edition,
                moment=moment,
                taken_on=date(2025, 8, 1) if moment is Moment.T1 else EARLY,
                answers={"health": answer},
            )
        )
    counts = counted(pilot)
    consenting = counts[Subject.HEALTH]
    assert consenting == 3
    assert counts[Subject.RATED_CBS] == 2
    assert counts[cell(Subject.RATED_CBS, self_rated_cbs="so_so")] == 1
    assert counts[cell(Subject.RATED_CBS, self_rated_cbs="very_poor")] == 1
    assert counts[cell(Subject.RATED_CBS_AGAIN, self_rated_cbs="good")] == 1
    assert counts[Subject.RATED] == 0


def test_the_words_of_the_cbs_are_those_of_its_questionnaire() -> None:
    item = questionnaires.by_code()[CBS].items[0]
    assert breakdowns.SELF_RATED_CBS.codes == tuple(choice.code for choice in item.choices)


def test_who_is_younger_is_counted_apart_and_nowhere_else(pilot: Pilot) -> None:
    pilot.add_one(EARLY)
    pilot.add_one(EARLY, age=69)
    unknown = pilot.add_one(EARLY)
    pilot.session.flush()
    pilot.session.get_one(Person, pilot.person_of[unknown]).birth_year = None
    counts = counted(pilot)
    assert counts[Subject.UNDER_70] == 1
    assert counts[Subject.PEOPLE] == 1
    assert counts[Subject.REPORTS] == 3


def test_days_to_feedback_are_of_the_first_answer_to_someone_in_a_quarter(pilot: Pilot) -> None:
    one, two = pilot.add_one(EARLY), pilot.add_one(EARLY)
    refer(pilot, one, date(2025, 4, 1), 10)
    refer(pilot, one, date(2025, 4, 8), 30)
    refer(pilot, one, date(2025, 7, 1), 7)
    refer(pilot, two, date(2025, 4, 1), None)
    refer(pilot, two, date(2025, 4, 1), 12, result=ReferralResult.NO_FEEDBACK)
    refer(pilot, two, date(2025, 4, 1), 5, direction=ReferralDirection.INCOMING)
    refer(pilot, two, date(2025, 12, 20), 40)
    assert days_told(pilot) == [7, 10]


def test_a_release_shows_it_all_and_rules_of_before_do_not(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Pilot(session, "Testwijk", seed=5)
    pilot.add(150)
    pilot.session.flush()
    for place, row in enumerate(session.scalars(select(Participant))):
        row.marital = tuple(MaritalStatus)[place % 3]
        if place % 3 == 0:
            row.source = ReportSource.KEY_FIGURE
        refer(pilot, row.id, date(2025, 5, 1), 5 + place % 9)
    session.flush()
    wanted = {"r3_marital", "r5_mobility", "r7_first", "r14_reached", "r15_feedback_days"}
    release = releases.plan(session, YEAR, pilot.area, today=TODAY)
    tables = {each.id: each for each in release.tables}
    assert wanted <= tables.keys()
    by_source = {c.keys: c.count for c in tables["r2_source"].cells}
    by_key_figures = {c.keys: c.count for c in tables["r14_reached"].cells}
    assert by_key_figures["key_figure",] == by_source["key_figure",]
    with monkeypatch.context() as earlier_program:
        earlier_program.setattr(releases, "DEFINITION_VERSION", "2.2")
        before = releases.plan(session, YEAR, pilot.area, today=TODAY)
    assert wanted.isdisjoint(each.id for each in before.tables)
    assert definition_versions.is_known("2.2")


def test_a_year_that_began_under_older_rules_corrects_nothing(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Pilot(session, "Testwijk", seed=5)
    pilot.add(80)
    pilot.session.flush()
    for row in session.scalars(select(Participant)):
        refer(pilot, row.id, row.reported_on, 3)
    session.flush()
    with monkeypatch.context() as earlier_program:
        earlier_program.setattr(releases, "DEFINITION_VERSION", "2.2")
        earlier_program.setattr(tallies_of_help, "_count_feedback_days", lambda _counting: None)
        releases.publish_period(session, periods.parse("2025-Q1"), pilot.area, today=TODAY)
    later = releases.publish_period(session, periods.parse("2025-Q2"), pilot.area, today=TODAY)
    assert later.definition_version == "2.2"
    assert later.errata == ()


@pytest.mark.parametrize(("young", "times"), [(9, 0), (10, 1)])
def test_who_is_younger_is_an_age_class_of_ten_or_more(
    pilot: Pilot, young: int, times: int
) -> None:
    pilot.add(60)
    for _ in range(young):
        pilot.add_one(EARLY, age=64)
    pilot.session.flush()
    release = releases.plan(pilot.session, YEAR, pilot.area, today=TODAY)
    assert [each.id for each in release.tables].count("r3_under_70") == times
