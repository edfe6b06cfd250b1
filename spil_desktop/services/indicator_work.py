"""The work behind the figures for inside: contacts, needs, matches, practical help, signals."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, select

from spil_desktop.model import (
    ContactMoment,
    Job,
    Match,
    Need,
    Participant,
    Referral,
    Ride,
    Signal,
)
from spil_desktop.rules import match_steps, signal_terms
from spil_desktop.rules.indicators import RecordKind
from spil_desktop.rules.vocabulary import (
    RUNNING_MATCHES,
    ContactForm,
    ContactResult,
    JobStatus,
    MatchStatus,
    NeedStatus,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    RideStatus,
)
from spil_desktop.services.indicator_scope import Counted, Records, Scope

LONG_OPEN: Final = timedelta(weeks=6)
"""After how long a need that is still open has waited long."""

_OPEN_NEEDS: Final = (NeedStatus.NEW, NeedStatus.IN_PROGRESS, NeedStatus.WAITING)
_SOLVED_NEEDS: Final = (NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED)


def contacts(scope: Scope) -> Records:
    """Return every contact in which someone was reached; one with a couple counts once."""
    return _contacts(scope, tuple(ContactForm))


def home_visits(scope: Scope) -> Records:
    """Return every visit at home in which someone was reached; one to a couple counts once."""
    return _contacts(scope, (ContactForm.HOME_VISIT,))


def _contacts(scope: Scope, forms: tuple[ContactForm, ...]) -> Records:
    rows = scope.session.execute(
        select(ContactMoment.id, Participant.person_id, ContactMoment.on, ContactMoment.form)
        .join(Participant, Participant.id == ContactMoment.participant_id)
        .where(
            Participant.area_id.in_(scope.area_ids),
            ContactMoment.on.between(scope.first, scope.last),
            ContactMoment.form.in_(forms),
            ContactMoment.result == ContactResult.REACHED,
            ContactMoment.together_with_id.is_(None),
            ContactMoment.elsewhere.is_(False),
        )
    )
    return (
        Counted(RecordKind.CONTACT, id_, person, on, person_id=person, code=form)
        for id_, person, on, form in rows
    )


def needs_asked(scope: Scope) -> Records:
    """Return every need that was asked in the period."""
    return _needs(scope, Need.asked_on.between(scope.first, scope.last))


def needs_solved(scope: Scope) -> Records:
    """Return those of them that were solved at least partly, by whom is known."""
    asked = Need.asked_on.between(scope.first, scope.last)
    return _needs(scope, asked & Need.status.in_(_SOLVED_NEEDS) & Need.solved_by.is_not(None))


def needs_waiting(scope: Scope) -> Records:
    """Return every need that was open for more than six weeks on the last day."""
    still = Need.status.in_(_OPEN_NEEDS) | (Need.closed_on > scope.last)
    return _needs(scope, (Need.asked_on < scope.last - LONG_OPEN) & still)


def _needs(scope: Scope, wanted: ColumnElement[bool]) -> Records:
    rows = scope.session.execute(
        select(Need.id, Participant.person_id, Need.asked_on, Need.theme)
        .join(Participant, Participant.id == Need.participant_id)
        .where(Participant.area_id.in_(scope.area_ids), wanted)
    )
    return (
        Counted(RecordKind.NEED, id_, id_, on, person_id=person, code=theme)
        for id_, person, on, theme in rows
    )


def matches_started(scope: Scope) -> Records:
    """Return every match of which the two first met in the period."""
    return (one for one, _match in _matches(scope) if one.on in scope.period)


def matches_running(scope: Scope) -> Records:
    """Return every match that had begun and had not ended on the last day."""
    for one, match in _matches(scope):
        later = match.ended_on is not None and match.ended_on > scope.last
        if (
            one.on is not None
            and one.on <= scope.last
            and (match.status in RUNNING_MATCHES or later)
        ):
            yield one


def matches_ended(scope: Scope) -> Records:
    """Return every match that ended in the period."""
    return (
        one
        for one, match in _matches(scope)
        if match.status is MatchStatus.ENDED and match.ended_on in scope.period
    )


def _matches(scope: Scope) -> Iterator[tuple[Counted, Match]]:
    rows = scope.session.execute(
        select(Match, Participant.person_id)
        .join(Participant, Participant.id == Match.participant_id)
        .where(Participant.area_id.in_(scope.area_ids))
    )
    for match, person in rows:
        known = (match.introduced_on, match.trial_from, match.active_from)
        met = match_steps.first_met(match.status, match.met_on, known, match.proposed_on)
        yield (
            Counted(RecordKind.MATCH, match.id, match.id, met, person_id=person, code=match.status),
            match,
        )


def rides(scope: Scope) -> Records:
    """Return every ride that was asked for a day in the period and not cancelled."""
    return _rides(scope, Ride.status != RideStatus.CANCELLED)


def rides_unmet(scope: Scope) -> Records:
    """Return those of them for which nobody was found."""
    return _rides(scope, Ride.status == RideStatus.UNMET)


def _rides(scope: Scope, wanted: ColumnElement[bool]) -> Records:
    rows = scope.session.execute(
        select(Ride.id, Participant.person_id, Ride.on, Ride.status)
        .join(Participant, Participant.id == Ride.participant_id)
        .where(
            Participant.area_id.in_(scope.area_ids),
            Ride.on.between(scope.first, scope.last),
            wanted,
        )
    )
    return (
        Counted(RecordKind.RIDE, id_, person, on, person_id=person, code=status)
        for id_, person, on, status in rows
    )


def jobs(scope: Scope) -> Records:
    """Return every small job that was done in the period."""
    rows = scope.session.execute(
        select(Job.id, Participant.person_id, Job.on, Job.status)
        .join(Participant, Participant.id == Job.participant_id)
        .where(
            Participant.area_id.in_(scope.area_ids),
            Job.on.between(scope.first, scope.last),
            Job.status == JobStatus.DONE,
        )
    )
    return (
        Counted(RecordKind.JOB, id_, person, on, person_id=person, code=status)
        for id_, person, on, status in rows
    )


def referrals(scope: Scope) -> Records:
    """Return everyone who was handed on in the period; giving information alone is not."""
    return _referrals(scope, Referral.kind != ReferralKind.INFORMATION)


def referrals_warm(scope: Scope) -> Records:
    """Return those of them that were handed over in person."""
    return _referrals(scope, Referral.kind == ReferralKind.WARM)


def referrals_answered(scope: Scope) -> Records:
    """Return those of them of which the organisation said what came of it."""
    answered = Referral.result.is_not(None) & (Referral.result != ReferralResult.NO_FEEDBACK)
    return _referrals(scope, (Referral.kind != ReferralKind.INFORMATION) & answered)


def _referrals(scope: Scope, wanted: ColumnElement[bool]) -> Records:
    rows = scope.session.execute(
        select(Referral.id, Participant.person_id, Referral.sent_on, Referral.kind)
        .join(Participant, Participant.id == Referral.participant_id)
        .where(
            Participant.area_id.in_(scope.area_ids),
            Referral.sent_on.between(scope.first, scope.last),
            Referral.direction == ReferralDirection.OUTGOING,
            wanted,
        )
    )
    return (
        Counted(RecordKind.REFERRAL, id_, id_, on, person_id=person, code=kind)
        for id_, person, on, kind in rows
    )


def signals(scope: Scope) -> Records:
    """Return every signal of vulnerability that was noticed in the period."""
    return (one for one, _in_time in _signals(scope))


def signals_in_time(scope: Scope) -> Records:
    """Return those of them about which something was done within their term."""
    return (one for one, in_time in _signals(scope) if in_time)


def _signals(scope: Scope) -> Iterator[tuple[Counted, bool]]:
    rows = scope.session.execute(
        select(
            Signal.id,
            Participant.person_id,
            Signal.seen_on,
            Signal.kind,
            Signal.due_on,
            Signal.acted_on,
        )
        .join(Participant, Participant.id == Signal.participant_id)
        .where(
            Participant.area_id.in_(scope.area_ids),
            Signal.seen_on.between(scope.first, scope.last),
        )
    )
    for id_, person, seen, kind, due, acted in rows:
        in_time = bool(signal_terms.in_term(due, acted, scope.today))
        yield Counted(RecordKind.SIGNAL, id_, id_, seen, person_id=person, code=kind), in_time
