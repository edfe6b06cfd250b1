"""The network of a participant over time: relations, matches that were met, activities visited."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Attendance,
    ContactMoment,
    Match,
    MatchReview,
    Measurement,
    Occurrence,
    Participant,
    Person,
    Volunteer,
)
from spil_desktop.rules.dates import add_months
from spil_desktop.rules.networks import Tie, TieKind
from spil_desktop.rules.vocabulary import (
    SPOKEN_CONTACTS,
    ContactForm,
    ContactFrequency,
    MatchKind,
    Moment,
    Nearness,
    Presence,
    SupportDirection,
)
from spil_desktop.services import (
    continuity,
    measurements,
    names,
    records,
    relations,
)

_STILL_COMES: Final = 3
"""An activity belongs to a network until so many months after the last time that she came."""


@dataclass(frozen=True, slots=True)
class Network:
    """Everyone who is or was around a participant, and the days to compare.

    `t0` is the day of her first measurement or visit, else of her report; `t1` that of her second
    measurement, else the day for it.
    """

    name: str = field(repr=False)
    ties: tuple[Tie, ...]
    t0: date
    t1: date


def read(session: Session, participant_id: int, *, today: date) -> Network:
    """Return the network of a participant; raises `InputProblem.UNKNOWN_RECORD`."""
    participant = records.fetch(session, Participant, participant_id)
    person = records.fetch(session, Person, participant.person_id)
    t0 = _first_day(session, participant)
    return Network(
        name=names.of(session, [person.id])[person.id],
        ties=(
            *_relations(session, participant_id),
            *_matches(session, participant, person),
            *_activities(session, participant_id, today),
        ),
        t0=t0,
        t1=_measured(session, participant_id, Moment.T1)
        or measurements.schedule(session).due_on(t0, Moment.T1),
    )


def _first_day(session: Session, participant: Participant) -> date:
    visited = session.scalar(
        select(func.min(ContactMoment.on)).where(
            ContactMoment.participant_id == participant.id,
            ContactMoment.form == ContactForm.HOME_VISIT,
            ContactMoment.result.in_(SPOKEN_CONTACTS),
        )
    )
    measured = _measured(session, participant.id, Moment.T0)
    return measured or visited or participant.reported_on


def _measured(session: Session, participant_id: int, moment: Moment) -> date | None:
    wanted = select(func.min(Measurement.taken_on)).where(
        Measurement.participant_id == participant_id, Measurement.moment == moment
    )
    return session.scalar(wanted)


def _relations(session: Session, participant_id: int) -> list[Tie]:
    return [
        Tie(
            kind=TieKind.RELATION,
            id=row.id,
            who=("person", row.person_id),
            name=row.name,
            relation=row.fields.relation,
            direction=row.fields.direction,
            strength=row.fields.strength,
            frequency=row.fields.frequency,
            nearness=row.fields.nearness,
            is_emergency=row.fields.is_emergency,
            has_key=row.fields.has_key,
            is_overburdened=row.fields.is_overburdened,
            since=row.fields.since,
            until=row.ended_on,
        )
        for row in relations.of_participant(session, participant_id)
    ]


def _matches(session: Session, participant: Participant, person: Person) -> list[Tie]:
    """Return who was met in a match; of an activity the activity itself."""
    mine = (Match.participant_id == participant.id) | (Match.other_participant_id == participant.id)
    found: list[Tie] = []
    for match in session.scalars(select(Match).where(mine).order_by(Match.id)):
        met = continuity.first_met(match)
        if met is None:
            continue
        if match.activity_id is not None:
            activity = records.fetch(session, Activity, match.activity_id)
            found.append(_activity(activity.id, activity.name, met, match.ended_on))
            continue
        other = _other(session, match, participant.id)
        found.append(
            Tie(
                kind=TieKind.MATCH,
                id=match.id,
                who=("person", other.id),
                name=names.of(session, [other.id])[other.id],
                match_kind=match.kind,
                direction=_direction(match),
                frequency=_frequency(session, match.id),
                nearness=_nearness(person, other),
                since=met,
                until=match.ended_on,
            )
        )
    return found


def _other(session: Session, match: Match, participant_id: int) -> Person:
    """Return the one on the other side of a match."""
    if match.volunteer_id is not None:
        person_id = records.fetch(session, Volunteer, match.volunteer_id).person_id
    else:
        is_asker = match.participant_id == participant_id
        number = match.other_participant_id if is_asker else match.participant_id
        person_id = records.fetch(session, Participant, number).person_id
    return records.fetch(session, Person, person_id)


def _direction(match: Match) -> SupportDirection:
    """Return which way support goes: two participants, or neighbours, do it for each other."""
    one_way = match.volunteer_id is not None and match.kind is not MatchKind.NEIGHBOURLY
    return SupportDirection.TO_PARTICIPANT if one_way else SupportDirection.MUTUAL


def _frequency(session: Session, match_id: int) -> ContactFrequency | None:
    wanted = (
        select(MatchReview.frequency)
        .where(MatchReview.match_id == match_id, MatchReview.frequency.is_not(None))
        .order_by(MatchReview.on.desc(), MatchReview.id.desc())
        .limit(1)
    )
    return session.scalar(wanted)


def _nearness(one: Person, other: Person) -> Nearness | None:
    """Return how near two people live to each other, as far as their addresses tell."""
    if not (one.street and other.street):
        same_area = one.area_id is not None and one.area_id == other.area_id
        return Nearness.AREA if same_area else None
    if one.street.casefold() == other.street.casefold() and one.town == other.town:
        house = ("house_number", "house_addition", "postcode")
        same = all(getattr(one, name) == getattr(other, name) for name in house)
        return Nearness.SAME_ADDRESS if same and one.house_number else Nearness.STREET
    return Nearness.AREA if one.area_id == other.area_id else Nearness.ELSEWHERE


def _activities(session: Session, participant_id: int, today: date) -> list[Tie]:
    """Return the activities she came to, from the first time until some months after the last."""
    lines = session.execute(
        select(
            Activity.id,
            Activity.name,
            func.min(Occurrence.held_on).label("first"),
            func.max(Occurrence.held_on).label("last"),
        )
        .join(Occurrence, Occurrence.activity_id == Activity.id)
        .join(Attendance, Attendance.occurrence_id == Occurrence.id)
        .where(
            Attendance.participant_id == participant_id,
            Attendance.presence == Presence.PRESENT,
            Occurrence.held_on <= today,
        )
        .group_by(Activity.id, Activity.name)
        .order_by(Activity.name)
    )
    return [_visited(line) for line in lines]


def _visited(line: Any) -> Tie:
    return _activity(line.id, line.name, line.first, add_months(line.last, _STILL_COMES))


def _activity(number: int, name: str, since: date, until: date | None) -> Tie:
    return Tie(
        kind=TieKind.ACTIVITY,
        id=number,
        who=("activity", number),
        name=name,
        direction=SupportDirection.MUTUAL,
        nearness=Nearness.AREA,
        since=since,
        until=until,
    )
