"""Who was not spoken for too long: since when, and why that asks attention; never a score."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, FollowUp, Need, Participant, Person, Signal
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    SPOKEN_CONTACTS,
    FollowUpKind,
    NeedTheme,
    ParticipantStatus,
    SignalKind,
    TodayKind,
    Urgency,
)
from spil_desktop.services.settings import StoreSettings
from spil_desktop.services.today_items import Occasion, TodayItem, item, participants
from spil_desktop.services.today_queries import in_area, planned

_URGENT: Final = frozenset({Urgency.THREE_DAYS, Urgency.NOW})
_SPOKEN: Final = (
    FollowUpKind.FIRST_CONTACT,
    FollowUpKind.CALL,
    FollowUpKind.VISIT,
    FollowUpKind.OTHER,
)
"""Who has one of these planned, will be spoken then."""


@dataclass(frozen=True, slots=True)
class Silence:
    """How many were not spoken for too long, and the lines of those who wait the longest."""

    count: int
    items: tuple[TodayItem, ...]


def find(
    session: Session,
    today: date,
    area_id: int | None,
    kept: StoreSettings,
    waiting: Collection[Occasion],
    limit: int,
) -> Silence:
    """Return who was not spoken for too long and has nothing planned, the longest silent first.

    Too long is sooner for who has an open signal or an urgent need, and only then asks someone
    at a distance attention. Names are read of those alone who are shown.
    """
    usual = today - timedelta(days=kept.contact_days)
    soon = today - timedelta(days=kept.contact_days_urgent)
    wanted = in_area(_too_long(usual, soon), Participant.area_id, area_id)
    found = sorted(
        (last or known, number)
        for number, known, last in session.execute(wanted)
        if (TodayKind.NO_CONTACT, number, last or known) not in waiting
    )
    return Silence(len(found), _lines(session, found[:limit]))


def _too_long(usual: date, soon: date) -> Select[*tuple[Any, ...]]:
    known = func.coalesce(Participant.first_contact_on, Participant.reported_on)
    last = (
        select(ContactMoment.on)
        .where(
            ContactMoment.participant_id == Participant.id,
            ContactMoment.result.in_(SPOKEN_CONTACTS),
        )
        .order_by(ContactMoment.on.desc())
        .limit(1)
        .correlate(Participant)
        .scalar_subquery()
    )
    stages = (ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE)
    pressing = or_(
        Participant.id.in_(select(Signal.participant_id).where(*_open_signal())),
        Participant.id.in_(select(Need.participant_id).where(*_urgent_need())),
    )
    return (
        select(Participant.id, known, last)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Person.deceased_on.is_(None),
            Participant.status.in_(stages),
            known <= soon,
            Participant.id.not_in(planned(FollowUp.participant_id, FollowUp.kind.in_(_SPOKEN))),
            or_(
                (Participant.status == ParticipantStatus.ACTIVE)
                & (known <= usual)
                & ~_spoken_after(usual),
                pressing & ~_spoken_after(soon),
            ),
        )
    )


def _spoken_after(day: date) -> ColumnElement[bool]:
    return exists().where(
        ContactMoment.participant_id == Participant.id,
        ContactMoment.on > day,
        ContactMoment.result.in_(SPOKEN_CONTACTS),
    )


def _open_signal() -> tuple[ColumnElement[bool], ...]:
    """Return what an open signal is; suspicions of abuse are kept elsewhere and never here."""
    return Signal.closed_on.is_(None), Signal.kind != SignalKind.ABUSE


def _urgent_need() -> tuple[ColumnElement[bool], ...]:
    return Need.status.in_(OPEN_NEEDS), Need.urgency.in_(_URGENT)


def _lines(session: Session, found: Sequence[tuple[date, int]]) -> tuple[TodayItem, ...]:
    numbers = [number for _since, number in found]
    signals, urgent = _signals(session, numbers), _needs(session, numbers)
    known = participants(session, numbers)
    return tuple(
        item(
            TodayKind.NO_CONTACT,
            known[number],
            since=since,
            signal=signals.get(number),
            theme=urgent.get(number),
        )
        for since, number in found
    )


def _signals(session: Session, numbers: Sequence[int]) -> dict[int, SignalKind]:
    """Return the newest open signal of each of these participants."""
    wanted = (
        select(Signal.participant_id, Signal.kind)
        .where(Signal.participant_id.in_(numbers), *_open_signal())
        .order_by(Signal.seen_on, Signal.id)
    )
    return dict(session.execute(wanted).all())


def _needs(session: Session, numbers: Sequence[int]) -> dict[int, NeedTheme]:
    """Return the newest urgent need of each of these participants."""
    wanted = (
        select(Need.participant_id, Need.theme)
        .where(Need.participant_id.in_(numbers), *_urgent_need())
        .order_by(Need.asked_on, Need.id)
    )
    return dict(session.execute(wanted).all())
