"""The thank-you page before it is made: over which days, and what it will say."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import thank_you
from spil_desktop.files.thank_you import ThankYou
from spil_desktop.language import _
from spil_desktop.services import volunteer_work
from spil_desktop.services.volunteers import VolunteerRow
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import DateLine
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Work


class ThankYouDialog(Dialog):
    """Shows the words of the page as they will be printed, and saves it as a PDF."""

    def __init__(self, work: Work, parent: QWidget, volunteer: VolunteerRow) -> None:
        super().__init__(work, _("Bedankpagina"), parent)
        self._volunteer = volunteer
        today = work.today()
        self.form = Form()
        self.first = self.form.add("first", _("Vanaf"), DateLine(today), required=True)
        self.last = self.form.add("last", _("Tot en met"), DateLine(today), required=True)
        self.first.set_value(date(today.year, 1, 1))
        self.last.set_value(today)
        self.preview = blocks.Card()
        self.preview.setAccessibleName(_("Voorbeeld van de bedankpagina"))
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        self.close_button = blocks.button(_("Sluiten"))
        self.save_button = blocks.button(_("Opslaan als PDF"), "file-pdf-line", "primary")
        self.save_button.setDefault(True)
        self.body.addWidget(self.form)
        self.body.addWidget(blocks.scrolled(blocks.holder(blocks.column(self.preview))), 1)
        self.body.addWidget(self.problem)
        self.body.addLayout(blocks.row(1, self.close_button, self.save_button))
        self.form.edited.connect(self.show_words)
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.ask_file)
        self.resize(theme.px(520), theme.px(560))
        self.show_words()

    def words(self) -> ThankYou | None:
        """Return what the page says now; None while the days are not both known and in order."""
        first, last, volunteer = self.first.value(), self.last.value(), self._volunteer
        if first is None or last is None or last < first:
            return None
        done = self.work.read(
            lambda session: volunteer_work.done(session, volunteer.id, first, last)
        )
        return thank_you.words(volunteer.name, done, volunteer.fields.since)

    def show_words(self) -> None:
        """Show the page as it will be printed."""
        said = self.words()
        blocks.clear(self.preview.body)
        self.save_button.setEnabled(said is not None)
        if said is None:
            self.preview.body.addWidget(blocks.quiet(_("Vul twee dagen in, de eerste eerst.")))
            return
        self.preview.body.addWidget(blocks.label(said.title, "title"))
        self.preview.body.addWidget(blocks.label(said.opening))
        for line in said.lines:
            self.preview.body.addWidget(blocks.label(f"• {line}"))
        self.preview.body.addWidget(blocks.label(said.closing))
        self.preview.body.addStretch(1)

    def ask_file(self) -> None:
        """Ask where the page goes."""
        ask_place(
            self, _("Waar komt de bedankpagina?"), _("bedankt.pdf"), self.save, _("PDF (*.pdf)")
        )

    def save(self, file: str) -> None:
        """Write the page to `file`."""
        said = self.words()
        if said is None:
            return
        try:
            thank_you.write(said, Path(file), made_on=self.work.today())
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            return
        self.work.say(_("De bedankpagina is opgeslagen."))
        self.accept()
