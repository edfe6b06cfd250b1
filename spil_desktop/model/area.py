"""The neighbourhoods and villages of the store, and their streets."""

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import StreetStatus


class Area(Record):
    """A wijk or dorp in which a Spil works, with its CBS code and the year of that code.

    `connector_hours` is how many hours a week Spillen work there together.
    """

    __tablename__ = "area"
    name: Mapped[str] = mapped_column(Short, unique=True)
    municipality: Mapped[str | None] = mapped_column(Short)
    cbs_code: Mapped[str | None] = mapped_column(Short)
    cbs_year: Mapped[int | None]
    people_70plus: Mapped[int | None]
    people_70plus_year: Mapped[int | None]
    people_70plus_source: Mapped[str | None] = mapped_column(Short)
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    connector_hours: Mapped[int | None]


class Street(Record):
    """A street of an area and how far the Spil is in it.

    `addresses` is how many homes it has; `map_column` and `map_row` its place in the schematic
    map of the area, counted from 0 at the upper left.
    """

    __tablename__ = "street"
    __table_args__ = (UniqueConstraint("area_id", "name"),)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    name: Mapped[str] = mapped_column(Short)
    status: Mapped[StreetStatus] = mapped_column(code(StreetStatus), default=StreetStatus.UNKNOWN)
    key_figure_id: Mapped[int | None] = mapped_column(ForeignKey("key_figure.id"), index=True)
    handed_over_on: Mapped[date | None]
    explored_on: Mapped[date | None]
    addresses: Mapped[int | None]
    map_column: Mapped[int | None]
    map_row: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
