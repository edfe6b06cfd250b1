"""The areas of the store and their streets."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Street
from spil_desktop.rules import cbs_counts
from spil_desktop.rules.vocabulary import StreetStatus
from spil_desktop.services import records


@dataclass(frozen=True, slots=True)
class AreaFields:
    """What is kept of an area.

    `cbs_code` is a municipality, wijk or buurt code, `cbs_year` the year of that division: codes
    change when municipalities merge. `people_70plus` is the number of inhabitants of 70 and
    older, with the year and the source of that number. `connector_hours` is how many hours a week
    Spillen work there together.
    """

    name: str
    municipality: str | None = None
    cbs_code: str | None = None
    cbs_year: int | None = None
    people_70plus: int | None = None
    people_70plus_year: int | None = None
    people_70plus_source: str | None = None
    started_on: date | None = None
    ended_on: date | None = None
    connector_hours: int | None = None


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area as it is stored, with its number and version."""

    id: int
    version: int
    fields: AreaFields

    @property
    def name(self) -> str:
        """The name by which users and commands know the area."""
        return self.fields.name


@dataclass(frozen=True, slots=True)
class StreetFields:
    """A street and how far the Spil is in it; `key_figure_id` took it over."""

    name: str
    status: StreetStatus = StreetStatus.UNKNOWN
    key_figure_id: int | None = None
    handed_over_on: date | None = None


@dataclass(frozen=True, slots=True)
class StreetRow:
    """A street as it is stored, with its number and version."""

    id: int
    version: int
    area_id: int
    fields: StreetFields


def check(fields: AreaFields) -> None:
    """Raise what `add` raises about the fields by themselves, before there is a store."""
    records.required(fields.name, "name")
    if records.optional(fields.cbs_code) and cbs_counts.code(fields.cbs_code) is None:
        raise SpilError(InputProblem.NOT_A_CBS_CODE, field="cbs_code")
    records.in_order(fields.started_on, fields.ended_on, "ended_on")


def add(session: Session, new: AreaFields, *, today: date) -> int:
    """Add an area and return its number; a code without a year is taken as this year's.

    Raises `InputProblem.REQUIRED` without a name, `ALREADY_EXISTS` for a name that is taken,
    `NOT_A_CBS_CODE`, `END_BEFORE_START`.
    """
    area = Area(name=_free_name(session, new.name, None))
    _fill(area, new, today)
    session.add(area)
    session.flush()
    return area.id


def edit(
    session: Session, area_id: int, fields: AreaFields, *, today: date, version: int | None = None
) -> None:
    """Change an area; raises what `add` raises, and what `records.fetch` does."""
    area = records.fetch(session, Area, area_id, version=version)
    area.name = _free_name(session, fields.name, area_id)
    _fill(area, fields, today)
    session.flush()


def rows(session: Session) -> tuple[AreaRow, ...]:
    """Return all areas by name."""
    return tuple(_row(area) for area in session.scalars(select(Area).order_by(Area.name)))


def by_name(session: Session, name: str) -> AreaRow:
    """Return the area called `name`, whatever its capitals; raise `InputProblem.UNKNOWN_AREA`."""
    found = _named(session, name)
    if found is None:
        raise SpilError(InputProblem.UNKNOWN_AREA, area=name)
    return _row(records.fetch(session, Area, found))


def add_street(session: Session, area_id: int, new: StreetFields) -> int:
    """Add a street to an area and return its number.

    Raises `InputProblem.REQUIRED` without a name, `ALREADY_EXISTS` when the area has it already.
    """
    records.fetch(session, Area, area_id)
    name = records.required(new.name, "street")
    if _street_named(session, area_id, name) is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Street.__tablename__)
    street = Street(
        area_id=area_id,
        name=name,
        status=new.status,
        key_figure_id=new.key_figure_id,
        handed_over_on=new.handed_over_on,
    )
    session.add(street)
    session.flush()
    return street.id


def street(session: Session, area_id: int, name: str) -> int:
    """Return the number of the street called `name`, which is added when the area lacks it."""
    found = _street_named(session, area_id, records.required(name, "street"))
    return add_street(session, area_id, StreetFields(name)) if found is None else found


def streets(session: Session, area_id: int | None = None) -> tuple[StreetRow, ...]:
    """Return the streets of an area, or of all areas, by name."""
    wanted = select(Street).order_by(Street.name, Street.id)
    if area_id is not None:
        wanted = wanted.where(Street.area_id == area_id)
    return tuple(
        StreetRow(
            row.id,
            row.version,
            row.area_id,
            StreetFields(row.name, row.status, row.key_figure_id, row.handed_over_on),
        )
        for row in session.scalars(wanted)
    )


def _named(session: Session, name: str) -> int | None:
    wanted = name.strip().casefold()
    known = session.execute(select(Area.id, Area.name))
    return next((key for key, text in known if text.casefold() == wanted), None)


def _free_name(session: Session, name: str, own_id: int | None) -> str:
    kept = records.required(name, "name")
    if _named(session, kept) not in {None, own_id}:
        raise SpilError(InputProblem.ALREADY_EXISTS, record=Area.__tablename__)
    return kept


def _street_named(session: Session, area_id: int, name: str) -> int | None:
    return session.scalar(
        select(Street.id).where(
            Street.area_id == area_id, func.lower(Street.name) == func.lower(name.strip())
        )
    )


def _fill(area: Area, fields: AreaFields, today: date) -> None:
    """Put checked fields into a row; the name was checked before."""
    check(fields)
    code = cbs_counts.code(fields.cbs_code)
    area.municipality = records.optional(fields.municipality)
    area.cbs_code = code
    area.cbs_year = (fields.cbs_year or today.year) if code else None
    area.people_70plus = fields.people_70plus
    area.people_70plus_year = fields.people_70plus_year
    area.people_70plus_source = records.optional(fields.people_70plus_source)
    area.started_on = fields.started_on
    area.ended_on = fields.ended_on
    area.connector_hours = fields.connector_hours


def _row(area: Area) -> AreaRow:
    return AreaRow(
        area.id,
        area.version,
        AreaFields(
            name=area.name,
            municipality=area.municipality,
            cbs_code=area.cbs_code,
            cbs_year=area.cbs_year,
            people_70plus=area.people_70plus,
            people_70plus_year=area.people_70plus_year,
            people_70plus_source=area.people_70plus_source,
            started_on=area.started_on,
            ended_on=area.ended_on,
            connector_hours=area.connector_hours,
        ),
    )
