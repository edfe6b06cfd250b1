import gc
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spil_desktop import language
from spil_desktop.app import App
from spil_desktop.files import package
from spil_desktop.services import areas
from spil_desktop.ui import ending, theme
from spil_desktop.ui.demo_filling import DemoFilling
from spil_desktop.ui.preferences import Appearance, PreferenceKeeper
from spil_desktop.ui.wizard import Wizard
from tests.conftest import PASSPHRASE
from tests.samples import SIGNER, sample_release


@pytest.fixture
def folder(new_store: tuple[Path, str], tmp_path: Path) -> Path:
    own = tmp_path / "store"
    shutil.copytree(new_store[0], own)
    return own


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[App]:
    made = App(qapp, PreferenceKeeper(tmp_path / "settings.json"), first="settings")
    yield made
    for widget in (made.window, made.opening, made.wizard):
        if widget is not None and shiboken6.isValid(widget):
            widget.close()
    shiboken6.delete(made)  # with its translator, which else gives later tests Dutch buttons


@pytest.fixture
def collecting_paused() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_a_store_asks_its_passphrase_then_shows_the_window(
    app: App, folder: Path, qtbot: QtBot
) -> None:
    app.begin(folder)
    assert app.opening is not None
    app.opening.unlock_form.passphrase.setText(PASSPHRASE)
    app.opening.unlock_form.button.click()

    assert app.window is not None
    assert app.window.isVisible()
    assert app.window.stack.name == "settings"
    assert app.preferences.value.store == str(folder)


def test_without_a_store_the_first_start_leads_to_one(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    app.preferences.change(store=str(tmp_path / "nog-niets"))
    app.begin(None)
    wizard = app.wizard
    assert isinstance(wizard, Wizard)
    wizard.choice.demo.setChecked(True)
    wizard.next()
    wizard.passphrase.passphrase.setText(PASSPHRASE)
    wizard.passphrase.again.setText(PASSPHRASE)
    wizard.next()

    assert app.window is not None
    work = app.window.work
    assert work.is_demo
    filling = app.window.findChild(DemoFilling)
    assert filling is not None
    assert filling.isVisible()
    filling.stop()
    qtbot.waitUntil(lambda: not app.window.findChildren(DemoFilling), timeout=20_000)
    assert work.read(areas.rows) == ()


def test_new_instead_leads_to_the_wizard(app: App, folder: Path) -> None:
    app.begin(folder)
    assert app.opening is not None
    app.opening.new.click()

    assert app.wizard is not None
    assert app.wizard.isVisible()


def test_choices_of_appearance_and_language_work_at_once(
    app: App, folder: Path, qtbot: QtBot
) -> None:
    app.ask(folder)
    assert app.opening is not None
    app.opening.unlock_form.passphrase.setText(PASSPHRASE)
    app.opening.unlock_form.button.click()
    window = app.window
    assert window is not None

    app.preferences.change(appearance=Appearance.DARK, language="en")
    qtbot.waitUntil(theme.is_dark)

    assert language.current() == "en"
    assert window.stack.name == "settings"


@pytest.fixture
def own_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    told = signal.set_wakeup_fd(-1)
    yield
    signal.set_wakeup_fd(told)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the session closes the window itself")
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_the_end_of_the_session_closes_the_store(
    app: App, folder: Path, qtbot: QtBot, own_signals: None, asked: signal.Signals
) -> None:
    ending.when_asked(app.quit, app)
    app.ask(folder)
    assert app.opening is not None
    app.opening.unlock_form.passphrase.setText(PASSPHRASE)
    app.opening.unlock_form.button.click()
    window = app.window
    assert window is not None
    os.kill(os.getpid(), asked)

    qtbot.waitUntil(lambda: not window.work.is_open)
    assert signal.getsignal(asked) is signal.SIG_DFL  # asked again it ends at once


def test_closing_the_window_closes_the_store(app: App, folder: Path) -> None:
    app.ask(folder)
    assert app.opening is not None
    app.opening.unlock_form.passphrase.setText(PASSPHRASE)
    app.opening.unlock_form.button.click()
    window = app.window
    assert window is not None
    window.close()

    assert not window.work.is_open


def test_packages_that_are_named_open_without_a_store_and_end_the_program(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    package.write(sample_release(), tmp_path / "a.zip", SIGNER)
    app.show_packages([tmp_path / "a.zip"])
    assert app.packages is not None
    assert [row.is_valid for row in app.packages.table.rows()] == [True]
    assert app.opening is None
    app.packages.close()


def test_garbage_is_collected_from_the_first_window_on(
    app: App, folder: Path, collecting_paused: None
) -> None:
    app.begin(folder)
    assert not gc.isenabled()
    app.show_packages()
    assert gc.isenabled()
    assert app.packages is not None
    app.packages.close()
