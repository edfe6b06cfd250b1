from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import Act, DayPart, Presence, RunBy
from spil_desktop.services import activities, occurrences
from spil_desktop.services.activities import ActivityFields
from spil_desktop.ui.activities.attendance import AttendanceDialog
from spil_desktop.ui.activities.dialogs import (
    ActivityDialog,
    EndActivityDialog,
    OccurrenceDialog,
)
from spil_desktop.ui.activities.page import ActivitiesPage
from tests.ui import filled
from tests.ui.filled import Neighbourhood

ENTER, SPACE, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made = ActivitiesPage(work)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


@pytest.fixture
def coffee(page, around, work):
    """An activity that was held yesterday and is held in a week."""
    fields = ActivityFields("Koffieochtend", around.area, place="Buurtkamer", capacity=12)
    today = work.today()

    def add(session):
        number = activities.add(session, fields)
        for days in (-1, 7):
            occurrences.add(session, number, today + timedelta(days=days))
        return number

    return work.write(Act.ADD_ACTIVITY, add)


def kept(work, *, ended=True):
    return work.read(lambda session: activities.rows(session, today=work.today(), ended=ended))


def held(work, number):
    return work.read(lambda session: occurrences.rows(session, number))


def test_an_activity_is_added_by_keyboard_with_its_dates(page, work, qtbot):
    page.actions()[0].trigger()
    dialog = filled.opened(ActivityDialog)
    qtbot.keyClicks(dialog.name, "Samen eten")
    qtbot.keyClicks(dialog.place, "Dorpshuis")
    dialog.held.set_value((DayPart.THURSDAY_AFTERNOON,))
    dialog.starts_at.setText("12.30")
    dialog.capacity.setValue(20)
    dialog.walker.setChecked(True)
    qtbot.keyClick(dialog, ENTER, CTRL)

    (row,) = kept(work)
    assert (row.fields.starts_at, row.fields.capacity, row.fields.walker) == (
        time(12, 30),
        20,
        True,
    )
    assert row.next_on is not None
    assert page.table.key() == row.id


@pytest.mark.parametrize("typed", ["half twee", "25:00"])
def test_what_is_no_time_is_refused(page, work, qtbot, typed):
    qtbot.mouseClick(page.empty.step, Qt.MouseButton.LeftButton)
    dialog = filled.opened(ActivityDialog)
    dialog.name.setText("Zang")
    dialog.starts_at.setText(typed)
    dialog.accept()

    assert dialog.form.has_problems()
    assert kept(work) == ()
    dialog.done(0)


def test_an_activity_can_be_changed(page, coffee, work):
    filled.button(page.detail, "Wijzigen").click()
    dialog = filled.opened(ActivityDialog)
    assert dialog.place.text() == "Buurtkamer"
    dialog.run_by.set_value(RunBy.WELFARE)
    dialog.cost.setText("€ 1,00")
    dialog.accept()

    (row,) = kept(work)
    assert (row.fields.run_by, row.fields.cost) == (RunBy.WELFARE, "€ 1,00")


def test_the_last_time_held_is_chosen_and_attendance_goes_by_keyboard(
    page, coffee, around, work, qtbot
):
    came = around.participant("Kwamstra")
    around.participant("Wegma")
    assert page.detail.dates.row().held_on == work.today() - timedelta(days=1)

    qtbot.keyClick(page.detail.dates, ENTER)
    dialog = filled.opened(AttendanceDialog)
    qtbot.keyClicks(dialog.came.line, "kwam")
    qtbot.keyClick(dialog.came.line, ENTER)
    assert dialog.isVisible()
    assert dialog.came.value() == {came: Presence.PRESENT}
    dialog.visitors.setValue(9)
    qtbot.keyClick(dialog, ENTER, CTRL)

    row = page.detail.dates.row()
    assert (row.visitors, row.named) == (9, 1)


def test_the_space_bar_ticks_and_whoever_came_often_stands_first(page, coffee, around, work, qtbot):
    around.participant("Aabma")
    often = around.participant("Zuidstra")
    occurrence = held(work, coffee)[-1].id
    for _time in range(2):
        page.detail.dates.choose(occurrence)
        page.detail._attend()
        dialog = filled.opened(AttendanceDialog)
        dialog.came.set_value({often: Presence.PRESENT})
        dialog.accept()

    page.detail._attend()
    again = filled.opened(AttendanceDialog)
    assert again.came.state() == [[often, "present"]]
    first = again.came.list.model().index(0, 0)
    assert first.data().startswith("Zuidstra")
    again.came.list.setCurrentIndex(first)
    qtbot.keyClick(again.came.list, SPACE)
    assert again.came.value() == {}
    again.done(0)


def test_a_day_can_be_added_and_cancelled(page, coffee, work):
    filled.button(page.detail, "Datum toevoegen").click()
    dialog = filled.opened(OccurrenceDialog)
    dialog.held_on.setText("+14")
    dialog.accept()
    assert len(held(work, coffee)) == 3

    filled.button(page.detail, "Gaat niet door").click()
    assert page.detail.dates.row().cancelled
    model = page.detail.dates.records
    at = page.detail.dates.currentIndex().row()
    assert model.data(model.index(at, 1)) == "gaat niet door"
    filled.button(page.detail, "Gaat niet door").click()
    assert not page.detail.dates.row().cancelled


def test_an_ended_activity_leaves_the_list_and_can_be_looked_up(page, coffee, work):
    filled.button(page.detail, "Beëindigen").click()
    dialog = filled.opened(EndActivityDialog)
    dialog.ended_on.set_value(work.today() - timedelta(days=1))
    dialog.accept()
    assert page.table.rows() == []
    assert not page.detail.isVisibleTo(page)

    page.show_record(coffee)

    assert page.remember() == coffee
    assert page.first_focus() is page.table
