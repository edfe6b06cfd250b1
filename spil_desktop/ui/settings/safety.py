"""The card with what keeps the data safe: passphrase, backups, check."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.recovery import KeySheet, advice
from spil_desktop.ui.settings.new_passphrase import NewPassphraseDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Line, Secret
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.work import StoreCheck, Work


class SafetyCard(Card):
    """Buttons for what one does now and then; the result is told in the card."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Veiligheid"))
        self._work = work
        self._progress: ProgressDialog | None = None
        self._file = Path()
        self.where = blocks.quiet(_("Bestand: {folder}").format(folder=work.folder))
        self.passphrase_button = blocks.button(_("Wachtzin wijzigen …"), "key-2-line")
        self.key_button = blocks.button(_("Herstelsleutel tonen …"), "file-shield-2-line")
        self.backup_button = blocks.button(_("Reservekopie maken …"), "save-3-line")
        self.restore_button = blocks.button(_("Reservekopie terugzetten …"), "history-line")
        self.check_button = blocks.button(_("Bestand controleren"), "shield-check-line")
        self.outcome = blocks.label("")
        self.outcome.hide()
        self.body.addWidget(self.where)
        for button in (
            self.passphrase_button,
            self.key_button,
            self.backup_button,
            self.restore_button,
            self.check_button,
        ):
            self.body.addLayout(blocks.row(button, 1))
        self.body.addWidget(self.outcome)
        self.passphrase_button.clicked.connect(self._passphrase)
        self.key_button.clicked.connect(self._key)
        self.backup_button.clicked.connect(self._ask_backup)
        self.restore_button.clicked.connect(self._restore)
        self.check_button.clicked.connect(self.check)

    def backup(self, name: str) -> None:
        """Write a backup to the file called `name`, with progress."""
        self._file = Path(name)
        self._run(_("Reservekopie maken"), self._write_backup, self._backed_up)

    def check(self) -> None:
        """Look whether the store is whole."""
        self._run(_("Bestand controleren"), self._look, self._checked)

    def _run(self, title: str, fn: Callable[[Job], object], done: Callable[[Any], None]) -> None:
        self.outcome.hide()
        progress = ProgressDialog(self._work, title, self)
        self._progress = progress
        progress.follow(self._work.outside(fn, done, self._refused))

    def _write_backup(self, job: Job) -> None:
        del job
        self._work.make_backup(self._file)

    def _look(self, job: Job) -> StoreCheck:
        del job
        return self._work.check_store()

    def _backed_up(self, _nothing: None) -> None:
        self._tell(_("De reservekopie staat in {file}.").format(file=self._file.name), Tone.GOOD)

    def _checked(self, found: StoreCheck) -> None:
        self._tell(sentence(found), Tone.GOOD if found.sound else Tone.DANGER)

    def _refused(self, error: SpilError) -> None:
        self._tell(problems.sentence(error), Tone.DANGER)

    def _tell(self, text: str, tone: Tone) -> None:
        if self._progress is not None:
            self._progress.finish()
            self._progress = None
        self.outcome.setText(text)
        self.outcome.setProperty("kind", "problem" if tone is Tone.DANGER else "")
        theme.restyle(self.outcome)
        self.outcome.show()

    def _passphrase(self) -> None:
        PassphraseDialog(self._work, self).open()

    def _key(self) -> None:
        KeyDialog(self._work, self).open()

    def _restore(self) -> None:
        RestoreDialog(self._work, self).open()

    def _ask_backup(self) -> None:
        name = f"spil-{self._work.today():%Y-%m-%d}.spilkopie"
        ask_place(self.window(), _("Waar komt de reservekopie?"), name, self.backup)


class PassphraseDialog(NewPassphraseDialog):
    """Puts a new passphrase in the place of the present one; nothing typed here is kept."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Wachtzin wijzigen"), parent, save=_("Wijzigen"))
        self.now = self.form.add("passphrase", _("Wachtzin van nu"), Secret(), required=True)
        self.add_new(_("Nieuwe wachtzin"), _("Nieuwe wachtzin, nog eens"))
        self.ready()

    def save(self) -> object:
        self.work.change_passphrase(self.now.text(), self.new.text())
        self.work.say(_("Je wachtzin is gewijzigd."))
        return None


class KeyDialog(FormDialog):
    """Shows the recovery key again, on the word of the passphrase."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Herstelsleutel tonen"), parent, save=_("Tonen"))
        self.passphrase = self.form.add("passphrase", _("Je wachtzin"), Secret(), required=True)
        self.sheet: KeySheet | None = None
        self.ready()

    def accept(self) -> None:
        if self.sheet is not None:
            self.done(FormDialog.DialogCode.Accepted)
        elif self.form.check():
            self._show()

    def is_changed(self) -> bool:
        return False

    def _show(self) -> None:
        try:
            key = self.work.printed_key(self.passphrase.text())
        except SpilError as error:
            self.form.show_problem("passphrase", problems.sentence(error))
            return
        self.passphrase.clear()
        self.form.show_row("passphrase", shown=False)
        self.sheet = KeySheet(key, "")
        self.form.add_wide(blocks.label(advice()))
        self.form.add_wide(self.sheet)
        self.save_button.setText(_("Klaar"))
        self.cancel_button.hide()
        self.adjustSize()


class RestoreDialog(FormDialog):
    """Puts a backup in the place of the store; the store of now is kept beside it."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        title = _("Reservekopie terugzetten")
        super().__init__(work, title, parent, save=_("Terugzetten"))
        self.form.add_wide(
            Note(
                _(
                    "Alles wordt weer zoals op de dag van de reservekopie. Het bestand van nu "
                    "wordt niet weggegooid, maar apart gezet."
                ),
                Tone.WARNING,
            )
        )
        self.file = self.form.add("file", _("Reservekopie"), Line(), required=True)
        self.choose_button = blocks.button(_("Kies bestand …"), "folder-open-line")
        self.form.add_wide(blocks.holder(blocks.row(self.choose_button, 1)))
        self.passphrase = self.form.add(
            "passphrase", _("Wachtzin van die dag, of herstelsleutel"), Secret(), required=True
        )
        self.choose_button.clicked.connect(self._choose)
        self.ready()

    def save(self) -> object:
        kept = self.work.restore(Path(self.file.text().strip()), self.passphrase.text())
        text = _("De reservekopie is teruggezet.")
        if kept is not None:
            text = _("{text} Het vorige bestand staat in {name}.").format(text=text, name=kept.name)
        self.work.say(text)
        return kept

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Kies een reservekopie"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.setText)
        dialog.open()


def sentence(found: StoreCheck) -> str:
    """Return in words what a check of the store found."""
    if not found.sound:
        return _("Het bestand is beschadigd. Zet een reservekopie terug.")
    text = _("Het bestand is in orde.")
    if found.open_files:
        text += " " + ngettext(
            "Let op: {count} bestand is leesbaar voor anderen op deze computer.",
            "Let op: {count} bestanden zijn leesbaar voor anderen op deze computer.",
            len(found.open_files),
        ).format(count=len(found.open_files))
    return text
