"""An input for questionnaires: one answer of a few, by mouse, arrows or a digit."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from spil_desktop.rules.vocabulary import Code
from spil_desktop.ui.shared.fields import FlowLayout

C = TypeVar("C", bound=Code)


class DigitChoice(QWidget, Generic[C]):
    """One code of a few; the digit before a word chooses it and `answered` asks for the next.

    Pressing the chosen one again takes the answer back: who does not want to say, may skip.
    """

    edited = Signal()
    answered = Signal(object)

    def __init__(self, codes: Sequence[C], word: Callable[[C], str]) -> None:
        super().__init__()
        self._codes = tuple(codes)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._chips: list[QToolButton] = []
        inside = FlowLayout(self)
        for place, code in enumerate(self._codes):
            chip = QToolButton()
            chip.setProperty("kind", "chip")
            chip.setText(f"{place + 1}  {word(code)}")
            chip.setCheckable(True)
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if place == 0 else Qt.FocusPolicy.ClickFocus
            )
            chip.installEventFilter(self)
            inside.addWidget(chip)
            self._group.addButton(chip, place)
            self._chips.append(chip)
        self._group.idClicked.connect(self._clicked)
        self.setFocusProxy(self._chips[0])

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each answer by the question and its own word."""
        super().setAccessibleName(name)
        for chip in self._chips:
            chip.setAccessibleName(f"{name}: {chip.text()}")

    def value(self) -> C | None:
        """Return the answer, None when there is none."""
        return next(
            (code for code, chip in zip(self._codes, self._chips, strict=True) if chip.isChecked()),
            None,
        )

    def set_value(self, code: C | None) -> None:
        """Choose `code`, or nothing."""
        for one, chip in zip(self._codes, self._chips, strict=True):
            chip.setChecked(one is code)

    def state(self) -> str:
        """Return what stands here, for a draft."""
        value = self.value()
        return "" if value is None else value.value

    def set_state(self, state: Any) -> None:
        """Put a draft back."""
        for one, chip in zip(self._codes, self._chips, strict=True):
            chip.setChecked(one.value == state)

    def choose(self, place: int) -> None:
        """Give the answer at `place`, from nought, and ask for the next question."""
        self.set_value(self._codes[place])
        self.edited.emit()
        self.answered.emit(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read digits and arrows, whichever answer has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            place = event.key() - Qt.Key.Key_1
            if 0 <= place < len(self._codes):
                self.choose(place)
                return True
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if step and isinstance(watched, QToolButton):
                after = (self._chips.index(watched) + step) % len(self._chips)
                self._chips[after].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _clicked(self, place: int) -> None:
        chosen = self._chips[place].isChecked()
        self.set_value(self._codes[place] if chosen else None)
        self.edited.emit()
