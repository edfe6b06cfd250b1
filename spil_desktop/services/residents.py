"""The list of residents: found, filtered, sorted and cut into pages by the store itself."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, FollowUp, Need, Participant, Person
from spil_desktop.rules.dates import Birth, age_on
from spil_desktop.rules.names import NameForm, NameParts, display_name
from spil_desktop.rules.queries import Query
from spil_desktop.rules.vocabulary import OPEN_NEEDS, ParticipantStatus
from spil_desktop.services import list_queries, names, notes, people, search
from spil_desktop.services.images import chunks


class ResidentOrder(Enum):
    """On what residents are sorted; names decide among equals."""

    NAME = auto()
    AGE = auto()
    """The oldest first; whose birth is unknown, before all."""
    STREET = auto()
    STATUS = auto()
    REPORTED = auto()


@dataclass(frozen=True, slots=True)
class ResidentFilter:
    """Which residents are wanted: `text` as in the search field; no `statuses` means all of them.

    `query` holds the query words of a list; `limit` and `offset` cut a page out of the sorted list.
    """

    text: str = field(default="", repr=False)
    area_id: int | None = None
    statuses: frozenset[ParticipantStatus] = frozenset()
    query: Query = field(default=Query(), repr=False)
    order: ResidentOrder = ResidentOrder.NAME
    descending: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """A resident in the list of participants.

    `last_contact_on` is the last day of a contact or attempt, `next_due_on` the first day on
    which something must happen.
    """

    person_id: int
    participant_id: int
    name: NameParts
    sort_name: str = field(repr=False)
    birth: Birth
    age: int | None
    area_id: int
    street: str | None = field(repr=False)
    house_number: int | None = field(repr=False)
    house_addition: str | None = field(repr=False)
    status: ParticipantStatus
    reported_on: date
    open_needs: int
    last_contact_on: date | None
    next_due_on: date | None

    @property
    def list_name(self) -> str:
        """The name as lists show it: Laan, Jan van der."""
        return display_name(self.name, NameForm.LIST)

    @property
    def full_name(self) -> str:
        """The name as people say it: Jan van der Laan."""
        return display_name(self.name)

    @property
    def address(self) -> str:
        """Street and house number, as far as they are known."""
        return people.address_line(self)


def rows(
    session: Session, wanted: ResidentFilter | None = None, *, today: date
) -> tuple[ResidentRow, ...]:
    """Return the residents that `wanted` describes, sorted."""
    which = wanted or ResidentFilter()
    page = (
        select(*_COLUMNS)
        .join(Participant, Participant.person_id == Person.id)
        .where(*_conditions(session, which, today))
        .order_by(*_sorted_on(which))
        .limit(which.limit)
        .offset(which.offset or None)
    )
    found = session.execute(page).all()
    keys = [line.participant_id for line in found]
    needs = _per_participant(session, _OPEN_NEEDS, keys)
    contacts = _per_participant(session, _LAST_CONTACTS, keys)
    due = _per_participant(session, _NEXT_DUE, keys)
    return tuple(
        _row(line, today, needs.get(key, 0), contacts.get(key), due.get(key))
        for line, key in zip(found, keys, strict=True)
    )


def count(session: Session, wanted: ResidentFilter | None = None, *, today: date) -> int:
    """Count the residents that `wanted` describes, whatever page it asks for."""
    counted = select(func.count(Participant.id)).join(Person, Person.id == Participant.person_id)
    which = wanted or ResidentFilter()
    return session.scalar(counted.where(*_conditions(session, which, today))) or 0


_COLUMNS: Final = (
    Person.id,
    *names.COLUMNS,
    Person.sort_name,
    Person.birth_date,
    Person.birth_year,
    Person.street,
    Person.house_number,
    Person.house_addition,
    Participant.id.label("participant_id"),
    Participant.area_id,
    Participant.status,
    Participant.reported_on,
)
_OPEN_NEEDS: Final = select(Need.participant_id, func.count()).where(Need.status.in_(OPEN_NEEDS))
_LAST_CONTACTS: Final = select(ContactMoment.participant_id, func.max(ContactMoment.on))
_NEXT_DUE: Final = select(FollowUp.participant_id, func.min(FollowUp.due_on)).where(
    FollowUp.done_on.is_(None)
)


def _per_participant(
    session: Session, wanted: Select[int, Any], participant_ids: list[int]
) -> dict[int, Any]:
    """Return what `wanted` sums up for each participant, asked for a page's rows only."""
    column = wanted.selected_columns[0]
    found: dict[int, Any] = {}
    for chunk in chunks(participant_ids):
        lines = session.execute(wanted.where(column.in_(chunk)).group_by(column))
        found.update((key, value) for key, value in lines)
    return found


def _conditions(session: Session, wanted: ResidentFilter, today: date) -> list[ColumnElement[bool]]:
    conditions = list_queries.residents(session, wanted.query, today=today)
    if wanted.text.strip():
        said = (search.matching(wanted.text), notes.matching(wanted.text))
        conditions.append(or_(*(Person.id.in_(people) for people in said)))
    if wanted.area_id is not None:
        conditions.append(Participant.area_id == wanted.area_id)
    if wanted.statuses:
        conditions.append(Participant.status.in_(wanted.statuses))
    else:  # of whom the content is erased nothing is left to look at, only to count
        conditions.append(Participant.content_erased_on.is_(None))
    return conditions


def _sorted_on(wanted: ResidentFilter) -> list[Any]:
    stages = {status: place for place, status in enumerate(ParticipantStatus)}
    columns: dict[ResidentOrder, tuple[Any, ...]] = {
        ResidentOrder.NAME: (),
        ResidentOrder.AGE: (Person.birth_year, Person.birth_date),
        ResidentOrder.STREET: (Person.street, Person.house_number, Person.house_addition),
        ResidentOrder.STATUS: (case(stages, value=Participant.status),),
        ResidentOrder.REPORTED: (Participant.reported_on,),
    }
    first, last = columns[wanted.order], (Person.sort_name, Person.id)
    if not wanted.descending:
        return [*first, *last]
    if wanted.order is ResidentOrder.NAME:
        return [column.desc() for column in last]
    return [*(column.desc() for column in first), *last]


def _row(
    line: Any, today: date, open_needs: int, last_contact_on: date | None, next_due_on: date | None
) -> ResidentRow:
    birth = Birth(line.birth_date, line.birth_year)
    return ResidentRow(
        person_id=line.id,
        participant_id=line.participant_id,
        name=names.parts(line),
        sort_name=line.sort_name,
        birth=birth,
        age=age_on(birth, today),
        area_id=line.area_id,
        street=line.street,
        house_number=line.house_number,
        house_addition=line.house_addition,
        status=line.status,
        reported_on=line.reported_on,
        open_needs=open_needs,
        last_contact_on=last_contact_on,
        next_due_on=next_due_on,
    )
