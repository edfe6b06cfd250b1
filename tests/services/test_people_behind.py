"""Breakdowns are of ten different people, whatever these have many of: proven on real stores."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Attendance,
    KeyFigure,
    Match,
    MatchReview,
    Need,
    Occurrence,
    Opinion,
    Referral,
    Ride,
    VolunteerHours,
)
from spil_desktop.rules import periods
from spil_desktop.rules.release import Release
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import (
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    OpinionOf,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    RidePurpose,
    RideStatus,
    RunBy,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import releases, tallies
from tests.services import made
from tests.services.wards import Ward

TODAY = date(2027, 1, 12)
Q1, Q2, Q3 = date(2026, 2, 3), date(2026, 5, 5), date(2026, 8, 4)


def _publish(session: Session, period: str, area: int | None) -> Release:
    release = releases.plan(session, periods.parse(period), area, today=TODAY)
    releases.publish(session, release, area, today=TODAY)
    return release


def _printed(release: Release, id_: str) -> dict[str | None, int | None]:
    """Return what a table prints by its first category; nothing when it is not there."""
    tables = [table for table in release.tables if table.id == id_]
    return {cell.keys[0] if cell.keys else None: cell.count for t in tables for cell in t.cells}


def _wards(session: Session) -> tuple[Ward, Ward]:
    """Return an area without anyone, and one of twenty people who never ask."""
    one, other = Ward(session), Ward(session, "Elders")
    for _ in range(20):
        other.add()
    return one, other


def _all_ask(ward: Ward, day: date, needs: int, rides: int) -> None:
    """Let thirty people ask."""
    for _ in range(30):
        _ask(ward, ward.add(), day, needs, rides)


def _divided(release: Release) -> set[str]:
    return {table.id for table in release.tables if table.dimensions}


def _ask(ward: Ward, one: int, day: date, needs: int, rides: int) -> None:
    for number in range(needs):
        theme = NeedTheme.TRANSPORT if number % 2 else NeedTheme.SHOPPING
        need = Need(participant_id=one, asked_on=day, theme=theme, status=NeedStatus.NEW)
        ward.session.add(need)
    for number in range(rides):
        status = RideStatus.UNMET if number % 3 else RideStatus.DONE
        ride = Ride(participant_id=one, on=day, purpose=RidePurpose.DOCTOR, status=status)
        ward.session.add(ride)


def test_what_one_person_asked_in_a_quarter_is_never_divided(session: Session) -> None:
    ward = Ward(session)
    people = [ward.add() for _ in range(30)]
    for one in people:
        _ask(ward, one, Q1, needs=2, rides=3)
    _ask(ward, people[0], Q3, needs=26, rides=15)
    first = _publish(session, "2026-Q1", ward.area)
    assert set(_printed(first, "r7_needs")) == {None, "transport", "shopping"}
    assert set(_printed(first, "r8_rides")) == {None, "done", "unmet"}
    third = _publish(session, "2026-Q3", ward.area)
    shown = {
        table.id for table in third.tables if table.dimensions and table.report in {"R7", "R8"}
    }
    assert not shown  # nor since January: less the first quarter, that would be hers
    assert _printed(third, "r7_needs")[None] in {25, 30}
    year = _publish(session, "2026", ward.area)
    assert "r8_rides" not in {table.id for table in year.tables if table.dimensions}


def test_a_share_of_what_few_people_asked_is_of_these_people(session: Session) -> None:
    ward = Ward(session)
    for _ in range(20):
        _ask(ward, ward.add(), Q1, needs=12, rides=0)
    (table,) = [
        table for table in _publish(session, "2026-Q1", ward.area).tables if table.id == "r7_needs"
    ]
    assert table.percent_step == 10
    assert all(cell.percent.indicative for cell in table.cells if cell.percent)


def _volunteers(ward: Ward, number: int, day: date, role: VolunteerRole, minutes: int) -> list[int]:
    found = [
        made.volunteer(ward.session, ward.area, status=VolunteerStatus.ACTIVE)
        for _ in range(number)
    ]
    _give(ward, found, day, role, minutes)
    return found


def _give(ward: Ward, whose: list[int], day: date, role: VolunteerRole, minutes: int) -> None:
    for one in whose:
        hours = VolunteerHours(volunteer_id=one, on=day, role=role, minutes=minutes)
        ward.session.add(hours)


def test_the_hours_of_one_volunteer_are_not_told(session: Session) -> None:
    ward = Ward(session)
    for _ in range(20):
        ward.add()
    _volunteers(ward, 1, Q1, VolunteerRole.DRIVER, 37 * 60)
    release = _publish(session, "2026-Q1", ward.area)
    assert _printed(release, "r17_hours") == {}


def test_hours_are_of_ten_people_in_every_quarter_that_is_printed_or_follows(
    session: Session,
) -> None:
    ward = Ward(session)
    for _ in range(20):
        ward.add()
    drivers = _volunteers(ward, 10, Q1, VolunteerRole.DRIVER, 240)
    hosts = _volunteers(ward, 12, Q1, VolunteerRole.HOST, 180)
    visitors = _volunteers(ward, 11, Q1, VolunteerRole.BUDDY, 120)
    first = _printed(_publish(session, "2026-Q1", ward.area), "r17_hours")
    assert {"driver", "host", "buddy"} < set(first)
    _give(ward, drivers[:1], Q2, VolunteerRole.DRIVER, 41 * 60)
    _give(ward, hosts, Q2, VolunteerRole.HOST, 60)
    _give(ward, visitors, Q2, VolunteerRole.BUDDY, 60)
    second = _publish(session, "2026-Q2", ward.area)
    for id_ in ("r17_hours", "r17_hours_cumulative"):
        assert "driver" not in _printed(second, id_)
        assert _printed(second, id_)[None]
    half = _printed(_publish(session, "2026-H1", ward.area), "r17_hours")
    assert "driver" not in half  # less the first quarter, it would be of one


def test_opinions_count_only_where_ten_people_can_have_given_them(session: Session) -> None:
    ward = Ward(session)
    for _ in range(20):
        ward.add()
    for _ in range(10):
        given = Opinion(area_id=ward.area, given_by=OpinionOf.KEY_FIGURE, given_on=Q1, mark=4)
        session.add(given)
    tables = releases.plan(session, periods.parse("2026-Q1"), ward.area, today=TODAY).tables
    assert "r17_key_figure_mark" not in {table.id for table in tables}
    for _ in range(10):
        person = made.person(session, ward.area)
        session.add(KeyFigure(area_id=ward.area, person_id=person))
    tables = releases.plan(session, periods.parse("2026-Q1"), ward.area, today=TODAY).tables
    assert "r17_key_figure_mark" in {table.id for table in tables}


def test_one_person_gives_one_mark_for_the_work_in_a_quarter(session: Session) -> None:
    ward = Ward(session)
    one = ward.add()
    for moment, mark, day in ((Moment.T2, 9, Q2), (Moment.T1, 4, Q2 - timedelta(days=20))):
        ward.measure(one, moment, "satisfaction", {"mark": mark}, on=day)
    tally = tallies.count(session, periods.parse("2026"), [ward.area], b"secret")
    of = cell(Subject.ANSWERS, asked_of="participant_mark"), (ward.area, 2)
    assert tally.counts[of] == 1
    assert list(tally.answers[of].values()) == [9]


def _matched(ward: Ward, volunteer: int, day: date) -> None:
    """Add a match of someone, with the marks that both gave it."""
    match = Match(
        participant_id=ward.add(),
        volunteer_id=volunteer,
        kind=MatchKind.DRIVE,
        status=MatchStatus.ACTIVE,
        proposed_on=day,
        met_on=day,
    )
    ward.session.add(match)
    ward.session.flush()
    review = MatchReview(match_id=match.id, on=day, participant_mark=7, volunteer_mark=8)
    ward.session.add(review)


def _means(release: Release) -> set[str]:
    return {table.id for table in release.tables if table.cells[0].mean}


@pytest.mark.parametrize("partners", [1, 10])
def test_a_mean_of_what_volunteers_think_is_of_ten_of_them(session: Session, partners: int) -> None:
    ward = Ward(session)
    whose = [made.volunteer(session, ward.area) for _ in range(partners)]
    for number in range(20):
        _matched(ward, whose[number % partners], Q1)
    for _ in range(10):
        ward.add()
    means = _means(releases.plan(session, periods.parse("2026-Q1"), ward.area, today=TODAY))
    assert "r9_mark" in means
    assert ("r9_partner_mark" in means) is (partners == 10)


@pytest.mark.parametrize("partners", [1, 10])
def test_nor_does_such_a_mean_follow_from_two(session: Session, partners: int) -> None:
    ward = Ward(session)
    whose = [made.volunteer(session, ward.area) for _ in range(20)]
    for number in range(20):
        _matched(ward, whose[number], Q1)
        _matched(ward, whose[number % partners], Q3)
    assert _means(_publish(session, "2026-Q1", ward.area)) >= {"r9_mark", "r9_partner_mark"}
    year = _means(_publish(session, "2026", ward.area))
    assert "r9_mark" in year
    assert ("r9_partner_mark" in year) is (partners == 10)


@pytest.mark.parametrize(("named", "heads", "people"), [(4, 9, 9), (7, 3, 7)])
def test_visitors_without_a_name_differ_on_one_day_only(
    session: Session, named: int, heads: int, people: int
) -> None:
    ward = Ward(session)
    activity = Activity(area_id=ward.area, name="Koffie", run_by=RunBy.RESIDENTS)
    session.add(activity)
    session.flush()
    for visitors in (None, heads, heads):
        held = Occurrence(activity_id=activity.id, held_on=Q1, visitors=visitors)
        session.add(held)
        session.flush()
        if visitors is None:
            for _ in range(named):
                session.add(Attendance(occurrence_id=held.id, participant_id=ward.add()))
    tally = tallies.count(session, periods.parse("2026"), [ward.area], b"secret")
    block = (ward.area, 1)
    assert tally.counts[Subject.VISITS.value, block] == named + 2 * heads
    behind = tally.behind((Subject.VISITS.value,), [block])
    assert behind is not None
    assert (behind.people, behind.most) == (people, 3)


def test_an_area_is_not_told_beside_the_whole_where_the_rest_is_of_one_person(
    session: Session,
) -> None:
    one, other = _wards(session)
    _all_ask(one, Q1, needs=2, rides=3)
    _ask(other, other.add(), Q1, needs=26, rides=15)
    whole = _publish(session, "2026-Q1", None)
    assert set(_printed(whole, "r8_rides")) == {None, "done", "unmet"}
    shown = _divided(_publish(session, "2026-Q1", one.area))
    assert not shown & {"r7_needs", "r8_rides"}
    assert "r3_age" in shown


def test_nor_of_what_is_open_on_the_same_day(session: Session) -> None:
    one, other = _wards(session)
    _all_ask(one, Q1, needs=2, rides=0)
    _ask(other, other.add(), Q1, needs=26, rides=0)
    assert "r16_open_theme" in _divided(_publish(session, "2026-Q1", one.area))
    assert "r16_open_theme" not in _divided(_publish(session, "2026-Q1", None))
    assert "r16_open_theme" in _divided(_publish(session, "2026-H1", None))
    assert "r16_open_theme" not in _divided(_publish(session, "2026-H1", one.area))


def test_nor_where_a_later_period_of_the_other_area_was_told_first(session: Session) -> None:
    one, other = Ward(session), Ward(session, "Elders")
    people = [ward.add() for ward in (one, other) for _ in range(30)]
    for each in people:
        _ask(one, each, Q1, needs=2, rides=3)
    _ask(other, people[-1], Q3, needs=26, rides=15)
    _publish(session, "2026", other.area)
    assert "r8_rides" in _divided(_publish(session, "2026-Q1", None))
    assert not _divided(_publish(session, "2026-Q1", one.area)) & {"r7_needs", "r8_rides"}


def test_nor_where_an_area_reports_by_quarter_and_all_by_half_year(session: Session) -> None:
    one, other = _wards(session)
    _all_ask(one, Q1, needs=0, rides=3)
    _ask(other, other.add(), Q2, needs=0, rides=26)
    assert "r8_rides" in _divided(_publish(session, "2026-Q1", one.area))
    assert "r8_rides" not in _divided(_publish(session, "2026-H1", None))


def test_what_is_of_few_on_its_own_day_is_so_beside_a_later_period(session: Session) -> None:
    ward, other = Ward(session), Ward(session, "Elders")
    people, others = ([each.add() for _ in range(40)] for each in (ward, other))
    _ask(ward, people[0], Q1, needs=26, rides=0)
    for one in people[:30]:
        _ask(ward, one, Q3, needs=4, rides=0)
    for number, one in enumerate((*people[:3] * 8, *people[3:])):
        answered = Q1 if number < 24 else Q3
        sent = Referral(
            participant_id=one,
            direction=ReferralDirection.OUTGOING,
            kind=ReferralKind.WARM,
            sent_on=Q1,
            result=ReferralResult.IN_CARE,
            result_on=answered,
        )
        session.add(sent)
    for one in others:
        _ask(other, one, Q3, needs=1, rides=0)
    alone = _divided(releases.plan(session, periods.parse("2026-Q1"), ward.area, today=TODAY))
    assert not alone & {"r16_open_theme", "r15_feedback"}
    _publish(session, "2026", other.area)
    _publish(session, "2026", ward.area)
    beside = _divided(_publish(session, "2026-Q1", ward.area))
    assert not beside & {"r16_open_theme", "r15_feedback"}


def test_what_one_person_asked_and_came_in_late_is_not_told(session: Session) -> None:
    ward = Ward(session)
    people = [ward.add() for _ in range(30)]
    for one in people:
        _ask(ward, one, Q1, needs=2, rides=3)
    _publish(session, "2026-Q1", ward.area)
    _ask(ward, people[0], Q1, needs=26, rides=0)
    for one in people:
        for theme in (NeedTheme.SHOPPING, NeedTheme.SOCIAL_CONTACT):
            need = Need(participant_id=one, asked_on=Q2, theme=theme, status=NeedStatus.NEW)
            session.add(need)
    second = _publish(session, "2026-Q2", ward.area)
    assert second.errata == ("2026-Q1",)
    half = _publish(session, "2026-H1", ward.area)  # less the first quarter, it is the second
    for release in (second, half):
        shown = set(_printed(release, "r7_needs"))
        assert "shopping" in shown or "social_contact" in shown
        assert "transport" not in shown


def test_a_quarter_is_not_told_after_the_year_where_the_rest_is_of_one_person(
    session: Session,
) -> None:
    ward = Ward(session)
    people = [ward.add() for _ in range(30)]
    for one in people:
        _ask(ward, one, Q1, needs=2, rides=3)
    _ask(ward, people[0], Q3, needs=26, rides=15)
    year = _publish(session, "2026", ward.area)
    assert set(_printed(year, "r8_rides")) == {None, "done", "unmet"}
    shown = _divided(_publish(session, "2026-Q1", ward.area))
    assert not shown & {"r7_needs", "r8_rides"}
    assert "r3_age" in shown
