"""What was done today, newest first, and taking it back up to there."""

from datetime import UTC, datetime, time

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.services import changes
from spil_desktop.services.changes import UndoableAct
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Session, Work


class HistoryDialog(Dialog):
    """The acts of today that stand; Enter or the button takes them back up to the chosen one."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Geschiedenis van vandaag"), parent)
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Kies tot waar je terug wilt. Wat je ongedaan maakt, kun je opnieuw doen met "
                    "Ctrl+Shift+Z."
                )
            )
        )
        self.table: RecordTable[UndoableAct] = RecordTable(
            _("Gedaan vandaag"),
            (
                Column[UndoableAct](_("Tijd"), _clock, sort=lambda act: act.id, width=88),
                Column[UndoableAct](_("Wat"), lambda act: labels.title(act.act)),
            ),
            key=lambda act: act.id,
        )
        self.empty = blocks.EmptyState(
            "history-line", _("Hier komt wat je vandaag doet. Er is nog niets gedaan."), ""
        )
        self.body.addWidget(TableOrEmpty(self.table, self.empty), 1)
        self.undo_button = blocks.button(_("Ongedaan maken tot hier"), kind="primary")
        close = blocks.button(_("Sluiten"))
        close.clicked.connect(self.reject)
        self.undo_button.clicked.connect(self._undo)
        self.body.addLayout(blocks.row(1, close, self.undo_button))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._undo)
        work.changed.connect(self.reload)
        blocks.bound_to_screen(self, theme.px(560), theme.px(480))
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read again what stands."""
        if not self.work.is_open:
            return
        self.table.set_rows(self.work.read(self._today))
        self.table.choose_first()
        self._choose()

    def _today(self, session: Session) -> tuple[UndoableAct, ...]:
        morning = datetime.combine(self.work.today(), time()).astimezone(UTC).replace(tzinfo=None)
        return changes.undoable(session, since=morning, user_id=self.work.user_id)

    def _choose(self) -> None:
        row = self.table.row()
        count = sum(act.id >= row.id for act in self.table.rows()) if row else 0
        self.undo_button.setEnabled(count > 0)
        text = ngettext(
            "Maak {count} handeling ongedaan", "Maak {count} handelingen ongedaan", count
        )
        self.undo_button.setText(text.format(count=count))

    def _undo(self) -> None:
        key = self.table.key()
        if isinstance(key, int):
            self.work.undo_until(key)


def _clock(act: UndoableAct) -> str:
    return f"{act.at.replace(tzinfo=UTC).astimezone():%H:%M}"
