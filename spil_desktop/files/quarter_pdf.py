"""The manager's report as PDF: a page in short, four chapters, the stories, and how it was counted.

Every figure comes from the paper as it is. Import this module late: reportlab takes 0.2 s.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepInFrame,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
)

from spil_desktop.files import pdf, pdf_tables, pdf_told, prints
from spil_desktop.files.pdf_parts import (
    ACCENT,
    BOLD,
    REGULAR,
    RULE,
    WIDTH,
    CellTags,
    cell,
    register_fonts,
    text,
)
from spil_desktop.files.quarter_paper import Comparison, Paper, PaperChapter
from spil_desktop.language import _

_SIZE: Final = 13.0
_NAME: Final = 62 * mm
_TARGET: Final = 38 * mm
_MANY: Final = 20
"""Figures from which the first page sets its rows and sentences closer."""


def write(paper: Paper, path: Path) -> None:
    """Write the report to `path`; raises `FileProblem.CANNOT_WRITE`."""
    register_fonts()
    title = f"{paper.title}: {paper.subtitle}"
    foot = paper.marks[0] if paper.marks else title
    prints.write(path, title, paper.release.made_on, _story(paper), foot=foot, size=8.5)


def _story(paper: Paper) -> Iterator[Flowable]:
    # what stands out may not lose its caveat to the next page: sooner all of it a little smaller
    yield KeepInFrame(WIDTH, prints.HEIGHT, list(_in_short(paper)), mode="shrink")
    yield PageBreak()
    for chapter in paper.chapters:
        yield from _chapter(chapter)
    if paper.stories:
        yield CondPageBreak(60 * mm)
    heading = _("Het verhaal achter de cijfers")
    yield from pdf_told.flow(heading, paper.stories, style="H2", titles="H3")
    yield from _method(paper)


def _in_short(paper: Paper) -> Iterator[Flowable]:
    """Yield the first page: what it is about, the figures beside earlier ones, what stands out."""
    sheet = prints.Sheet(_SIZE)
    is_close = paper.comparison is not None and len(paper.comparison.lines) > _MANY
    yield sheet.text(paper.title, "H1")
    yield sheet.text(paper.subtitle, "quiet")
    for mark in paper.marks:
        yield text(mark, "mark")
        yield Spacer(1, 3 * mm)
    if paper.comparison:
        yield _table(paper.comparison, is_close=is_close)
        yield Spacer(1, 2 * mm)
    for note in paper.notes:
        yield text(note, "note")
    if paper.sentences:
        yield text(_("Wat opvalt"), "H4")
    for sentence in paper.sentences:
        yield text(sentence, "close" if is_close else "statement")
    if paper.caveats:
        yield Spacer(1, 3 * mm)
        yield text(" ".join(paper.caveats), "caveat")


def _method(paper: Paper) -> Iterator[Flowable]:
    yield CondPageBreak(80 * mm)
    yield text(_("Hoe deze cijfers zijn gemaakt"), "H2")
    for heading, paragraph in paper.method:
        yield KeepTogether([text(heading, "H4"), text(paragraph)])
    if paper.omissions:
        yield text(_("Wat niet wordt getoond, en waarom"), "H3")
    for reason, tables in paper.omissions:
        about = _("Het gaat om: {tables}.").format(tables="; ".join(tables))
        yield KeepTogether([text(reason), text(about, "omitted")])
    if paper.definitions:
        yield CondPageBreak(80 * mm)
        yield text(_("Hoe is er geteld?"), "H2")
        yield pdf_tables.definitions(paper.definitions)


def _chapter(chapter: PaperChapter) -> Iterator[Flowable]:
    yield CondPageBreak(90 * mm)
    yield text(chapter.title, "H2")
    yield text(chapter.aim, "lead")
    if chapter.comparison:
        yield _table(chapter.comparison)
    for section in chapter.sections:
        yield from pdf.section_story(section, titled=True)


def _table(comparison: Comparison, *, is_close: bool = False) -> Table:
    """Return printed figures in columns, each row headed by its name; `is_close` with less air."""
    air = 1.1 if is_close else 2.4
    heads = [cell(head, "head_right") for head in comparison.heads]
    data: list[list[Any]] = [[cell(_("Wat"), "head"), *heads]]
    data += [[cell(line.name, "cell"), *line.cells] for line in comparison.lines]
    target = [_TARGET] if comparison.has_target else []
    count = len(comparison.heads) - len(target)
    widths = [_NAME, *[(WIDTH - _NAME - sum(target)) / count] * count, *target]
    styles: list[Any] = [
        ("FONT", (0, 0), (-1, -1), REGULAR, 9.2, 11.4),
        ("FONT", (1, 1), (1, -1), BOLD, 9.2, 11.4),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), air),
        ("BOTTOMPADDING", (0, 0), (-1, -1), air + 0.2),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
        ("LINEBELOW", (0, 1), (-1, -1), 0.35, RULE),
    ]
    return Table(data, widths, style=styles, repeatRows=1, hAlign="LEFT", renderCB=CellTags())
