"""What asks the Spil's attention today, over all her work, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import Need, Participant
from spil_desktop.rules import working_days
from spil_desktop.rules.vocabulary import OPEN_NEEDS, TodayKind
from spil_desktop.services import settings, signals, today_people, today_queries
from spil_desktop.services.today_items import TodayItem, item, occasion, put_off
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
    volunteers: int


def attention(
    session: Session, *, today: date, area_id: int | None = None, limit: int = 50
) -> Today:
    """Return what asks attention in an area, or in all; of each kind at most `limit` items."""
    counts: dict[TodayKind, int] = {}
    items: list[TodayItem] = []
    for kind, wanted in today_queries.queries(today, area_id).items():
        lines = session.execute(wanted.limit(limit)).all()
        counts[kind] = len(lines) if len(lines) < limit else _count(session, wanted)
        items += [_item(kind, line) for line in lines]
    for kind, found in today_people.found(session, today, area_id, limit).items():
        counts[kind] = found.count
        items += found.items
    order = {kind: place for place, kind in enumerate(TodayKind)}
    items.sort(key=lambda one: order[one.kind])
    return Today(counts, tuple(items))


def badges(session: Session, *, today: date, area_id: int | None = None) -> Badges:
    """Return the numbers for the navigation, in an area or in all."""
    queries = today_queries.queries(today, area_id)

    def counted(*kinds: TodayKind) -> int:
        return sum(_count(session, queries[kind]) for kind in kinds)

    open_needs = in_area(select(Need.id).join(Participant), Participant.area_id, area_id)
    waiting = put_off(session, today)
    vogs = today_people.vogs(session, today, area_id, settings.read(session))
    return Badges(
        today=counted(*_BADGE),
        residents=counted(TodayKind.FIRST_CONTACT, TodayKind.NOT_VISITED),
        needs=_count(session, open_needs.where(Need.status.in_(OPEN_NEEDS))),
        signals=signals.waiting(session, today=today),
        matching=counted(TodayKind.NEED_WITHOUT_MATCH, TodayKind.MATCH_TO_INTRODUCE),
        volunteers=sum(occasion(one) not in waiting for some in vogs.values() for one in some),
    )


def _count(session: Session, query: Query) -> int:
    counted = query.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return session.scalars(counted).one()


def _item(kind: TodayKind, line: Any) -> TodayItem:
    """Make an item of a line; a new participant should be contacted within some working days."""
    if kind is TodayKind.FIRST_CONTACT and line.due is None:
        return item(kind, line, due=working_days.add(line.since, FIRST_CONTACT_WITHIN))
    return item(kind, line)
