"""The command palette: everything the program can do here, found by typing part of its name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.ui import theme
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CommandPalette(Dialog):
    """Lists actions with their shortcuts; Enter does the chosen one after closing."""

    def __init__(self, work: Work, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(work, _("Wat wil je doen?"), parent)
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self._wanted: QAction | None = None
        self.line = Line(_("Typ een deel van een opdracht"))
        self.line.setAccessibleName(_("Opdracht zoeken"))
        self.table: RecordTable[QAction] = RecordTable(
            _("Opdrachten"),
            (
                Column[QAction](_("Opdracht"), _words),
                Column[QAction](_("Toets"), _shortcut, width=160, quiet=True, right=True),
            ),
            key=_itself,
        )
        self.table.horizontalHeader().hide()
        self.body.addWidget(self.line)
        self.body.addWidget(self.table, 1)
        self.resize(theme.px(560), theme.px(520))
        self.line.edited.connect(self._filter)
        self.table.clicked.connect(self._run)
        self.table.opened.connect(self._run)
        self.finished.connect(self._finish)
        self._filter()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            count = self.table.records.rowCount()
            if count:
                at = self.table.currentIndex().row() + _STEPS[Qt.Key(event.key())]
                self.table.selectRow(at % count)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run()
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        words = self.line.text().casefold().split()
        found = [
            action
            for action in self._actions
            if all(word in _words(action).casefold() for word in words)
        ]
        self.table.set_rows(found)
        if found:
            self.table.selectRow(0)

    def _run(self) -> None:
        self._wanted = self.table.row()
        self.accept()

    def _finish(self) -> None:
        if self._wanted is not None:
            self._wanted.trigger()


def _words(action: QAction) -> str:
    return action.text().replace("&", "")


def _shortcut(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _itself(action: QAction) -> object:
    return action
