"""Participants handed on to an organisation, or by one to the Spil."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, code
from spil_desktop.rules.vocabulary import (
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    SharedField,
)


class Referral(Record):
    """A participant handed on to an organisation, or by one to the Spil, and what came of it.

    `shared` are the fields that went along, each with consent; `arrived` whether the participant
    and the organisation really met; `answered_on` when the Spil answered an incoming one.
    """

    __tablename__ = "referral"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_person_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation_person.id"), index=True
    )
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    direction: Mapped[ReferralDirection] = mapped_column(
        code(ReferralDirection), default=ReferralDirection.OUTGOING
    )
    sent_on: Mapped[date]
    kind: Mapped[ReferralKind] = mapped_column(code(ReferralKind))
    shared: Mapped[tuple[SharedField, ...]] = mapped_column(Codes(SharedField), default=())
    question: Mapped[str | None] = mapped_column(Text)
    feedback_due_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    result: Mapped[ReferralResult | None] = mapped_column(code(ReferralResult))
    result_on: Mapped[date | None]
    feedback: Mapped[str | None] = mapped_column(Text)
    arrived: Mapped[bool | None]
    arrived_on: Mapped[date | None]
    answered_on: Mapped[date | None]
