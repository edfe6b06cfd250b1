from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

from spil_desktop.rules.vocabulary import Act, FollowUpKind, Presence
from spil_desktop.services import activities, follow_ups, occurrences
from spil_desktop.services.activities import ActivityFields
from spil_desktop.ui.activities.attendance import AttendanceDialog
from tests.services import made
from tests.ui import filled
from tests.ui.filled import Neighbourhood

ENTER, DOWN, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier

CAME = (
    "Bakker Bos Dekker Dijkstra Hoekstra Hofman Jansen Kuipers Meijer Mulder "
    "Postma Pietersma Smit Visser Veenstra Vries Wiersma Zijlstra Abma Brouwer"
)
OTHERS = "Aardema Bijlsma Douma Haan Jager Kok Lieffering Pool Ronda Terpstra"


class Keys(QObject):
    """Counts what is pressed at whatever widget has the keyboard, not what it hands on."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        pressed = event.type() is QEvent.Type.KeyPress and not isinstance(watched, QWindow)
        if pressed and watched is QApplication.focusWidget():
            self.count += 1
        return False


@pytest.fixture
def village(work):
    """Twenty people who came before, ten who never did, and times of a coffee morning."""
    area, today = Neighbourhood(work).area, work.today()

    def fill(session):
        number = activities.add(session, ActivityFields("Koffieochtend", area))
        came = {name: made.participant(session, area, name) for name in CAME.split()}
        new = {name: made.participant(session, area, name) for name in OTHERS.split()}
        days = [
            occurrences.add(session, number, today - timedelta(weeks=back)) for back in range(4)
        ]
        present = dict.fromkeys(came.values(), Presence.PRESENT)
        occurrences.record_attendance(session, days[3], present)
        return number, came, new, days

    return work.write(Act.ADD_ACTIVITY, fill)


@pytest.fixture
def open_dialog(work, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return lambda number, day: shown(work, qtbot, parent, number, day)


def shown(work, qtbot, parent, activity_id, occurrence_id):
    activity = work.read(lambda session: activities.card(session, activity_id, today=work.today()))
    rows = work.read(lambda session: occurrences.rows(session, activity_id))
    occurrence = next(row for row in rows if row.id == occurrence_id)
    dialog = AttendanceDialog(work, parent, activity, occurrence)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.came.line)
    return dialog


def presses(qtbot, text):
    """Type at whatever has the keyboard, as a hand would."""
    for letter in text:
        qtbot.keyClick(QApplication.focusWidget(), letter)


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_twenty_people_by_their_letters_take_three_keystrokes_each(
    work, qtbot, village, open_dialog
):
    number, came, _new, days = village
    dialog = open_dialog(number, days[2])
    keys = Keys()
    QApplication.instance().installEventFilter(keys)
    for name in came:
        presses(qtbot, name[:2].lower())
        press(qtbot, ENTER)
    QApplication.instance().removeEventFilter(keys)

    assert keys.count == 3 * len(came) == 60
    assert dialog.came.value() == dict.fromkeys(came.values(), Presence.PRESENT)
    assert dialog.came.counted.text().startswith("20 aanwezig, van wie 0 voor het eerst")
    qtbot.keyClick(dialog, ENTER, CTRL)
    (row,) = [row for row in occurrences_of(work, number) if row.id == days[2]]
    assert (row.visitors, row.named, row.first_visitors) == (20, 20, 0)


def test_the_list_takes_one_keystroke_each_with_absent_and_excused(
    work, qtbot, village, open_dialog
):
    number, came, _new, days = village
    dialog = open_dialog(number, days[2])
    keys = Keys()
    QApplication.instance().installEventFilter(keys)
    press(qtbot, DOWN)
    for _person in range(18):
        press(qtbot, ENTER)
    presses(qtbot, "av")
    QApplication.instance().removeEventFilter(keys)

    assert keys.count == 20 + 1  # the arrow goes from the line into the list
    marks = list(dialog.came.value().values())
    assert [marks.count(one) for one in Presence] == [18, 1, 1, 0, 0]
    assert set(dialog.came.value()) == set(came.values())
    dialog.done(0)


def test_who_comes_for_the_first_time_is_shown_and_counted(work, qtbot, village, open_dialog):
    number, _came, new, days = village
    dialog = open_dialog(number, days[2])
    qtbot.keyClicks(dialog.came.line, "pool")
    qtbot.keyClick(dialog.came.line, ENTER)
    qtbot.keyClicks(dialog.came.line, "post")
    qtbot.keyClick(dialog.came.line, ENTER)
    assert dialog.came.counted.text().startswith("2 aanwezig, van wie 1 voor het eerst")
    dialog.came.line.setText("pool")
    at = dialog.came.list.model().index(0, 0)
    assert at.data().endswith("aanwezig · voor het eerst")
    dialog.accept()

    (row,) = [row for row in occurrences_of(work, number) if row.id == days[2]]
    assert (row.visitors, row.first_visitors) == (2, 1)
    assert new["Pool"]


def test_a_single_name_that_was_marked_by_mistake_loses_its_mark(work, qtbot, village, open_dialog):
    number, _came, _new, days = village
    dialog = open_dialog(number, days[2])
    for _time in range(2):
        qtbot.keyClicks(dialog.came.line, "zijl")
        qtbot.keyClick(dialog.came.line, ENTER)
    qtbot.keyClick(dialog.came.line, ENTER)  # nothing was typed: nothing happens
    assert dialog.came.value() == {}
    qtbot.keyClicks(dialog.came.line, "xyz")
    qtbot.keyClick(dialog.came.line, ENTER)
    assert dialog.came.line.text() == "xyz"
    dialog.done(0)


def test_a_head_count_alone_is_enough_and_names_its_first_visitors(
    work, qtbot, village, open_dialog
):
    number, _came, _new, days = village
    dialog = open_dialog(number, days[2])
    dialog.visitors.setValue(15)
    dialog.first.setValue(16)
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.first.setValue(3)
    dialog.accept()

    (row,) = [row for row in occurrences_of(work, number) if row.id == days[2]]
    assert (row.visitors, row.named, row.first_visitors) == (15, 0, 3)


def test_who_is_absent_three_times_in_a_row_is_called(work, qtbot, village, open_dialog):
    number, came, _new, days = village
    said = filled.said(work)
    for day in (days[2], days[1], days[0]):
        dialog = open_dialog(number, day)
        everyone = {who: Presence.PRESENT for who in came.values() if who != came["Smit"]}
        dialog.came.set_value(everyone)
        dialog.rest_button.click()
        assert dialog.came.value()[came["Smit"]] is Presence.ABSENT
        dialog.accept()

    planned = work.read(lambda session: follow_ups.of_participant(session, came["Smit"]))
    assert [(row.fields.kind, row.fields.due_on) for row in planned] == [
        (FollowUpKind.CALL, work.today())
    ]
    assert planned[0].fields.note == "Drie keer achter elkaar niet geweest bij Koffieochtend."
    assert "1 bewoner was er drie keer niet" in said[-1]


def occurrences_of(work, number):
    return work.read(lambda session: occurrences.rows(session, number))
