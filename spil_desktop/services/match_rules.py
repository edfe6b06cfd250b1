"""The hard rules that hold at every step in which the two of a match really meet."""

from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.errors import MatchProblem, SpilError
from spil_desktop.model import Job, Match, Participant, Volunteer
from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import Breach, ReservationKind, Verdict, is_ready
from spil_desktop.rules.vocabulary import Act, CandidateKind, ConsentState, MatchKind
from spil_desktop.services import audit, match_history, records, refusals


def before_meeting(session: Session, match: Match, *, today: date) -> tuple[Breach, ...]:
    """Return the rules that keep the two of a match from meeting now.

    Sharing must be agreed to, not only never refused; the VOG must be there unless a reason to
    go without it was given. Nothing of the kind is asked for joining an activity.
    """
    kind, number = match_history.candidate_key(match)
    if kind is CandidateKind.ACTIVITY:
        return ()
    participant = records.fetch(session, Participant, match.participant_id)
    broken = [] if _agreed(session, participant.id) else [Breach.NO_CONSENT]
    if kind is CandidateKind.PARTICIPANT:
        if not _agreed(session, number):
            broken.append(Breach.OTHER_NO_CONSENT)
        other_person = records.fetch(session, Participant, number).person_id
    else:
        volunteer = records.fetch(session, Volunteer, number)
        other_person = volunteer.person_id
        broken.extend(_of_volunteer(match, volunteer, today))
    if refusals.are_apart(session, participant.person_id, other_person):
        broken.append(Breach.NEVER_AGAIN)
    return tuple(broken)


def broken(verdict: Verdict, kind: MatchKind | None) -> tuple[Breach, ...]:
    """Return the broken rules for the kind that was chosen, which may ask a VOG or not."""
    minded = {one.kind for one in verdict.reservations}
    no_vog = Breach.NO_VOG in verdict.breaches or ReservationKind.NO_VOG in minded
    others = tuple(breach for breach in verdict.breaches if breach is not Breach.NO_VOG)
    return (*others, Breach.NO_VOG) if no_vog and kind in affinity.KINDS_WITH_VOG else others


def let_through(broken: tuple[Breach, ...], reason: str | None) -> str | None:
    """Return why a volunteer without a VOG may go all the same, None when no rule is broken.

    Raises `MatchProblem.RULE_BROKEN` with the `breaches` of any other rule, or when nobody gave a
    reason, and `InputProblem.BSN_IN_TEXT`.
    """
    if not broken:
        return None
    kept = records.free_text(reason, "override_reason")
    if kept is None or broken != (Breach.NO_VOG,):
        raise SpilError(MatchProblem.RULE_BROKEN, breaches=broken)
    return kept


def note_override(session: Session, act: Act, row: Match | Job) -> None:
    """Note in the audit log that this match or job goes without a VOG; the reason stands in it."""
    audit.append(session, act, row.__tablename__, row.id, {"overridden": Breach.NO_VOG.value})


def _of_volunteer(match: Match, volunteer: Volunteer, today: date) -> list[Breach]:
    broken = [] if is_ready(volunteer.status) else [Breach.NOT_DEPLOYABLE]
    received = volunteer.vog_received_on
    has_vog = received is not None and received <= today
    if match.kind in affinity.KINDS_WITH_VOG and not has_vog and match.rule_override is None:
        broken.append(Breach.NO_VOG)
    return broken


def _agreed(session: Session, participant_id: int) -> bool:
    person_id = records.fetch(session, Participant, participant_id).person_id
    answers = match_history.consents(session, {person_id}).get(person_id, {})
    return match_history.sharing(answers) is ConsentState.GIVEN
