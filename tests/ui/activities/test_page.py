from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from spil_desktop.rules.vocabulary import Act, DayPart, Presence, RunBy
from spil_desktop.services import activities, occurrences
from spil_desktop.services.activities import ActivityFields
from spil_desktop.ui.activities.attendance import AttendanceDialog
from spil_desktop.ui.activities.dialogs import (
    ActivityDialog,
    ChangeOccurrenceDialog,
    EndActivityDialog,
    OccurrenceDialog,
)
from spil_desktop.ui.activities.invitations import InvitationsDialog
from spil_desktop.ui.activities.meetings import MeetingsDialog
from spil_desktop.ui.activities.page import ActivitiesPage
from spil_desktop.ui.activities.sign_ups import SignUpDialog
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


def test_the_form_says_the_rhythm_in_words_and_keeps_it(page, work, around):
    page.actions()[0].trigger()
    dialog = filled.opened(ActivityDialog)
    assert dialog.said.text() == "Kies hierboven wanneer in de week."
    dialog.name.setText("Zang")
    dialog.held.set_value((DayPart.TUESDAY_MORNING,))
    dialog.rhythm.set_state("second")
    assert dialog.said.text() == "Elke tweede dinsdag van de maand."
    dialog.starts_at.setText("10:00")
    dialog.ends_at.setText("12:00")
    dialog.lift.setChecked(True)
    dialog.accept()

    (row,) = kept(work)
    assert (row.fields.rule, row.fields.lift) == ("FREQ=MONTHLY;BYDAY=2TU", True)
    assert 2 <= len(held(work, row.id)) <= 3
    words = [one.text() for one in page.detail.findChildren(QLabel)]
    assert "Elke tweede dinsdag van de maand" in words
    assert "10.00 uur – 12.00 uur" in words
    assert not any("FREQ" in word for word in words)

    filled.button(page.detail, "Wijzigen").click()
    again = filled.opened(ActivityDialog)
    assert (again.rhythm.value(), again.ends_at.text()) == ("second", "12:00")
    again.rhythm.set_state("weekly")
    again.accept()
    assert len(held(work, row.id)) >= 10


def test_a_rule_from_elsewhere_stays(page, work, around):
    fields = ActivityFields("Zang", around.area, rule="FREQ=DAILY;INTERVAL=10")
    work.write(Act.ADD_ACTIVITY, lambda session: activities.add(session, fields))
    filled.button(page.detail, "Wijzigen").click()
    dialog = filled.opened(ActivityDialog)
    dialog.name.setText("Koor")
    dialog.accept()
    (row,) = kept(work)
    assert (row.fields.name, row.fields.rule) == ("Koor", "FREQ=DAILY;INTERVAL=10")


def test_one_time_can_be_moved_to_another_day_and_place(page, coffee, work):
    filled.button(page.detail, "Deze keer wijzigen").click()
    dialog = filled.opened(ChangeOccurrenceDialog)
    dialog.held_on.setText("+2")
    dialog.place.setText("Bibliotheek")
    dialog.accept()
    row = page.detail.dates.row()
    assert (row.held_on, row.place) == (work.today() + timedelta(days=2), "Bibliotheek")
    at = page.detail.dates.currentIndex().row()
    shown = page.detail.dates.model().index(at, 0).data()
    assert "in plaats van" in shown
    assert shown.endswith("Bibliotheek")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Aanmelden", SignUpDialog), ("Uitnodigen per brief", InvitationsDialog)],
)
def test_a_time_has_a_list_and_letters(page, coffee, text, kind):
    filled.button(page.detail, text).click()
    filled.opened(kind).done(0)


def test_meetings_stand_beside_activities(page):
    filled.button(page, "Meet-and-greet").click()
    filled.opened(MeetingsDialog).done(0)
