"""Where tables of a release stand, so that no number is hidden when the window is narrow."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QTableView, QWidget

from spil_desktop.ui import theme
from spil_desktop.ui.reports.charts import BarChart

_CHART = 320
_SCROLL_BAR = 14
_BETWEEN = 12


class Beside(QWidget):
    """A table and its chart beside each other where both have room, else below each other."""

    def __init__(self, table: QTableView, chart: BarChart) -> None:
        super().__init__()
        self._table = Sideways(table)
        self._needed = table.minimumWidth() + theme.px(_CHART) + theme.px(_BETWEEN)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(theme.px(_BETWEEN))
        # Shared as they need it, so that a table with long words is not cut beside its bars.
        self._inside.addWidget(self._table, table.minimumWidth())
        self._inside.addWidget(chart, theme.px(_CHART))

    def minimumSizeHint(self) -> QSize:
        """Ask only for height: the width is what the page has."""
        return QSize(theme.px(_CHART), self._inside.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wanted = beside if self.width() >= self._needed else below
        if self._inside.direction() != wanted:
            self._inside.setDirection(wanted)
            self.updateGeometry()


class Sideways(QScrollArea):
    """A table that scrolls sideways when it is wider than its place; arrow keys take it along.

    It is as high as the table at least is; one that `grows` takes the height that is left.
    """

    def __init__(self, table: QTableView, *, grows: bool = False) -> None:
        super().__init__()
        self.table = table
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(table)
        self.setMinimumHeight(table.minimumHeight() + theme.px(_SCROLL_BAR))
        if not grows:
            self.setMaximumHeight(self.minimumHeight())
        self.setMinimumWidth(min(table.minimumWidth(), theme.px(_CHART)))
        table.selectionModel().currentChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(self.table.minimumWidth(), self.minimumHeight())

    def _follow(self, now: QModelIndex) -> None:
        """Bring the column of the keyboard into view."""
        cell = self.table.visualRect(now)
        self.ensureVisible(cell.center().x(), cell.center().y(), cell.width() // 2, 0)
