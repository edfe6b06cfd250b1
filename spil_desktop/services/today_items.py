"""A line of the day's list: what it is about, and what tells it from the next time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Person, Postponement
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    Moment,
    NeedTheme,
    RidePurpose,
    SignalKind,
    TodayKind,
    Urgency,
)
from spil_desktop.services import names

FOLLOW_UPS = frozenset(
    {
        TodayKind.FOLLOW_UP_OVERDUE,
        TodayKind.FOLLOW_UP_TODAY,
        TodayKind.FOLLOW_UP_THIS_WEEK,
    }
)
"""Lines that are a follow-up, with a day of its own."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing to look at: who it is about, since when or until when, and what opens.

    `due` is the day by which it should happen, `since` the day from which it waits. Of the numbers
    those are filled that say what to open. `follow_up`, `theme`, `signal`, `moment` and `purpose`
    say what it is about; of no contact, `signal` or `theme` why that asks attention this soon.
    `age` is how old someone becomes, or how many years she helps, `at` the time of a ride.
    """

    kind: TodayKind
    person_id: int
    name: str = field(repr=False)
    due: date | None = None
    since: date | None = None
    note: str | None = field(default=None, repr=False)
    participant_id: int | None = None
    follow_up_id: int | None = None
    follow_up: FollowUpKind | None = None
    need_id: int | None = None
    theme: NeedTheme | None = None
    match_id: int | None = None
    volunteer_id: int | None = None
    signal_id: int | None = None
    signal: SignalKind | None = None
    urgency: Urgency | None = None
    referral_id: int | None = None
    ride_id: int | None = None
    job_id: int | None = None
    purpose: RidePurpose | None = None
    at: time | None = None
    moment: Moment | None = None
    age: int | None = None


Occasion = tuple[TodayKind, int, date | None]
"""A kind of line, the number of the row it is about, and the day that tells it from the next."""


def occasion(item: TodayItem) -> Occasion:
    """Return what a line without a follow-up is put off by. Raises KeyError for a follow-up."""
    record_id, since = {
        TodayKind.SIGNAL_OVERDUE: (item.signal_id, item.due),
        TodayKind.SIGNAL_DUE: (item.signal_id, item.due),
        TodayKind.RIDE_TODAY: (item.ride_id, item.due),
        TodayKind.JOB_TODAY: (item.job_id, item.due),
        TodayKind.FIRST_CONTACT: (item.participant_id, item.since),
        TodayKind.NOT_VISITED: (item.participant_id, item.since),
        TodayKind.MATCH_TO_INTRODUCE: (item.match_id, item.since),
        TodayKind.NEED_WITHOUT_MATCH: (item.need_id, item.since),
        TodayKind.MEASUREMENT_FIRST: (item.participant_id, item.since),
        TodayKind.MEASUREMENT_DUE: (item.participant_id, item.due),
        TodayKind.MEASUREMENT_MISSED: (item.participant_id, item.since),
        TodayKind.NO_CONTACT: (item.participant_id, item.since),
        TodayKind.BIRTHDAY: (item.person_id, item.due),
        TodayKind.ANNIVERSARY: (item.volunteer_id, item.due),
        TodayKind.VOG_MISSING: (item.volunteer_id, None),
        TodayKind.VOG_RENEW: (item.volunteer_id, item.due),
    }[item.kind]
    return item.kind, record_id or 0, since


def waits_not(kind: TodayKind, record: Any, since: Any, today: date) -> ColumnElement[bool]:
    """Return the condition that a line was not put off until after `today`, nor done for good."""
    return ~exists().where(
        Postponement.kind == kind,
        Postponement.record_id == record,
        Postponement.since.is_not_distinct_from(since),
        _in_force(today),
    )


def put_off(session: Session, today: date) -> frozenset[Occasion]:
    """Return everything that was put off until after `today`, or done for good."""
    wanted = select(Postponement.kind, Postponement.record_id, Postponement.since)
    return frozenset(
        (kind, record_id, since)
        for kind, record_id, since in session.execute(wanted.where(_in_force(today)))
    )


def participants(session: Session, participant_ids: Iterable[int]) -> dict[int, Any]:
    """Return who these participants are, by number: rows with the columns of a name."""
    wanted = (
        select(Participant.id.label("participant_id"), Participant.person_id, *names.COLUMNS)
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.id.in_(list(participant_ids)))
    )
    return {line.participant_id: line for line in session.execute(wanted)}


def item(kind: TodayKind, line: Any, **known: Any) -> TodayItem:
    """Make an item of a row with the columns of a name; its other columns bear our names."""
    read: dict[str, Any] = dict(line._mapping)  # noqa: SLF001 - the documented way to read a row by name
    read |= known
    fields = {name: read[name] for name in TodayItem.__dataclass_fields__ if name in read}
    return TodayItem(kind=kind, name=display_name(names.parts(line)), **fields)


def _in_force(today: date) -> ColumnElement[bool]:
    return or_(Postponement.until.is_(None), Postponement.until > today)
