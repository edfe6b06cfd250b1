"""Answers to questionnaires."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import MeasureMode, Moment, Respondent


class Measurement(Record):
    """Answers of one participant to one questionnaire at one moment.

    `instrument` is the code of the questionnaire. `answers` maps an item to its answer; an item
    that was not answered is not in it. `interviewer` is the worker who asked.
    """

    __tablename__ = "measurement"
    __table_args__ = (UniqueConstraint("participant_id", "instrument", "moment"),)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    instrument: Mapped[str] = mapped_column(String(40))
    instrument_version: Mapped[str] = mapped_column(Short)
    moment: Mapped[Moment] = mapped_column(code(Moment))
    taken_on: Mapped[date]
    respondent: Mapped[Respondent] = mapped_column(code(Respondent), default=Respondent.UNKNOWN)
    mode: Mapped[MeasureMode | None] = mapped_column(code(MeasureMode))
    interviewer: Mapped[str | None] = mapped_column(Short)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(Text)
