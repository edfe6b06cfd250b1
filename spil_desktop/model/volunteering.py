"""When volunteers are not there, and the time that they gave."""

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import (
    VolunteerRole,
)


class VolunteerAbsence(Record):
    """Days on which a volunteer is not there, both included; no last day while it is unknown."""

    __tablename__ = "volunteer_absence"
    volunteer_id: Mapped[int] = mapped_column(
        ForeignKey("volunteer.id", ondelete="CASCADE"), index=True
    )
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    reason: Mapped[str | None] = mapped_column(Short)


class VolunteerHours(Record):
    """Time that a volunteer gave, beside what rides, jobs and activities say already."""

    __tablename__ = "volunteer_hours"
    volunteer_id: Mapped[int] = mapped_column(
        ForeignKey("volunteer.id", ondelete="CASCADE"), index=True
    )
    on: Mapped[date]
    minutes: Mapped[int]
    role: Mapped[VolunteerRole | None] = mapped_column(code(VolunteerRole))
    note: Mapped[str | None] = mapped_column(Text)
