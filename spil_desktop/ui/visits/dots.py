"""A row of dots for the place of an answer, beside the words that say the same."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from spil_desktop.ui import theme

_RADIUS: Final = 8
_STEP: Final = 24


class Dots(QWidget):
    """So many dots, the one at `place` filled; without a place all are open."""

    def __init__(self, dots: int, place: int | None) -> None:
        super().__init__()
        self._dots, self._place = dots, place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_STEP) * self._dots, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour = QColor(theme.colours().accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, theme.px(2)))
        radius, step = theme.px(_RADIUS), theme.px(_STEP)
        for dot in range(self._dots):
            painter.setBrush(colour if dot == self._place else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(step * (dot + 0.5), self.height() / 2), radius, radius)
        painter.end()
