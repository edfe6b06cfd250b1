"""Small groups: neighbours who all seek company and could start something together.

Three or more within walking distance of each other, who like the same thing and can at the same
time. Nobody is in two groups, and nobody beside someone whom she is never matched with, or who was
turned down for her.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
from typing import Final

from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import Address, Seeker
from spil_desktop.rules.vocabulary import CandidateKind, ConsentState, DayPart, Interest, Language

SMALLEST: Final = 3
LARGEST: Final = 6
"""As many as fit around one table; beyond it a newcomer is no longer missed."""

WALKING: Final = 500
"""Metres as the crow flies that count as walking distance, also with a walking frame."""

_EARTH: Final = 6_371_000.0
_CELL: Final = 0.01
"""Degrees of a square for finding neighbours; wider than walking distance in the Netherlands."""


_Place = tuple[str, int | None, int | str]
"""What neighbours are found by: a kind of place, with its area or row, and its name or column."""


class Nearness(StrEnum):
    """How the members of a group live near each other, as far as it is known."""

    SAME_STREET = "same_street"
    NEXT_STREETS = "next_streets"
    METRES = "metres"


class Minded(StrEnum):
    """What to mind in a group, in the order in which it is told."""

    CONSENT_NOT_ASKED = "consent_not_asked"
    WHEELCHAIR = "wheelchair"
    WALKER = "walker"
    NO_SHARED_LANGUAGE = "no_shared_language"
    DAY_PARTS_UNKNOWN = "day_parts_unknown"


@dataclass(frozen=True, slots=True)
class Reservation:
    """What to mind, and of how many members it holds."""

    kind: Minded
    members: int


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours who could start something, each with one need; who waits longest first.

    All like `interest` or something that resembles it (`alike` counts the latter) and can at
    `day_parts`, empty when nobody told. `metres` is the largest distance between two of them, 0
    unless `nearness` is METRES.
    """

    members: tuple[Seeker, ...]
    interest: Interest
    alike: int
    day_parts: tuple[DayPart, ...]
    nearness: Nearness
    metres: int
    reservations: tuple[Reservation, ...]

    @property
    def need_ids(self) -> frozenset[int]:
        """Which needs it would answer."""
        return frozenset(member.need_id for member in self.members)


def may_join(seeker: Seeker) -> bool:
    """Whether somebody can be asked for a group: she takes part, seeks company, agrees to meet.

    A wish for a visit at home or for a call is no wish for a group.
    """
    wants_company = affinity.activity_interests(seeker.theme, seeker.sub_theme) is None
    agrees = seeker.has_file and seeker.sharing in {None, ConsentState.GIVEN}
    booked = bool(seeker.day_parts) and not seeker.day_parts - seeker.bookings
    return wants_company and agrees and not seeker.gone and not booked


def apart(one: Seeker, other: Seeker) -> bool:
    """Whether two are never brought together: kept apart, turned down, or the same person."""
    return (
        one.person_id == other.person_id
        or other.person_id in one.excluded
        or one.person_id in other.excluded
        or (CandidateKind.PARTICIPANT, other.participant_id) in one.refused
        or (CandidateKind.PARTICIPANT, one.participant_id) in other.refused
    )


def near(one: Seeker, other: Seeker) -> bool:
    """Whether two live within walking distance; where it is not measured, by their streets."""
    measured = metres(one.address, other.address)
    return _beside(one, other) if measured is None else measured <= WALKING


def metres(one: Address, other: Address) -> float | None:
    """Return the distance as the crow flies (haversine), None when a place is unknown."""
    if (
        one.latitude is None
        or one.longitude is None
        or other.latitude is None
        or other.longitude is None
    ):
        return None
    here, there = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    curve = (
        math.sin((there - here) / 2) ** 2
        + math.cos(here) * math.cos(there) * math.sin(east / 2) ** 2
    )
    return 2 * _EARTH * math.asin(math.sqrt(curve))


def propose(seekers: Iterable[Seeker]) -> tuple[Group, ...]:
    """Return the groups that could be made, nobody in two of them.

    Who waits longest is served first, each with the largest group around her. The order of the
    input makes no difference.
    """
    asked = sorted(
        (one for one in seekers if may_join(one)), key=lambda one: (-one.waiting, one.need_id)
    )
    streets = _Neighbours(asked)
    placed: set[int] = set()
    found: list[Group] = []
    for seeker in asked:
        if seeker.person_id in placed:
            continue
        others = [one for one in streets.of(seeker) if one.person_id not in placed]
        if len(others) < SMALLEST - 1:
            continue
        best = max(
            (_around(seeker, others, interest) for interest in _own(seeker)),
            key=_worth,
            default=None,
        )
        if best is not None and len(best.members) >= SMALLEST:
            found.append(best)
            placed |= {member.person_id for member in best.members}
    return tuple(found)


def shared_parts(members: Iterable[Seeker]) -> tuple[DayPart, ...] | None:
    """Return when all can who told when they can, none when nobody told; None when they clash."""
    told = [member.day_parts - member.bookings for member in members if member.day_parts]
    if not told:
        return ()
    return tuple(part for part in DayPart if all(part in parts for parts in told)) or None


def _worth(group: Group) -> tuple[int, int, bool, int]:
    """Rank groups around one person: larger, more who like just this, with a time in common."""
    first = -tuple(Interest).index(group.interest)
    return len(group.members), -group.alike, bool(group.day_parts), first


def _own(seeker: Seeker) -> list[Interest]:
    return sorted(seeker.interests | seeker.also, key=tuple(Interest).index)


def _likes(seeker: Seeker, interest: Interest) -> bool:
    return interest in seeker.interests | seeker.also


def _fits(seeker: Seeker, interest: Interest) -> bool:
    liked = seeker.interests | seeker.also
    return interest in liked or bool(affinity.like(interest) & liked)


def _around(first: Seeker, others: Sequence[Seeker], interest: Interest) -> Group:
    """Return the group around one person: who likes just this before who likes the like.

    When who comes first to mind fits with nobody else, the others get their turn as the second;
    so whoever has two neighbours to make a group with, is in a group.
    """
    fitting = [one for one in others if _fits(one, interest)]
    fitting.sort(key=lambda one: (not _likes(one, interest), -one.waiting, one.need_id))
    members = _grow([first], fitting)
    seconds = iter(fitting)
    while len(members) < SMALLEST and (second := next(seconds, None)) is not None:
        members = _grow([first, second], fitting) if _join([first], second) else members
    return _group(members, interest)


def _grow(members: list[Seeker], fitting: Sequence[Seeker]) -> list[Seeker]:
    for one in fitting:
        if len(members) == LARGEST:
            break
        if _join(members, one):
            members.append(one)
    return members


def _join(members: Sequence[Seeker], one: Seeker) -> bool:
    """Whether someone can be added: near all, apart from nobody, with a time in common."""
    return shared_parts((*members, one)) is not None and all(
        near(one, member) and not apart(one, member) for member in members
    )


def _group(members: Sequence[Seeker], interest: Interest) -> Group:
    ordered = tuple(sorted(members, key=lambda one: (-one.waiting, one.need_id)))
    apart_by = [metres(one.address, other.address) for one, other in combinations(ordered, 2)]
    nearness = _nearness(ordered, apart_by)
    furthest = max((one for one in apart_by if one is not None), default=0.0)
    return Group(
        members=ordered,
        interest=interest,
        alike=sum(not _likes(one, interest) for one in ordered),
        day_parts=shared_parts(ordered) or (),
        nearness=nearness,
        metres=round(furthest) if nearness is Nearness.METRES else 0,
        reservations=tuple(_reservations(ordered)),
    )


def _nearness(members: Sequence[Seeker], apart_by: Collection[float | None]) -> Nearness:
    """Tell the street when it is one street; else metres when all are measured."""
    streets = {_street(member.address) for member in members}
    if len(streets) == 1 and None not in streets:
        return Nearness.SAME_STREET
    return Nearness.NEXT_STREETS if None in apart_by else Nearness.METRES


def _reservations(members: Sequence[Seeker]) -> Iterator[Reservation]:
    told = [one.languages for one in members if one.languages]
    common = set[Language](Language).intersection(*told)
    counts: Mapping[Minded, int] = {
        Minded.CONSENT_NOT_ASKED: sum(one.sharing is None for one in members),
        Minded.WHEELCHAIR: sum(one.wheelchair for one in members),
        Minded.WALKER: sum(one.walker for one in members)
        if not any(one.wheelchair for one in members)
        else 0,
        Minded.NO_SHARED_LANGUAGE: 0 if common else len(told),
        Minded.DAY_PARTS_UNKNOWN: sum(not one.day_parts for one in members),
    }
    for kind in Minded:
        if counts[kind]:
            yield Reservation(kind, counts[kind])


def _beside(one: Seeker, other: Seeker) -> bool:
    """Whether two share a full postcode, a street, or live in streets that lie side by side."""
    here, there = one.address, other.address
    if here.postcode is not None and here.postcode == there.postcode:
        return True
    own, theirs = _street(here), _street(there)
    if own is None or theirs is None or own[0] != theirs[0]:
        return False
    return own == theirs or theirs[1] in one.beside or own[1] in other.beside


def _street(address: Address) -> tuple[int | None, str] | None:
    name = (address.street or "").strip().casefold()
    return (address.area_id, name) if name else None


class _Neighbours:
    """Finds who might live near someone without comparing everybody with everybody."""

    def __init__(self, seekers: Sequence[Seeker]) -> None:
        self._seekers = seekers
        self._by_place: dict[_Place, list[int]] = {}
        for at, seeker in enumerate(seekers):
            for place in _places(seeker):
                self._by_place.setdefault(place, []).append(at)

    def of(self, seeker: Seeker) -> list[Seeker]:
        """Return who lives near and may be brought together with her, who waits longest first."""
        numbers = {at for place in _reached(seeker) for at in self._by_place.get(place, ())}
        return [
            other
            for other in (self._seekers[at] for at in sorted(numbers))
            if near(seeker, other) and not apart(seeker, other)
        ]


def _places(seeker: Seeker) -> Iterator[_Place]:
    """Name the places under which someone is found: street, postcode, square of the map."""
    street = _street(seeker.address)
    if street is not None:
        yield "street", *street
        for name in seeker.beside:
            yield "beside", street[0], name
    if seeker.address.postcode is not None:
        yield "postcode", None, seeker.address.postcode
    square = _square(seeker.address)
    if square is not None:
        yield "square", *square


def _reached(seeker: Seeker) -> Iterator[_Place]:
    """Name the places in which neighbours of someone are found."""
    for kind, one, other in _places(seeker):
        if kind == "beside":
            yield "street", one, other
            continue
        yield kind, one, other
        if kind == "street":
            yield "beside", one, other
    square = _square(seeker.address)
    if square is not None:
        for up, right in product((-1, 0, 1), repeat=2):
            yield "square", square[0] + up, square[1] + right


def _square(address: Address) -> tuple[int, int] | None:
    if address.latitude is None or address.longitude is None:
        return None
    return math.floor(address.latitude / _CELL), math.floor(address.longitude / _CELL)
