"""Volunteers, participants and activities as the matching sees them.

A store can hold thousands of them while someone waits for five names: only those are read whose
role, offer or wish can answer, and codes are read as they are stored, each spelling once.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from typing import assert_never

from sqlalchemy import ColumnElement, false, func, or_, select, true
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Need, Participant, Person, Volunteer, VolunteerAbsence
from spil_desktop.rules import affinity, vog
from spil_desktop.rules.candidates import (
    PARTICIPANT_PLACES,
    Address,
    Candidate,
    CandidateKey,
    Seeker,
    is_ready,
    takes_part,
    vog_for_match,
)
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    CandidateKind,
    DayPart,
    Gender,
    Interest,
    Language,
    Offer,
    ParticipantStatus,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import activities, match_history, nearby, stored_codes
from spil_desktop.services import settings as store_settings
from spil_desktop.services.match_history import Running

_GENDERS = {gender.value: gender for gender in Gender}
_COMPANY = tuple(affinity.COMPANY)
_READY = frozenset(status.value for status in VolunteerStatus if is_ready(status))
_HELPING = (Volunteer.status != VolunteerStatus.STOPPED) & Person.deceased_on.is_(None)
_ABOUT = Participant.status.in_(
    [status for status in ParticipantStatus if takes_part(status)]
) & Person.deceased_on.is_(None)


def for_need(session: Session, seeker: Seeker, running: Running, *, today: date) -> list[Candidate]:
    """Return everyone and everything that could answer one need; the rules judge them further."""
    roles = {route.role for route in affinity.routes(seeker.theme, seeker.sub_theme)}
    near = _ABOUT & (Participant.area_id == seeker.address.area_id)
    return _once(
        _volunteers(
            session, running, _HELPING & stored_codes.names_any(Volunteer.roles, roles), today=today
        ),
        _participants(session, running, near & _can_answer(seeker)),
        _activities(session, running, today=today),
    )


def for_all(
    session: Session, running: Running, area_id: int | None, *, today: date
) -> list[Candidate]:
    """Return everyone and everything in an area, or in all, that could answer some need.

    Volunteers of other areas are always among them: some cross the road.
    """
    return _once(
        _volunteers(session, running, _HELPING, today=today),
        _participants(session, running, _could_help(area_id)),
        _activities(session, running, today=today),
    )


def count_for_all(session: Session, area_id: int | None) -> int:
    """Count about how many `for_all` returns: the people, without a line for each activity."""
    helping = select(func.count(Volunteer.id)).join(Person, Person.id == Volunteer.person_id)
    others = select(func.count(Participant.id)).join(Person, Person.id == Participant.person_id)
    return (
        session.scalars(helping.where(_HELPING)).one()
        + session.scalars(others.where(_could_help(area_id))).one()
    )


def _could_help(area_id: int | None) -> ColumnElement[bool]:
    """Return the condition that a participant of an area, or of all, offers or seeks company."""
    near = true() if area_id is None else Participant.area_id == area_id
    offering = stored_codes.filled(Participant.offers)
    sociable = _seeks_company() & stored_codes.filled(Participant.interests)
    return _ABOUT & near & (offering | sociable)


def one(session: Session, key: CandidateKey, running: Running, *, today: date) -> Candidate | None:
    """Return one candidate, whatever its role or status; None when it does not exist."""
    kind, number = key
    match kind:
        case CandidateKind.VOLUNTEER:
            wanted = Volunteer.id == number
            return next(_volunteers(session, running, wanted, today=today), None)
        case CandidateKind.PARTICIPANT:
            return next(_participants(session, running, Participant.id == number), None)
        case CandidateKind.ACTIVITY:
            wanted = Activity.id == number
            return next(_activities(session, running, today=today, wanted=wanted), None)
        case _:
            assert_never(kind)


def _once(
    volunteers: Iterable[Candidate],
    participants: Iterable[Candidate],
    activities_: Iterable[Candidate],
) -> list[Candidate]:
    """Put the three together; a participant who also is a volunteer comes as a volunteer only.

    As a volunteer she falls under the rules for volunteers, such as the VOG.
    """
    helping = list(volunteers)
    people = {one.person_id for one in helping}
    others = (one for one in participants if one.person_id not in people)
    return [*helping, *others, *activities_]


def _volunteers(
    session: Session, running: Running, wanted: ColumnElement[bool], *, today: date
) -> Iterator[Candidate]:
    old = vog.renewed_before(today, store_settings.read(session).vog_years)
    around = nearby.Around({}, nearby.points(session))
    away = _away(session, today)
    rows = session.execute(
        select(
            Volunteer.id,
            Volunteer.area_id,
            stored_codes.text(Volunteer.status),
            Volunteer.max_matches,
            Volunteer.has_car,
            Volunteer.vog_received_on,
            Volunteer.no_pets,
            Volunteer.no_smokers,
            Volunteer.no_stairs,
            Volunteer.car_takes_wheelchair,
            Volunteer.car_takes_walker,
            Volunteer.together_with_id,
            Person.deceased_on,
            stored_codes.text(Volunteer.roles).label("roles"),
            stored_codes.text(Volunteer.interests).label("interests"),
            stored_codes.text(Volunteer.available).label("available"),
            *_PERSON,
        )
        .join(Person, Person.id == Volunteer.person_id)
        .where(wanted)
    )
    for (
        number,
        area_id,
        status,
        places,
        has_car,
        vog_received_on,
        no_pets,
        no_smokers,
        no_stairs,
        takes_wheelchair,
        takes_walker,
        together_with_id,
        deceased_on,
        roles,
        interests,
        available,
        person_id,
        gender,
        street,
        house_number,
        postcode,
        languages,
    ) in rows:
        key = CandidateKind.VOLUNTEER, number
        yield Candidate(
            kind=CandidateKind.VOLUNTEER,
            id=number,
            person_id=person_id,
            roles=stored_codes.read(VolunteerRole, roles),
            interests=stored_codes.read(Interest, interests),
            day_parts=stored_codes.read(DayPart, available),
            bookings=running.booked.get(key, frozenset()),
            languages=stored_codes.read(Language, languages),
            gender=_GENDERS[gender],
            address=around.address(Address(area_id, street, house_number, postcode)),
            load=running.load[key],
            places=places,
            deployable=status in _READY and deceased_on is None,
            vog=vog_for_match(vog_received_on, old, today),
            has_car=has_car,
            no_pets=no_pets,
            no_smokers=no_smokers,
            no_stairs=no_stairs,
            away=number in away,
            takes_wheelchair=takes_wheelchair,
            takes_walker=takes_walker,
            together=together_with_id is not None,
            done=running.done.get(key, frozenset()),
        )


def _participants(
    session: Session, running: Running, wanted: ColumnElement[bool]
) -> Iterator[Candidate]:
    rows = session.execute(
        select(
            Participant.id,
            Participant.area_id,
            Participant.status,
            Participant.has_car,
            Participant.smokes,
            Person.deceased_on,
            stored_codes.text(Participant.offers).label("offers"),
            stored_codes.text(Participant.interests).label("interests"),
            stored_codes.text(Participant.available).label("available"),
            _seeks_company().label("seeks_company"),
            *_PERSON,
        )
        .join(Person, Person.id == Participant.person_id)
        .where(wanted)
    ).all()
    around = nearby.Around({}, nearby.points(session))
    consents = match_history.consents(session, {row.person_id for row in rows})
    for row in rows:
        key = CandidateKind.PARTICIPANT, row.id
        yield Candidate(
            kind=CandidateKind.PARTICIPANT,
            id=row.id,
            person_id=row.person_id,
            offers=stored_codes.read(Offer, row.offers),
            interests=stored_codes.read(Interest, row.interests),
            day_parts=stored_codes.read(DayPart, row.available),
            bookings=running.booked_by.get(row.id, frozenset()),
            languages=stored_codes.read(Language, row.languages),
            gender=_GENDERS[row.gender],
            address=around.address(
                Address(row.area_id, row.street, row.house_number, row.postcode)
            ),
            load=running.load[key],
            places=PARTICIPANT_PLACES,
            deployable=takes_part(row.status) and row.deceased_on is None,
            has_car=row.has_car,
            smokes=bool(row.smokes),
            seeks_company=bool(row.seeks_company),
            sharing=match_history.sharing(consents.get(row.person_id, {})),
        )


def _activities(
    session: Session,
    running: Running,
    *,
    today: date,
    wanted: ColumnElement[bool] | None = None,
) -> Iterator[Candidate]:
    visitors = activities.recent_visitors(session, today)
    still = or_(Activity.ended_on.is_(None), Activity.ended_on >= today)
    for row in session.scalars(select(Activity).where(still if wanted is None else wanted)):
        joined = running.load[CandidateKind.ACTIVITY, row.id]
        yield Candidate(
            kind=CandidateKind.ACTIVITY,
            id=row.id,
            interests=frozenset(row.interests),
            day_parts=frozenset(row.held),
            address=Address(row.area_id),
            load=max(ceil(visitors.get(row.id, 0)), joined),
            places=row.capacity,
            held=(row.started_on or today) <= today <= (row.ended_on or today),
            wheelchair=row.wheelchair,
            walker=row.walker,
        )


def _away(session: Session, today: date) -> set[int]:
    """Return the numbers of the volunteers who are absent today."""
    still = or_(VolunteerAbsence.last_day.is_(None), VolunteerAbsence.last_day >= today)
    wanted = select(VolunteerAbsence.volunteer_id).where(VolunteerAbsence.first_day <= today, still)
    return set(session.scalars(wanted))


def _can_answer(seeker: Seeker) -> ColumnElement[bool]:
    """Return the condition that a participant offers what is asked, or seeks the same company."""
    asked = set(affinity.offers(seeker.theme, seeker.sub_theme))
    liked = {other for one in seeker.interests for other in (one, *affinity.like(one))}
    by_interest = affinity.answered_by_shared_interest(seeker.theme, seeker.sub_theme)
    if by_interest and Interest.OUTINGS in seeker.interests:
        asked.add(Offer.DRIVING)
    same: ColumnElement[bool] = false()
    if by_interest and liked:
        same = _seeks_company() & stored_codes.names_any(Participant.interests, liked)
    return (Participant.id != seeker.participant_id) & or_(
        stored_codes.names_any(Participant.offers, asked), same
    )


def _seeks_company() -> ColumnElement[bool]:
    return Participant.id.in_(
        select(Need.participant_id).where(Need.status.in_(OPEN_NEEDS), Need.theme.in_(_COMPANY))
    )


_PERSON = (
    Person.id.label("person_id"),
    stored_codes.text(Person.gender).label("gender"),
    Person.street,
    Person.house_number,
    Person.postcode,
    stored_codes.text(Person.languages).label("languages"),
)
