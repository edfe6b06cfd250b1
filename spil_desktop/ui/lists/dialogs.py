"""Putting a list together: a line of query words and a form that always say the same."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules import queries, query_forms
from spil_desktop.rules.queries import FileState, Role, Without
from spil_desktop.rules.query_forms import QueryForm
from spil_desktop.rules.vocabulary import Act, Language, NeedTheme, ParticipantStatus, Urgency
from spil_desktop.services import areas, lists
from spil_desktop.services.lists import ListFields, ListRow
from spil_desktop.texts import labels, problems
from spil_desktop.texts import lists as words
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog, FormDialog
from spil_desktop.ui.shared.fields import (
    ChoiceBox,
    CodeBox,
    CodeChips,
    Line,
    Number,
    Suggested,
    Tick,
)
from spil_desktop.ui.work import Work

_OLDEST: Final = 120
_ONLY_RESIDENTS: Final = ("stages", "themes", "urgencies")


class ListDialog(FormDialog):
    """Writes query words from a form and shows a form for query words.

    `saved` carries the number of the list that was kept, or its query words when it has no name.
    """

    def __init__(
        self, work: Work, parent: QWidget, query: str = "", known: ListRow | None = None
    ) -> None:
        title = _("Lijst wijzigen") if known else _("Lijst samenstellen")
        super().__init__(
            work,
            title,
            parent,
            save=_("Opslaan") if known else _("Tonen"),
            draft="" if known else "list",
        )
        self._known = known
        self._writing = False
        self.line = self.form.add(
            "query",
            _("Zoekwoorden"),
            Line(_("Bijvoorbeeld: wijk:Bouwen vervoer -gesloten")),
            help_text=_("De velden hieronder schrijven deze regel; typen in de regel mag ook."),
        )
        self._add_fields()
        self.name = self.form.add(
            "name",
            _("Bewaren als"),
            Line(_("Naam van de lijst")),
            help_text=_("Met een naam komt de lijst links in beeld, met hoeveel er in staan."),
        )
        if known:
            self.name.set_state(known.fields.name)
        self.line.edited.connect(self._read_line)
        self.line.set_state(known.fields.query if known else query)
        self._read_line()
        self.ready()

    def save(self) -> object:
        """Keep the list when it has a name; return its number or its words."""
        text = queries.write(queries.read(self.line.value() or ""))
        name, known = self.name.value(), self._known
        if known is None and not name:
            return text
        fields = ListFields(name or "", text, known.fields.columns if known else ())
        if known is None:
            return self.work.write(
                Act.EDIT_LIST, lambda session: lists.add(session, fields), _("Lijst bewaard.")
            )
        self.work.write(
            Act.EDIT_LIST,
            lambda session: lists.edit(session, known.id, fields, version=known.version),
            _("Lijst gewijzigd."),
        )
        return known.id

    def show_error(self, error: SpilError) -> None:
        """Show what is wrong with the words at their line."""
        if "field" not in error.values and not self.form.has_problems():
            self.form.show_problem("query", problems.sentence(error))
        else:
            super().show_error(error)

    def _add_fields(self) -> None:
        add = self.form.add
        known = [row.name for row in self.work.read(areas.rows)]
        self.parts: dict[str, Any] = {
            "text": add("text", _("Woorden, waar dan ook"), Line(_("Met - ervoor: juist niet"))),
            "role": add("role", _("Wie"), ChoiceBox([(one, words.role(one)) for one in Role])),
            "area": add("area", _("Wijk of dorp"), Suggested(known)),
            "street": add("street", _("Straat"), Line()),
            "stages": add("stages", _("Fase"), CodeChips(ParticipantStatus, labels.label)),
            "status": add(
                "status", _("Dossier"), CodeBox(FileState, words.file_state, empty=_("Alle"))
            ),
            "themes": add("themes", _("Open hulpvraag"), CodeChips(NeedTheme, labels.label)),
            "urgencies": add("urgencies", _("Urgentie"), CodeChips(Urgency, labels.label)),
            "age_from": add("age_from", _("Leeftijd van"), Number(0, _OLDEST)),
            "age_to": add("age_to", _("Leeftijd tot en met"), Number(0, _OLDEST)),
            "without": add("without", _("Zonder"), CodeChips(Without, words.without)),
            "since": add(
                "since",
                _("Sinds"),
                Line(_("1-3-2026, of 3m: drie maanden geleden")),
                help_text=_("Gemeld sinds; met Zonder contact of bezoek: niet meer sinds."),
            ),
            "languages": add("languages", _("Taal"), CodeChips(Language, labels.label)),
        }
        self.form.beside("age_from", "age_to")
        self.form.beside("area", "street")
        for part in self.parts.values():
            part.edited.connect(self._write_line)

    def _read_line(self) -> None:
        """Show in the fields what the line says; what cannot be read leaves them as they are."""
        if self._writing:
            return
        self.form.clear_problems()
        try:
            form = query_forms.form_of(queries.read(self.line.value() or ""))
        except SpilError as error:
            self.form.show_problem("query", problems.sentence(error))
            self.line.setFocus()
            return
        self._writing = True
        for name, part in self.parts.items():
            part.set_state(getattr(form, name))
        self._show_rows(form.role)
        self._writing = False

    def _write_line(self) -> None:
        """Write in the line what the fields say."""
        if self._writing:
            return
        self.form.clear_problems()
        values = {name: part.value() for name, part in self.parts.items()}
        for name in ("text", "area", "street", "since"):
            values[name] = values[name] or ""
        if values["role"] is Role.VOLUNTEER:
            values |= dict.fromkeys(_ONLY_RESIDENTS, ())
            values["without"] = tuple(one for one in values["without"] if one is Without.BUDDY)
        self._show_rows(values["role"])
        try:
            text = queries.write(query_forms.query_of(QueryForm(**values)))
        except SpilError as error:
            at = "since" if values["since"] else "text"
            self.form.show_problem(at, problems.sentence(error))
            return
        self._writing = True
        self.line.set_state(text)
        self._writing = False

    def _show_rows(self, role: Role) -> None:
        for name in _ONLY_RESIDENTS:
            self.form.show_row(name, shown=role is Role.RESIDENT)


class ColumnsDialog(Dialog):
    """Chooses which columns a list shows, besides the name."""

    chosen = Signal(object)

    def __init__(
        self, work: Work, parent: QWidget, names: Sequence[str], shown: Sequence[str]
    ) -> None:
        super().__init__(work, _("Kolommen kiezen"), parent)
        self.body.addWidget(blocks.quiet(_("In een smal venster vallen de laatste kolommen weg.")))
        self.ticks: dict[str, Tick] = {}
        inside = QVBoxLayout()
        for name in names:
            tick = Tick(words.column(name))
            tick.setAccessibleName(words.column(name))
            tick.setChecked(name in shown)
            inside.addWidget(tick)
            self.ticks[name] = tick
        self.body.addLayout(inside)
        cancel = blocks.button(_("Annuleren"))
        cancel.clicked.connect(self.reject)
        done = blocks.button(_("Tonen"), kind="primary")
        done.setDefault(True)
        done.clicked.connect(self._done)
        self.body.addLayout(blocks.row(1, cancel, done))

    def _done(self) -> None:
        self.chosen.emit(tuple(name for name, tick in self.ticks.items() if tick.isChecked()))
        self.accept()
