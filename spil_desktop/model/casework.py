"""Contacts with participants, what must follow, signals, referrals and organisations."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    FollowUpKind,
    OrganisationKind,
    ReferralKind,
    ReferralResult,
    SignalKind,
    SignalSource,
    Urgency,
)


class ContactMoment(Record):
    """One contact, or one attempt; `minutes` is its duration."""

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
    note: Mapped[str | None] = mapped_column(Text)


class FollowUp(Record):
    """Something that must happen on a date, for a participant."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_due", "done_on", "due_on"),)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    match_id: Mapped[int | None] = mapped_column(ForeignKey("match.id"), index=True)
    kind: Mapped[FollowUpKind] = mapped_column(code(FollowUpKind))
    due_on: Mapped[date]
    note: Mapped[str | None] = mapped_column(Text)
    done_on: Mapped[date | None]


class Signal(Record):
    """A signal of vulnerability and what was done with it."""

    __tablename__ = "signal"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    seen_on: Mapped[date]
    kind: Mapped[SignalKind] = mapped_column(code(SignalKind))
    source: Mapped[SignalSource] = mapped_column(code(SignalSource))
    urgency: Mapped[Urgency] = mapped_column(code(Urgency))
    note: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(Text)


class Organisation(Record):
    """An entry of the directory of services (sociale kaart)."""

    __tablename__ = "organisation"
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    name: Mapped[str] = mapped_column(Short)
    kind: Mapped[OrganisationKind] = mapped_column(code(OrganisationKind))
    phone: Mapped[str | None] = mapped_column(Short)
    note: Mapped[str | None] = mapped_column(Text)
    checked_on: Mapped[date | None]


class Referral(Record):
    """A participant handed on to an organisation, warm or cold, and what came of it."""

    __tablename__ = "referral"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    sent_on: Mapped[date]
    kind: Mapped[ReferralKind] = mapped_column(code(ReferralKind))
    shared_fields: Mapped[str | None] = mapped_column(Text)
    feedback_due_on: Mapped[date | None]
    result: Mapped[ReferralResult | None] = mapped_column(code(ReferralResult))
    result_on: Mapped[date | None]
