"""Whom an activity invites by letter, with the address that stands on it."""

from dataclasses import dataclass, field
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Attendance, Occurrence, Participant, Person
from spil_desktop.rules.names import NameForm, display_name
from spil_desktop.rules.vocabulary import CLOSED_FILES, Presence
from spil_desktop.services import names, people, records


@dataclass(frozen=True, slots=True)
class Invited:
    """Someone who gets a letter: how she is addressed, and where she lives."""

    name: str = field(repr=False)
    street: str = field(repr=False)
    town: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a letter says of one time of an activity, and who gets it.

    `without_address` is how many invited people cannot be written to: no complete address is
    known.
    """

    activity: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str | None
    cost: str | None
    wheelchair: bool
    walker: bool
    lift: bool
    toilet: bool
    hearing_loop: bool
    invited: tuple[Invited, ...] = field(repr=False)
    without_address: int


def prepare(session: Session, occurrence_id: int) -> Invitation:
    """Return the invitation to one time, for everyone who is invited to it by name.

    Never for who died, whose file is closed, or who wants no contact.
    """
    occurrence = records.fetch(session, Occurrence, occurrence_id)
    activity = records.fetch(session, Activity, occurrence.activity_id)
    wanted = (
        select(Person)
        .join(Participant, Participant.person_id == Person.id)
        .join(Attendance, Attendance.participant_id == Participant.id)
        .where(
            Attendance.occurrence_id == occurrence_id,
            Attendance.presence == Presence.INVITED,
            Participant.status.not_in(CLOSED_FILES),
            Participant.content_erased_on.is_(None),
            Person.deceased_on.is_(None),
        )
        .order_by(Person.sort_name, Person.id)
    )
    found = session.scalars(wanted).all()
    reached = [row for row in found if row.street and row.house_number and row.postcode]
    return Invitation(
        activity=activity.name,
        held_on=occurrence.held_on,
        starts_at=occurrence.starts_at or activity.starts_at,
        ends_at=occurrence.ends_at or activity.ends_at,
        place=occurrence.place or activity.place,
        cost=activity.cost,
        wheelchair=activity.wheelchair,
        walker=activity.walker,
        lift=activity.lift,
        toilet=activity.toilet,
        hearing_loop=activity.hearing_loop,
        invited=tuple(_invited(row) for row in reached),
        without_address=len(found) - len(reached),
    )


def _invited(row: Person) -> Invited:
    return Invited(
        name=display_name(names.parts(row), NameForm.FULL),
        street=people.address_line(row),
        town=" ".join(filter(None, (row.postcode, " ", row.town))).replace("   ", "  "),
    )
