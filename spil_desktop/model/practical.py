"""Rides and small jobs."""

from datetime import date, time

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import JobStatus, RidePurpose, RideStatus


class Ride(Record):
    """A ride asked for a participant; kilometres count from the driver's own door."""

    __tablename__ = "ride"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    driver_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"), index=True)
    on: Mapped[date]
    leaves_at: Mapped[time | None]
    returns_at: Mapped[time | None]
    purpose: Mapped[RidePurpose] = mapped_column(code(RidePurpose))
    destination: Mapped[str | None] = mapped_column(Short)
    kilometres: Mapped[float | None]
    status: Mapped[RideStatus] = mapped_column(code(RideStatus), default=RideStatus.REQUESTED)
    note: Mapped[str | None] = mapped_column(Text)


class Job(Record):
    """A small job in or around the house (klus).

    `kind` says what is to be done, `contribution` is what she pays for it in euro cents,
    `material` what it takes, `said` what she said of it afterwards; `referral_id` is the referral
    that came of a job that was too big.
    """

    __tablename__ = "job"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"), index=True)
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referral.id"), index=True)
    kind: Mapped[str | None] = mapped_column(Short)
    asked_on: Mapped[date | None]
    on: Mapped[date | None]
    minutes: Mapped[int | None]
    contribution: Mapped[int | None]
    material: Mapped[str | None] = mapped_column(Text)
    status: Mapped[JobStatus] = mapped_column(code(JobStatus), default=JobStatus.REQUESTED)
    note: Mapped[str | None] = mapped_column(Text)
    said: Mapped[str | None] = mapped_column(Text)
