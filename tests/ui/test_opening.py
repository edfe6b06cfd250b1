import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spil_desktop.storage.database import Database
from spil_desktop.ui.opening import OpeningDialog
from tests.conftest import PASSPHRASE

NEW = "bolder spaanplaat veenkoloot omslag"


@pytest.fixture
def folder(new_store: tuple[Path, str], tmp_path: Path) -> Path:
    own = tmp_path / "store"
    shutil.copytree(new_store[0], own)
    return own


@pytest.fixture
def dialog(qtbot: QtBot, folder: Path) -> OpeningDialog:
    made = OpeningDialog(folder)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_passphrase_opens_the_store(dialog: OpeningDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.unlock_form.passphrase, Qt.Key.Key_Return)
    assert dialog.unlock_form.form.has_problems()
    qtbot.keyClicks(dialog.unlock_form.passphrase, "niet de goede wachtzin")
    qtbot.keyClick(dialog.unlock_form.passphrase, Qt.Key.Key_Return)
    assert dialog.unlock_form.form.has_problems()
    assert dialog.isVisible()

    dialog.unlock_form.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.unlock_form.button.click()

    database = opened.args[0]
    assert isinstance(database, Database)
    database.close()
    assert dialog.unlock_form.passphrase.text() == ""


def test_the_recovery_key_opens_it_with_a_new_passphrase(
    dialog: OpeningDialog, new_store: tuple[Path, str], qtbot: QtBot
) -> None:
    form = dialog.recovery_form
    dialog.forgotten.click()
    assert form.isVisible()
    form.button.click()
    assert form.form.has_problems()

    form.key.setText("XXXX-XXXX")
    form.new.setText(NEW)
    form.again.setText("iets anders")
    form.button.click()
    assert form.form._problems["again"].isVisible()
    form.again.setText(NEW)
    form.button.click()
    assert form.form._problems["recovery_key"].isVisible()

    form.key.setText(new_store[1].lower())
    with qtbot.waitSignal(dialog.opened) as opened:
        form.button.click()
    opened.args[0].close()


def test_a_weak_new_passphrase_is_refused_at_its_field(
    dialog: OpeningDialog, new_store: tuple[Path, str]
) -> None:
    form = dialog.recovery_form
    dialog.forgotten.click()
    form.key.setText(new_store[1])
    form.new.setText("kort")
    form.again.setText("kort")
    form.button.click()

    assert form.form._problems["passphrase"].isVisible()
    form.back.click()
    assert dialog.unlock_form.isVisible()


def test_another_folder_must_hold_a_store(
    dialog: OpeningDialog, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "leeg").mkdir()
    dialog._chosen(str(tmp_path / "leeg"))
    assert dialog.problem.isVisible()
    assert dialog.folder == folder

    dialog._chosen(str(folder))
    assert dialog.problem.isHidden()
