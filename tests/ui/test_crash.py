import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.ui.crash import CrashHandler, report

SECRET = "Zwaluwstaart-Tegelpad"


def fail() -> None:
    resident = SECRET
    try:
        int(resident)
    except ValueError as error:
        message = f"no number: {resident}"
        raise RuntimeError(message) from error


def failure() -> BaseException:
    try:
        fail()
    except RuntimeError as error:
        return error
    raise AssertionError


@pytest.fixture
def handler(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> CrashHandler:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashHandler()
    made.install()
    return made


def test_the_report_says_where_and_never_whose(qtbot: QtBot) -> None:
    text = report(failure())

    assert SECRET not in text
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "tests/ui/test_crash.py:" in text
    assert "PySide6" in text


def test_a_bug_is_shown_once_then_the_program_closes(
    handler: CrashHandler, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    error = failure()
    sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: handler.dialog is not None)
    dialog = handler.dialog
    assert dialog is not None
    handler.handle(error)
    assert handler.dialog is dialog

    dialog.copy_button.click()
    assert "RuntimeError" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(handler.closing):
        dialog.close_button.click()
    assert SECRET not in caplog.text


def test_a_refusal_that_nobody_showed_is_shown(handler: CrashHandler, qtbot: QtBot) -> None:
    error = SpilError(InputProblem.UNKNOWN_RECORD)
    with qtbot.waitSignal(handler.refused) as refused:
        sys.excepthook(SpilError, error, None)

    assert refused.args == [error]
    assert handler.dialog is None


def test_a_bug_in_a_thread_is_shown_too(handler: CrashHandler, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: handler.dialog is not None)
    assert handler.dialog is not None
    handler.dialog.done(0)


def test_ctrl_c_in_the_terminal_is_no_bug(
    handler: CrashHandler, capsys: pytest.CaptureFixture[str]
) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert handler.dialog is None
    assert "KeyboardInterrupt" in capsys.readouterr().err
