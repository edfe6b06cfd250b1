"""Self-rated health at the start: the answer of the first measurement, everywhere the same."""

from datetime import date

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from spil_desktop.model import Consent, HealthProfile, Measurement
from spil_desktop.rules import periods, questionnaires
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import ConsentState, Indicator, Moment, Purpose, SelfRatedHealth
from spil_desktop.services import (
    health_at_start,
    indicators,
    populations,
    releases,
    statistics,
    tallies,
)
from spil_desktop.services.health_at_start import MeasuredHealth
from tests.services.pilots import Pilot

YEAR = periods.parse("2025")
TODAY = date(2026, 2, 1)
EARLY = date(2025, 2, 3)
CBS = "self_rated_health_cbs"


def measure(
    session: Session,
    participant: int,
    answer: str,
    moment: Moment = Moment.T0,
    instrument: str = questionnaires.SELF_RATED_HEALTH,
) -> None:
    session.add(
        Measurement(
            participant_id=participant,
            instrument=instrument,
            instrument_version=questionnaires.by_code()[instrument].edition,
            moment=moment,
            taken_on=EARLY,
            answers={questionnaires.HEALTH: answer},
        )
    )


def ask(pilot: Pilot, *answers: str, in_file: SelfRatedHealth | None = None) -> list[int]:
    """Add someone for each answer at T0, all with consent; an empty answer was not asked."""
    found: list[int] = []
    for answer in answers:
        one = pilot.add_one(EARLY)
        pilot.consent(pilot.person_of[one], Purpose.HEALTH, EARLY)
        pilot.session.execute(delete(HealthProfile).where(HealthProfile.participant_id == one))
        if in_file is not None:
            pilot.session.add(HealthProfile(participant_id=one, self_rated=in_file))
        if answer:
            measure(pilot.session, one, answer)
        found.append(one)
    pilot.session.flush()
    return found


def rated(session: Session) -> dict[str, int]:
    """Return how many rated their health so, after checking that every reader counts the same."""
    exact = statistics.exact(session, YEAR, None).self_rated
    areas = statistics.areas(session, None)
    counts = tallies.count(session, YEAR, areas, b"secret").counts
    scope = indicators.scope(session, YEAR, None, today=TODAY)
    for code in SelfRatedHealth:
        named = cell(Subject.RATED, self_rated=code)
        assert sum(n for (name, _), n in counts.items() if name == named) == exact[code]
        behind = indicators.behind(scope, Indicator.SELF_RATED, code)
        assert len(behind) == sum(one.amount for one in behind) == exact[code]
    within = {
        subject: sum(n for (name, _), n in counts.items() if name == subject)
        for subject in (Subject.RATED, Subject.HEALTH)
    }
    assert sum(exact.values()) == within[Subject.RATED] <= within[Subject.HEALTH]
    return {code.value: n for code, n in exact.items() if n}


def test_who_was_only_measured_is_in_the_report(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=3)
    ask(pilot, *["fair", "good"] * 30)
    assert rated(session) == {"fair": 30, "good": 30}
    release = releases.plan(session, YEAR, pilot.area, today=TODAY)
    table = next(each for each in release.tables if each.id == "r4_self_rated")
    assert {c.keys: c.count for c in table.cells}[None,] == 60


def test_a_file_that_is_changed_later_changes_nothing(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    ask(pilot, "poor", "fair", in_file=SelfRatedHealth.GOOD)
    assert rated(session) == {"poor": 1, "fair": 1}
    session.execute(update(HealthProfile).values(self_rated=SelfRatedHealth.EXCELLENT))
    assert rated(session) == {"poor": 1, "fair": 1}


def test_the_file_counts_of_who_was_not_asked_in_these_words_at_the_start(
    session: Session,
) -> None:
    pilot = Pilot(session, "Testwijk")
    _never, later, cbs = ask(pilot, "", "", "", in_file=SelfRatedHealth.FAIR)
    measure(session, later, "poor", Moment.T1)
    measure(session, cbs, "good", instrument=CBS)
    assert rated(session) == {"fair": 3}


@pytest.mark.parametrize("answer", sorted(questionnaires.NOT_SAID))
def test_who_did_not_want_or_know_gave_no_answer(session: Session, answer: str) -> None:
    pilot = Pilot(session, "Testwijk")
    (one,) = ask(pilot, answer, in_file=SelfRatedHealth.GOOD)
    assert rated(session) == {}
    assert health_at_start.measured(session, one) == MeasuredHealth(None, EARLY)


def test_health_that_may_not_be_kept_any_more_is_not_counted(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    first, _second = ask(pilot, "fair", "good")
    withdrawn = date(2025, 9, 1)
    pilot.consent(pilot.person_of[first], Purpose.HEALTH, withdrawn, ConsentState.WITHDRAWN)
    assert rated(session) == {"good": 1}
    assert session.scalars(select(Consent.id).where(Consent.decided_on == withdrawn)).one()


def test_a_year_that_began_under_older_rules_counts_the_file(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    ask(pilot, "poor", "declined", "", in_file=SelfRatedHealth.GOOD)
    counted = {
        version: {
            name.rpartition("=")[2]: number
            for (name, _), number in tallies.count(
                session, YEAR, [pilot.area], b"secret", version
            ).counts.items()
            if name.startswith(f"{Subject.RATED}|") and number
        }
        for version in ("1.0", "2.1", "2.2")
    }
    assert counted == {"1.0": {"good": 3}, "2.1": {"good": 3}, "2.2": {"poor": 1, "good": 1}}


def test_a_measured_answer_says_nothing_of_limitations(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    in_file, measured = ask(pilot, "fair", "good")
    session.add(HealthProfile(participant_id=in_file, self_rated=SelfRatedHealth.POOR))
    session.flush()
    health = populations.read(session, TODAY, [pilot.area]).health
    assert {one for one in health if health[one].has_file} == {in_file}
    assert [health[one].self_rated for one in (in_file, measured)] == ["fair", "good"]


def test_what_was_measured_is_told_of_one_person(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    measured, never = ask(pilot, "fair", "")
    assert health_at_start.measured(session, never) is None
    assert health_at_start.measured(session, measured) == MeasuredHealth(
        SelfRatedHealth.FAIR, EARLY
    )
