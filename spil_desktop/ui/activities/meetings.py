"""Meet-and-greets: who takes part, the speed-date scheme, papers, and what they thought of it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.files import meeting_papers
from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import meetings
from spil_desktop.services.meetings import Answers, MeetingFields, MeetingRow, PartyRow, Results
from spil_desktop.texts import dates, numbers
from spil_desktop.texts import meetings as words
from spil_desktop.ui import theme
from spil_desktop.ui.activities.meeting_dialogs import AnswerDialog, MeetingDialog, PartiesDialog
from spil_desktop.ui.activities.saving import PdfSaver
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work

_Papers = tuple[MeetingFields, tuple[PartyRow, ...], tuple[tuple[tuple[int, int], ...], ...], date]


class MeetingsDialog(Dialog):
    """All Meet-and-greets at the left, the chosen one with its parties at the right."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Meet-and-greet"), parent)
        self.saver = PdfSaver(work, self)
        add = blocks.button(_("Bijeenkomst toevoegen"), "add-line", "primary")
        add.clicked.connect(self._add)
        self.body.addLayout(blocks.row(add, 1))
        self._make_tables()
        self.chosen = blocks.scrolled(blocks.holder(self._right()))
        split = splits.beside(TableOrEmpty(self.table, self.none_yet), self.chosen, 300, 580)
        self.body.addWidget(split, 1)
        close = blocks.button(_("Sluiten"))
        close.clicked.connect(self.reject)
        self.body.addLayout(blocks.row(1, close))
        blocks.bound_to_screen(self, theme.px(980), theme.px(690))
        work.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Read the list and the chosen Meet-and-greet again."""
        if not self.work.is_open:
            return
        self.table.set_rows(self.work.read(meetings.rows))
        self.table.choose_first()
        self._show()

    def _make_tables(self) -> None:
        self.table: RecordTable[MeetingRow] = RecordTable(
            _("Meet-and-greets"),
            (
                Column[MeetingRow](
                    _("Meet-and-greet"),
                    lambda row: row.fields.name,
                    below=lambda row: dates.short_date(row.fields.on),
                ),
            ),
            key=lambda row: row.id,
        )
        self.none_yet = blocks.EmptyState(
            "group-line",
            _("Hier komen bijeenkomsten waar organisaties elkaar in korte rondes spreken."),
            _("Bijeenkomst toevoegen"),
        )
        self.none_yet.acted.connect(self._add)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._edit)
        self.parties: RecordTable[PartyRow] = RecordTable(
            _("Deelnemers"),
            (
                Column[PartyRow](_("Nr."), lambda row: str(row.number), width=56, right=True),
                Column[PartyRow](
                    _("Naam"), lambda row: row.name, below=lambda row: row.organisation
                ),
                Column[PartyRow](_("Was er"), lambda row: _yes_no(row.answers.came), width=84),
                Column[PartyRow](
                    _("Cijfer"), lambda row: str(row.answers.mark or ""), width=72, right=True
                ),
            ),
            key=lambda row: row.id,
        )
        self.nobody = blocks.EmptyState(
            "user-add-line",
            _("Plak hier wie er komen: op elke regel een naam en een organisatie."),
            _("Deelnemers toevoegen"),
        )
        self.nobody.acted.connect(self._paste)
        self.parties.setMinimumHeight(theme.px(140))  # the buttons around it scroll instead
        self.parties.opened.connect(self._answer)

    def _right(self) -> QVBoxLayout:
        self.said = blocks.Note("", Tone.NEUTRAL)
        self.said.setMinimumHeight(theme.px(64))  # two lines, as a refusal needs
        self.found = blocks.label("")
        first, second = FlowLayout(), FlowLayout()
        for flow, acts in (
            (
                first,
                (
                    (_("Deelnemers toevoegen"), "user-add-line", self._paste),
                    (_("Schema maken"), "shuffle-line", self._scheme),
                    (_("Naamkaartjes"), "file-text-line", self._badges),
                    (_("Tafellijst"), "file-text-line", self._list),
                ),
            ),
            (
                second,
                (
                    (_("Was er wel of niet"), "user-follow-line", self._came),
                    (_("Wat vond ze ervan?"), "star-line", self._answer),
                    (_("Van de lijst halen"), "user-unfollow-line", self._take_off),
                    (_("Wijzigen"), "edit-line", self._edit),
                    (_("Weghalen"), "delete-bin-line", self._remove),
                ),
            ),
        ):
            for text, icon, act in acts:
                button = blocks.button(text, icon)
                button.setAutoDefault(False)
                button.clicked.connect(act)
                flow.addWidget(button)
        right = blocks.column(blocks.holder(first), self.said)
        right.addWidget(TableOrEmpty(self.parties, self.nobody), 1)
        right.addWidget(blocks.holder(second))
        right.addWidget(self.found)
        return right

    def _show(self) -> None:
        meeting = self.table.row()
        self.chosen.setVisible(meeting is not None)
        if meeting is None:
            return
        self.parties.set_rows(self.work.read(lambda session: meetings.parties(session, meeting.id)))
        self.parties.choose_first()
        results = self.work.read(lambda session: meetings.results(session, meeting.id))
        self.found.setText(_results(results))
        self.said.set_text(_scheme_words(meeting))
        self.said.setVisible(bool(meeting.parties))

    def _add(self) -> None:
        dialog = MeetingDialog(self.work, self)
        dialog.saved.connect(self.table.choose)
        dialog.open()

    def _edit(self) -> None:
        if (meeting := self.table.row()) is not None:
            MeetingDialog(self.work, self, meeting).open()

    def _remove(self) -> None:
        if (meeting := self.table.row()) is not None:
            self.work.attempt(
                Act.EDIT_EVENT,
                lambda session: meetings.remove(session, meeting.id),
                _("De Meet-and-greet is weggehaald."),
            )

    def _paste(self) -> None:
        if (meeting := self.table.row()) is not None:
            PartiesDialog(self.work, self, meeting.id).open()

    def _take_off(self) -> None:
        if (party := self.parties.row()) is not None:
            self.work.attempt(
                Act.EDIT_EVENT,
                lambda session: meetings.remove_party(session, party.id),
                _("De deelnemer is van de lijst gehaald."),
            )

    def _scheme(self) -> None:
        meeting = self.table.row()
        if meeting is None:
            return
        why = self.work.write(
            Act.EDIT_EVENT, lambda session: meetings.make_scheme(session, meeting.id)
        )
        if why is not None:
            self.said.set_text(words.impossible(why))

    def _came(self) -> None:
        party = self.parties.row()
        if party is None:
            return
        known = party.answers
        turned = Answers(not known.came, known.useful, known.mark, known.recommends)
        self.work.attempt(
            Act.EDIT_EVENT, lambda session: meetings.answer(session, {party.id: turned})
        )

    def _answer(self) -> None:
        if (party := self.parties.row()) is not None:
            AnswerDialog(self.work, self, party).open()

    def _badges(self) -> None:
        if (meeting := self.table.row()) is not None:
            fields, parties, tables, today = self._papers(meeting)

            def write(path: Path) -> None:
                meeting_papers.write_badges(fields, parties, tables, path, today)

            self.saver.ask(_("naamkaartjes.pdf"), write, _("De naamkaartjes zijn opgeslagen."))

    def _list(self) -> None:
        meeting = self.table.row()
        if meeting is None:
            return
        if not meeting.has_scheme:
            self.said.set_text(_("Maak eerst het schema."))
            return
        fields, parties, tables, today = self._papers(meeting)

        def write(path: Path) -> None:
            meeting_papers.write_tables(fields, parties, tables, path, today)

        self.saver.ask(_("tafellijst.pdf"), write, _("De tafellijst is opgeslagen."))

    def _papers(self, meeting: MeetingRow) -> _Papers:
        return (
            meeting.fields,
            self.work.read(lambda session: meetings.parties(session, meeting.id)),
            self.work.read(lambda session: meetings.tables(session, meeting.id)),
            self.work.today(),
        )


def _yes_no(known: bool | None) -> str:  # noqa: FBT001 - it is the answer itself
    return "" if known is None else _("ja") if known else _("nee")


def _scheme_words(meeting: MeetingRow) -> str:
    fields = meeting.fields
    if not meeting.has_scheme:
        return _("Er is nog geen schema.")
    said = ngettext(
        "Het schema is klaar: {rounds} ronde van {minutes} minuten. Niemand spreekt twee keer "
        "dezelfde of iemand van de eigen organisatie.",
        "Het schema is klaar: {rounds} rondes van {minutes} minuten. Niemand spreekt twee keer "
        "dezelfde of iemand van de eigen organisatie.",
        fields.rounds,
    )
    return said.format(rounds=fields.rounds, minutes=fields.minutes)


def _results(found: Results) -> str:
    parts = [
        _("{came} van {invited} waren er, van {organisations} organisaties").format(
            came=found.came, invited=found.invited, organisations=found.organisations
        ),
        _("{talks} gesprekken").format(talks=found.talks) if found.talks else "",
        _("cijfer {mark}").format(mark=_decimal(found.mark)) if found.mark else "",
        _("nuttig {useful} van 5").format(useful=_decimal(found.useful)) if found.useful else "",
        _("{recommends} van {answered} raden het aan").format(
            recommends=found.recommends, answered=found.answered
        )
        if found.answered
        else "",
    ]
    return " · ".join(part for part in parts if part) if found.came else ""


def _decimal(value: Fraction) -> str:
    return numbers.decimal(Decimal(value.numerator) / value.denominator)
