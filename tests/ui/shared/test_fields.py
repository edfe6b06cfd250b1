from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Interest, Urgency
from spil_desktop.texts import labels
from spil_desktop.ui.shared.fields import (
    ChoiceBox,
    CodeBox,
    CodeChips,
    DateLine,
    Line,
    Number,
    PickList,
    RecordBox,
    Secret,
    Suggested,
    Text,
    Tick,
)

TODAY = date(2025, 5, 14)
INTERESTS = list(Interest)[:4]
URGENCIES = list(Urgency)


def wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def made(kind: str) -> Any:
    return {
        "line": Line,
        "text": Text,
        "tick": lambda: Tick("Ja"),
        "number": lambda: Number(1, 9),
        "date": lambda: DateLine(TODAY),
        "code": lambda: CodeBox(URGENCIES, labels.label, empty=""),
        "chips": lambda: CodeChips(INTERESTS, labels.label),
        "suggested": lambda: Suggested(["Tjalk", "Bolder"]),
        "choice": lambda: ChoiceBox(((1, "een"), (2, "twee"))),
    }[kind]()


@pytest.mark.parametrize(
    ("kind", "state", "value"),
    [
        ("line", " Tjalk ", "Tjalk"),
        ("line", "", None),
        ("text", "een\ntwee", "een\ntwee"),
        ("tick", True, True),
        ("number", 4, 4),
        ("number", None, None),
        ("date", "3-5", date(2025, 5, 3)),
        ("date", "", None),
        ("code", URGENCIES[1].value, URGENCIES[1]),
        ("code", "", None),
        ("chips", [INTERESTS[2].value, INTERESTS[0].value], (INTERESTS[0], INTERESTS[2])),
        ("suggested", "Bolder", "Bolder"),
        ("choice", 2, 2),
    ],
)
def test_what_stands_in_a_field_comes_back(qtbot: QtBot, kind: str, state: Any, value: Any) -> None:
    first, second = made(kind), made(kind)
    qtbot.addWidget(first)
    qtbot.addWidget(second)

    first.set_state(state)
    second.set_state(first.state())

    assert first.value() == second.value() == value


def test_fields_tell_that_they_were_edited(qtbot: QtBot) -> None:
    for kind, state in (("line", "a"), ("text", "a"), ("tick", True), ("number", 3), ("date", "1")):
        field = made(kind)
        qtbot.addWidget(field)
        with qtbot.waitSignal(field.edited):
            field.set_state(state)


@pytest.mark.parametrize("kind", ["number", "code", "choice"])
def test_the_wheel_changes_nothing(qtbot: QtBot, kind: str) -> None:
    field = made(kind)
    qtbot.addWidget(field)
    field.set_state({"number": 4, "code": URGENCIES[0].value, "choice": 1}[kind])
    before = field.value()

    wheel(field)

    assert field.value() == before


def test_a_typed_date_is_written_out_when_one_leaves_the_field(qtbot: QtBot) -> None:
    field, other = DateLine(TODAY, Toward.FUTURE), Line()
    place = QWidget()
    for widget in (field, other):
        widget.setParent(place)
    qtbot.addWidget(place)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "dinsdag")
    other.setFocus()

    assert field.text() == "20-05-2025"
    assert not field.is_wrong()
    field.setText("geen dag")
    assert field.is_wrong()


def test_a_day_can_be_picked_from_the_calendar(qtbot: QtBot) -> None:
    field = DateLine(TODAY)
    qtbot.addWidget(field)
    field.show()
    field.actions()[0].trigger()
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday

    calendar.clicked.emit(QDate(2025, 5, 2))

    assert field.value() == date(2025, 5, 2)


def test_a_passphrase_is_hidden_shown_on_request_and_never_kept(qtbot: QtBot) -> None:
    field = Secret()
    qtbot.addWidget(field)
    field.setText(" geheim ")

    assert field.echoMode() is Secret.EchoMode.Password
    field.actions()[0].toggle()
    assert field.echoMode() is Secret.EchoMode.Normal
    assert field.value() == " geheim "
    assert field.state() == ""


def test_codes_are_chosen_and_set(qtbot: QtBot) -> None:
    box, chips = made("code"), made("chips")
    for field in (box, chips):
        qtbot.addWidget(field)
    box.set_value(URGENCIES[2])
    chips.set_value([INTERESTS[1]])
    chips.setAccessibleName("Interesses")

    assert box.value() is URGENCIES[2]
    box.set_value(None)
    assert box.value() is None
    assert chips.value() == (INTERESTS[1],)
    names = {chip.accessibleName() for chip in chips._chips.values()}
    assert f"Interesses: {labels.label(INTERESTS[1])}" in names


def test_chips_wrap_to_the_width_they_get(qtbot: QtBot) -> None:
    chips = CodeChips(list(Interest), labels.label)
    qtbot.addWidget(chips)
    layout = chips.layout()
    assert layout is not None

    assert layout.heightForWidth(200) > layout.heightForWidth(900) > 0
    chips.resize(300, 400)
    chips.show()
    assert all(chip.geometry().right() <= 300 for chip in chips._chips.values())
    assert layout.itemAt(99) is None
    assert layout.takeAt(99) is None


def test_a_record_stays_chosen_when_the_list_is_read_again(qtbot: QtBot) -> None:
    box = RecordBox(empty="Alle")
    qtbot.addWidget(box)
    box.set_records(((1, "De Bouwen"), (2, "Noorderveld")))
    box.set_state(2)

    box.set_records(((2, "Noorderveld"), (3, "Zuiderkluft")))
    assert box.value() == box.state() == 2
    box.set_records(((3, "Zuiderkluft"),))
    assert box.value() is None
    wheel(box)


def test_one_of_many_is_found_by_typing(qtbot: QtBot) -> None:
    picker = PickList("Zoek een naam")
    qtbot.addWidget(picker)
    picker.setAccessibleName("Vrijwilliger")
    picker.set_records(((7, "Zwaluw"), (8, "Mees"), (9, "Koolmees")))
    picker.show()
    picker.setFocus()

    qtbot.keyClicks(picker.line, "mees")
    assert picker.value() == 8
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert picker.list.accessibleName() == "Vrijwilliger"
    picker.set_state(9)
    assert picker.state() == 9
    with qtbot.waitSignal(picker.opened) as opened:
        picker.list.activated.emit(picker.list.currentIndex())
    assert opened.args == [9]
    picker.set_records(((7, "Zwaluw"),))
    assert picker.value() is None
    picker.set_state(7)
    assert (picker.value(), picker.line.text()) == (7, "")


def test_suggestions_contain_what_is_typed(qtbot: QtBot) -> None:
    field = Suggested(["Tjalk"])
    qtbot.addWidget(field)
    field.set_words(["De Bolder", "Tjalk"])
    field.completer().setCompletionPrefix("bol")

    assert field.completer().currentCompletion() == "De Bolder"
