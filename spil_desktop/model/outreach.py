"""Rounds through streets, in counts only."""

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import DoorResult, OutreachMethod


class Outreach(Record):
    """One round through a street: counts, no names."""

    __tablename__ = "outreach"
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id"), index=True)
    on: Mapped[date]
    method: Mapped[OutreachMethod] = mapped_column(code(OutreachMethod))
    addresses: Mapped[int]
    opened: Mapped[int]
    talked: Mapped[int]
    interested: Mapped[int]
    flyers: Mapped[int] = mapped_column(default=0)
    visits_wanted: Mapped[int] = mapped_column(default=0)
    note: Mapped[str | None] = mapped_column(Text)


class Door(Record):
    """One door of the round that is going on in a street; gone when the round is finished."""

    __tablename__ = "door"
    __table_args__ = (UniqueConstraint("street_id", "house_number", "house_addition"),)
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id"), index=True)
    house_number: Mapped[int]
    house_addition: Mapped[str] = mapped_column(Short, default="")
    result: Mapped[DoorResult] = mapped_column(code(DoorResult))
    seen_on: Mapped[date]
