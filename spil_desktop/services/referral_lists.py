"""Referrals in lists and in figures: where each stands, and how many arrived."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import (
    Need,
    Organisation,
    OrganisationPerson,
    Participant,
    Person,
    Referral,
)
from spil_desktop.rules import referral_steps
from spil_desktop.rules.names import display_name, fold
from spil_desktop.rules.periods import Period
from spil_desktop.rules.referral_steps import Course
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    NeedTheme,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    ReferralState,
    SharedField,
)
from spil_desktop.services import names
from spil_desktop.services.prepared import Prepared

DONE: Final = frozenset({ReferralState.ARRIVED, ReferralState.NOT_ARRIVED, ReferralState.ANSWERED})
"""States in which nothing is waited for any more."""

_ORDER: Final = {state: place for place, state in enumerate(ReferralState)}


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral in a list. `sent_on` is the day on which an incoming one was received.

    `need_theme` and `need_open` tell of the need that it is about, when there is one.
    """

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    sort_name: str = field(repr=False)
    area_id: int
    organisation_id: int | None
    organisation: str
    organisation_person_id: int | None
    colleague: str | None = field(repr=False)
    need_id: int | None
    need_theme: NeedTheme | None
    need_open: bool
    direction: ReferralDirection
    kind: ReferralKind
    sent_on: date
    shared: tuple[SharedField, ...]
    question: str | None = field(repr=False)
    feedback_due_on: date | None
    reminded_on: date | None
    result: ReferralResult | None
    result_on: date | None
    feedback: str | None = field(repr=False)
    arrived: bool | None
    arrived_on: date | None
    answered_on: date | None
    state: ReferralState

    @property
    def is_done(self) -> bool:
        """Whether nothing is waited for any more."""
        return self.state in DONE


@dataclass(frozen=True, slots=True)
class ReferralFilter:
    """Which referrals are wanted; `text` is looked for in names of people and organisations."""

    state: ReferralState | None = None
    area_id: int | None = None
    open_only: bool = False
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ReferralCounts:
    """Referrals to organisations that were sent in a period, and what came of them since.

    Information that was given counts apart: nobody was handed on by it. `arrived` are those after
    which the resident and the organisation really met.
    """

    sent: int
    warm: int
    with_feedback: int
    arrived: int
    information: int
    incoming: int


def rows(session: Session, wanted: ReferralFilter, *, today: date) -> tuple[ReferralRow, ...]:
    """Return the referrals that `wanted` describes: what is late first, then by date.

    Of who died nothing is waited for any more: of her only what was done is listed.
    """
    found = _rows()
    if wanted.area_id is not None:
        found = found.where(Participant.area_id == wanted.area_id)
    lines = session.execute(found).all()
    read = ((line.deceased_on, _row(line, today)) for line in lines)
    kept = (row for died, row in read if _fits(row, wanted) and (row.is_done or not died))
    return tuple(
        sorted(kept, key=lambda row: (_ORDER[row.state], row.feedback_due_on or row.sent_on))
    )


def of_participant(
    session: Session, participant_id: int, *, today: date
) -> tuple[ReferralRow, ...]:
    """Return all referrals of one participant, the newest first."""
    lines = _OF_PARTICIPANT.rows(session, participant_id=participant_id)
    return tuple(_row(line, today) for line in lines)


def card(session: Session, referral_id: int, *, today: date) -> ReferralRow:
    """Return one referral; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    line = session.execute(_rows().where(Referral.id == referral_id)).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Referral.__tablename__)
    return _row(line, today)


def counts(session: Session, period: Period, area_id: int | None = None) -> ReferralCounts:
    """Count the referrals of a period in an area, or in all; exact, for use inside the office."""
    handed_on = (
        Referral.direction == ReferralDirection.OUTGOING,
        Referral.kind != ReferralKind.INFORMATION,
    )
    wanted: tuple[tuple[ColumnElement[bool], ...], ...] = (
        handed_on,
        (*handed_on, Referral.kind == ReferralKind.WARM),
        (
            *handed_on,
            Referral.result.is_not(None),
            Referral.result != ReferralResult.NO_FEEDBACK,
        ),
        (*handed_on, Referral.arrived.is_(True)),
        (
            Referral.direction == ReferralDirection.OUTGOING,
            Referral.kind == ReferralKind.INFORMATION,
        ),
        (Referral.direction == ReferralDirection.INCOMING,),
    )
    return ReferralCounts(*(_count(session, period, area_id, each) for each in wanted))


def _count(
    session: Session,
    period: Period,
    area_id: int | None,
    conditions: tuple[ColumnElement[bool], ...],
) -> int:
    found = (
        select(func.count())
        .select_from(Referral)
        .join(Participant, Participant.id == Referral.participant_id)
        .where(Referral.sent_on.between(period.first_day, period.last_day), *conditions)
    )
    if area_id is not None:
        found = found.where(Participant.area_id == area_id)
    return session.scalars(found).one()


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(
                getattr(Referral, name)
                for name in (
                    "id",
                    "version",
                    "participant_id",
                    "organisation_id",
                    "organisation_person_id",
                    "need_id",
                    "direction",
                    "kind",
                    "sent_on",
                    "shared",
                    "question",
                    "feedback_due_on",
                    "reminded_on",
                    "result",
                    "result_on",
                    "feedback",
                    "arrived",
                    "arrived_on",
                    "answered_on",
                )
            ),
            Participant.person_id,
            Participant.area_id,
            Person.sort_name,
            Person.deceased_on,
            Organisation.name.label("organisation"),
            OrganisationPerson.name.label("colleague"),
            Need.theme.label("need_theme"),
            Need.status.label("need_status"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Referral.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .join(Organisation, Organisation.id == Referral.organisation_id)
        .outerjoin(OrganisationPerson, OrganisationPerson.id == Referral.organisation_person_id)
        .outerjoin(Need, Need.id == Referral.need_id)
    )


_OF_PARTICIPANT: Final = Prepared(
    _rows()
    .where(Referral.participant_id == bindparam("participant_id", 0))
    .order_by(Referral.sent_on.desc(), Referral.id.desc())
)


def _row(line: Any, today: date) -> ReferralRow:
    course = Course(
        line.direction,
        line.kind,
        line.feedback_due_on,
        line.result is not None,
        line.arrived,
        line.answered_on,
    )
    own = {
        name: getattr(line, name)
        for name in ReferralRow.__dataclass_fields__
        if name not in {"name", "need_open", "state"}
    }
    return ReferralRow(
        name=display_name(names.parts(line)),
        need_open=line.need_status in OPEN_NEEDS,
        state=referral_steps.state(course, today),
        **own,
    )


def _fits(row: ReferralRow, wanted: ReferralFilter) -> bool:
    said = fold(f"{row.name} {row.organisation} {row.colleague or ''}")
    return (
        (wanted.state is None or row.state is wanted.state)
        and not (wanted.open_only and row.is_done)
        and all(word in said for word in fold(wanted.text).split())
    )
