"""Every input, list and button of every page and dialog has a name for a screen reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from spil_desktop.ui import pages
from spil_desktop.ui.palette import CommandPalette
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.safety import KeyDialog, PassphraseDialog, RestoreDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.wizard import Wizard

INPUTS = (
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QPlainTextEdit,
    QTextEdit,
    QAbstractItemView,
    QAbstractButton,
)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, INPUTS) and not is_inner(widget) and not name_of(widget)
    ]


def is_inner(widget: QWidget) -> bool:
    """Qt's own parts of a compound widget speak through that widget."""
    parent = widget.parentWidget()
    if isinstance(widget, QAbstractButton) and widget.isHidden():
        return True  # it gets its words before it is shown
    inside = isinstance(parent, (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView))
    name = "" if parent is None else parent.metaObject().className()
    popup = name == "QComboBoxPrivateContainer" or "qt_" in widget.objectName()
    return inside or popup


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


@pytest.mark.parametrize("name", [entry.name for entry in pages.entries()])
def test_every_input_of_every_page_has_a_name(window: Window, name: str) -> None:
    window.go(name)

    assert nameless(window) == []


def dialogs(window: Window) -> Iterator[QDialog]:
    yield AreaDialog(window.work, window, None)
    yield PassphraseDialog(window.work, window)
    yield RestoreDialog(window.work, window)
    yield KeyDialog(window.work, window)
    yield CommandPalette(window.work, window.actions_here(), window)


def test_every_input_of_the_shells_dialogs_has_a_name(window: Window) -> None:
    for dialog in dialogs(window):
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.done(0)


def test_every_input_of_the_wizard_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    wizard = Wizard(tmp_path, tmp_path, PreferenceKeeper())

    assert nameless(wizard) == []
    wizard.close()


def test_a_list_without_a_name_is_noticed(qtbot: QtBot) -> None:
    bad = QWidget()
    qtbot.addWidget(bad)
    QLineEdit(bad)

    assert nameless(bad) == ["QLineEdit  in QWidget"]
