"""The directory of services (sociale kaart): organisations, and who works there."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    NeedTheme,
    OrganisationKind,
)


class Organisation(Record):
    """An entry of the directory of services (sociale kaart)."""

    __tablename__ = "organisation"
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    name: Mapped[str] = mapped_column(Short)
    kind: Mapped[OrganisationKind] = mapped_column(code(OrganisationKind))
    themes: Mapped[tuple[NeedTheme, ...]] = mapped_column(Codes(NeedTheme), default=())
    address: Mapped[str | None] = mapped_column(Short)
    phone: Mapped[str | None] = mapped_column(Short)
    email: Mapped[str | None] = mapped_column(Short)
    website: Mapped[str | None] = mapped_column(Short)
    opening_hours: Mapped[str | None] = mapped_column(Short)
    note: Mapped[str | None] = mapped_column(Text)
    checked_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class OrganisationPerson(Record):
    """Someone who works at an organisation and whom the Spil can call."""

    __tablename__ = "organisation_person"
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(Short)
    role: Mapped[str | None] = mapped_column(Short)
    phone: Mapped[str | None] = mapped_column(Short)
    email: Mapped[str | None] = mapped_column(Short)
    note: Mapped[str | None] = mapped_column(Text)
