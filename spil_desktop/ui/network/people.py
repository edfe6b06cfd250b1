"""Who someone is: a line for a name, with the people of the store whom it can mean below it."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.services.people import address_line
from spil_desktop.services.search import FoundPerson
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.shared.tables import Column, RecordTable

SHOWN: Final = 4
_LEAST: Final = 2
"""Letters before anyone is looked for."""


class NameOrPerson(QWidget):
    """A typed name, or someone of the store: arrow down or a click takes her.

    The value is her person number, else the typed name. To type on lets her go again.
    """

    edited = Signal()

    def __init__(self, find: Callable[[str], Sequence[FoundPerson]]) -> None:
        super().__init__()
        self._find = find
        self.line = _NameLine(_("Voornaam en achternaam"))
        self.found: RecordTable[FoundPerson] = RecordTable(
            _("Staat al in Spil"),
            (
                Column[FoundPerson](_("Naam"), _name),
                Column[FoundPerson](_("Adres"), _address, width=220, quiet=True),
            ),
            key=_key,
        )
        self.found.horizontalHeader().hide()
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = blocks.quiet("")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(2))
        for piece in (self.line, self.hint, self.found):
            inside.addWidget(piece)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._look)
        self.line.stepped.connect(self._step)
        self.found.chosen.connect(self._choose)
        self._show(())

    def setAccessibleName(self, name: str) -> None:
        """Name the group and the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def person(self) -> FoundPerson | None:
        """Return who was taken from the store."""
        return self.found.row()

    def value(self) -> int | str | None:
        chosen = self.person()
        return self.line.value() if chosen is None else chosen.person_id

    def state(self) -> dict[str, Any]:
        chosen = self.person()
        return {"text": self.line.text(), "person_id": chosen.person_id if chosen else None}

    def set_state(self, state: Any) -> None:
        kept: dict[str, Any] = state or {}
        self.line.setText(str(kept.get("text") or ""))
        self._look(self.line.text())
        self.found.choose(kept.get("person_id"))

    def _look(self, text: str) -> None:
        typed = text.strip()
        self._show(self._find(typed)[:SHOWN] if len(typed) >= _LEAST else ())
        self.edited.emit()

    def _show(self, people: Sequence[FoundPerson]) -> None:
        self.found.clearSelection()
        self.found.setCurrentIndex(self.found.records.index(-1, -1))
        self.found.set_rows(people)
        self.found.setFixedHeight(theme.px(36) * max(1, len(people)) + theme.px(10))
        self.found.setVisible(bool(people))
        self.hint.setText(_("Bedoel je iemand hieronder? Kies met pijl omlaag.") if people else "")
        self.hint.setVisible(bool(people))

    def _step(self, by: int) -> None:
        """Go along who was found; above the first one stands the typed name."""
        place = (self.person() is not None and self.found.currentIndex().row()) or 0
        wanted = place + by if self.person() is not None else 0 if by > 0 else -1
        if 0 <= wanted < self.found.records.rowCount():
            self.found.selectRow(wanted)
        elif wanted < 0:
            self.found.setCurrentIndex(self.found.records.index(-1, -1))

    def _choose(self) -> None:
        self.edited.emit()


class _NameLine(Line):
    """Passes the arrows on."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)


def _name(person: FoundPerson) -> str:
    return person.full_name


def _address(person: FoundPerson) -> str:
    return address_line(person)


def _key(person: FoundPerson) -> object:
    return person.person_id
