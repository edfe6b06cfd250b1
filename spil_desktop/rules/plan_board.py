"""What the plan needs of all pairs of a need and a candidate, and what is settled beforehand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import bits
from spil_desktop.rules.candidates import Candidate, Seeker
from spil_desktop.rules.comparison import Comparison, compare_crowd
from spil_desktop.rules.crowd import Crowd
from spil_desktop.rules.vocabulary import CandidateKind, DayPart
from spil_desktop.rules.weights import WeightsByTheme

_CELLS_AT_ONCE: Final = 100_000
"""Pairs that are looked at together: what is kept of them in between stays in a small memory."""

Progress = Callable[[int, int], None]

NEVER: Final = -np.inf
"""The worth of a pair that breaks a hard rule."""


@dataclass(slots=True)
class Board:
    """A row for each need and a column for each candidate.

    `score` is `NEVER` where a hard rule is broken. `shared` holds the free parts of the week in
    common, as bits; 0 where one of the two did not say when. `bonus` is what a row is worth more
    because it waits too long.
    """

    score: NDArray[np.float64]
    shared: NDArray[np.int32]
    bonus: NDArray[np.float64]

    def shared_of(self, row: int, column: int) -> list[DayPart]:
        """Return the free parts of the week in common."""
        return bits.parts(int(self.shared[row, column]))

    def blocks(self) -> Iterator[slice]:
        """Return the rows, as many at a time as can be looked at together."""
        return blocks(*self.score.shape)


def blocks(rows: int, columns: int) -> Iterator[slice]:
    """Return the rows of a table, as many at a time as can be looked at together."""
    at_once = max(1, _CELLS_AT_ONCE // max(1, columns))
    return (slice(first, min(first + at_once, rows)) for first in range(0, rows, at_once))


def compared(
    asked: Sequence[Seeker],
    known: Sequence[Candidate],
    weights: WeightsByTheme,
    progress: Progress | None,
) -> Board:
    """Judge all pairs, some rows at a time."""
    shape = (len(asked), len(known))
    board = Board(np.zeros(shape), np.zeros(shape, np.int32), np.zeros(len(asked)))
    for rows, table in tables(asked, known, weights):
        if progress is not None:
            progress(rows.start, len(asked))
        board.score[rows] = np.where(table.allowed, table.score, NEVER)
        board.shared[rows] = np.where(table.parts_known, table.shared, 0)
    return board


def tables(
    asked: Sequence[Seeker], known: Sequence[Candidate], weights: WeightsByTheme
) -> Iterator[tuple[slice, Comparison]]:
    """Compare all needs with all candidates, some rows at a time."""
    crowd = Crowd(known)
    for rows in blocks(len(asked), len(known)):
        yield rows, compare_crowd(asked[rows], crowd, weights)


def bonus(asked: Sequence[Seeker], longest_wait: int | None) -> NDArray[np.float64]:
    """Return what each need is worth more: for one that waits too long, more than all the rest.

    Among those, who waits longest goes first when not all can be answered.
    """
    if longest_wait is None:
        return np.zeros(len(asked))
    late = np.array([max(seeker.waiting - longest_wait, 0) for seeker in asked], np.float64)
    above_all = 2.0 * len(asked) + 2.0
    return np.where(late > 0, above_all + late / max(late.max(initial=0.0), 1.0), 0.0)


def keep_one_direction(
    asked: Sequence[Seeker], known: Sequence[Candidate], board: Board
) -> list[tuple[int, int]]:
    """Let two participants who could help each other be a pair once, in the better direction.

    Returns the cells that were dropped.
    """
    ids = sorted({seeker.participant_id for seeker in asked})
    number = {participant_id: place for place, participant_id in enumerate(ids)}
    helpers = [
        column
        for column, one in enumerate(known)
        if one.kind is CandidateKind.PARTICIPANT and one.id in number
    ]
    columns = np.array(helpers, np.int64)
    rows, places = (board.score[:, columns] > NEVER).nonzero()
    cells = rows, columns[places]
    asker = np.array([number[seeker.participant_id] for seeker in asked], np.int64)[rows]
    helper = np.array([number[known[column].id] for column in helpers], np.int64)[places]
    drop = _other_way_is_better(asker, helper, board.score[cells] + board.bonus[rows], len(ids))
    board.score[rows[drop], cells[1][drop]] = NEVER
    return list(zip(rows[drop].tolist(), cells[1][drop].tolist(), strict=True))


def _other_way_is_better(
    asker: NDArray[np.int64], helper: NDArray[np.int64], worth: NDArray[np.float64], count: int
) -> NDArray[np.bool_]:
    """Tell of which cells the same two people are worth more with their parts turned round.

    One who asks more than once counts for her best need; of two equals the first asks.
    """
    ways, way_of = np.unique(asker * count + helper, return_inverse=True)
    most = np.full(len(ways), NEVER)
    np.maximum.at(most, way_of, worth)
    asks, helps = np.divmod(ways, max(count, 1))
    back = np.searchsorted(ways, helps * count + asks)
    known = back < len(ways)
    known[known] = ways[back[known]] == (helps * count + asks)[known]
    turned = most[np.where(known, back, 0)] if len(ways) else most
    better: NDArray[np.bool_] = known & ((turned > most) | ((turned == most) & (helps > asks)))
    return better[way_of]
