"""The list of who came: names found by their first letters, marked by one key each."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.names import fold
from spil_desktop.rules.vocabulary import Presence
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import Line

_PERSON: Final = Qt.ItemDataRole.UserRole
_NAME: Final = Qt.ItemDataRole.UserRole + 1
_FIRST: Final = Qt.ItemDataRole.UserRole + 2
_PRESENCE: Final = Qt.ItemDataRole.UserRole + 3

_KEYS: Final[dict[int, Presence | None]] = {
    Qt.Key.Key_Return: Presence.PRESENT,
    Qt.Key.Key_Enter: Presence.PRESENT,
    Qt.Key.Key_A: Presence.ABSENT,
    Qt.Key.Key_V: Presence.EXCUSED,
    Qt.Key.Key_U: None,
}
"""What a key marks in the list; None takes the mark away."""


class PresenceList(QWidget):
    """Participants, each with a mark or none; a field of a form.

    In the line: the first letters of a name and Enter mark the first unmarked person whose name
    begins so as present. In the list Enter, A and V mark the person and go to the next.
    """

    edited = Signal()

    def __init__(
        self, people_named: Sequence[tuple[int, str]], came_before: Collection[int] = ()
    ) -> None:
        super().__init__()
        self.line = Line(_("Eerste letters van een naam"))
        self.list = _MarkedList()
        self.counted = blocks.quiet("")
        self._items = QStandardItemModel(self)
        for participant_id, name in people_named:
            item = QStandardItem(name)
            item.setData(participant_id, _PERSON)
            item.setData(name, _NAME)
            item.setData(participant_id not in came_before, _FIRST)
            item.setCheckable(True)
            item.setEditable(False)
            self._items.appendRow(item)
        self._found = _Beginnings(self)
        self._found.setSourceModel(self._items)
        self.list.setModel(self._found)
        self.list.setMinimumHeight(theme.px(36) * 8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        for part in (self.line, self.list, self.counted):
            inside.addWidget(part)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self._search)
        self.line.returnPressed.connect(self._mark_first)
        self.list.marked.connect(self._mark_chosen)
        self._items.itemChanged.connect(self._ticked)
        self._count()

    def setAccessibleName(self, name: str) -> None:
        """Name the group, the line and the list."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(_("{name}: zoeken").format(name=name))
        self.list.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line into the list with the arrow."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._found.index(0, 0))
            return
        super().keyPressEvent(event)

    def value(self) -> dict[int, Presence]:
        """Return who was marked, and how."""
        marks = ((int(item.data(_PERSON)), item.data(_PRESENCE)) for item in self._all())
        return {who: Presence(mark) for who, mark in marks if mark}

    def set_value(self, presences: Mapping[int, Presence]) -> None:
        """Mark exactly these people."""
        for item in self._all():
            self._mark(item, presences.get(int(item.data(_PERSON))))
        self._count()

    def state(self) -> list[list[Any]]:
        """Return what a draft keeps: ids and marks."""
        return [[who, mark.value] for who, mark in self.value().items()]

    def set_state(self, state: Any) -> None:
        """Put back what `state` returned."""
        self.set_value({int(who): Presence(mark) for who, mark in state or ()})

    def mark_open(self, people: Collection[int], presence: Presence) -> None:
        """Mark those of `people` who have no mark yet, or were only invited."""
        for item in self._all():
            is_open = item.data(_PRESENCE) in {"", None, Presence.INVITED.value}
            if is_open and item.data(_PERSON) in people:
                self._mark(item, presence)
        self._changed()

    def _all(self) -> list[QStandardItem]:
        return [self._items.item(at) for at in range(self._items.rowCount())]

    def _search(self) -> None:
        self._found.set_beginning(self.line.value() or "")
        if self._found.rowCount():
            self.list.setCurrentIndex(self._found.index(0, 0))

    def _mark_first(self) -> None:
        """Mark the first unmarked person who fits; a single one who is marked loses her mark."""
        if not self.line.text().strip():
            return
        found = [self._item(self._found.index(at, 0)) for at in range(self._found.rowCount())]
        unmarked = [item for item in found if item.data(_PRESENCE) != Presence.PRESENT.value]
        if unmarked:
            self._mark(unmarked[0], Presence.PRESENT)
        elif len(found) == 1:
            self._mark(found[0], None)
        if found:
            self.line.clear()
            self._changed()

    def _mark_chosen(self, key: int) -> None:
        """Mark the chosen person by a key and go to the next one."""
        at = self.list.currentIndex()
        if not at.isValid():
            return
        self._mark(self._item(at), _KEYS[key])
        below = at.siblingAtRow(at.row() + 1)
        if below.isValid():
            self.list.setCurrentIndex(below)
        self._changed()

    def _item(self, at: QModelIndex) -> QStandardItem:
        return self._items.itemFromIndex(self._found.mapToSource(at))

    def _mark(self, item: QStandardItem, presence: Presence | None) -> None:
        self._items.blockSignals(True)
        item.setData(presence.value if presence else "", _PRESENCE)
        came = presence is Presence.PRESENT
        item.setCheckState(Qt.CheckState.Checked if came else Qt.CheckState.Unchecked)
        words = [str(item.data(_NAME))]
        words += [labels.label(presence)] if presence else []
        words += [_("voor het eerst")] if came and item.data(_FIRST) else []
        item.setText(" · ".join(words))
        self._items.blockSignals(False)

    def _ticked(self, item: QStandardItem) -> None:
        """Follow a tick that the mouse or the space bar put or took away."""
        ticked = item.checkState() is Qt.CheckState.Checked
        if ticked != (item.data(_PRESENCE) == Presence.PRESENT.value):
            self._mark(item, Presence.PRESENT if ticked else None)
            self._changed()

    def _changed(self) -> None:
        self.list.viewport().update()
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        marks = list(self.value().values())
        first = sum(
            1
            for item in self._all()
            if item.data(_FIRST) and item.data(_PRESENCE) == Presence.PRESENT.value
        )
        self.counted.setText(
            _("{present} aanwezig, van wie {first} voor het eerst · {absent} afwezig").format(
                present=marks.count(Presence.PRESENT),
                first=first,
                absent=marks.count(Presence.ABSENT),
            )
        )


class _MarkedList(QListView):
    """A list that tells which marking key was pressed."""

    marked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and event.key() in _KEYS:
            self.marked.emit(event.key())
            return
        super().keyPressEvent(event)


class _Beginnings(QSortFilterProxyModel):
    """Lets through the names of which a word begins as what was typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._beginning = ""

    def set_beginning(self, text: str) -> None:
        """Show only names with a word that begins like `text`."""
        self.beginFilterChange()
        self._beginning = fold(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        at = self.sourceModel().index(source_row, 0, source_parent)
        name = fold(str(at.data(_NAME)))
        return name.startswith(self._beginning) or f" {self._beginning}" in name
