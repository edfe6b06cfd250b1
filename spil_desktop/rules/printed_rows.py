"""Reading the rows of a printed table: which codes each stands for, and what rounding leaves open.

Counts are within some steps of the truth; shares were taken of the true counts before these were
rounded, so that they can tell more.
"""

from collections.abc import Sequence
from typing import Final

from spil_desktop.rules import shares
from spil_desktop.rules.breakdowns import AGE_BANDS
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.release import TOTAL, Cell, Percent, PercentNote, SafeTable
from spil_desktop.rules.report_cells import ANY, OTHER

_WHOLE: Final = 100


def points(share: Percent) -> tuple[int, int]:
    """Return the least and greatest whole percentage that a printed share leaves open."""
    if share.note is PercentNote.LESS_THAN:
        return 0, max(share.points - 1, 0)
    if share.note is PercentNote.MORE_THAN:
        return min(share.points + 1, _WHOLE), _WHOLE
    return share.points, share.points


def limits(
    table: SafeTable, parts: Sequence[int], codes: Sequence[str], people: int
) -> tuple[int, int]:
    """Return the least and greatest percentage that printed counts can stand for.

    Where categories do not overlap, what is left of the group says it too, often better.
    """
    spread = shares.spread(table.steps)
    few, many = max(people - spread, 1), people + spread
    room = spread * len(parts)
    least = max(sum(parts) - room, 0) * _WHOLE // many
    most = min(-(-(sum(parts) + room) * _WHOLE // few), _WHOLE)
    if not any(dimension.multiple for dimension in table.dimensions):
        others = [
            cell.count or 0
            for cell in table.cells
            if cell.keys != (TOTAL,) and not codes_of(cell) <= set(codes)
        ]
        room = spread * len(others)
        least = max(least, _WHOLE - min(-(-(sum(others) + room) * _WHOLE // few), _WHOLE))
        most = min(most, _WHOLE - max(sum(others) - room, 0) * _WHOLE // many)
    return least, most


def rows(table: SafeTable, codes: Sequence[str]) -> tuple[Cell, ...]:
    """Return the rows of these categories; none where one was joined with another."""
    wanted = set(codes)
    found = [(codes_of(cell), cell) for cell in table.cells]
    inside = [(names, cell) for names, cell in found if names <= wanted]
    astray = any(names & wanted and not names <= wanted for names, _cell in found)
    known = {name for names, _cell in inside for name in names}
    hidden = known != wanted and any(OTHER in names for names, _cell in found)
    return () if astray or hidden else tuple(cell for _names, cell in inside)


def codes_of(cell: Cell) -> frozenset[str]:
    """Return the codes that a printed category stands for: several where it was joined."""
    key = str(cell.keys[0])
    first, _, last = key.partition("_")
    starts = [band.split("_")[0] for band in AGE_BANDS]
    ends = [band.split("_")[1] for band in AGE_BANDS]
    if first in starts and last in ends:
        return frozenset(AGE_BANDS[starts.index(first) : ends.index(last) + 1])
    return frozenset(key.split("+"))


def stands_alone(cell: Cell) -> bool:
    """Whether a category stands alone, with ten people or more."""
    alone = cell.keys[0] not in {None, ANY, OTHER}
    return alone and cell.count is not None and cell.count >= LEAST_CATEGORY


def is_larger(one: Cell, other: Cell, off: int) -> bool:
    """Whether rounding leaves no doubt; percentages of one group were taken before rounding."""
    if one.percent and other.percent and points(one.percent)[0] > points(other.percent)[1]:
        return True
    return (one.count or 0) - (other.count or 0) > 2 * off
