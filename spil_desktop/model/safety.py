"""Suspicions of abuse, apart from everything else."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    AbuseForm,
    SafetyDecision,
    SafetyStep,
)


class SafetyFile(Record):
    """A suspicion of abuse, apart from everything else: only for users with the permission.

    `destroy_on` is the day on which it is destroyed by the organisation's own policy.
    """

    __tablename__ = "safety_file"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    opened_on: Mapped[date]
    forms: Mapped[tuple[AbuseForm, ...]] = mapped_column(Codes(AbuseForm), default=())
    note: Mapped[str | None] = mapped_column(Text)
    decision: Mapped[SafetyDecision | None] = mapped_column(code(SafetyDecision))
    closed_on: Mapped[date | None]
    destroy_on: Mapped[date | None]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


class SafetyEntry(Record):
    """One step of the reporting code that was taken, when, and with whom was consulted."""

    __tablename__ = "safety_entry"
    __table_args__ = (Index("ix_safety_entry_file", "safety_file_id", "on"),)
    safety_file_id: Mapped[int] = mapped_column(ForeignKey("safety_file.id", ondelete="CASCADE"))
    step: Mapped[SafetyStep] = mapped_column(code(SafetyStep))
    on: Mapped[date]
    consulted: Mapped[str | None] = mapped_column(Short)
    note: Mapped[str | None] = mapped_column(Text)
