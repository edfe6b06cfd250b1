"""Needs as the matching sees them: each with what matters of the participant who has it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from spil_desktop.model import HealthProfile, Need, Participant, Person
from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import Address, Seeker, is_gone
from spil_desktop.rules.vocabulary import (
    CLOSED_FILES,
    OPEN_NEEDS,
    Aid,
    CandidateKind,
    Limitation,
    Purpose,
)
from spil_desktop.services import match_history, nearby
from spil_desktop.services import settings as store_settings
from spil_desktop.services.match_history import Keys, Running
from spil_desktop.services.prepared import Prepared
from spil_desktop.services.running_matches import has_running_match


def of_need(session: Session, need_id: int, running: Running, *, today: date) -> Seeker | None:
    """Return one need, open or closed; None when it does not exist."""
    rows = _one().rows(session, need_id=need_id)
    if not rows:
        return None
    refused = match_history.refusals(session, need_id)
    excluded = match_history.exclusions(session, rows[0].person_id)
    return _seekers(session, rows, running, refused, excluded, today=today)[0]


def unanswered(
    session: Session, running: Running, area_id: int | None, *, today: date
) -> list[Seeker]:
    """Return the open needs without a running match, of an area or of all areas."""
    near = {} if area_id is None else {"area_id": area_id}
    rows = _all_unanswered(near=bool(near)).rows(session, **near)
    refused, excluded = match_history.refusals(session), match_history.exclusions(session)
    return _seekers(session, rows, running, refused, excluded, today=today)


def count_unanswered(session: Session, area_id: int | None) -> int:
    """Count the needs that `unanswered` returns."""
    wanted = (
        select(func.count(Need.id))
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(_unanswered(area_id))
    )
    return session.scalars(wanted).one()


def _unanswered(area_id: int | BindParameter[int] | None) -> ColumnElement[bool]:
    wanted = (
        Need.status.in_(OPEN_NEEDS)
        & Participant.status.not_in(CLOSED_FILES)
        & Person.deceased_on.is_(None)
        & ~has_running_match()
    )
    return wanted if area_id is None else wanted & (Participant.area_id == area_id)


@cache
def _one() -> Prepared:
    return _asked(Need.id == bindparam("need_id", 0))


@cache
def _all_unanswered(*, near: bool) -> Prepared:
    return _asked(_unanswered(bindparam("area_id", 0) if near else None))


def _asked(wanted: ColumnElement[bool]) -> Prepared:
    return Prepared(
        select(
            Need.id.label("need_id"),
            Need.asked_on,
            Need.theme,
            Need.sub_theme,
            Need.interests,
            Need.wished,
            Participant.id.label("participant_id"),
            Participant.area_id,
            Participant.status,
            Participant.interests.label("own"),
            Participant.available,
            Participant.gender_wish,
            Participant.has_pets,
            Participant.smokes,
            Participant.has_stairs,
            Person.id.label("person_id"),
            Person.street,
            Person.house_number,
            Person.postcode,
            *nearby.POINT,
            Person.languages,
            Person.deceased_on,
            HealthProfile.aids,
            HealthProfile.limitations,
            match_history.last_answer(Purpose.FILE).label("on_file"),
            match_history.last_answer(Purpose.SHARE_VOLUNTEER).label("on_sharing"),
        )
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(HealthProfile, HealthProfile.participant_id == Participant.id)
        .outerjoin(*nearby.AT_HER_DOOR)
        .where(wanted)
        .order_by(Need.id)
    )


def _seekers(
    session: Session,
    rows: Sequence[Any],
    running: Running,
    refused: Keys,
    excluded: Mapping[int, set[int]],
    *,
    today: date,
) -> list[Seeker]:
    around = nearby.Around(beside=nearby.beside(session), points={})
    furthest = store_settings.read(session).furthest_km * 1000 or None
    return [
        _seeker(
            row,
            running,
            refused=frozenset(refused.get(row.need_id, ())),
            excluded=frozenset(excluded.get(row.person_id, ())),
            beside=around.beside_of(row.area_id, row.street),
            furthest=furthest,
            today=today,
        )
        for row in rows
    ]


def _seeker(  # noqa: PLR0913 - what was read for all needs at once
    row: Any,
    running: Running,
    *,
    refused: frozenset[Any],
    excluded: frozenset[int],
    beside: frozenset[str],
    furthest: int | None,
    today: date,
) -> Seeker:
    aids = row.aids or ()
    own = frozenset(row.own)
    known = frozenset(running.known.get(row.participant_id, ()))
    known_participants = frozenset(key for key in known if key[0] is CandidateKind.PARTICIPANT)
    return Seeker(
        need_id=row.need_id,
        participant_id=row.participant_id,
        person_id=row.person_id,
        theme=row.theme,
        sub_theme=row.sub_theme,
        interests=affinity.wished(frozenset(row.interests), row.sub_theme, own),
        also=own,
        day_parts=frozenset(row.wished or row.available),
        bookings=running.booked_by.get(row.participant_id, frozenset()),
        languages=frozenset(row.languages),
        gender_wish=row.gender_wish,
        address=Address._make(getattr(row, name) for name in Address._fields),
        has_stairs=bool(row.has_stairs),
        beside=beside,
        furthest=furthest,
        waiting=(today - row.asked_on).days,
        has_file=match_history.has_file(row.on_file),
        gone=is_gone(row.status) or row.deceased_on is not None,
        sharing=row.on_sharing,
        has_pets=bool(row.has_pets),
        smokes=bool(row.smokes),
        wheelchair=Aid.WHEELCHAIR in aids,
        walker=Aid.WALKER in aids,
        needs_transport=Limitation.WALKING in (row.limitations or ()),
        excluded=excluded,
        refused=refused,
        matched=known_participants | running.matched.get(row.need_id, set()),
        known=known,
        before=frozenset(running.before.get(row.participant_id, ())),
    )
