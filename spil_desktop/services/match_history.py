"""What happened before between people: running matches, refusals, never-again pairs, consents."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ScalarSelect, bindparam, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Consent, Exclusion, Match, Need, Person, RefusedProposal
from spil_desktop.rules.candidates import CandidateKey
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    CandidateKind,
    ConsentState,
    DayPart,
    MatchEndReason,
    MatchStatus,
    NeedTheme,
    Purpose,
)
from spil_desktop.services.prepared import Prepared

Keys = dict[int, set[CandidateKey]]
Parts = frozenset[DayPart]

_ON_BAD_TERMS = (
    MatchEndReason.NO_CLICK,
    MatchEndReason.INCIDENT,
    MatchEndReason.TOO_HEAVY,
)


@dataclass(slots=True)
class Running:
    """Running matches, counted.

    `load` and `booked` are per candidate, `booked_by` and `known` per participant, `matched` per
    need. Of matches that ended on good terms, `before` holds per participant who helped her, and
    `done` per candidate the themes that it answered.
    """

    load: Counter[CandidateKey] = field(default_factory=Counter[CandidateKey])
    booked: dict[CandidateKey, Parts] = field(default_factory=dict[CandidateKey, Parts])
    booked_by: dict[int, Parts] = field(default_factory=dict[int, Parts])
    known: Keys = field(default_factory=dict[int, set[CandidateKey]])
    matched: Keys = field(default_factory=dict[int, set[CandidateKey]])
    before: Keys = field(default_factory=dict[int, set[CandidateKey]])
    done: dict[CandidateKey, frozenset[NeedTheme]] = field(
        default_factory=dict[CandidateKey, frozenset[NeedTheme]]
    )

    def add(self, match: Any) -> None:
        """Count one match, as `_RUNNING` reads it."""
        key = candidate_key(match)
        agreed = frozenset(match.agreed)
        asker = match.participant_id
        self.load[key] += 1
        self.known.setdefault(asker, set()).add(key)
        self.booked[key] = self.booked.get(key, frozenset()) | agreed
        self.booked_by[asker] = self.booked_by.get(asker, frozenset()) | agreed
        if match.need_id is not None:
            self.matched.setdefault(match.need_id, set()).add(key)
        if match.other_participant_id is not None:
            other = match.other_participant_id
            self.known.setdefault(other, set()).add((CandidateKind.PARTICIPANT, asker))
            self.booked_by[other] = self.booked_by.get(other, frozenset()) | agreed


_MATCH: Final = select(
    Match.participant_id,
    Match.need_id,
    Match.volunteer_id,
    Match.other_participant_id,
    Match.activity_id,
    Match.agreed,
)
_RUNNING: Final = Prepared(
    _MATCH.where(Match.status.in_(RUNNING_MATCHES), Match.id != bindparam("without", 0))
)
_PAST: Final = Prepared(
    _MATCH.add_columns(Need.theme)
    .outerjoin(Need, Need.id == Match.need_id)
    .where(
        Match.status == MatchStatus.ENDED,
        or_(Match.end_reason.is_(None), Match.end_reason.not_in(_ON_BAD_TERMS)),
    )
)
_REFUSALS: Final = select(
    RefusedProposal.need_id, RefusedProposal.kind, RefusedProposal.candidate_id
)
_REFUSED: Final = Prepared(_REFUSALS)
_REFUSED_FOR: Final = Prepared(_REFUSALS.where(RefusedProposal.need_id == bindparam("need", 0)))
_EXCLUSIONS: Final = select(Exclusion.person_id, Exclusion.other_person_id)
_APART: Final = Prepared(_EXCLUSIONS)
_APART_OF: Final = Prepared(
    _EXCLUSIONS.where(
        or_(
            Exclusion.person_id == bindparam("person", 0),
            Exclusion.other_person_id == bindparam("person", 0),
        )
    )
)


def candidate_key(match: Match) -> CandidateKey:
    """Return who or what answers in a match."""
    if match.volunteer_id is not None:
        return CandidateKind.VOLUNTEER, match.volunteer_id
    if match.other_participant_id is not None:
        return CandidateKind.PARTICIPANT, match.other_participant_id
    assert match.activity_id is not None  # the table's own rule: exactly one of the three
    return CandidateKind.ACTIVITY, match.activity_id


def partner_columns(key: CandidateKey) -> dict[str, int | None]:
    """Return the columns of a match in which who or what answers is kept."""
    kind, number = key
    return {
        "volunteer_id": number if kind is CandidateKind.VOLUNTEER else None,
        "other_participant_id": number if kind is CandidateKind.PARTICIPANT else None,
        "activity_id": number if kind is CandidateKind.ACTIVITY else None,
    }


def running(session: Session, *, without: int | None = None) -> Running:
    """Return all running matches, but the one numbered `without`."""
    found = Running()
    for match in _RUNNING.rows(session, without=without or 0):
        found.add(match)
    _add_past(session, found)
    return found


def _add_past(session: Session, found: Running) -> None:
    """Add what ended on good terms: not for want of a click, nor after an incident."""
    for match in _PAST.rows(session):
        key = candidate_key(match)
        found.before.setdefault(match.participant_id, set()).add(key)
        if match.need_id is not None:
            found.done[key] = found.done.get(key, frozenset()) | {match.theme}


def refusals(session: Session, need_id: int | None = None) -> Keys:
    """Return by need the candidates that were turned down for it; of `need_id` when it is given."""
    found: Keys = {}
    rows = _REFUSED.rows(session) if need_id is None else _REFUSED_FOR.rows(session, need=need_id)
    for row in rows:
        found.setdefault(row.need_id, set()).add((row.kind, row.candidate_id))
    return found


def exclusions(session: Session, person_id: int | None = None) -> dict[int, set[int]]:
    """Return by person whom she is never matched with; of `person_id` alone when it is given."""
    found: dict[int, set[int]] = {}
    rows = _APART.rows(session) if person_id is None else _APART_OF.rows(session, person=person_id)
    for one, other in rows:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def consents(
    session: Session, person_ids: Collection[int]
) -> dict[int, dict[Purpose, ConsentState]]:
    """Return by person the last answers on a file and on sharing, of these people."""
    if not person_ids:
        return {}
    wanted = (
        select(Consent.person_id, Consent.purpose, Consent.state)
        .where(
            Consent.person_id.in_(person_ids),
            Consent.purpose.in_((Purpose.FILE, Purpose.SHARE_VOLUNTEER)),
        )
        .order_by(Consent.decided_on, Consent.id)
    )
    found: dict[int, dict[Purpose, ConsentState]] = {}
    for person_id, purpose, state in session.execute(wanted):
        found.setdefault(person_id, {})[purpose] = state
    return found


def last_answer(purpose: Purpose) -> ScalarSelect[Any]:
    """Return the last answer of a `Person` of the query around it; nothing when never asked."""
    return (
        select(Consent.state)
        .where(Consent.person_id == Person.id, Consent.purpose == purpose)
        .order_by(Consent.decided_on.desc(), Consent.id.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def sharing(answers: dict[Purpose, ConsentState]) -> ConsentState | None:
    """Return what someone said about sharing with a volunteer; without a file nothing is shared."""
    return shares(answers.get(Purpose.FILE), answers.get(Purpose.SHARE_VOLUNTEER))


def shares(on_file: ConsentState | None, on_sharing: ConsentState | None) -> ConsentState | None:
    """Return what `sharing` does, of the last answer on each; None when she was never asked."""
    return on_sharing if has_file(on_file) else ConsentState.REFUSED


def has_file(on_file: ConsentState | None) -> bool:
    """Whether a file is kept of someone: that is so until she refuses it."""
    return on_file is None or on_file is ConsentState.GIVEN
