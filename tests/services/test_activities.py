from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.periods import Period
from spil_desktop.rules.report_cells import Subject
from spil_desktop.rules.vocabulary import DayPart, Interest, Presence, RunBy
from spil_desktop.services import activities, occurrences, tallies
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.occurrences import OccurrenceFields
from tests.services import made
from tests.services.made import TODAY

TUESDAYS = [date(2026, 4, 14), date(2026, 4, 21), date(2026, 4, 28)]


@pytest.fixture
def coffee(area):
    return ActivityFields(
        "Koffieochtend",
        area,
        place="De Fantasie",
        held=(DayPart.TUESDAY_MORNING,),
        starts_at=time(10),
        capacity=12,
        interests=(Interest.COFFEE,),
        wheelchair=True,
        run_by=RunBy.RESIDENTS,
        started_on=date(2026, 3, 3),
        note="mevrouw regelt de koek",
    )


@pytest.fixture
def number(session, coffee):
    return activities.add(session, coffee)


def refusal(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem


def test_an_activity_is_kept_and_changed(session, coffee, number):
    row = activities.card(session, number, today=TODAY)
    assert (row.fields, row.area, row.ended_on) == (coffee, "De Bouwen", None)
    assert (row.next_on, row.mean_visitors, row.free_places) == (None, None, 12)
    assert "koek" not in repr(row)
    changed = replace(coffee, name=" Thee ", capacity=None)
    activities.edit(session, number, changed, version=1)
    row = activities.card(session, number, today=TODAY)
    assert (row.fields.name, row.free_places) == ("Thee", None)


def test_what_cannot_be_kept_is_refused(session, coffee, number):
    for fields, problem in (
        (replace(coffee, name=" "), InputProblem.REQUIRED),
        (replace(coffee, capacity=0), InputProblem.NOT_A_NUMBER),
        (replace(coffee, rule="elke week"), InputProblem.NOT_IN_LIST),
        (replace(coffee, area_id=99), InputProblem.UNKNOWN_RECORD),
    ):
        assert refusal(lambda fields=fields: activities.add(session, fields)) is problem


def test_weekdays_are_planned_ahead_but_holidays_and_known_days_are_not(session, number):
    occurrences.add(session, number, date(2026, 4, 21))
    planned = occurrences.plan_ahead(session, number, date(2026, 4, 14), date(2026, 5, 5))
    assert planned == (date(2026, 4, 14), date(2026, 4, 28))
    assert occurrences.plan_ahead(session, number, date(2026, 4, 14), date(2026, 5, 5)) == ()
    days = [row.held_on for row in occurrences.rows(session, number)]
    assert days == sorted(TUESDAYS, reverse=True)
    assert activities.card(session, number, today=TODAY).next_on == TODAY


def test_a_rule_can_be_every_other_week(session, coffee):
    number = activities.add(session, replace(coffee, rule="FREQ=WEEKLY;INTERVAL=2"))
    planned = occurrences.plan_ahead(session, number, date(2026, 3, 1), date(2026, 4, 3))
    assert planned == (date(2026, 3, 3), date(2026, 3, 17), date(2026, 3, 31))


def test_a_new_series_is_planned_twelve_weeks_ahead(session, coffee):
    number = occurrences.start_series(session, coffee, today=TODAY)
    days = [row.held_on for row in occurrences.rows(session, number)]
    assert (days[-1], days[0]) == (TODAY, TODAY + timedelta(weeks=12))


def test_who_comes_most_often_is_named_first(session, area, number):
    anna, bert = (made.participant(session, area, name) for name in ("Annema", "Bertema"))
    day = occurrences.add(session, number, TODAY)
    occurrences.record_attendance(session, day, {bert: Presence.PRESENT})
    named = ((anna, "Annema, Annie"), (bert, "Bertema, Annie"))
    assert occurrences.regulars_first(session, number, named) == named[::-1]


def test_without_weekdays_nothing_is_planned(session, coffee):
    number = activities.add(session, replace(coffee, held=()))
    assert occurrences.plan_ahead(session, number, TODAY, date(2026, 5, 1)) == ()


def test_the_same_day_is_planned_once(session, number):
    first = occurrences.add(session, number, TODAY, starts_at=time(14))
    assert occurrences.add(session, number, TODAY) == first
    (row,) = occurrences.rows(session, number)
    assert row.starts_at == time(14)
    occurrences.cancel(session, first)
    assert activities.card(session, number, today=TODAY).next_on is None


def test_attendance_counts_heads_and_names(session, area, number):
    anna, bert = (made.participant(session, area, name) for name in ("Annema", "Bertema"))
    day = occurrences.add(session, number, TODAY)
    both = {anna: Presence.PRESENT, bert: Presence.INVITED}
    occurrences.record_attendance(session, day, both, visitors=9)
    assert [row.presence for row in occurrences.attendance(session, day)] == [
        Presence.PRESENT,
        Presence.INVITED,
    ]
    assert "Annema" not in repr(occurrences.attendance(session, day))
    (row,) = occurrences.rows(session, number)
    assert (row.visitors, row.named) == (9, 1)

    occurrences.record_attendance(session, day, {bert: Presence.PRESENT})
    (row,) = occurrences.rows(session, number)
    assert (row.visitors, row.named) == (1, 1)
    assert [row.participant_id for row in occurrences.attendance(session, day)] == [bert]

    occurrences.record_attendance(session, day, {})
    assert occurrences.rows(session, number)[0].visitors is None
    assert (
        refusal(lambda: occurrences.record_attendance(session, day, both, visitors=0))
        is InputProblem.FEWER_THAN_NAMED
    )


def test_free_places_follow_from_the_last_times(session, number):
    for week, visitors in enumerate([99, 8, 8, 8, 8, 8, 8, 8, 9]):
        day = occurrences.add(session, number, date(2026, 2, 3) + timedelta(7 * week))
        occurrences.record_attendance(session, day, {}, visitors=visitors)
    (row,) = activities.rows(session, today=TODAY)
    assert row.mean_visitors == pytest.approx(8.125)
    assert row.free_places == 3


def test_an_ended_activity_leaves_the_list_and_its_empty_days(session, area, number):
    first, _second, third = (occurrences.add(session, number, day) for day in TUESDAYS)
    someone = made.participant(session, area)
    occurrences.record_attendance(session, third, {someone: Presence.INVITED})
    activities.end(session, number, date(2026, 4, 20))
    assert {row.id for row in occurrences.rows(session, number)} == {first, third}
    later = date(2026, 4, 21)
    assert len(activities.rows(session, area, today=date(2026, 4, 20))) == 1
    assert activities.rows(session, area, today=later) == ()
    assert len(activities.rows(session, today=later, ended=True)) == 1
    assert occurrences.plan_ahead(session, number, later, date(2026, 6, 1)) == ()
    assert (
        refusal(lambda: activities.end(session, number, date(2026, 1, 1)))
        is InputProblem.END_BEFORE_START
    )


def test_one_time_of_a_series_is_moved_and_not_planned_again(session, number):
    occurrences.plan_ahead(session, number, TUESDAYS[0], TUESDAYS[1])
    later, first = occurrences.rows(session, number)
    new = OccurrenceFields(date(2026, 4, 16), time(14), time(16), "Bibliotheek")
    occurrences.change(session, first.id, new)
    assert occurrences.plan_ahead(session, number, TUESDAYS[0], TUESDAYS[1]) == ()
    row = occurrences.rows(session, number)[1]
    assert (row.held_on, row.planned_on, row.place) == (
        date(2026, 4, 16),
        TUESDAYS[0],
        "Bibliotheek",
    )
    assert (row.starts_at, row.ends_at) == (time(14), time(16))
    taken = OccurrenceFields(later.held_on)
    assert refusal(lambda: occurrences.change(session, first.id, taken)) is (
        InputProblem.ALREADY_EXISTS
    )
    backwards = OccurrenceFields(TODAY, time(16), time(14))
    assert refusal(lambda: occurrences.change(session, first.id, backwards)) is (
        InputProblem.END_BEFORE_START
    )


def test_another_rhythm_replans_what_is_to_come_but_keeps_what_was_changed(session, area, coffee):
    number = occurrences.start_series(session, coffee, today=TODAY)
    past = occurrences.add(session, number, date(2026, 4, 7))
    coming = {row.held_on: row.id for row in occurrences.rows(session, number)}
    cancelled, named = coming[date(2026, 4, 21)], coming[date(2026, 4, 28)]
    occurrences.cancel(session, cancelled)
    someone = made.participant(session, area)
    occurrences.record_attendance(session, named, {someone: Presence.INVITED})
    monthly = replace(coffee, rule="FREQ=MONTHLY;BYDAY=2TU", in_holidays=True, lift=True)
    occurrences.change_series(session, number, monthly, today=TODAY)
    days = {row.held_on: row.id for row in occurrences.rows(session, number)}
    assert days[date(2026, 4, 7)] == past
    assert (days[date(2026, 4, 21)], days[date(2026, 4, 28)]) == (cancelled, named)
    assert sorted(days)[-2:] == [date(2026, 5, 12), date(2026, 6, 9)]
    assert len(days) == 6
    renamed = replace(monthly, name="Thee")
    occurrences.change_series(session, number, renamed, today=TODAY)
    assert {row.held_on for row in occurrences.rows(session, number)} == set(days)


def test_a_series_that_ended_stays_in_past_figures(session, area, number):
    day = occurrences.add(session, number, date(2026, 3, 3))
    occurrences.record_attendance(session, day, {}, visitors=9)
    quarter = Period(2026, 1, 1)
    before = tallies.count(session, quarter, [area], b"secret")
    activities.end(session, number, date(2026, 3, 31))
    assert tallies.count(session, quarter, [area], b"secret").counts == before.counts
    visits = [held for (name, _block), held in before.counts.items() if name == Subject.VISITS]
    assert visits == [9]


def test_a_series_may_go_on_in_holidays(session, coffee):
    fields = replace(coffee, in_holidays=True)
    number = activities.add(session, fields)
    planned = occurrences.plan_ahead(session, number, date(2026, 5, 1), date(2026, 5, 6))
    assert planned == (date(2026, 5, 5),)
    assert (
        refusal(lambda: activities.add(session, replace(coffee, ends_at=time(9))))
        is InputProblem.END_BEFORE_START
    )
    assert (
        refusal(lambda: activities.add(session, replace(coffee, key_figure_id=99)))
        is InputProblem.UNKNOWN_RECORD
    )


def test_a_series_is_planned_further_unless_nobody_planned_it(session, number):
    assert occurrences.plan_further(session, number, today=TODAY) == ()
    occurrences.add(session, number, date(2026, 4, 21))
    planned = occurrences.plan_further(session, number, today=TODAY)
    assert (planned[0], planned[-1]) == (date(2026, 4, 28), TODAY + timedelta(weeks=12))
