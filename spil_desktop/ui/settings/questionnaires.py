"""The card Vragenlijsten: which there are, which are asked when, own ones, and paper forms."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, Moment
from spil_desktop.services import measurements, questionnaires, settings
from spil_desktop.services.questionnaires import Listed
from spil_desktop.texts import measurements as measuring_words
from spil_desktop.texts import questionnaires as question_words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeChips, FlowLayout, Number
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.visits.paper_form import PaperFormDialog
from spil_desktop.ui.work import Work

_LONGEST: Final = 200_000
"""Bytes; a questionnaire's file is a page or two of text."""


class QuestionnairesCard(Card):
    """The questionnaires with the moments at which they are asked, and the months between."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Vragenlijsten"))
        self._work = work
        self.table: RecordTable[Listed] = RecordTable(
            _("Vragenlijsten"),
            (
                Column[Listed](_("Naam"), _title, below=_origin),
                Column[Listed](_("Wanneer"), _moments, width=112),
            ),
            key=_key,
        )
        self.table.setMinimumHeight(theme.px(52) * 6)
        self.table.opened.connect(self.choose)
        self.table.chosen.connect(self._fit_buttons)
        self.body.addWidget(self.table)
        self.choose_button = blocks.button(_("Bekijken en kiezen"), "questionnaire-line")
        self.add_button = blocks.button(_("Toevoegen uit bestand"), "add-line")
        self.remove_button = blocks.button(_("Verwijderen"), "delete-bin-line")
        self.copy_button = blocks.button(_("Bewaren als bestand"), "download-line")
        self.form_button = blocks.button(_("Leeg formulier"), "printer-line")
        flow = FlowLayout()
        for button, act in (
            (self.choose_button, self.choose),
            (self.add_button, self.ask_file),
            (self.remove_button, self.remove),
            (self.copy_button, self.ask_copy),
            (self.form_button, self.ask_form),
        ):
            button.clicked.connect(act)
            flow.addWidget(button)
        self.body.addLayout(flow)
        self._add_schedule()

    def reload(self) -> None:
        """Show what there is now."""
        self.table.set_rows(self._work.read(questionnaires.listed))
        self.table.choose_first()
        kept = self._work.read(settings.read)
        self.t1_months.set_state(kept.t1_months)
        self.t2_months.set_state(kept.t2_months)
        self.window_weeks.set_state(kept.measure_window_weeks)
        self._fit_buttons()

    def choose(self) -> None:
        """Show a questionnaire with its source, and ask when it is asked."""
        row = self.table.row()
        if row is not None:
            QuestionnaireDialog(self._work, self, row).open()

    def ask_file(self) -> None:
        """Ask for the file of a questionnaire."""
        dialog = QFileDialog(self.window(), _("Vragenlijst kiezen"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(_("Vragenlijsten (*.toml)"))
        dialog.fileSelected.connect(self.add)
        dialog.open()

    def add(self, file: str) -> None:
        """Keep the questionnaire in a file; what is wrong with it is told with the line."""
        try:
            text = _text(Path(file))
        except SpilError as error:
            self._work.failed.emit(error)
            return
        self._work.attempt(
            Act.EDIT_QUESTIONNAIRE,
            lambda session: questionnaires.add(session, text),
            _("De vragenlijst is toegevoegd. Kies nu wanneer hij gevraagd wordt."),
        )

    def remove(self) -> None:
        """Remove one of the organisation's own that was never used."""
        row = self.table.row()
        if row is None:
            return
        found = row.questionnaire
        self._work.attempt(
            Act.EDIT_QUESTIONNAIRE,
            lambda session: questionnaires.remove(session, found.code, found.edition),
            _("De vragenlijst is verwijderd."),
        )

    def ask_copy(self) -> None:
        """Ask where the file of a questionnaire goes, to make another of it."""
        row = self.table.row()
        if row is None:
            return
        ask_place(
            self.window(),
            _("Waar komt het bestand?"),
            f"{row.questionnaire.code}.toml",
            self.copy,
            _("Vragenlijsten (*.toml)"),
        )

    def copy(self, file: str) -> None:
        """Write the questionnaire that is chosen to a file; there is nothing personal in it."""
        row = self.table.row()
        if row is None:
            return
        found, path = row.questionnaire, Path(file)
        text = self._work.read(
            lambda session: questionnaires.text_of(session, found.code, found.edition)
        )
        try:
            path.write_text(text, encoding="utf-8")
        except OSError:
            self._work.failed.emit(SpilError(FileProblem.CANNOT_WRITE, file=path.name))
            return
        self._work.say(_("De vragenlijst staat in {file}.").format(file=path.name))

    def ask_form(self) -> None:
        """Ask for which moment the empty form is, and print or save it."""
        PaperFormDialog(self._work, self).open()

    def save_schedule(self) -> None:
        """Keep the months and the window."""
        new = replace(
            self._work.read(settings.read),
            t1_months=self.t1_months.value(),
            t2_months=self.t2_months.value(),
            measure_window_weeks=self.window_weeks.value(),
        )
        self._work.attempt(
            Act.CHANGE_SETTING,
            lambda session: settings.change(session, new),
            _("Instellingen opgeslagen."),
        )

    def _add_schedule(self) -> None:
        self.form = Form()
        add = self.form.add
        self.t1_months = add("t1_months", _("Maanden tot T1"), _number("t1_months"))
        self.t2_months = add("t2_months", _("Maanden tot T2"), _number("t2_months"))
        self.window_weeks = add(
            "measure_window_weeks",
            _("Weken ervoor en erna die nog tellen"),
            _number("measure_window_weeks"),
            help_text=_("Daarna vraagt Vandaag waarom er niet gemeten is."),
        )
        self.form.beside("t1_months", "t2_months")
        self.save_button = blocks.button(_("Termijnen opslaan"))
        self.save_button.clicked.connect(self.save_schedule)
        self.body.addWidget(blocks.rule())
        self.body.addWidget(self.form)
        self.body.addLayout(blocks.row(self.save_button, 1))

    def _fit_buttons(self) -> None:
        row = self.table.row()
        self.choose_button.setEnabled(row is not None)
        self.copy_button.setEnabled(row is not None)
        own = row is not None and not row.is_shipped
        self.remove_button.setEnabled(own and row is not None and not row.times_used)


class QuestionnaireDialog(FormDialog):
    """Shows a questionnaire with source and licence, and asks at which moments it is asked.

    Of an older edition nothing is asked: who began with it goes on with it, nobody else gets it.
    """

    def __init__(self, work: Work, parent: QWidget, row: Listed) -> None:
        questionnaire = row.questionnaire
        super().__init__(work, question_words.title(questionnaire), parent)
        self._row = row
        self._schedule = work.read(measurements.schedule)
        for name, text in (
            (_("Uitgave"), question_words.edition(questionnaire.code, questionnaire.edition)),
            (_("Bron"), questionnaire.source),
            (_("Gebruik"), questionnaire.licence),
        ):
            self.form.add_wide(blocks.label(name, "label"))
            self.form.add_wide(blocks.label(text))
        if questionnaire.about_health:
            self.form.add_wide(
                blocks.quiet(_("Alleen bij wie toestemming gaf om gezondheid te bewaren."))
            )
        self.moments: CodeChips[Moment] | None = None
        if row.is_newest:
            self.moments = self._add_moments()
        else:
            self._only_show()
        self.form.add_heading(_("De vragen"))
        if questionnaire.introduction:
            self.form.add_wide(blocks.quiet(questionnaire.introduction))
        for number, item in enumerate(questionnaire.items, 1):
            answers = " · ".join(choice.text for choice in item.choices)
            self.form.add_wide(blocks.label(f"{number}. {item.text}"))
            self.form.add_wide(blocks.quiet(answers or f"{item.low}-{item.high}"))
        self.ready()

    def accept(self) -> None:
        """Save; an older edition is only closed."""
        if self.moments is None:
            self.reject()
        else:
            super().accept()

    def save(self) -> object:
        """Keep the moments."""
        code, moments = self._row.questionnaire.code, self.form.values()["moments"]
        self.work.write(
            Act.EDIT_QUESTIONNAIRE,
            lambda session: questionnaires.choose(session, {code: moments}),
            _("Opgeslagen wanneer deze vragenlijst gevraagd wordt."),
        )
        return code

    def _add_moments(self) -> CodeChips[Moment]:
        chips = self.form.add(
            "moments",
            _("Wanneer vragen?"),
            CodeChips(self._row.questionnaire.moments, self._named),
            help_text=_("Niets gekozen: alleen als je hem zelf toevoegt bij het invullen."),
        )
        chips.set_value(self._row.asked_at)
        return chips

    def _only_show(self) -> None:
        """Say why nothing can be chosen here, and leave only the button that closes."""
        self.form.add_wide(
            blocks.Note(
                _(
                    "Dit is een oudere uitgave. Wie hiermee begon, krijgt haar opnieuw. Anderen "
                    "krijgen de nieuwste: kies daar wanneer zij gevraagd wordt."
                )
            )
        )
        self.save_button.hide()
        self.cancel_button.setText(_("Sluiten"))

    def _named(self, moment: Moment) -> str:
        return measuring_words.moment(moment, self._schedule)


def _number(name: str) -> Number:
    limits = settings.LIMITS[name]
    return Number(limits.start, limits.stop - 1, optional=False)


def _text(path: Path) -> str:
    """Read a file of a questionnaire; raises `FileProblem.NOT_READABLE`."""
    try:
        if path.stat().st_size > _LONGEST:
            raise SpilError(FileProblem.NOT_READABLE, file=path.name)
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SpilError(FileProblem.NOT_READABLE, file=path.name) from error


def _key(row: Listed) -> object:
    return row.questionnaire.code, row.questionnaire.edition


def _title(row: Listed) -> str:
    return question_words.title(row.questionnaire)


def _origin(row: Listed) -> str:
    """Say whose it is, in which edition, and how often it was used."""
    whose = _("van het programma") if row.is_shipped else _("van jullie zelf")
    of = row.questionnaire
    words = [whose, question_words.edition(of.code, of.edition)]
    if of.by_reference:
        words.append(_("alleen cijfers overnemen"))
    if row.times_used:
        words.append(_("{n} keer ingevuld").format(n=row.times_used))
    return " · ".join(words)


def _moments(row: Listed) -> str:
    return " ".join(moment.value.upper() for moment in row.asked_at) or "–"
