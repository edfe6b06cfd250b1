"""Lines of the day's list that need a rule besides a query: silence, birthdays, VOG."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import exists, extract, func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    ContactMoment,
    FollowUp,
    Need,
    Participant,
    Person,
    Signal,
    Volunteer,
)
from spil_desktop.rules import birthdays, vog
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    READY_VOLUNTEERS,
    FollowUpKind,
    NeedTheme,
    ParticipantStatus,
    SignalKind,
    TodayKind,
    Urgency,
    VolunteerStatus,
)
from spil_desktop.services import contacts, names, settings, today_measurements
from spil_desktop.services.settings import StoreSettings
from spil_desktop.services.today_items import TodayItem, item, occasion, put_off
from spil_desktop.services.today_queries import AT_WORK, in_area, planned

_URGENT: Final = frozenset({Urgency.THREE_DAYS, Urgency.NOW})
_SPOKEN: Final = (
    FollowUpKind.FIRST_CONTACT,
    FollowUpKind.CALL,
    FollowUpKind.VISIT,
    FollowUpKind.OTHER,
)
"""Who has one of these planned, will be spoken then."""

_VOG_TAKES: Final = timedelta(weeks=8)
"""After so long a requested VOG that did not come asks attention again."""


def found(session: Session, today: date, area_id: int | None) -> dict[TodayKind, list[TodayItem]]:
    """Return these lines, by kind, without what was put off."""
    kept = settings.read(session)
    lines = {
        TodayKind.MEASUREMENT_DUE: list(today_measurements.due(session, today, area_id)),
        TodayKind.NO_CONTACT: list(_silent(session, today, area_id, kept)),
        TodayKind.BIRTHDAY: sorted(_birthdays(session, today, area_id), key=_day),
        **vogs(session, today, area_id, kept),
    }
    waiting = put_off(session, today)
    return {
        kind: [line for line in some if occasion(line) not in waiting]
        for kind, some in lines.items()
    }


def vogs(
    session: Session, today: date, area_id: int | None, kept: StoreSettings
) -> dict[TodayKind, list[TodayItem]]:
    """Return deployed volunteers with a one-to-one role whose VOG is missing or to be renewed.

    One that was requested gets the time to come.
    Roles are lists of codes, which a database does not search alike everywhere: read here.
    """
    wanted = (
        select(
            Volunteer.person_id,
            Volunteer.id.label("volunteer_id"),
            Volunteer.since,
            Volunteer.roles,
            Volunteer.vog_requested_on,
            Volunteer.vog_received_on,
            *names.COLUMNS,
        )
        .join(Person, Person.id == Volunteer.person_id)
        .where(
            Volunteer.status.in_(READY_VOLUNTEERS),
            Volunteer.vog_received_on.is_(None)
            | (Volunteer.vog_received_on <= vog.renewed_before(today, kept.vog_years)),
        )
        .order_by(Volunteer.vog_received_on, Person.sort_name, Person.id)
    )
    lines: dict[TodayKind, list[TodayItem]] = {TodayKind.VOG_MISSING: [], TodayKind.VOG_RENEW: []}
    for line in session.execute(in_area(wanted, Volunteer.area_id, area_id)):
        received, requested = line.vog_received_on, line.vog_requested_on
        if not vog.ONE_TO_ONE & set(line.roles) or _on_its_way(requested, received, today):
            continue
        kind = TodayKind.VOG_MISSING if received is None else TodayKind.VOG_RENEW
        due = None if received is None else vog.renew_on(received, kept.vog_years)
        lines[kind].append(item(kind, line, due=due))
    return lines


def _on_its_way(requested: date | None, received: date | None, today: date) -> bool:
    """Whether a VOG was requested after the last one came, and not too long ago."""
    if requested is None or (received is not None and requested <= received):
        return False
    return requested > today - _VOG_TAKES


def _silent(
    session: Session, today: date, area_id: int | None, kept: StoreSettings
) -> Iterator[TodayItem]:
    """Yield who was not spoken for too long and has nothing planned, the longest silent first.

    Too long is sooner for who has an open signal or an urgent need, and only then asks someone
    at a distance attention. There is no score: the line says since when, and why.
    """
    signals, urgent = _open_signals(session), _urgent_needs(session)
    usual = today - timedelta(days=kept.contact_days)
    soon = today - timedelta(days=kept.contact_days_urgent)
    last = (
        select(func.max(ContactMoment.on))
        .where(
            ContactMoment.participant_id == Participant.id,
            ContactMoment.result.in_(contacts.REACHED),
        )
        .correlate(Participant)
        .scalar_subquery()
    )
    known = func.coalesce(Participant.first_contact_on, Participant.reported_on)
    wanted = (
        select(
            Participant.person_id,
            Participant.id.label("participant_id"),
            known.label("known"),
            last.label("last"),
            *names.COLUMNS,
        )
        .join(Person, Person.id == Participant.person_id)
        .where(
            Person.deceased_on.is_(None),
            Participant.id.not_in(planned(FollowUp.participant_id, FollowUp.kind.in_(_SPOKEN))),
            or_(
                (Participant.status == ParticipantStatus.ACTIVE)
                & (known <= usual)
                & ~_spoken_after(usual),
                Participant.status.in_((ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE))
                & Participant.id.in_((*signals, *urgent))
                & (known <= soon)
                & ~_spoken_after(soon),
            ),
        )
        .order_by(func.coalesce(last, known), Participant.id)
    )
    for line in session.execute(in_area(wanted, Participant.area_id, area_id)):
        yield item(
            TodayKind.NO_CONTACT,
            line,
            since=line.last or line.known,
            signal=signals.get(line.participant_id),
            theme=urgent.get(line.participant_id),
        )


def _spoken_after(day: date) -> Any:
    return exists().where(
        ContactMoment.participant_id == Participant.id,
        ContactMoment.on > day,
        ContactMoment.result.in_(contacts.REACHED),
    )


def _open_signals(session: Session) -> dict[int, SignalKind]:
    """Return the newest open signal of each participant; those of abuse are kept elsewhere."""
    wanted = (
        select(Signal.participant_id, Signal.kind)
        .where(Signal.closed_on.is_(None), Signal.kind != SignalKind.ABUSE)
        .order_by(Signal.seen_on, Signal.id)
    )
    return dict(session.execute(wanted).all())


def _urgent_needs(session: Session) -> dict[int, NeedTheme]:
    wanted = select(Need.participant_id, Need.theme).where(
        Need.status.in_(OPEN_NEEDS), Need.urgency.in_(_URGENT)
    )
    return dict(session.execute(wanted.order_by(Need.id)).all())


def _birthdays(session: Session, today: date, area_id: int | None) -> Iterator[TodayItem]:
    """Yield whose birthday is near: participants who become 80 or more, and volunteers."""
    place = extract("month", Person.birth_date) * 100 + extract("day", Person.birth_date)
    wanted = (
        select(
            Person.id.label("person_id"),
            Person.birth_date,
            Participant.id.label("participant_id"),
            Participant.status,
            Volunteer.id.label("volunteer_id"),
            Volunteer.status.label("helps"),
            *names.COLUMNS,
        )
        .outerjoin(Participant, Participant.person_id == Person.id)
        .outerjoin(Volunteer, Volunteer.person_id == Person.id)
        .where(
            Person.deceased_on.is_(None),
            Person.birth_date.is_not(None),
            place.in_(month * 100 + day for month, day in birthdays.near(today)),
            or_(
                Participant.status.in_(AT_WORK),
                Volunteer.status != VolunteerStatus.STOPPED,
            ),
        )
        .order_by(Person.sort_name, Person.id)
    )
    if area_id is not None:
        wanted = wanted.where(or_(Participant.area_id == area_id, Volunteer.area_id == area_id))
    for line in session.execute(wanted):
        day = birthdays.next_after(line.birth_date, today)
        age = birthdays.age_on(line.birth_date, day)
        helps = line.helps not in (None, VolunteerStatus.STOPPED)
        if helps or (line.status in AT_WORK and age >= birthdays.OLD):
            yield item(TodayKind.BIRTHDAY, line, due=day, age=age)


def _day(line: TodayItem) -> date:
    return line.due or date.max
