"""Matches: proposed, introduced, tried, active, ended; each step checked against the rules.

A proposal stays inside the office. From the introduction on her name goes to someone else, so
then she must have said yes to sharing it; until then "not asked yet" is only a reservation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, cast

from sqlalchemy.orm import Session

from spil_desktop.errors import MatchProblem, SpilError
from spil_desktop.model import Match, Need
from spil_desktop.rules import match_steps
from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    Act,
    CandidateKind,
    DayPart,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    NeedStatus,
)
from spil_desktop.services import (
    match_history,
    match_needs,
    match_reviews,
    match_rules,
    matching,
    records,
    refusals,
    settings,
)

_FIXED_KINDS: Final = {
    CandidateKind.PARTICIPANT: MatchKind.TWO_PARTICIPANTS,
    CandidateKind.ACTIVITY: MatchKind.ACTIVITY,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who or what is proposed for a need.

    `match_kind` is chosen by the rules when it is None; `agreed` are the parts of the week, the
    first that both have when it is None. `override_reason` lets a volunteer without a VOG
    through; it is kept with the match and noted in the audit log.
    """

    need_id: int
    kind: CandidateKind
    candidate_id: int
    match_kind: MatchKind | None = None
    agreed: tuple[DayPart, ...] | None = None
    override_reason: str | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a match ended; `never_again` keeps the two apart, for a reason that stays private."""

    on: date
    reason: MatchEndReason
    never_again: bool = False
    private_reason: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Ended:
    """What an ending leaves: `days` the match was active, None when it never was.

    `sought_again` says that the need is open and that no other match answers it now.
    """

    days: int | None
    sought_again: bool


@dataclass(frozen=True, slots=True)
class Expectations:
    """What both sides expect of the match, in their own words."""

    participant: str | None = field(default=None, repr=False)
    volunteer: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What both sides said last: click from 1 to 5, mark from 1 to 10; None when not asked."""

    participant_click: int | None = None
    participant_mark: int | None = None
    volunteer_click: int | None = None
    volunteer_mark: int | None = None


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """A line of the plan that could not be kept any more, and the rules that it would break."""

    proposal: Proposal
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class AcceptedPlan:
    """The matches that were proposed, and the lines that no longer hold."""

    match_ids: tuple[int, ...]
    not_accepted: tuple[NotAccepted, ...]


def propose(session: Session, new: Proposal, *, today: date, starting: bool = False) -> int:
    """Keep a proposal and return the number of the match; its need is in progress from now on.

    `starting` says that an activity is about to begin, so that it need not be held yet. Raises
    `MatchProblem.NEED_CLOSED`, and `RULE_BROKEN` with the `breaches` of the hard rules.
    """
    need = records.fetch(session, Need, new.need_id)
    if need.status not in OPEN_NEEDS:
        raise SpilError(MatchProblem.NEED_CLOSED)
    key = new.kind, new.candidate_id
    judged = matching.consider(session, need.id, key, today=today)
    kind = _FIXED_KINDS.get(new.kind) or new.match_kind or judged.verdict.match_kind
    broken = match_rules.broken(judged.verdict, kind)
    if starting:
        broken = tuple(breach for breach in broken if breach is not Breach.NOT_HELD)
    if kind is None:
        raise SpilError(MatchProblem.RULE_BROKEN, breaches=broken)
    reason = match_rules.let_through(broken, new.override_reason)
    match = Match(
        participant_id=need.participant_id,
        need_id=need.id,
        kind=kind,
        status=MatchStatus.PROPOSED,
        agreed=judged.verdict.shared[:1] if new.agreed is None else new.agreed,
        proposed_on=today,
        rule_override=reason,
        note=records.optional(new.note),
        **match_history.partner_columns(key),
    )
    session.add(match)
    need.status = NeedStatus.IN_PROGRESS
    session.flush()
    if reason is not None:
        match_rules.note_override(session, Act.PROPOSE_MATCH, match)
    return match.id


def accept_plan(session: Session, chosen: Sequence[Proposal], *, today: date) -> AcceptedPlan:
    """Propose the chosen lines of a plan; each is judged anew, after those before it."""
    kept: list[int] = []
    dropped: list[NotAccepted] = []
    for proposal in chosen:
        try:
            kept.append(propose(session, proposal, today=today))
        except SpilError as error:
            if not isinstance(error.problem, MatchProblem):
                raise
            breaches = cast("tuple[Breach, ...]", error.values.get("breaches", ()))
            dropped.append(NotAccepted(proposal, breaches))
    return AcceptedPlan(tuple(kept), tuple(dropped))


def introduce(session: Session, match_id: int, *, on: date, today: date) -> None:
    """Plan the first meeting, with the connector present; it is put on the list for that day.

    Raises `MatchProblem.WRONG_STATUS`, and `RULE_BROKEN` when she did not agree to share her
    name, or the VOG is not there.
    """
    match = _step(session, match_id, MatchStatus.INTRODUCED, today=today)
    match.introduced_on = on
    match_reviews.plan_introduction(session, match, on, today)
    session.flush()


def met(session: Session, match_id: int, *, on: date, today: date) -> None:
    """Note that the first meeting took place: from that day the two know each other.

    Raises `MatchProblem.WRONG_STATUS` unless it was planned, and `InputProblem.DATE_IN_FUTURE`.
    """
    match = records.fetch(session, Match, match_id)
    records.not_after(on, today, "on")
    if match.status is not MatchStatus.INTRODUCED:
        raise SpilError(MatchProblem.WRONG_STATUS, now=match.status, wanted=MatchStatus.INTRODUCED)
    match.introduced_on = match.met_on = on
    match_reviews.finish_introduction(session, match, on)
    session.flush()


def start_trial(
    session: Session, match_id: int, *, on: date, today: date, until: date | None = None
) -> None:
    """Start the trial after the first meeting; on its last day both sides are asked how it goes.

    `until` is some weeks on by the settings of the store when it is None. Raises what `introduce`
    raises, and `InputProblem.END_BEFORE_START`.
    """
    last = until or match_steps.trial_until(on, settings.read(session).trial_weeks)
    records.in_order(on, last, "trial_until")
    match = _step(session, match_id, MatchStatus.TRIAL, today=today)
    match.trial_from = on
    match.trial_until = last
    _have_met(session, match, on)
    match_reviews.plan_trial_end(session, match, last)
    session.flush()


def activate(session: Session, match_id: int, *, on: date, today: date) -> None:
    """Make a match active, or active again after a pause; raises what `introduce` raises.

    The first time, reviews are planned at 2 and 6 weeks and at 3 and 6 months.
    """
    match = _step(session, match_id, MatchStatus.ACTIVE, today=today)
    _have_met(session, match, on)
    if match.active_from is None:
        match.active_from = on
        match_reviews.plan(session, match, on)
    session.flush()


def pause(session: Session, match_id: int) -> None:
    """Pause an active match; it keeps its place. Raises `MatchProblem.WRONG_STATUS`."""
    match = records.fetch(session, Match, match_id)
    _check_turn(match, MatchStatus.PAUSED)
    match.status = MatchStatus.PAUSED
    session.flush()


def end(session: Session, match_id: int, ending: Ending, *, today: date) -> Ended:
    """End a match that was tried or active, and take its reviews off the list.

    Both sides are asked how it was, unless one of them died or it was an activity. When the
    volunteer ended it, what was asked is open again. Raises `MatchProblem.WRONG_STATUS`,
    `InputProblem.DATE_IN_FUTURE` and `END_BEFORE_START`.
    """
    match = records.fetch(session, Match, match_id)
    records.in_order(match.active_from or match.trial_from, ending.on, "ended_on")
    ended = _finish(session, match, MatchStatus.ENDED, ending, today)
    if ending.reason is not MatchEndReason.DIED and match.activity_id is None:
        match_reviews.plan_final(session, match, ending.on)
    return ended


def not_made(session: Session, match_id: int, ending: Ending, *, today: date) -> Ended:
    """Note that a proposal came to nothing; it is not proposed again for this need.

    Raises what `end` raises.
    """
    match = records.fetch(session, Match, match_id)
    ended = _finish(session, match, MatchStatus.NOT_MADE, ending, today)
    if match.need_id is not None:
        key = match_history.candidate_key(match)
        refusals.refuse(session, match.need_id, key, today=today, reason=ending.private_reason)
    return ended


def agree(session: Session, match_id: int, parts: tuple[DayPart, ...]) -> None:
    """Keep the parts of the week that the two agreed on."""
    records.fetch(session, Match, match_id).agreed = parts
    session.flush()


def expect(
    session: Session, match_id: int, said: Expectations, *, version: int | None = None
) -> None:
    """Keep what both sides expect of each other, so that disappointment can be talked about."""
    match = records.fetch(session, Match, match_id, version=version)
    match.participant_expects = records.optional(said.participant)
    match.volunteer_expects = records.optional(said.volunteer)
    session.flush()


def _step(session: Session, match_id: int, status: MatchStatus, *, today: date) -> Match:
    match = records.fetch(session, Match, match_id)
    _check_turn(match, status)
    if broken := match_rules.before_meeting(session, match, today=today):
        raise SpilError(MatchProblem.RULE_BROKEN, breaches=broken)
    match.status = status
    return match


def _check_turn(match: Match, status: MatchStatus) -> None:
    if not match_steps.may_follow(match.status, status):
        raise SpilError(MatchProblem.WRONG_STATUS, now=match.status, wanted=status)


def _have_met(session: Session, match: Match, on: date) -> None:
    """Note that the two know each other, since the planned meeting when that lies before `on`."""
    if match.met_on is None:
        planned = match.introduced_on
        match.met_on = planned if planned is not None and planned <= on else on
    match_reviews.finish_introduction(session, match, match.met_on)


def _finish(
    session: Session, match: Match, status: MatchStatus, ending: Ending, today: date
) -> Ended:
    records.not_after(ending.on, today, "ended_on")
    _check_turn(match, status)
    match.status = status
    match.ended_on = ending.on
    match.end_reason = ending.reason
    match_reviews.take_off(session, match)
    if ending.never_again:
        refusals.keep_apart(session, match, ending.private_reason)
    session.flush()
    if ending.reason in match_steps.LEFT_BY_VOLUNTEER:
        match_needs.open_again(session, match)
    days = match_steps.days_active(match.active_from, ending.on)
    return Ended(days, match_needs.is_sought(session, match))
