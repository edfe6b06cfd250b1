"""How a match goes: when both sides are asked, and what they say.

The first meeting and the days to ask are put on the list by themselves. A talk that is recorded
answers what was on the list for it; after the end both sides are asked once more, and that stays
on the list until both have said something.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, field, fields
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import FollowUp, Match, MatchReview
from spil_desktop.rules import match_steps
from spil_desktop.rules.vocabulary import ContactFrequency, FollowUpKind, MatchStatus
from spil_desktop.services import follow_ups, records
from spil_desktop.services.follow_ups import FollowUpFields

_AUTOMATIC: Final = (FollowUpKind.MATCH_REVIEW, FollowUpKind.INTRODUCTION)
_TALKS: Final = (FollowUpKind.MATCH_REVIEW, FollowUpKind.MATCH_EVALUATION)
_OVER: Final = frozenset({MatchStatus.ENDED, MatchStatus.NOT_MADE})
_EARLY: Final = timedelta(weeks=1)
"""A talk so long before its planned day still is the planned one."""
_CLICK: Final = range(1, 6)
_MARK: Final = range(1, 11)
_SCALES: Final = {
    "participant_click": _CLICK,
    "participant_mark": _MARK,
    "volunteer_click": _CLICK,
    "volunteer_mark": _MARK,
}


@dataclass(frozen=True, slots=True)
class ReviewFields:
    """What both sides said on a day: click from 1 to 5, mark from 1 to 10; None when not asked.

    `together` is what they do, `goes_on` whether the match goes on.
    """

    on: date
    participant_click: int | None = None
    participant_mark: int | None = None
    volunteer_click: int | None = None
    volunteer_mark: int | None = None
    frequency: ContactFrequency | None = None
    together: str | None = field(default=None, repr=False)
    goes_on: bool | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A talk as it is stored; `due_on` is the day for which it was planned."""

    id: int
    version: int
    fields: ReviewFields
    due_on: date | None
    is_final: bool


def record(session: Session, match_id: int, said: ReviewFields, *, today: date) -> int:
    """Keep what both sides said and return the number of the talk.

    What was on the list for it is done. After the end there is one talk, filled further when the
    other side is asked later. Raises `InputProblem.DATE_IN_FUTURE`, `NOT_IN_LIST` outside the
    scales and `REQUIRED` when nothing was said.
    """
    match = records.fetch(session, Match, match_id)
    _check(said, today)
    is_final = match.status in _OVER
    row = _final(session, match_id) if is_final else None
    if row is None:
        row = MatchReview(match_id=match_id, is_final=is_final)
        session.add(row)
    _fill(row, said, keep=is_final)
    planned = _planned_for(session, match, said.on)
    if planned and row.due_on is None:
        row.due_on = planned[0].due_on
    if not is_final or _both_asked(match, row):
        for one in planned:
            one.done_on = said.on
    for name in _SCALES:  # the match keeps what was said last
        if getattr(row, name) is not None:
            setattr(match, name, getattr(row, name))
    session.flush()
    return row.id


def edit(
    session: Session,
    review_id: int,
    said: ReviewFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Correct what was noted of a talk; raises what `record` raises."""
    row = records.fetch(session, MatchReview, review_id, version=version)
    _check(said, today)
    _fill(row, said, keep=False)
    session.flush()


def of_match(session: Session, match_id: int) -> tuple[ReviewRow, ...]:
    """Return the talks about one match, the latest first."""
    wanted = (
        select(MatchReview)
        .where(MatchReview.match_id == match_id)
        .order_by(MatchReview.on.desc(), MatchReview.id.desc())
    )
    return tuple(_row(row) for row in session.scalars(wanted))


def plan_introduction(session: Session, match: Match, on: date, today: date) -> None:
    """Put the first meeting on the list for its day, unless that day has passed.

    What reminded of planning it has done its work.
    """
    finish_introduction(session, match, today)
    if on >= today:
        planned = FollowUpFields(FollowUpKind.INTRODUCTION, on, match_id=match.id)
        follow_ups.plan(session, match.participant_id, planned)


def finish_introduction(session: Session, match: Match, on: date) -> None:
    """Note that the first meeting took place."""
    _finish(session, match, FollowUpKind.INTRODUCTION, on)


def plan_trial_end(session: Session, match: Match, until: date) -> None:
    """Ask both sides how it goes on the last day of the trial."""
    planned = FollowUpFields(FollowUpKind.MATCH_REVIEW, until, match_id=match.id)
    follow_ups.plan(session, match.participant_id, planned)


def plan(session: Session, match: Match, active_from: date) -> None:
    """Plan the reviews of a match that became active; that of the trial is done."""
    _finish(session, match, FollowUpKind.MATCH_REVIEW, active_from)
    for day in match_steps.reviews(active_from):
        planned = FollowUpFields(FollowUpKind.MATCH_REVIEW, day, match_id=match.id)
        follow_ups.plan(session, match.participant_id, planned)


def take_off(session: Session, match: Match) -> None:
    """Take off the list what was planned by itself and is no longer needed."""
    for row in _open(session, match, _AUTOMATIC):
        session.delete(row)


def plan_final(session: Session, match: Match, ended_on: date) -> None:
    """Ask both sides of a match that ended, within a week, how it was."""
    due_on = ended_on + match_steps.LOOK_BACK_WITHIN
    planned = FollowUpFields(FollowUpKind.MATCH_EVALUATION, due_on, match_id=match.id)
    follow_ups.plan(session, match.participant_id, planned)


def _check(said: ReviewFields, today: date) -> None:
    records.not_after(said.on, today, "on")
    for name, scale in _SCALES.items():
        value = getattr(said, name)
        if value is not None and value not in scale:
            raise SpilError(InputProblem.NOT_IN_LIST, field=name)
    if not any(_said(value) for value in astuple(said)[1:]):
        raise SpilError(InputProblem.REQUIRED, field="participant_click")


def _said(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _fill(row: MatchReview, said: ReviewFields, *, keep: bool) -> None:
    """Write what was said; with `keep`, what was not asked now stays as it was."""
    for one in fields(said):
        value = getattr(said, one.name)
        if one.name in {"together", "note"}:
            value = records.optional(value)
        if value is not None or not keep:
            setattr(row, one.name, value)


def _final(session: Session, match_id: int) -> MatchReview | None:
    wanted = select(MatchReview).where(
        MatchReview.match_id == match_id, MatchReview.is_final.is_(True)
    )
    return session.scalars(wanted).first()


def _both_asked(match: Match, row: MatchReview) -> bool:
    """Whether both sides said something; of an activity there is one side."""
    hers = row.participant_click or row.participant_mark
    theirs = row.volunteer_click or row.volunteer_mark or match.activity_id
    return bool(hers and theirs)


def _planned_for(session: Session, match: Match, on: date) -> list[FollowUp]:
    """Return what a talk on this day answers: all that is due by then, else the next one soon."""
    planned = sorted(_open(session, match, _TALKS), key=lambda row: row.due_on)
    if match.status in _OVER:
        return planned
    due = [row for row in planned if row.due_on <= on]
    return due or [row for row in planned[:1] if row.due_on <= on + _EARLY]


def _finish(session: Session, match: Match, kind: FollowUpKind, on: date) -> None:
    for row in _open(session, match, (kind,)):
        row.done_on = on


def _open(session: Session, match: Match, kinds: tuple[FollowUpKind, ...]) -> Iterable[FollowUp]:
    return session.scalars(
        select(FollowUp).where(
            FollowUp.match_id == match.id,
            FollowUp.kind.in_(kinds),
            FollowUp.done_on.is_(None),
        )
    ).all()


def _row(row: Any) -> ReviewRow:
    said = {one.name: getattr(row, one.name) for one in fields(ReviewFields)}
    return ReviewRow(row.id, row.version, ReviewFields(**said), row.due_on, row.is_final)
