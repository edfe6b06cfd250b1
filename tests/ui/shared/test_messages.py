import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.ui.shared.messages import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    parent = QWidget()
    parent.resize(800, 600)
    qtbot.addWidget(parent)
    parent.show()
    made = MessageBar(parent)
    made._keep = parent
    return made


def test_what_was_done_offers_the_way_back(bar: MessageBar, qtbot: QtBot) -> None:
    bar.say("Hulpvraag toegevoegd.", undoable=True)

    assert bar.isVisible()
    assert bar.accessibleName() == "Hulpvraag toegevoegd."
    with qtbot.waitSignal(bar.undo_wanted):
        bar.undo_button.click()
    assert bar.isHidden()


def test_messages_fade_and_problems_stay(bar: MessageBar) -> None:
    bar.say("Opgeslagen.")
    assert bar._timer.isActive()
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    bar._fade()
    assert bar.isHidden()

    bar.fail(SpilError(StoreProblem.DISK_FULL))
    assert not bar._timer.isActive()
    assert bar.isVisible()
    bar.close_button.click()
    assert bar.isHidden()


def test_a_message_in_use_waits(bar: MessageBar) -> None:
    bar.say("Opgeslagen.", undoable=True)
    bar.window().activateWindow()
    bar.undo_button.setFocus()
    bar._fade()

    assert bar.isVisible() is bar.undo_button.hasFocus()


def test_it_stays_inside_its_window(bar: MessageBar) -> None:
    bar.say("Een lange zin " * 20)
    parent = bar.parentWidget()
    assert parent is not None
    parent.resize(500, 400)

    assert parent.rect().contains(bar.geometry())
