"""Volunteers, key figures and the contacts of participants."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    ContactFrequency,
    DayPart,
    Interest,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
    VolunteerRole,
    VolunteerStatus,
)


class Volunteer(Record):
    """Someone who does something for others; of the VOG only dates are kept.

    `together_with_id` is another volunteer with whom she prefers to go; `car_seats` how many
    people she can take along.
    """

    __tablename__ = "volunteer"
    __table_args__ = (Index("ix_volunteer_office", "area_id", "office_number"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    office_number: Mapped[str | None] = mapped_column(Short)
    since: Mapped[date | None]
    status: Mapped[VolunteerStatus] = mapped_column(
        code(VolunteerStatus), default=VolunteerStatus.APPLIED
    )
    roles: Mapped[tuple[VolunteerRole, ...]] = mapped_column(Codes(VolunteerRole), default=())
    interests: Mapped[tuple[Interest, ...]] = mapped_column(Codes(Interest), default=())
    available: Mapped[tuple[DayPart, ...]] = mapped_column(Codes(DayPart), default=())
    max_matches: Mapped[int] = mapped_column(default=1)
    has_car: Mapped[bool] = mapped_column(default=False)
    vog_requested_on: Mapped[date | None]
    vog_received_on: Mapped[date | None]
    agreement_on: Mapped[date | None]
    confidentiality_on: Mapped[date | None]
    no_pets: Mapped[bool] = mapped_column(default=False)
    no_smokers: Mapped[bool] = mapped_column(default=False)
    no_stairs: Mapped[bool] = mapped_column(default=False)
    training_on: Mapped[date | None]
    reference_on: Mapped[date | None]
    together_with_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"), index=True)
    car_seats: Mapped[int | None]
    car_takes_walker: Mapped[bool] = mapped_column(default=True)
    car_takes_wheelchair: Mapped[bool] = mapped_column(default=False)
    stopped_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)


class VolunteerAbsence(Record):
    """Days on which a volunteer is not there, both included; no last day while it is unknown."""

    __tablename__ = "volunteer_absence"
    volunteer_id: Mapped[int] = mapped_column(
        ForeignKey("volunteer.id", ondelete="CASCADE"), index=True
    )
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(Short)


class VolunteerHours(Record):
    """Time that a volunteer gave, beside what rides, jobs and activities say already."""

    __tablename__ = "volunteer_hours"
    volunteer_id: Mapped[int] = mapped_column(
        ForeignKey("volunteer.id", ondelete="CASCADE"), index=True
    )
    on: Mapped[date]
    minutes: Mapped[int]
    role: Mapped[VolunteerRole | None] = mapped_column(code(VolunteerRole))
    note: Mapped[str | None] = mapped_column(Text)


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
