"""Answers to questionnaires."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import Instrument, Moment, Respondent


class Measurement(Record):
    """Answers of one participant to one questionnaire at one moment.

    `answers` maps an item to its answer code; an item that was not answered is not in it.
    """

    __tablename__ = "measurement"
    __table_args__ = (UniqueConstraint("participant_id", "instrument", "moment"),)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    instrument: Mapped[Instrument] = mapped_column(code(Instrument))
    instrument_version: Mapped[str] = mapped_column(Short)
    moment: Mapped[Moment] = mapped_column(code(Moment))
    taken_on: Mapped[date]
    respondent: Mapped[Respondent] = mapped_column(code(Respondent), default=Respondent.UNKNOWN)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(Text)
