from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, drafts
from spil_desktop.services.areas import AreaFields
from spil_desktop.ui.packages.window import PackagesWindow
from spil_desktop.ui.palette import CommandPalette
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.page import SettingsPage
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.conftest import PASSPHRASE
from tests.ui.filled import Neighbourhood


def keys(window: Window, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(window.windowHandle(), key, held)
    QApplication.processEvents()


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def settings_of(window: Window) -> SettingsPage:
    page = window.stack.page()
    assert isinstance(page, SettingsPage)
    return page


def add_area(window: Window, name: str) -> None:
    window.work.write(
        Act.EDIT_AREA,
        lambda session: areas.add(session, AreaFields(name), today=window.work.today()),
        "Toegevoegd.",
    )


def names(window: Window) -> list[str]:
    return [row.name for row in settings_of(window).areas_card.table.rows()]


def test_the_visible_page_reads_again_after_a_write(window: Window) -> None:
    add_area(window, "Noorderveld")

    assert names(window) == ["De Bouwen", "Noorderveld"]


def test_keys_go_to_pages_and_f1_explains_the_page(window: Window) -> None:
    keys(window, Qt.Key.Key_F1)

    assert window.stack.name == "help"
    assert window.windowTitle() == "Help – Spil"
    assert "Instellingen" in window.stack.page().text.toPlainText()


def test_what_was_done_can_be_undone_from_the_message_and_redone_by_key(window: Window) -> None:
    add_area(window, "Noorderveld")
    assert window.messages.isVisible()

    window.messages.undo_button.click()
    assert names(window) == ["De Bouwen"]

    keys(window, Qt.Key.Key_Z, CTRL, SHIFT)
    assert names(window) == ["De Bouwen", "Noorderveld"]


def test_a_refusal_is_one_sentence_in_the_message_bar(window: Window) -> None:
    def refuse(_session: object) -> None:
        raise SpilError(InputProblem.UNKNOWN_RECORD)

    assert not window.work.attempt(Act.EDIT_AREA, refuse)

    assert window.messages.isVisible()
    assert window.messages.words.text()


def test_the_palette_lists_what_can_be_done_and_does_it(window: Window, qtbot: QtBot) -> None:
    keys(window, Qt.Key.Key_P, CTRL)
    palette = window.findChild(CommandPalette)
    assert palette is not None

    qtbot.keyClicks(palette.line, "ga help")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: window.stack.name == "help")


def test_ctrl_k_goes_to_the_search_field(window: Window) -> None:
    keys(window, Qt.Key.Key_K, CTRL)

    assert window.search.hasFocus()


def test_the_lock_blanks_everything_and_the_passphrase_brings_it_back(
    window: Window, qtbot: QtBot
) -> None:
    add_area(window, "Noorderveld")
    page = settings_of(window)
    page.areas_card.table.choose(page.areas_card.table.rows()[1].id)

    keys(window, Qt.Key.Key_L, CTRL, SHIFT)

    assert window.is_locked()
    assert window.windowTitle() == "Spil"
    assert window.stack.count() == 0
    assert window.lock_view.why.text() == "Je hebt het venster zelf vergrendeld."
    keys(window, Qt.Key.Key_2, ALT)
    assert window.stack.count() == 0

    qtbot.keyClicks(window.lock_view.form.passphrase, "niet de goede wachtzin")
    qtbot.keyClick(window.lock_view.form.passphrase, Qt.Key.Key_Return)
    assert window.is_locked()
    assert window.lock_view.form.form.has_problems()

    window.lock_view.form.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(window.lock_view.form.passphrase, Qt.Key.Key_Return)

    assert not window.is_locked()
    assert names(window) == ["De Bouwen", "Noorderveld"]
    assert settings_of(window).areas_card.table.key() == 2


def test_half_typed_forms_are_kept_when_the_window_locks(window: Window, qtbot: QtBot) -> None:
    dialog = AreaDialog(window.work, window, None)
    dialog.open()
    qtbot.keyClicks(dialog.name, "Zuiderkluft")
    database = window.work.database

    window.idle.seconds = -1
    window.idle.look()

    assert window.is_locked()
    assert "minuten" in window.lock_view.why.text()
    assert not [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]
    window.work.unlock(PASSPHRASE)
    assert window.work.database is not database
    kept = window.work.read(lambda session: drafts.find(session, "area:new"))
    assert kept is not None
    assert kept["name"] == "Zuiderkluft"
    again = AreaDialog(window.work, window, None)
    assert again.name.text() == "Zuiderkluft"
    again.done(0)


@pytest.mark.parametrize("size", [150, 200])
def test_text_grows_and_the_page_stays(window: Window, size: int, qtbot: QtBot) -> None:
    before = window.search.height()

    window.work.preferences.change(text_size=size)
    qtbot.waitUntil(lambda: window.search.height() > before)

    assert window.stack.name == "settings"
    assert names(window) == ["De Bouwen"]


def test_a_log_or_settings_file_names_no_one(window: Window, tmp_path: Path) -> None:
    add_area(window, "Noorderveld")

    assert "Noorderveld" not in (tmp_path / "settings.json").read_text(encoding="utf-8")


def test_a_small_window_or_large_text_leaves_room_for_the_page(
    window: Window, qtbot: QtBot
) -> None:
    button = window.navigation.buttons["residents"]
    assert button.text() == "Bewoners"

    window.work.preferences.change(text_size=200)
    qtbot.waitUntil(lambda: not window.navigation.buttons["residents"].text())
    button = window.navigation.buttons["residents"]
    button.set_count(3)
    window.grab()

    assert button.accessibleName() == "Bewoners, 3 wachten"
    assert "Bewoners" in button.toolTip()


def test_keys_make_the_text_larger_and_smaller(window: Window, qtbot: QtBot) -> None:
    keys(window, Qt.Key.Key_Equal, CTRL)
    assert window.work.preferences.value.text_size == 115
    qtbot.waitUntil(lambda: window.stack.name == "settings" and window.stack.count() == 1)
    keys(window, Qt.Key.Key_Minus, CTRL)
    keys(window, Qt.Key.Key_Minus, CTRL)
    assert window.work.preferences.value.text_size == 100


def test_a_button_that_is_made_anew_has_the_keyboard_again(
    window: Window, work: Work, qtbot: QtBot
) -> None:
    around = Neighbourhood(work)
    window.go("needs", around.company(around.participant("Focusma")))
    window.activateWindow()
    qtbot.waitActive(window)
    page: Any = window.stack.page()
    pressed = page.detail.findChildren(QPushButton)[0]
    pressed.setFocus()
    qtbot.waitUntil(pressed.hasFocus)
    name = pressed.text()

    around.participant("Anderema")  # everything is read again, and the button made anew

    def has_it_again() -> bool:
        now = QApplication.focusWidget()
        return isinstance(now, QPushButton) and now is not pressed and now.text() == name

    qtbot.waitUntil(has_it_again)


def test_the_window_for_packages_opens_beside_this_one_and_goes_with_the_lock(
    window: Window,
) -> None:
    window.work.go("packages")
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, PackagesWindow)]
    (packages,) = [each for each in shown if each.isVisible()]
    assert window.stack.name == "settings"
    window.lock()
    assert not packages.isVisible()
