"""A letter as PDF: on one side of paper, 12 points, tagged, and without traces of who made it.

Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Frame, Spacer

from spil_desktop.files import pdf_document
from spil_desktop.files.pdf_canvas import ReportCanvas
from spil_desktop.files.pdf_parts import (
    ACCENT,
    BOLD,
    INK,
    QUIET,
    REGULAR,
    Text,
    plain,
)
from spil_desktop.language import _
from spil_desktop.rules.letters import Letter

_LEFT: Final = 25 * mm
_RIGHT: Final = 25 * mm
_TOP: Final = 22 * mm
_BOTTOM: Final = 34 * mm
_WIDTH, _HEIGHT = A4
_SMALL: Final = 12
"""Nothing in a letter is smaller, the line at the foot included."""


def _style(name: str, size: float = _SMALL, **more: Any) -> ParagraphStyle:
    basic: dict[str, Any] = {"fontName": REGULAR, "fontSize": size, "leading": size * 1.4}
    basic.update({"textColor": INK, "spaceAfter": 9, **more})
    return ParagraphStyle(name, **basic)


_STYLES: Final = {
    style.name: style
    for style in (
        _style("sender", fontName=BOLD, textColor=ACCENT, spaceAfter=26),
        _style("line", spaceAfter=0),
        _style("H2", 16, fontName=BOLD, spaceBefore=10, spaceAfter=12),
        _style("P"),
        _style("fact", leftIndent=14, spaceAfter=6),
        _style("foot", textColor=QUIET, spaceAfter=0),
    )
}


def write(letter: Letter, made_on: date, path: Path) -> None:
    """Write `letter` to `path`; raise `FileProblem.CANNOT_WRITE` when that cannot be."""
    document = pdf_document.begin(path, letter.title)
    room = _WIDTH - _LEFT - _RIGHT
    frame = Frame(_LEFT, _BOTTOM, room, _HEIGHT - _TOP - _BOTTOM, 0, 0, 0, 0)
    pdf_document.write(document, frame, made_on, _story(letter), _Foot(letter))


def _story(letter: Letter) -> Iterator[Flowable]:
    yield _text(letter.sender, "sender")
    for line in letter.recipient:
        yield _text(line, "line")
    yield Spacer(1, 20)
    yield _text(letter.dated, "P")
    yield _text(letter.title, "H2")
    yield _text(letter.greeting, "P")
    for words in letter.opening:
        yield _text(words, "P")
    for word, what in letter.facts:
        yield Text(f'<font name="{BOLD}">{plain(word)}</font><br/>{_lines(what)}', _STYLES["fact"])
    for words in letter.ending:
        yield _text(words, "P")
    yield Spacer(1, 8)
    for words in letter.signature:
        yield _text(words, "P")


def _text(words: str, style: str) -> Text:
    return Text(_lines(words), _STYLES[style])


def _lines(words: str) -> str:
    """Return plain words with their line breaks and double spaces as they are."""
    return plain(words).replace("  ", "&nbsp; ").replace("\n", "<br/>")


class _Foot:
    """Draws on every page for whom the letter is, and which page it is when there are more."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter

    def __call__(self, canvas: ReportCanvas, page: int, pages: int) -> None:
        words = self._letter.intended_for
        if pages > 1:
            number = _("Pagina {page} van {pages}.").format(page=page, pages=pages)
            words = f"{words} {number}"
        foot = _text(words, "foot")
        _width, high = foot.wrap(_WIDTH - _LEFT - _RIGHT, _BOTTOM)
        foot.drawOn(canvas, _LEFT, _BOTTOM - 8 - high)
