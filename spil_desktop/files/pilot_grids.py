"""Tables of several pilots laid out in rows and columns, once for every format that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spil_desktop.files import grids
from spil_desktop.files.charts import Bar, Chart, ChartKind
from spil_desktop.language import _
from spil_desktop.rules.consistency import group_of
from spil_desktop.rules.pilot_tables import Line, PilotTable
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.pooling import Together
from spil_desktop.rules.release import TOTAL, Cell, Percent, PercentNote
from spil_desktop.texts import codebook, dimensions, numbers, pilots
from spil_desktop.texts import release as words

_FEWEST_BARS = 2
_MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in one place: its text, and where it is one number, that and its form.

    `form` is "count", "mean", "percent", or that with a bound ("less", "more") and, of a small
    group, "indicative": "less_indicative".
    """

    text: str
    number: float | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class PilotRow:
    """One row: the words for its categories, and a figure for every head."""

    label: str
    figures: tuple[Figure, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class PilotGrid:
    """A table to show. `heads` are pairs of a pilot, or all together, and what is told of it."""

    id: str
    title: str
    row_head: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[PilotRow, ...]
    notes: tuple[str, ...]
    definition: str
    chart: Chart | None


def layout(comparison: PilotComparison) -> tuple[PilotGrid, ...]:
    """Return every table that is compared, in the order of the report."""
    called = pilots.names(comparison.releases)
    return tuple(_Layout(table, called).grid() for table in comparison.tables)


class _Layout:
    """Lays out one table; only the kinds of figures that it prints get a column."""

    def __init__(self, table: PilotTable, called: Sequence[str]) -> None:
        self.table, self.called = table, called
        cells = [cell for line in table.lines for cell in line.cells if cell]
        self.has_counts = any(cell.count is not None for cell in cells)
        self.has_shares = any(cell.percent for cell in cells)
        self.has_means = any(cell.mean is not None for cell in cells)
        self.is_mixed = self.has_counts and self.has_means
        sums = [line.together for line in table.lines if line.together]
        self.has_sums = bool(sums)
        self.has_shares_together = any(each.high is not None for each in sums)

    def grid(self) -> PilotGrid:
        """Return the table."""
        own = self.table.table
        parts = [numbers.capital(dimensions.dimension(each.name)) for each in own.dimensions]
        return PilotGrid(
            id=own.id,
            title=words.table_title(own),
            row_head=", ".join(parts),
            heads=tuple(self._heads()),
            rows=tuple(self._row(line) for line in self.table.lines),
            notes=pilots.notes(self.table, self.called),
            definition=codebook.definition(own),
            chart=self._chart(words.table_title(own)),
        )

    def _chart(self, title: str) -> Chart | None:
        """Return bars of all pilots together, divided over them; only where they add up."""
        lines = [line for line in self.table.lines if TOTAL not in line.keys and line.together]
        if not self.has_sums or len(self.table.table.dimensions) != 1:
            return None
        if len(lines) < _FEWEST_BARS or len(self.called) > _MOST_PARTS:
            return None
        bars = tuple(
            Bar(self._label(line), tuple((cell.count or 0) if cell else 0 for cell in line.cells))
            for line in lines
        )
        chart = Chart(ChartKind.PARTS, title, tuple(self.called), bars)
        return chart if chart.longest else None

    def _heads(self) -> list[tuple[str, str]]:
        kinds = [grids.count_head()] if self.has_counts else []
        kinds += [grids.percent_head()] if self.has_shares else []
        kinds += [grids.mean_head(), grids.n_head()] if self.has_means else []
        kinds = [_("Cijfer")] if self.is_mixed else kinds
        heads = [(name, kind) for name in self.called for kind in kinds]
        if self.has_sums:
            heads += [(pilots.together(), grids.count_head()), (pilots.together(), _("Tussen"))]
        if self.has_shares_together:
            heads.append((pilots.together(), grids.percent_head()))
        return heads

    def _row(self, line: Line) -> PilotRow:
        figures = [figure for cell in line.cells for figure in self._figures(line, cell)]
        if self.has_sums:
            figures += self._together(line.together)
        return PilotRow(self._label(line), tuple(figures), all(key is TOTAL for key in line.keys))

    def _label(self, line: Line) -> str:
        own = self.table.table
        if not line.keys:
            return numbers.capital(words.unit(own))
        found = [
            words.total(own, each) if key is None else dimensions.category(each.name, key)
            for each, key in zip(own.dimensions, line.keys, strict=True)
        ]
        return ", ".join(found)

    def _figures(self, line: Line, cell: Cell | None) -> list[Figure]:
        found: list[Figure] = []
        if self.is_mixed:
            return [_either(cell)]
        if self.has_counts:
            found.append(_whole(None if cell is None else cell.count))
        if self.has_shares:
            whole = group_of(self.table.table, line.keys) == line.keys
            share = None if cell is None else cell.percent
            found.append(Figure("") if whole and share is None else share_figure(share))
        if self.has_means:
            mean = None if cell is None else cell.mean
            text = numbers.NOT_SHOWN if mean is None else numbers.decimal(mean)
            found.append(Figure(text, None if mean is None else float(mean), "mean"))
            found.append(_whole(None if cell is None else cell.n))
        return found

    def _together(self, found: Together | None) -> list[Figure]:
        figures = [_whole(None if found is None else found.count.count)]
        figures.append(Figure("" if found is None else pilots.span(found.count)))
        if self.has_shares_together:
            known = found is not None and found.high is not None
            exact = share_figure(found.share) if found and found.share else None
            figures.append(exact or Figure(pilots.share(found) if known and found else ""))
        return figures


def _either(cell: Cell | None) -> Figure:
    """Return what a cell prints in a table of several kinds of figures."""
    if cell is None or cell.mean is None:
        return _whole(None if cell is None else cell.count)
    return Figure(grids.figure_text(cell), float(cell.mean), "mean")


def _whole(count: int | None) -> Figure:
    text = numbers.NOT_SHOWN if count is None else numbers.whole(count)
    return Figure(text, count, "count")


def share_figure(share: Percent | None) -> Figure:
    """Return a printed share as a figure."""
    if share is None:
        return Figure(numbers.NOT_SHOWN)
    form = {PercentNote.LESS_THAN: "less", PercentNote.MORE_THAN: "more", None: "percent"}
    kind = form[share.note]
    if share.indicative:
        kind = "indicative" if share.note is None else f"{kind}_indicative"
    return Figure(numbers.percent(share), share.points / 100, kind)
