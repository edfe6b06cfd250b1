"""Signing up for one time of an activity: who comes, and who waits for a place."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import Act, Presence
from spil_desktop.services import occurrences, people, sign_ups
from spil_desktop.services.occurrences import AttendanceRow, OccurrenceRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog, Question
from spil_desktop.ui.shared.fields import PickList
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work


class SignUpDialog(Dialog):
    """Everyone who can be signed up above, who is signed up or waits below."""

    def __init__(self, work: Work, parent: QWidget, occurrence: OccurrenceRow) -> None:
        title = _("Wie komen er op {date}?").format(date=dates.short_date(occurrence.held_on))
        super().__init__(work, title, parent)
        self._number = occurrence.id
        self._proposed: int | None = None
        self.pick = PickList(_("Typ een naam"), rows=4)
        self.pick.setAccessibleName(_("Wie aanmelden?"))
        self.pick.set_records(work.read(people.participant_names))
        self.pick.opened.connect(self._sign_up)
        self.pick.line.returnPressed.connect(self._sign_up)
        add = blocks.button(_("Aanmelden"), "user-add-line", "primary")
        add.clicked.connect(self._sign_up)
        self.room = blocks.label("")
        self._make_table()
        off = blocks.button(_("Afmelden"), "user-unfollow-line")
        off.clicked.connect(self._sign_off)
        place = blocks.button(_("Plaats geven"), "user-follow-line")
        place.clicked.connect(self._give_chosen)
        close = blocks.button(_("Sluiten"))
        close.clicked.connect(self.reject)
        self.body.addWidget(self.pick)
        self.body.addLayout(blocks.row(add, 1, self.room))
        self.body.addWidget(TableOrEmpty(self.table, self.empty), 1)
        self.body.addLayout(blocks.row(off, place, 1, close))
        blocks.bound_to_screen(self, theme.px(560), theme.px(620))
        work.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Read again who comes and how many places are left."""
        if not self.work.is_open:
            return
        number = self._number
        known = self.work.read(lambda session: occurrences.attendance(session, number))
        self.table.set_rows(sorted(known, key=lambda row: row.presence is Presence.WAITING))
        self.table.choose_first()
        free = self.work.read(lambda session: sign_ups.free_places(session, number))
        self.room.setText(_room(free))

    def _make_table(self) -> None:
        self.table: RecordTable[AttendanceRow] = RecordTable(
            _("Aangemeld"),
            (
                Column[AttendanceRow](_("Naam"), lambda row: row.name),
                Column[AttendanceRow](_("Stand"), _standing, width=160),
            ),
            key=lambda row: row.participant_id,
        )
        self.empty = blocks.EmptyState(
            "user-add-line",
            _("Hier komt wie zich aanmeldt. Wie er niet meer bij past, komt op de wachtlijst."),
        )

    def _sign_up(self) -> None:
        who, number = self.pick.value(), self._number
        if who is None:
            return
        self.work.attempt(Act.EDIT_ACTIVITY, lambda session: sign_ups.sign_up(session, number, who))
        self.pick.line.clear()

    def _sign_off(self) -> None:
        row, number = self.table.row(), self._number
        if row is None:
            return
        self._proposed = self.work.write(
            Act.EDIT_ACTIVITY,
            lambda session: sign_ups.sign_off(session, number, row.participant_id),
            _("Afgemeld."),
        )
        waiting = next(
            (one for one in self.table.rows() if one.participant_id == self._proposed), None
        )
        if waiting is not None:
            question = Question(
                self,
                _("Er is een plaats vrij. {name} staat als eerste op de wachtlijst.").format(
                    name=waiting.name
                ),
                _("Plaats geven"),
            )
            question.agreed.connect(self._give_proposed)
            question.open()

    def _give_proposed(self) -> None:
        if self._proposed is not None:
            self._give(self._proposed)

    def _give_chosen(self) -> None:
        row = self.table.row()
        if row is not None and row.presence is Presence.WAITING:
            self._give(row.participant_id)

    def _give(self, who: int) -> None:
        number = self._number
        self.work.attempt(
            Act.EDIT_ACTIVITY,
            lambda session: sign_ups.give_place(session, number, who),
            _("De plaats is gegeven. Laat het haar weten."),
        )


def _standing(row: AttendanceRow) -> str:
    return _("aangemeld") if row.presence is Presence.INVITED else labels.label(row.presence)


def _room(free: int | None) -> str:
    if free is None:
        return ""
    if free == 0:
        return _("Vol: wie zich nu aanmeldt, komt op de wachtlijst.")
    return ngettext("nog {count} plaats", "nog {count} plaatsen", free).format(count=free)
