"""Who live together: people of the store with the same postcode, house number and addition."""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import Participant, Person
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import ParticipantStatus
from spil_desktop.services import names
from spil_desktop.services.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Housemate:
    """Someone else at an address; `participant_id` and `status` when she has a file herself."""

    person_id: int
    name: str = field(repr=False)
    participant_id: int | None
    status: ParticipantStatus | None


def at_same_address(session: Session, person_id: int) -> tuple[Housemate, ...]:
    """Return who else lives at the address of `person_id`, by name, without who died.

    Nobody when her postcode or house number is not known: a street alone is no household.
    """
    return tuple(_housemate(line) for line in _HOUSEMATES.rows(session, person_id=person_id))


_HER: Final = aliased(Person)
_HOUSEMATES: Final = Prepared(
    select(
        Person.id,
        Participant.id.label("participant_id"),
        Participant.status,
        *names.COLUMNS,
    )
    .join(
        _HER,
        (_HER.postcode == Person.postcode)
        & (_HER.house_number == Person.house_number)
        & _HER.house_addition.is_not_distinct_from(Person.house_addition)
        & (_HER.id != Person.id),
    )
    .outerjoin(Participant, Participant.person_id == Person.id)
    .where(_HER.id == bindparam("person_id", 0), Person.deceased_on.is_(None))
    .order_by(Person.sort_name, Person.id)
)


def _housemate(line: Any) -> Housemate:
    return Housemate(line.id, display_name(names.parts(line)), line.participant_id, line.status)
