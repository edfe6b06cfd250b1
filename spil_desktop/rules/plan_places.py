"""The best assignment of needs to places of candidates, with the week of some candidates respected.

Most people will never be each other's best, so at first only the best few for each need are
weighed. The prices of the places then tell which others could still make the plan better; they
are weighed as well, until there are none: the outcome is the best of all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import assigning, bits, patience
from spil_desktop.rules.assigning import CLOSE, NONE, Numbers, Priced, Wishes
from spil_desktop.rules.candidates import Candidate
from spil_desktop.rules.plan_board import NEVER, Board

LookUp = Callable[[], None]

_AT_FIRST: Final = 32
"""Candidates that are weighed for each need to begin with, when all would take too long."""

_ALL: Final = 100_000
_ALL_SCARCE: Final = 4_000_000
"""So many pairs are weighed at once; more where places are scarce, and a few soon run out."""


@dataclass(slots=True)
class Search:
    """Which pairs are weighed (`looked`), kept from one solution to the next."""

    board: Board
    candidates: Sequence[Candidate]
    look_up: LookUp | None
    at_first: int | None = None
    looked: NDArray[np.bool_] = field(init=False)
    _more: int = field(init=False)
    _all: bool = field(init=False)

    def __post_init__(self) -> None:
        all_columns = self.board.score.shape[1]
        few = self.board.score.size <= (_ALL_SCARCE if self._is_scarce() else _ALL)
        self._more = self.at_first or (all_columns if few else _AT_FIRST)
        self._all = self._more >= all_columns
        self.looked = np.zeros(self.board.score.shape, np.bool_)
        for rows in self.board.blocks():
            self._see()
            self._weigh_best(rows, self.board.score[rows], self._more)

    def best(self, by_part: set[int]) -> list[tuple[int, int]]:
        """Return the pairs of the best assignment; the week of `by_part` columns is respected."""
        more = self._more
        while True:
            market = _Market(self.board, self.candidates, by_part, self.looked)
            wishes = market.wishes()
            given = patience.wait_for(partial(assigning.best, wishes), self.look_up)
            if self._all or not self._overlooked(market, assigning.priced(wishes, given), more):
                return market.pairs(given)
            more *= 2

    def _overlooked(self, market: "_Market", found: Priced, more: int) -> bool:
        """Weigh the pairs that could make the plan better at these prices; False without any."""
        any_found = False
        prices, gains = market.prices(found.prices), found.gains
        for rows in self.board.blocks():
            self._see()
            least = (gains[: len(self.looked)] - self.board.bonus)[rows, None] + CLOSE
            better = self.board.score[rows] - prices - least
            better[self.looked[rows] | (better <= 0)] = NEVER
            any_found |= self._weigh_best(rows, better, more)
        return any_found

    def _weigh_best(self, rows: slice, worth: NDArray[np.float64], most: int) -> bool:
        """Weigh the most worthy pairs of each row, those that are possible; False without any."""
        possible = worth > NEVER
        if not possible.any():
            return False
        if most < worth.shape[1]:
            there, best = np.arange(len(worth))[:, None], _most(worth, most)
            weighed = np.zeros_like(possible)
            weighed[there, best] = possible[there, best]
            possible = weighed
        self.looked[rows] |= possible
        return True

    def _is_scarce(self) -> bool:
        """Whether there are fewer places than needs."""
        needs = len(self.board.score)
        return sum(needs if one.free is None else one.free for one in self.candidates) < needs

    def _see(self) -> None:
        if self.look_up is not None:
            self.look_up()


def _most(worth: NDArray[np.float64], most: int) -> Numbers:
    """Return the columns of the highest values of each row."""
    return np.argpartition(worth, -most, axis=1)[:, -most:]


class _Market:
    """The places of the candidates that are weighed, and who can use them.

    A candidate without a limit has a place for everyone, so nobody competes for it; only the
    parts of her week can be taken once that is known to matter.
    """

    def __init__(
        self,
        board: Board,
        candidates: Sequence[Candidate],
        by_part: set[int],
        looked: NDArray[np.bool_],
    ) -> None:
        self._rows, self._columns = looked.nonzero()
        self._worth = board.score[self._rows, self._columns] + board.bonus[self._rows]
        self._shared = board.shared[self._rows, self._columns]
        self._size = looked.shape
        wanted = np.bincount(self._columns, minlength=looked.shape[1])
        self._unlimited = np.array([one.free is None for one in candidates], np.bool_)
        week = np.zeros(looked.shape[1], np.bool_)
        week[list(by_part)] = True
        bound = ~self._unlimited[self._columns] | (week[self._columns] & (self._shared != 0))
        self._leave_out(bound)
        self._slots = _Slots()
        for column, one in enumerate(candidates):
            places = int(wanted[column]) if one.free is None else min(one.free, wanted[column])
            if column in by_part:
                self._slots.add_week(one, places)
            else:
                self._slots.add([bits.ALL_PARTS] * (0 if one.free is None else places), places)

    def _leave_out(self, bound: NDArray[np.bool_]) -> None:
        """Keep the best of what needs no place: that is what staying without one is worth."""
        self._without = np.zeros(self._size[0])
        self._instead = np.full(self._size[0], NONE, np.int64)
        free = np.flatnonzero(~bound & (self._worth > 0))
        worst_first = free[np.lexsort((-self._columns[free], self._worth[free]))]
        self._without[self._rows[worst_first]] = self._worth[worst_first]
        self._instead[self._rows[worst_first]] = self._columns[worst_first]
        kept = bound & (self._worth > 0)
        self._rows, self._columns = self._rows[kept], self._columns[kept]
        self._worth, self._shared = self._worth[kept], self._shared[kept]

    def wishes(self) -> Wishes:
        """Return who can use which place; whoever keeps a part of a week free comes last."""
        first, parts = self._slots.first, np.array(self._slots.parts, np.int32)
        counts = np.diff(first)[self._columns]
        before = np.repeat(np.cumsum(counts) - counts, counts)
        starts: Numbers = np.array(first, np.int64)[self._columns]
        places: Numbers = np.repeat(starts, counts) + np.arange(len(before)) - before
        lines = np.repeat(np.arange(len(counts)), counts)
        shared = self._shared[lines]
        usable = (parts[places] == bits.ALL_PARTS) | (shared == 0) | (shared & parts[places] != 0)
        lines, places = lines[usable], places[usable]
        keeper, kept = self._slots.kept()
        # Keeping a part of someone's week free must be worth more than any need can gain by it.
        kept_free = 2.0 * self._worth.max(initial=1.0)
        return Wishes(
            np.concatenate((self._rows[lines], self._size[0] + keeper)),
            np.concatenate((places, kept)),
            np.concatenate((self._worth[lines], np.full(len(kept), kept_free))),
            np.concatenate((self._without, np.zeros(self._slots.keepers))),
            len(parts),
        )

    def prices(self, of_places: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what the cheapest place of each candidate costs at the least."""
        first = np.array(self._slots.first)
        prices = np.zeros(self._size[1])
        some = np.diff(first) > 0
        prices[some] = np.minimum.reduceat(of_places, first[:-1][some])
        prices[self._unlimited] = 0.0
        return prices

    def pairs(self, given: Numbers) -> list[tuple[int, int]]:
        """Return each answered row with its column."""
        taken = given[: self._size[0]]
        column_of: Numbers = np.repeat(
            np.arange(self._size[1], dtype=np.int64), np.diff(self._slots.first)
        )
        columns = self._instead.copy()
        columns[taken != NONE] = column_of[taken[taken != NONE]]
        return [(row, column) for row, column in enumerate(columns.tolist()) if column != NONE]


@dataclass(slots=True)
class _Slots:
    """Places in the order of the candidates: `first` says where those of each begin.

    `parts` says in which parts of the week a place can be used (bits; 0 for needs without a shared
    part). `keep` holds, for who is split by the week, her places and how many must stay free.
    """

    first: list[int] = field(default_factory=lambda: [0])
    parts: list[int] = field(default_factory=list[int])
    keep: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])

    def add(self, parts: Sequence[int], places: int) -> None:
        """Add the places of the next candidate, of which at most `places` may be used."""
        self.parts.extend(parts)
        if len(parts) > places:
            self.keep.append((self.first[-1], len(self.parts), len(parts) - places))
        self.first.append(len(self.parts))

    def add_week(self, candidate: Candidate, places: int) -> None:
        """Add the free parts of her week and, when she has a limit, places for any time."""
        free = sorted(candidate.day_parts - candidate.bookings)
        parts = [bits.of(frozenset({part})) for part in free]
        if candidate.free is None:
            self.add(parts, len(parts))
        else:
            self.add([*parts, *[0] * places], places)

    @property
    def keepers(self) -> int:
        """How many parts of weeks must stay free, in all."""
        return sum(count for _first, _last, count in self.keep)

    def kept(self) -> tuple[Numbers, Numbers]:
        """Return who keeps which place free: a line for each that each could keep."""
        lines: list[tuple[int, int]] = []
        keeper = 0
        for first, last, count in self.keep:
            lines += [
                (one, place)
                for one in range(keeper, keeper + count)
                for place in range(first, last)
            ]
            keeper += count
        table = np.array(lines, np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]
