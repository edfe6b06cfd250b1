"""Stories for the report: their list with what each still waits for, and the form of one."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.anonymity import StoryState
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, ConsentForm
from spil_desktop.services import people, stories
from spil_desktop.services.stories import StoryFields, StoryRow
from spil_desktop.texts import labels
from spil_desktop.texts import stories as words
from spil_desktop.ui import theme
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Line, PickList, Text, Tick
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_LOOK_AFTER_MS: Final = 400
_TONES: Final = {StoryState.READY: Tone.GOOD, StoryState.RECOGNISABLE: Tone.DANGER}


class StoriesCard(Card):
    """The stories of a period; Enter changes one, Delete takes it away (undo brings it back)."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Het verhaal achter de cijfers"))
        self.work = work
        self._chosen: Chosen | None = None
        self._rows: tuple[StoryRow, ...] = ()
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Een verhaal gaat pas mee met toestemming van wie het vertelde, en als niemand "
                    "eraan te herkennen is. Hieronder staat wat er nog nodig is."
                )
            )
        )
        self.table: RecordTable[StoryRow] = RecordTable(
            _("Verhalen"),
            (
                Column[StoryRow](_("Verhaal"), lambda row: row.fields.title),
                Column[StoryRow](
                    _("Mag mee?"),
                    lambda row: words.state(row.state),
                    width=260,
                    tone=lambda row: _TONES.get(row.state, Tone.WARNING),
                ),
            ),
            key=lambda row: row.id,
        )
        self.table.opened.connect(self._edit)
        self.table.chosen.connect(self._choose)
        self.body.addWidget(self.table)
        self.add_button = blocks.button(_("Verhaal toevoegen"), "quill-pen-line")
        self.add_button.clicked.connect(self.add)
        self.edit_button = blocks.button(_("Wijzigen"), "edit-line")
        self.edit_button.clicked.connect(self.edit)
        self.remove_button = blocks.button(_("Weghalen"), "delete-bin-line", "danger")
        self.remove_button.clicked.connect(self.remove)
        self.body.addLayout(blocks.row(self.add_button, self.edit_button, self.remove_button, 1))
        self._choose(None)

    def show_for(self, chosen: Chosen) -> None:
        """Show the stories of a period and area."""
        self._chosen = chosen
        self._rows = self.work.read(
            lambda session: stories.rows(session, chosen.period, chosen.area_id)
        )
        self.table.set_rows(self._rows)
        self.table.setVisible(bool(self._rows))
        self.table.setFixedHeight(theme.px(36) * (len(self._rows) + 1) + theme.px(12))

    def add(self) -> None:
        """Ask for a new story."""
        if self._chosen is not None:
            ReportStoryDialog(self.work, self, self._chosen).open()

    def edit(self) -> None:
        """Change the chosen story."""
        row = self.table.row()
        if row is not None and self._chosen is not None:
            ReportStoryDialog(self.work, self, self._chosen, row).open()

    def remove(self) -> None:
        """Take the chosen story away; undo brings it back."""
        row = self.table.row()
        if row is not None:
            number = row.id
            self.work.attempt(
                Act.EDIT_STORY,
                lambda session: stories.remove(session, number),
                _("Verhaal weggehaald."),
            )

    def _edit(self, _key: object) -> None:
        self.edit()

    def _choose(self, key: object) -> None:
        self.edit_button.setEnabled(key is not None)
        self.remove_button.setEnabled(key is not None)


class ReportStoryDialog(FormDialog):
    """Asks for a story, the consent of who told it, and a look for names and places."""

    def __init__(
        self, work: Work, parent: QWidget, chosen: Chosen, row: StoryRow | None = None
    ) -> None:
        title = _("Verhaal toevoegen") if row is None else _("Verhaal wijzigen")
        draft = f"story:{chosen.period.code}:{chosen.area_id or 0}:{row.id if row else ''}"
        super().__init__(work, title, parent, draft=draft)
        self.setMinimumWidth(theme.px(620))
        self._chosen = chosen
        self._row = row
        self.title = self.form.add("title", _("Titel"), Line(), required=True)
        self.text = self.form.add(
            "text",
            _("Het verhaal"),
            Text(8),
            required=True,
            help_text=_(
                "Zonder namen, straten, data of telefoonnummers. Zeldzame dingen weglaten."
            ),
        )
        self.found = blocks.Note("", Tone.WARNING)
        self.form.add_wide(self.found)
        self.who = self.form.add(
            "participant_id",
            _("Wie vertelde het?"),
            PickList(rows=3),
            help_text=_(
                "Alleen voor intern: trekt zij zich terug, dan verdwijnt ook haar verhaal."
            ),
        )
        teller = row.fields.participant_id if row is not None else None
        self.who.set_records(
            work.read(lambda session: people.participant_names(session, also=teller))
        )
        self.consent_on = self.form.add(
            "consent_on", _("Toestemming op"), DateLine(work.today(), Toward.PAST)
        )
        self.consent_form = self.form.add(
            "consent_form", _("Hoe gegeven?"), CodeBox(ConsentForm, labels.title, empty="–")
        )
        self.form.beside("consent_on", "consent_form")
        self.checked = self.form.add(
            "is_checked",
            _("Nagelezen"),
            Tick(_("Ik heb het nagelezen: niemand is eraan te herkennen.")),
        )
        self._looker = QTimer(self)
        self._looker.setSingleShot(True)
        self._looker.setInterval(_LOOK_AFTER_MS)
        self._looker.timeout.connect(self.look)
        self.title.edited.connect(self._looker.start)
        self.text.edited.connect(self._looker.start)
        if row is not None:
            self._fill(row.fields)
        self.ready()
        self.look()

    def look(self) -> None:
        """Show what in the title and the text could tell who it is about."""
        if not self.work.is_open:
            return
        text = f"{self.title.value() or ''}\n{self.text.value() or ''}"
        found = self.work.read(lambda session: stories.traces(session, text))
        self.found.set_text(words.found(found))
        self.found.setVisible(bool(found))

    def save(self) -> object:
        new = StoryFields(**self.form.values())
        chosen, row, today = self._chosen, self._row, self.work.today()
        if row is None:
            return self.work.write(
                Act.EDIT_STORY,
                lambda session: stories.add(
                    session, chosen.period, chosen.area_id, new, today=today
                ),
                _("Verhaal toegevoegd."),
            )
        number, version = row.id, row.version
        return self.work.write(
            Act.EDIT_STORY,
            lambda session: stories.edit(session, number, new, today=today, version=version),
            _("Verhaal gewijzigd."),
        )

    def _fill(self, fields: StoryFields) -> None:
        self.title.set_state(fields.title)
        self.text.set_state(fields.text)
        self.who.set_state(fields.participant_id)
        self.consent_on.set_value(fields.consent_on)
        self.consent_form.set_value(fields.consent_form)
        self.checked.set_state(fields.is_checked)
