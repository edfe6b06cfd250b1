"""Opening the store: by passphrase, or by the printed recovery key when that is forgotten."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.language import _
from spil_desktop.texts import problems
from spil_desktop.ui import stores, theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.fields import Line, Secret
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.strength import StrengthBar


class UnlockForm(QWidget):
    """Asks for the passphrase and calls `unlock` with it; shows why it was refused."""

    unlocked = Signal()

    def __init__(self, unlock: Callable[[str], None]) -> None:
        super().__init__()
        self._unlock = unlock
        self.form = Form()
        self.passphrase = self.form.add("passphrase", _("Wachtzin"), Secret())
        self.button = blocks.button(_("Openen"), "lock-unlock-line", "primary")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        inside.addWidget(self.button)
        self.setFocusProxy(self.passphrase)
        self.button.clicked.connect(self.submit)
        self.passphrase.returnPressed.connect(self.submit)

    def submit(self) -> None:
        """Try the passphrase that was typed."""
        self.form.clear_problems()
        typed = self.passphrase.value()
        if typed is None:
            self.form.show_problem("passphrase", _("Typ je wachtzin."))
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            self._unlock(typed)
        except SpilError as error:
            self.form.show_problem("passphrase", problems.sentence(error))
            self.passphrase.selectAll()
            return
        finally:
            self.unsetCursor()
        self.passphrase.clear()
        self.unlocked.emit()


class RecoveryForm(QWidget):
    """Asks for the printed recovery key and a new passphrase, and opens the store with them."""

    recovered = Signal()
    given_up = Signal()

    def __init__(self, recover: Callable[[str, str], None]) -> None:
        super().__init__()
        self._recover = recover
        self.form = Form()
        self.key = self.form.add(
            "recovery_key",
            _("Herstelsleutel"),
            Line("XXXX-XXXX-XXXX-…"),
            help_text=_("De 14 groepjes letters en cijfers die je bij het begin hebt afgedrukt."),
        )
        self.new = self.form.add("passphrase", _("Nieuwe wachtzin"), Secret())
        self.strength = StrengthBar(self.new)
        self.form.add_wide(self.strength)
        self.again = self.form.add("again", _("Nieuwe wachtzin, nog eens"), Secret())
        self.button = blocks.button(_("Openen"), kind="primary")
        self.back = blocks.button(_("Terug"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        inside.addLayout(blocks.row(self.back, 1, self.button))
        self.setFocusProxy(self.key)
        self.button.clicked.connect(self.submit)
        self.again.returnPressed.connect(self.submit)
        self.back.clicked.connect(self.given_up)

    def submit(self) -> None:
        """Try the key that was typed."""
        self.form.clear_problems()
        key, new = self.key.value(), self.new.value()
        if key is None or new is None:
            name = "recovery_key" if key is None else "passphrase"
            self.form.show_problem(name, _("Vul dit in."))
            return
        if new != self.again.value():
            self.form.show_problem("again", _("De twee wachtzinnen zijn niet gelijk."))
            return
        try:
            self._recover(key, new)
        except SpilError as error:
            weak = error.problem is StoreProblem.WEAK_PASSPHRASE
            self.form.show_problem(
                "passphrase" if weak else "recovery_key", problems.sentence(error)
            )
            return
        self.recovered.emit()


class OpeningDialog(QDialog):
    """The first thing one sees: which store, and its passphrase. `opened` carries the database."""

    opened = Signal(object)
    new_wanted = Signal()
    packages_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        theme.dress(self)
        self.folder = folder
        self._database: object = None
        self.setWindowTitle("Spil")
        self.setFixedWidth(theme.px(480))
        self.where = blocks.quiet("")
        self.unlock_form = UnlockForm(self._open)
        self.recovery_form = RecoveryForm(self._recover)
        self.forgotten = blocks.button(_("Wachtzin vergeten?"), kind="quiet")
        self.other = blocks.button(_("Ander bestand …"), kind="quiet")
        self.new = blocks.button(_("Nieuw bestand …"), kind="quiet")
        self.packages = blocks.button(_("Pakketten bekijken"), kind="quiet")
        self.usual = blocks.holder(
            blocks.column(
                self.unlock_form,
                blocks.row(self.forgotten, 1, self.packages),
                blocks.row(self.other, 1, self.new),
            )
        )
        self.recovery_form.hide()
        self._lay_out()
        self.set_folder(folder)
        self.unlock_form.unlocked.connect(self._done)
        self.recovery_form.recovered.connect(self._done)
        self.recovery_form.given_up.connect(self._back)
        self.forgotten.clicked.connect(self._forgot)
        self.other.clicked.connect(self._choose)
        self.new.clicked.connect(self.new_wanted)
        self.packages.clicked.connect(self.packages_wanted)
        self.unlock_form.setFocus()
        self._loading = stores.load_ahead()

    def set_folder(self, folder: Path) -> None:
        """Open the store in `folder` instead."""
        self.folder = folder
        self.where.setText(_("Bestand: {folder}").format(folder=folder))

    def _lay_out(self) -> None:
        air = theme.px(32)
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(air, air, air, air)
        inside.setSpacing(theme.px(16))
        brand = QLabel("Spil")
        brand.setObjectName("brand")
        inside.addWidget(brand)
        inside.addWidget(blocks.title(_("Welkom terug")))
        inside.addWidget(self.where)
        inside.addWidget(self.problem)
        inside.addWidget(self.usual)
        inside.addWidget(self.recovery_form)

    def _open(self, passphrase: str) -> None:
        self._loading.join()
        self._database = stores.open_store(self.folder, passphrase)

    def _recover(self, key: str, new: str) -> None:
        self._loading.join()
        self._database = stores.open_with_new_passphrase(self.folder, key, new)

    def _done(self) -> None:
        self.opened.emit(self._database)
        self._database = None
        self.accept()

    def _forgot(self) -> None:
        self._swap(self.usual, self.recovery_form)

    def _back(self) -> None:
        self._swap(self.recovery_form, self.usual)
        self.unlock_form.setFocus()

    def _swap(self, old: QWidget, new: QWidget) -> None:
        old.hide()
        new.show()
        new.setFocus()
        self.adjustSize()

    def _choose(self) -> None:
        dialog = QFileDialog(self, _("Kies de map van het bestand"), str(self.folder.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, chosen: str) -> None:
        folder = Path(chosen)
        self.problem.setVisible(not stores.is_store(folder))
        if stores.is_store(folder):
            self.set_folder(folder)
        else:
            self.problem.set_text(problems.sentence(SpilError(StoreProblem.NO_STORE)))
