from pathlib import Path

from pytestqt.qtbot import QtBot

from spil_desktop.rules import recovery_key
from spil_desktop.ui.recovery import KeySheet

KEY = recovery_key.write(bytes(range(32)))


def test_the_paper_carries_every_group_and_says_where_it_belongs(qtbot: QtBot) -> None:
    sheet = KeySheet(KEY, "De Bouwen")
    qtbot.addWidget(sheet)

    text = sheet.paper().toPlainText()

    assert all(group in text for group in KEY.split("-"))
    assert "De Bouwen" in text
    assert "achter slot" in text


def test_the_saved_key_can_be_read_back(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = KeySheet(KEY, "De Bouwen")
    qtbot.addWidget(sheet)
    file = tmp_path / "sleutel.txt"

    sheet.save(str(file))

    assert recovery_key.read(file.read_text(encoding="utf-8").splitlines()[2]) == bytes(range(32))
    sheet.save(str(tmp_path))
    assert "lukt daar niet" in sheet._done.text()
