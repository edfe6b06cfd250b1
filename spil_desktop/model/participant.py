"""The older person's role: how she was reported, where her file stands, what she can offer."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    DayPart,
    Gender,
    Interest,
    Knows,
    LivingSituation,
    MaritalStatus,
    Offer,
    ParticipantStatus,
    ReportSource,
    Tenure,
    Urgency,
)


class Participant(Record):
    """An older person who was reported to the Spil, or who reported herself.

    `office_number` is the number that the office's own registration gave her.
    `source_label` and `closing_label` keep a label that the code list does not know.
    `report_note` is what the reporter saw, in facts; `informed_on` the day on which the older
    person heard of the report; `handed_to` who goes on after closing; `content_erased_on` the day
    on which the content went and only what is counted stayed.
    """

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_office", "area_id", "office_number"),
        # The day's list finds who is new in the index alone: these rows are wide.
        Index("ix_participant_stage", "status", "first_contact_on", "reported_on", "person_id"),
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    office_number: Mapped[str | None] = mapped_column(Short)
    reported_on: Mapped[date]
    source: Mapped[ReportSource] = mapped_column(code(ReportSource))
    source_label: Mapped[str | None] = mapped_column(Short)
    reporter: Mapped[str | None] = mapped_column(Short)
    report_note: Mapped[str | None] = mapped_column(Text)
    report_urgency: Mapped[Urgency | None] = mapped_column(code(Urgency))
    knows: Mapped[Knows] = mapped_column(code(Knows), default=Knows.UNKNOWN)
    status: Mapped[ParticipantStatus] = mapped_column(
        code(ParticipantStatus), default=ParticipantStatus.REPORTED
    )
    informed_on: Mapped[date | None]
    first_contact_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    closing_reason: Mapped[ClosingReason | None] = mapped_column(code(ClosingReason))
    closing_label: Mapped[str | None] = mapped_column(Short)
    handed_to: Mapped[str | None] = mapped_column(Short)
    content_erased_on: Mapped[date | None]
    living: Mapped[LivingSituation] = mapped_column(
        code(LivingSituation), default=LivingSituation.UNKNOWN
    )
    tenure: Mapped[Tenure] = mapped_column(code(Tenure), default=Tenure.UNKNOWN)
    marital: Mapped[MaritalStatus] = mapped_column(
        code(MaritalStatus), default=MaritalStatus.UNKNOWN
    )
    offers: Mapped[tuple[Offer, ...]] = mapped_column(Codes(Offer), default=())
    offers_note: Mapped[str | None] = mapped_column(Text)
    interests: Mapped[tuple[Interest, ...]] = mapped_column(Codes(Interest), default=())
    available: Mapped[tuple[DayPart, ...]] = mapped_column(Codes(DayPart), default=())
    gender_wish: Mapped[Gender | None] = mapped_column(code(Gender))
    has_pets: Mapped[bool | None]
    smokes: Mapped[bool | None]
    has_car: Mapped[bool] = mapped_column(default=False)
    has_stairs: Mapped[bool | None]
