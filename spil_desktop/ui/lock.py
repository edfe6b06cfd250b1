"""What the window shows while it is locked: why, and the passphrase to go on. No names."""

from collections.abc import Callable
from enum import Enum
from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.ui import icons, theme
from spil_desktop.ui.opening import UnlockForm
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card


class Reason(Enum):
    """Why the window is locked."""

    ASKED = "asked"
    IDLE = "idle"


def sentence(reason: Reason, minutes: int) -> str:
    """Return why the window is locked; `minutes` is how long nothing was done."""
    match reason:
        case Reason.ASKED:
            return _("Je hebt het venster zelf vergrendeld.")
        case Reason.IDLE:
            return ngettext(
                "Er is {minutes} minuut niets gedaan. Daarom is het venster vergrendeld.",
                "Er is {minutes} minuten niets gedaan. Daarom is het venster vergrendeld.",
                minutes,
            ).format(minutes=minutes)
        case _:
            assert_never(reason)


class LockView(QWidget):
    """Stands in the place of the whole window until the passphrase is given."""

    unlocked = Signal()

    def __init__(self, unlock: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("ground")
        sign = QLabel()
        used = theme.colours()
        sign.setPixmap(
            icons.pixmap("lock-2-line", theme.px(40), used.accent, self.devicePixelRatioF())
        )
        self.why = blocks.label("")
        self.kept = blocks.quiet(_("Wat je aan het invullen was, is bewaard."))
        self.form = UnlockForm(unlock)
        self.form.unlocked.connect(self.unlocked)
        card = Card("", sign, blocks.title(_("Vergrendeld")), self.why, self.kept, None, self.form)
        card.body.setContentsMargins(*[theme.px(32)] * 4)
        card.setFixedWidth(theme.px(440))
        inside = QVBoxLayout(self)
        inside.addStretch(2)
        inside.addLayout(blocks.row(1, card, 1))
        inside.addStretch(3)
        self.setFocusProxy(self.form)

    def explain(self, reason: Reason, minutes: int) -> None:
        """Say why the window is locked."""
        self.why.setText(sentence(reason, minutes))
        self.form.form.clear_problems()
