"""The letter of a referral: read it first, then keep it as PDF."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.letters import LetterFacts
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import audit
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.texts import letters, problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.work import Session, Work


class Preview(QPlainTextEdit):
    """The words of a letter, to read; the keyboard leaves it with Tab."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Voorbeeld van de brief"))
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + theme.px(20))


class LetterDialog(Dialog):
    """Shows the letter as it may go now, and writes it to a file.

    What she does not allow any more is left out. The file's name holds no name of a person.
    """

    def __init__(
        self, work: Work, parent: QWidget, referral: ReferralRow, facts: LetterFacts
    ) -> None:
        super().__init__(work, _("Brief"), parent)
        self._key = referral.id
        self._made_on = facts.on
        self.letter = letters.referral(facts)
        self.setMinimumWidth(theme.px(560))
        if set(facts.shared) != set(referral.shared):
            self.body.addWidget(
                blocks.Note(
                    _("Wat de bewoner niet meer goedvindt, staat niet in deze brief."),
                    Tone.WARNING,
                )
            )
        self.preview = Preview(18)
        self.preview.setPlainText(self.letter.plain())
        self.body.addWidget(self.preview, 1)
        self.file = Line()
        self.file.setAccessibleName(_("Bestand"))
        self.file.set_state(str(Path.home() / _("verwijzing-{day}.pdf").format(day=facts.on)))
        self.pick_button = blocks.button(_("Bladeren"), "folder-line")
        self.pick_button.clicked.connect(self._pick)
        self.body.addLayout(blocks.row(self.file, self.pick_button))
        self.body.addWidget(
            blocks.quiet(
                _("Het bestand is niet versleuteld. Gooi het weg als de brief verstuurd is.")
            )
        )
        self.problem = blocks.Note("", Tone.DANGER)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.close_button = blocks.button(_("Sluiten"))
        self.close_button.clicked.connect(self.reject)
        self.write_button = blocks.button(_("Bewaren als PDF"), "download-line", "primary")
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self.write)
        self.body.addLayout(blocks.row(1, self.close_button, self.write_button))
        self.write_button.setFocus()

    def write(self) -> None:
        """Write the letter and note in the log that it left."""
        from spil_desktop.files import referral_letter  # noqa: PLC0415 - reportlab takes 0.2 s

        try:
            referral_letter.write(self.letter, self._made_on, Path(self.file.value() or ""))
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            return
        self.work.keep(self._log)
        self.work.say(_("De brief is gemaakt."))
        self.accept()

    def _log(self, session: Session) -> None:
        audit.append(
            session,
            Act.RECORD_REFERRAL,
            "referral",
            self._key,
            {"letter": 1},
            user_id=self.work.user_id,
        )

    def _pick(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Brief bewaren"), self.file.text(), "PDF (*.pdf)"
        )
        if name:
            self.file.set_state(name)
