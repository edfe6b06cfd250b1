"""The queries behind the day's list that the store answers whole: counted there, and cut there."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from spil_desktop.model import (
    ContactMoment,
    FollowUp,
    Job,
    Match,
    Need,
    Participant,
    Person,
    Ride,
    Signal,
)
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    SPOKEN_CONTACTS,
    ContactForm,
    FollowUpKind,
    JobStatus,
    MatchStatus,
    ParticipantStatus,
    RideStatus,
    SignalKind,
    TodayKind,
)
from spil_desktop.services.running_matches import has_running_match
from spil_desktop.services.today_items import waits_not

Query = Select[*tuple[Any, ...]]

NEW: Final = frozenset({ParticipantStatus.REPORTED, ParticipantStatus.GETTING_ACQUAINTED})
"""Stages in which someone should be spoken and visited soon."""

AT_WORK: Final = frozenset(
    {
        *NEW,
        ParticipantStatus.ACTIVE,
        ParticipantStatus.AT_DISTANCE,
        ParticipantStatus.WAITING,
    }
)
"""Stages in which the Spil has to do with someone."""

_SUNDAY: Final = 6
_DAY: Final = timedelta(days=1)


def queries(today: date, area_id: int | None) -> Mapping[TodayKind, Query]:
    """Return the query of every kind of line about participants that the store can answer.

    Who they are is read of the lines that are shown alone: `today_items.participants`.
    """
    found = {
        TodayKind.SIGNAL_OVERDUE: _signals(
            TodayKind.SIGNAL_OVERDUE, today, Signal.acted_on.is_(None) & (Signal.due_on < today)
        ),
        TodayKind.FOLLOW_UP_OVERDUE: _follow_ups(FollowUp.due_on < today),
        TodayKind.SIGNAL_DUE: _signals(TodayKind.SIGNAL_DUE, today, _to_do(today) | _left_open()),
        TodayKind.FOLLOW_UP_TODAY: _follow_ups(FollowUp.due_on == today),
        TodayKind.RIDE_TODAY: _rides(today),
        TodayKind.JOB_TODAY: _jobs(today),
        TodayKind.FIRST_CONTACT: _first_contact(today),
        TodayKind.NOT_VISITED: _not_visited(today),
        TodayKind.MATCH_TO_INTRODUCE: _to_introduce(today),
        TodayKind.NEED_WITHOUT_MATCH: _without_match(today),
        TodayKind.FOLLOW_UP_THIS_WEEK: _this_week(today),
    }
    return {kind: _of_area(query, area_id) for kind, query in found.items()}


def sunday(today: date) -> date:
    """Return the last day of the week of `today`."""
    return today + timedelta(days=_SUNDAY - today.weekday())


def in_area(query: Query, column: Any, area_id: int | None) -> Query:
    """Keep what is in an area, or everything."""
    return query if area_id is None else query.where(column == area_id)


def _of_area(query: Query, area_id: int | None) -> Query:
    """Keep what is about participants of an area, or everything."""
    if area_id is None:
        return query
    there = select(Participant.id).where(Participant.area_id == area_id).correlate(None)
    return query.where(query.selected_columns.participant_id.in_(there))


def planned(
    of: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    *conditions: ColumnElement[bool],
) -> Select[int | None]:
    """Return the query for whom, or what, something is planned: that line stands for this one.

    Asked once and not for every line: the open follow-ups would be read again for each.
    """
    return select(of).where(FollowUp.done_on.is_(None), of.is_not(None), *conditions)


def _to_do(today: date) -> ColumnElement[bool]:
    return Signal.acted_on.is_(None) & (Signal.due_on >= today)


def _left_open() -> ColumnElement[bool]:
    """Return that something was done about a signal, and nothing was planned since."""
    return Signal.acted_on.is_not(None) & Signal.id.not_in(planned(FollowUp.signal_id))


def _signals(kind: TodayKind, today: date, condition: ColumnElement[bool]) -> Query:
    """Return open signals; one about which something was done in time has no term any more.

    Suspicions of abuse are kept elsewhere and never here.
    """
    due = case((Signal.acted_on.is_(None), Signal.due_on), else_=None)
    return (
        select(
            Signal.participant_id,
            Signal.id.label("signal_id"),
            Signal.kind.label("signal"),
            Signal.urgency,
            Signal.acted_on.label("since"),
            due.label("due"),
        )
        .where(
            Signal.closed_on.is_(None),
            Signal.kind != SignalKind.ABUSE,
            waits_not(kind, Signal.id, due, today),
            condition,
        )
        .order_by(Signal.due_on, Signal.id)
    )


def _follow_ups(*conditions: ColumnElement[bool]) -> Query:
    return (
        select(
            FollowUp.participant_id,
            FollowUp.id.label("follow_up_id"),
            FollowUp.kind.label("follow_up"),
            FollowUp.due_on.label("due"),
            FollowUp.note,
            FollowUp.match_id,
            FollowUp.need_id,
            FollowUp.signal_id,
            FollowUp.referral_id,
        )
        .where(
            FollowUp.done_on.is_(None),
            FollowUp.kind != FollowUpKind.ERASE_CONTENT,  # the program does that by itself
            *conditions,
        )
        .order_by(FollowUp.due_on, FollowUp.id)
    )


def _this_week(today: date) -> Query:
    """Return what is planned for later this week, but a first contact that has its own line."""
    return (
        _follow_ups(FollowUp.due_on.between(today + _DAY, sunday(today)))
        .join(Participant, Participant.id == FollowUp.participant_id)
        .where(
            (FollowUp.kind != FollowUpKind.FIRST_CONTACT)
            | Participant.status.not_in(NEW)
            | Participant.first_contact_on.is_not(None)
        )
    )


def _rides(today: date) -> Query:
    return (
        select(
            Ride.participant_id,
            Ride.id.label("ride_id"),
            Ride.purpose,
            Ride.on.label("due"),
            Ride.leaves_at.label("at"),
            Ride.destination.label("note"),
            Ride.driver_id.label("volunteer_id"),
        )
        .where(
            Ride.on == today,
            Ride.status.in_((RideStatus.REQUESTED, RideStatus.PLANNED)),
            waits_not(TodayKind.RIDE_TODAY, Ride.id, Ride.on, today),
        )
        .order_by(Ride.leaves_at, Ride.id)
    )


def _jobs(today: date) -> Query:
    """Return the planned jobs of today, and those of which nobody said yet how they went."""
    return (
        select(
            Job.participant_id,
            Job.id.label("job_id"),
            Job.on.label("due"),
            Job.kind.label("note"),
            Job.volunteer_id,
        )
        .where(
            Job.on <= today,
            Job.status == JobStatus.PLANNED,
            waits_not(TodayKind.JOB_TODAY, Job.id, Job.on, today),
        )
        .order_by(Job.on, Job.id)
    )


def _is_alive() -> ColumnElement[bool]:
    """Return that a participant has not died: the few who have are looked up, not all others."""
    died = select(Person.id).where(Person.deceased_on.is_not(None))
    return Participant.person_id.not_in(died)


def _first_contact(today: date) -> Query:
    """Return those who were reported and not spoken yet, the first reported first.

    Whose first contact is due today or overdue has a line for that already.
    """
    first = FollowUp.kind == FollowUpKind.FIRST_CONTACT
    term = (
        select(FollowUp.participant_id, func.min(FollowUp.due_on).label("due"))
        .where(FollowUp.done_on.is_(None), first)
        .group_by(FollowUp.participant_id)
        .subquery()
    )
    return (
        select(
            Participant.id.label("participant_id"),
            Participant.reported_on.label("since"),
            term.c.due,
        )
        .outerjoin(term, term.c.participant_id == Participant.id)
        .where(
            Participant.status.in_(NEW),
            Participant.first_contact_on.is_(None),
            _is_alive(),
            term.c.due.is_(None) | (term.c.due > today),
            waits_not(TodayKind.FIRST_CONTACT, Participant.id, Participant.reported_on, today),
        )
        .order_by(Participant.reported_on, Participant.id)
    )


def _not_visited(today: date) -> Query:
    """Return those who were spoken but not visited at home, the first reported first.

    Whose visit is planned, or whose first contact is due, has a line for that already.
    """
    due = planned(
        FollowUp.participant_id,
        (FollowUp.kind == FollowUpKind.VISIT)
        | ((FollowUp.kind == FollowUpKind.FIRST_CONTACT) & (FollowUp.due_on <= today)),
    )
    visited = exists().where(
        ContactMoment.participant_id == Participant.id,
        ContactMoment.form == ContactForm.HOME_VISIT,
        ContactMoment.result.in_(SPOKEN_CONTACTS),
    )
    return (
        select(
            Participant.id.label("participant_id"),
            Participant.reported_on.label("since"),
        )
        .where(
            Participant.status.in_(NEW),
            Participant.first_contact_on.is_not(None),
            _is_alive(),
            ~visited,
            Participant.id.not_in(due),
            waits_not(TodayKind.NOT_VISITED, Participant.id, Participant.reported_on, today),
        )
        .order_by(Participant.reported_on, Participant.id)
    )


def _to_introduce(today: date) -> Query:
    introduced = planned(FollowUp.match_id, FollowUp.kind == FollowUpKind.INTRODUCTION)
    return (
        select(
            Match.participant_id,
            Match.id.label("match_id"),
            Match.need_id,
            Match.volunteer_id,
            Match.proposed_on.label("since"),
        )
        .where(
            Match.status == MatchStatus.PROPOSED,
            Match.id.not_in(introduced),
            waits_not(TodayKind.MATCH_TO_INTRODUCE, Match.id, Match.proposed_on, today),
        )
        .order_by(Match.proposed_on, Match.id)
    )


def _without_match(today: date) -> Query:
    later = planned(FollowUp.need_id, FollowUp.kind == FollowUpKind.NEED, FollowUp.due_on > today)
    return (
        select(
            Need.participant_id,
            Need.id.label("need_id"),
            Need.theme,
            Need.asked_on.label("since"),
        )
        .where(
            Need.status.in_(OPEN_NEEDS),
            ~has_running_match(),
            Need.id.not_in(later),
            waits_not(TodayKind.NEED_WITHOUT_MATCH, Need.id, Need.asked_on, today),
        )
        .order_by(Need.asked_on, Need.id)
    )
