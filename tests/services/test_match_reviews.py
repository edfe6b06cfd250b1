from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Match, Need
from spil_desktop.rules.vocabulary import (
    Act,
    ContactFrequency,
    FollowUpKind,
    MatchEndReason,
    MatchStatus,
    NeedStatus,
)
from spil_desktop.services import changes, match_reviews, matches
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.matches import Ending, Expectations
from tests.services import matching_made as m
from tests.services.made import TODAY
from tests.services.states import state

Step = tuple[Act, Callable[[Session], object]]
START = date(2026, 5, 19)
GOOD = ReviewFields(
    START + timedelta(days=10), 4, 8, 5, 9, ContactFrequency.WEEKLY, "wandelen", goes_on=True
)


@pytest.fixture
def active(session: Session, area: int) -> int:
    need_id = m.asking(session, area)
    match_id = m.match(
        session, need_id, volunteer_id=m.buddy(session, area), status=MatchStatus.INTRODUCED
    )
    matches.activate(session, match_id, on=START, today=START)
    return match_id


def planned(session: Session, match_id: int) -> list[tuple[FollowUpKind, date, date | None]]:
    wanted = select(FollowUp).where(FollowUp.match_id == match_id).order_by(FollowUp.due_on)
    return [(row.kind, row.due_on, row.done_on) for row in session.scalars(wanted)]


def test_a_talk_answers_what_was_planned_and_the_match_keeps_the_last(
    session: Session, active: int
) -> None:
    number = match_reviews.record(session, active, GOOD, today=GOOD.on)

    (row,) = match_reviews.of_match(session, active)
    assert (row.id, row.fields, row.is_final) == (number, GOOD, False)
    assert row.due_on == START + timedelta(weeks=2)
    assert [done for _, _, done in planned(session, active)] == [GOOD.on, None, None, None]
    match = session.get_one(Match, active)
    assert (match.participant_click, match.volunteer_mark) == (4, 9)
    assert "wandelen" not in repr(row)


def test_a_late_talk_answers_all_that_was_due(session: Session, active: int) -> None:
    late = START + timedelta(weeks=8)
    match_reviews.record(session, active, ReviewFields(late, participant_mark=7), today=late)
    match_reviews.record(
        session, active, ReviewFields(late, note="los gesprek", goes_on=None), today=late
    )
    assert [done for _, _, done in planned(session, active)] == [late, late, None, None]
    last, first = match_reviews.of_match(session, active)
    assert (first.due_on, last.due_on) == (START + timedelta(weeks=2), None)
    assert session.get_one(Match, active).participant_mark == 7


def test_after_the_end_both_sides_are_asked_in_one_talk(session: Session, active: int) -> None:
    day = date(2026, 10, 1)
    matches.end(session, active, Ending(day, MatchEndReason.VOLUNTEER_MOVED), today=day)
    hers = ReviewFields(day, participant_mark=9, together="wandelen")
    match_reviews.record(session, active, hers, today=day)
    assert planned(session, active)[-1] == (FollowUpKind.MATCH_EVALUATION, date(2026, 10, 8), None)

    later = day + timedelta(days=4)
    match_reviews.record(session, active, ReviewFields(later, volunteer_click=5), today=later)

    (row,) = match_reviews.of_match(session, active)
    assert row.is_final
    assert (row.fields.participant_mark, row.fields.volunteer_click) == (9, 5)
    assert (row.fields.together, row.fields.on) == ("wandelen", later)
    assert planned(session, active)[-1][2] == later


def test_a_talk_can_be_corrected(session: Session, active: int) -> None:
    number = match_reviews.record(session, active, GOOD, today=GOOD.on)
    other = ReviewFields(GOOD.on, participant_click=2, goes_on=False)
    (row,) = match_reviews.of_match(session, active)
    match_reviews.edit(session, number, other, today=GOOD.on, version=row.version)
    assert match_reviews.of_match(session, active)[0].fields == other


@pytest.mark.parametrize(
    ("said", "problem", "field"),
    [
        (ReviewFields(START, participant_click=6), InputProblem.NOT_IN_LIST, "participant_click"),
        (ReviewFields(START, volunteer_mark=0), InputProblem.NOT_IN_LIST, "volunteer_mark"),
        (ReviewFields(START, note=" "), InputProblem.REQUIRED, "participant_click"),
        (ReviewFields(START + timedelta(days=1), 4), InputProblem.DATE_IN_FUTURE, "on"),
    ],
)
def test_a_talk_that_cannot_be(
    session: Session, active: int, said: ReviewFields, problem: InputProblem, field: str
) -> None:
    with pytest.raises(SpilError) as caught:
        match_reviews.record(session, active, said, today=START)
    assert caught.value.problem is problem
    assert caught.value.values["field"] == field


def test_of_an_activity_one_side_is_enough(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    match_id = m.match(session, need_id, activity_id=m.activity(session, area), active_from=TODAY)
    matches.end(session, match_id, Ending(TODAY, MatchEndReason.GOAL_REACHED), today=TODAY)
    assert planned(session, match_id) == []
    match_reviews.record(session, match_id, ReviewFields(TODAY, 4), today=TODAY)
    assert match_reviews.of_match(session, match_id)[0].is_final


def test_every_change_can_be_undone_and_redone(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    number = m.match(
        session, need_id, volunteer_id=m.buddy(session, area), status=MatchStatus.PROPOSED
    )
    day = date(2026, 6, 10)
    review = ReviewFields(day, participant_mark=7)
    session.get_one(Need, need_id).status = NeedStatus.SOLVED
    steps: list[Step] = [
        (Act.MOVE_MATCH, lambda own: matches.introduce(own, number, on=TODAY, today=TODAY)),
        (
            Act.REVIEW_MATCH,
            lambda own: matches.expect(own, number, Expectations("rust", "gezelschap")),
        ),
        (Act.MOVE_MATCH, lambda own: matches.met(own, number, on=TODAY, today=TODAY)),
        (Act.MOVE_MATCH, lambda own: matches.start_trial(own, number, on=TODAY, today=TODAY)),
        (Act.MOVE_MATCH, lambda own: matches.activate(own, number, on=START, today=day)),
        (Act.REVIEW_MATCH, lambda own: match_reviews.record(own, number, review, today=day)),
        (
            Act.MOVE_MATCH,
            lambda own: matches.end(
                own, number, Ending(day, MatchEndReason.TOO_HEAVY, never_again=True), today=day
            ),
        ),
        (Act.REVIEW_MATCH, lambda own: match_reviews.record(own, number, review, today=day)),
    ]
    states = [state(session)]
    for act, step in steps:
        changes.perform(session, act, step)
        states.append(state(session))
    for expected in reversed(states[:-1]):
        changes.undo(session)
        assert state(session) == expected
    for expected in states[1:]:
        changes.redo(session)
        assert state(session) == expected
