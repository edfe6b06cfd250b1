"""With whom a volunteer prefers to go: her own wish, and who wishes to go with her."""

from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Person, Volunteer
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import VolunteerStatus
from spil_desktop.services import names, records


@dataclass(frozen=True, slots=True)
class Companion:
    """Another volunteer; `wished` by the one asked about, `wishes` to go with her herself."""

    volunteer_id: int
    person_id: int
    name: str = field(repr=False)
    wished: bool
    wishes: bool


def of_volunteer(session: Session, volunteer_id: int) -> tuple[Companion, ...]:
    """Return everyone with whom a wish to go together exists, from either side."""
    own = records.fetch(session, Volunteer, volunteer_id).together_with_id
    wanted = (
        select(Volunteer.id, Volunteer.person_id, Volunteer.together_with_id, *names.COLUMNS)
        .join(Person, Person.id == Volunteer.person_id)
        .where(or_(Volunteer.id == own, Volunteer.together_with_id == volunteer_id))
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(
        Companion(
            volunteer_id=line.id,
            person_id=line.person_id,
            name=display_name(names.parts(line)),
            wished=line.id == own,
            wishes=line.together_with_id == volunteer_id,
        )
        for line in session.execute(wanted)
    )


def choices(session: Session, volunteer_id: int) -> tuple[tuple[int, str], ...]:
    """Return number and name of the volunteers with whom someone could go."""
    wanted = (
        select(Volunteer.id, *names.COLUMNS)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Volunteer.status != VolunteerStatus.STOPPED, Volunteer.id != volunteer_id)
        .order_by(Person.sort_name, Person.id)
    )
    return tuple((line.id, display_name(names.parts(line))) for line in session.execute(wanted))
