"""The page Vrijwilligers: who helps, who has room, and whose VOG is not there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import queries
from spil_desktop.rules.queries import Query
from spil_desktop.rules.vocabulary import VolunteerRole, VolunteerStatus
from spil_desktop.services import lists, volunteers
from spil_desktop.services.volunteers import VolunteerFilter, VolunteerRow
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line, Tick
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.page import Page, list_in
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.volunteers import words
from spil_desktop.ui.volunteers.detail import VolunteerDetail
from spil_desktop.ui.volunteers.registration import NewVolunteerDialog
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.services.lists import ListRow

_STATUSES = tuple(VolunteerStatus)


class VolunteersPage(Page):
    """List and detail of volunteers."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        add = blocks.button(_("Vrijwilliger aanmelden"), "user-add-line", "primary")
        add.clicked.connect(self._add)
        self.set_head(_("Vrijwilligers"), add)
        action = self.act(_("Vrijwilliger aanmelden"), "user-add-line", "Ctrl+N")
        action.triggered.connect(self._add)
        self._make_filters()
        self._make_table()
        self.detail = VolunteerDetail(work, self)
        split = splits.beside(
            TableOrEmpty(self.table, self.empty), detail_of(self.table, self.detail), 560, 480
        )
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        self._show_list()
        today, wanted = self.work.today(), self._wanted()
        self.area.know_areas()
        self.table.set_rows(
            self.work.read(lambda session: volunteers.rows(session, wanted, today=today))
        )
        self.empty.set_text(self._why_empty())
        self.table.choose_first()
        self.detail.show_volunteer(self.table.row())

    def first_focus(self) -> QWidget | None:
        return self.table

    def show_record(self, key: object) -> None:
        number = list_in(key)
        if number is not None:
            self._open_list(number)
            return
        if not self.table.choose(key):
            self._widen()
            self.reload()
            self.table.choose(key)

    def remember(self) -> object:
        return self.table.key()

    def _make_filters(self) -> None:
        self.text = Line(_("Naam of straat"))
        self.text.setAccessibleName(_("Zoeken in vrijwilligers"))
        self.text.setMinimumWidth(theme.px(180))
        self.area = AreaFilter(self.work)
        self.role = CodeBox(VolunteerRole, labels.title, empty=_("Alle taken"))
        self.role.setAccessibleName(_("Taak"))
        self.status = CodeBox(VolunteerStatus, labels.title, empty=_("Alle statussen"))
        self.status.setAccessibleName(_("Status"))
        self.free = Tick(_("Met ruimte"))
        self.stopped = Tick(_("Ook gestopt"))
        flow = FlowLayout()
        for field in (self.text, self.area, self.role, self.status, self.free, self.stopped):
            field.edited.connect(self.reload)
            flow.addWidget(field)
        self._list_number: int | None = None
        self._list: ListRow | None = None
        self.list_name = blocks.heading("")
        close = blocks.button(_("Alle vrijwilligers"), "close-line", "quiet")
        close.clicked.connect(self._close_list)
        self.list_head = blocks.holder(blocks.row(self.list_name, close, 1))
        self.list_head.hide()
        self.body.addWidget(self.list_head)
        self.body.addLayout(flow)

    def _open_list(self, number: int) -> None:
        """Show only who is in a list that the user keeps."""
        self._list_number = number
        self._widen(with_list=True)
        self.reload()

    def _show_list(self) -> None:
        """Say which list is shown, as it is stored now; one that is gone closes."""
        known = self.work.read(lists.rows) if self._list_number is not None else ()
        self._list = next((row for row in known if row.id == self._list_number), None)
        self.list_name.setText(self._list.fields.name if self._list else "")
        self.list_head.setVisible(self._list is not None)

    def _close_list(self) -> None:
        self._list_number = None
        self.reload()

    def _make_table(self) -> None:
        self.table: RecordTable[VolunteerRow] = RecordTable(
            _("Vrijwilligers"),
            (
                Column[VolunteerRow](
                    _("Naam"),
                    lambda row: row.name,
                    sort=lambda row: row.sort_name,
                    below=lambda row: labels.labels(row.fields.roles),
                    hint=lambda row: labels.labels(row.fields.roles),
                ),
                Column[VolunteerRow](
                    _("Bezet"),
                    words.load,
                    sort=lambda row: -row.free,
                    width=96,
                    tone=words.load_tone,
                ),
                Column[VolunteerRow](_("VOG"), words.vog, width=126, tone=words.vog_tone),
                Column[VolunteerRow](
                    _("Status"),
                    lambda row: labels.label(row.fields.status),
                    sort=lambda row: _STATUSES.index(row.fields.status),
                    width=152,
                    tone=words.status_tone,
                ),
            ),
            key=lambda row: row.person_id,
        )
        self.empty = blocks.EmptyState("user-heart-line", "", _("Vrijwilliger aanmelden"))
        self.empty.acted.connect(self._add)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._edit)

    def _wanted(self) -> VolunteerFilter:
        return VolunteerFilter(
            area_id=self.area.value(),
            role=self.role.value(),
            status=self.status.value(),
            free_only=self.free.value(),
            with_stopped=self.stopped.value(),
            query=queries.read(self._list.fields.query) if self._list else Query(),
            text=self.text.value() or "",
        )

    def _why_empty(self) -> str:
        if self._wanted() != VolunteerFilter():
            return _("Geen vrijwilliger past bij wat je zoekt.")
        return _(
            "Hier komen de mensen die iets voor een ander doen: maatjes, chauffeurs, klussers."
        )

    def _widen(self, *, with_list: bool = False) -> None:
        """Take all filters away, so that any volunteer can be shown."""
        if not with_list:
            self._list_number = self._list = None
        self.text.set_state("")
        self.area.set_state(None)
        self.role.set_value(None)
        self.status.set_value(None)
        self.free.set_state(state=False)
        self.stopped.set_state(state=True)

    def _show(self) -> None:
        self.detail.show_volunteer(self.table.row())

    def _edit(self) -> None:
        self.detail.edit()

    def _add(self) -> None:
        dialog = NewVolunteerDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()
