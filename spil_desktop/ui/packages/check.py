"""Whether a package can be used: unchanged since it was signed, and by whom."""

from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.rules.signatures import Trust
from spil_desktop.texts import findings
from spil_desktop.texts import release as words
from spil_desktop.ui import theme
from spil_desktop.ui.packages.opened import OpenedPackage
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Note, Tone


def tone(trust: Trust | None) -> Tone:
    """Return the colour of a package without faults, after what is known of its key."""
    match trust:
        case Trust.KNOWN:
            return Tone.GOOD
        case Trust.UNKNOWN | None:
            return Tone.WARNING
        case Trust.OTHER_NAME | Trust.OTHER_KEY:
            return Tone.DANGER
        case _:
            assert_never(trust)


def mark(release: Release) -> list[QWidget]:
    """Return the mark that everything of an invented release carries; nothing for another."""
    return [Note(words.demo_mark(), Tone.WARNING)] if release.demo else []


class CheckView(QWidget):
    """What a package is, whether it is whole, who signed it, and what is wrong where."""

    trusted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(12))
        self.trust_button = blocks.button("")

    def show_package(self, opened: OpenedPackage | None) -> None:
        """Show what was found in a package."""
        blocks.clear(self._body)
        if opened is None:
            return
        release, found = opened.checked.release, opened.checked.findings
        if release is not None:
            self._body.addWidget(blocks.heading(words.title(release)))
            for note in mark(release):
                self._body.addWidget(note)
        if found:
            text = _(
                "Dit pakket is niet te vertrouwen. Vraag de afzender om het opnieuw te sturen."
            )
            self._body.addWidget(Note(text, Tone.DANGER))
        else:
            self._body.addWidget(Note(findings.verdict(opened.trust), tone(opened.trust)))
        self._add_seal(opened)
        if found:
            lines = [blocks.label(findings.sentence(finding)) for finding in found]
            self._body.addWidget(Card(_("Wat er niet klopt"), *lines))
        remarks = opened.checked.remarks
        if remarks:
            text = "\n".join(findings.sentence(remark) for remark in remarks)
            self._body.addWidget(Note(text, Tone.WARNING))
        self._body.addWidget(blocks.quiet(str(opened.checked.path)))
        self._body.addStretch(1)

    def _add_seal(self, opened: OpenedPackage) -> None:
        seal, trust = opened.checked.seal, opened.trust
        if seal is None or trust is None:
            return
        known = trust is Trust.KNOWN
        card = Card(_("Wie maakte dit?"), blocks.label(findings.sealed_by(seal, trust)))
        if known:
            card.body.addWidget(blocks.quiet(seal.fingerprint))
        elif opened.is_valid:
            self.trust_button = blocks.button(_("De vingerafdruk klopt: onthouden"), "check-line")
            self.trust_button.clicked.connect(self.trusted)
            card.body.addLayout(blocks.row(self.trust_button, 1))
        self._body.addWidget(card)
