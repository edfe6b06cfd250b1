"""The doors of a street during a round: a grid of numbers, one key a result, no names."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from spil_desktop.language import _, ngettext
from spil_desktop.rules.house_numbers import HouseNumber
from spil_desktop.rules.vocabulary import DoorResult
from spil_desktop.texts import labels
from spil_desktop.texts import streets as words
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.tones import door_tone, painted

Index = QModelIndex | QPersistentModelIndex
_RESULTS: Final = {key: result for result, key in words.KEYS.items()}
_TILE: Final = (118, 68)
_PER_ROW: Final = 6


class DoorModel(QAbstractListModel):
    """Doors in order, each with what happened there."""

    def __init__(self) -> None:
        super().__init__()
        self.doors: tuple[HouseNumber, ...] = ()
        self.results: dict[HouseNumber, DoorResult] = {}

    def show_doors(
        self, doors: Sequence[HouseNumber], results: Mapping[HouseNumber, DoorResult]
    ) -> None:
        """Show these doors instead."""
        self.beginResetModel()
        self.doors, self.results = tuple(doors), dict(results)
        self.endResetModel()

    def mark(self, row: int, result: DoorResult | None) -> None:
        """Show what happened at a door."""
        door = self.doors[row]
        if result is None:
            self.results.pop(door, None)
        else:
            self.results[door] = result
        at = self.index(row)
        self.dataChanged.emit(at, at)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.doors)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        door = self.doors[index.row()]
        result = self.results.get(door)
        word = _("nog niet geweest") if result is None else labels.label(result)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(door)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Nummer {number}: {result}").format(number=door, result=word)
        if role == Qt.ItemDataRole.ToolTipRole:
            return word
        return None


class _DoorDelegate(QStyledItemDelegate):
    """Paints a door: its number, below it the key and the word of the result."""

    def __init__(self, doors: DoorModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors = doors

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(*(theme.px(side) for side in _TILE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        door = self._doors.doors[index.row()]
        result = self._doors.results.get(door)
        used, tile = theme.colours(), rect.adjusted(2, 2, -2, -2)
        text, ground = painted(door_tone(result))
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(used.accent if current else used.line))
        edge.setWidth(theme.px(3) if current else 1)
        painter.setPen(edge)
        painter.setBrush(QColor(used.surface if result is None else ground))
        painter.drawRoundedRect(tile, theme.px(6), theme.px(6))
        inside = tile.adjusted(theme.px(8), theme.px(4), -theme.px(6), -theme.px(4))
        painter.setPen(QColor(used.text))
        painter.setFont(theme.font(15, QFont.Weight.DemiBold))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignTop), str(door))
        if result is not None:
            painter.setPen(QColor(text))
            right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, int(right), words.KEYS[result])
            painter.setFont(theme.font(13))
            low = int(Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(inside, low, labels.label(result))
        painter.restore()


class DoorGrid(QListView):
    """One side of a street. Arrows go from door to door; a letter says what happened there."""

    marked = Signal(object, object)
    """A door and its result, or None when it was taken back."""
    registered = Signal(object)
    """A door where someone wants a visit was opened with Enter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.doors = DoorModel()
        self.doors.setParent(self)
        self.setModel(self.doors)
        self.setItemDelegate(_DoorDelegate(self.doors, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._open)

    def show_doors(
        self, doors: Sequence[HouseNumber], results: Mapping[HouseNumber, DoorResult]
    ) -> None:
        """Show the doors of this side; the first one without a result is chosen."""
        self.doors.show_doors(doors, results)
        self.setVisible(bool(doors))
        free = (row for row, door in enumerate(self.doors.doors) if door not in results)
        self.setCurrentIndex(self.doors.index(next(free, 0)))
        rows = -(-len(doors) // _PER_ROW)
        self.setMinimumHeight(min(rows, 3) * theme.px(_TILE[1]) + theme.px(8))

    def door(self) -> HouseNumber | None:
        """Return the chosen door."""
        row = self.currentIndex().row()
        return self.doors.doors[row] if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        result = _RESULTS.get(event.text().casefold())
        if result is not None:
            self.mark(result)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.mark(None)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)

    def mark(self, result: DoorResult | None) -> None:
        """Note what happened at the chosen door, and go on to the next."""
        row, door = self.currentIndex().row(), self.door()
        if door is None:
            return
        self.doors.mark(row, result)
        self.marked.emit(door, result)
        if result is not None and row + 1 < self.doors.rowCount():
            self.setCurrentIndex(self.doors.index(row + 1))

    def _open(self) -> None:
        door = self.door()
        if door is not None and self.doors.results.get(door) is DoorResult.VISIT_WANTED:
            self.registered.emit(door)


def legend() -> str:
    """Return which key stands for what, in one line."""
    return " · ".join(f"{key} {labels.label(result)}" for result, key in words.KEYS.items())


def told(count: int, total: int) -> str:
    """Say how many doors have a result."""
    text = ngettext("{count} van {total} deur", "{count} van {total} deuren", total)
    return text.format(count=count, total=total)
