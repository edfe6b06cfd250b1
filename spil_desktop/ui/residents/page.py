"""The page Bewoners: find, register, and one file at a time."""

from typing import cast

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.rules import queries
from spil_desktop.rules.queries import Query
from spil_desktop.rules.vocabulary import ParticipantStatus
from spil_desktop.services import cards, merges, residents
from spil_desktop.services.residents import ResidentFilter, ResidentRow
from spil_desktop.texts import labels, problems
from spil_desktop.ui import theme
from spil_desktop.ui.importing.dialog import ImportDialog
from spil_desktop.ui.merging.dialog import MergeDialog, PickOtherDialog, UnmergeDialog
from spil_desktop.ui.residents import columns
from spil_desktop.ui.residents.card import ResidentCard
from spil_desktop.ui.residents.caseload import CaseloadDialog
from spil_desktop.ui.residents.hand_over import ReceiveDialog
from spil_desktop.ui.residents.list_bar import ListBar
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.safety.dialogs import ToDestroyDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import CodeBox, Line
from spil_desktop.ui.shared.menus import MoreButton
from spil_desktop.ui.shared.page import Page, list_in
from spil_desktop.ui.shared.tables import RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work

_SHOWN = 500
"""More than anyone scrolls through; who is further on is found by typing."""
_FILE = 420
"""Width that a file needs beside the list, at 100 % text."""


class ResidentsPage(Page):
    """List of residents with the file of the chosen one."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        new = blocks.button(_("Bewoner aanmelden"), "user-add-line", "primary")
        new.clicked.connect(self.register)
        read_in = blocks.button(_("Registratie inlezen"), "download-line")
        read_in.clicked.connect(self.read_in)
        self.more = MoreButton(self)
        self.set_head(_("Bewoners"), self.more, read_in, new)
        self._make_filters()
        self._make_table()
        self.card = ResidentCard(work, self)
        self.beside = detail_of(self.table, self.card)
        listed = blocks.holder(blocks.column(TableOrEmpty(self.table, self.empty), self.count))
        self.split = splits.beside(listed, self.beside, 400, 640)
        self.body.addWidget(self.split, 1)
        acts = (
            (_("Bewoner aanmelden"), "user-add-line", "Ctrl+N", self.register),
            (_("Registratie inlezen"), "download-line", "Ctrl+I", self.read_in),
            (_("Hulpvraag toevoegen"), "add-line", "Ctrl+H", self.card.add_need),
            (_("Opvolging plannen"), "calendar-line", "", self.card.plan),
            (_("Gegevens wijzigen"), "edit-line", "Ctrl+E", self.card.edit),
            (_("Fase wijzigen"), "guide-line", "", self.card.change_stage),
            (_("Dossier afsluiten"), "archive-line", "", self.card.close_file),
            (_("Lijst samenstellen"), "filter-3-line", "Ctrl+Shift+F", self.lists.compose),
            (_("Kolommen kiezen"), "layout-column-line", "", self.lists.choose_columns),
            (_("Voor meer bewoners tegelijk"), "checkbox-multiple-line", "", self.lists.act),
            (_("Dit dossier samenvoegen met een ander"), "merge-cells-horizontal", "", self.merge),
            (_("Samenvoeging terugdraaien"), "split-cells-horizontal", "", self.unmerge),
        )
        for text, icon, shortcut, act in acts:
            self.act(text, icon, shortcut).triggered.connect(act)
        for text, icon, act in (
            (_("Dossier overdragen aan een collega"), "share-forward-line", self.card.hand_over),
            (_("Ontvangst bevestigen"), "check-line", self.card.confirm_receipt),
            (_("Overdracht inlezen"), "inbox-line", self.receive),
            (_("Werk overdragen"), "file-user-line", self.hand_over_caseload),
            (_("Leidraad huisbezoek afdrukken"), "printer-line", self.print_guide),
        ):
            action = self.act(text, icon)
            action.triggered.connect(act)
            self.more.add(action)
        if work.sees_safety():
            for text, act in (
                (_("Vermoeden vastleggen in Veiligheid"), self.card.suspect),
                (_("Te vernietigen volgens meldcodebeleid"), self.show_to_destroy),
            ):
                self.act(text, "shield-line").triggered.connect(act)

    def reload(self) -> None:
        wanted, today = self._wanted(), self.work.today()
        if wanted is None:
            return
        self.lists.refresh()
        self.table.set_rows(
            self.work.read(lambda session: residents.rows(session, wanted, today=today))
        )
        self._say_count(
            self.work.read(lambda session: residents.count(session, wanted, today=today))
        )
        self.table.choose_first()
        self._show()

    def first_focus(self) -> QWidget | None:
        return self.table if self.table.rows() else self.empty.step

    def show_record(self, key: object) -> None:
        number = list_in(key)
        if number is not None:
            self.lists.open(number)
        elif not self.table.choose(key):
            self.lists.leave()
            self.text.set_state("")
            self.status.set_value(None)
            self.reload()
            self.table.choose(key)

    def about(self) -> int | None:
        key = self.table.key()
        return key if isinstance(key, int) else None

    def remember(self) -> object:
        key, number = self.table.key(), self.lists.number
        return key if number is None else {"key": key, "list": number}

    def recall(self, state: object) -> None:
        if not isinstance(state, dict):
            super().recall(state)
            return
        known = cast("dict[str, object]", state)
        if known.get("list") is not None:
            self.lists.open(known["list"])
        self.table.choose(known.get("key"))

    def register(self) -> None:
        """Open the form for a new resident."""
        dialog = RegistrationDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()

    def read_in(self) -> None:
        """Open the import of an office's registration."""
        ImportDialog(self.work, self).open()

    def receive(self) -> None:
        """Read in a file that a colleague handed over."""
        dialog = ReceiveDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()

    def hand_over_caseload(self) -> None:
        """Print the caseload for who takes it over."""
        CaseloadDialog(self.work, self).open()

    def print_guide(self) -> None:
        """Print the empty guide for a talk at home."""
        from spil_desktop.ui.visits.section import (  # noqa: PLC0415 - with its tab, when wanted
            ask_to_print_guide,
        )

        ask_to_print_guide(self.work, self)

    def make_room(self, width: int) -> None:
        """Give the list at least `width` (at 100 % text), as far as the file can spare it."""
        total = sum(self.split.sizes())
        spared = max(total - theme.px(_FILE), total * 46 // 100)
        wanted = min(max(theme.px(width), theme.px(480)), spared)
        self.split.setSizes([wanted, total - wanted])

    def merge(self) -> None:
        """Ask which other file is of the chosen person, then put the two together."""
        person_id = self.about()
        if person_id is not None:
            dialog = PickOtherDialog(self.work, self, person_id)
            dialog.saved.connect(self._merge_with)
            dialog.open()

    def unmerge(self) -> None:
        """Take apart what was put together into the chosen file."""
        person_id = self.about()
        if person_id is not None:
            UnmergeDialog(self.work, self, person_id).open()

    def _merge_with(self, other_id: object) -> None:
        person_id = self.about()
        if person_id is None or not isinstance(other_id, int):
            return
        pair = (person_id, other_id)
        kept, other = self.work.read(lambda session: merges.better_kept(session, *pair))
        dialog = MergeDialog(self.work, self, kept, other)
        dialog.saved.connect(self.show_record)
        dialog.open()

    def show_to_destroy(self) -> None:
        """Show the safety files by the day on which policy says that they go."""
        ToDestroyDialog(self.work, self).open()

    def _make_filters(self) -> None:
        self.text = Line(_("Naam, straat, telefoon of zoekwoorden: wijk:Bouwen -gesloten"))
        self.text.setAccessibleName(_("Zoeken in bewoners"))
        self.status = CodeBox(ParticipantStatus, labels.title, empty=_("Alle fasen"))
        self.status.setAccessibleName(_("Fase"))
        self.text.edited.connect(self.reload)
        self.status.edited.connect(self.reload)
        self.problem = blocks.label("", "problem")
        self.problem.hide()
        self.lists = ListBar(self.work, self)
        self.body.addLayout(blocks.row(self.text, self.status))
        self.body.addWidget(self.problem)
        self.body.addWidget(self.lists)

    def _make_table(self) -> None:
        self.table: RecordTable[ResidentRow] = RecordTable(
            _("Bewoners"),
            columns.chosen(columns.USUAL),
            key=lambda row: row.person_id,
        )
        self.table.let_choose_many()
        self.empty = blocks.EmptyState("group-line", "", _("Bewoner aanmelden"))
        self.empty.acted.connect(self.register)
        self.count = blocks.quiet("")
        self.table.chosen.connect(self._show)

    def _wanted(self) -> ResidentFilter | None:
        """Return what is asked for; None, with the reason shown, when it cannot be read."""
        status, text = self.status.value(), self.text.value() or ""
        try:
            query = queries.read(text)
        except SpilError as error:
            self.problem.setText(problems.sentence(error))
            self.problem.show()
            return None
        self.problem.hide()
        plain = queries.is_plain(query)
        return ResidentFilter(
            text=text if plain else "",
            query=Query() if plain else query,
            statuses=frozenset({status}) if status else frozenset(),
            limit=_SHOWN,
        )

    def _say_count(self, count: int) -> None:
        searching = bool(self.text.value() or self.status.value())
        self.empty.set_text(
            _("Niemand past bij wat je zoekt.")
            if searching
            else _("Hier komen de bewoners die je helpt. Begin met wie er belt.")
        )
        text = ngettext("{count} bewoner", "{count} bewoners", count).format(count=count)
        if count > _SHOWN:
            text = _(
                "{count} bewoners, de eerste {shown} staan hier. Typ om verder te zoeken."
            ).format(count=count, shown=_SHOWN)
        self.count.setText(text if count else "")

    def _show(self) -> None:
        key, today = self.table.key(), self.work.today()
        found = (
            self.work.read(lambda session: cards.card(session, key, today=today))
            if isinstance(key, int)
            else None
        )
        self.card.show_card(found)
