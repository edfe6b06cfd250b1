"""Who uses the store, and what the program keeps for her: settings, drafts, what was put off."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Base, Record, Short, code, now
from spil_desktop.rules.vocabulary import Act, TodayKind, UserRole


class User(Record):
    """Someone who opens the store with a passphrase of her own (a slot of keys.json).

    `sees_safety` is the permission for suspicions of abuse, whatever her role.
    """

    __tablename__ = "user"
    name: Mapped[str] = mapped_column(Short)
    slot: Mapped[str] = mapped_column(Short, unique=True)
    role: Mapped[UserRole] = mapped_column(code(UserRole), default=UserRole.CONNECTOR)
    sees_safety: Mapped[bool] = mapped_column(default=False)


class Setting(Record):
    """One setting of the store: weights, terms, the mark of demo data."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(Short, unique=True)
    value: Mapped[Any] = mapped_column(JSON)


class Draft(Record):
    """A half-filled form, kept at every change so that a crash loses nothing."""

    __tablename__ = "draft"
    form: Mapped[str] = mapped_column(Short, unique=True)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)


class Postponement(Record):
    """A line of the day's list that was put off until a day, or done for good (no day).

    For what has no day of its own; `record_id` is the number of the row that the line is about,
    `since` tells one occasion from the next (a birthday, a term).
    """

    __tablename__ = "postponement"
    __table_args__ = (Index("ix_postponement_line", "kind", "record_id"),)
    kind: Mapped[TodayKind] = mapped_column(code(TodayKind))
    record_id: Mapped[int]
    since: Mapped[date | None]
    until: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(Text)


class AuditEntry(Base):
    """One line of the audit log; `hash` covers the line and the hash before it."""

    __tablename__ = "audit_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    act: Mapped[Act] = mapped_column(code(Act))
    subject: Mapped[str | None] = mapped_column(Short)
    subject_id: Mapped[int | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    previous_hash: Mapped[str] = mapped_column(Short)
    hash: Mapped[str] = mapped_column(Short)
