"""Rounds through streets, in counts only."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, code
from spil_desktop.rules.vocabulary import OutreachMethod


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
    note: Mapped[str | None] = mapped_column(Text)
