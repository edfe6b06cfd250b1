"""Horizontal bars of printed numbers, painted from the same description as in the files."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spil_desktop.files.charts import Chart, ChartKind
from spil_desktop.texts import numbers
from spil_desktop.ui import theme

_BAR: Final = 28
_MOST_FOR_LABELS: Final = 0.6
"""The share of the width that labels can take; what is longer than that ends in "…"."""
_STRENGTHS: Final = (255, 180, 120, 80, 50)
"""How strong the accent colour is in the parts of a bar, told apart without colour too."""


class BarChart(QWidget):
    """The chart of one table; the table beside it says the same in numbers."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(
            "; ".join(f"{bar.label}: {numbers.whole(bar.length)}" for bar in chart.bars)
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        lines = len(self.chart.bars) + len(self._legend())
        return QSize(theme.px(360), theme.px(_BAR) * lines + theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend = self._legend()
        for line, parts in enumerate(legend):
            self._paint_legend(painter, parts, line * theme.px(_BAR))
        for place, _bar in enumerate(self.chart.bars):
            self._paint_bar(painter, place, (len(legend) + place) * theme.px(_BAR))
        painter.end()

    def _legend(self) -> list[list[int]]:
        """Return the numbers of the parts, so many in a line as it holds."""
        if self.chart.kind is not ChartKind.PARTS:
            return []
        lines: list[list[int]] = [[]]
        left = 0
        for place, name in enumerate(self.chart.series):
            wide = theme.px(32) + self.fontMetrics().horizontalAdvance(name)
            if lines[-1] and left + wide > self.width():
                lines.append([])
                left = 0
            lines[-1].append(place)
            left += wide
        return lines

    def _paint_legend(self, painter: QPainter, parts: list[int], top: float) -> None:
        left, size = 0.0, theme.px(10)
        words = theme.colours().text
        for place in parts:
            name = self.chart.series[place]
            painter.fillRect(QRectF(left, top + size * 0.6, size, size), self._colour(place))
            painter.setPen(QColor(words))
            width = painter.fontMetrics().horizontalAdvance(name)
            left += size + theme.px(6)
            box = QRectF(left, top, width + 1, theme.px(_BAR) * 0.8)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += width + theme.px(16)

    def _paint_bar(self, painter: QPainter, place: int, top: float) -> None:
        bar = self.chart.bars[place]
        labels = self._labels()
        numbers_width = painter.fontMetrics().horizontalAdvance(numbers.whole(self.chart.longest))
        room = self.width() - labels - numbers_width - theme.px(20)
        height = theme.px(_BAR)
        painter.setPen(QColor(theme.colours().text))
        shown = painter.fontMetrics().elidedText(
            bar.label, Qt.TextElideMode.ElideRight, int(labels - theme.px(8))
        )
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, top, labels - theme.px(8), height), middle, shown)
        left = labels
        for part, count in enumerate(bar.parts):
            width = room * count / self.chart.longest
            inside = QRectF(left, top + height * 0.18, width, height * 0.64)
            painter.fillRect(inside, self._colour(part))
            left += width
        box = QRectF(left + theme.px(6), top, numbers_width + theme.px(14), height)
        painter.drawText(box, middle, numbers.whole(bar.length))

    def _labels(self) -> float:
        """Return the width of the labels: as much as the longest needs, if there is room."""
        needed = (self.fontMetrics().horizontalAdvance(bar.label) for bar in self.chart.bars)
        return min(max(needed, default=0) + theme.px(16), self.width() * _MOST_FOR_LABELS)

    @staticmethod
    def _colour(part: int) -> QColor:
        colour = QColor(theme.colours().accent)
        colour.setAlpha(_STRENGTHS[part % len(_STRENGTHS)])
        return colour
