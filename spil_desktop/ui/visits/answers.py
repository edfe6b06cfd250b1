"""Inputs for the items of a questionnaire: answered by one key, the next item follows by itself.

A choice is answered by its digit; a number by its digits, and as soon as no further digit can
follow; several choices by their digits, ended by Enter. W is "weet niet", Z "wil niet zeggen",
Backspace takes an answer back.
"""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.questionnaires import DECLINED, NOT_SAID, UNKNOWN, Answer, Item, ItemKind
from spil_desktop.ui import theme
from spil_desktop.ui.shared.fields import FlowLayout

_MOST_DIGITS: Final = 9
_LETTERS: Final[Mapping[int, str]] = {Qt.Key.Key_Z: DECLINED, Qt.Key.Key_W: UNKNOWN}
_BACK: Final = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def answer_field(item: Item) -> "AnswerField":
    """Return the input that fits an item."""
    fields: Mapping[ItemKind, type[AnswerField]] = {
        ItemKind.CHOICE: ChoiceAnswer,
        ItemKind.MANY: ManyAnswers,
        ItemKind.NUMBER: NumberAnswer,
    }
    return fields[item.kind](item)


class AnswerField(QWidget):
    """What every answer has in common: chips with their keys, and two answers of their own."""

    edited = Signal()
    answered = Signal(object)
    """The field itself: the next one may have the keyboard."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self._chips: dict[str, QToolButton] = {}
        self._flow = FlowLayout()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        self.fill()
        inside.addLayout(self._flow)
        self._add_chip(DECLINED, _("Z  wil niet zeggen"))
        self._add_chip(UNKNOWN, _("W  weet niet"))
        self._take_focus()

    def fill(self) -> None:
        """Add what the answers are chosen or typed in."""
        for place, choice in enumerate(self.item.choices, 1):
            key = f"{place}  " if place <= _MOST_DIGITS else ""
            self._add_chip(choice.code, f"{key}{choice.text}")

    def value(self) -> Answer | None:
        """Return the answer as it is stored, None when there is none."""
        return next((code for code, chip in self._chips.items() if chip.isChecked()), None)

    def set_value(self, answer: Answer | None) -> None:
        """Show an answer, or none."""
        for code, chip in self._chips.items():
            chip.setChecked(code == answer)

    def state(self) -> Any:
        """Return what stands here, for a draft."""
        return self.value()

    def set_state(self, state: Any) -> None:
        """Put a draft back."""
        self.set_value(state)

    def choose(self, code: str) -> None:
        """Give an answer by its code, and ask for the next item."""
        self.set_value(code)
        self.edited.emit()
        self.answered.emit(self)

    def clear(self) -> None:
        """Take the answer back."""
        self.set_value(None)
        self.edited.emit()

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each answer by the question and its own words."""
        super().setAccessibleName(name)
        for chip in self._chips.values():
            chip.setAccessibleName(f"{name}: {chip.text()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the keys, whichever part of the answer has the keyboard."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            return self.read_key(event, watched) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def read_key(self, event: QKeyEvent, watched: QObject) -> bool:
        """Say whether a key was an answer, and give it."""
        key = event.key()
        place = key - Qt.Key.Key_1
        if key in _LETTERS:
            self.choose(_LETTERS[key])
        elif 0 <= place < min(len(self.item.choices), _MOST_DIGITS):
            self.choose(self.item.choices[place].code)
        elif key in _BACK:
            self.clear()
        elif key in _ENTER:  # also without an answer: an item may be skipped
            self.answered.emit(self)
        else:
            return self._step(key, watched)
        return True

    def clicked(self, code: str) -> None:
        """Give the answer of a chip that was clicked; clicked again, take it back."""
        chosen = self._chips[code].isChecked()
        self.set_value(code if chosen else None)
        self.edited.emit()

    def _add_chip(self, code: str, text: str) -> None:
        chip = QToolButton()
        chip.setProperty("kind", "chip")
        chip.setText(text)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.setObjectName(code)
        chip.installEventFilter(self)
        chip.clicked.connect(self._clicked)
        self._flow.addWidget(chip)
        self._chips[code] = chip

    def _clicked(self) -> None:
        self.clicked(self.sender().objectName())

    def _take_focus(self) -> None:
        """Let the tab key find the first answer; the arrows find the others."""
        first = next(iter(self._chips.values()))
        first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(first)

    def _step(self, key: int, watched: QObject) -> bool:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key))
        chips = list(self._chips.values())
        if step is None or not isinstance(watched, QToolButton):
            return False
        after = (chips.index(watched) + step) % len(chips)
        chips[after].setFocus(Qt.FocusReason.TabFocusReason)
        return True


class ChoiceAnswer(AnswerField):
    """One answer of a few."""


class ManyAnswers(AnswerField):
    """Several answers; each digit adds one or takes it away, Enter asks for the next item."""

    def value(self) -> Answer | None:
        given = [code for code, chip in self._chips.items() if chip.isChecked()]
        alone = NOT_SAID.intersection(given)
        return next(iter(alone)) if alone else given or None

    def set_value(self, answer: Answer | None) -> None:
        given = {answer} if isinstance(answer, str) else set(_codes(answer))
        for code, chip in self._chips.items():
            chip.setChecked(code in given)

    def choose(self, code: str) -> None:
        if code in NOT_SAID:
            super().choose(code)
            return
        self._chips[code].toggle()
        self.clicked(code)

    def clicked(self, code: str) -> None:
        """Keep the others, unless she does not want or know to say."""
        if code in NOT_SAID and self._chips[code].isChecked():
            self.set_value(code)
        elif code not in NOT_SAID:
            for other in NOT_SAID:
                self._chips[other].setChecked(False)
        self.edited.emit()


class NumberAnswer(AnswerField):
    """A whole number between two others; the next item follows once no digit can be added."""

    def fill(self) -> None:
        self.number = QLineEdit()
        self.number.setMaximumWidth(theme.px(72))
        self.number.setValidator(QIntValidator(self._low, self._high, self.number))
        self.number.setPlaceholderText(f"{self._low}-{self._high}")
        self.number.installEventFilter(self)
        self.number.textEdited.connect(self._typed)
        self._flow.addWidget(self.number)

    def value(self) -> Answer | None:
        if self.number.hasAcceptableInput():
            return int(self.number.text())
        return super().value()

    def set_value(self, answer: Answer | None) -> None:
        self.number.setText(str(answer) if isinstance(answer, int) else "")
        super().set_value(answer)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.number.setAccessibleName(name)

    def read_key(self, event: QKeyEvent, watched: QObject) -> bool:
        """Leave digits and corrections to the line; read only what it does not know."""
        if watched is self.number and (event.key() in _BACK or event.text().isdigit()):
            return False
        return super().read_key(event, watched)

    @property
    def _low(self) -> int:
        return self.item.low or 0

    @property
    def _high(self) -> int:
        return self.item.high or 0

    def _take_focus(self) -> None:
        self.setFocusProxy(self.number)

    def _typed(self) -> None:
        for chip in self._chips.values():
            chip.setChecked(False)
        self.edited.emit()
        text = self.number.text()
        if self.number.hasAcceptableInput() and int(text) * 10 > self._high:
            self.answered.emit(self)


def _codes(answer: Answer | None) -> tuple[str, ...]:
    return tuple(answer) if isinstance(answer, (list, tuple)) else ()
