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

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from spil_desktop.rules import matching
from spil_desktop.rules.candidates import Breach, Candidate, Seeker, Verdict
from spil_desktop.rules.vocabulary import CandidateKind, DayPart, VolunteerRole
from spil_desktop.rules.weights import WEIGHTS, WeightsByTheme

if TYPE_CHECKING:
    from spil_desktop.rules.comparison import Comparison
    from spil_desktop.rules.plan_board import Board

_LINES_AT_ONCE: Final = 64

_SECONDS_A_PAIR: Final = 0.000_000_7
_SECONDS_A_LINE: Final = 0.001
"""What comparing a pair takes, and reading and naming a need or a candidate."""

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


def expected_seconds(needs: int, candidates: int) -> float:
    """Return about how long a plan of this size takes on the laptop of an office.

    Measured: 5,000 needs and 6,000 candidates in half a minute.
    """
    return needs * candidates * _SECONDS_A_PAIR + (needs + candidates) * _SECONDS_A_LINE


def make(
    seekers: Sequence[Seeker],
    candidates: Iterable[Candidate],
    weights: WeightsByTheme = WEIGHTS,
    *,
    longest_wait: int | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Plan all needs at once; the order of the input makes no difference.

    Needs that wait more than `longest_wait` days go first; None lets the total decide alone.
    """
    from spil_desktop.rules import plan_board  # noqa: PLC0415  numpy takes long to load

    asked = sorted(seekers, key=lambda seeker: seeker.need_id)
    known = matching.in_order(candidates)
    board = plan_board.compared(asked, known, weights, progress)
    board.bonus = plan_board.bonus(asked, longest_wait)
    dropped = plan_board.keep_one_direction(asked, known, board)
    chosen = _assign(board, known, _look_up(progress, len(asked)))
    _fill_up(board, asked, known, chosen, dropped)
    lines = _lines(asked, known, weights, chosen)
    left = _left([seeker for row, seeker in enumerate(asked) if row not in chosen], known, weights)
    return Plan(lines, left, sum(line.verdict.score for line in lines))


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


def _left(
    seekers: Sequence[Seeker], known: Sequence[Candidate], weights: WeightsByTheme
) -> tuple[OpenNeed, ...]:
    """Say of the needs that stay open what keeps everyone from them."""
    from spil_desktop.rules import plan_board  # noqa: PLC0415  numpy takes long to load

    return tuple(
        OpenNeed(seeker, why_open(table, row, seeker))
        for rows, table in plan_board.tables(seekers, known, weights)
        for row, seeker in enumerate(seekers[rows])
    )


def why_nobody(seeker: Seeker, candidates: Iterable[Candidate]) -> WhyOpen:
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


def _fill_up(
    board: "Board",
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
    board: "Board", candidates: Sequence[Candidate], look_up: Callable[[], None] | None
) -> dict[int, tuple[int, DayPart | None]]:
    """Return for each answered row its column and the part of the week, nobody booked twice."""
    from spil_desktop.rules.plan_places import Search  # noqa: PLC0415  numpy takes long to load

    by_part: set[int] = set()
    search = Search(board, candidates, look_up)
    while True:
        pairs = search.best(by_part)
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
    board: "Board", rows: Sequence[int], column: int, candidate: Candidate
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
