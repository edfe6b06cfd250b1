from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from spil_desktop.ui import preferences
from spil_desktop.ui.preferences import Appearance, PreferenceKeeper, Preferences


def test_settings_come_back(tmp_path: Path) -> None:
    chosen = Preferences(Appearance.DARK, 150, "en", "/somewhere")
    file = tmp_path / "new" / "settings.json"

    preferences.save(file, chosen)

    assert preferences.load(file) == chosen


@pytest.mark.parametrize(
    "text",
    ["", "[]", "no json", '{"appearance": "pink", "text_size": "big", "language": "fy"}'],
    ids=["empty", "list", "broken", "odd"],
)
def test_odd_files_mean_usual_settings(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")

    assert preferences.load(file) == Preferences()


def test_the_text_size_stays_within_bounds(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"text_size": 900}', encoding="utf-8")

    assert preferences.load(file).text_size == 200


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    preferences.save(tmp_path / "file" / "settings.json", Preferences())


def test_the_window_hears_of_changes_but_not_of_the_last_store(
    qtbot: QtBot, tmp_path: Path
) -> None:
    keeper = PreferenceKeeper(tmp_path / "settings.json")
    with qtbot.assertNotEmitted(keeper.changed):
        keeper.change(store="/somewhere")
    with qtbot.waitSignal(keeper.changed):
        keeper.change(text_size=130)

    assert PreferenceKeeper(tmp_path / "settings.json").value == keeper.value
