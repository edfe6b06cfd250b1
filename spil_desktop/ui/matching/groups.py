"""Small groups: neighbours who could start something together, and what to do with them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.services import groups
from spil_desktop.services.groups import SuggestedGroup
from spil_desktop.texts import dates, match_words
from spil_desktop.texts import groups as texts
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.matching.group_dialogs import FormGroupDialog, TurnDownGroupDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Session, Work


class GroupTable(RecordTable[SuggestedGroup]):
    """The groups: Enter begins one, Delete turns it down."""

    refused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class GroupsView(QWidget):
    """The groups that could be made now, and at the right who is in the chosen one, and why."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._job: Job | None = None
        self._make_table()
        self.detail = blocks.Card()
        self.beside = detail_of(self.table, blocks.holder(blocks.column(self.detail, 1)))
        self.beside.hide()
        self.area = AreaFilter(work)
        self.area.edited.connect(self.reload)
        left = blocks.column(blocks.row(self.area, 1), TableOrEmpty(self.table, self.empty))
        left.setStretch(1, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(8), 0, 0)
        body.addWidget(splits.beside(blocks.holder(left), self.beside, 520, 480))

    def reload(self) -> None:
        """Look for groups again; they appear when they are found."""
        self.area.know_areas()
        today, area_id = self.work.today(), self.area.value()

        def suggest(session: Session, _job: Job) -> tuple[SuggestedGroup, ...]:
            return groups.suggest(session, today=today, area_id=area_id)

        if self._job is not None:
            self._job.cancel()
        self.empty.set_text(_("Spil zoekt buren die samen iets kunnen beginnen …"))
        self._job = self.work.in_background(suggest, self._found)

    def _found(self, rows: tuple[SuggestedGroup, ...]) -> None:
        self._job = None
        at = self.table.currentIndex().row()
        self.empty.set_text(
            _(
                "Hier komen buren die samen iets kunnen beginnen: drie of meer mensen die"
                " gezelschap zoeken, op loopafstand, met dezelfde interesse en tijd."
                " Vul bij hulpvragen interesses en dagdelen in, dan vindt Spil ze."
            )
        )
        self.table.set_rows(rows)
        if self.table.key() is None and rows:
            self.table.selectRow(max(0, min(at, len(rows) - 1)))
        self._show()

    def _make_table(self) -> None:
        self.table = GroupTable(
            _("Kleine groepen"),
            (
                Column[SuggestedGroup](
                    _("Groepje"),
                    lambda row: texts.name(row.group),
                    below=lambda row: match_words.both(one.name for one in row.members),
                ),
                Column[SuggestedGroup](
                    _("Mensen"),
                    lambda row: str(len(row.members)),
                    sort=lambda row: len(row.members),
                    width=88,
                    right=True,
                ),
                Column[SuggestedGroup](
                    _("Langste wacht"),
                    lambda row: dates.waiting(row.members[0].waiting),
                    sort=lambda row: row.members[0].waiting,
                    width=124,
                    right=True,
                ),
            ),
            key=lambda row: row.key,
        )
        self.table.setMinimumWidth(theme.px(320))
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._begin)
        self.table.refused.connect(self._turn_down)
        self.empty = blocks.EmptyState("parent-line", "")

    def _show(self) -> None:
        row = self.table.row()
        self.beside.setVisible(row is not None)
        blocks.clear(self.detail.body)
        if row is None:
            return
        body = self.detail.body
        body.addWidget(blocks.heading(texts.name(row.group)))
        body.addWidget(blocks.label(_sentence(texts.reasons(row.group))))
        minded = [texts.reservation(one) for one in row.group.reservations]
        if row.there_is:
            there_is = match_words.both(row.there_is)
            minded.append(_("er is al: {activities}").format(activities=there_is))
        if minded:
            told = _("let op: {reservations}").format(reservations="; ".join(minded))
            body.addWidget(blocks.label(told[:1].upper() + told[1:], "minded"))
        for one in row.members:
            waits = _("wacht {waiting}").format(waiting=dates.waiting(one.waiting))
            facts = " · ".join(filter(None, (one.street, waits)))
            body.addLayout(
                blocks.column(blocks.label(one.name, "name"), blocks.quiet(facts), gap=2)
            )
        self.begin = blocks.button(_("Activiteit beginnen"), "cup-line", "primary")
        self.refuse = blocks.button(_("Past niet"), kind="quiet")
        self.begin.clicked.connect(self._begin)
        self.refuse.clicked.connect(self._turn_down)
        flow = FlowLayout()
        for button in (self.begin, self.refuse):
            flow.addWidget(button)
        body.addLayout(flow)

    def _begin(self) -> None:
        row = self.table.row()
        if row is not None:
            dialog = FormGroupDialog(self.work, self, row)
            dialog.saved.connect(self._to_activity)
            dialog.open()

    def _to_activity(self, activity_id: object) -> None:
        self.work.go("activities", activity_id)

    def _turn_down(self) -> None:
        row = self.table.row()
        if row is not None:
            TurnDownGroupDialog(self.work, self, row).open()


def _sentence(parts: tuple[str, ...]) -> str:
    told = "; ".join(parts)
    return f"{told[:1].upper()}{told[1:]}."
