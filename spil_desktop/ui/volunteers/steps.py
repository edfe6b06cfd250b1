"""The steps that may be taken with a volunteer now, each a button."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, VolunteerStatus
from spil_desktop.services import volunteers
from spil_desktop.services.volunteers import VolunteerRow
from spil_desktop.texts import labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.volunteers.dialogs import VogDialog
from spil_desktop.ui.work import Work


class Steps(QWidget):
    """Where a volunteer stands and what can follow, the usual step first.

    `owner` stays when the steps are shown anew, and so owns the forms that they open.
    """

    def __init__(self, work: Work, owner: QWidget, volunteer: VolunteerRow) -> None:
        super().__init__()
        self.work = work
        self._owner = owner
        self._volunteer = volunteer
        self._group = QButtonGroup(self)
        flow = FlowLayout()
        for place, step in enumerate(volunteer.steps):
            button = blocks.button(word(step))
            self._group.addButton(button, place)
            flow.addWidget(button)
        self._group.idClicked.connect(self._take)
        now = _("Nu: {stage}. Wat volgt?").format(stage=labels.label(volunteer.fields.status))
        self.setLayout(blocks.column(blocks.quiet(now), blocks.holder(flow), gap=4))

    def _take(self, place: int) -> None:
        volunteer, today = self._volunteer, self.work.today()
        step = volunteer.steps[place]
        if step is VolunteerStatus.VOG_REQUESTED:
            VogDialog(self.work, self._owner, volunteer, received=False).open()
            return
        said = _("{name}: {stage}.").format(name=volunteer.name, stage=labels.label(step))
        if volunteer.load and step in {VolunteerStatus.PAUSED, VolunteerStatus.STOPPED}:
            said += " " + _("Er lopen nog koppelingen. Die blijven staan tot je ze beëindigt.")
        self.work.attempt(
            Act.MOVE_VOLUNTEER,
            lambda session: volunteers.move(session, volunteer.id, step, today=today),
            said,
        )


def word(step: VolunteerStatus) -> str:
    """Return what the button of a step says."""
    return {
        VolunteerStatus.APPLIED: _("Aanmelden"),
        VolunteerStatus.GETTING_ACQUAINTED: _("Kennismaken"),
        VolunteerStatus.VOG_REQUESTED: _("VOG aangevraagd"),
        VolunteerStatus.READY: _("Inzetbaar"),
        VolunteerStatus.ACTIVE: _("Actief"),
        VolunteerStatus.PAUSED: _("Pauze"),
        VolunteerStatus.STOPPED: _("Stoppen"),
    }[step]
