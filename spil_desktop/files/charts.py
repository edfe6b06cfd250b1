"""Which chart belongs to which table: bars of printed numbers, the same in every format."""

from dataclasses import dataclass
from enum import StrEnum

from spil_desktop.files.grids import Grid

_MOST_PARTS = 5
_FEWEST_BARS = 2


class ChartKind(StrEnum):
    """How bars are drawn."""

    BARS = "bars"
    """One bar a row, beside its number; of two spans of time, of the last."""
    PARTS = "parts"
    """One bar a row, divided over the columns of the table."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and the printed count of each of its parts."""

    label: str
    parts: tuple[int, ...]

    @property
    def length(self) -> int:
        """The count that the whole bar stands for."""
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars of a table; `series` names the parts, one unnamed where bars are whole."""

    kind: ChartKind
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def longest(self) -> int:
        """The longest bar, which fills the width."""
        return max(bar.length for bar in self.bars)


def chart_of(grid: Grid) -> Chart | None:
    """Return the chart of a table, or None where bars would not help to read it."""
    if not grid.by_row or not grid.has_counts or grid.is_mixed or len(grid.blocks) > 1:
        return None
    parts = len(grid.by_column.categories) if grid.by_column else 1
    shown = slice(None, parts) if grid.by_column else slice(-1, None)
    bars = tuple(
        Bar(row.label, tuple((cell.count or 0) if cell else 0 for cell in row.cells[shown]))
        for row in grid.rows
        if not row.is_total
    )
    overlaps = grid.by_column is not None and grid.by_column.multiple
    if overlaps or parts > _MOST_PARTS or len(bars) < _FEWEST_BARS:
        return None
    kind = ChartKind.PARTS if grid.by_column else ChartKind.BARS
    chart = Chart(kind, grid.title, grid.heads[shown], bars)
    return chart if chart.longest else None
