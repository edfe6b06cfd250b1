"""Inputs that belong together in one row of a form: a name, an address."""

from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spil_desktop.ui import theme
from spil_desktop.ui.shared.fields import Suggested


class Together(QWidget):
    """Some short lines side by side; the value is a dict by name, None when all are empty."""

    edited = Signal()

    def __init__(self, *parts: tuple[str, str, int]) -> None:
        """Make a line for each part: its name, its words and its share of the width."""
        super().__init__()
        self.lines: dict[str, Suggested] = {}
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(8))
        for name, words, share in parts:
            line = Suggested((), words)
            line.setAccessibleName(words)
            line.edited.connect(self.edited)
            self.lines[name] = line
            inside.addWidget(line, share)
        self.setFocusProxy(next(iter(self.lines.values())))

    def setAccessibleName(self, name: str) -> None:
        """Name the group; every line keeps its own words behind it."""
        super().setAccessibleName(name)
        for line in self.lines.values():
            line.setAccessibleName(f"{name}: {line.placeholderText()}")

    def value(self) -> dict[str, str | None] | None:
        """Return what was typed, by name."""
        values = {name: line.value() for name, line in self.lines.items()}
        return values if any(values.values()) else None

    def parts(self) -> dict[str, str | None]:
        """Return what was typed, by name, also when nothing was."""
        return {name: line.value() for name, line in self.lines.items()}

    def state(self) -> dict[str, str]:
        """Return what a draft keeps."""
        return {name: line.state() for name, line in self.lines.items()}

    def set_state(self, state: Any) -> None:
        """Put back what `state` returned, or parts by name."""
        known = cast("dict[str, Any]", state if isinstance(state, dict) else {})
        for name, line in self.lines.items():
            line.set_state(known.get(name) or "")
