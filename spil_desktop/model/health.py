"""The health of participants, and what came up at visits at home."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, code
from spil_desktop.rules.vocabulary import (
    Aid,
    Condition,
    Limitation,
    SelfRatedHealth,
)


class HealthProfile(Record):
    """Health of a participant; exists only while she consents to keeping it."""

    __tablename__ = "health_profile"
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), unique=True
    )
    self_rated: Mapped[SelfRatedHealth | None] = mapped_column(code(SelfRatedHealth))
    limitations: Mapped[tuple[Limitation, ...]] = mapped_column(Codes(Limitation), default=())
    conditions: Mapped[tuple[Condition, ...]] = mapped_column(Codes(Condition), default=())
    aids: Mapped[tuple[Aid, ...]] = mapped_column(Codes(Aid), default=())
    note: Mapped[str | None] = mapped_column(Text)


class HomeVisit(Record):
    """What came up at a visit at home, by the questions of the guide.

    `answers` maps a question of `rules.visit_guide` to what was said; those about health are kept
    only with consent. `contact_moment_id` is the contact that was logged for it.
    """

    __tablename__ = "home_visit"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    contact_moment_id: Mapped[int | None] = mapped_column(
        ForeignKey("contact_moment.id"), index=True
    )
    on: Mapped[date]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(Text)
