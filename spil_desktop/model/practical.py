"""Rides and small jobs."""

from datetime import date, time

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import Aid, JobStatus, RidePurpose, RideStatus, UnmetReason


class Ride(Record):
    """A ride asked for a participant; kilometres count from the driver's own door.

    `leaves_at` is when she is fetched, `arrives_at` when she must be there, `returns_at` when she
    is fetched again. `rate` (a kilometre) and `extra_costs` (parking) are euro cents; the rate is
    kept with the ride, so that a later one does not change it. `occurrence_id` is the activity
    that several may drive to together. `called_back_on` is when she heard who comes.
    """

    __tablename__ = "ride"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    driver_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"), index=True)
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrence.id"), index=True)
    asked_on: Mapped[date | None]
    on: Mapped[date] = mapped_column(index=True)
    leaves_at: Mapped[time | None]
    arrives_at: Mapped[time | None]
    returns_at: Mapped[time | None]
    purpose: Mapped[RidePurpose] = mapped_column(code(RidePurpose))
    pickup: Mapped[str | None] = mapped_column(Short)
    destination: Mapped[str | None] = mapped_column(Short)
    is_return: Mapped[bool] = mapped_column(default=True)
    with_companion: Mapped[bool] = mapped_column(default=False)
    aids: Mapped[tuple[Aid, ...]] = mapped_column(Codes(Aid), default=())
    kilometres: Mapped[float | None]
    rate: Mapped[int | None]
    extra_costs: Mapped[int | None]
    status: Mapped[RideStatus] = mapped_column(code(RideStatus), default=RideStatus.REQUESTED)
    unmet_reason: Mapped[UnmetReason | None] = mapped_column(code(UnmetReason))
    called_back_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(Text)


class RideRate(Record):
    """What a kilometre costs from a day on, in euro cents."""

    __tablename__ = "ride_rate"
    from_day: Mapped[date] = mapped_column(unique=True)
    cents: Mapped[int]


class Job(Record):
    """A small job in or around the house (klus).

    `kind` says what is to be done, `contribution` is what she pays for it in euro cents,
    `material` what it takes, `said` what she said of it afterwards; `referral_id` is the referral
    that came of a job that was too big. `rule_override` is why a volunteer without a VOG goes.
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
    rule_override: Mapped[str | None] = mapped_column(Text)
