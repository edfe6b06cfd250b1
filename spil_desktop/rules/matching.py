"""Who fits a need best, and why: hard rules, a score, reasons and reservations.

Scores are those of `comparison`, which judges all pairs at once; this module adds the words'
material for the few pairs that someone looks at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import (
    Breach,
    Candidate,
    Reason,
    ReasonKind,
    Reservation,
    ReservationKind,
    Seeker,
    Verdict,
)
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    Language,
    MatchKind,
    NeedTheme,
    VolunteerRole,
)
from spil_desktop.rules.weights import WEIGHTS, WeightsByTheme

if TYPE_CHECKING:
    from spil_desktop.rules.comparison import Comparison

_NEARNESS = (
    None,
    ReasonKind.SAME_AREA,
    ReasonKind.SAME_NEIGHBOURHOOD,
    ReasonKind.NEXT_STREET,
    ReasonKind.SAME_POSTCODE,
    ReasonKind.SAME_STREET,
    ReasonKind.NEIGHBOUR,
    ReasonKind.SAME_ADDRESS,
)
"""The reason of each level of nearness of `likeness`."""

_SAME_STREET: Final = frozenset(
    {ReasonKind.SAME_ADDRESS, ReasonKind.NEIGHBOUR, ReasonKind.SAME_STREET}
)
"""Nearness that a connector knows better by the street than in metres."""

_TOLD_IN_METRES: Final = 5000
"""A measured distance beyond this speaks for nobody."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with what the rules say of it for one need."""

    candidate: Candidate
    verdict: Verdict


def judge(seeker: Seeker, candidate: Candidate, weights: WeightsByTheme = WEIGHTS) -> Verdict:
    """Say whether a candidate may answer a need, how well it would, and why."""
    from spil_desktop.rules.comparison import compare  # noqa: PLC0415  numpy takes long to load

    return verdict(compare([seeker], [candidate], weights), 0, 0, seeker, candidate)


def rank(
    seeker: Seeker,
    candidates: Iterable[Candidate],
    weights: WeightsByTheme = WEIGHTS,
    top: int | None = 5,
) -> tuple[Ranked, ...]:
    """Return the best candidates for a need, best first; `top` None for all that are allowed.

    A candidate that breaks a hard rule is never among them. Equal scores are ordered by load,
    then by kind and number, so that the order never depends on the order of the input.
    """
    return _best(seeker, candidates, weights, top, None)


def rank_blocked(
    seeker: Seeker,
    candidates: Iterable[Candidate],
    breach: Breach,
    weights: WeightsByTheme = WEIGHTS,
    top: int | None = 5,
) -> tuple[Ranked, ...]:
    """Return those who break `breach` and no other rule, in the order of `rank`."""
    return _best(seeker, candidates, weights, top, breach)


def _best(
    seeker: Seeker,
    candidates: Iterable[Candidate],
    weights: WeightsByTheme,
    top: int | None,
    breach: Breach | None,
) -> tuple[Ranked, ...]:
    # numpy takes long to load
    from spil_desktop.rules.comparison import compare_crowd  # noqa: PLC0415
    from spil_desktop.rules.crowd import Crowd  # noqa: PLC0415

    crowd = Crowd(candidates)
    if not crowd.size:
        return ()
    table = compare_crowd([seeker], crowd, weights)
    wanted = table.allowed[0] if breach is None else table.only(breach, 0)
    best = crowd.best_first(table.score[0], wanted)[:top]
    shown = [(column, crowd.candidate(column)) for column in best]
    return tuple(Ranked(one, verdict(table, 0, column, seeker, one)) for column, one in shown)


_KINDS = {kind: place for place, kind in enumerate(CandidateKind)}


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates in their lasting order: by kind, then by number."""
    return sorted(candidates, key=lambda candidate: (_KINDS[candidate.kind], candidate.id))


def verdict(
    table: "Comparison", row: int, column: int, seeker: Seeker, candidate: Candidate
) -> Verdict:
    """Return what the table says of one pair, with reasons and reservations."""
    routes = affinity.routes(seeker.theme, seeker.sub_theme)
    place = int(table.route[row, column])
    route = routes[place] if place >= 0 else None
    kind = _match_kind(candidate.kind, route.kind if route else None)
    shared = table.shared_of(row, column)
    reasons = (
        *_acquaintance(seeker, candidate),
        *_interests(seeker, candidate),
        *_offers(seeker, candidate),
        *_nearness(int(table.nearness[row, column]), table.metres_of(row, column)),
        *((Reason(ReasonKind.DAY_PART, day_parts=shared),) if shared else ()),
        *_languages(seeker, candidate),
        *_means(seeker, candidate, kind),
        *_experience(seeker, candidate),
    )
    return Verdict(
        breaches=table.breaches_of(row, column),
        score=float(table.score[row, column]),
        components=table.components_of(row, column),
        match_kind=kind if table.fits[row, column] else None,
        role=route.role if route else None,
        shared=shared,
        reasons=reasons,
        reservations=tuple(
            _reservation(one, seeker, candidate) for one in table.reservations_of(row, column)
        ),
    )


def _match_kind(kind: CandidateKind, by_route: MatchKind | None) -> MatchKind | None:
    if kind is CandidateKind.PARTICIPANT:
        return MatchKind.TWO_PARTICIPANTS
    return MatchKind.ACTIVITY if kind is CandidateKind.ACTIVITY else by_route


def _acquaintance(seeker: Seeker, candidate: Candidate) -> tuple[Reason, ...]:
    if candidate.key in seeker.known:
        return (Reason(ReasonKind.ALREADY_KNOWN),)
    return (Reason(ReasonKind.HELPED_BEFORE),) if candidate.key in seeker.before else ()


def _experience(seeker: Seeker, candidate: Candidate) -> tuple[Reason, ...]:
    met = candidate.key in seeker.known | seeker.before
    done = seeker.theme in candidate.done and not met
    return (Reason(ReasonKind.EXPERIENCED),) if done else ()


def _interests(seeker: Seeker, candidate: Candidate) -> Iterable[Reason]:
    """Tell what both like, then what only resembles."""
    liked = candidate.interests
    also = seeker.also - seeker.interests
    for interest in sorted(seeker.interests & liked) + sorted(also & liked):
        yield Reason(ReasonKind.SHARED_INTEREST, interest=interest)
    for wished in sorted(seeker.interests - liked):
        if resembling := sorted(affinity.like(wished) & liked):
            yield Reason(ReasonKind.LIKE_INTEREST, interest=resembling[0], wished=wished)


def _offers(seeker: Seeker, candidate: Candidate) -> Iterable[Reason]:
    asked = affinity.offers(seeker.theme, seeker.sub_theme)
    for offer in sorted(asked & candidate.offers):
        yield Reason(ReasonKind.CAN_OFFER, offer=offer)


def _nearness(level: int, metres: float | None) -> tuple[Reason, ...]:
    """Tell the street when it is the same; else how far it is, when that is known."""
    kind = _NEARNESS[level]
    if metres is not None and kind not in _SAME_STREET:
        told = max(100, round(metres / 100) * 100)
        return (Reason(ReasonKind.METRES, number=told),) if told <= _TOLD_IN_METRES else ()
    return (Reason(kind),) if kind else ()


def _languages(seeker: Seeker, candidate: Candidate) -> Iterable[Reason]:
    for language in sorted(seeker.languages & candidate.languages):
        if language is not Language.DUTCH:
            yield Reason(ReasonKind.LANGUAGE, language=language)
    for spoken in sorted(seeker.languages - candidate.languages):
        if akin := sorted(affinity.dialects_like(spoken) & candidate.languages - seeker.languages):
            yield Reason(ReasonKind.LIKE_LANGUAGE, language=akin[0], spoken=spoken)


def _means(seeker: Seeker, candidate: Candidate, kind: MatchKind | None) -> Iterable[Reason]:
    """Tell what the candidate has: a car for a ride, places left, access."""
    drives = kind is MatchKind.DRIVE or seeker.theme is NeedTheme.TRANSPORT
    if candidate.has_car and drives and candidate.kind is not CandidateKind.ACTIVITY:
        yield Reason(ReasonKind.HAS_CAR)
        if seeker.wheelchair and candidate.takes_wheelchair:
            yield Reason(ReasonKind.TAKES_WHEELCHAIR)
    if candidate.kind is not CandidateKind.ACTIVITY:
        return
    if candidate.free:
        yield Reason(ReasonKind.FREE_PLACES, number=candidate.free)
    if (seeker.wheelchair and candidate.wheelchair) or (
        seeker.walker and (candidate.walker or candidate.wheelchair)
    ):
        yield Reason(ReasonKind.ACCESSIBLE)


def _reservation(kind: ReservationKind, seeker: Seeker, candidate: Candidate) -> Reservation:
    if kind is ReservationKind.NEARLY_FULL:
        return Reservation(kind, load=candidate.load, places=candidate.places or 0)
    if kind is ReservationKind.GENDER_WISH_NOT_MET:
        return Reservation(kind, gender=seeker.gender_wish)
    return Reservation(kind)


def wanted_roles(seeker: Seeker) -> tuple[VolunteerRole, ...]:
    """Return the roles that answer a need, each once, the one to prefer first."""
    routes: Sequence[affinity.Route] = affinity.routes(seeker.theme, seeker.sub_theme)
    return tuple(dict.fromkeys(route.role for route in routes))
