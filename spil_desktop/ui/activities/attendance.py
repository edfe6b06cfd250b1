"""Who came: one list, ticked with the space bar, and the head count."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, Presence
from spil_desktop.services import occurrences, people
from spil_desktop.services.activities import ActivityRow
from spil_desktop.services.occurrences import OccurrenceRow
from spil_desktop.texts import dates
from spil_desktop.ui import theme
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Line, Number
from spil_desktop.ui.work import Work


class PresenceList(QWidget):
    """Participants with a tick each; typing in the line shows only who fits. A field of a form."""

    edited = Signal()

    def __init__(self, people_named: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.line = Line(_("Typ een naam"))
        self.list = QListView()
        self._items = QStandardItemModel(self)
        for participant_id, name in people_named:
            item = QStandardItem(name)
            item.setData(participant_id, Qt.ItemDataRole.UserRole)
            item.setCheckable(True)
            item.setEditable(False)
            self._items.appendRow(item)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._items)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self._found)
        self.list.setMinimumHeight(theme.px(36) * 8)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        inside.addWidget(self.line)
        inside.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.edited.connect(self._search)
        self.line.returnPressed.connect(self._tick_first)
        self._items.itemChanged.connect(self.edited)

    def setAccessibleName(self, name: str) -> None:
        """Name the group, the line and the list."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(_("{name}: zoeken").format(name=name))
        self.list.setAccessibleName(name)

    def value(self) -> tuple[int, ...]:
        """Return the participants that are ticked."""
        rows = (self._items.item(at) for at in range(self._items.rowCount()))
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in rows
            if item.checkState() is Qt.CheckState.Checked
        )

    def state(self) -> list[int]:
        """Return what a draft keeps: the ids."""
        return list(self.value())

    def set_state(self, state: Any) -> None:
        """Tick exactly the participants in `state`."""
        ticked = set(state or ())
        for at in range(self._items.rowCount()):
            item = self._items.item(at)
            here = item.data(Qt.ItemDataRole.UserRole) in ticked
            item.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)

    def _search(self) -> None:
        self._found.setFilterFixedString((self.line.value() or "").strip())
        if self._found.rowCount():
            self.list.setCurrentIndex(self._found.index(0, 0))

    def _tick_first(self) -> None:
        """Tick the first who fits and make the line ready for the next name."""
        at = self._found.mapToSource(self._found.index(0, 0))
        item = self._items.itemFromIndex(at) if at.isValid() else None
        if item is not None and self.line.text().strip():
            came = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if came else Qt.CheckState.Checked)
            self.line.clear()


class AttendanceDialog(FormDialog):
    """Asks who came to one occurrence; regular visitors stand first."""

    def __init__(
        self, work: Work, parent: QWidget, activity: ActivityRow, occurrence: OccurrenceRow
    ) -> None:
        title = _("Wie waren er op {date}?").format(date=dates.short_date(occurrence.held_on))
        super().__init__(work, title, parent, draft=f"attendance:{occurrence.id}")
        self._occurrence = occurrence
        self.save_button.setDefault(False)  # Enter ticks a name here
        named = work.read(
            lambda session: occurrences.regulars_first(
                session, activity.id, people.participant_names(session)
            )
        )
        known = work.read(lambda session: occurrences.attendance(session, occurrence.id))
        self._absent = {
            row.participant_id: row.presence
            for row in known
            if row.presence is not Presence.PRESENT
        }
        self.came = self.form.add(
            "came",
            _("Wie waren er?"),
            PresenceList(named),
            help_text=_(
                "Typ een paar letters en druk op Enter,"
                " of loop met de pijlen en druk op de spatiebalk."
            ),
        )
        self.came.set_state(
            [row.participant_id for row in known if row.presence is Presence.PRESENT]
        )
        self.visitors = self.form.add(
            "visitors",
            _("Hoeveel bezoekers in totaal?"),
            Number(0, 999),
            help_text=_("Leeg: alleen wie hierboven is aangevinkt telt."),
        )
        self.visitors.set_state(occurrence.visitors)
        self.ready()

    def save(self) -> object:
        """Keep who came; whoever was invited or excused stays so unless ticked."""
        came, counted, occurrence = self.came.value(), self.visitors.value(), self._occurrence
        presences = {**self._absent, **dict.fromkeys(came, Presence.PRESENT)}
        self.work.write(
            Act.RECORD_ATTENDANCE,
            lambda session: occurrences.record_attendance(
                session, occurrence.id, presences, visitors=counted
            ),
            _("De aanwezigheid is opgeslagen."),
        )
        return occurrence.id
