"""Outcomes from stored answers: who is in a pair, who is not and why, and what was noticed."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from spil_desktop.files import workbooks
from spil_desktop.model import MissedMeasurement
from spil_desktop.model import Questionnaire as Stored
from spil_desktop.rules import periods
from spil_desktop.rules.outcomes import Unscored, View
from spil_desktop.rules.paired import Change, Lost
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    DropOut,
    Indicator,
    Moment,
    ParticipantStatus,
)
from spil_desktop.services import imports, indicators, noticed, outcomes, statistics
from spil_desktop.services.outcomes import Outcome
from tests.services.wards import Ward

YEAR = periods.parse("2026")
TODAY = date(2027, 1, 12)
MARKS = (
    (6, 7),
    (7, 7),
    (5, 6),
    (6, 7),
    (7, 7),
    (6, 7),
    (8, 8),
    (5, 6),
    (6, 6),
    (7, 8),
    (6, 6),
    (7, 7),
)
"""Scenario 15: marks of twelve people at T0 and T1."""


@pytest.fixture
def ward(session: Session) -> Ward:
    return Ward(session)


def _only(session: Session, measure: str, period: str = "2026") -> Outcome:
    found = outcomes.of_period(session, periods.parse(period), None, today=TODAY)
    (outcome,) = (each for each in found if each.measure == measure)
    return outcome


def test_the_marks_of_three_pilots(session: Session, ward: Ward) -> None:
    for first, later in MARKS:
        one = ward.add()
        ward.mark(one, Moment.T0, first)
        ward.mark(one, Moment.T1, later)
    found = _only(session, "life_mark")
    assert found.paired is not None
    assert (found.paired.n, found.paired.difference) == (12, Fraction(1, 2))
    assert (found.paired.better, found.paired.same, found.paired.worse) == (6, 6, 0)
    assert (found.response.first, found.response.pairs, found.response.lost) == (12, 12, {})
    assert dict(found.first_classes) == {"neither": 7, "satisfied": 5}
    assert dict(found.later_classes) == {"neither": 4, "satisfied": 8}
    assert sum(each.change is Change.BETTER for each in found.members) == 6
    assert not outcomes.of_period(session, periods.parse("2025"), None, today=TODAY)


def test_everyone_without_a_pair_has_a_reason_and_counts_when_it_became_known(
    session: Session, ward: Ward
) -> None:
    def first(**known: Any) -> int:
        one = ward.add(**known)
        ward.mark(one, Moment.T0, 6)
        return one

    ward.mark(first(), Moment.T1, "declined")
    ward.measure(first(), Moment.T1, "life_mark", {"mark": 7}, "0-10")
    ward.measure(first(), Moment.T1, "satisfaction", {"mark": 8})
    closed: dict[str, Any] = {"status": ParticipantStatus.CLOSED, "closed_on": date(2026, 5, 4)}
    first(**closed, closing_reason=ClosingReason.DIED)
    late: dict[str, Any] = {"status": ParticipantStatus.CLOSED, "closed_on": date(2026, 12, 4)}
    first(**late, closing_reason=ClosingReason.MOVED_AWAY)
    refused = first()
    session.add(
        MissedMeasurement(
            participant_id=refused,
            moment=Moment.T1,
            reason=DropOut.DOES_NOT_WANT,
            decided_on=date(2026, 8, 3),
        )
    )
    session.flush()
    ward.mark(ward.add(), Moment.T0, "unknown")
    ward.measure(ward.add(), Moment.T0, "life_mark", {"mark": 6}, "0-10")
    ward.measure(ward.add(), Moment.T0, "forgotten", {"mark": 6}, "1")
    found = _only(session, "life_mark")
    assert found.paired is None
    assert found.response.lost == {
        Lost.DIED: 1,
        Lost.DOES_NOT_WANT: 1,
        Lost.NOT_REACHED: 1,
        Lost.NOT_ASKED: 1,
        Lost.OTHER_EDITION: 1,
        Lost.NOT_SCORABLE: 1,
    }
    assert found.response.first == len(found.members) == 6
    # of who has no first score only those are told whose turn it was
    assert found.unscored == {
        Unscored.NOT_ASKED: 1,
        Unscored.OTHER_WORDS: 1,
        Unscored.NOT_SCORABLE: 1,
    }
    until_summer = _only(session, "life_mark", "2026-Q2").response
    assert until_summer.lost == {Lost.DIED: 1, Lost.NOT_YET: 5}
    assert until_summer.due == 1


def test_answers_about_health_count_only_with_consent_and_a_second_year_stands_apart(
    session: Session, ward: Ward
) -> None:
    lonely = {"djg3": "yes", "djg9": "yes", "djg10": "yes", "djg4": "no", "djg7": "no"}
    for health in (True, False):
        one = ward.add(health=health)
        ward.measure(one, Moment.T0, "djg6", {**lonely, "djg8": "no"})
        ward.measure(one, Moment.T1, "djg6", {**lonely, "djg8": "yes"})
    found = _only(session, "djg6")
    assert found.paired is not None
    assert (found.paired.n, found.paired.better) == (1, 1)  # a lower score is better
    assert not outcomes.of_period(session, YEAR, ward.area, Moment.T2, today=TODAY)[0].paired


def test_an_own_questionnaire_has_outcomes_too(session: Session, ward: Ward) -> None:
    text = (Path("resources/questionnaires/life_mark.toml")).read_text(encoding="utf-8")
    own = text.replace('code = "life_mark"', 'code = "humour"').replace("cbs-1-10", "own-1")
    ward.keep(Stored(code="humour", edition="own-1", text=own))
    one = ward.add()
    ward.measure(one, Moment.T0, "humour", {"mark": 5}, "own-1")
    ward.measure(one, Moment.T1, "humour", {"mark": 8}, "own-1")
    found = _only(session, "humour")
    assert found.paired is not None
    assert found.paired.difference == 3


def test_what_people_noticed_of_the_help(session: Session, ward: Ward) -> None:
    given: list[dict[str, object] | None] = [
        {"cope_better": "agree", "out_more": "fully_agree", "mattered_most": ["attention"]},
        {"cope_better": "disagree", "mattered_most": ["attention", "doing"]},
        {"cope_better": "declined", "mattered_most": "unknown"},
        None,
    ]
    for answers in given:
        one = ward.add()
        ward.mark(one, Moment.T0, 6)
        ward.mark(one, Moment.T1, 6)
        if answers is not None:
            ward.measure(one, Moment.T1, "effect", answers)
    found = noticed.experienced(session, YEAR, ward.area, today=TODAY)
    assert (found.measured, found.chose) == (4, 2)
    (cope,) = (each for each in found.statements if each.item == "cope_better")
    assert [cope.number(view) for view in (*View, None)] == [1, 0, 1, 2]
    assert cope.answered == 2
    assert dict(found.mattered) == {"attention": 2, "doing": 1}


@pytest.mark.usefixtures("area")
def test_the_imported_registration_gives_the_pairs_of_the_exact_figures(session: Session) -> None:
    sheets = workbooks.read(Path(__file__).parents[1] / "data" / "de-bouwen" / "registratie.xlsx")
    imports.apply(session, sheets, "De Bouwen", today=date(2026, 4, 1))
    exact = statistics.exact(session, periods.parse("2025"), None).paired_mark
    both = [
        each.paired
        for year in ("2025", "2026")
        for each in outcomes.of_period(session, periods.parse(year), None, today=TODAY)
        if each.measure == "life_mark" and each.paired
    ]
    assert sum(each.n for each in both) == exact.n
    assert exact.n > 0
    assert sum(each.first * each.n for each in both) / exact.n == exact.mean_t0
    assert sum(each.later * each.n for each in both) / exact.n == exact.mean_t1
    for year in ("2025", "2026"):
        period = periods.parse(year)
        pairs = [
            (each.paired.n, (each.paired.first, each.paired.later))
            for each in outcomes.of_period(session, period, None, today=TODAY)
            if each.measure == "life_mark" and each.paired
        ]
        inside = [
            (each.number, each.means)
            for each in indicators.figures(indicators.scope(session, period, None, today=TODAY))
            if each.indicator is Indicator.PAIRED_MARK and each.number
        ]
        assert inside == pairs


def test_who_was_never_measured_or_may_not_count_is_told_when_it_was_her_turn(
    session: Session, ward: Ward
) -> None:
    lonely: dict[str, object] = {"djg3": "yes", "djg9": "yes", "djg10": "yes", "djg4": "no"}
    for _person in range(2):
        both = ward.add()
        ward.measure(both, Moment.T0, "djg6", {**lonely, "djg7": "no", "djg8": "no"})
        ward.measure(both, Moment.T1, "djg6", {**lonely, "djg7": "no", "djg8": "no"})
    ward.add()
    ward.mark(ward.add(health=False), Moment.T0, 7)
    too_few = ward.add()
    ward.measure(too_few, Moment.T0, "djg6", lonely)
    found = _only(session, "djg6")
    assert found.response.first == 2
    assert found.unscored == {
        Unscored.NOT_MEASURED: 1,
        Unscored.NO_CONSENT: 1,
        Unscored.NOT_SCORABLE: 1,
    }
    assert dict(found.first_classes) == dict(found.later_classes) == {"very_lonely": 2}
    last_day = outcomes.of_period(session, YEAR, None, today=date(2026, 8, 23))
    assert [each.unscored for each in last_day if each.measure == "djg6"] == [{}]
