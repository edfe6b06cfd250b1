"""Contacts with participants, what must follow, and signals."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    FollowUpKind,
    SignalKind,
    SignalOutcome,
    SignalRoute,
    SignalSource,
    Urgency,
)


class ContactMoment(Record):
    """One contact, or one attempt; `minutes` is its duration.

    A visit to two people of one household is logged with both; the second row points with
    `together_with_id` to the first, so that visits and minutes are counted once. What took
    place `elsewhere` came along with a file that a colleague handed over: it is her work.
    """

    __tablename__ = "contact_moment"
    __table_args__ = (
        Index("ix_contact_moment_day", "participant_id", "on"),
        Index("ix_contact_moment_form", "participant_id", "form", "result"),
    )
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    on: Mapped[date]
    form: Mapped[ContactForm] = mapped_column(code(ContactForm))
    result: Mapped[ContactResult] = mapped_column(code(ContactResult))
    minutes: Mapped[int | None]
    together_with_id: Mapped[int | None] = mapped_column(
        ForeignKey("contact_moment.id"), index=True
    )
    by_user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    elsewhere: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(Text)


class FollowUp(Record):
    """Something that must happen on a date, for a participant."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_due", "done_on", "due_on"),)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    match_id: Mapped[int | None] = mapped_column(ForeignKey("match.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    signal_id: Mapped[int | None] = mapped_column(ForeignKey("signal.id"), index=True)
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referral.id"), index=True)
    kind: Mapped[FollowUpKind] = mapped_column(code(FollowUpKind))
    due_on: Mapped[date]
    note: Mapped[str | None] = mapped_column(Text)
    done_on: Mapped[date | None]


class Signal(Record):
    """A signal of vulnerability and what was done with it.

    `reported_by` names the role of who saw it, not a person. `due_on` is the term of its urgency,
    `acted_on` the day on which something was done about it first.
    """

    __tablename__ = "signal"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    seen_on: Mapped[date]
    kind: Mapped[SignalKind] = mapped_column(code(SignalKind))
    source: Mapped[SignalSource] = mapped_column(code(SignalSource))
    urgency: Mapped[Urgency] = mapped_column(code(Urgency))
    route: Mapped[SignalRoute] = mapped_column(code(SignalRoute), default=SignalRoute.LIGHT)
    reported_by: Mapped[str | None] = mapped_column(Short)
    contact_moment_id: Mapped[int | None] = mapped_column(
        ForeignKey("contact_moment.id"), index=True
    )
    note: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    due_on: Mapped[date | None]
    acted_on: Mapped[date | None]
    consulted_on: Mapped[date | None]
    consulted_with: Mapped[str | None] = mapped_column(Short)
    consultation: Mapped[str | None] = mapped_column(Text)
    closed_on: Mapped[date | None]
    outcome_kind: Mapped[SignalOutcome | None] = mapped_column(code(SignalOutcome))
    outcome: Mapped[str | None] = mapped_column(Text)
