"""A safe table laid out in rows and columns, once for every format that shows it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spil_desktop.language import _
from spil_desktop.rules import outcome_tables
from spil_desktop.rules.consistency import group_of
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    SafeTable,
    Temporal,
)
from spil_desktop.texts import dimensions, method, numbers, release

_FIRST = frozenset({"any"})
_LAST = frozenset({"other", "other_joined", "rest", "unknown", "none"})

Column = tuple[str, Callable[[Cell | None], str]]
"""A heading, and how a cell is written under it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its label, one cell for every column, and whether it is a total."""

    label: str
    cells: tuple[Cell | None, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one heading of their own; a table of one or two breakdowns has one, unnamed."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to show: `heads` are its column categories, one empty head where it has none.

    `by_row` and `by_column` are the breakdowns that they belong to. Where `beside` is set, the
    heads are two spans of time: `table` is the first and `beside` the second.
    """

    table: SafeTable
    title: str
    by_row: Dimension | None
    by_column: Dimension | None
    heads: tuple[str, ...]
    blocks: tuple[Block, ...]
    beside: SafeTable | None = None

    @property
    def tables(self) -> tuple[SafeTable, ...]:
        """The safe tables that are shown."""
        return (self.table, self.beside) if self.beside else (self.table,)

    @property
    def row_head(self) -> str:
        """What the rows are; empty where there is one."""
        return _head(self.by_row)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, blocks one after another."""
        return tuple(row for block in self.blocks for row in block.rows)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All printed cells."""
        return tuple(cell for row in self.rows for cell in row.cells if cell)

    @property
    def has_counts(self) -> bool:
        """Whether the table prints counts; a table of means may not."""
        return any(cell.count is not None for cell in self.cells)

    @property
    def has_percents(self) -> bool:
        """Whether the table prints a share anywhere."""
        return any(cell.percent is not None for cell in self.cells)

    @property
    def is_mixed(self) -> bool:
        """Whether every column prints a figure of its own kind: how many, a mean, a difference."""
        return self.by_column is not None and self.has_counts and self.has_means

    @property
    def has_means(self) -> bool:
        """Whether the table prints a mean anywhere."""
        return any(cell.mean is not None for cell in self.cells)


def layout(table: SafeTable) -> Grid:
    """Lay out `table`: the longest breakdown in rows, another in columns, a third in blocks."""
    at = {cell.keys: cell for cell in table.cells}
    places = _places(table.dimensions)
    block, row, column = (None if place is None else table.dimensions[place] for place in places)

    def cell(keys: tuple[str | None, ...]) -> Cell | None:
        found: list[str | None] = [TOTAL] * len(table.dimensions)
        for place, key in zip(places, keys, strict=True):
            if place is not None:
                found[place] = key
        return at.get(tuple(found))

    columns = _keys(table, column, places[2])
    blocks = tuple(
        Block(
            _label(table, block, block_key) if block else "",
            tuple(
                Row(
                    _label(table, row, row_key) if row else numbers.capital(release.unit(table)),
                    tuple(cell((block_key, row_key, key)) for key in columns),
                    is_total=row is not None and row_key is TOTAL,
                )
                for row_key in _keys(table, row, places[1])
            ),
        )
        for block_key in _keys(table, block, places[0])
    )
    return Grid(
        table=table,
        title=release.table_title(table),
        by_row=row,
        by_column=column,
        heads=tuple(_label(table, column, key) for key in columns) if column else ("",),
        blocks=blocks,
    )


def layouts(tables: Sequence[SafeTable]) -> Iterator[Grid]:
    """Lay out tables in their order; one of a period and its sum since January become one."""
    by_id = {table.id: table for table in tables}
    sums = {
        table.id: by_id[f"{table.id}_{Temporal.CUMULATIVE}"]
        for table in tables
        if len(table.dimensions) <= 1 and f"{table.id}_{Temporal.CUMULATIVE}" in by_id
    }
    joined = {beside.id for id_, beside in sums.items() if _fits(by_id[id_], beside)}
    for table in tables:
        beside = sums.get(table.id)
        if beside and beside.id in joined:
            yield _side_by_side(layout(table), beside)
        elif table.id not in joined:
            yield layout(table)


def _fits(table: SafeTable, beside: SafeTable) -> bool:
    return beside.temporal is Temporal.CUMULATIVE and beside.dimensions == table.dimensions


def _side_by_side(grid: Grid, beside: SafeTable) -> Grid:
    """Put the sum since January beside the figures of the period, in the rows of the period."""
    added = {row.label: row.cells for row in layout(beside).rows}
    (block,) = grid.blocks
    rows = tuple(
        replace(row, cells=(*row.cells, *added.get(row.label, (None,)))) for row in block.rows
    )
    heads = (
        numbers.capital(release.temporal_name(grid.table.temporal)),
        numbers.capital(release.temporal_name(beside.temporal)),
    )
    return replace(grid, heads=heads, blocks=(replace(block, rows=rows),), beside=beside)


def _places(found: tuple[Dimension, ...]) -> tuple[int | None, int | None, int | None]:
    """Return which dimensions become blocks, rows and columns."""
    order = sorted(range(len(found)), key=lambda place: _rank(found[place]))
    match order:
        case []:
            return None, None, None
        case [row]:
            return None, row, None
        case [row, column]:
            return None, row, column
        case [row, column, block, *_rest]:
            return block, row, column
        case _:  # a list is one of the above; the type checker cannot know
            raise AssertionError


def _rank(dimension: Dimension) -> int:
    """Return the rank of a breakdown for the rows; what is a figure of its own is a column."""
    return 0 if dimension.name is DimensionName.OUTCOME_FIGURE else -len(dimension.categories)


def _keys(
    table: SafeTable, dimension: Dimension | None, place: int | None
) -> tuple[str | None, ...]:
    """Return the keys of a dimension in the order of display, its total last."""
    if dimension is None or place is None:
        return (TOTAL,)
    keys: list[str] = list(dimension.categories)
    if not dimensions.ordered(dimension.name):
        counts = {
            cell.keys[place]: cell.count or 0
            for cell in table.cells
            if all(key is TOTAL for at, key in enumerate(cell.keys) if at != place)
        }
        keys.sort(key=lambda key: (key in _LAST, key not in _FIRST, -counts.get(key, 0)))
    totals = (TOTAL,) if any(cell.keys[place] is TOTAL for cell in table.cells) else ()
    return (*keys, *totals)


def _label(table: SafeTable, dimension: Dimension, key: str | None) -> str:
    if key is None:
        return release.total(table, dimension)
    return dimensions.category(dimension.name, key)


def _head(dimension: Dimension | None) -> str:
    return numbers.capital(dimensions.dimension(dimension.name)) if dimension else ""


def count_head() -> str:
    """Return the heading of a column of counts."""
    return _("Aantal")


def percent_head() -> str:
    """Return the heading of a column of percentages."""
    return _("Percentage")


def mean_head() -> str:
    """Return the heading of a column of means."""
    return _("Gemiddelde")


def n_head() -> str:
    """Return the heading of a column with the size of the groups of means."""
    return _("Aantal mensen")


def count_text(cell: Cell | None) -> str:
    """Return a cell's count as text."""
    return numbers.NOT_SHOWN if cell is None or cell.count is None else numbers.whole(cell.count)


def percent_text(table: SafeTable, cell: Cell | None) -> str:
    """Return a cell's share as text; empty for the group of which the share is taken."""
    if cell is not None and cell.percent is not None:
        return numbers.percent(cell.percent)
    return "" if cell is not None and group_of(table, cell.keys) == cell.keys else numbers.NOT_SHOWN


def mean_text(cell: Cell | None) -> str:
    """Return a cell's mean as text."""
    return numbers.NOT_SHOWN if cell is None or cell.mean is None else numbers.decimal(cell.mean)


def n_text(cell: Cell | None) -> str:
    """Return the size of the group of a mean as text."""
    return numbers.NOT_SHOWN if cell is None or cell.n is None else numbers.whole(cell.n)


def figure_text(cell: Cell | None) -> str:
    """Return what a cell prints, whichever kind of figure; a difference with its sign."""
    if cell is None or cell.mean is None:
        return count_text(cell)
    return numbers.signed(cell.mean) if is_difference(cell) else numbers.decimal(cell.mean)


def is_difference(cell: Cell) -> bool:
    """Whether a cell prints a difference, which has a sign."""
    return outcome_tables.DIFFERENCE in cell.keys


def plain_columns(grid: Grid) -> list[tuple[str, int, Callable[[Cell | None], str]]]:
    """Return the columns of a table with one breakdown: a heading, which cell, how it is written.

    Where two spans of time stand side by side, the heading names the span too.
    """
    return [
        (_("{time}: {figure}").format(time=head, figure=name.lower()) if head else name, at, text)
        for at, head in enumerate(grid.heads)
        for name, text in columns(grid)
    ]


def source(grid: Grid) -> str:
    """Return the line under a table: who is counted, where, when, and how it was rounded."""
    return f"{numbers.capital(method.source_line(grid.tables))}."


def notes(grid: Grid) -> str:
    """Return the notes that a table needs, one after another; each once."""
    told = (note for table in grid.tables for note in method.notes(table))
    return " ".join(dict.fromkeys(told))


def heading(grid: Grid, block: Block, column: str) -> str:
    """Return what stands above the rows of a block for one kind of figure; often nothing."""
    kinds = column if len(columns(grid)) > 1 else ""
    return ": ".join(part for part in (block.label, kinds) if part)


def columns(grid: Grid) -> list[Column]:
    """Return what a table prints of every cell: a heading, and how to write it as text."""
    found: list[Column] = []
    if grid.is_mixed:
        return [("", figure_text)]
    if grid.has_counts:
        found.append((count_head(), count_text))
    if grid.has_percents:
        found.append((percent_head(), lambda each: percent_text(grid.table, each)))
    if grid.has_means:
        found.append((mean_head(), mean_text))
        found.append((n_head(), n_text))
    return found
