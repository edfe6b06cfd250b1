"""What the store holds already, to recognise rows that were imported or typed in before."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Attendance,
    Consent,
    Match,
    Measurement,
    Need,
    Occurrence,
    Outreach,
    Participant,
    Person,
    Phone,
    Street,
    Volunteer,
)
from spil_desktop.rules.code_words import plain
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.names import NameParts
from spil_desktop.rules.vocabulary import (
    ConsentState,
    MatchKind,
    Moment,
    NeedTheme,
    OutreachMethod,
    Purpose,
    StreetStatus,
)
from spil_desktop.services.import_people import KnownPeople
from spil_desktop.services.import_plan import ImportPlan, KnownParticipant, KnownPerson

NeedKey = tuple[int, str, date, NeedTheme, str | None]
"""Participant, office number, day, theme and explanation; with a number the last two are alike."""

MeasurementKey = tuple[int, str, Moment]
MatchKey = tuple[int, int, MatchKind, date | None]
OccurrenceKey = tuple[int, date, time | None]
OutreachKey = tuple[int, date, OutreachMethod]


def people(session: Session, plan: ImportPlan) -> KnownPeople:
    """Return the people of the store, and tell `plan` which office numbers mean whom."""
    found = KnownPeople()
    participants = _participants(session, plan)
    volunteers = _volunteers(session, plan)
    phones: defaultdict[int, set[str]] = defaultdict(set)
    for person_id, phone in session.execute(select(Phone.person_id, Phone.number)):
        phones[person_id].add(phone)
    columns = (
        Person.id,
        Person.family_name,
        Person.prefix,
        Person.initials,
        Person.given_name,
        Person.birth_date,
        Person.birth_year,
        Person.postcode,
        Person.house_number,
    )
    for row in session.execute(select(*columns)):
        key, family, prefix, initials, given, day, year, postcode, house = row
        participant, number = participants.get(key, (None, None))
        volunteer, other_number = volunteers.get(key, (None, None))
        known = KnownPerson(
            ref=key,
            name=NameParts(family, prefix, initials, given),
            birth=Birth(day, year) if day or year else None,
            address=(postcode, house),
            phones=frozenset(phones.get(key, ())),
            participant=participant,
            volunteer=volunteer,
        )
        found.add(known, number, other_number)
    return found


def _participants(
    session: Session, plan: ImportPlan
) -> dict[int, tuple[KnownParticipant, str | None]]:
    """Return the participants by person, with their office numbers."""
    allowed = _allowed(session)
    found: dict[int, tuple[KnownParticipant, str | None]] = {}
    for key, person_id, area_id, number, reported_on in session.execute(
        select(
            Participant.id,
            Participant.person_id,
            Participant.area_id,
            Participant.office_number,
            Participant.reported_on,
        )
    ):
        purposes = allowed.get(person_id, set())
        file = Purpose.FILE in purposes
        known = KnownParticipant(key, reported_on, file, file and Purpose.HEALTH in purposes)
        found[person_id] = (known, number)
        if area_id == plan.area_id:
            plan.participants_by_number.know(number, known)
    return found


def _allowed(session: Session) -> dict[int, set[Purpose]]:
    """Return by person for what the newest answer is yes."""
    found: defaultdict[int, set[Purpose]] = defaultdict(set)
    for person_id, purpose, state in session.execute(
        select(Consent.person_id, Consent.purpose, Consent.state)
        .where(Consent.recipient.is_(None))
        .order_by(Consent.decided_on, Consent.id)
    ):
        if state is ConsentState.GIVEN:
            found[person_id].add(purpose)
        else:
            found[person_id].discard(purpose)
    return found


def _volunteers(session: Session, plan: ImportPlan) -> dict[int, tuple[int, str | None]]:
    """Return the volunteers by person, with their office numbers."""
    found: dict[int, tuple[int, str | None]] = {}
    for key, person_id, area_id, number in session.execute(
        select(Volunteer.id, Volunteer.person_id, Volunteer.area_id, Volunteer.office_number)
    ):
        found[person_id] = (key, number)
        if area_id == plan.area_id:
            plan.volunteers_by_number.know(number, key)
    return found


def need_key(
    participant: int,
    number: str | None,
    asked_on: date,
    theme: NeedTheme,
    label: str | None,
    note: str | None,
) -> NeedKey:
    """Return what makes two needs the same one."""
    if number:
        return participant, plain(number), asked_on, NeedTheme.OTHER, None
    return participant, "", asked_on, theme, "\n".join(filter(None, (label, note)))


def needs(session: Session) -> set[NeedKey]:
    """Return the needs of the store."""
    columns = (
        Need.participant_id,
        Need.office_number,
        Need.asked_on,
        Need.theme,
        Need.theme_label,
        Need.note,
    )
    return {need_key(*row) for row in session.execute(select(*columns))}


def measurements(session: Session) -> set[MeasurementKey]:
    """Return the measurements of the store."""
    columns = (Measurement.participant_id, Measurement.instrument, Measurement.moment)
    return {(one, what, when) for one, what, when in session.execute(select(*columns))}


def match_keys(
    participant: int, volunteer: int, kind: MatchKind, days: Iterable[date | None]
) -> set[MatchKey]:
    """Return every key of a match: it began on any of the days that are known of it."""
    known: set[date | None] = {day for day in days if day is not None}
    return {(participant, volunteer, kind, day) for day in known or {None}}


def matches(session: Session) -> set[MatchKey]:
    """Return the matches with volunteers of the store."""
    found: set[MatchKey] = set()
    columns = (
        Match.participant_id,
        Match.volunteer_id,
        Match.kind,
        Match.proposed_on,
        Match.introduced_on,
        Match.trial_from,
        Match.active_from,
    )
    for participant, volunteer, kind, *days in session.execute(select(*columns)):
        if volunteer is not None:
            found |= match_keys(participant, volunteer, kind, days)
    return found


def activities(session: Session, area_id: int) -> dict[tuple[str, str], int]:
    """Return the activities of an area by folded name and place."""
    wanted = select(Activity.name, Activity.place, Activity.id).where(Activity.area_id == area_id)
    return {(plain(name), plain(place or "")): key for name, place, key in session.execute(wanted)}


def occurrences(session: Session) -> dict[OccurrenceKey, int]:
    """Return every time that an activity was held."""
    columns = (Occurrence.activity_id, Occurrence.held_on, Occurrence.starts_at, Occurrence.id)
    return {
        (activity, day, clock): key
        for activity, day, clock, key in session.execute(select(*columns))
    }


def attendances(session: Session) -> set[tuple[int, int]]:
    """Return who came when: occurrence and participant."""
    columns = (Attendance.occurrence_id, Attendance.participant_id)
    return {(when, who) for when, who in session.execute(select(*columns))}


def streets(session: Session, area_id: int) -> dict[str, tuple[int, StreetStatus]]:
    """Return the streets of an area by folded name."""
    wanted = select(Street.name, Street.id, Street.status).where(Street.area_id == area_id)
    return {plain(name): (key, status) for name, key, status in session.execute(wanted)}


def outreach(session: Session) -> set[OutreachKey]:
    """Return the rounds through streets of the store."""
    columns = (Outreach.street_id, Outreach.on, Outreach.method)
    return {(street, day, method) for street, day, method in session.execute(select(*columns))}
