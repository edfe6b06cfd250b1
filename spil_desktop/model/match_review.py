"""How matches go, and proposals that were refused."""

from datetime import date

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Record, code
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    ContactFrequency,
)


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
