"""Asking where a new file goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_place(
    parent: QWidget, title: str, name: str, then: Callable[[str], object], *kinds: str
) -> QFileDialog:
    """Ask over `parent` for a place, `name` proposed, and call `then` with the one chosen.

    `kinds` are those on offer, as "PDF (*.pdf)". A lone kind also ends a name that is typed
    without an ending.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kinds:
        dialog.setNameFilters(kinds)
    if len(kinds) == 1:
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog
