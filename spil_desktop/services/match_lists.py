"""Lists of matches: who with whom, how far, and when they are looked back on."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, FollowUp, Match, Need, Participant, Volunteer
from spil_desktop.rules import match_steps
from spil_desktop.rules.candidates import CandidateKey
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    DayPart,
    FollowUpKind,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    NeedTheme,
)
from spil_desktop.services import match_history, names
from spil_desktop.services.matches import Evaluation, Expectations
from spil_desktop.services.prepared import Prepared

_OTHER = aliased(Participant)
_TIMES: Final = ("created_at", "updated_at")
_READ: Final = tuple(column.key for column in Match.__table__.c if column.key not in _TIMES)


@unchanging
class MatchFilter:
    """Which matches are wanted; no `statuses` means all of them, the running ones by default."""

    statuses: frozenset[MatchStatus] = RUNNING_MATCHES
    kind: MatchKind | None = None
    area_id: int | None = None
    participant_id: int | None = None
    volunteer_id: int | None = None
    activity_id: int | None = None
    need_id: int | None = None


@unchanging
class MatchRow:
    """A match in a list.

    `partner` is who or what answers. `days` counts the days it has been active, to its end or to
    today. `next_review` is the first day on which to ask how it goes. `overridden` says that it
    goes without the VOG, for a reason that is kept.
    """

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    need_id: int | None
    theme: NeedTheme | None
    partner: CandidateKey
    partner_person_id: int | None
    partner_name: str = field(repr=False)
    kind: MatchKind
    status: MatchStatus
    next_steps: frozenset[MatchStatus]
    agreed: tuple[DayPart, ...]
    proposed_on: date | None
    introduced_on: date | None
    met_on: date | None
    trial_from: date | None
    trial_until: date | None
    active_from: date | None
    ended_on: date | None
    end_reason: MatchEndReason | None
    days: int | None
    next_review: date | None
    overridden: bool
    evaluation: Evaluation
    expectations: Expectations
    note: str | None = field(repr=False)


def rows(
    session: Session, wanted: MatchFilter | None = None, *, today: date
) -> tuple[MatchRow, ...]:
    """Return the matches that are wanted, those that began last first."""
    conditions = _conditions(wanted or MatchFilter())
    return _read(session, _rows().where(*conditions), today)


def card(session: Session, match_id: int, *, today: date) -> MatchRow:
    """Return one match; raises `InputProblem.UNKNOWN_RECORD` when it is not there."""
    found = _read(session, _rows().where(Match.id == match_id), today)
    if not found:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Match.__tablename__)
    return found[0]


def of_participant(session: Session, participant_id: int, *, today: date) -> tuple[MatchRow, ...]:
    """Return all matches of one participant, on either side, those that began last first."""
    return _called(session, _OF_PARTICIPANT.rows(session, participant_id=participant_id), today)


def _rows() -> Select[*tuple[Any, ...]]:
    review = (
        select(func.min(FollowUp.due_on))
        .where(
            FollowUp.match_id == Match.id,
            FollowUp.kind == FollowUpKind.MATCH_REVIEW,
            FollowUp.done_on.is_(None),
        )
        .scalar_subquery()
    )
    began = func.coalesce(
        Match.active_from, Match.trial_from, Match.introduced_on, Match.proposed_on
    )
    return (
        select(
            *(getattr(Match, name) for name in _READ),
            Participant.person_id,
            Need.theme,
            func.coalesce(Volunteer.person_id, _OTHER.person_id).label("partner_person_id"),
            Activity.name.label("activity"),
            review.label("next_review"),
        )
        .join(Participant, Participant.id == Match.participant_id)
        .outerjoin(Need, Need.id == Match.need_id)
        .outerjoin(Volunteer, Volunteer.id == Match.volunteer_id)
        .outerjoin(_OTHER, _OTHER.id == Match.other_participant_id)
        .outerjoin(Activity, Activity.id == Match.activity_id)
        .order_by(began.desc(), Match.id.desc())
    )


_OF_PARTICIPANT: Final = Prepared(
    _rows().where(
        (Match.participant_id == bindparam("participant_id", 0))
        | (Match.other_participant_id == bindparam("participant_id", 0))
    )
)


def _conditions(wanted: MatchFilter) -> list[ColumnElement[bool]]:
    chosen = (
        (Match.kind, wanted.kind),
        (Participant.area_id, wanted.area_id),
        (Match.volunteer_id, wanted.volunteer_id),
        (Match.activity_id, wanted.activity_id),
        (Match.need_id, wanted.need_id),
    )
    conditions: list[ColumnElement[bool]] = [
        column == value for column, value in chosen if value is not None
    ]
    if wanted.statuses:
        conditions.append(Match.status.in_(wanted.statuses))
    if wanted.participant_id is not None:
        one = wanted.participant_id
        conditions.append((Match.participant_id == one) | (Match.other_participant_id == one))
    return conditions


def _read(session: Session, wanted: Select[*tuple[Any, ...]], today: date) -> tuple[MatchRow, ...]:
    return _called(session, session.execute(wanted).all(), today)


def _called(session: Session, found: Sequence[Any], today: date) -> tuple[MatchRow, ...]:
    """Make rows of what was read, with the names of both sides."""
    if not found:
        return ()
    people = {line.person_id for line in found} | {line.partner_person_id for line in found}
    called = names.of(session, people - {None})
    return tuple(_row(line, called, today) for line in found)


def _row(line: Any, called: dict[int, str], today: date) -> MatchRow:
    return MatchRow(
        id=line.id,
        version=line.version,
        participant_id=line.participant_id,
        person_id=line.person_id,
        name=called[line.person_id],
        need_id=line.need_id,
        theme=line.theme,
        partner=match_history.candidate_key(line),
        partner_person_id=line.partner_person_id,
        partner_name=line.activity or called[line.partner_person_id],
        kind=line.kind,
        status=line.status,
        next_steps=match_steps.NEXT[line.status],
        agreed=line.agreed,
        proposed_on=line.proposed_on,
        introduced_on=line.introduced_on,
        met_on=line.met_on,
        trial_from=line.trial_from,
        trial_until=line.trial_until,
        active_from=line.active_from,
        ended_on=line.ended_on,
        end_reason=line.end_reason,
        days=match_steps.days_active(line.active_from, line.ended_on or today),
        next_review=line.next_review,
        overridden=line.rule_override is not None,
        evaluation=Evaluation(
            line.participant_click,
            line.participant_mark,
            line.volunteer_click,
            line.volunteer_mark,
        ),
        expectations=Expectations(line.participant_expects, line.volunteer_expects),
        note=line.note,
    )
