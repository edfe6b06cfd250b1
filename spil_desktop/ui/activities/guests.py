"""A field for who is asked to an activity that begins: a box for each, all ticked at first."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.ui import theme
from spil_desktop.ui.shared.fields import Tick


class Guests(QWidget):
    """People by number and name; the value is the numbers of those who are ticked."""

    edited = Signal()

    def __init__(self, people: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.ticks = {number: Tick(name) for number, name in people}
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(4))
        for tick in self.ticks.values():
            tick.set_state(state=True)
            tick.edited.connect(self.edited)
            body.addWidget(tick)
        for tick in list(self.ticks.values())[:1]:
            self.setFocusProxy(tick)

    def value(self) -> tuple[int, ...]:
        """Return who is ticked."""
        return tuple(number for number, tick in self.ticks.items() if tick.value())

    def state(self) -> list[int]:
        """Return what a draft keeps."""
        return list(self.value())

    def set_state(self, state: Any) -> None:
        """Tick these people and nobody else."""
        chosen = cast("list[int]", state) if isinstance(state, list) else []
        for number, tick in self.ticks.items():
            tick.set_state(state=number in chosen)
