"""Lines of the day's list that need a rule besides a query: silence, days to remember, VOG."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Participant,
    Person,
    Volunteer,
)
from spil_desktop.rules import birthdays, vog
from spil_desktop.rules.vocabulary import (
    READY_VOLUNTEERS,
    TodayKind,
    VolunteerStatus,
)
from spil_desktop.services import names, settings, today_measurements, today_silence
from spil_desktop.services.settings import StoreSettings
from spil_desktop.services.today_items import TodayItem, item, occasion, put_off
from spil_desktop.services.today_queries import AT_WORK, in_area

_VOG_TAKES: Final = timedelta(weeks=8)
"""After so long a requested VOG that did not come asks attention again."""


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines of a kind there are, and the first of them."""

    count: int
    items: tuple[TodayItem, ...]


def found(session: Session, today: date, area_id: int | None, limit: int) -> dict[TodayKind, Lines]:
    """Return these lines, by kind, without what was put off; at most `limit` of each."""
    kept, waiting = settings.read(session), put_off(session, today)
    some = {
        TodayKind.MEASUREMENT_DUE: today_measurements.due(session, today, area_id),
        TodayKind.MEASUREMENT_MISSED: today_measurements.unexplained(session, today, area_id),
        TodayKind.BIRTHDAY: sorted(_birthdays(session, today, area_id), key=_day),
        TodayKind.ANNIVERSARY: sorted(_anniversaries(session, today, area_id), key=_day),
        **vogs(session, today, area_id, kept),
    }
    lines: dict[TodayKind, Lines] = {}
    for kind, all_of_it in some.items():
        left = tuple(line for line in all_of_it if occasion(line) not in waiting)
        lines[kind] = Lines(len(left), left[:limit])
    never_asked = today_measurements.first(session, today, area_id, limit)
    lines[TodayKind.MEASUREMENT_FIRST] = Lines(*never_asked)
    silent = today_silence.find(session, today, area_id, kept, waiting, limit)
    lines[TodayKind.NO_CONTACT] = Lines(silent.count, silent.items)
    return lines


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


def _birthdays(session: Session, today: date, area_id: int | None) -> Iterator[TodayItem]:
    """Yield whose birthday is near: participants who become 80 or more, and volunteers."""
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
            Person.birth_date.in_(birthdays.near(today)),
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


def _anniversaries(session: Session, today: date, area_id: int | None) -> Iterator[TodayItem]:
    """Yield which volunteers have helped for some full years within a week; `age` is how many."""
    wanted = (
        select(
            Volunteer.person_id,
            Volunteer.id.label("volunteer_id"),
            Volunteer.since,
            *names.COLUMNS,
        )
        .join(Person, Person.id == Volunteer.person_id)
        .where(
            Person.deceased_on.is_(None),
            Volunteer.status != VolunteerStatus.STOPPED,
            Volunteer.since.in_(birthdays.near(today)),
        )
        .order_by(Person.sort_name, Person.id)
    )
    for line in session.execute(in_area(wanted, Volunteer.area_id, area_id)):
        day = birthdays.next_after(line.since, today)
        years = birthdays.age_on(line.since, day)
        if years:
            yield item(TodayKind.ANNIVERSARY, line, due=day, age=years)


def _day(line: TodayItem) -> date:
    return line.due or date.max
