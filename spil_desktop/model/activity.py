"""Activities, each time they are held, and who came."""

from datetime import date, time
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import DayPart, Interest, Presence, RunBy


class Activity(Record):
    """A meeting place or a regular activity; `held` are the parts of the week it takes place."""

    __tablename__ = "activity"
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    name: Mapped[str] = mapped_column(Short)
    place: Mapped[str | None] = mapped_column(Short)
    held: Mapped[tuple[DayPart, ...]] = mapped_column(Codes(DayPart), default=())
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    rule: Mapped[str | None] = mapped_column(Short)
    in_holidays: Mapped[bool] = mapped_column(default=False)
    capacity: Mapped[int | None]
    cost: Mapped[str | None] = mapped_column(Short)
    interests: Mapped[tuple[Interest, ...]] = mapped_column(Codes(Interest), default=())
    wheelchair: Mapped[bool] = mapped_column(default=False)
    walker: Mapped[bool] = mapped_column(default=False)
    toilet: Mapped[bool] = mapped_column(default=False)
    hearing_loop: Mapped[bool] = mapped_column(default=False)
    lift: Mapped[bool] = mapped_column(default=False)
    run_by: Mapped[RunBy] = mapped_column(code(RunBy), default=RunBy.WELFARE)
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    key_figure_id: Mapped[int | None] = mapped_column(ForeignKey("key_figure.id"), index=True)
    note: Mapped[str | None] = mapped_column(Text)


class Occurrence(Record):
    """One time that an activity was or will be held; `visitors` is the head count.

    `planned_on` is the day of the series in whose place it is held, when that is another day;
    `place`, `starts_at` and `ends_at` only where they differ from the activity's.
    """

    __tablename__ = "occurrence"
    __table_args__ = (Index("ix_occurrence_day", "activity_id", "held_on"),)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    held_on: Mapped[date]
    planned_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    place: Mapped[str | None] = mapped_column(Short)
    capacity: Mapped[int | None]
    visitors: Mapped[int | None]
    first_visitors: Mapped[int | None]
    cancelled: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(Text)


class Attendance(Record):
    """A participant at an occurrence."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("occurrence_id", "participant_id"),)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrence.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    presence: Mapped[Presence] = mapped_column(code(Presence), default=Presence.PRESENT)


class Meeting(Record):
    """A Meet & Greet: parties that speak each other in rounds of some minutes (speed dates).

    `scheme` is the table of every party in every round, by its number; empty until it is made.
    """

    __tablename__ = "meeting"
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    name: Mapped[str] = mapped_column(Short)
    place: Mapped[str | None] = mapped_column(Short)
    on: Mapped[date]
    starts_at: Mapped[time | None]
    rounds: Mapped[int] = mapped_column(default=5)
    minutes: Mapped[int] = mapped_column(default=15)
    scheme: Mapped[list[Any]] = mapped_column(JSON, default=list)
    note: Mapped[str | None] = mapped_column(Text)


class MeetingParty(Record):
    """Someone who takes part in a Meet & Greet for an organisation, and what she thought of it.

    `useful` and `mark` are 1-5 and 1-10, `recommends` whether she would recommend it.
    """

    __tablename__ = "meeting_party"
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(Short)
    organisation: Mapped[str] = mapped_column(Short)
    is_offering: Mapped[bool] = mapped_column(default=True)
    came: Mapped[bool | None]
    useful: Mapped[int | None]
    mark: Mapped[int | None]
    recommends: Mapped[bool | None]
