from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area
from spil_desktop.rules.periods import Period, parse
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import DecidedBy, Indicator
from spil_desktop.services import decisions, indicators, tallies
from spil_desktop.services.decisions import DecisionFields
from tests.services.made import TODAY


def decided(area: int, on: date, by: DecidedBy = DecidedBy.TEAM) -> DecisionFields:
    return DecisionFields(area, on, by, "taxi betaald uit de buurtpot")


def test_decisions_are_kept_changed_listed_and_taken_away(session: Session, area: int) -> None:
    first = decisions.record(session, decided(area, date(2025, 3, 4)), today=TODAY)
    later = decisions.record(session, decided(area, date(2025, 6, 1)), today=TODAY)
    changed = decided(area, date(2025, 6, 2), DecidedBy.OTHERS)
    decisions.edit(session, later, changed, today=TODAY)
    assert [row.id for row in decisions.rows(session, None)] == [later, first]
    (newest, _oldest) = decisions.rows(session, area)
    assert (newest.fields, newest.area) == (changed, "De Bouwen")
    decisions.remove(session, later)
    assert [row.id for row in decisions.rows(session, area)] == [first]


def test_a_decision_says_what_it_was_without_numbers_of_citizens(
    session: Session, area: int
) -> None:
    for what, problem in (("  ", InputProblem.REQUIRED), ("111222333", InputProblem.BSN_IN_TEXT)):
        new = DecisionFields(area, TODAY, DecidedBy.TEAM, what)
        with pytest.raises(SpilError) as raised:
            decisions.record(session, new, today=TODAY)
        assert raised.value.problem is problem
    with pytest.raises(SpilError):
        decisions.record(session, decided(area, date(2999, 1, 1)), today=TODAY)


def test_decisions_and_agreed_hours_are_counted_by_quarter(session: Session, area: int) -> None:
    record = session.get_one(Area, area)
    record.connector_hours = 28
    record.started_on, record.ended_on = date(2025, 2, 1), date(2025, 11, 30)
    for on, by in (
        (date(2025, 1, 9), DecidedBy.TEAM),
        (date(2025, 5, 9), DecidedBy.OTHERS),
        (date(2024, 5, 9), DecidedBy.TEAM),
    ):
        decisions.record(session, decided(area, on, by), today=TODAY)
    counts = tallies.count(session, Period(2025), [area], b"secret").counts
    total, by_team = Subject.DECISIONS.value, cell(Subject.DECISIONS, decided_by="team")
    assert [counts[total, (area, quarter)] for quarter in (1, 2, 3, 4)] == [1, 1, 0, 0]
    assert [counts[by_team, (area, quarter)] for quarter in (1, 2)] == [1, 0]
    hours = [counts[Subject.CONNECTOR_HOURS.value, (area, quarter)] for quarter in (1, 2, 3, 4)]
    assert hours == [236, 364, 368, 244]  # 28 hours a week: 4 a day over 59, 91, 92 and 61 days

    over = indicators.scope(session, parse("2025-H1"), area, today=TODAY)
    assert indicators.number(over, Indicator.CONNECTOR_HOURS) == 236 + 364
    (listed,) = indicators.behind(over, Indicator.CONNECTOR_HOURS)
    assert (listed.title, listed.amount) == ("De Bouwen", 600)
    assert indicators.number(over, Indicator.DECISIONS) == 2
    assert {row.title for row in indicators.behind(over, Indicator.DECISIONS)} == {"De Bouwen"}
