"""The choice which signals a list shows."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from spil_desktop.language import _
from spil_desktop.services.signals import Wanted


class WantedBox(QComboBox):
    """Open, to be done now, closed, or all signals."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for wanted, word in (
            (Wanted.OPEN, _("Open signalen")),
            (Wanted.OVERDUE, _("Vandaag of te laat")),
            (Wanted.CLOSED, _("Afgesloten signalen")),
            (Wanted.ALL, _("Alle signalen")),
        ):
            self.addItem(word, wanted.name)
        self.currentIndexChanged.connect(self.edited)

    def value(self) -> Wanted:
        """Return the choice."""
        return Wanted[str(self.currentData())]

    def set_value(self, wanted: Wanted) -> None:
        """Choose `wanted`."""
        self.set_state(wanted.name)

    def state(self) -> str:
        """Return the choice as a draft keeps it."""
        return str(self.currentData())

    def set_state(self, state: Any) -> None:
        """Put a kept choice back."""
        self.setCurrentIndex(max(0, self.findData(str(state))))
