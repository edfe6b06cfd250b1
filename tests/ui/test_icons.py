import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

import spil_desktop.ui
from spil_desktop.ui import icons

UI = Path(spil_desktop.ui.__file__).parent


def test_an_icon_draws_something_in_its_colour(qtbot: QtBot) -> None:
    drawn = icons.pixmap("user-line", 24, "#ff0000").toImage()

    colours = {drawn.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert "#ff0000" in colours


def test_icons_beside_words_leave_air(qtbot: QtBot) -> None:
    size = icons.icon("add-line", beside=True).actualSize(QSize(40, 20))

    assert size.height() * 1.2 < size.width() < size.height() * 1.5


def test_unknown_names_are_refused(qtbot: QtBot) -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_every_icon_name_in_the_window_exists(qtbot: QtBot) -> None:
    named = {
        name
        for file in UI.rglob("*.py")
        for name in re.findall(r'"([a-z0-9-]+-(?:line|fill))"', file.read_text(encoding="utf-8"))
    }

    assert named
    assert not {name for name in named if name not in icons._glyphs()}
