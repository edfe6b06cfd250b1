"""How strong a passphrase is, while it is typed."""

from typing import assert_never

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules import passphrases
from spil_desktop.rules.passphrases import Strength
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import Secret

_FULL_BITS = 80


class StrengthBar(QWidget):
    """A bar and a sentence below a passphrase field."""

    def __init__(self, field: Secret) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, _FULL_BITS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Sterkte van de wachtzin"))
        self.words: QLabel = blocks.quiet("")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, theme.px(8))
        inside.setSpacing(theme.px(4))
        inside.addWidget(self.bar)
        inside.addWidget(self.words)
        field.textChanged.connect(self._measure)
        self._measure(field.text())

    def _measure(self, typed: str) -> None:
        self.bar.setValue(min(_FULL_BITS, round(passphrases.estimate_bits(typed))))
        self.words.setText(sentence(passphrases.strength(typed)) if typed else advice())


def advice() -> str:
    """Return how to think of a good passphrase."""
    return _("Neem vier of meer gewone woorden die niets met elkaar te maken hebben.")


def sentence(strength: Strength) -> str:
    """Return what `strength` means for the user."""
    match strength:
        case Strength.WEAK:
            return _("Nog te makkelijk te raden. Voeg woorden toe.")
        case Strength.FAIR:
            return _("Dit is goed genoeg.")
        case Strength.GOOD:
            return _("Dit is een sterke wachtzin.")
        case _:
            assert_never(strength)
