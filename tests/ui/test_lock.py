"""The lock with everything open that can be open: nothing of it may stay in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spil_desktop.services import areas
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.lock import Reason, sentence
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.page import SettingsPage
from spil_desktop.ui.settings.safety import KeyDialog, PassphraseDialog, RestoreDialog
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.window import Window
from tests.conftest import PASSPHRASE


def page(window: Window) -> SettingsPage:
    found = window.stack.page()
    assert isinstance(found, SettingsPage)
    return found


def question_over_a_form(window: Window) -> None:
    dialog = AreaDialog(window.work, window, None)
    dialog.open()
    dialog.name.setText("Zuiderkluft")
    dialog.reject()
    assert dialog.findChild(Question) is not None


def calendar(window: Window) -> None:
    dialog = AreaDialog(window.work, window, None)
    dialog.open()
    dialog.started_on.actions()[0].trigger()


def running_job(window: Window) -> None:
    def endless(job: Job) -> None:
        while True:
            job(1, 2)

    dialog = ProgressDialog(window.work, "Rapport maken", window)
    dialog.follow(window.work.outside(endless, dialog.finish, dialog.finish, dialog.show_progress))


def backup(window: Window) -> None:
    page(window).safety_card._run("Controleren", page(window).safety_card._look, print)


OPEN: dict[str, Callable[[Window], object]] = {
    "area": lambda window: AreaDialog(window.work, window, None).open(),
    "passphrase": lambda window: PassphraseDialog(window.work, window).open(),
    "key": lambda window: KeyDialog(window.work, window).open(),
    "restore": lambda window: RestoreDialog(window.work, window).open(),
    "file": lambda window: page(window).safety_card._ask_backup(),
    "palette": lambda window: window._palette(),
    "question": question_over_a_form,
    "calendar": calendar,
    "job": running_job,
    "backup": backup,
    "message": lambda window: window.messages.say("Opgeslagen.", undoable=True),
    "search": lambda window: (window.search.setText("bo"), window.search.look_up("bo")),
}


def others_in_sight(window: Window) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one is not window and one.isVisible()]


@pytest.mark.parametrize("kind", list(OPEN))
def test_nothing_stays_open(window: Window, qtbot: QtBot, kind: str) -> None:
    OPEN[kind](window)

    window.lock(Reason.ASKED)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert window.is_locked()
    assert others_in_sight(window) == []
    assert window.messages.isHidden()
    assert window.search.text() == ""

    window.lock_view.form.passphrase.setText(PASSPHRASE)
    window.lock_view.form.submit()
    assert window.stack.name == "settings"
    assert [row.name for row in window.work.read(areas.rows)] == ["De Bouwen"]


def test_what_reached_the_lock_twice_locks_once(window: Window) -> None:
    window.lock(Reason.IDLE)
    window.lock(Reason.ASKED)
    window.go("help")
    window.count()

    assert window.lock_view.why.text() == sentence(Reason.IDLE, 10)


def test_the_window_says_why_it_locked() -> None:
    assert "1 minuut " in sentence(Reason.IDLE, 1)
    assert "10 minuten " in sentence(Reason.IDLE, 10)
    assert "zelf" in sentence(Reason.ASKED, 10)
