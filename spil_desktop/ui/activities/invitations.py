"""Inviting by letter: who gets one, who signs it, and the PDFs of letters and labels."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from spil_desktop.files import invitations as papers
from spil_desktop.language import _, ngettext
from spil_desktop.services import invitations
from spil_desktop.services.occurrences import OccurrenceRow
from spil_desktop.texts import dates
from spil_desktop.ui.activities.saving import PdfSaver
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.work import Work


class InvitationsDialog(Dialog):
    """Makes letters and address labels for everyone who is signed up or invited by name."""

    def __init__(self, work: Work, parent: QWidget, occurrence: OccurrenceRow) -> None:
        title = _("Uitnodigen voor {date}").format(date=dates.short_date(occurrence.held_on))
        super().__init__(work, title, parent)
        self.invitation = work.read(lambda session: invitations.prepare(session, occurrence.id))
        self.saver = PdfSaver(work, self)
        count, missing = len(self.invitation.invited), self.invitation.without_address
        self.said = blocks.label(_who(count))
        self.body.addWidget(self.said)
        if missing:
            words = ngettext(
                "Van {count} genodigde is het adres niet compleet: die krijgt geen brief.",
                "Van {count} genodigden is het adres niet compleet: die krijgen geen brief.",
                missing,
            )
            self.body.addWidget(blocks.Note(words.format(count=missing), Tone.WARNING))
        self.form = Form()
        self.signed_by = self.form.add("signed_by", _("Wie ondertekent?"), Line(), required=True)
        self.phone = self.form.add("phone", _("Welk nummer bellen ze?"), Line())
        self.body.addWidget(self.form, 1)
        self.body.addWidget(
            blocks.Note(
                _("Hierin staan namen en adressen, leesbaar voor wie het bestand heeft."),
                Tone.WARNING,
            )
        )
        self.letters_button = blocks.button(_("Brieven maken"), "file-text-line", "primary")
        self.letters_button.clicked.connect(self._letters)
        self.labels_button = blocks.button(_("Etiketten maken"), "file-text-line")
        self.labels_button.clicked.connect(self._labels)
        close = blocks.button(_("Sluiten"))
        close.clicked.connect(self.reject)
        self.body.addLayout(blocks.row(self.letters_button, self.labels_button, 1, close))
        for button in (self.letters_button, self.labels_button):
            button.setEnabled(count > 0)
        self.fit_words()

    def _letters(self) -> None:
        if not self.form.check():
            return
        invitation, today = self.invitation, self.work.today()
        sender, phone = self.signed_by.value() or "", self.phone.value() or ""

        def write(path: Path) -> None:
            papers.write_letters(invitation, path, today, sender=sender, phone=phone)

        self.saver.ask(_("uitnodigingen.pdf"), write, _("De brieven zijn opgeslagen."))

    def _labels(self) -> None:
        invitation, today = self.invitation, self.work.today()

        def write(path: Path) -> None:
            papers.write_labels(invitation, path, today)

        self.saver.ask(_("etiketten.pdf"), write, _("De etiketten zijn opgeslagen."))


def _who(count: int) -> str:
    if not count:
        return _(
            "Er is nog niemand uitgenodigd voor deze datum. Meld mensen aan met Aanmelden, of kies "
            "ze op de pagina Bewoners en nodig ze samen uit."
        )
    return ngettext(
        "{count} brief, voor wie is uitgenodigd of aangemeld. Wie is overleden of geen contact "
        "wil, krijgt nooit een brief.",
        "{count} brieven, voor wie is uitgenodigd of aangemeld. Wie is overleden of geen contact "
        "wil, krijgt nooit een brief.",
        count,
    ).format(count=count)
