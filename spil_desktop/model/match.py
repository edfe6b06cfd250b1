"""Matches between a participant and whoever answers her need."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    DayPart,
    MatchEndReason,
    MatchKind,
    MatchStatus,
)


class Match(Record):
    """A participant with exactly one of: a volunteer, another participant, an activity.

    `agreed` are the parts of the week that the two keep for each other, so that nobody is
    booked twice. `met_on` is the first day on which they really met: from then on the match
    counts.
    """

    __tablename__ = "match"
    __table_args__ = (
        CheckConstraint(
            "(volunteer_id IS NOT NULL) + (other_participant_id IS NOT NULL)"
            " + (activity_id IS NOT NULL) = 1",
            name="one_partner",
        ),
    )
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"), index=True)
    volunteer_id: Mapped[int | None] = mapped_column(ForeignKey("volunteer.id"), index=True)
    other_participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("participant.id"), index=True
    )
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), index=True)
    kind: Mapped[MatchKind] = mapped_column(code(MatchKind))
    status: Mapped[MatchStatus] = mapped_column(
        code(MatchStatus), default=MatchStatus.PROPOSED, index=True
    )
    agreed: Mapped[tuple[DayPart, ...]] = mapped_column(Codes(DayPart), default=())
    proposed_on: Mapped[date | None]
    introduced_on: Mapped[date | None]
    met_on: Mapped[date | None]
    trial_from: Mapped[date | None]
    trial_until: Mapped[date | None]
    active_from: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[MatchEndReason | None] = mapped_column(code(MatchEndReason))
    end_label: Mapped[str | None] = mapped_column(Short)
    rule_override: Mapped[str | None] = mapped_column(Text)
    participant_expects: Mapped[str | None] = mapped_column(Text)
    volunteer_expects: Mapped[str | None] = mapped_column(Text)
    participant_click: Mapped[int | None]
    participant_mark: Mapped[int | None]
    volunteer_click: Mapped[int | None]
    volunteer_mark: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(Text)
