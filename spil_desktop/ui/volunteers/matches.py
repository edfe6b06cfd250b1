"""The running matches of one volunteer."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services.match_lists import MatchRow
from spil_desktop.texts import labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.work import Work


class MatchButton(QWidget):
    """One match: with whom, what for, how far; the name opens it on the page Koppelen."""

    def __init__(self, work: Work, match: MatchRow) -> None:
        super().__init__()
        self.work = work
        self.match = match
        name = blocks.button(match.name, kind="link")
        name.clicked.connect(self._open)
        about = [labels.label(match.kind)]
        if match.agreed:
            about.append(labels.short_day_parts(match.agreed))
        status = blocks.chip(labels.label(match.status), Tone.ACCENT)
        inside = blocks.column(blocks.row(name, 1, status), blocks.quiet(" · ".join(about)), gap=2)
        self.setLayout(inside)

    def _open(self) -> None:
        self.work.go("matching", ["match", self.match.id])


class MatchesCard(blocks.Card):
    """All running matches of a volunteer."""

    def __init__(self, work: Work, matches: tuple[MatchRow, ...]) -> None:
        super().__init__(_("Koppelingen"))
        for match in matches:
            self.body.addWidget(MatchButton(work, match))
        if not matches:
            self.body.addWidget(blocks.quiet(_("Nog met niemand gekoppeld.")))
