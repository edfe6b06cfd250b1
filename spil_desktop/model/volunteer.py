"""Volunteers."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    DayPart,
    Interest,
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
