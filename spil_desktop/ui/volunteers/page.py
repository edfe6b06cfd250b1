"""The page Vrijwilligers: who helps, who has room, and whose VOG is not there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import VolunteerRole, VolunteerStatus
from spil_desktop.services import areas, volunteers
from spil_desktop.services.volunteers import VolunteerFilter, VolunteerRow
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line, RecordBox, Tick
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.volunteers import words
from spil_desktop.ui.volunteers.detail import VolunteerDetail
from spil_desktop.ui.volunteers.registration import NewVolunteerDialog
from spil_desktop.ui.work import Work

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
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(TableOrEmpty(self.table, self.empty))
        split.addWidget(blocks.scrolled(self.detail))
        split.setSizes([theme.px(640), theme.px(400)])
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        today, wanted = self.work.today(), self._wanted()
        known = self.work.read(areas.rows)
        self.area.set_records((row.id, row.name) for row in known)
        self.area.setVisible(len(known) > 1)
        self.table.set_rows(
            self.work.read(lambda session: volunteers.rows(session, wanted, today=today))
        )
        self.empty.set_text(self._why_empty())
        self.table.choose_first()
        self.detail.show_volunteer(self.table.row())

    def first_focus(self) -> QWidget | None:
        return self.table

    def show_record(self, key: object) -> None:
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
        self.area = RecordBox(_("Alle wijken en dorpen"))
        self.area.setAccessibleName(_("Wijk of dorp"))
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
        self.body.addLayout(flow)

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
            text=self.text.value() or "",
        )

    def _why_empty(self) -> str:
        if self._wanted() != VolunteerFilter():
            return _("Geen vrijwilliger past bij wat je zoekt.")
        return _(
            "Hier komen de mensen die iets voor een ander doen: maatjes, chauffeurs, klussers."
        )

    def _widen(self) -> None:
        """Take all filters away, so that any volunteer can be shown."""
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
