from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spil_desktop.services import meetings
from spil_desktop.ui.activities.meeting_dialogs import AnswerDialog, MeetingDialog, PartiesDialog
from spil_desktop.ui.activities.meetings import MeetingsDialog
from tests.ui import filled

PEOPLE = "\n".join(f"Deelnemer {number}; Organisatie {number // 2}" for number in range(10))


@pytest.fixture
def dialog(work, qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = MeetingsDialog(work, parent)
    made.open()
    yield made
    made.done(0)


def fill(dialog, qtbot, text=PEOPLE):
    """Add a Meet & Greet with its parties through the window."""
    dialog.none_yet.acted.emit()
    form = filled.opened(MeetingDialog)
    qtbot.keyClicks(form.name, "Meet & Greet Hoogeveen")
    form.on.setText("+30")
    form.starts_at.setText("13.00")
    form.rounds.setValue(4)
    form.accept()
    dialog.nobody.acted.emit()
    lines = filled.opened(PartiesDialog)
    lines.parties.setPlainText(text)
    qtbot.keyClick(lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_from_pasted_names_to_scheme_badges_and_tables(dialog, work, qtbot, tmp_path):
    fill(dialog, qtbot)
    assert len(dialog.parties.rows()) == 10
    assert "nog geen schema" in dialog.said.words.text()
    filled.button(dialog, "Tafellijst").click()
    assert "Maak eerst het schema" in dialog.said.words.text()
    filled.button(dialog, "Schema maken").click()
    assert "4 rondes van 15 minuten" in dialog.said.words.text()
    meeting = dialog.table.row()
    assert len(work.read(lambda session: meetings.tables(session, meeting.id))) == 4

    said = filled.said(work)
    for words, name in (("Naamkaartjes", "kaartjes.pdf"), ("Tafellijst", "lijst.pdf")):
        filled.button(dialog, words).click()
        written = Path(tmp_path / name)
        dialog.saver.save(str(written))
        qtbot.waitUntil(lambda: len(said) > 0)
        said.clear()
        assert written.read_bytes().startswith(b"%PDF")


def test_what_is_impossible_is_said(dialog, qtbot):
    fill(dialog, qtbot, "Anna; A\nBert; A\nCor; A")
    filled.button(dialog, "Schema maken").click()
    assert "te groot" in dialog.said.words.text()


def test_who_was_there_and_what_they_thought(dialog, work, qtbot):
    fill(dialog, qtbot)
    filled.button(dialog, "Was er wel of niet").click()
    assert dialog.parties.row().answers.came
    qtbot.keyClick(dialog.parties, Qt.Key.Key_Return)
    form = filled.opened(AnswerDialog)
    form.useful.setValue(4)
    form.mark.setValue(8)
    form.recommends.set_state(state=True)
    form.accept()
    assert dialog.found.text() == (
        "1 van 10 waren er, van 1 organisaties · cijfer 8,0 · nuttig 4,0 van 5"
        " · 1 van 1 raden het aan"
    )
    filled.button(dialog, "Van de lijst halen").click()
    assert len(dialog.parties.rows()) == 9


def test_a_meeting_is_changed_and_taken_away(dialog, work, qtbot):
    fill(dialog, qtbot)
    filled.button(dialog, "Wijzigen").click()
    form = filled.opened(MeetingDialog)
    assert (form.starts_at.text(), form.rounds.value()) == ("13:00", 4)
    form.place.setText("Stadhuis")
    form.accept()
    assert dialog.table.row().fields.place == "Stadhuis"
    filled.button(dialog, "Weghalen").click()
    assert dialog.table.rows() == []
    assert not dialog.chosen.isVisibleTo(dialog)
    work.undo()
    assert len(dialog.table.rows()) == 1
