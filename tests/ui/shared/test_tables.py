from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from spil_desktop.ui import theme
from spil_desktop.ui.shared.blocks import EmptyState, Tone
from spil_desktop.ui.shared.tables import (
    Column,
    RecordTable,
    RowDelegate,
    TableOrEmpty,
    detail_of,
)


@dataclass(frozen=True, slots=True)
class Bird:
    id: int
    name: str
    count: int | None = None


BIRDS = (Bird(1, "Zwaluw", 3), Bird(2, "ekster", None), Bird(3, "Mees", 12))


def tone(bird: Bird) -> Tone | None:
    return Tone.GOOD if bird.count else None


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable[Bird]:
    made: RecordTable[Bird] = RecordTable(
        "Vogels",
        (
            Column[Bird]("Naam", lambda bird: bird.name, below=lambda bird: f"nummer {bird.id}"),
            Column[Bird](
                "Aantal",
                lambda bird: str(bird.count or ""),
                sort=lambda bird: bird.count,
                width=80,
                right=True,
                hint=lambda bird: f"{bird.count} gezien",
            ),
            Column[Bird]("Soort", lambda _bird: "vogel", width=80, tone=tone, quiet=True),
        ),
        key=lambda bird: bird.id,
    )
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def shown(table: RecordTable[Bird]) -> list[int]:
    return [bird.id for bird in table.rows()]


def test_words_that_are_cut_off_are_told_whole(table: RecordTable[Bird], qtbot: QtBot) -> None:
    long = "Zwaluw die in het voorjaar onder de dakgoot van de kerk broedt"
    table.set_rows((Bird(1, long, 3), Bird(2, "Mees", 2)))

    def told(row: int, column: int) -> str:
        at = table.visualRect(table.records.index(row, column)).center()
        around = table.viewport().mapToGlobal(at)
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, around))
        return QToolTip.text() if QToolTip.isVisible() else ""

    assert told(0, 0) == f"{long}\nnummer 1"
    assert told(1, 0) == ""
    assert told(0, 1) == "3 gezien"
    table.resize(1200, 300)
    assert told(0, 0) == ""


def test_a_text_that_may_be_broken_makes_its_row_as_high_as_it_needs(qtbot: QtBot) -> None:
    long = "Zwaluw die in het voorjaar onder de dakgoot van de kerk broedt"
    table: RecordTable[Bird] = RecordTable(
        "Vogels",
        (
            Column[Bird]("Naam", lambda bird: bird.name, wraps=True),
            Column[Bird]("Aantal", lambda bird: str(bird.count), width=80),
        ),
        key=lambda bird: bird.id,
        group=lambda bird: "Zomer" if bird.count == 3 else "Winter",
    )
    qtbot.addWidget(table)
    table.resize(1200, 400)
    table.show()
    table.set_rows((Bird(1, long, 3), Bird(2, long, 3), Bird(3, "Mees", 12), Bird(4, "Mees", 12)))

    def told(row: int) -> str:
        index = table.records.index(row, 0)
        return RowDelegate(table.records, table).cut_off(index, table.visualRect(index).width())

    def wide(pixels: int) -> None:
        table.resize(pixels, 400)
        QApplication.processEvents()

    heading, second, _other, usual = (table.rowHeight(row) for row in range(4))
    assert heading > second == usual
    wide(300)
    line = QFontMetrics(theme.font()).lineSpacing()
    assert table.rowHeight(1) >= usual + line
    assert table.rowHeight(0) - heading == table.rowHeight(1) - second
    assert table.rowHeight(3) == usual
    assert told(0) == ""
    picture = table.viewport().grab(table.visualRect(table.records.index(1, 0))).toImage()
    ground = picture.pixelColor(1, 1)
    painted = [
        any(picture.pixelColor(x, y) != ground for x in range(12, picture.width() - 12))
        for y in range(2, picture.height() - 2)
    ]
    assert sum(painted) > line
    wide(1200)
    assert table.rowHeight(1) == usual
    table.set_rows((Bird(1, "Hottentottententententoonstellingenterrein" * 3),))
    wide(300)
    assert told(0) != ""


def test_both_lines_of_a_cell_are_broken_until_other_columns_are_shown(
    table: RecordTable[Bird], qtbot: QtBot
) -> None:
    long = "Zwaluw die in het voorjaar onder de dakgoot van de kerk broedt"
    plain, broken = (
        (Column[Bird]("Naam", lambda bird: bird.name, below=lambda bird: bird.name, wraps=wraps),)
        for wraps in (False, True)
    )
    table.resize(260, 400)
    table.set_columns(plain)
    table.set_rows((Bird(1, long), Bird(2, "Mees")))
    usual = table.rowHeight(0)
    table.set_columns(broken)
    line = QFontMetrics(theme.font()).lineSpacing()
    more_than_one = 3 * line // 2
    qtbot.waitUntil(lambda: table.rowHeight(0) >= usual + more_than_one)
    assert table.rowHeight(1) == usual
    index = table.records.index(0, 0)
    assert RowDelegate(table.records, table).cut_off(index, table.visualRect(index).width()) == ""
    picture = table.viewport().grab(table.visualRect(index)).toImage()
    ground = picture.pixelColor(1, 1)
    painted = [
        any(picture.pixelColor(x, y) != ground for x in range(12, picture.width() - 12))
        for y in range(2, picture.height() - 2)
    ]
    assert sum(painted) > more_than_one + line
    table.set_columns(plain)
    table.set_rows((Bird(2, "Mees"), Bird(3, "Mees")))
    assert [table.rowHeight(row) for row in range(2)] == [usual, usual]


@pytest.mark.parametrize("drawn", [None, tone])
def test_a_column_that_grows_shows_its_words_whole(qtbot: QtBot, drawn) -> None:
    table: RecordTable[Bird] = RecordTable(
        "Vogels",
        (
            Column[Bird]("Naam", lambda bird: bird.name),
            Column[Bird]("Hoeveel", lambda bird: str(bird.count), width=80, tone=drawn, grows=True),
        ),
        key=lambda bird: bird.id,
    )
    qtbot.addWidget(table)
    table.resize(800, 300)
    table.show()
    table.set_rows(BIRDS)
    assert table.columnWidth(1) == theme.px(80)
    most = 10**20
    table.set_rows((*BIRDS, Bird(4, "Spreeuw", most)))
    words = QFontMetrics(theme.font(13)).horizontalAdvance(str(most))
    assert words < table.columnWidth(1) < 2 * words
    table.set_rows(BIRDS)
    assert table.columnWidth(1) == theme.px(80)


def test_the_model_keeps_qts_rules(table: RecordTable[Bird], qtmodeltester: ModelTester) -> None:
    table.set_rows(BIRDS)

    qtmodeltester.check(table.records)


def test_rows_stay_in_the_given_order_until_a_header_sorts_them(table: RecordTable[Bird]) -> None:
    table.set_rows(BIRDS)
    assert shown(table) == [1, 2, 3]

    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(table) == [2, 3, 1]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown(table) == [3, 1, 2]
    table.set_rows(BIRDS)
    assert shown(table) == [3, 1, 2]


def test_the_chosen_record_stays_chosen_over_a_reload(
    table: RecordTable[Bird], qtbot: QtBot
) -> None:
    table.set_rows(BIRDS)
    with qtbot.waitSignal(table.chosen) as chosen:
        table.choose(3)
    assert chosen.args == [3]

    with qtbot.assertNotEmitted(table.chosen):
        table.set_rows(BIRDS[1:])
    assert table.row() == BIRDS[2]

    with qtbot.waitSignal(table.chosen) as gone:
        table.set_rows(BIRDS[:1])
    assert gone.args == [None]
    assert table.row() is None
    assert not table.choose(3)


def test_arrows_choose_and_enter_opens(table: RecordTable[Bird], qtbot: QtBot) -> None:
    table.set_rows(BIRDS)
    table.choose_first()
    assert table.key() == 1

    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_a_double_click_opens(table: RecordTable[Bird], qtbot: QtBot) -> None:
    table.set_rows(BIRDS)
    at = table.visualRect(table.records.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [3]


def test_a_screen_reader_hears_the_column_and_both_lines(table: RecordTable[Bird]) -> None:
    table.set_rows(BIRDS)

    cell = table.records.index(0, 0)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Naam: Zwaluw, nummer 1"
    assert table.records.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "3 gezien"
    assert table.accessibleName() == "Vogels"


def test_rows_are_painted_plain_hovered_and_chosen(table: RecordTable[Bird], qtbot: QtBot) -> None:
    table.set_rows(BIRDS)
    qtbot.waitExposed(table)
    qtbot.mouseMove(table.viewport(), QPoint(20, 80))
    table.choose(1)
    QApplication.processEvents()

    picture = table.grab().toImage()
    inside = table.viewport().geometry()
    colour = picture.pixelColor(inside.right() - 4, inside.top() + 4).name()
    assert colour == theme.colours().accent_soft


def test_an_empty_table_makes_room_for_the_first_step(
    table: RecordTable[Bird], qtbot: QtBot
) -> None:
    empty = EmptyState("seedling-line", "Hier komen vogels.", "Vogel toevoegen")
    both = TableOrEmpty(table, empty)
    qtbot.addWidget(both)
    assert both.currentWidget() is empty

    with qtbot.waitSignal(empty.acted):
        empty.step.click()
    table.set_rows(BIRDS)
    assert both.currentWidget() is table
    empty.set_text("Niets gevonden.")
    assert empty.words.text() == "Niets gevonden."
    table.setParent(None)


def test_what_the_program_chooses_is_alone_while_ctrl_is_still_down(
    table: RecordTable[Bird], qtbot: QtBot
) -> None:
    table.let_choose_many()
    table.set_rows(BIRDS)
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyPress(table, Qt.Key.Key_Z, ctrl)
    for row in (table.rows()[0], table.rows()[1], table.rows()[1]):
        assert table.choose(row.id)
        assert table.chosen_rows() == [row]
    qtbot.keyRelease(table, Qt.Key.Key_Z)


def test_what_is_told_of_another_record_begins_at_the_top(
    table: RecordTable[Bird], qtbot: QtBot
) -> None:
    words = QLabel("\n".join(["regel"] * 200))
    place = detail_of(table, words)
    qtbot.addWidget(place)
    place.resize(300, 200)
    place.show()
    table.set_rows(BIRDS)
    table.selectRow(0)
    bar = place.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    table.set_rows(table.rows())  # the same record, read again
    assert bar.value() > 0
    table.selectRow(1)
    assert bar.value() == 0
