"""The emergency card before it is made: for whom, with or without health, and what it will say."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import emergency_card
from spil_desktop.files.emergency_card import CardWords
from spil_desktop.language import _
from spil_desktop.services import emergency_cards
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import Line, Tick
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Work


class EmergencyCardDialog(Dialog):
    """Shows the words of the card as they will be printed, and saves it as a PDF."""

    def __init__(self, work: Work, parent: QWidget, participant_id: int) -> None:
        super().__init__(work, _("Noodkaart"), parent)
        today = work.today()
        self.card = work.read(
            lambda session: emergency_cards.read(session, participant_id, today=today)
        )
        self.form = Form()
        self.recipient = self.form.add(
            "recipient",
            _("Voor wie is de kaart?"),
            Line(_("mevrouw zelf, de buurvrouw, de thuiszorg …")),
            required=True,
            help_text=_("Dit staat onderaan op de kaart."),
        )
        self.health = self.form.add("health", _("Gezondheid"), Tick(_("Zet er ook gezondheid op")))
        self.form.show_row("health", shown=self.card.health is not None)
        self.preview = blocks.Card()
        self.preview.setAccessibleName(_("Voorbeeld van de kaart"))
        self.missing = Note("", Tone.WARNING)
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        self.close_button = blocks.button(_("Sluiten"))
        self.save_button = blocks.button(_("Opslaan als PDF"), "file-pdf-line", "primary")
        self.save_button.setDefault(True)
        self.body.addWidget(self.form)
        self.body.addWidget(blocks.scrolled(blocks.holder(blocks.column(self.preview))), 1)
        self.body.addWidget(self.missing)
        self.body.addWidget(self.problem)
        self.body.addLayout(blocks.row(1, self.close_button, self.save_button))
        self.form.edited.connect(self.show_words)
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.ask_file)
        blocks.bound_to_screen(self, theme.px(520), theme.px(680))
        self.show_words()
        self.recipient.setFocus()

    def words(self) -> CardWords:
        """Return what the card says now."""
        return emergency_card.words(
            self.card,
            recipient=self.recipient.value() or "…",
            with_health=self.health.value(),
            made_on=self.work.today(),
        )

    def show_words(self) -> None:
        """Show the card as it will be printed."""
        said = self.words()
        blocks.clear(self.preview.body)
        self.preview.body.addWidget(blocks.label(said.name, "title"))
        for part in said.parts:
            self.preview.body.addWidget(blocks.heading(part.heading))
            for line in part.lines:
                self.preview.body.addWidget(blocks.label(line))
        self.preview.body.addWidget(blocks.quiet(f"{said.recipient} · {said.made}"))
        self.preview.body.addStretch(1)
        self.missing.set_text(
            _("Er is nog niemand om te bellen. Vink bij iemand in het netwerk Bellen bij nood aan.")
        )
        self.missing.setVisible(not self.card.to_call)

    def ask_file(self) -> None:
        """Ask where the card goes."""
        if not self.form.check():
            return
        ask_place(
            self, _("Waar komt de noodkaart?"), _("noodkaart.pdf"), self.save, _("PDF (*.pdf)")
        )

    def save(self, file: str) -> None:
        """Write the card to `file`."""
        try:
            emergency_card.write(self.words(), Path(file), made_on=self.work.today())
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            return
        self.work.say(_("De noodkaart is opgeslagen. Geef hem alleen aan wie erop staat."))
        self.accept()
