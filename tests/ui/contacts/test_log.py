from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from spil_desktop.model import ContactMoment, Participant, Person
from spil_desktop.rules.vocabulary import (
    Act,
    ContactForm,
    ContactResult,
    FollowUpKind,
    ParticipantStatus,
)
from spil_desktop.services import contacts, drafts, follow_ups
from spil_desktop.services.contacts import ContactFields
from spil_desktop.ui import pages
from spil_desktop.ui.contacts.log import DRAFT, FORM_KEYS, RESULT_KEYS, ContactLog
from spil_desktop.ui.shared.dialogs import Question
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


class Keys:
    """Presses keys where the keyboard is, as a hand would, and counts them."""

    def __init__(self, window):
        self.window = window
        self.pressed = 0

    def on(self):
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or self.window
        top.activateWindow()
        return top.focusWidget() or top

    def press(self, key, held=NONE):
        self.pressed += 1
        widget = self.on()
        QTest.keyClick(widget.window().windowHandle(), key, held)
        QApplication.processEvents()

    def type(self, text):
        for sign in text:
            self.press(sign)


@pytest.fixture
def keys(window, qtbot):
    window.activateWindow()
    qtbot.waitActive(window)
    return Keys(window)


@pytest.fixture
def around(work):
    return Neighbourhood(work)


def give(work, participant_id, **known):
    """Say more about a participant, and index her anew."""

    def change(session):
        row = session.get_one(Person, session.get_one(Participant, participant_id).person_id)
        for name, value in known.items():
            setattr(row, name, value)

    work.write(Act.EDIT_PERSON, change)


@pytest.fixture
def de_jong(around, work):
    number = around.participant("Jong")
    give(work, number, prefix="de", given_name="Froukje", street="Spantweg", house_number=31)
    around.participant("Anderstra")
    return number


def logged(work):
    def read(session):
        return session.scalars(select(ContactMoment).order_by(ContactMoment.id)).all()

    return work.read(read)


def planned(work, participant_id):
    rows = work.read(lambda session: follow_ups.of_participant(session, participant_id))
    return [(row.fields.kind, row.fields.due_on) for row in rows if row.done_on is None]


def fields_of(row):
    return row.participant_id, row.form, row.result, row.minutes, row.note, row.on


def test_twelve_keys_log_the_example_from_any_page(window, keys, work, de_jong):
    names = [entry.name for entry in pages.entries()]
    for name in names:
        window.go(name)
        before = keys.pressed

        keys.press(Qt.Key.Key_L, CTRL)
        keys.type("jong")
        keys.press(TAB)
        keys.type("tb10w")
        keys.press(ENTER)

        assert keys.pressed - before <= 12, name
        assert QApplication.activeModalWidget() is None, name
        row = logged(work)[-1]
        call, reached = ContactForm.PHONE, ContactResult.REACHED
        assert fields_of(row) == (de_jong, call, reached, 10, None, work.today()), name
        assert row.by_user_id == work.user_id
        assert planned(work, de_jong) == [(FollowUpKind.CALL, work.today() + timedelta(days=7))]
        work.undo()
    assert logged(work) == []


def test_plus_takes_any_number_of_days(keys, work, de_jong):
    keys.press(Qt.Key.Key_L, CTRL)
    keys.type("jo")
    keys.press(TAB)
    keys.type("hm45+14")
    keys.press(ENTER)

    assert keys.pressed <= 12
    (row,) = logged(work)
    assert (row.form, row.result, row.minutes) == (
        ContactForm.HOME_VISIT,
        ContactResult.APPOINTMENT,
        45,
    )
    assert planned(work, de_jong) == [(FollowUpKind.VISIT, work.today() + timedelta(days=14))]


def test_who_was_spoken_last_needs_no_name_and_r_repeats(keys, work, de_jong, around):
    other = around.participant("Wiersma")
    visit = ContactFields(
        work.today(), ContactForm.STREET, ContactResult.CALLED_BACK, 20, "over de tuin"
    )
    work.write(
        Act.LOG_CONTACT,
        lambda session: contacts.log(session, de_jong, visit, today=work.today()),
    )
    keys.press(Qt.Key.Key_L, CTRL)
    keys.press(TAB)
    keys.press("r")
    keys.press(ENTER)
    assert fields_of(logged(work)[-1]) == (
        de_jong,
        ContactForm.STREET,
        ContactResult.CALLED_BACK,
        20,
        "over de tuin",
        work.today(),
    )

    keys.press(Qt.Key.Key_L, CTRL)
    keys.type("wie")
    keys.press(Qt.Key.Key_R, CTRL)
    keys.press(ENTER)
    row = logged(work)[-1]
    assert (row.participant_id, row.form, row.minutes) == (other, ContactForm.STREET, 20)
    assert row.note is None


def test_every_letter_chooses_one_thing_and_arrows_do_too(keys, window, de_jong):
    assert (
        len({*FORM_KEYS.values(), *RESULT_KEYS.values(), "W", "R"})
        == len(FORM_KEYS) + len(RESULT_KEYS) + 2
    )
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    keys.type("jong")
    keys.press(TAB)
    for code, key in (*FORM_KEYS.items(), *RESULT_KEYS.items()):
        keys.press(key)
        assert code in {log.how.value(), log.outcome.value()}
    keys.press("T")
    keys.press(Qt.Key.Key_Right)
    assert log.how.value() is ContactForm.HOME_VISIT
    keys.press("?")
    assert log.isVisible()
    log.done(0)


def test_digits_go_on_until_something_else_is_pressed(keys, de_jong):
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    keys.type("jong")
    keys.press(TAB)
    keys.type("1")
    assert log.minutes.value() == 1
    keys.type("5")
    assert log.minutes.value() == 15
    keys.type("t3")
    assert log.minutes.value() == 3
    keys.type("000")
    assert log.minutes.value() == 600
    log.minutes.setFocus()
    log.minutes.selectAll()
    keys.type("25h")
    assert (log.minutes.value(), log.how.value()) == (25, ContactForm.HOME_VISIT)
    log.minutes.setFocus()
    keys.type("+3")
    assert log.next_on.text() == "+3"
    log.done(0)


def test_arrows_choose_who_it_was_and_nobody_is_refused(keys, work, around, qtbot):
    first, second = around.participant("Bakkerma"), around.participant("Bakkerstra")
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    keys.press(ENTER)
    assert log.isVisible()
    assert log.form.has_problems()

    keys.type("bakker")
    assert log.person.value() == first
    keys.press(Qt.Key.Key_Down)
    assert log.person.value() == second
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Up)
    assert log.person.value() == second
    keys.press(TAB)
    assert log.person.line.text() == "Annie Bakkerstra"
    keys.press(Qt.Key.Key_Backtab, SHIFT)
    keys.type("qqqq")
    assert log.person.value() is None
    keys.press(Qt.Key.Key_Down)
    keys.type("")
    log.done(0)


def test_who_is_shown_on_the_page_comes_first(window, keys, work, around, de_jong):
    shown = around.participant("Zichtma")
    window.go("residents", around.person_of(shown))
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    assert log.person.value() == shown
    log.done(0)


def test_a_bsn_is_warned_about_while_typing_and_refused(keys, work, de_jong, qtbot):
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    keys.type("jong")
    log.note.setFocus()
    keys.type("BSN 123456789")
    assert not log.warning.isVisibleTo(log)
    log.note.clear()
    keys.type("BSN 111222333")
    assert log.warning.isVisibleTo(log)
    keys.press(ENTER)
    assert log.isVisible()
    assert "burgerservicenummer" in log.form._problems["note"].text()
    assert logged(work) == []
    log.note.setText("zonder nummer")
    assert not log.warning.isVisibleTo(log)
    keys.press(ENTER)
    assert logged(work)[0].note == "zonder nummer"


def test_a_next_day_that_is_past_is_refused(keys, work, de_jong):
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    keys.type("jong")
    log.next_on.set_value(work.today() - timedelta(days=3))
    keys.press(ENTER)
    assert "al geweest" in log.form._problems["due_on"].text()
    log.done(0)


def test_a_visit_to_two_people_at_one_address_is_logged_for_both(keys, work, around, de_jong):
    partner, left = around.participant("Jongsma"), around.participant("Wegma")
    for number in (de_jong, partner, left):
        give(work, number, postcode="9204 ZK", house_number=31)
    work.write(
        Act.CHANGE_STATUS,
        lambda session: setattr(
            session.get_one(Participant, left), "status", ParticipantStatus.CLOSED
        ),
    )
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    assert not log.together.isVisibleTo(log)
    keys.type("froukje")
    assert log.together.isVisibleTo(log)
    keys.press(TAB)
    keys.press(Qt.Key.Key_Space)
    assert log.together.value() == (partner,)
    log.keep_draft()
    keys.press(ENTER)
    first, second = logged(work)
    assert (first.participant_id, second.participant_id) == (de_jong, partner)
    assert (first.together_with_id, second.together_with_id) == (None, first.id)
    work.undo()
    assert logged(work) == []
    work.redo()
    assert len(logged(work)) == 2


def test_what_was_typed_is_kept_and_comes_back(window, keys, work, around, de_jong, qtbot):
    keys.press(Qt.Key.Key_L, CTRL)
    log = filled.opened(ContactLog)
    keys.type("jong")
    keys.press(TAB)
    keys.type("hv7")

    def kept():
        state = work.read(lambda session: drafts.find(session, DRAFT))
        return state is not None and state["minutes"] == 7

    qtbot.waitUntil(kept, timeout=2000)
    work.locking.emit()
    keys.press(Qt.Key.Key_L, CTRL)
    again = filled.opened(ContactLog)
    assert again is not log
    assert again.person.value() == de_jong
    assert (again.how.value(), again.outcome.value(), again.minutes.value()) == (
        ContactForm.HOME_VISIT,
        ContactResult.VOICEMAIL,
        7,
    )
    keys.press(Qt.Key.Key_Escape)
    question = filled.opened(Question)
    question.agreed.emit()
    question.done(0)
    assert work.read(lambda session: drafts.find(session, DRAFT)) is None


def test_it_says_so_at_the_start_when_a_log_was_left(window, work, qtbot):
    work.keep(lambda session: drafts.keep(session, DRAFT, {"note": "half"}))
    window.show_first()
    assert "Ctrl+L" in window.messages.words.text()


def test_every_input_has_a_name(window, work, around, de_jong):
    log = ContactLog(work, window, de_jong, form=ContactForm.HOME_VISIT)
    assert nameless(log) == []
    assert log.how.value() is ContactForm.HOME_VISIT
    assert log.person.line.text() == "Froukje de Jong"
    log.done(0)


def test_who_is_meant_already_is_not_listed_until_the_line_is_entered(keys, window, work, de_jong):
    log = ContactLog(work, window, de_jong)
    log.open()
    assert log.person.value() == de_jong
    assert not log.person.table.isVisible()

    keys.press(Qt.Key.Key_Backtab, SHIFT)
    assert log.focusWidget() is log.person.line
    assert log.person.table.isVisible()
    log.done(0)


def test_nothing_was_logged_to_repeat(window, work, de_jong):
    log = ContactLog(work, window, de_jong)
    log.repeat_button.click()
    assert log.minutes.value() is None
    log.done(0)


def test_the_command_stands_in_the_palette(window):
    texts = [action.text() for action in window.actions_here()]
    assert texts.count("Contact vastleggen") == 1
    window.go("residents")
    texts = [action.text() for action in window.actions_here()]
    assert texts.count("Contact vastleggen") == 1
