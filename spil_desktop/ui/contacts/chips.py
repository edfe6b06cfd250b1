"""One code out of a few, each a chip with the key that chooses it."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Code
from spil_desktop.ui.shared.fields import FlowLayout

C = TypeVar("C", bound=Code)


class KeyChips(QWidget, Generic[C]):
    """Chips of which one is on; Tab comes here once, arrows and the keys choose."""

    edited = Signal()

    def __init__(self, keys: Mapping[C, str], word: Callable[[C], str]) -> None:
        super().__init__()
        self._keys = dict(keys)
        self._chips: dict[C, QToolButton] = {}
        self._word = word
        self._group = QButtonGroup(self)
        inside = FlowLayout(self)
        for code, key in self._keys.items():
            chip = QToolButton()
            chip.setProperty("kind", "chip")
            chip.setText(f"{word(code)}  {key}")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(chip)
            inside.addWidget(chip)
            self._chips[code] = chip
        self._group.buttonToggled.connect(self._toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_value(next(iter(self._keys)))

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each chip by the group, its word and its key."""
        super().setAccessibleName(name)
        for code, chip in self._chips.items():
            spoken = _("{group}: {word}, toets {key}")
            chip.setAccessibleName(
                spoken.format(group=name, word=self._word(code), key=self._keys[code])
            )

    def press(self, key: str) -> bool:
        """Choose the code of `key`, and say whether there is one."""
        found = next((code for code, own in self._keys.items() if own == key.upper()), None)
        if found is None:
            return False
        self.set_value(found)
        self._chips[found].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def value(self) -> C:
        return next(code for code, chip in self._chips.items() if chip.isChecked())

    def set_value(self, code: C) -> None:
        """Choose `code`."""
        self._chips[code].setChecked(True)
        self.setFocusProxy(self._chips[code])

    def state(self) -> str:
        return self.value().value

    def set_state(self, state: Any) -> None:
        code = next((code for code in self._keys if code.value == state), None)
        self.set_value(code or next(iter(self._keys)))

    def _toggled(self, chip: QToolButton, on: bool) -> None:  # noqa: FBT001 - as Qt sends it
        if on:
            self.setFocusProxy(chip)
            self.edited.emit()
