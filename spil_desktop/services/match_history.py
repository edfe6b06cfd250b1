"""What happened before between people: running matches, refusals, never-again pairs, consents."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import Consent, Exclusion, Match, RefusedProposal
from spil_desktop.rules.candidates import CandidateKey
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    CandidateKind,
    ConsentState,
    DayPart,
    Purpose,
)

Keys = dict[int, set[CandidateKey]]
Parts = frozenset[DayPart]


@dataclass(slots=True)
class Running:
    """Running matches, counted.

    `load` and `booked` are per candidate, `booked_by` and `known` per participant, `matched` per
    need.
    """

    load: Counter[CandidateKey] = field(default_factory=Counter[CandidateKey])
    booked: dict[CandidateKey, Parts] = field(default_factory=dict[CandidateKey, Parts])
    booked_by: dict[int, Parts] = field(default_factory=dict[int, Parts])
    known: Keys = field(default_factory=dict[int, set[CandidateKey]])
    matched: Keys = field(default_factory=dict[int, set[CandidateKey]])

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
    return found


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
