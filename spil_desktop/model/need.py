"""What participants ask."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    DayPart,
    Interest,
    Layer,
    NeedStatus,
    NeedTheme,
    SubTheme,
    Urgency,
)


class Need(Record):
    """One request for help, and which layer of the network solved it."""

    __tablename__ = "need"
    __table_args__ = (
        # All that lists of open needs are chosen and sorted by: these rows are wide.
        Index("ix_need_asked", "status", "theme", "participant_id", "asked_on"),
    )
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    office_number: Mapped[str | None] = mapped_column(Short)
    asked_on: Mapped[date]
    theme: Mapped[NeedTheme] = mapped_column(code(NeedTheme))
    theme_label: Mapped[str | None] = mapped_column(Short)
    sub_theme: Mapped[SubTheme | None] = mapped_column(code(SubTheme))
    note: Mapped[str | None] = mapped_column(Text)
    urgency: Mapped[Urgency] = mapped_column(code(Urgency), default=Urgency.FOLLOW)
    interests: Mapped[tuple[Interest, ...]] = mapped_column(Codes(Interest), default=())
    wished: Mapped[tuple[DayPart, ...]] = mapped_column(Codes(DayPart), default=())
    status: Mapped[NeedStatus] = mapped_column(code(NeedStatus), default=NeedStatus.NEW)
    solved_by: Mapped[Layer | None] = mapped_column(code(Layer))
    solved_by_label: Mapped[str | None] = mapped_column(Short)
    closed_on: Mapped[date | None]
