"""The form on paper: for which moment, with a name on it or empty, to print or to save."""

from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.files import questionnaire_form
from spil_desktop.files.questionnaire_form import Look, Piece
from spil_desktop.language import _
from spil_desktop.rules.questionnaires import Questionnaire
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import measurements, questionnaires
from spil_desktop.texts import measurements as texts
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import CodeBox
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.visits.papers import Papers
from spil_desktop.ui.work import Session, Work

_BOX: Final = "☐"
_TO_WRITE_ON: Final = "_" * 24
_HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
_TIMES: Final = {Look.TITLE: 1.6, Look.HEADING: 1.2}
"""How much larger than the text headings are, as in the PDF."""


class PaperFormDialog(Dialog):
    """Asks for which moment, then prints or saves the form.

    With a participant it asks what she is asked, in the words that she had before, and her name
    stands on it; without, what is asked of someone new.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        moment: Moment = Moment.T0,
        *,
        participant_id: int | None = None,
        name: str = "",
    ) -> None:
        super().__init__(work, _("Formulier op papier"), parent)
        self._participant_id = participant_id
        self._name = name
        self.papers = Papers(work, self)
        self._schedule = work.read(measurements.schedule)
        self.form = Form()
        self.moment = self.form.add("moment", _("Voor welk moment?"), CodeBox(Moment, self._named))
        self.moment.set_value(moment)
        told = (
            _("Grote letters, met hokjes. De naam van {name} staat erop.").format(name=name)
            if name
            else _("Grote letters, met hokjes. Er staat niets van een bewoner op.")
        )
        self.form.add_wide(blocks.quiet(told))
        self.body.addWidget(self.form)
        self.close_button = blocks.button(_("Sluiten"))
        self.print_button = blocks.button(_("Afdrukken"), "printer-line")
        self.save_button = blocks.button(_("Opslaan als PDF"), "file-pdf-line", "primary")
        self.save_button.setDefault(True)
        self.body.addLayout(blocks.row(1, self.close_button, self.print_button, self.save_button))
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self.print_form)
        self.save_button.clicked.connect(self.save_form)

    def asked(self) -> tuple[Questionnaire, ...]:
        """Return what stands on the form: what is copied from elsewhere has its own paper."""
        moment, number = self._moment(), self._participant_id

        def read(session: Session) -> tuple[Questionnaire, ...]:
            if number is None:
                return questionnaires.asked(session, moment)
            return questionnaires.for_participant(session, number, moment)

        return tuple(one for one in self.work.read(read) if not one.by_reference)

    def save_form(self) -> None:
        """Ask where the PDF goes."""
        self.papers.ask_file(_("vragenlijst.pdf"), self._write, _("Het formulier is opgeslagen."))

    def print_form(self) -> None:
        """Print the same questions."""
        self.papers.print_words(html(self._moment(), self.asked(), self._name))

    def _named(self, moment: Moment) -> str:
        return texts.moment(moment, self._schedule)

    def _moment(self) -> Moment:
        return self.moment.value() or Moment.T0

    def _write(self, path: Path) -> None:
        questionnaire_form.write(
            path, self._moment(), self.asked(), made_on=self.work.today(), name=self._name
        )


def html(moment: Moment, asked: tuple[Questionnaire, ...], name: str) -> str:
    """Return the form for the printer: all that is in the PDF, in the same size."""
    parts = questionnaire_form.words(moment, asked, name)
    found = "".join(_html(piece) for part in parts for piece in part)
    return f"<div style='font-size:{questionnaire_form.SIZE}pt'>{found}</div>"


def _html(piece: Piece) -> str:
    if piece.boxes:
        boxes = (_HARD_SPACE.join(filter(None, (_BOX, *box))) for box in piece.boxes)
        return f"<p>{' &nbsp; '.join(map(escape, boxes))}</p>"
    words = escape(piece.text)
    if piece.look in _TIMES:
        size = _TIMES[piece.look] * questionnaire_form.SIZE
        return f"<p style='font-size:{size:.0f}pt'><b>{words}</b></p>"
    if piece.look is Look.QUESTION:
        words = f"<b>{words}</b>"
    elif piece.look is Look.TO_WRITE:
        words = f"{words} {_TO_WRITE_ON}"
    return f"<p>{words}</p>"
