"""Every need against every candidate at once: the one place where pairs are judged.

A plan for 500 needs and 1,000 volunteers is half a million pairs, too many to judge one by one
while someone waits; so everything is a table of needs (rows) by candidates (columns), and a
single need is a table of one row. `matching` turns an interesting cell into reasons.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import bits
from spil_desktop.rules.bits import Bools, Ints
from spil_desktop.rules.candidates import (
    Breach,
    Candidate,
    Components,
    ReservationKind,
    Seeker,
)
from spil_desktop.rules.crowd import Crowd
from spil_desktop.rules.pairs import BREACH_BITS, RESERVATION_BITS, Pairs
from spil_desktop.rules.vocabulary import DayPart
from spil_desktop.rules.weights import Weights, WeightsByTheme

Floats = NDArray[np.float64]
MemberT = TypeVar("MemberT")
_PART_BITS: Final = {part: bits.of(frozenset({part})) for part in DayPart}


@dataclass(slots=True)
class Comparison:
    """What came out, a cell for each need (row) and candidate (column).

    `breaches` and `reservations` hold a bit a member of their enums; `nearness` a level and
    `metres` the distance where it is known (None when nowhere); `route`
    the place of the chosen route among `affinity.routes`, or -1; `shared` the free parts of the
    week in common, as bits, and `parts_known` whether both said when they can; `parts` the
    components in the order of `Weights`.
    """

    breaches: Ints
    reservations: Ints
    nearness: Ints
    metres: Floats | None
    route: Ints
    shared: Ints
    parts_known: Bools
    fits: Bools
    parts: tuple[Floats, ...]
    score: Floats

    @property
    def allowed(self) -> Bools:
        """Which pairs break no hard rule."""
        return np.equal(self.breaches, 0)

    def breaches_of(self, row: int, column: int) -> tuple[Breach, ...]:
        """Return the broken rules of a pair."""
        return _members(BREACH_BITS, int(self.breaches[row, column]))

    def reservations_of(self, row: int, column: int) -> tuple[ReservationKind, ...]:
        """Return the reservations of a pair."""
        return _members(RESERVATION_BITS, int(self.reservations[row, column]))

    def shared_of(self, row: int, column: int) -> tuple[DayPart, ...]:
        """Return the free parts of the week that both named, in order; none when one is unknown."""
        if not self.parts_known[row, column]:
            return ()
        return _members(_PART_BITS, int(self.shared[row, column]))

    def metres_of(self, row: int, column: int) -> float | None:
        """Return how far apart the two live, None when that is not known."""
        apart = math.nan if self.metres is None else float(self.metres[row, column])
        return None if math.isnan(apart) else apart

    def components_of(self, row: int, column: int) -> Components:
        """Return the parts of the score of a pair."""
        return Components(*(float(part[row, column]) for part in self.parts))

    def counted(self, row: int, among: Bools) -> dict[Breach, int]:
        """Count the candidates of one need (those of `among`) by the rules they break."""
        broken = self.breaches[row, among]
        counts = {
            breach: int(np.count_nonzero(broken & bit)) for breach, bit in BREACH_BITS.items()
        }
        return {breach: count for breach, count in counts.items() if count}

    def only(self, breach: Breach, row: int) -> Bools:
        """Tell which candidates of a need break this rule and no other."""
        found: Bools = self.breaches[row] == BREACH_BITS[breach]
        return found


def compare(
    seekers: Sequence[Seeker],
    candidates: Iterable[Candidate],
    weights: WeightsByTheme,
) -> Comparison:
    """Judge all pairs of needs and candidates, with the weights of each need's theme."""
    return compare_crowd(seekers, Crowd(candidates), weights)


def compare_crowd(seekers: Sequence[Seeker], crowd: Crowd, weights: WeightsByTheme) -> Comparison:
    """Judge pairs as `compare` does, of candidates that are met more than once."""
    pairs = Pairs(seekers, crowd)
    parts = pairs.components()
    return Comparison(
        breaches=pairs.breaches,
        reservations=pairs.reservations,
        nearness=pairs.nearness,
        metres=pairs.metres,
        route=pairs.route,
        shared=pairs.shared,
        parts_known=pairs.parts_known,
        fits=pairs.fits,
        parts=parts,
        score=_weighed(parts, [weights[seeker.theme] for seeker in seekers]),
    )


def _weighed(parts: Iterable[Floats], weights: Sequence[Weights]) -> Floats:
    total = np.array([weight.total for weight in weights])
    score: Floats | None = None
    for field, part in zip(fields(Weights), parts, strict=True):
        points = np.array([getattr(weight, field.name) for weight in weights]) / total
        weighed = part * points[:, None]
        score = weighed if score is None else score + weighed
    assert score is not None
    return score


def _members(table: Mapping[MemberT, int], chosen: int) -> tuple[MemberT, ...]:
    return tuple([member for member, bit in table.items() if chosen & bit]) if chosen else ()
