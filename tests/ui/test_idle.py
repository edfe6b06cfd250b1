from time import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spil_desktop.ui.window import Window


def test_doing_nothing_locks_and_doing_something_does_not(window: Window, qtbot: QtBot) -> None:
    watch = window.idle
    watch.set_minutes(5)
    watch._last = time() - 299
    watch.look()
    assert not window.is_locked()

    watch._last = time() - 400
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    watch.look()
    assert not window.is_locked()

    watch._last = time() - 301
    watch.look()
    assert window.is_locked()
