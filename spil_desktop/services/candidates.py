"""Volunteers, participants and activities as the matching sees them.

A store can hold thousands of them while someone waits for five names: only those are read whose
role, offer or wish can answer, a column at a time, and codes as they are stored, each spelling
once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from math import ceil
from typing import Any, Final, TypeVar, assert_never

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    bindparam,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Need,
    Participant,
    Person,
    Volunteer,
    VolunteerAbsence,
)
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
from spil_desktop.rules.columns import read_each
from spil_desktop.rules.gathered import Gathered
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    CandidateKind,
    Code,
    DayPart,
    Interest,
    Language,
    NeedTheme,
    Offer,
    ParticipantStatus,
    Purpose,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import activities, match_history, nearby, stored_codes
from spil_desktop.services import settings as store_settings
from spil_desktop.services.match_history import Running
from spil_desktop.services.prepared import Prepared

T = TypeVar("T")

_NO_PARTS: Final = frozenset[DayPart]()
_NO_THEMES: Final = frozenset[NeedTheme]()

_COMPANY = tuple(affinity.COMPANY)
_LIVING = Person.deceased_on.is_(None)
_READY = Volunteer.status.in_([status for status in VolunteerStatus if is_ready(status)]) & _LIVING
_HELPING = (Volunteer.status != VolunteerStatus.STOPPED) & _LIVING
_ABOUT = (
    Participant.status.in_([status for status in ParticipantStatus if takes_part(status)]) & _LIVING
)


def for_need(session: Session, seeker: Seeker, running: Running, *, today: date) -> Gathered:
    """Return everyone and everything that could answer one need; the rules judge them further."""
    routes = affinity.routes(seeker.theme, seeker.sub_theme)
    helping = _helping_as(frozenset(route.role for route in routes))
    return _once(
        _volunteers(session, running, helping, today=today),
        _neighbours(session, running, seeker),
        _activities(session, running, _still_held(), today=today),
    )


def for_all(session: Session, running: Running, area_id: int | None, *, today: date) -> Gathered:
    """Return everyone and everything in an area, or in all, that could answer some need.

    Volunteers of other areas are always among them: some cross the road.
    """
    near = {} if area_id is None else {"area_id": area_id}
    return _once(
        _volunteers(session, running, _helping(), today=today),
        _participants(session, running, _helping_too(near=bool(near)), **near),
        _activities(session, running, _still_held(), today=today),
    )


def count_for_all(session: Session, area_id: int | None) -> int:
    """Count about how many `for_all` returns: the people, without a line for each activity."""
    helping = select(func.count(Volunteer.id)).join(Person, Person.id == Volunteer.person_id)
    others = select(func.count(Participant.id)).join(Person, Person.id == Participant.person_id)
    return (
        session.scalars(helping.where(_HELPING)).one()
        + session.scalars(others.where(_could_help(area_id))).one()
    )


def _could_help(area_id: int | BindParameter[int] | None) -> ColumnElement[bool]:
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
            found = _volunteers(session, running, _one_volunteer(), today=today, number=number)
        case CandidateKind.PARTICIPANT:
            found = _participants(session, running, _one_participant(), number=number)
        case CandidateKind.ACTIVITY:
            found = _activities(session, running, _one_activity(), today=today, number=number)
        case _:
            assert_never(kind)
    return next(iter(found), None)


def _once(volunteers: Gathered, participants: Gathered, activities_: Gathered) -> Gathered:
    """Put the three together; a participant who also is a volunteer comes as a volunteer only.

    As a volunteer she falls under the rules for volunteers, such as the VOG.
    """
    others = participants.without(frozenset(volunteers.columns["person_id"]))
    return Gathered.together(volunteers, others, activities_)


def _volunteers(
    session: Session, running: Running, query: Prepared, *, today: date, **values: int
) -> Gathered:
    found = query.columns(session, **values)
    old = vog.renewed_before(today, store_settings.read(session).vog_years)
    of_today = partial(vog_for_match, renewed_before=old, today=today)
    away = {row.volunteer_id for row in _away().rows(session, today=today)}
    kind, size = CandidateKind.VOLUNTEER, len(found.id)
    return Gathered(
        size,
        kind=(kind,) * size,
        **_about_person(found),
        roles=_codes(VolunteerRole, found.roles),
        bookings=_by_number(running.booked, kind, found.id, _NO_PARTS),
        load=_by_number(running.load, kind, found.id, 0),
        places=found.max_matches,
        deployable=found.deployable,
        vog=read_each(of_today, found.vog_received_on),
        has_car=found.has_car,
        no_pets=found.no_pets,
        no_smokers=found.no_smokers,
        no_stairs=found.no_stairs,
        away=[number in away for number in found.id],
        takes_wheelchair=found.car_takes_wheelchair,
        takes_walker=found.car_takes_walker,
        together=[other is not None for other in found.together_with_id],
        done=_by_number(running.done, kind, found.id, _NO_THEMES),
    )


def _neighbours(session: Session, running: Running, seeker: Seeker) -> Gathered:
    """Return the participants in her area who offer what is asked, or seek the same company."""
    asked = affinity.offers(seeker.theme, seeker.sub_theme)
    liked: set[Interest] = set()
    if affinity.answered_by_shared_interest(seeker.theme, seeker.sub_theme):
        liked = {other for one in seeker.interests for other in (one, *affinity.like(one))}
        if Interest.OUTINGS in seeker.interests:
            asked |= {Offer.DRIVING}
    named = dict(zip(_LIKED, map(stored_codes.pattern, sorted(liked)), strict=False))
    return _participants(
        session,
        running,
        _answering(asked, len(named)),
        area_id=seeker.address.area_id,
        participant_id=seeker.participant_id,
        **named,
    )


def _participants(session: Session, running: Running, query: Prepared, **values: Any) -> Gathered:
    found = query.columns(session, **values)
    kind, size = CandidateKind.PARTICIPANT, len(found.id)
    return Gathered(
        size,
        kind=(kind,) * size,
        **_about_person(found),
        offers=_codes(Offer, found.offers),
        bookings=[running.booked_by.get(number, _NO_PARTS) for number in found.id],
        load=_by_number(running.load, kind, found.id, 0),
        places=(PARTICIPANT_PLACES,) * size,
        deployable=found.deployable,
        has_car=found.has_car,
        smokes=tuple(map(bool, found.smokes)),
        seeks_company=found.seeks_company,
        sharing=tuple(map(match_history.shares, found.on_file, found.on_sharing)),
    )


def _about_person(found: Any) -> dict[str, Sequence[Any]]:
    """Return what volunteers and participants have alike."""
    return {
        "id": found.id,
        "person_id": found.person_id,
        "interests": _codes(Interest, found.interests),
        "day_parts": _codes(DayPart, found.available),
        "languages": _codes(Language, found.languages),
        "gender": found.gender,
        **{name: getattr(found, name) for name in Address._fields},
    }


def _activities(
    session: Session, running: Running, query: Prepared, *, today: date, **values: int
) -> Gathered:
    rows = query.rows(session, **values) if values else query.rows(session, today=today)
    visitors = activities.recent_visitors(session, today)
    return Gathered.of(_activity(row, running, visitors, today) for row in rows)


def _activity(row: Any, running: Running, visitors: Mapping[int, float], today: date) -> Candidate:
    joined = running.load[CandidateKind.ACTIVITY, row.id]
    return Candidate(
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


def _by_number(
    found: Mapping[CandidateKey, T], kind: CandidateKind, numbers: Iterable[int], nothing: T
) -> list[T]:
    """Return what was found of these numbers of one kind, and `nothing` of the others."""
    of_kind = {number: value for (one, number), value in found.items() if one is kind}
    return [of_kind.get(number, nothing) for number in numbers]


def _codes(kind: type[Code], stored: Iterable[str | None]) -> tuple[frozenset[Code], ...]:
    return read_each(partial(stored_codes.read, kind), stored)


def _seeks_company() -> ColumnElement[bool]:
    return Participant.id.in_(
        select(Need.participant_id).where(Need.status.in_(OPEN_NEEDS), Need.theme.in_(_COMPANY))
    )


# The queries are made when they are asked first, and then stay: to write them anew each time takes
# longer than to answer them.


@cache
def _helping_as(roles: frozenset[VolunteerRole]) -> Prepared:
    """Return who helps in one of these roles; as many queries as there are sorts of needs."""
    return _volunteers_who(_HELPING & stored_codes.names_any(Volunteer.roles, roles))


@cache
def _helping() -> Prepared:
    return _volunteers_who(_HELPING)


@cache
def _one_volunteer() -> Prepared:
    return _volunteers_who(Volunteer.id == bindparam("number", 0))


def _volunteers_who(wanted: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(
            Volunteer.id,
            Volunteer.area_id,
            Volunteer.max_matches,
            Volunteer.has_car,
            Volunteer.vog_received_on,
            Volunteer.no_pets,
            Volunteer.no_smokers,
            Volunteer.no_stairs,
            Volunteer.car_takes_wheelchair,
            Volunteer.car_takes_walker,
            Volunteer.together_with_id,
            _READY.label("deployable"),
            stored_codes.text(Volunteer.roles).label("roles"),
            stored_codes.text(Volunteer.interests).label("interests"),
            stored_codes.text(Volunteer.available).label("available"),
            *_PERSON,
        )
        .join(Person, Person.id == Volunteer.person_id)
        .outerjoin(*nearby.AT_HER_DOOR)
        .where(wanted)
    )


@cache
def _answering(asked: frozenset[Offer], liked: int) -> Prepared:
    """Return who offers one of these, or seeks company and likes one of so many interests.

    The interests are values of the query: each need has its own, and the query stays the same.
    Most offer nothing, and are passed over at once.
    """
    offering = stored_codes.filled(Participant.offers) & stored_codes.names_any(
        Participant.offers, asked
    )
    likes = stored_codes.names_given(Participant.interests, *_LIKED[:liked])
    return _participants_who(
        _ABOUT
        & (Participant.area_id == bindparam("area_id", 0))
        & (Participant.id != bindparam("participant_id", 0))
        & or_(offering, likes & _seeks_company() if liked else false())
    )


@cache
def _helping_too(*, near: bool) -> Prepared:
    return _participants_who(_could_help(bindparam("area_id", 0) if near else None))


@cache
def _one_participant() -> Prepared:
    return _participants_who(Participant.id == bindparam("number", 0))


def _participants_who(wanted: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(
            Participant.id,
            Participant.area_id,
            Participant.has_car,
            Participant.smokes,
            _ABOUT.label("deployable"),
            stored_codes.text(Participant.offers).label("offers"),
            stored_codes.text(Participant.interests).label("interests"),
            stored_codes.text(Participant.available).label("available"),
            _seeks_company().label("seeks_company"),
            match_history.last_answer(Purpose.FILE).label("on_file"),
            match_history.last_answer(Purpose.SHARE_VOLUNTEER).label("on_sharing"),
            *_PERSON,
        )
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(*nearby.AT_HER_DOOR)
        .where(wanted)
    )


_LIKED: Final = tuple(f"liked_{place}" for place in range(len(Interest)))
_PERSON: Final = (
    Person.id.label("person_id"),
    Person.gender,
    Person.street,
    Person.house_number,
    Person.postcode,
    *nearby.POINT,
    stored_codes.text(Person.languages).label("languages"),
)


@cache
def _still_held() -> Prepared:
    return _activities_that(
        or_(Activity.ended_on.is_(None), Activity.ended_on >= bindparam("today", date.min))
    )


@cache
def _one_activity() -> Prepared:
    return _activities_that(Activity.id == bindparam("number", 0))


def _activities_that(wanted: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(
            Activity.id,
            Activity.area_id,
            Activity.interests,
            Activity.held,
            Activity.capacity,
            Activity.started_on,
            Activity.ended_on,
            Activity.wheelchair,
            Activity.walker,
        ).where(wanted)
    )


@cache
def _away() -> Prepared:
    """Return the numbers of the volunteers who are absent today."""
    today: BindParameter[date] = bindparam("today", date.min)
    still = or_(VolunteerAbsence.last_day.is_(None), VolunteerAbsence.last_day >= today)
    return Prepared(
        select(VolunteerAbsence.volunteer_id).where(VolunteerAbsence.first_day <= today, still)
    )
