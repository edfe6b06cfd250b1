"""Entering questionnaires by keys, showing them to her, correcting them, and what was missed."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from spil_desktop.rules import questionnaires
from spil_desktop.rules.questionnaires import DECLINED, UNKNOWN
from spil_desktop.rules.vocabulary import (
    Act,
    ConsentState,
    DropOut,
    MeasureMode,
    Moment,
    Purpose,
    Respondent,
)
from spil_desktop.services import cards, consents, measurements, missed
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.ui.residents.card import ResidentCard
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.visits.answers import answer_field
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.missed import MissedDialog
from spil_desktop.ui.visits.paper_form import PaperFormDialog
from spil_desktop.ui.visits.story import StoryDialog, html
from tests.ui import filled
from tests.ui.filled import Neighbourhood

DAY = date(2026, 3, 10)
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace


@pytest.fixture
def around(work, monkeypatch):
    monkeypatch.setattr(work, "today", lambda: DAY)
    return Neighbourhood(work)


@pytest.fixture
def shown(work, qtbot, around):
    card = ResidentCard(work, None)
    qtbot.addWidget(card)
    card.number = around.participant("Jong", reported_on=date(2025, 3, 2))
    card.person = around.person_of(card.number)
    card.resize(700, 700)

    def again():
        card.show_card(work.read(lambda session: cards.card(session, card.person, today=DAY)))

    card.again = again
    work.changed.connect(again)
    again()
    card.show()
    card.tabs.choose("visits")
    yield card
    work.changed.disconnect(again)


def say(work, person_id, *purposes):
    def record(session):
        for purpose in purposes:
            new = ConsentFields(purpose, ConsentState.GIVEN, date(2025, 3, 2))
            consents.record(session, person_id, new, today=DAY)

    work.write(Act.RECORD_CONSENT, record)


def texts(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def press(shown, name):
    QApplication.processEvents()
    (button,) = (one for one in shown.findChildren(QPushButton, name) if one.isVisible())
    button.click()


def taken(work, shown):
    rows = work.read(lambda session: measurements.of_participant(session, shown.number))
    return {(row.fields.moment, row.fields.instrument): row.fields for row in rows}


def test_a_whole_t0_by_the_keyboard_is_shown_to_her_at_once(work, shown):
    say(work, shown.person, Purpose.FILE, Purpose.HEALTH, Purpose.EVALUATION)
    press(shown, "measure")
    dialog = filled.opened(MeasurementDialog)
    dialog.activateWindow()
    assert dialog.counted.text() == "0 van 10 beantwoord"
    # health, mark, two own questions, six statements, and the button
    keys = filled.type_keys(dialog, *"46", *"43", *"1z3w1", "3", ENTER)
    assert keys == 11
    story = filled.opened(StoryDialog)

    known = taken(work, shown)
    assert {code for _moment, code in known} == {"self_rated_health", "life_mark", "regie", "djg6"}
    six = known[Moment.T0, "djg6"]
    assert six.answers["djg4"] == DECLINED
    assert six.answers["djg9"] == UNKNOWN
    assert (six.respondent, six.mode) == (Respondent.SELF, MeasureMode.HOME_VISIT)
    assert six.interviewer
    scores = questionnaires.scores(questionnaires.by_code()["djg6"], six.answers)
    assert scores["total"].value is None

    said = texts(story)
    assert "Uw verhaal in beeld" in said
    assert "redelijk" in said
    assert "wilde u niet zeggen" in said
    assert "T0: Deze vragen tellen samen niet mee: 2 van de 6 antwoorden ontbreken." in said
    assert "eenza" not in said.lower()
    assert "eenza" not in html(story.story).lower()
    assert "● ○ ○ ja" in html(story.story)
    story.accept()
    assert "T1 (na 6 maanden): rond 10-09-2026, tussen 30-07-2026 en 22-10-2026." in texts(shown)
    assert "eenza" not in texts(shown).lower()


def test_a_module_is_added_and_comes_back_with_the_draft(work, shown):
    say(work, shown.person, Purpose.FILE, Purpose.HEALTH, Purpose.EVALUATION)
    press(shown, "measure")
    dialog = filled.opened(MeasurementDialog)
    offered = {action.data() for action in dialog.modules.button.menu().actions()}
    assert {"gfi", "tfi", "adl11", "pearlin", "mpg"} <= offered
    assert not {"djg6", "effect", "self_rated_health_cbs"} & offered
    (gfi,) = (a for a in dialog.modules.button.menu().actions() if a.data() == "gfi")
    gfi.trigger()
    assert dialog.focusWidget() is dialog.answers["gfi", "gfi1"].focusProxy()
    filled.type_keys(dialog, "2")
    dialog.keep_draft()
    dialog.reject()
    question = filled.opened(Question)
    question.chosen_other.emit()
    question.close()
    press(shown, "measure")
    again = filled.opened(MeasurementDialog)
    assert again.answers["gfi", "gfi1"].value() == "no"
    assert again.modules.value() == ("gfi",)
    again.accept()
    filled.opened(StoryDialog).accept()
    assert set(taken(work, shown)) == {(Moment.T0, "gfi")}
    work.undo()
    assert taken(work, shown) == {}


def test_without_consent_to_health_only_what_is_not_about_it(work, shown):
    press(shown, "measure")
    dialog = filled.opened(MeasurementDialog)
    assert {code for code, _item in dialog.answers} == {"life_mark", "regie"}
    assert "Daarom niet: Uw gezondheid, Mensen om u heen." in texts(dialog)
    dialog.accept()
    assert dialog.form.has_problems()
    filled.type_keys(dialog, *"10")
    dialog.accept()
    filled.opened(StoryDialog).accept()
    assert taken(work, shown)[Moment.T0, "life_mark"].answers == {"mark": 10}


def test_later_moments_warn_outside_the_window_are_corrected_and_stand_beside_each_other(
    work, shown, tmp_path: Path
):
    say(work, shown.person, Purpose.FILE, Purpose.HEALTH, Purpose.EVALUATION)
    first = MeasurementFields("life_mark", Moment.T0, date(2025, 9, 1), {"mark": 6})
    work.write(
        Act.RECORD_MEASUREMENT,
        lambda session: measurements.record(session, shown.number, first, today=DAY),
    )
    press(shown, "measure")
    dialog = filled.opened(MeasurementDialog)
    assert not dialog.outside.isVisibleTo(dialog)
    dialog.taken_on.set_value(date(2026, 1, 2))
    assert "van 18-01-2026 tot en met 12-04-2026" in dialog.outside.words.text()
    assert dialog.outside.isVisibleTo(dialog)
    dialog.answers["life_mark", "mark"].set_value(8)
    many = dialog.answers["effect", "mattered_most"]
    many.setFocus()
    filled.type_keys(dialog, *"14", "4", *"5", ENTER)
    assert many.value() == ["attention", "doing"]
    dialog.accept()
    story = filled.opened(StoryDialog)
    (mark,) = (p for p in story.story.parts if p.heading == "Uw leven nu")
    said = [(one.when, one.words) for one in mark.questions[0].answers]
    assert said == [("september 2025", "6"), ("januari 2026", "8")]
    story.save_button.click()
    files = filled.opened(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "verhaal.pdf"))
    files.close()
    assert (tmp_path / "verhaal.pdf").read_bytes().startswith(b"%PDF")
    story.print_button.click()
    printing = filled.opened(QPrintDialog)
    printing.printer().setOutputFileName(str(tmp_path / "gedrukt.pdf"))
    printing.done(QPrintDialog.DialogCode.Accepted)
    assert (tmp_path / "gedrukt.pdf").read_bytes().startswith(b"%PDF")
    story.accept()

    press(shown, "correct_t1")
    again = filled.opened(MeasurementDialog)
    field = again.answers["life_mark", "mark"]
    assert field.value() == 8
    field.set_value(7)
    again.mode.set_value(MeasureMode.PHONE)
    again.accept()
    filled.opened(StoryDialog).accept()
    fields = taken(work, shown)[Moment.T1, "life_mark"]
    assert (fields.answers, fields.mode) == ({"mark": 7}, MeasureMode.PHONE)


def test_correcting_leaves_the_day_of_another_sitting_alone(work, shown):
    say(work, shown.person, Purpose.FILE, Purpose.HEALTH, Purpose.EVALUATION)
    mark = MeasurementFields("life_mark", Moment.T0, date(2025, 9, 1), {"mark": 6})
    later = MeasurementFields("pearlin", Moment.T0, date(2025, 9, 20), {"pearlin1": UNKNOWN})
    work.write(
        Act.RECORD_MEASUREMENT,
        lambda session: measurements.record(session, shown.number, mark, later, today=DAY),
    )
    press(shown, "correct_t0")
    dialog = filled.opened(MeasurementDialog)
    dialog.answers["life_mark", "mark"].set_value(7)
    dialog.interviewer.set_state("Grietje")
    dialog.accept()
    filled.opened(StoryDialog).accept()
    kept = taken(work, shown)
    assert kept[Moment.T0, "life_mark"].answers == {"mark": 7}
    assert kept[Moment.T0, "pearlin"].taken_on == date(2025, 9, 20)
    assert {each.interviewer for each in kept.values()} == {"Grietje"}


def test_the_reason_of_a_missed_moment_is_asked_and_the_form_is_for_on_paper(
    work, shown, tmp_path: Path
):
    press(shown, "make_form")
    form = filled.opened(PaperFormDialog)
    assert form.moment.value() is Moment.T0
    form.save_button.click()
    files = filled.opened(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "formulier.pdf"))
    files.close()
    assert "Annie Jong" in PdfReader(tmp_path / "formulier.pdf").pages[0].extract_text()
    form.reject()

    say(work, shown.person, Purpose.FILE, Purpose.EVALUATION)
    first = MeasurementFields("life_mark", Moment.T0, date(2025, 4, 1), {"mark": 6})
    work.write(
        Act.RECORD_MEASUREMENT,
        lambda session: measurements.record(session, shown.number, first, today=DAY),
    )
    assert "T1 (na 6 maanden) is niet gevraagd. Waarom niet?" in texts(shown)
    press(shown, "explain_t1")
    dialog = filled.opened(MissedDialog)
    dialog.reason.setFocus()
    filled.type_keys(dialog, "5", ENTER)
    (row,) = work.read(lambda session: missed.of_participant(session, shown.number))
    assert (row.moment, row.reason) == (Moment.T1, DropOut.NOT_REACHED)
    assert "T1 (na 6 maanden) gaat niet door: niet bereikt." in texts(shown)


def test_the_keys_of_every_kind_of_answer(qtbot):
    known = questionnaires.by_code()
    health = answer_field(known["self_rated_health"].items[0])
    mark = answer_field(known["life_mark"].items[0])
    mattered = answer_field(known["effect"].item("mattered_most"))
    window = QWidget()
    qtbot.addWidget(window)
    inside = QVBoxLayout(window)
    for field in (health, mark, mattered):
        inside.addWidget(field)
        field.setAccessibleName("Vraag")
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    for field in (health, mark, mattered):
        field.setFocus()
        filled.type_keys(window, "w")
        assert field.value() == UNKNOWN
        filled.type_keys(window, "z")
        assert field.value() == DECLINED
        assert field.state() == DECLINED
        field.set_state(None)
        assert field.value() is None

    asked = []
    for field in (health, mark, mattered):
        field.answered.connect(asked.append)
    health.setFocus()
    filled.type_keys(window, "9")
    assert health.value() is None
    filled.type_keys(window, Qt.Key.Key_Right, "2")
    assert health.value() == "very_good"
    filled.type_keys(window, BACK)
    assert health.value() is None
    mark.setFocus()
    filled.type_keys(window, "1")
    assert asked == [health]
    filled.type_keys(window, "0")
    assert (mark.value(), asked) == (10, [health, mark])
    filled.type_keys(window, BACK, BACK)
    assert mark.value() is None
    mattered.setFocus()
    filled.type_keys(window, *"12", "1")
    assert mattered.value() == ["respect"]
    filled.type_keys(window, "w")
    assert mattered.value() == UNKNOWN
    filled.type_keys(window, "3")
    assert mattered.value() == ["understanding"]
    chip = mattered._chips["attention"]
    chip.click()
    assert mattered.value() == ["attention", "understanding"]
