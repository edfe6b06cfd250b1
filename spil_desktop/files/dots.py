"""A row of dots for the place of an answer, and empty boxes to tick: drawn beside their words.

Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from collections.abc import Sequence
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from spil_desktop.files.pdf_parts import ACCENT, BOLD, INK, QUIET, REGULAR, canvas_of
from spil_desktop.files.prints import ROOM

_LEADING: Final = 1.45
_WHEN: Final = 9.0
"""How wide the column with the month is, in sizes of the type."""

_GAP: Final = 1.15
"""From one dot to the next, in sizes of the type."""


class DottedAnswer(Flowable):
    """When, a row of dots with the answer filled, and the answer in words, wrapped when long."""

    def __init__(self, size: float, when: str, words: str, dots: int, place: int | None) -> None:
        super().__init__()
        self.size, self.when, self.dots, self.place = size, when, dots, place
        self._start = size * (_WHEN + (dots * _GAP + 0.6 if dots else 0))
        self.lines = wrapped(words, BOLD, size, ROOM - self._start)
        self.width, self.height = ROOM, size * _LEADING * len(self.lines)

    def draw(self) -> None:
        """Draw the line; the dots say nothing to a screen reader, the words do."""
        canvas, size = canvas_of(self), self.size
        top = self.height - size * 1.1
        canvas.open("P")
        canvas.begin()
        canvas.setFont(REGULAR, size)
        canvas.setFillColor(QUIET)
        canvas.drawString(0, top, self.when)
        canvas.setFont(BOLD, size)
        canvas.setFillColor(INK)
        for place, line in enumerate(self.lines):
            canvas.drawString(self._start, top - place * size * _LEADING, line)
        canvas.end()
        canvas.close()
        canvas.begin_artifact()
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(ACCENT)
        for dot in range(self.dots):
            x = size * (_WHEN + _GAP * dot + 0.4)
            canvas.circle(x, top + size * 0.33, size * 0.36, stroke=1, fill=int(dot == self.place))
        canvas.end()


class Boxes(Flowable):
    """Boxes to tick, each with its key and its words, as many in a line as fit."""

    def __init__(self, size: float, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.size = size
        self._rows = _rows(size, answers)
        self.width = ROOM
        self.height = size * 1.75 * sum(len(lines) for _row, lines in self._rows)

    def draw(self) -> None:
        """Draw the boxes; only the words are told to a screen reader."""
        size = self.size
        y = self.height
        for row, lines in self._rows:
            y -= size * 1.75
            for x, key, words in row:
                self._draw_box(x, y, key, words)
            for extra in lines[1:]:
                y -= size * 1.75
                self._draw_words(size * 2.6, y + size * 0.5, extra)

    def _draw_box(self, x: float, y: float, key: str, words: str) -> None:
        canvas, size = canvas_of(self), self.size
        canvas.begin_artifact()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.2)
        canvas.rect(x, y + size * 0.25, size * 1.1, size * 1.1, stroke=1, fill=0)
        canvas.end()
        canvas.open("P")
        canvas.begin()
        canvas.setFillColor(QUIET)
        canvas.setFont(REGULAR, size)
        canvas.drawString(x + size * 1.6, y + size * 0.5, key)
        canvas.setFillColor(INK)
        canvas.drawString(x + size * (2.7 if key else 1.6), y + size * 0.5, words)
        canvas.end()
        canvas.close()

    def _draw_words(self, x: float, y: float, words: str) -> None:
        canvas = canvas_of(self)
        canvas.open("P")
        canvas.begin()
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, self.size)
        canvas.drawString(x, y, words)
        canvas.end()
        canvas.close()


def wrapped(words: str, font: str, size: float, room: float) -> list[str]:
    """Return the lines in which words fit in so much room."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and stringWidth(longer, font, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


_Placed = tuple[float, str, str]


def _rows(size: float, answers: Sequence[tuple[str, str]]) -> list[tuple[list[_Placed], list[str]]]:
    """Place the boxes; one whose words do not fit in a line has a line of its own and more."""
    rows: list[tuple[list[_Placed], list[str]]] = []
    x = ROOM
    for key, words in answers:
        lines = wrapped(words, REGULAR, size, ROOM - size * 2.6)
        wide = size * (4.1 if key else 2.6) + stringWidth(lines[0], REGULAR, size)
        if not rows or x + wide > ROOM + size or len(lines) > 1 or len(rows[-1][1]) > 1:
            rows.append(([], lines))
            x = 0
        rows[-1][0].append((x, key, lines[0]))
        x += wide
    return rows
