"""The forms of the safety compartment, and the list of what policy says is to be destroyed.

They are made only for users with the permission; the services refuse all others.
"""

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import AbuseForm, Act, SafetyDecision, SafetyStep
from spil_desktop.services import safety
from spil_desktop.services.safety import (
    Decision,
    SafetyFields,
    SafetyRow,
    StepFields,
    StepRow,
)
from spil_desktop.texts import dates, labels
from spil_desktop.texts import signals as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import Dialog, FormDialog, Question
from spil_desktop.ui.shared.fields import (
    CodeBox,
    CodeChips,
    DateLine,
    Suggested,
    Text,
)
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work


class SafetyDialog(FormDialog):
    """Asks what is suspected; given a `row`, changes it."""

    def __init__(
        self, work: Work, parent: QWidget, participant_id: int, row: SafetyRow | None = None
    ) -> None:
        title = _("Vermoeden vastleggen") if row is None else _("Vermoeden wijzigen")
        draft = safety.draft_name(participant_id) + (f":{row.id}" if row else "")
        super().__init__(work, title, parent, draft=draft)
        self._participant_id = participant_id
        self._row = row
        self.form.add_wide(Note(words.helpline(), Tone.WARNING))
        self.forms = self.form.add(
            "forms", _("Waar gaat het om?"), CodeChips(AbuseForm, labels.label)
        )
        self.note = self.form.add(
            "note",
            _("Wat is er gezien of gezegd?"),
            Text(5),
            help_text=_("Feiten, met datum en bron. Geen oordelen, geen diagnose."),
        )
        today = work.today()
        self.opened_on = self.form.add("opened_on", _("Sinds"), DateLine(today), required=True)
        self.destroy_on = self.form.add(
            "destroy_on",
            _("Vernietigen op"),
            DateLine(today, Toward.FUTURE),
            help_text=_("Neem de termijn uit de meldcode van je organisatie. Leeg: na twee jaar."),
        )
        fields = row.fields if row is not None else SafetyFields(today)
        self.forms.set_value(fields.forms)
        self.note.set_state(fields.note or "")
        self.opened_on.set_value(fields.opened_on)
        self.destroy_on.set_value(fields.destroy_on)
        self.ready()

    def save(self) -> object:
        values, row, work = self.form.values(), self._row, self.work
        new = SafetyFields(
            values["opened_on"], values["forms"], values["note"], values["destroy_on"]
        )
        today, me, about = work.today(), work.user_id, self._participant_id
        if row is None:
            return work.write(
                Act.RECORD_SAFETY,
                lambda session: safety.open_file(session, about, new, today=today, user_id=me),
                _("Vastgelegd in Veiligheid."),
            )
        work.write(
            Act.RECORD_SAFETY,
            lambda session: safety.edit(
                session, row.id, new, today=today, user_id=me, version=row.version
            ),
            _("Gewijzigd in Veiligheid."),
        )
        return row.id


class StepDialog(FormDialog):
    """Asks when a step of the reporting code was taken, with whom, and what came of it."""

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        row: SafetyRow,
        step: SafetyStep,
        taken: StepRow | None = None,
    ) -> None:
        title = _("Stap {number} van de meldcode").format(number=tuple(SafetyStep).index(step) + 1)
        kept = f":{row.id}:{step.value}:{taken.id if taken else ''}"
        super().__init__(work, title, parent, draft=safety.draft_name(row.participant_id) + kept)
        self._row = row
        self._step = step
        self._taken = taken
        self.form.add_wide(blocks.label(labels.title(step)))
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.on.set_value(work.today())
        self.consulted = self.form.add(
            "consulted",
            _("Met wie overlegd?"),
            Suggested((_("Veilig Thuis"), _("collega"), _("aandachtsfunctionaris"))),
            help_text=_("De rol of de organisatie. Overleg met Veilig Thuis kan zonder naam."),
            required=step is SafetyStep.CONSULT,
        )
        self.note = self.form.add("note", _("Wat kwam eruit?"), Text(4))
        self.decision = self.form.add(
            "decision",
            _("Besluit"),
            CodeBox(SafetyDecision, labels.title, empty="–"),
            required=step is SafetyStep.DECIDE,
        )
        decides = step is SafetyStep.DECIDE and taken is None
        self.form.show_row("decision", shown=decides)
        self.form.show_row("consulted", shown=step is not SafetyStep.DECIDE)
        if taken is not None:
            self.on.set_value(taken.fields.on)
            self.consulted.set_state(taken.fields.consulted or "")
            self.note.set_state(taken.fields.note or "")
        self.ready()

    def save(self) -> object:
        values, key, work = self.form.values(), self._row.id, self.work
        today, me, taken = work.today(), work.user_id, self._taken
        said = _("Vastgelegd in Veiligheid.")
        fields = StepFields(self._step, values["on"], values["consulted"], values["note"])
        if taken is not None:
            work.write(
                Act.RECORD_SAFETY,
                lambda session: safety.edit_step(
                    session, taken.id, fields, today=today, user_id=me
                ),
                said,
            )
        elif self._step is SafetyStep.DECIDE:
            new = Decision(values["decision"], values["on"], values["note"])
            work.write(
                Act.RECORD_SAFETY,
                lambda session: safety.decide(session, key, new, today=today, user_id=me),
                said,
            )
        else:
            work.write(
                Act.RECORD_SAFETY,
                lambda session: safety.take_step(session, key, fields, today=today, user_id=me),
                said,
            )
        return key


class CloseSafetyDialog(FormDialog):
    """Asks when a file ends, and on which day it is to be destroyed."""

    def __init__(self, work: Work, parent: QWidget, row: SafetyRow) -> None:
        super().__init__(
            work,
            _("Veiligheidsdossier afsluiten"),
            parent,
            draft=f"{safety.draft_name(row.participant_id)}:{row.id}:close",
            save=_("Afsluiten"),
        )
        self._row = row
        today = work.today()
        self.closed_on = self.form.add(
            "closed_on", _("Afgesloten op"), DateLine(today), required=True
        )
        self.closed_on.set_value(today)
        self.destroy_on = self.form.add(
            "destroy_on",
            _("Vernietigen op"),
            DateLine(today, Toward.FUTURE),
            help_text=_(
                "Neem de termijn uit de meldcode van je organisatie. Leeg: twee jaar na afsluiten."
            ),
        )
        self.ready()

    def save(self) -> object:
        values, key, work = self.form.values(), self._row.id, self.work
        days, today, me = (values["closed_on"], values["destroy_on"]), work.today(), work.user_id
        work.write(
            Act.RECORD_SAFETY,
            lambda session: safety.close(session, key, *days, today=today, user_id=me),
            _("Afgesloten in Veiligheid."),
        )
        return key


class ToDestroyDialog(Dialog):
    """All files by the day on which policy says that they go; Enter opens the resident's file."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Te vernietigen volgens meldcodebeleid"), parent)
        self.table: RecordTable[SafetyRow] = RecordTable(
            _("Veiligheidsdossiers"),
            (
                Column[SafetyRow](_("Bewoner"), _name),
                Column[SafetyRow](_("Stand"), _stand, width=128),
                Column[SafetyRow](
                    _("Vernietigen op"), _day, width=136, sort=_destroy_on, tone=self._tone
                ),
            ),
            key=_key,
        )
        empty = blocks.EmptyState("shield-line", _("Er zijn geen veiligheidsdossiers."))
        self.destroy_button = blocks.button(_("Vernietigen …"), "delete-bin-line", "danger")
        self.open_button = blocks.button(_("Naar de bewoner"), "user-line")
        self.close_button = blocks.button(_("Sluiten"))
        self.body.addWidget(TableOrEmpty(self.table, empty), 1)
        self.body.addLayout(blocks.row(self.destroy_button, self.open_button, 1, self.close_button))
        self.resize(theme.px(640), theme.px(420))
        self.destroy_button.clicked.connect(self.ask)
        self.open_button.clicked.connect(self.show_person)
        self.close_button.clicked.connect(self.reject)
        self.table.opened.connect(self.show_person)
        self.table.chosen.connect(self._offer)
        work.changed.connect(self.reload)
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read the files again."""
        me = self.work.user_id
        if not self.work.sees_safety():
            self.reject()
            return
        self.table.set_rows(self.work.read(lambda session: safety.to_destroy(session, user_id=me)))
        self.table.choose_first()
        self._offer()

    def show_person(self) -> None:
        """Show the resident whose file is chosen."""
        row = self.table.row()
        if row is not None:
            self.accept()
            self.work.go("residents", row.person_id)

    def ask(self) -> None:
        """Ask once before a file is destroyed."""
        row = self.table.row()
        if row is None:
            return
        text = _(
            "Het veiligheidsdossier van {name} wordt vernietigd, met alle stappen. Dit kan niet "
            "ongedaan gemaakt worden. Eerdere handelingen aan dit dossier ook niet meer."
        )
        question = Question(self, text.format(name=row.name), _("Vernietigen"), danger=True)
        question.agreed.connect(self._destroy)
        question.open()

    def _destroy(self) -> None:
        row, me, today = self.table.row(), self.work.user_id, self.work.today()
        if row is None:
            return
        try:
            self.work.keep(lambda session: safety.destroy(session, row.id, today=today, user_id=me))
        except SpilError as error:
            self.work.failed.emit(error)
            return
        self.work.changed.emit()
        self.work.say(_("Het veiligheidsdossier is vernietigd."))

    def _offer(self) -> None:
        row = self.table.row()
        self.open_button.setEnabled(row is not None)
        self.destroy_button.setEnabled(row is not None and self._is_due(row))

    def _is_due(self, row: SafetyRow) -> bool:
        day = row.fields.destroy_on
        return row.closed_on is not None and day is not None and day <= self.work.today()

    def _tone(self, row: SafetyRow) -> Tone | None:
        return Tone.WARNING if self._is_due(row) else None


def _name(row: SafetyRow) -> str:
    return row.name


def _key(row: SafetyRow) -> object:
    return row.id


def _stand(row: SafetyRow) -> str:
    return _("nog open") if row.closed_on is None else _("afgesloten")


def _day(row: SafetyRow) -> str:
    return dates.short_date(row.fields.destroy_on)


def _destroy_on(row: SafetyRow) -> str:
    return str(row.fields.destroy_on or "")
