"""Needs as the matching sees them: each with what matters of the participant who has it."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from spil_desktop.model import HealthProfile, Need, Participant, Person
from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import Address, Seeker, is_gone
from spil_desktop.rules.vocabulary import (
    CLOSED_FILES,
    OPEN_NEEDS,
    Aid,
    CandidateKind,
    ConsentState,
    Limitation,
    Purpose,
)
from spil_desktop.services import match_history, nearby, needs
from spil_desktop.services import settings as store_settings
from spil_desktop.services.match_history import Running


def of_need(session: Session, need_id: int, running: Running, *, today: date) -> Seeker | None:
    """Return one need, open or closed; None when it does not exist."""
    found = _seekers(session, Need.id == need_id, running, today=today, one_person=True)
    return found[0] if found else None


def unanswered(
    session: Session, running: Running, area_id: int | None, *, today: date
) -> list[Seeker]:
    """Return the open needs without a running match, of an area or of all areas."""
    return _seekers(session, _unanswered(area_id), running, today=today)


def count_unanswered(session: Session, area_id: int | None) -> int:
    """Count the needs that `unanswered` returns."""
    wanted = (
        select(func.count(Need.id))
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(_unanswered(area_id))
    )
    return session.scalars(wanted).one()


def _unanswered(area_id: int | None) -> ColumnElement[bool]:
    wanted = (
        Need.status.in_(OPEN_NEEDS)
        & Participant.status.not_in(CLOSED_FILES)
        & Person.deceased_on.is_(None)
        & ~needs.has_running_match()
    )
    return wanted if area_id is None else wanted & (Participant.area_id == area_id)


def _seekers(
    session: Session,
    wanted: ColumnElement[bool],
    running: Running,
    *,
    today: date,
    one_person: bool = False,
) -> list[Seeker]:
    rows = session.execute(
        select(Need, Participant, Person, HealthProfile)
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(HealthProfile, HealthProfile.participant_id == Participant.id)
        .where(wanted)
        .order_by(Need.id)
    ).all()
    refused = match_history.refusals(session, [row.Need.id for row in rows])
    excluded = match_history.exclusions(session, rows[0].Person.id if rows and one_person else None)
    consents = match_history.consents(session, {row.Person.id for row in rows})
    around = nearby.Around(
        beside=nearby.beside(session),
        points=nearby.points(session, {row.Person.postcode for row in rows}),
    )
    furthest = store_settings.read(session).furthest_km * 1000 or None
    return [
        _seeker(
            row,
            running,
            refused=frozenset(refused.get(row.Need.id, ())),
            excluded=frozenset(excluded.get(row.Person.id, ())),
            answers=consents.get(row.Person.id, {}),
            around=around,
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
    answers: dict[Purpose, ConsentState],
    around: nearby.Around,
    furthest: int | None,
    today: date,
) -> Seeker:
    need: Need = row.Need
    participant: Participant = row.Participant
    person: Person = row.Person
    health: HealthProfile | None = row.HealthProfile
    aids = health.aids if health else ()
    own = frozenset(participant.interests)
    known = frozenset(running.known.get(participant.id, ()))
    known_participants = frozenset(key for key in known if key[0] is CandidateKind.PARTICIPANT)
    return Seeker(
        need_id=need.id,
        participant_id=participant.id,
        person_id=person.id,
        theme=need.theme,
        sub_theme=need.sub_theme,
        interests=affinity.wished(frozenset(need.interests), need.sub_theme, own),
        also=own,
        day_parts=frozenset(need.wished or participant.available),
        bookings=running.booked_by.get(participant.id, frozenset()),
        languages=frozenset(person.languages),
        gender_wish=participant.gender_wish,
        address=around.address(
            Address(participant.area_id, person.street, person.house_number, person.postcode)
        ),
        has_stairs=bool(participant.has_stairs),
        beside=around.beside_of(participant.area_id, person.street),
        furthest=furthest,
        waiting=(today - need.asked_on).days,
        has_file=answers.get(Purpose.FILE, ConsentState.GIVEN) is ConsentState.GIVEN,
        gone=is_gone(participant.status) or person.deceased_on is not None,
        sharing=answers.get(Purpose.SHARE_VOLUNTEER),
        has_pets=bool(participant.has_pets),
        smokes=bool(participant.smokes),
        wheelchair=Aid.WHEELCHAIR in aids,
        walker=Aid.WALKER in aids,
        needs_transport=health is not None and Limitation.WALKING in health.limitations,
        excluded=excluded,
        refused=refused,
        matched=known_participants | running.matched.get(need.id, set()),
        known=known,
        before=frozenset(running.before.get(participant.id, ())),
    )
