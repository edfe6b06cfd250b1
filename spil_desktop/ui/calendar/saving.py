"""A calendar file: over which days, and with or without names."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import ics
from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.services import calendars
from spil_desktop.texts import problems
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import DateLine, Tick
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Work

_AHEAD = timedelta(weeks=12)


class CalendarFileDialog(Dialog):
    """Asks what goes into the file, and writes it; names only when they are asked for."""

    def __init__(self, work: Work, parent: QWidget, area_id: int | None) -> None:
        super().__init__(work, _("Agendabestand maken"), parent)
        self._area_id = area_id
        today = work.today()
        self.form = Form()
        self.first = self.form.add(
            "first", _("Vanaf"), DateLine(today, Toward.FUTURE), required=True
        )
        self.last = self.form.add(
            "last", _("Tot en met"), DateLine(today, Toward.FUTURE), required=True
        )
        self.names = self.form.add(
            "names",
            _("Namen"),
            Tick(_("Zet er namen en adressen bij")),
            help_text=_(
                "Zonder vinkje staat er alleen Huisbezoek, Rit of Klus. Met vinkje komen namen "
                "buiten Spil terecht, ook op je telefoon of bij wie je agenda mag zien. Spil "
                "noteert dat."
            ),
        )
        self.first.set_value(today)
        self.last.set_value(today + _AHEAD)
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        self.close_button = blocks.button(_("Annuleren"))
        self.save_button = blocks.button(_("Opslaan"), "calendar-line", "primary")
        self.save_button.setDefault(True)
        self.body.addWidget(self.form)
        self.body.addWidget(self.problem)
        self.body.addLayout(blocks.row(1, self.close_button, self.save_button))
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.ask_file)

    def ask_file(self) -> None:
        """Ask where the file goes."""
        if not self.form.check():
            return
        ask_place(
            self, _("Waar komt het agendabestand?"), _("agenda.ics"), self.save, _("Agenda (*.ics)")
        )

    def save(self, file: str) -> None:
        """Write the file."""
        first, last, area_id = self.first.value(), self.last.value(), self._area_id
        assert first is not None  # the form asked for both
        assert last is not None
        with_names, user_id = self.names.value(), self.work.user_id
        planned = self.work.read(
            lambda session: calendars.planned(session, first, last, area_id=area_id)
        )
        try:
            ics.write(planned, Path(file), made_at=datetime.now(UTC), with_names=with_names)
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            return
        if with_names:
            self.work.keep(
                lambda session: calendars.note_shared(session, len(planned), user_id=user_id)
            )
        self.work.say(_("Het agendabestand is opgeslagen. Open het met je agenda."))
        self.accept()
