"""Reading a list of addresses with coordinates: look at what it brings first, then keep it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import workbooks
from spil_desktop.language import _
from spil_desktop.rules import address_points as rules
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import address_points
from spil_desktop.texts import numbers, problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.rules.address_points import Point


class AddressPointsCard(Card):
    """How many addresses are known by their place, and the way to bring more."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Afstanden"))
        self._work = work
        self.known = blocks.label("")
        self.read_button = blocks.button(_("Adreslijst inlezen"), "map-pin-line")
        self.read_button.clicked.connect(self._read)
        self.body.addWidget(self.known)
        self.body.addLayout(blocks.row(self.read_button, 1))

    def reload(self) -> None:
        """Show how many addresses are known now."""
        count = self._work.read(address_points.count)
        self.known.setText(
            _("Van {count} adressen weet Spil waar zij liggen.").format(count=numbers.whole(count))
            if count
            else _("Spil rekent nu met straat, postcode en wijk. Met een adreslijst ook in meters.")
        )

    def _read(self) -> None:
        AddressPointsDialog(self._work, self).open()


class AddressPointsDialog(Dialog):
    """Says what a list brings; nothing is kept before "Overnemen"."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Adreslijst inlezen"), parent)
        self._points: tuple[Point, ...] = ()
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Een lijst met de kolommen postcode, huisnummer, lat en lon: csv of een"
                    " rekenblad. De lijst blijft in de kluis en gaat nergens anders heen."
                )
            )
        )
        self.file_button = blocks.button(_("Bestand kiezen"), "file-excel-line")
        self.file_button.clicked.connect(self._pick)
        self.body.addLayout(blocks.row(self.file_button, 1))
        self.problem = blocks.Note("", Tone.DANGER)
        self.told = blocks.label("")
        self.body.addWidget(self.problem)
        self.body.addWidget(self.told)
        self.body.addStretch(0)  # takes what is over as long as nothing is told
        self.keep_button = blocks.button(_("Overnemen"), "check-line", "primary")
        self.keep_button.clicked.connect(self.keep)
        close = blocks.button(_("Annuleren"))
        close.clicked.connect(self.reject)
        self.body.addLayout(blocks.row(1, close, self.keep_button))
        self.setMinimumWidth(theme.px(520))
        self.problem.hide()
        self.keep_button.setEnabled(False)

    def read(self, file: Path) -> None:
        """Read a list and say what it would bring."""
        self.problem.hide()
        self._points = ()
        try:
            found = [rules.read(sheet) for sheet in workbooks.read(file)]
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
        else:
            self._points = tuple(point for one in found for point in one.points)
            self._tell(sum(len(one.unread) for one in found))
        self.keep_button.setEnabled(bool(self._points))

    def keep(self) -> None:
        """Keep what was read."""
        points = self._points
        said = _("De adressen zijn overgenomen.")
        kept = self.work.attempt(
            Act.CHANGE_SETTING, lambda session: address_points.keep(session, points), said
        )
        if kept:
            self.accept()

    def _pick(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Adreslijst kiezen"), "", _("Lijsten") + " (*.csv *.txt *.xlsx *.ods)"
        )
        if name:
            self.read(Path(name))

    def _tell(self, unread: int) -> None:
        points = self._points
        if not points:
            self.told.setText(_("In dit bestand staat geen adres met een plaats."))
            return
        found = self.work.read(lambda session: address_points.examine(session, points))
        words = [
            _("{new} nieuwe adressen, {moved} op een andere plaats.").format(
                new=numbers.whole(found.new), moved=numbers.whole(found.moved)
            ),
            _("{people} mensen in Spil wonen op zo'n adres.").format(
                people=numbers.whole(found.people)
            ),
        ]
        if unread:
            words.append(
                _("{number} regels zijn niet te lezen.").format(number=numbers.whole(unread))
            )
        self.told.setText(" ".join(words))
