"""Sheets of labels or badges: equal boxes in rows and columns on A4, each with a few lines.

Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from spil_desktop import language
from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files.pdf_canvas import ReportCanvas
from spil_desktop.files.pdf_parts import BOLD, INK, QUIET, REGULAR, RULE, register_fonts

_SMALLEST: Final = 7.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of a label: its text and the size that it has when it fits, in points."""

    text: str = field(repr=False)
    size: float = 11
    bold: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """How labels lie on the sheet, in millimetres; `framed` draws a line to cut along."""

    columns: int
    rows: int
    width: float
    height: float
    framed: bool = False


ADDRESSES: Final = Grid(3, 8, 70, 37)
"""The commonest sheet of address labels: 24 of 70 × 37 mm."""

BADGES: Final = Grid(2, 5, 90, 55, framed=True)
"""Badges of 90 × 55 mm, as plastic holders take them."""


def write(
    path: Path, title: str, made_on: date, labels: Sequence[Sequence[Words]], grid: Grid
) -> None:
    """Write the labels, row by row; raises `FileProblem.CANNOT_WRITE`."""
    register_fonts()
    canvas = ReportCanvas(
        str(path), pagesize=A4, lang=language.current(), pageCompression=1, invariant=1
    )
    canvas.describe(title, made_on)
    on_a_sheet = grid.columns * grid.rows
    for start in range(0, len(labels), on_a_sheet):
        for place, label in enumerate(labels[start : start + on_a_sheet]):
            _draw(canvas, label, grid, place)
        canvas.showPage()
    try:
        canvas.save()
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=path.name) from error


def _draw(canvas: ReportCanvas, label: Sequence[Words], grid: Grid, place: int) -> None:
    """Draw one label, its lines in the middle of its height, each as large as fits."""
    row, column = divmod(place, grid.columns)
    left = (A4[0] - grid.columns * grid.width * mm) / 2 + column * grid.width * mm
    top = A4[1] - (A4[1] - grid.rows * grid.height * mm) / 2 - row * grid.height * mm
    if grid.framed:
        canvas.begin_artifact()
        canvas.setStrokeColor(RULE)
        canvas.rect(left, top - grid.height * mm, grid.width * mm, grid.height * mm)
        canvas.end()
    room = grid.width * mm - 12 * mm
    sizes = [_fitting(canvas, words, room) for words in label]
    y = top - (grid.height * mm - sum(size * 1.3 for size in sizes)) / 2
    canvas.open("P")
    for words, size in zip(label, sizes, strict=True):
        y -= size * 1.3
        canvas.begin()
        canvas.setFillColor(QUIET if words.quiet else INK)
        canvas.setFont(BOLD if words.bold else REGULAR, size)
        canvas.drawString(left + 6 * mm, y + size * 0.3, words.text)
        canvas.end()
    canvas.close()


def _fitting(canvas: ReportCanvas, words: Words, room: float) -> float:
    wide = canvas.stringWidth(words.text, BOLD if words.bold else REGULAR, words.size)
    return words.size if wide <= room else max(_SMALLEST, words.size * room / wide)
