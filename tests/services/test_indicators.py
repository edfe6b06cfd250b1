import json
from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from spil_desktop.files import workbooks
from spil_desktop.model import Area, SafetyFile
from spil_desktop.rules import indicators as rules
from spil_desktop.rules import periods, quarter_report
from spil_desktop.rules.disclosure import STOCK_QUARTER
from spil_desktop.rules.indicators import DIVIDED, GOALS, RecordKind
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import Indicator, ParticipantStatus
from spil_desktop.services import imports, indicators, statistics, stories, tallies, targets
from spil_desktop.services.indicators import Figure
from spil_desktop.storage.database import Database
from spil_desktop.texts import figures as figure_texts
from tests.conftest import PILOT_DAY
from tests.services import made
from tests.services.pilots import Pilot

DATA = Path(__file__).parents[1] / "data" / "de-bouwen"
TODAY = date(2026, 4, 1)
YEAR = periods.parse("2025")
WEIGHED = {Indicator.VISITS, Indicator.TALKS_AT_DOORS, Indicator.CONNECTOR_HOURS}


def check_lists(session: Session, period: periods.Period, area: int | None, today: date) -> None:
    """Every figure is what its own list adds up to."""
    scope = indicators.scope(session, period, area, today=today)
    for figure in indicators.figures(scope):
        behind = indicators.behind(scope, figure.indicator, figure.category)
        assert sum(one.amount for one in behind) == figure.number, figure.indicator
        assert all(one.title for one in behind), figure.indicator
        if figure.indicator not in WEIGHED:
            assert len(behind) == figure.number, figure.indicator


def figures(
    session: Session, period: periods.Period, area: int | None, today: date
) -> tuple[Figure, ...]:
    return indicators.figures(indicators.scope(session, period, area, today=today))


def numbers(found: Iterable[Figure]) -> dict[Indicator, int]:
    return {one.indicator: one.number for one in found if one.indicator not in DIVIDED}


def divided(found: Iterable[Figure], indicator: Indicator) -> list[int]:
    return sorted(one.number for one in found if one.indicator is indicator)


def test_the_imported_registration_has_every_expected_figure_and_its_list(
    session: Session, area: int
) -> None:
    sheets = workbooks.read(DATA / "registratie.xlsx")
    imports.apply(session, sheets, "De Bouwen", today=TODAY)
    expected = json.loads((DATA / "expected.json").read_text())["evaluation_population"]
    for chosen in (area, None):
        found = figures(session, YEAR, chosen, TODAY)
        exact = figure_texts.as_json(statistics.exact(session, YEAR, chosen))
        number = numbers(found)
        for indicator, name in (
            (Indicator.COUNTED, "n"),
            (Indicator.WOMEN, "women"),
            (Indicator.LIVING_ALONE, "living_alone"),
            (Indicator.WOMAN_ALONE_80_PLUS, "80plus_woman_alone"),
            (Indicator.HEALTH_CONSENT, "health_consent_n"),
            (Indicator.ANY_LIMITATION, "any_limitation"),
            (Indicator.LIMITATION_WALKING, "limitation_walking"),
            (Indicator.ANY_CHRONIC, "any_chronic"),
        ):
            assert number[indicator] == expected[name] == exact[name]
        for indicator, name in (
            (Indicator.AGE_BAND, "age_band"),
            (Indicator.CONDITION, "chronic"),
            (Indicator.SELF_RATED, "self_rated_health"),
            (Indicator.SOURCE, "source"),
            (Indicator.NEED_THEME, "participants_with_need"),
            (Indicator.REPORT_QUARTER, "registered_per_quarter"),
        ):
            assert divided(found, indicator) == sorted(expected[name].values())
            assert expected[name] == exact[name]
    check_lists(session, YEAR, area, TODAY)


def test_every_figure_of_the_demo_has_its_list(pilot: Database) -> None:
    def check(session: Session) -> None:
        check_lists(session, YEAR, None, PILOT_DAY)
        found = [
            figure
            for code in ("2025", "2026")
            for figure in figures(session, periods.parse(code), None, PILOT_DAY)
        ]
        nothing = set(Indicator) - {one.indicator for one in found if one.number}
        assert not nothing
        first = min(statistics.areas(session, None))
        assert Indicator.VISITS in targets.of(session, YEAR, first)
        assert len(stories.going_out(session, YEAR, first)) == 1

    pilot.read(check)


def test_every_indicator_stands_in_one_chapter_and_is_counted() -> None:
    placed = [indicator for indicators_of in GOALS.values() for indicator in indicators_of]
    assert sorted(placed) == sorted(Indicator)
    assert set(indicators.RECORDS) == set(Indicator)


@pytest.mark.parametrize(("part", "whole", "percent"), [(14, 21, 67), (15, 21, 71), (1, 0, None)])
def test_shares_are_whole_percents(part: int, whole: int, percent: int | None) -> None:
    assert rules.percent(part, whole) == percent


def test_a_file_of_the_safety_compartment_changes_nothing(session: Session, area: int) -> None:
    someone = made.participant(session, area)
    before = figures(session, periods.parse("2026"), None, made.TODAY)
    session.add(SafetyFile(participant_id=someone, opened_on=made.TODAY, note="x"))
    session.flush()
    assert figures(session, periods.parse("2026"), None, made.TODAY) == before
    check_lists(session, periods.parse("2026"), None, made.TODAY)


def test_a_running_quarter_counts_until_today(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    pilot.add_one(date(2025, 4, 2), first_contact_on=date(2025, 4, 6))
    pilot.add_one(date(2025, 4, 2), first_contact_on=date(2025, 4, 10))
    pilot.add_one(date(2025, 4, 3), status=ParticipantStatus.CLOSED, closed_on=date(2025, 5, 2))
    quarter = periods.parse("2025-Q2")
    found = figures(session, quarter, pilot.area, date(2025, 5, 1))
    number = numbers(found)
    assert number[Indicator.ACTIVE_PARTICIPANTS] == 3
    days = next(one for one in found if one.indicator is Indicator.REACHED)
    assert days.number == 3
    assert days.middle == Fraction(4)
    later = figures(session, quarter, pilot.area, date(2025, 7, 1))
    assert numbers(later)[Indicator.ACTIVE_PARTICIPANTS] == 2
    assert number[Indicator.OCCURRENCES] < numbers(later)[Indicator.OCCURRENCES]
    listed = indicators.behind(
        indicators.scope(session, quarter, pilot.area, today=date(2025, 7, 1)), Indicator.VISITS
    )
    assert {one.kind for one in listed} == {RecordKind.OCCURRENCE}
    assert all(timedelta(0) <= one.on - quarter.first_day for one in listed if one.on)


def test_a_target_is_compared_only_with_a_figure_that_counts_the_same(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    pilot.add(30)
    pilot.add_one(date(2025, 2, 3), status=ParticipantStatus.DECLINED)
    session.get_one(Area, pilot.area).connector_hours = 24
    quarter = periods.parse("2025-Q1")
    today = date(2025, 7, 1)
    tally = tallies.count(session, quarter, [pilot.area], b"secret")
    scope = indicators.scope(session, quarter, pilot.area, today=today)
    cells = {
        Indicator.REPORTS: (Subject.REPORTS.value, 1),
        Indicator.NEW_PARTICIPANTS: (cell(Subject.REPORTS, stage="participant"), 1),
        Indicator.OCCURRENCES: (Subject.OCCURRENCES.value, 1),
        Indicator.VISITS: (Subject.VISITS.value, 1),
        Indicator.TALKS_AT_DOORS: (cell(Subject.OUTREACH, outreach_step="talked"), 1),
        Indicator.KEY_FIGURES: (Subject.KEY_FIGURES.value, STOCK_QUARTER),
        Indicator.COUNTED: (Subject.PEOPLE.value, 1),
        Indicator.WOMEN: (cell(Subject.PEOPLE, gender="woman"), 1),
        Indicator.LIVING_ALONE: (cell(Subject.PEOPLE, living="alone"), 1),
        Indicator.VOLUNTEERS: (Subject.VOLUNTEERS.value, STOCK_QUARTER),
        Indicator.CONNECTOR_HOURS: (Subject.CONNECTOR_HOURS.value, 1),
    }
    same = {
        figure
        for places in quarter_report.PRINTED.values()
        for figure, place in places.items()
        if place.same and not place.each and isinstance(figure, Indicator)
    }
    assert same == set(cells)
    for indicator, (name, block) in cells.items():
        exact = indicators.number(scope, indicator)
        assert exact
        assert tally.counts[name, (pilot.area, block)] == exact
