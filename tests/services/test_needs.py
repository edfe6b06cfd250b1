from dataclasses import replace
from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Match
from spil_desktop.rules.vocabulary import (
    DayPart,
    Interest,
    Layer,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    SubTheme,
    Urgency,
)
from spil_desktop.services import needs
from spil_desktop.services.needs import Closing, NeedFields, NeedFilter, NeedOrder
from tests.services import made
from tests.services.made import TODAY

LAMP = NeedFields(
    NeedTheme.PRACTICAL_HELP,
    date(2026, 4, 1),
    SubTheme.LAMP,
    "lamp in de gang",
    Urgency.TWO_WEEKS,
    (Interest.COFFEE,),
    (DayPart.TUESDAY_AFTERNOON,),
)
COMPANY = NeedFields(NeedTheme.SOCIAL_CONTACT, date(2026, 4, 10), urgency=Urgency.FOLLOW)
RIDE = NeedFields(NeedTheme.TRANSPORT, date(2026, 3, 1), urgency=Urgency.NOW)


@pytest.fixture
def someone(session, area):
    return made.participant(session, area, "Voorbeeldstra")


@pytest.fixture
def three(session, someone):
    return [needs.add(session, someone, new, today=TODAY) for new in (LAMP, COMPANY, RIDE)]


def match(session, someone, need, area, status):
    volunteer = made.volunteer(session, area)
    session.add(
        Match(
            participant_id=someone,
            need_id=need,
            volunteer_id=volunteer,
            kind=MatchKind.JOB,
            status=status,
        )
    )
    session.flush()


def refusal(attempt):
    with pytest.raises(SpilError) as refused:
        attempt()
    return refused.value.problem


def test_a_need_is_kept_as_it_was_asked(session, someone):
    number = needs.add(session, someone, LAMP, today=TODAY)
    row = needs.card(session, number, today=TODAY)
    assert row.fields == LAMP
    assert (row.status, row.is_open, row.matched) == (NeedStatus.NEW, True, False)
    assert row.waiting_days == 13
    assert row.name == "Annie Voorbeeldstra"
    assert "Voorbeeldstra" not in repr(row)
    assert "lamp in" not in repr(row)


def test_themes_come_in_the_order_of_the_method(session, three):
    lamp, company, ride = three
    assert [row.id for row in needs.rows(session, NeedFilter(), today=TODAY)] == [
        company,
        lamp,
        ride,
    ]


@pytest.mark.parametrize(
    ("order", "expected"), [(NeedOrder.WAITING, [2, 0, 1]), (NeedOrder.URGENCY, [2, 0, 1])]
)
def test_other_orders(session, three, order, expected):
    found = needs.rows(session, NeedFilter(order=order), today=TODAY)
    assert [row.id for row in found] == [three[place] for place in expected]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (NeedFilter(theme=NeedTheme.TRANSPORT), [2]),
        (NeedFilter(urgency=Urgency.TWO_WEEKS), [0]),
        (NeedFilter(status=NeedStatus.NEW), [1, 0, 2]),
        (NeedFilter(status=NeedStatus.WAITING), []),
        (NeedFilter(text="LÁMP voorbeeld"), [0]),
        (NeedFilter(text="nergens"), []),
        (NeedFilter(area_id=99), []),
        (NeedFilter(limit=2), [1, 0]),
        (NeedFilter(text="voorbeeld", limit=2), [1, 0]),
    ],
)
def test_filters(session, three, wanted, expected):
    found = needs.rows(session, wanted, today=TODAY)
    assert [row.id for row in found] == [three[place] for place in expected]


def test_only_a_running_match_answers_a_need(session, area, someone, three):
    lamp, company, ride = three
    match(session, someone, lamp, area, MatchStatus.PROPOSED)
    match(session, someone, ride, area, MatchStatus.ENDED)
    left = needs.rows(session, NeedFilter(without_match=True), today=TODAY)
    assert [row.id for row in left] == [company, ride]
    assert needs.card(session, lamp, today=TODAY).matched


def test_a_solved_need_says_through_which_layer(session, someone, three):
    closing = Closing(NeedStatus.SOLVED, date(2026, 4, 11), Layer.NEIGHBOUR)
    needs.close(session, three[0], closing, today=TODAY, version=1)
    row = needs.card(session, three[0], today=TODAY)
    assert (row.closing, row.is_open, row.waiting_days) == (closing, False, 10)
    assert three[0] not in [row.id for row in needs.rows(session, NeedFilter(), today=TODAY)]
    everything = needs.rows(session, NeedFilter(open_only=False), today=TODAY)
    assert len(everything) == 3
    listed = needs.of_participant(session, someone, today=TODAY)
    assert [row.id for row in listed] == [three[1], three[2], three[0]]


def test_a_closed_need_can_be_opened_again(session, three):
    closing = Closing(NeedStatus.WITHDRAWN, TODAY)
    needs.close(session, three[0], closing, today=TODAY)
    needs.move(session, three[0], NeedStatus.WAITING)
    row = needs.card(session, three[0], today=TODAY)
    assert (row.status, row.closing) == (NeedStatus.WAITING, None)


def test_what_is_asked_can_change(session, three):
    changed = replace(LAMP, sub_theme=SubTheme.GARDEN, note="de heg")
    needs.edit(session, three[0], changed, today=TODAY)
    assert needs.card(session, three[0], today=TODAY).fields == changed
    assert (
        refusal(lambda: needs.edit(session, three[0], LAMP, today=TODAY, version=1))
        is InputProblem.CHANGED_MEANWHILE
    )


def test_what_cannot_be_is_refused(session, someone, three):
    tomorrow = TODAY + timedelta(days=1)
    attempts = {
        lambda: needs.add(session, someone, replace(LAMP, asked_on=tomorrow), today=TODAY): (
            InputProblem.DATE_IN_FUTURE
        ),
        lambda: needs.add(session, someone, replace(RIDE, sub_theme=SubTheme.LAMP), today=TODAY): (
            InputProblem.NOT_IN_LIST
        ),
        lambda: needs.add(session, someone + 1, LAMP, today=TODAY): InputProblem.UNKNOWN_RECORD,
        lambda: needs.card(session, 99, today=TODAY): InputProblem.UNKNOWN_RECORD,
        lambda: needs.move(session, three[0], NeedStatus.SOLVED): InputProblem.NOT_IN_LIST,
    }
    for attempt, problem in attempts.items():
        assert refusal(attempt) is problem


@pytest.mark.parametrize(
    ("closing", "problem"),
    [
        (Closing(NeedStatus.NEW, TODAY), InputProblem.NOT_IN_LIST),
        (Closing(NeedStatus.PARTLY_SOLVED, TODAY), InputProblem.REQUIRED),
        (Closing(NeedStatus.WITHDRAWN, date(2026, 4, 15)), InputProblem.DATE_IN_FUTURE),
        (Closing(NeedStatus.WITHDRAWN, date(2026, 3, 31)), InputProblem.END_BEFORE_START),
    ],
)
def test_an_end_that_cannot_be_is_refused(session, three, closing, problem):
    assert refusal(lambda: needs.close(session, three[0], closing, today=TODAY)) is problem
