"""What a volunteer still has to do: her planned rides and small jobs, each a step away."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.services.volunteer_work import Coming, ComingKind
from spil_desktop.texts import dates
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.work import Work

_PAGES = {ComingKind.RIDE: "transport", ComingKind.JOB: "jobs"}


class ComingCard(blocks.Card):
    """Rides and jobs from today on, the first on top; there is no card without any."""

    def __init__(self, work: Work, coming: tuple[Coming, ...]) -> None:
        super().__init__(_("Wat staat er gepland?"))
        for one in coming:
            self.body.addWidget(ComingLine(work, one))


class ComingLine(QWidget):
    """One ride or job: when, what, for whom; it opens on its own page."""

    def __init__(self, work: Work, coming: Coming) -> None:
        super().__init__()
        self.work = work
        self.coming = coming
        self.open = blocks.button(words(coming), kind="link")
        self.open.clicked.connect(self._open)
        self.setLayout(blocks.row(self.open, 1))

    def _open(self) -> None:
        self.work.go(_PAGES[self.coming.kind], self.coming.id)


def words(one: Coming) -> str:
    """Say when it is, what and for whom: "wo 22-04-2026, 10.15 uur: rit, Annie Rustema"."""
    when = ", ".join(filter(None, (dates.day_and_date(one.on), dates.clock(one.at))))
    what = {ComingKind.RIDE: _("rit"), ComingKind.JOB: _("klus")}[one.kind]
    return _("{when}: {what}, {name}").format(when=when, what=what, name=one.name)
