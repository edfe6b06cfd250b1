"""A plan for all open needs at once: the best for the whole area, not need by need.

The needs are rows, the free places of candidates columns; the Hungarian method (scipy) finds the
assignment with the highest total score. Needs that wait longer than the office allows go before all
others: as many of them are answered as can be, and only then the total counts. A pair that breaks a
hard rule is worth nothing and is never in the plan; a need may stay open, and then the plan says
why.

One thing an assignment does not see: somebody with two places must not get two needs that both fit
only her Tuesday afternoon. Where that happens her places become the parts of her week, and the plan
is made again; the result is still the best of all plans in which nobody is booked twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from spil_desktop.rules import bits, matching, patience
from spil_desktop.rules.candidates import Breach, Candidate, Seeker, Verdict
from spil_desktop.rules.vocabulary import CandidateKind, DayPart, VolunteerRole
from spil_desktop.rules.weights import WEIGHTS, WeightsByTheme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from spil_desktop.rules.comparison import Comparison

_CELLS_AT_ONCE: Final = 1_000_000
"""Pairs that are compared at a time: the tables in between stay small, and a user can stop."""

_LINES_AT_ONCE: Final = 64

Progress = Callable[[int, int], None]
"""Hears how many needs of how many are compared; stops the plan by raising an exception.

When all are compared it is called again and again until the best assignment is found.
"""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One proposal of the plan; `day_part` is when, if both said when they can."""

    seeker: Seeker
    candidate: Candidate
    verdict: Verdict
    day_part: DayPart | None


@dataclass(frozen=True, slots=True)
class WhyOpen:
    """Why a need stays open: candidates counted by the hard rule they break.

    `suited` are candidates with a fitting role. Of these `counts` says what stopped them (one can
    be stopped by more than one rule), and `taken` how many were free to answer but have their
    places filled by other needs of the plan. `within_km` is how far someone may live, None for any
    distance. `roles` are the roles that were looked for, `wished`
    when she can.
    """

    roles: tuple[VolunteerRole, ...]
    wished: tuple[DayPart, ...]
    suited: int
    counts: tuple[tuple[Breach, int], ...]
    taken: int
    within_km: int | None = None


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """A need that the plan could not answer."""

    seeker: Seeker
    why: WhyOpen


@dataclass(frozen=True, slots=True)
class Plan:
    """Proposals by need number, needs that stay open, and the total of the scores."""

    lines: tuple[PlanLine, ...]
    left: tuple[OpenNeed, ...]
    total: float


def make(
    seekers: Sequence[Seeker],
    candidates: Sequence[Candidate],
    weights: WeightsByTheme = WEIGHTS,
    *,
    longest_wait: int | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Plan all needs at once; the order of the input makes no difference.

    Needs that wait more than `longest_wait` days go first; None lets the total decide alone.
    """
    asked = sorted(seekers, key=lambda seeker: seeker.need_id)
    known = matching.in_order(candidates)
    board = _compared(asked, known, weights, progress)
    board.bonus = _bonus(asked, longest_wait)
    dropped = _keep_one_direction(asked, known, board)
    chosen = _assign(board, known, _look_up(progress, len(asked)))
    _fill_up(board, asked, known, chosen, dropped)
    lines = _lines(asked, known, weights, chosen)
    left = tuple(
        OpenNeed(seeker, board.whys[row]) for row, seeker in enumerate(asked) if row not in chosen
    )
    return Plan(lines, left, sum(line.verdict.score for line in lines))


@dataclass(slots=True)
class _Board:
    """What the plan needs of all pairs, a row for each need and a column for each candidate.

    `shared` holds the free parts of the week in common, as bits; 0 where one of the two did not
    say when. `bonus` is what a row is worth more because it waits too long.
    """

    allowed: "NDArray[np.bool_]"
    score: "NDArray[np.float64]"
    shared: "NDArray[np.int32]"
    whys: list[WhyOpen]
    bonus: "NDArray[np.float64]"

    def shared_of(self, row: int, column: int) -> list[DayPart]:
        """Return the free parts of the week in common."""
        return bits.parts(int(self.shared[row, column]))


def _compared(
    asked: Sequence[Seeker],
    known: Sequence[Candidate],
    weights: WeightsByTheme,
    progress: Progress | None,
) -> _Board:
    """Judge all pairs, some rows at a time."""
    import numpy as np  # noqa: PLC0415  numpy takes long to load

    from spil_desktop.rules.comparison import compare  # noqa: PLC0415  numpy takes long to load

    shape = (len(asked), len(known))
    board = _Board(
        np.zeros(shape, np.bool_),
        np.zeros(shape),
        np.zeros(shape, np.int32),
        [],
        np.zeros(len(asked)),
    )
    at_once = max(1, _CELLS_AT_ONCE // max(1, len(known)))
    for first in range(0, len(asked), at_once):
        if progress is not None:
            progress(first, len(asked))
        rows = slice(first, first + at_once)
        table = compare(asked[rows], known, weights)
        board.allowed[rows] = table.allowed
        board.score[rows] = table.score
        board.shared[rows] = np.where(table.parts_known, table.shared, 0)
        board.whys += [why_open(table, row, seeker) for row, seeker in enumerate(asked[rows])]
    return board


def _bonus(asked: Sequence[Seeker], longest_wait: int | None) -> "NDArray[np.float64]":
    """Return what each need is worth more: for one that waits too long, more than all the rest.

    Among those, who waits longest goes first when not all can be answered.
    """
    import numpy as np  # noqa: PLC0415  numpy takes long to load

    if longest_wait is None:
        return np.zeros(len(asked))
    late = np.array([max(seeker.waiting - longest_wait, 0) for seeker in asked], np.float64)
    above_all = 2.0 * len(asked) + 2.0
    return np.where(late > 0, above_all + late / max(late.max(initial=0.0), 1.0), 0.0)


def _lines(
    asked: Sequence[Seeker],
    known: Sequence[Candidate],
    weights: WeightsByTheme,
    chosen: Mapping[int, tuple[int, DayPart | None]],
) -> tuple[PlanLine, ...]:
    """Say why each pair was chosen, some at a time: one by one takes longer than the plan."""
    from spil_desktop.rules.comparison import compare  # noqa: PLC0415  numpy takes long to load

    lines: list[PlanLine] = []
    pairs = sorted(chosen.items())
    for first in range(0, len(pairs), _LINES_AT_ONCE):
        some = pairs[first : first + _LINES_AT_ONCE]
        seekers = [asked[row] for row, _taken in some]
        candidates = [known[column] for _row, (column, _part) in some]
        table = compare(seekers, candidates, weights)
        lines += [
            PlanLine(
                seekers[at],
                candidates[at],
                matching.verdict(table, at, at, seekers[at], candidates[at]),
                part,
            )
            for at, (_row, (_column, part)) in enumerate(some)
        ]
    return tuple(lines)


def why_nobody(seeker: Seeker, candidates: Sequence[Candidate]) -> WhyOpen:
    """Count what keeps these candidates from one need, without a plan."""
    from spil_desktop.rules.comparison import compare  # noqa: PLC0415  numpy takes long to load

    return why_open(compare([seeker], candidates, WEIGHTS), 0, seeker)


def why_open(table: "Comparison", row: int, seeker: Seeker) -> WhyOpen:
    """Count why nobody answers the need of a row."""
    suited = table.fits[row]
    return WhyOpen(
        roles=matching.wanted_roles(seeker),
        wished=tuple(part for part in DayPart if part in seeker.day_parts),
        suited=int(suited.sum()),
        counts=tuple(table.counted(row, suited).items()),
        taken=int(table.allowed[row].sum()),
        within_km=seeker.furthest and seeker.furthest // 1000,
    )


def _keep_one_direction(
    seekers: Sequence[Seeker], candidates: Sequence[Candidate], board: _Board
) -> list[tuple[int, int]]:
    """Let two participants who could help each other be a pair once, in the better direction.

    Returns the cells that were dropped.
    """
    allowed = board.allowed
    rows: dict[int, list[int]] = {}
    for row, seeker in enumerate(seekers):
        rows.setdefault(seeker.participant_id, []).append(row)
    columns = {
        candidate.id: column
        for column, candidate in enumerate(candidates)
        if candidate.kind is CandidateKind.PARTICIPANT and candidate.id in rows
    }
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for helper, column in columns.items():
        for row in (int(place) for place in allowed[:, column].nonzero()[0]):
            cells.setdefault((seekers[row].participant_id, helper), []).append((row, column))
    dropped: list[tuple[int, int]] = []
    for (asker, helper), here in cells.items():
        back = cells.get((helper, asker))
        if back and (_best(board, back), helper) > (_best(board, here), asker):
            dropped += here
    for cell in dropped:
        allowed[cell] = False
    return dropped


def _best(board: _Board, cells: Sequence[tuple[int, int]]) -> float:
    return max(float(board.score[cell] + board.bonus[cell[0]]) for cell in cells)


def _fill_up(
    board: _Board,
    seekers: Sequence[Seeker],
    candidates: Sequence[Candidate],
    chosen: dict[int, tuple[int, DayPart | None]],
    dropped: Sequence[tuple[int, int]],
) -> None:
    """Answer needs that are left by the other direction of a pair that was not made after all."""
    made = {
        (seekers[row].participant_id, candidates[column].key)
        for row, (column, _part) in chosen.items()
    }
    for row, column in sorted(dropped, key=lambda cell: (-board.bonus[cell[0]], cell)):
        helper, asker = candidates[column], seekers[row].participant_id
        if row in chosen or (helper.id, (CandidateKind.PARTICIPANT, asker)) in made:
            continue
        rows = [other for other, (taken, _part) in chosen.items() if taken == column] + [row]
        fits = helper.free is None or len(rows) <= helper.free
        parts = _spread(board, rows, column, helper) if fits else None
        if parts is not None:
            chosen.update({other: (column, part) for other, part in parts.items()})
            made.add((asker, helper.key))


def _look_up(progress: Progress | None, total: int) -> Callable[[], None] | None:
    """Return what tells that all needs are compared; None when nobody listens."""
    return None if progress is None else partial(progress, total, total)


def _assign(
    board: _Board, candidates: Sequence[Candidate], look_up: Callable[[], None] | None
) -> dict[int, tuple[int, DayPart | None]]:
    """Return for each answered row its column and the part of the week, nobody booked twice."""
    by_part: set[int] = set()
    while True:
        pairs = _solve(board, candidates, by_part, look_up)
        rows_of: dict[int, list[int]] = {}
        for row, column in pairs:
            rows_of.setdefault(column, []).append(row)
        chosen: dict[int, tuple[int, DayPart | None]] = {}
        clashing: set[int] = set()
        for column, rows in rows_of.items():
            parts = _spread(board, rows, column, candidates[column])
            if parts is None:
                clashing.add(column)
            else:
                chosen.update({row: (column, part) for row, part in parts.items()})
        if not clashing:
            return chosen
        by_part |= clashing


def _spread(
    board: _Board, rows: Sequence[int], column: int, candidate: Candidate
) -> dict[int, DayPart | None] | None:
    """Give each need of one candidate a part of the week of its own; None when that can't be.

    A need without a shared part takes none. Everyone may come to an activity at the same time.
    """
    shared = {row: board.shared_of(row, column) for row in rows}
    if candidate.kind is CandidateKind.ACTIVITY:
        return {row: parts[0] if parts else None for row, parts in shared.items()}
    taken: dict[DayPart, int] = {}
    for row in rows:
        if shared[row] and not _place(row, shared, taken, set()):
            return None
    by_row = {row: part for part, row in taken.items()}
    return {row: by_row.get(row) for row in rows}


def _place(
    row: int,
    shared: Mapping[int, Sequence[DayPart]],
    taken: dict[DayPart, int],
    tried: set[DayPart],
) -> bool:
    """Find a part for a row, moving others to another of their parts when needed."""
    for part in shared[row]:
        if part in tried:
            continue
        tried.add(part)
        if part not in taken or _place(taken[part], shared, taken, tried):
            taken[part] = row
            return True
    return False


@dataclass(slots=True)
class _Slots:
    """Places as columns of the assignment.

    `columns` says whose place it is, `parts` in which parts of the week it can be used (bits; 0
    for needs without a shared part). `keep` holds, per candidate that is split by the week, its
    places and how many of them must stay free.
    """

    columns: list[int] = field(default_factory=list[int])
    parts: list[int] = field(default_factory=list[int])
    keep: list[tuple[slice, int]] = field(default_factory=list[tuple[slice, int]])

    def add(self, column: int, parts: Sequence[int], places: int) -> None:
        """Add the places of one candidate, of which at most `places` may be used."""
        first = len(self.columns)
        self.columns.extend([column] * len(parts))
        self.parts.extend(parts)
        if len(parts) > places:
            self.keep.append((slice(first, len(self.columns)), len(parts) - places))


def _slots(candidates: Sequence[Candidate], wanted: Sequence[int], by_part: set[int]) -> _Slots:
    """Return a slot for each free place that a need could use, split by the week where told."""
    slots = _Slots()
    for column, candidate in enumerate(candidates):
        needed = int(wanted[column])
        places = needed if candidate.free is None else min(candidate.free, needed)
        if column not in by_part:
            slots.add(column, [bits.ALL_PARTS] * places, places)
            continue
        free = candidate.day_parts - candidate.bookings
        slots.add(
            column, [*(bits.of(frozenset({part})) for part in sorted(free)), *[0] * places], places
        )
    return slots


def _solve(
    board: _Board,
    candidates: Sequence[Candidate],
    by_part: set[int],
    look_up: Callable[[], None] | None,
) -> list[tuple[int, int]]:
    """Return the pairs of the best assignment, with the week of `by_part` columns respected."""
    import numpy as np  # noqa: PLC0415  numpy takes long to load
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  scipy takes long to load

    slots = _slots(candidates, board.allowed.sum(axis=0).tolist(), by_part)
    value = board.score + board.bonus[:, None]
    worth = np.where(board.allowed, value, 0.0)[:, slots.columns]
    for place, parts in enumerate(slots.parts):
        if parts != bits.ALL_PARTS:
            column = slots.columns[place]
            shared = board.shared[:, column]
            worth[(shared != 0) & (shared & parts == 0), place] = 0.0
    # Keeping a part of someone's week free must be worth more than any need can gain by it.
    kept_free = 2.0 * worth.max(initial=1.0)
    keeping = np.zeros((sum(count for _, count in slots.keep), worth.shape[1]))
    row = 0
    for places, count in slots.keep:
        keeping[row : row + count, places] = kept_free
        row += count
    whole = np.vstack((worth, keeping))
    rows, taken = patience.wait_for(lambda: linear_sum_assignment(whole, maximize=True), look_up)
    return [
        (int(need), slots.columns[place])
        for need, place in zip(rows.tolist(), taken.tolist(), strict=True)
        if need < len(worth) and worth[need, place] > 0
    ]
