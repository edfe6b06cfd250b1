"""The first start: look around or begin for real, the area, the passphrase, the recovery key."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.language import _
from spil_desktop.rules import passphrases
from spil_desktop.rules.passphrases import Strength
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas
from spil_desktop.services.areas import AreaFields
from spil_desktop.texts import problems
from spil_desktop.ui import strength, theme
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.recovery import KeyCheck, KeySheet, advice
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.fields import Line, Secret
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.stores import create_store
from spil_desktop.ui.strength import StrengthBar
from spil_desktop.ui.work import Work


class Step(QWidget):
    """One step: a title, a sentence, and what is asked."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.title = title
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(12))
        self.body.addWidget(blocks.title(title))
        if text:
            self.body.addWidget(blocks.label(text))

    def check(self) -> bool:
        """Say whether one can go on; show what is missing."""
        return True

    def first_focus(self) -> QWidget:
        """Return the widget that gets the keyboard."""
        return self


class ChoiceStep(Step):
    """Begin for real, or look around among invented people."""

    def __init__(self) -> None:
        super().__init__(
            _("Welkom bij Spil"),
            _(
                "Hier houd je bij wie je helpt, wat zij vragen en wie iets voor elkaar kan "
                "betekenen. Alles blijft op deze computer, versleuteld."
            ),
        )
        self.real = QRadioButton(_("Ik begin met mijn eigen wijk of dorp"))
        self.demo = QRadioButton(_("Ik kijk eerst rond met voorbeeldgegevens"))
        self.real.setChecked(True)
        self.body.addSpacing(theme.px(8))
        self.body.addWidget(self.real)
        self.body.addWidget(self.demo)
        self.body.addWidget(
            blocks.quiet(
                _("Voorbeeldgegevens staan in een eigen bestand. Je kunt later echt beginnen.")
            )
        )
        self.body.addStretch(1)
        self.packages = blocks.button(_("Alleen pakketten met cijfers bekijken"), kind="quiet")
        self.body.addLayout(blocks.row(self.packages, 1))

    def first_focus(self) -> QWidget:
        return self.real


class AreaStep(Step):
    """Where the Spil works."""

    def __init__(self) -> None:
        super().__init__(
            _("Waar werk je?"), _("Meer wijken of dorpen voeg je later toe bij Instellingen.")
        )
        self.form = Form()
        self.name = self.form.add("name", _("Wijk of dorp"), Line(), required=True)
        self.municipality = self.form.add("municipality", _("Gemeente"), Line())
        self.cbs_code = self.form.add(
            "cbs_code",
            _("CBS-code, als je die weet"),
            Line("WK009001"),
            help_text=_("Die staat op de kaart van het CBS. Je kunt hem later invullen."),
        )
        self.body.addWidget(self.form)
        self.body.addStretch(1)

    def check(self) -> bool:
        if not self.form.check():
            return False
        try:
            areas.check(self.fields())
        except SpilError as error:
            self.form.show_error(error)
        return not self.form.has_problems()

    def first_focus(self) -> QWidget:
        return self.name

    def fields(self) -> AreaFields:
        """Return the area as it was filled in."""
        return AreaFields(
            name=self.name.value() or "",
            municipality=self.municipality.value(),
            cbs_code=self.cbs_code.value(),
        )


class PassphraseStep(Step):
    """The passphrase, twice, and the folder in which the store comes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("Kies een wachtzin"),
            _("Met deze zin gaat je bestand open. Zonder de zin kan niemand erin, ook wij niet."),
        )
        self.form = Form()
        self.passphrase = self.form.add("passphrase", _("Wachtzin"), Secret(), required=True)
        self.form.add_wide(StrengthBar(self.passphrase))
        self.again = self.form.add("again", _("Wachtzin, nog eens"), Secret(), required=True)
        self.folder = self.form.add("folder", _("Map voor het bestand"), Line(), required=True)
        self.folder.setText(str(folder))
        self.choose_button = blocks.button(_("Andere map …"), "folder-open-line")
        self.form.add_wide(blocks.holder(blocks.row(self.choose_button, 1)))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.choose_button.clicked.connect(self._choose)

    def check(self) -> bool:
        if not self.form.check():
            return False
        weak = passphrases.strength(self.passphrase.text()) is Strength.WEAK
        if weak:
            self.form.show_problem("passphrase", strength.sentence(Strength.WEAK))
        elif self.passphrase.text() != self.again.text():
            self.form.show_problem("again", _("De twee wachtzinnen zijn niet gelijk."))
        return not self.form.has_problems()

    def first_focus(self) -> QWidget:
        return self.passphrase

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), _("Waar komt het bestand?"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, chosen: str) -> None:
        self.folder.setText(str(Path(chosen) / "Spil"))


class KeyStep(Step):
    """The recovery key: print it, and prove it."""

    def __init__(self, printed_key: str, name: str) -> None:
        super().__init__(_("Druk je herstelsleutel af"), advice())
        self.sheet = KeySheet(printed_key, name)
        self.proof = KeyCheck(printed_key)
        self.body.addWidget(self.sheet)
        self.body.addWidget(blocks.label(_("Neem je papier erbij en typ deze twee groepen over.")))
        self.body.addWidget(self.proof)
        self.body.addStretch(1)

    def check(self) -> bool:
        return self.proof.check()

    def first_focus(self) -> QWidget:
        return self.sheet.print_button


class Wizard(QDialog):
    """Leads through the steps; `created` carries the Work on the new store."""

    created = Signal(object)
    packages_wanted = Signal()

    def __init__(self, folder: Path, demo_folder: Path, preferences: PreferenceKeeper) -> None:
        super().__init__()
        theme.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Spil")
        self.setFixedWidth(theme.px(640))
        self.setMinimumHeight(theme.px(620))
        self._folders = {False: folder, True: demo_folder}
        self._preferences = preferences
        self._work: Work | None = None
        self.choice, self.area = ChoiceStep(), AreaStep()
        self.passphrase = PassphraseStep(folder)
        self.key: KeyStep | None = None
        self.steps = QStackedWidget()
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        self.place: QLabel = blocks.quiet("")
        self.back_button = blocks.button(_("Terug"))
        self.next_button = blocks.button(_("Verder"), kind="primary")
        self.next_button.setDefault(True)
        self._lay_out()
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self.choice.packages.clicked.connect(self.packages_wanted)
        self._show(self.choice)

    def is_demo(self) -> bool:
        """Say whether the store will hold invented data."""
        return self.choice.demo.isChecked()

    def next(self) -> None:
        """Go on, when this step is filled in well."""
        step = self.step()
        if not step.check():
            return
        if step is self.choice:
            self.passphrase.folder.setText(str(self._folders[self.is_demo()]))
            self._show(self.passphrase if self.is_demo() else self.area)
        elif step is self.area:
            self._show(self.passphrase)
        elif step is self.passphrase:
            self._create()
        else:
            self._finish()

    def back(self) -> None:
        """Go back one step; once the store is made there is no way back."""
        if self.step() is self.passphrase and not self.is_demo():
            self._show(self.area)
        else:
            self._show(self.choice)

    def step(self) -> Step:
        """Return the step that is shown."""
        shown = self.steps.currentWidget()
        return shown if isinstance(shown, Step) else self.choice

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the new store closed when the wizard is left half-way."""
        if self._work is not None:
            self._work.close()
            self._work = None
        super().closeEvent(event)

    def _lay_out(self) -> None:
        for step in (self.choice, self.area, self.passphrase):
            self.steps.addWidget(step)
        air = theme.px(32)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(air, air, air, air)
        inside.setSpacing(theme.px(16))
        brand = QLabel("Spil")
        brand.setObjectName("brand")
        inside.addWidget(brand)
        inside.addWidget(self.steps, 1)
        inside.addWidget(self.problem)
        inside.addLayout(blocks.row(self.place, 1, self.back_button, self.next_button))

    def _show(self, step: Step) -> None:
        order: list[Step] = [self.choice, self.passphrase]
        if not self.is_demo():
            order = [self.choice, self.area, self.passphrase]
        at = order.index(step) + 1 if step in order else len(order) + 1
        total = len(order) + (0 if self.is_demo() else 1)
        self.place.setText(_("Stap {at} van {total}").format(at=at, total=total))
        self.problem.hide()
        self.steps.setCurrentWidget(step)
        self.back_button.setVisible(step is not self.choice and self._work is None)
        step.first_focus().setFocus()

    def _create(self) -> None:
        folder = Path(self.passphrase.folder.text().strip()).expanduser()
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            database, key = create_store(
                folder, self.passphrase.passphrase.text(), demo=self.is_demo()
            )
            self._work = Work(database, self._preferences)
            if not self.is_demo():
                self._add_area(self._work)
        except SpilError as error:
            self._refuse(error)
            return
        finally:
            self.unsetCursor()
        if self.is_demo():
            self._finish()
            return
        self.key = KeyStep(key, self.area.fields().name)
        self.steps.addWidget(self.key)
        self.next_button.setText(_("Beginnen"))
        self._show(self.key)

    def _add_area(self, work: Work) -> None:
        fields, today = self.area.fields(), work.today()
        work.write(Act.EDIT_AREA, lambda session: areas.add(session, fields, today=today))

    def _refuse(self, error: SpilError) -> None:
        if error.problem is StoreProblem.WEAK_PASSPHRASE:
            self.passphrase.form.show_problem("passphrase", problems.sentence(error))
            return
        self.problem.set_text(problems.sentence(error))
        self.problem.show()

    def _finish(self) -> None:
        work, self._work = self._work, None
        self.created.emit(work)
        self.accept()
