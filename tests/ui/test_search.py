import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from spil_desktop.ui.search import Hit, SearchField

HITS = (
    Hit("residents", 3, "Jan van der Zwaluw", "Tjalk 12", "bewoner"),
    Hit("volunteers", 4, "Mien Zwaluw", "Bolder 1", "vrijwilliger"),
)


def find(text: str) -> tuple[Hit, ...]:
    return tuple(hit for hit in HITS if text.casefold() in hit.name.casefold())


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    window = QWidget()
    window.resize(800, 600)
    made = SearchField(find)
    made.setParent(window)
    made.resize(400, 36)
    made._keep = window
    qtbot.addWidget(window)
    window.show()
    return made


def test_typing_finds_arrows_choose_and_enter_opens(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "z")
    assert field.results is None
    qtbot.keyClicks(field, "wa")
    assert field.results is not None
    assert field.results.isVisible()
    assert field.results.table.rows() == list(HITS)

    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.picked) as picked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert picked.args == ["volunteers", 4]
    assert field.text() == ""
    assert field.results.isHidden()
    assert field.results.table.rows() == []


def test_nothing_found_says_so_and_escape_leaves(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "xyz")
    assert field.results is not None
    assert field.results.nothing.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "xyz"

    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.results.isHidden()
    assert field.text() == ""


def test_a_click_opens(field: SearchField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "zwaluw")
    assert field.results is not None
    table = field.results.table
    at = table.visualRect(table.records.index(0, 0)).center()
    with qtbot.waitSignal(field.picked) as picked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picked.args == ["residents", 3]


def test_a_hit_does_not_say_who_it_is() -> None:
    assert "Zwaluw" not in repr(HITS[0])
