"""Several pilots side by side as PDF: the same figures as the web page, to lay on the table.

Import this module late: reportlab takes 0.2 s.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from spil_desktop.files import pdf_tables, pilot_grids, prints
from spil_desktop.files.pdf_parts import (
    ACCENT,
    BOLD,
    REGULAR,
    RULE,
    CellTags,
    cell,
    register_fonts,
    text,
)
from spil_desktop.files.pilot_grids import PilotGrid
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import numbers, pilots
from spil_desktop.texts import release as words

_LABEL: Final = 46 * mm
_MOST_COLUMNS: Final = 8
"""So many columns of figures stand beside each other; further pilots go on below."""

Head = tuple[int, str, str]


def write(comparison: PilotComparison, path: Path) -> None:
    """Write the comparison to `path`; raises `FileProblem.CANNOT_WRITE`."""
    register_fonts()
    title = pilots.title(comparison)
    made_on = max(release.made_on for release in comparison.releases)
    demo = any(release.demo for release in comparison.releases)
    foot = words.demo_mark() if demo else title
    prints.write(path, title, made_on, _story(comparison), foot=foot, size=8.5, head=title)


def _story(comparison: PilotComparison) -> Iterator[Flowable]:
    yield prints.Sheet(13).text(pilots.title(comparison), "H1")
    if any(release.demo for release in comparison.releases):
        yield text(words.demo_mark(), "mark")
        yield Spacer(1, 3 * mm)
    for warning in (*pilots.contradicted(comparison), *pilots.likely_doubles(comparison)):
        yield text(warning, "mark")
        yield Spacer(1, 3 * mm)
    for told in (pilots.refused(comparison), pilots.people(comparison)):
        if told:
            yield text(told, "lead")
    yield text(_("De pilots"), "H4")
    yield pdf_tables.facts(_pilots(comparison))
    if comparison.senders:
        yield text(_("Afzenders"), "H4")
        yield pdf_tables.facts(pilots.senders(comparison))
    for grid in pilot_grids.layout(comparison):
        yield from _table(grid)
    yield from _apart(comparison)
    yield CondPageBreak(60 * mm)
    yield text(_("Hoe deze cijfers naast elkaar staan"), "H2")
    for rule in pilots.rules():
        yield text(rule)


def _pilots(comparison: PilotComparison) -> Iterator[tuple[str, str]]:
    for name, release in zip(pilots.names(comparison.releases), comparison.releases, strict=True):
        people = numbers.NOT_SHOWN if release.people is None else numbers.whole(release.people)
        yield (
            name,
            _("{period}; {people} deelnemers; telregels {version}").format(
                period=numbers.period(release.period),
                people=people,
                version=release.definition_version,
            ),
        )


def _table(grid: PilotGrid) -> Iterator[Flowable]:
    """Yield a table with its title and notes, in parts where its pilots are many."""
    notes: list[Flowable] = [text(note, "note") for note in (*grid.notes, grid.definition) if note]
    parts = [_part(grid, columns) for columns in _parts(grid)]
    yield CondPageBreak(45 * mm)
    yield KeepTogether([text(grid.title, "H4"), parts[0], *([] if parts[1:] else notes)])
    for part in parts[1:]:
        yield KeepTogether([Spacer(1, 3 * mm), part])
    if parts[1:]:
        yield KeepTogether(notes)
    yield Spacer(1, 3 * mm)


def _parts(grid: PilotGrid) -> Iterator[Sequence[Head]]:
    """Yield the columns that fit beside each other; those of one pilot stay together."""
    columns = [(at, pilot, kind) for at, (pilot, kind) in enumerate(grid.heads)]
    shown: list[Head] = []
    for _pilot, found in groupby(columns, key=_named):
        of_pilot = list(found)
        if shown and len(shown) + len(of_pilot) > _MOST_COLUMNS:
            yield shown
            shown = []
        shown += of_pilot
    yield shown


def _named(column: Head) -> str:
    return column[1]


def _part(grid: PilotGrid, columns: Sequence[Head]) -> Table:
    """Return some columns of a table, under the pilots that they are of."""
    over: list[Any] = [""]
    styles: list[Any] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 8.6, 10.6),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("LINEBELOW", (0, 1), (-1, 1), 0.9, ACCENT),
        ("LINEBELOW", (0, 2), (-1, -1), 0.35, RULE),
    ]
    for pilot, found in groupby(columns, key=_named):
        start, count = len(over), len(list(found))
        over += [cell(pilot, "head_right"), *[""] * (count - 1)]
        styles.append(("SPAN", (start, 0), (start + count - 1, 0)))
    kinds = [cell(kind, "head_right") for _at, _pilot, kind in columns]
    data: list[list[Any]] = [over, [cell(grid.row_head, "head"), *kinds]]
    for row in grid.rows:
        if row.is_total:
            styles.append(("FONT", (1, len(data)), (-1, len(data)), BOLD, 8.6, 10.6))
        label = cell(row.label, "total" if row.is_total else "cell")
        data.append([label, *(row.figures[at].text for at, _pilot, _kind in columns)])
    width = min(28 * mm, (prints.ROOM - _LABEL) / len(columns))
    label_width = min(prints.ROOM - width * len(columns), 90 * mm)
    widths = [label_width, *[width] * len(columns)]
    return Table(data, widths, style=styles, repeatRows=2, hAlign="LEFT", renderCB=CellTags())


def _apart(comparison: PilotComparison) -> Iterator[Flowable]:
    if not comparison.apart:
        return
    called = pilots.names(comparison.releases)
    yield CondPageBreak(50 * mm)
    yield text(_("Niet vergelijkbaar"), "H2")
    yield pdf_tables.definitions(
        (words.table_title(each.table), pilots.apart(each, called)) for each in comparison.apart
    )
