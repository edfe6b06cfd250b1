"""Sheets for on paper: one size of type, tagged, numbered, without traces of who made them.

Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Frame

from spil_desktop.files import pdf_document
from spil_desktop.files.pdf_canvas import ReportCanvas
from spil_desktop.files.pdf_parts import (
    ACCENT,
    BOLD,
    INK,
    QUIET,
    REGULAR,
    RULE,
    Text,
    canvas_of,
    plain,
)
from spil_desktop.language import _

_LEFT: Final = 20 * mm
_BOTTOM: Final = 22 * mm
_TOP: Final = 18 * mm
_WIDTH, _HEIGHT = A4
ROOM: Final = _WIDTH - 2 * _LEFT
"""How wide the text is."""
HEIGHT: Final = _HEIGHT - _TOP - _BOTTOM
"""How high the text of one page can be."""

_GAP: Final = 16
"""Points between two parts of a line to write on."""


class Sheet:
    """The styles of one print, all from the size of its running text in points."""

    def __init__(self, size: float) -> None:
        self.size = size
        basic: dict[str, Any] = {"fontName": REGULAR, "textColor": INK}
        heading: dict[str, Any] = {"fontName": BOLD, "textColor": ACCENT, "keepWithNext": 1}
        looks: dict[str, tuple[float, dict[str, Any]]] = {
            "H1": (1.6, {**heading, "spaceAfter": size * 0.6}),
            "H2": (1.2, {**heading, "spaceBefore": size, "spaceAfter": size * 0.3}),
            "H3": (1, {**heading, "spaceBefore": size * 0.6, "textColor": INK}),
            "P": (1, {"spaceAfter": size * 0.3}),
            "item": (1, {"leftIndent": size * 1.2, "spaceAfter": size * 0.2}),
            "quiet": (1, {"textColor": QUIET, "spaceAfter": size * 0.3}),
        }
        self._styles = {
            name: ParagraphStyle(
                name,
                **_sized(size * times, basic, more),
            )
            for name, (times, more) in looks.items()
        }

    def text(self, words: str, style: str = "P") -> Text:
        """Return a tagged paragraph of plain words."""
        return Text(plain(words).replace("\n", "<br/>"), self._styles[style])


def _sized(size: float, basic: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = {"fontSize": size, "leading": size * 1.3}
    return {**basic, **own, **more}


class WritingLines(Flowable):
    """Empty lines to write on, with `words` on the first: each has its own part of it to fill."""

    def __init__(self, count: int, step: float, *words: str) -> None:
        super().__init__()
        self.count, self.step, self.words = count, step, words
        self.width, self.height = ROOM, count * step + step / 3

    def draw(self) -> None:
        """Draw the lines; they say nothing to a screen reader, their words do."""
        canvas = canvas_of(self)
        size, parts = self.step * 0.6, max(1, len(self.words))
        wide = (self.width + _GAP) / parts
        starts = [wide * place for place in range(parts)]
        for place, word in enumerate(self.words):
            canvas.open("P")
            canvas.begin()
            canvas.setFont(REGULAR, size)
            canvas.setFillColor(INK)
            canvas.drawString(starts[place], self.height - self.step + 3, word)
            canvas.end()
            canvas.close()
            starts[place] += canvas.stringWidth(word, REGULAR, size) + 8
        canvas.begin_artifact()
        canvas.setStrokeColor(RULE)
        for place, start in enumerate(starts):
            y = self.height - self.step
            canvas.line(start, y, wide * (place + 1) - _GAP, y)
        for place in range(1, self.count):
            y = self.height - self.step * (place + 1)
            canvas.line(0, y, self.width, y)
        canvas.end()


def write(  # noqa: PLR0913 - what is written, where, and what stands below it
    path: Path,
    title: str,
    made_on: date,
    story: Iterable[Flowable],
    *,
    foot: str,
    size: float,
    numbered: bool = True,
    head: str = "",
) -> None:
    """Write `story` to `path` with `foot` and, if `numbered`, the page's number below every page.

    `head` stands above every page but the first: what it is about, when pages go apart.

    Raises `FileProblem.CANNOT_WRITE` when the place cannot be written.
    """
    document = pdf_document.begin(path, title)
    frame = Frame(_LEFT, _BOTTOM, ROOM, HEIGHT, 0, 0, 0, 0)

    def finish(canvas: ReportCanvas, page: int, pages: int) -> None:
        canvas.begin_artifact()
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(QUIET)
        number = _("pagina {page} van {pages}").format(page=page, pages=pages)
        if numbered:  # letters for many in one file have no number of their own
            canvas.drawRightString(_LEFT + ROOM, 12 * mm, number)
        canvas.drawString(_LEFT, 12 * mm, foot)
        if page > 1:
            canvas.drawString(_LEFT, _HEIGHT - 12 * mm, head)
        canvas.end()

    pdf_document.write(document, frame, made_on, story, finish)
