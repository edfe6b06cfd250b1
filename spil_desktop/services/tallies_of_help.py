"""Counting what was done: matches and how long they last, rides, jobs, signals, referrals.

Everything is counted in the quarter in which it took place, so that what was published stays true:
a match that lived for six months counts on the day on which it did.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta
from sqlalchemy import func, select

from spil_desktop.model import (
    Job,
    Match,
    MatchReview,
    Need,
    Organisation,
    Referral,
    Ride,
    Signal,
)
from spil_desktop.rules import match_steps
from spil_desktop.rules.breakdowns import UNKNOWN
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import (
    JobStatus,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    NeedTheme,
    ReferralDirection,
    ReferralResult,
    RideStatus,
)
from spil_desktop.services.counts import Count

if TYPE_CHECKING:
    from spil_desktop.rules.disclosure import Block

_NOT_A_MATCH: Final = frozenset({MatchStatus.PROPOSED, MatchStatus.NOT_MADE})
_LATER: Final = {3: Subject.MATCHES_3, 6: Subject.MATCHES_6, 12: Subject.MATCHES_12}
_DAYS: Final = cell(Subject.ANSWERS, asked_of="days")
_FEEDBACK_DAYS: Final = cell(Subject.ANSWERS, asked_of="feedback_days")
_SIDES: Final = (
    cell(Subject.ANSWERS, asked_of="mark"),
    cell(Subject.ANSWERS, asked_of="partner_mark"),
)


@dataclass(frozen=True, slots=True)
class _Matched:
    """A match that came about: whose, since when, until when and why, and for which need."""

    id: int
    participant_id: int
    met_on: date
    kind: MatchKind
    ended_on: date | None
    end_reason: MatchEndReason | None
    asked_on: date | None = field(default=None)


def count(counting: Count) -> None:
    """Count all of it."""
    matched = tuple(_matches(counting))
    _count_matches(counting, matched)
    _count_days(counting, matched)
    _count_requests(counting)
    _count_marks(counting)
    _count_rides(counting)
    _count_jobs(counting)
    _count_signals(counting)
    _count_referrals(counting)
    _count_feedback_days(counting)


def _matches(counting: Count) -> Iterator[_Matched]:
    rows = counting.session.execute(
        select(Match, Need.asked_on)
        .outerjoin(Need, Need.id == Match.need_id)
        .where(Match.status.not_in(_NOT_A_MATCH))
        .order_by(Match.id)
    )
    for match, asked_on in rows:
        if match.status is MatchStatus.INTRODUCED and match.met_on is None:
            continue
        known = (match.introduced_on, match.trial_from, match.active_from)
        met_on = match_steps.first_met(match.status, match.met_on, known, match.proposed_on)
        if met_on is not None and match.participant_id in counting.people:
            ended = match.ended_on if match.status is MatchStatus.ENDED else None
            yield _Matched(
                match.id,
                match.participant_id,
                met_on,
                match.kind,
                ended,
                match.end_reason,
                asked_on,
            )


def _count_matches(counting: Count, matched: tuple[_Matched, ...]) -> None:
    for match in matched:
        one = counting.people[match.participant_id]
        if counting.on(match.met_on):
            where = one.block_on(match.met_on)
            of_kind = cell(Subject.MATCHES, match_kind=match.kind)
            counting.tally.counts[of_kind, where] += 1
            counting.tally.note((of_kind,), where, one.id)
        reason = match.end_reason.value if match.end_reason else UNKNOWN
        counting.add_of(Subject.ENDED, one, match.ended_on, end_reason=reason)
        for months, subject in _LATER.items():
            alive = match_steps.survived(match.met_on, match.ended_on, months, counting.last)
            still = "alive" if alive else "stopped"
            day = match.met_on + relativedelta(months=months)
            counting.add_of(subject, one, day, **{f"after_{months}": still})


def _count_days(counting: Count, matched: tuple[_Matched, ...]) -> None:
    """Note from asking to meeting: of every participant the first match of a quarter."""
    known: set[tuple[int, int]] = set()
    for match in sorted(matched, key=_met):
        if match.asked_on is None or match.asked_on > match.met_on:
            continue
        where = counting.people[match.participant_id].block_on(match.met_on)
        once = (match.participant_id, where[1])
        if counting.on(match.met_on) and once not in known:
            known.add(once)
            days = (match.met_on - match.asked_on).days
            counting.tally.answer(_DAYS, where, match.id, days, person=match.participant_id)


def _met(match: _Matched) -> date:
    return match.met_on


def _count_requests(counting: Count) -> None:
    proposed = select(Match.need_id).where(Match.need_id.is_not(None))
    rows = counting.session.execute(
        select(Need.participant_id, Need.asked_on).where(
            Need.asked_on.between(counting.first, counting.last),
            (Need.theme == NeedTheme.SOCIAL_CONTACT) | Need.id.in_(proposed),
        )
    )
    for participant_id, asked_on in rows:
        one = counting.people.get(participant_id)
        if one is not None:
            counting.add_of(Subject.REQUESTED, one, asked_on)


def _count_marks(counting: Count) -> None:
    """Note the marks of both sides: of every participant the last that was given in a quarter."""
    rows = counting.session.execute(
        select(
            MatchReview.id,
            Match.participant_id,
            func.coalesce(Match.volunteer_id, -Match.other_participant_id),
            MatchReview.on,
            MatchReview.participant_mark,
            MatchReview.volunteer_mark,
        )
        .join(Match, Match.id == MatchReview.match_id)
        .where(MatchReview.on.between(counting.first, counting.last))
        .order_by(MatchReview.on, MatchReview.id)
    )
    last: dict[tuple[str, Block, int], tuple[int, int, int]] = {}
    for review_id, participant_id, partner, on, *marks in rows:
        one = counting.people.get(participant_id)
        if one is None:
            continue
        for side, person, mark in zip(_SIDES, (participant_id, partner), marks, strict=True):
            if mark is not None:
                last[side, one.block_on(on), participant_id] = review_id, mark, person
    for (side, where, _participant), (review_id, mark, person) in last.items():
        counting.tally.answer(side, where, review_id, mark, person)


def _count_rides(counting: Count) -> None:
    results = {RideStatus.DONE: "done", RideStatus.UNMET: "unmet"}
    rows = counting.session.execute(
        select(Ride.participant_id, Ride.on, Ride.status).where(
            Ride.on.between(counting.first, counting.last), Ride.status.in_(results)
        )
    )
    for participant_id, on, status in rows:
        one = counting.people.get(participant_id)
        if one is None:
            continue
        counting.add_of(Subject.RIDES, one, on, ride_result=results[status])
        if status is RideStatus.UNMET:
            counting.add_of(Subject.UNMET_RIDES, one, on)


def _count_jobs(counting: Count) -> None:
    rows = counting.session.execute(
        select(Job.participant_id, Job.on).where(
            Job.on.between(counting.first, counting.last), Job.status == JobStatus.DONE
        )
    )
    for participant_id, on in rows:
        one = counting.people.get(participant_id)
        if one is not None:
            counting.add_of(Subject.JOBS, one, on)


def _count_signals(counting: Count) -> None:
    rows = counting.session.execute(
        select(
            Signal.participant_id,
            Signal.seen_on,
            Signal.source,
            Signal.urgency,
            Signal.due_on,
            Signal.acted_on,
            Signal.closed_on,
        ).where(Signal.seen_on <= counting.last)
    )
    for participant_id, seen_on, source, urgency, due_on, acted_on, closed_on in rows:
        one = counting.people.get(participant_id)
        if one is None:
            continue
        counting.add_of(Subject.SIGNALS, one, seen_on, signal_source=source, urgency=urgency)
        done = acted_on or closed_on
        if done is not None and (due_on is None or done <= due_on):
            counting.add_of(Subject.FOLLOWED, one, done, in_term="in_term")
        elif due_on is not None:
            over = due_on + timedelta(days=1)
            counting.add_of(Subject.FOLLOWED, one, over, in_term="late")


def _count_referrals(counting: Count) -> None:
    rows = counting.session.execute(
        select(Referral, Organisation.kind)
        .outerjoin(Organisation, Organisation.id == Referral.organisation_id)
        .where(Referral.sent_on.between(counting.first, counting.last))
    )
    for row, kind in rows:
        one = counting.people.get(row.participant_id)
        if one is None:
            continue
        party, direction = kind.value if kind else UNKNOWN, row.direction.value
        counting.add_of(Subject.REFERRALS, one, row.sent_on, party=party, direction=direction)
        joint = cell(Subject.REFERRALS, party=party, direction=direction)
        counting.tally.counts[joint, one.block_on(row.sent_on)] += 1
        counting.tally.note((joint,), one.block_on(row.sent_on), one.id)
        if row.direction is ReferralDirection.OUTGOING:
            heard = row.result not in {None, ReferralResult.NO_FEEDBACK} and (
                row.result_on is None or row.result_on <= counting.last
            )
            counting.add_of(
                Subject.SENT,
                one,
                row.sent_on,
                referral_kind=row.kind,
                feedback="received" if heard else "none",
            )


def _count_feedback_days(counting: Count) -> None:
    """Note from referring to hearing back: of every participant the first answer of a quarter."""
    rows = counting.session.execute(
        select(Referral.id, Referral.participant_id, Referral.sent_on, Referral.result_on)
        .where(
            Referral.direction == ReferralDirection.OUTGOING,
            Referral.result.is_not(None),
            Referral.result != ReferralResult.NO_FEEDBACK,
            Referral.result_on.between(counting.first, counting.last),
            Referral.sent_on <= Referral.result_on,
        )
        .order_by(Referral.result_on, Referral.id)
    )
    known: set[tuple[int, int]] = set()
    for referral_id, participant_id, sent_on, heard_on in rows:
        one = counting.people.get(participant_id)
        if one is None or heard_on is None:
            continue
        where = one.block_on(heard_on)
        if (participant_id, where[1]) not in known:
            known.add((participant_id, where[1]))
            days = (heard_on - sent_on).days
            counting.tally.answer(_FEEDBACK_DAYS, where, referral_id, days, person=participant_id)
