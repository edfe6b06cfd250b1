"""Key figures: residents and shopkeepers who know their streets and take them over."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, KeyFigure, Person, Street
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import names, records


@dataclass(frozen=True, slots=True)
class KeyFigureFields:
    """What is kept of a key figure; `independent_since` she needs the Spil no longer."""

    area_id: int
    since: date | None = None
    independent_since: date | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class KeyFigureRow:
    """A key figure in a list, with the names of her streets."""

    id: int
    version: int
    person_id: int
    name: str = field(repr=False)
    fields: KeyFigureFields
    streets: tuple[str, ...]


def add(session: Session, person_id: int, new: KeyFigureFields, *, today: date) -> int:
    """Make someone a key figure, whatever other roles she has, and return her number as one.

    Raises `InputProblem.ALREADY_EXISTS` when she is one, `END_BEFORE_START`.
    """
    records.fetch(session, Person, person_id)
    if session.scalar(select(KeyFigure.id).where(KeyFigure.person_id == person_id)) is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=KeyFigure.__tablename__)
    row = KeyFigure(person_id=person_id)
    _fill(session, row, new)
    row.since = new.since or today
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, key_figure_id: int, fields: KeyFigureFields, *, version: int | None = None
) -> None:
    """Change a key figure; raises what `add` raises, and what `records.fetch` does."""
    _fill(session, records.fetch(session, KeyFigure, key_figure_id, version=version), fields)
    session.flush()


def watch(session: Session, key_figure_id: int, street_id: int) -> None:
    """Give a key figure a street: found, and not yet handed over."""
    records.fetch(session, KeyFigure, key_figure_id)
    street = records.fetch(session, Street, street_id)
    street.key_figure_id = key_figure_id
    street.status = StreetStatus.KEY_FIGURE_FOUND
    street.handed_over_on = None
    session.flush()


def hand_over(session: Session, street_id: int, on: date, *, today: date) -> None:
    """Leave a street to its key figure, so that the Spil can go on to another one.

    Raises `InputProblem.REQUIRED` when the street has no key figure, `DATE_IN_FUTURE`.
    """
    records.not_after(on, today, "handed_over_on")
    street = records.fetch(session, Street, street_id)
    if street.key_figure_id is None:
        raise SpilError(InputProblem.REQUIRED, field="key_figure")
    street.status = StreetStatus.INDEPENDENT
    street.handed_over_on = on
    session.flush()


def rows(session: Session, area_id: int | None = None) -> tuple[KeyFigureRow, ...]:
    """Return the key figures of an area, or of all areas, in the order of their names."""
    wanted = (
        select(KeyFigure, *names.COLUMNS)
        .join(Person, Person.id == KeyFigure.person_id)
        .order_by(Person.sort_name, Person.id)
    )
    if area_id is not None:
        wanted = wanted.where(KeyFigure.area_id == area_id)
    streets = _streets(session)
    return tuple(
        KeyFigureRow(
            line.KeyFigure.id,
            line.KeyFigure.version,
            line.KeyFigure.person_id,
            display_name(names.parts(line)),
            _fields(line.KeyFigure),
            tuple(streets.get(line.KeyFigure.id, ())),
        )
        for line in session.execute(wanted)
    )


def _streets(session: Session) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    wanted = select(Street).where(Street.key_figure_id.is_not(None)).order_by(Street.name)
    for street in session.scalars(wanted):
        found.setdefault(street.key_figure_id or 0, []).append(street.name)
    return found


def _fields(row: KeyFigure) -> KeyFigureFields:
    return KeyFigureFields(row.area_id, row.since, row.independent_since, row.note)


def _fill(session: Session, row: KeyFigure, fields: KeyFigureFields) -> None:
    records.fetch(session, Area, fields.area_id)
    records.in_order(fields.since, fields.independent_since, "independent_since")
    row.area_id = fields.area_id
    row.since = fields.since
    row.independent_since = fields.independent_since
    row.note = records.optional(fields.note)
