"""People, counted once whatever their roles; their phones, and who is not whose double."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import Gender, Language, NameUse


class Person(Record):
    """Anyone in the store: participant, volunteer, key figure or contact, or several at once.

    `sort_name` is the folded main name on which lists are sorted (Van der Laan under L).
    `birth_year` is set whenever anything is known; `birth_date` only when the day is.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_sort", "sort_name", "id"),
        Index("ix_person_birth", "birth_date"),
        Index("ix_person_address", "postcode", "house_number"),
        Index("ix_person_deceased", "deceased_on", sqlite_where=text("deceased_on IS NOT NULL")),
    )
    initials: Mapped[str | None] = mapped_column(Short)
    given_name: Mapped[str | None] = mapped_column(Short)
    prefix: Mapped[str | None] = mapped_column(Short)
    family_name: Mapped[str] = mapped_column(Short)
    partner_prefix: Mapped[str | None] = mapped_column(Short)
    partner_family_name: Mapped[str | None] = mapped_column(Short)
    name_use: Mapped[NameUse] = mapped_column(code(NameUse), default=NameUse.OWN)
    sort_name: Mapped[str] = mapped_column(Short)
    gender: Mapped[Gender] = mapped_column(code(Gender), default=Gender.UNKNOWN)
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    street: Mapped[str | None] = mapped_column(Short)
    house_number: Mapped[int | None]
    house_addition: Mapped[str | None] = mapped_column(Short)
    postcode: Mapped[str | None] = mapped_column(Short)
    town: Mapped[str | None] = mapped_column(Short)
    email: Mapped[str | None] = mapped_column(Short)
    languages: Mapped[tuple[Language, ...]] = mapped_column(Codes(Language), default=())
    contact_hints: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    deceased_on: Mapped[date | None]

    phones: Mapped[list["Phone"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="Phone.id"
    )


class Phone(Record):
    """A phone number in E.164 (+31612345678)."""

    __tablename__ = "phone"
    __table_args__ = (UniqueConstraint("person_id", "number"), Index("ix_phone_number", "number"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[str] = mapped_column(Short)
    note: Mapped[str | None] = mapped_column(Short)


class Distinction(Record):
    """Two people who look alike and are different, as a user said ("zijn verschillend")."""

    __tablename__ = "distinction"
    __table_args__ = (UniqueConstraint("person_id", "other_person_id"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other_person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )


class Exclusion(Record):
    """Two people who are never matched (again), with a reason that stays private."""

    __tablename__ = "exclusion"
    __table_args__ = (UniqueConstraint("person_id", "other_person_id"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    other_person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[str | None] = mapped_column(Text)
