"""Key figures, and the contacts of participants."""

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, code
from spil_desktop.rules.vocabulary import (
    ContactFrequency,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
)


class KeyFigure(Record):
    """A resident or shopkeeper who knows the street and takes it over (sleutelfiguur).

    `frequency` is how often the Spil speaks her now; `independent_since` she needs the Spil no
    longer.
    """

    __tablename__ = "key_figure"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    since: Mapped[date | None]
    independent_since: Mapped[date | None]
    frequency: Mapped[ContactFrequency | None] = mapped_column(code(ContactFrequency))
    last_spoken_on: Mapped[date | None]
    confidentiality_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)


class Contact(Record):
    """A carer, relative, neighbour or professional of a participant.

    `may_know` says whether she may be told about the file; `since` and `until` are the days
    between which the relation is counted in drawings of the network.
    """

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("participant_id", "person_id"),)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[Relation] = mapped_column(code(Relation))
    may_know: Mapped[bool] = mapped_column(default=False)
    is_emergency: Mapped[bool] = mapped_column(default=False)
    direction: Mapped[SupportDirection | None] = mapped_column(code(SupportDirection))
    strength: Mapped[TieStrength | None] = mapped_column(code(TieStrength))
    frequency: Mapped[ContactFrequency | None] = mapped_column(code(ContactFrequency))
    nearness: Mapped[Nearness | None] = mapped_column(code(Nearness))
    since: Mapped[date | None]
    until: Mapped[date | None]
    has_key: Mapped[bool] = mapped_column(default=False)
    is_overburdened: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(Text)
