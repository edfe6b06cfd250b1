"""The people and activities around a participant: who was there on a day, and where to draw them.

The drawing has the participant in the middle. Rings say how near someone lives or how strong the
tie is; everyone has an angle of her own, so that names do not stand on top of each other.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import Final

from spil_desktop.rules.vocabulary import (
    ContactFrequency,
    MatchKind,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
)


class TieKind(Enum):
    """By which record someone belongs to a network."""

    RELATION = auto()
    MATCH = auto()
    ACTIVITY = auto()


class Ring(Enum):
    """What the distance to the middle says."""

    NEARNESS = auto()
    STRENGTH = auto()


TieKey = tuple[TieKind, int]
"""The kind of record and its number."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One person or activity around a participant.

    `who` tells people and activities apart whatever record names them: a neighbour who becomes a
    buddy stays the same. From `since` (None: always) until the day before `until` it is there.
    """

    kind: TieKind
    id: int
    who: tuple[str, int]
    name: str = field(repr=False)
    relation: Relation | None = None
    match_kind: MatchKind | None = None
    direction: SupportDirection | None = None
    strength: TieStrength | None = None
    frequency: ContactFrequency | None = None
    nearness: Nearness | None = None
    is_emergency: bool = False
    has_key: bool = False
    is_overburdened: bool = False
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> TieKey:
        """Which record this is."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class NetworkChange:
    """What differs between two days: the names of who came and who went, and how many stayed."""

    came: tuple[str, ...] = field(repr=False)
    went: tuple[str, ...] = field(repr=False)
    stayed: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tie is drawn: within a circle of radius 1 around (0, 0), y downwards."""

    x: float
    y: float


_NEARNESS_RINGS: Final = {
    Nearness.SAME_ADDRESS: 0,
    Nearness.STREET: 1,
    Nearness.AREA: 2,
    Nearness.ELSEWHERE: 3,
}
_STRENGTH_RINGS: Final = {TieStrength.STRONG: 0, TieStrength.NORMAL: 1, TieStrength.WEAK: 2}
_INNERMOST: Final = 0.4


def is_there(tie: Tie, day: date) -> bool:
    """Whether a tie existed on a day."""
    began = tie.since is None or tie.since <= day
    return began and (tie.until is None or tie.until > day)


def on(ties: Iterable[Tie], day: date) -> tuple[Tie, ...]:
    """Return who was there on a day, each once: as a relation before as a match."""
    found: dict[tuple[str, int], Tie] = {}
    for tie in sorted(ties, key=lambda one: one.kind.value):
        if is_there(tie, day):
            found.setdefault(tie.who, tie)
    return tuple(found.values())


def change(before: Collection[Tie], after: Collection[Tie]) -> NetworkChange:
    """Return what differs between the networks of two days."""
    were, are = {tie.who for tie in before}, {tie.who for tie in after}
    return NetworkChange(
        came=tuple(tie.name for tie in after if tie.who not in were),
        went=tuple(tie.name for tie in before if tie.who not in are),
        stayed=len(were & are),
    )


def rings(by: Ring) -> int:
    """Return how many rings a drawing has."""
    return len(_NEARNESS_RINGS if by is Ring.NEARNESS else _STRENGTH_RINGS)


def ring(tie: Tie, by: Ring) -> int:
    """Return the ring of a tie, 0 for the innermost; what is not known stands outside or normal."""
    if by is Ring.NEARNESS:
        return _NEARNESS_RINGS[tie.nearness or Nearness.ELSEWHERE]
    return _STRENGTH_RINGS[tie.strength or TieStrength.NORMAL]


def radius(number: int, by: Ring) -> float:
    """Return the radius of a ring as a part of the outermost, which is 1."""
    return _INNERMOST + (1 - _INNERMOST) * number / (rings(by) - 1)


def places(ties: Sequence[Tie], by: Ring) -> tuple[Place, ...]:
    """Return the place of every tie, the first right of the top and on with the clock.

    The top itself stays free for the names of the rings.
    """
    found: list[Place] = []
    for number, tie in enumerate(ties):
        angle = 2 * math.pi * (number + 0.5) / len(ties) - math.pi / 2
        far = radius(ring(tie, by), by)
        found.append(Place(far * math.cos(angle), far * math.sin(angle)))
    return tuple(found)
