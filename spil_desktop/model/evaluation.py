"""What an evaluation needs beside the answers of participants."""

from datetime import date

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, Short, code
from spil_desktop.rules.vocabulary import ConsentForm, DropOut, Indicator, Moment, OpinionOf


class MissedMeasurement(Record):
    """Why a participant was not measured at a moment whose window closed."""

    __tablename__ = "missed_measurement"
    __table_args__ = (UniqueConstraint("participant_id", "moment"),)
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    moment: Mapped[Moment] = mapped_column(code(Moment))
    reason: Mapped[DropOut] = mapped_column(code(DropOut))
    decided_on: Mapped[date]


class Questionnaire(Record):
    """A questionnaire that the organisation added: its file as it was read, a row a version.

    Those that come with the program are files in `resources/questionnaires`.
    """

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("code", "edition"),)
    code: Mapped[str] = mapped_column(Short)
    edition: Mapped[str] = mapped_column(Short)
    text: Mapped[str] = mapped_column(Text)


class Opinion(Record):
    """What one person who works along thinks of the work: a mark from 1 to 10, and no name.

    `timely`, `reachable` and `useful` are answers from 1 (not at all) to 5 (entirely) of
    professionals; the other kinds give a mark alone.
    """

    __tablename__ = "opinion"
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    given_by: Mapped[OpinionOf] = mapped_column(code(OpinionOf))
    given_on: Mapped[date]
    mark: Mapped[int | None]
    timely: Mapped[int | None]
    reachable: Mapped[int | None]
    useful: Mapped[int | None]


class Target(Record):
    """What was agreed to reach in a period, for one area or (none) for all together.

    `period` is a period's code: "2026-Q2", "2026-H1" or "2026".
    """

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("area_id", "period", "indicator"),)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    period: Mapped[str] = mapped_column(Short)
    indicator: Mapped[Indicator] = mapped_column(code(Indicator))
    number: Mapped[int]


class Story(Record):
    """An anonymous story for a report; it goes out only with the teller's own consent.

    `checked_on` is when somebody looked it through for names and places and found none.
    """

    __tablename__ = "story"
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    period: Mapped[str] = mapped_column(Short)
    title: Mapped[str] = mapped_column(Short)
    text: Mapped[str] = mapped_column(Text)
    consent_on: Mapped[date | None]
    consent_form: Mapped[ConsentForm | None] = mapped_column(code(ConsentForm))
    checked_on: Mapped[date | None]


class ReferenceFigure(Record):
    """A published figure to put beside the own one, with where it stands and its year.

    `measure` names a measure of the outcomes ("life_mark") and `category` a class of it; without
    a category `value` is a mean. A share is stored in percents.
    """

    __tablename__ = "reference_figure"
    __table_args__ = (UniqueConstraint("measure", "category", "region", "year"),)
    measure: Mapped[str] = mapped_column(Short)
    category: Mapped[str | None] = mapped_column(Short)
    region: Mapped[str] = mapped_column(Short)
    year: Mapped[int]
    value: Mapped[float]
    source: Mapped[str] = mapped_column(Short)
