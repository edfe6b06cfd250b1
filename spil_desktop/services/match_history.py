"""What happened before between people: running matches, refusals, never-again pairs, consents."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Consent, Exclusion, Match, Need, RefusedProposal
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

    def add(self, match: Match) -> None:
        """Count one match."""
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
    wanted = select(Match).where(Match.status.in_(RUNNING_MATCHES), Match.id != (without or 0))
    for match in session.scalars(wanted):
        found.add(match)
    _add_past(session, found)
    return found


def _add_past(session: Session, found: Running) -> None:
    """Add what ended on good terms: not for want of a click, nor after an incident."""
    wanted = (
        select(Match, Need.theme)
        .outerjoin(Need, Need.id == Match.need_id)
        .where(
            Match.status == MatchStatus.ENDED,
            or_(Match.end_reason.is_(None), Match.end_reason.not_in(_ON_BAD_TERMS)),
        )
    )
    for match, theme in session.execute(wanted):
        key = candidate_key(match)
        found.before.setdefault(match.participant_id, set()).add(key)
        if match.need_id is not None:
            found.done[key] = found.done.get(key, frozenset()) | {theme}


def refusals(session: Session, need_ids: Iterable[int]) -> Keys:
    """Return by need the candidates that were turned down for it."""
    found: Keys = {}
    wanted = select(RefusedProposal.need_id, RefusedProposal.kind, RefusedProposal.candidate_id)
    for need_id, kind, candidate_id in session.execute(
        wanted.where(RefusedProposal.need_id.in_(list(need_ids)))
    ):
        found.setdefault(need_id, set()).add((kind, candidate_id))
    return found


def exclusions(session: Session, person_id: int | None = None) -> dict[int, set[int]]:
    """Return by person whom she is never matched with; of `person_id` alone when it is given."""
    found: dict[int, set[int]] = {}
    wanted = select(Exclusion.person_id, Exclusion.other_person_id)
    if person_id is not None:
        wanted = wanted.where(
            or_(Exclusion.person_id == person_id, Exclusion.other_person_id == person_id)
        )
    for one, other in session.execute(wanted):
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


def sharing(answers: dict[Purpose, ConsentState]) -> ConsentState | None:
    """Return what someone said about sharing with a volunteer; without a file nothing is shared."""
    if answers.get(Purpose.FILE, ConsentState.GIVEN) is not ConsentState.GIVEN:
        return ConsentState.REFUSED
    return answers.get(Purpose.SHARE_VOLUNTEER)
