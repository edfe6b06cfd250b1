"""The one search field for everything: what is typed is looked up at every key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.ui import icons, theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.tables import Column, RecordTable

MOST: Final = 8
_SHORTEST: Final = 2
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: its page and key there, and what is shown of it."""

    page: str
    key: object
    name: str = field(repr=False)
    below: str = field(repr=False, default="")
    kind: str = ""


class SearchField(QLineEdit):
    """Shows what it finds below itself; arrows choose, Enter opens, Escape leaves."""

    picked = Signal(str, object)
    left = Signal()
    """Escape was pressed: the keyboard goes back to where it was."""

    def __init__(self, find: Callable[[str], Sequence[Hit]]) -> None:
        super().__init__()
        self._find = find
        self.setObjectName("search")
        self.setAccessibleName(_("Zoeken"))
        self.setPlaceholderText(
            _("Zoek een naam, telefoonnummer of woord uit een notitie (Ctrl+K)")
        )
        self.setMaximumWidth(theme.px(560))
        sign = QAction(icons.icon("search-line"), _("Zoeken"), self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.results: SearchResults | None = None
        self.textEdited.connect(self.look_up)

    def look_up(self, text: str) -> None:
        """Show what `text` finds."""
        if len(text.strip()) < _SHORTEST:
            self.leave()
            return
        if self.results is None:
            self.results = SearchResults(self.window())
            self.results.picked.connect(self.pick)
        self.results.show_hits(self._find(text.strip()))
        self.results.place_below(self)

    def pick(self, hit: object) -> None:
        """Go to what was chosen."""
        if isinstance(hit, Hit):
            self.clear()
            self.leave()
            self.picked.emit(hit.page, hit.key)

    def leave(self) -> None:
        """Hide the results, and forget them."""
        if self.results is not None:
            self.results.hide()
            self.results.show_hits(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        results = self.results
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.leave()
            self.left.emit()
        elif results is None or results.isHidden():
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            results.step(_STEPS[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pick(results.table.key())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.results is not None and not self.results.underMouse():
            self.leave()


class SearchResults(QFrame):
    """The list below the search field, over the page."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.table: RecordTable[Hit] = RecordTable(
            _("Gevonden"),
            (
                Column[Hit](_("Naam"), _name, below=_below),
                Column[Hit](_("Wat"), _kind, width=120, quiet=True, right=True),
            ),
            key=_itself,
        )
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.nothing = blocks.quiet(_("Niets gevonden. Probeer een deel van de naam."))
        self.nothing.setContentsMargins(*[theme.px(16)] * 4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(*[theme.px(4)] * 4)
        inside.addWidget(self.table)
        inside.addWidget(self.nothing)
        self.table.clicked.connect(self._click)
        self.hide()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show `hits`, the first one chosen."""
        self.table.set_rows(hits)
        self.table.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        if hits:
            self.table.selectRow(0)

    def place_below(self, field: QWidget) -> None:
        """Stand under `field`, as high as the hits need."""
        self.setFixedWidth(max(field.width(), theme.px(400)))
        count = self.table.records.rowCount()
        high = self.table.verticalHeader().defaultSectionSize() * count + theme.px(16)
        self.setFixedHeight(high if count else theme.px(56))
        self.move(field.mapTo(self.window(), QPoint(0, field.height() + theme.px(4))))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next or the previous hit."""
        count = self.table.records.rowCount()
        if count:
            self.table.selectRow((self.table.currentIndex().row() + by) % count)

    def _click(self) -> None:
        self.picked.emit(self.table.key())


def _name(hit: Hit) -> str:
    return hit.name


def _below(hit: Hit) -> str:
    return hit.below


def _kind(hit: Hit) -> str:
    return hit.kind


def _itself(hit: Hit) -> object:
    return hit
