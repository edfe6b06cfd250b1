"""Whom a contact was with: a line to type in with the people it can mean, and who was there too."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.services.contact_subjects import Subject
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import Line, Tick
from spil_desktop.ui.shared.tables import Column, RecordTable

SHOWN: Final = 4
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PersonLine(QWidget):
    """One participant: nothing typed means who was spoken last, else the best of what is found.

    Arrows choose another; leaving the line writes her name in it, and takes away the others. The
    value is her number.
    """

    edited = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Subject]],
        by_number: Callable[[int], Subject | None],
        lately: Sequence[Subject],
    ) -> None:
        super().__init__()
        self._find = find
        self._by_number = by_number
        self._lately = tuple(lately)
        self.line = _NameLine(_("Typ het begin van de naam"))
        self.table: RecordTable[Subject] = RecordTable(
            _("Wie dat kan zijn"),
            (
                Column[Subject](_("Naam"), _name),
                Column[Subject](_("Adres"), _address, width=240, quiet=True),
            ),
            key=_key,
        )
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(2))
        inside.addWidget(self.line)
        inside.addWidget(self.table)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._look)
        self.line.left.connect(self._write_name)
        self.line.entered.connect(self._fit)
        self.line.stepped.connect(self._step)
        self.table.chosen.connect(self._chosen)
        self._show(self._lately)

    def setAccessibleName(self, name: str) -> None:
        """Name the group and the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> int | None:
        found = self.table.row()
        return None if found is None else found.participant_id

    def person_id(self) -> int | None:
        """Return the person number of who is chosen."""
        found = self.table.row()
        return None if found is None else found.person_id

    def set_value(self, subject: Subject) -> None:
        """Choose someone, and write her name in the line; nobody else needs to be shown."""
        self._show((subject,))
        self.line.setText(subject.name)
        self.table.hide()

    def state(self) -> dict[str, Any]:
        return {"text": self.line.text(), "participant_id": self.value()}

    def set_state(self, state: Any) -> None:
        kept: dict[str, Any] = state or {}
        self.line.setText(str(kept.get("text", "")))
        number = kept.get("participant_id")
        subject = self._by_number(number) if isinstance(number, int) else None
        others = self._find(self.line.text()) if self.line.value() else self._lately
        first = () if subject is None else (subject,)
        self._show((*first, *(one for one in others if one != subject)))

    def _look(self, text: str) -> None:
        self._show(self._find(text.strip()) if text.strip() else self._lately)
        self.edited.emit()

    def _show(self, subjects: Sequence[Subject]) -> None:
        self.table.set_rows(subjects[:SHOWN])
        self._fit()
        if subjects:
            self.table.selectRow(0)

    def _fit(self) -> None:
        """Be as high as the people to choose from need."""
        count = self.table.records.rowCount()
        self.table.setVisible(bool(count))
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(row * count + 2 * self.table.frameWidth() + theme.px(4))

    def _step(self, by: int) -> None:
        count = self.table.records.rowCount()
        if count:
            self.table.selectRow((self.table.currentIndex().row() + by) % count)

    def _write_name(self) -> None:
        found = self.table.row()
        if found is not None:
            self.line.setText(found.name)
            self.table.hide()

    def _chosen(self) -> None:
        self.edited.emit()


class _NameLine(Line):
    """Passes arrows on, and tells when it is entered and left."""

    entered = Signal()
    left = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class AlsoThere(QWidget):
    """Who else of the household was there, one tick each; the value are their numbers.

    Tab comes here from `after`.
    """

    edited = Signal()

    def __init__(self, after: QWidget) -> None:
        super().__init__()
        self._after = after
        self._ticks: dict[int, Tick] = {}
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)

    def offer(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer these participants (number, name); ticks stay for who is offered again."""
        if list(self._ticks) == [number for number, _name in people]:
            return
        before = set(self.value())
        blocks.clear(self._inside)
        self._ticks = {}
        before_it = self._after
        for number, name in people:
            tick = Tick(_("Ook voor {name}, op hetzelfde adres").format(name=name))
            tick.setChecked(number in before)
            tick.edited.connect(self.edited)
            self._inside.addWidget(tick)
            self.setTabOrder(before_it, tick)  # else what is made later comes last
            before_it = tick
            self._ticks[number] = tick

    def value(self) -> tuple[int, ...]:
        return tuple(number for number, tick in self._ticks.items() if tick.isChecked())

    def state(self) -> list[int]:
        return list(self.value())

    def set_state(self, state: Any) -> None:
        for number, tick in self._ticks.items():
            tick.setChecked(number in (state or ()))


def _name(subject: Subject) -> str:
    return subject.name


def _address(subject: Subject) -> str:
    return subject.address


def _key(subject: Subject) -> object:
    return subject.participant_id
