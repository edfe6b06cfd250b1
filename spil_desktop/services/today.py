"""What asks the Spil's attention today, over all her work, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import Job, Need, Participant, Ride
from spil_desktop.rules import working_days
from spil_desktop.rules.vocabulary import OPEN_NEEDS, JobStatus, RideStatus, TodayKind
from spil_desktop.services import today_items, today_queries
from spil_desktop.services.today_items import TodayItem, occasion, put_off
from spil_desktop.services.today_queries import Query, in_area

FIRST_CONTACT_WITHIN: Final = 5
"""Working days after a report in which there should be a first contact."""

_BADGE: Final = (
    TodayKind.SIGNAL_OVERDUE,
    TodayKind.FOLLOW_UP_OVERDUE,
    TodayKind.FOLLOW_UP_TODAY,
)
"""What the number beside Vandaag counts: what must happen today, or should have."""


@dataclass(frozen=True, slots=True)
class Today:
    """What asks attention: how many of each kind, and the first items of every kind."""

    counts: Mapping[TodayKind, int]
    items: tuple[TodayItem, ...]


@dataclass(frozen=True, slots=True)
class Badges:
    """The numbers beside the pages of the window."""

    today: int
    residents: int
    needs: int
    signals: int
    matching: int
    transport: int
    jobs: int
    volunteers: int


def attention(
    session: Session, *, today: date, area_id: int | None = None, limit: int = 50
) -> Today:
    """Return what asks attention in an area, or in all; of each kind at most `limit` items."""
    return together(
        at_once(session, today=today, area_id=area_id, limit=limit),
        besides(session, today=today, area_id=area_id, limit=limit),
    )


def at_once(session: Session, *, today: date, area_id: int | None = None, limit: int = 50) -> Today:
    """Return the part of it that the store answers at once, with all that is pressing."""
    queries = today_queries.queries(today, area_id)
    found = {kind: session.execute(wanted.limit(limit)).all() for kind, wanted in queries.items()}
    counts = {
        kind: len(lines) if len(lines) < limit else _count(session, queries[kind])
        for kind, lines in found.items()
    }
    known = today_items.participants(
        session, {line.participant_id for lines in found.values() for line in lines}
    )
    return Today(
        counts,
        tuple(
            _item(kind, line, known[line.participant_id])
            for kind, lines in found.items()
            for line in lines
        ),
    )


def besides(session: Session, *, today: date, area_id: int | None = None, limit: int = 50) -> Today:
    """Return the other part, that needs a rule for everyone: silence, birthdays and the like."""
    from spil_desktop.services import today_people  # noqa: PLC0415 - after the list is there

    found = today_people.found(session, today, area_id, limit)
    counts = {kind: lines.count for kind, lines in found.items()}
    return Today(counts, tuple(item for lines in found.values() for item in lines.items))


def together(first: Today, second: Today) -> Today:
    """Return both parts as one list, in the order in which the Spil sees it."""
    order = {kind: place for place, kind in enumerate(TodayKind)}
    items = sorted((*first.items, *second.items), key=lambda one: order[one.kind])
    return Today({**first.counts, **second.counts}, tuple(items))


def badges(session: Session, *, today: date, area_id: int | None = None) -> Badges:
    """Return the numbers for the navigation, in an area or in all."""
    from spil_desktop.services import settings, signals, today_people  # noqa: PLC0415 - as above

    queries = today_queries.queries(today, area_id)

    def counted(*kinds: TodayKind) -> int:
        return sum(_count(session, queries[kind]) for kind in kinds)

    open_needs = in_area(select(Need.id).join(Participant), Participant.area_id, area_id)
    without_driver = select(Ride.id).join(Participant).where(Ride.status == RideStatus.REQUESTED)
    rides = in_area(without_driver, Participant.area_id, area_id)
    jobs = in_area(select(Job.id).join(Participant), Participant.area_id, area_id)
    late = (Job.status == JobStatus.PLANNED) & (Job.on < today)
    waiting = put_off(session, today)
    vogs = today_people.vogs(session, today, area_id, settings.read(session))
    return Badges(
        today=counted(*_BADGE),
        residents=counted(TodayKind.FIRST_CONTACT, TodayKind.NOT_VISITED),
        needs=_count(session, open_needs.where(Need.status.in_(OPEN_NEEDS))),
        signals=signals.waiting(session, today=today),
        matching=counted(TodayKind.NEED_WITHOUT_MATCH, TodayKind.MATCH_TO_INTRODUCE),
        transport=_count(session, rides.where(Ride.on >= today)),
        jobs=_count(session, jobs.where((Job.status == JobStatus.REQUESTED) | late)),
        volunteers=sum(occasion(one) not in waiting for some in vogs.values() for one in some),
    )


def _count(session: Session, query: Query) -> int:
    counted = query.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return session.scalars(counted).one()


def _item(kind: TodayKind, line: Any, who: Any) -> TodayItem:
    """Make an item of a line; a new participant should be contacted within some working days."""
    read = line._asdict()
    if kind is TodayKind.FIRST_CONTACT and line.due is None:
        read["due"] = working_days.add(line.since, FIRST_CONTACT_WITHIN)
    return today_items.item(kind, who, **read)
