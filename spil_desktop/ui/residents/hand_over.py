"""Handing a file over to a colleague's store, receiving one, and the receipt for it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import hand_over_file
from spil_desktop.language import _
from spil_desktop.rules.hand_overs import HandOverContent
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, doubles, hand_overs
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.services.hand_overs import Received
from spil_desktop.texts import dates
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog, FormDialog
from spil_desktop.ui.shared.doubles import DoublesPanel
from spil_desktop.ui.shared.fields import Line, RecordBox, Secret
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Session, Work


@dataclass(frozen=True, slots=True)
class _Made:
    """A sealed file: where it stands, its code, and the passphrase that is shown once."""

    file: str
    code: str
    passphrase: str = field(repr=False)


class HandOverDialog(FormDialog):
    """Asks to whom a file goes and where the sealed file must be written; `written` when it is."""

    written = Signal()

    def __init__(
        self, work: Work, parent: QWidget, card: PersonCard, part: ParticipantPart
    ) -> None:
        super().__init__(work, _("Dossier overdragen"), parent, save=_("Bestand maken"))
        self._part = part
        self._place = parent
        self.form.add_wide(
            _with_air(
                _(
                    "Het dossier van {name} gaat versleuteld in een bestand. Je collega leest het "
                    "in met een code die jij door de telefoon voorleest. Vermoedens van "
                    "mishandeling en wie haar maatjes waren, gaan niet mee."
                ).format(name=card.full_name)
            )
        )
        self.recipient = self.form.add(
            "recipient",
            _("Aan wie?"),
            Line(_("Bijvoorbeeld: Spil van Noorderveld")),
            required=True,
            help_text=_("Alleen met haar toestemming om met professionals te delen."),
        )
        self.saved.connect(self._ask_place)
        self.ready()

    def save(self) -> object:
        """Look whether it may, and ask for the place."""
        whom, number, today = self.recipient.value() or "", self._part.id, self.work.today()
        self.work.read(lambda session: hand_overs.prepare(session, number, whom, "", today=today))
        return HandOverWriter(self.work, self._place.window(), number, whom)

    def _ask_place(self, writer: "HandOverWriter") -> None:
        writer.ask()


class HandOverWriter(QWidget):
    """Writes the sealed file on the worker, keeps that it was made, and shows its passphrase."""

    def __init__(self, work: Work, parent: QWidget, participant_id: int, recipient: str) -> None:
        super().__init__(parent)
        self.hide()
        self.work = work
        self._participant_id = participant_id
        self._recipient = recipient
        self._writing = False

    def ask(self) -> None:
        """Ask where the file must be written; its name says nothing of whom it is about."""
        suffix, day = hand_over_file.SUFFIX, dates.short_date(self.work.today())
        name = _("overdracht-{date}").format(date=day) + f".{suffix}"
        kind = _("Overdracht (*.{suffix})").format(suffix=suffix)
        title, place = _("Overdracht bewaren als"), str(Path.home() / name)
        dialog = ask_place(self.window(), title, place, self.write, kind)
        dialog.finished.connect(self._chosen)

    def _chosen(self) -> None:
        if not self._writing:
            self.deleteLater()

    def write(self, file: str) -> None:
        """Seal and write on the worker."""
        self._writing = True
        path, today = Path(file), self.work.today()
        self.work.outside(lambda _job: self._sealed(path, today), self._note, self._failed)

    def _sealed(self, path: Path, today: date) -> _Made:
        code, passphrase = hand_over_file.new_code(), hand_over_file.new_passphrase()
        content = self.work.database.read(
            lambda session: hand_overs.prepare(
                session, self._participant_id, self._recipient, code, today=today
            )
        )
        hand_over_file.write(content, passphrase, path)
        return _Made(path.name, code, passphrase)

    def _note(self, made: _Made) -> None:
        number, whom, today = self._participant_id, self._recipient, self.work.today()
        kept = self.work.attempt(
            Act.HAND_OVER_FILE,
            lambda session: hand_overs.note_made(session, number, whom, made.code, today=today),
        )
        if kept:
            PassphraseDialog(self.work, self, made.file, made.passphrase).open()
        self.deleteLater()

    def _failed(self, error: SpilError) -> None:
        self.work.failed.emit(error)
        self.deleteLater()


class PassphraseDialog(Dialog):
    """Shows once the code that opens the file, to be read aloud by phone."""

    def __init__(self, work: Work, parent: QWidget, file: str, passphrase: str) -> None:
        super().__init__(work, _("Lees deze code voor"), parent)
        self.body.addWidget(
            blocks.label(
                _(
                    "Het bestand {file} is gemaakt. Stuur het naar je collega en lees haar deze "
                    "code voor door de telefoon. Mail de code niet. Hij staat hier maar één keer."
                ).format(file=file)
            )
        )
        self.code = Line()
        self.code.setAccessibleName(_("Code van het bestand"))
        self.code.setReadOnly(True)
        self.code.set_state(passphrase)
        self.body.addWidget(self.code)
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Je collega leest daarna een ontvangstcode terug. Typ die bij Ontvangst "
                    "bevestigen; dan is de overdracht rond. Over twee weken vraagt Vandaag erom."
                )
            )
        )
        done = blocks.button(_("Klaar"), kind="primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        self.body.addLayout(blocks.row(1, done))
        self.fit_words()


class ReceiptDialog(FormDialog):
    """Asks for the code that the colleague read back."""

    def __init__(self, work: Work, parent: QWidget, participant_id: int) -> None:
        super().__init__(work, _("Ontvangst bevestigen"), parent, save=_("Bevestigen"))
        self._participant_id = participant_id
        self.receipt = self.form.add(
            "receipt",
            _("Welke ontvangstcode las je collega voor?"),
            Line(_("Twee groepjes van vier")),
            required=True,
        )
        self.ready()

    def save(self) -> object:
        """Close the hand-over."""
        number, typed, today = self._participant_id, self.receipt.value() or "", self.work.today()
        self.work.write(
            Act.HAND_OVER_FILE,
            lambda session: hand_overs.confirm(session, number, typed, today=today),
            _("De ontvangst is bevestigd. Sluit het dossier af als zij nu bij je collega hoort."),
        )
        return number


class ReceiveDialog(FormDialog):
    """Reads a file of a colleague in: first it is opened, then shown, then kept."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Overdracht inlezen"), parent, save=_("Openen"))
        self._place = parent
        self.content: HandOverContent | None = None
        self._same_as: LikelyDouble | None = None
        self._different_from: tuple[int, ...] = ()
        add = self.form.add
        self.file = add("file", _("Welk bestand kreeg je?"), Line(_("Bestand")), required=True)
        self.pick_button = blocks.button(_("Bladeren"), "folder-line")
        self.pick_button.clicked.connect(self._pick)
        self.form.add_wide(blocks.holder(blocks.row(self.pick_button, 1)))
        self.passphrase = add(
            "passphrase",
            _("Welke code las je collega voor?"),
            Secret(),
            required=True,
            help_text=_("Vier groepjes van vier; hoofdletters en streepjes maken niet uit."),
        )
        self.found = blocks.Note("", Tone.GOOD)
        self.found.hide()
        self.form.add_wide(self.found)
        self.area = add("area_id", _("In welke wijk komt zij?"), RecordBox(), required=True)
        rows = work.read(areas.rows)
        self.area.set_records((row.id, row.name) for row in rows)
        self.form.show_row("area_id", shown=False)
        self._has_areas = len(rows) > 1
        self.panel = DoublesPanel()
        self.panel.same.connect(self._take_same)
        self.panel.different.connect(self._take_different)
        self.form.add_wide(self.panel)
        self.setMinimumWidth(theme.px(560))
        self.ready()

    def accept(self) -> None:
        """Open the file at the first press, keep it at the second."""
        if self.content is not None:
            super().accept()
            return
        self._problem.hide()
        if not self.form.check():
            return
        path, passphrase = Path(self.file.value() or ""), self.passphrase.value() or ""
        self.save_button.setEnabled(False)
        self.work.outside(lambda job: _read(job, path, passphrase), self._opened, self._not_opened)

    def save(self) -> object:
        """Keep the file; shows the code to read back and returns the person number."""
        content, today = self.content, self.work.today()
        if content is None:
            return None
        received = self.work.write(
            Act.RECEIVE_FILE,
            lambda session: self._keep(session, content, today),
            _("Het dossier is ingelezen."),
        )
        ReadBackDialog(self.work, self._place, received.receipt).open()
        return received.person_id

    def _keep(self, session: Session, content: HandOverContent, today: date) -> Received:
        same_as = self._same_as.person_id if self._same_as else None
        area_id = self.area.value() or 0
        received = hand_overs.receive(session, content, area_id, today=today, same_as=same_as)
        for other in self._different_from:
            doubles.distinguish(session, received.person_id, other)
        return received

    def _opened(self, content: HandOverContent) -> None:
        self.content = content
        self.save_button.setEnabled(True)
        self.save_button.setText(_("Inlezen"))
        self.found.set_text(
            _("Dit is het dossier van {name}, uit {sender}.").format(
                name=hand_overs.name(content), sender=content.sender
            )
        )
        self.found.show()
        self.form.show_row("area_id", shown=self._has_areas)
        self._look()
        QTimer.singleShot(0, self, self.fit)  # after the words have told how high they are
        self.save_button.setFocus()

    def _not_opened(self, error: SpilError) -> None:
        self.save_button.setEnabled(True)
        self.show_error(error)

    def _look(self) -> None:
        """Show who may be known here already."""
        content = self.content
        if content is None:
            return
        found = self.work.read(lambda session: doubles.likely(session, hand_overs.traits(content)))
        self.panel.show_doubles(
            tuple(
                one
                for one in found
                if self._same_as is None and one.person_id not in self._different_from
            )
        )

    def _take_same(self, double: LikelyDouble) -> None:
        self._same_as = double
        self.found.set_text(
            _("{name} staat hier al. Wat er al staat blijft; de geschiedenis komt erbij.").format(
                name=double.full_name
            )
        )
        self._look()

    def _take_different(self, person_id: int) -> None:
        self._different_from = (*self._different_from, person_id)
        self._look()

    def _pick(self) -> None:
        dialog = QFileDialog(self, _("Overdracht inlezen"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        suffix = hand_over_file.SUFFIX
        dialog.setNameFilter(_("Overdracht (*.{suffix})").format(suffix=suffix))
        dialog.fileSelected.connect(self.file.set_state)
        dialog.open()


class ReadBackDialog(Dialog):
    """Shows the code with which the connector tells her colleague that the file is here."""

    def __init__(self, work: Work, parent: QWidget, receipt: str) -> None:
        super().__init__(work, _("Lees de ontvangstcode terug"), parent)
        self.body.addWidget(
            blocks.label(
                _("Het dossier staat hier. Lees je collega deze code voor: dan weet zij het ook.")
            )
        )
        self.code = Line()
        self.code.setAccessibleName(_("Ontvangstcode"))
        self.code.setReadOnly(True)
        self.code.set_state(receipt)
        self.body.addWidget(self.code)
        self.body.addWidget(
            blocks.quiet(_("Gooi het bestand daarna weg, ook uit de mail. Het is niet meer nodig."))
        )
        done = blocks.button(_("Klaar"), kind="primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        self.body.addLayout(blocks.row(1, done))
        self.fit_words()


def _with_air(text: str) -> QWidget:
    """Return words with air between them and the first input."""
    words = blocks.label(text)
    words.setContentsMargins(0, 0, 0, theme.px(12))
    return words


def _read(_job: Job, path: Path, passphrase: str) -> HandOverContent:
    return hand_over_file.read(path, passphrase)
