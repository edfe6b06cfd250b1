"""Matches between a participant and whoever answers her need, and proposals that were refused."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Codes, Record, Short, code
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    ContactFrequency,
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


class MatchReview(Record):
    """How a match goes, asked of both sides: click 1-5, mark 1-10, how often, whether it goes on.

    `due_on` is the day for which the review was planned; `is_final` the one after the end.
    """

    __tablename__ = "match_review"
    match_id: Mapped[int] = mapped_column(ForeignKey("match.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    due_on: Mapped[date | None]
    is_final: Mapped[bool] = mapped_column(default=False)
    participant_click: Mapped[int | None]
    participant_mark: Mapped[int | None]
    volunteer_click: Mapped[int | None]
    volunteer_mark: Mapped[int | None]
    frequency: Mapped[ContactFrequency | None] = mapped_column(code(ContactFrequency))
    together: Mapped[str | None] = mapped_column(Text)
    goes_on: Mapped[bool | None]
    note: Mapped[str | None] = mapped_column(Text)


class RefusedProposal(Record):
    """A candidate that was turned down for a need and is not proposed for it again."""

    __tablename__ = "refused_proposal"
    __table_args__ = (Index("ix_refused_need", "need_id"),)
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"))
    kind: Mapped[CandidateKind] = mapped_column(code(CandidateKind))
    candidate_id: Mapped[int]
    refused_on: Mapped[date]
    reason: Mapped[str | None] = mapped_column(Text)
