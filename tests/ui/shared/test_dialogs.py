import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.services import drafts
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import Dialog, FormDialog, Question
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.work import Work


class BirdDialog(FormDialog):
    """A form of one field; "Fout" and "Vol" are refused."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, "Vogel", parent, draft="bird:1")
        self.name = self.form.add("name", "Naam", Line(), required=True)
        self.ready()

    def save(self) -> object:
        if self.name.text() == "Fout":
            raise SpilError(InputProblem.ALREADY_EXISTS, field="name")
        if self.name.text() == "Vol":
            raise SpilError(InputProblem.UNKNOWN_RECORD)
        return self.name.text()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(work: Work, parent: QWidget) -> BirdDialog:
    made = BirdDialog(work, parent)
    made.open()
    return made


def kept(work: Work) -> object:
    return work.read(lambda session: drafts.find(session, "bird:1"))


def question(dialog: QWidget) -> Question:
    found = dialog.findChildren(Question)[-1]
    assert isinstance(found, Question)
    return found


def test_saving_hands_over_the_result_and_forgets_the_draft(
    work: Work, dialog: BirdDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.name, "Zwaluw")
    dialog.keep_draft()
    assert kept(work) == {"name": "Zwaluw"}

    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == ["Zwaluw"]
    assert kept(work) is None


def test_a_refusal_keeps_the_form_open(dialog: BirdDialog) -> None:
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.name.setText("Fout")
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.name.setText("Vol")
    dialog.accept()
    assert not dialog.form.has_problems()
    assert dialog._problem.isVisible()
    assert dialog.isVisible()
    dialog.done(0)


def test_what_was_typed_is_kept_within_a_second(
    work: Work, dialog: BirdDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.name, "Zwal")

    qtbot.waitUntil(lambda: kept(work) == {"name": "Zwal"}, timeout=2000)
    dialog.done(0)


def test_an_untouched_form_closes_without_a_question(dialog: BirdDialog) -> None:
    dialog.reject()

    assert not dialog.isVisible()


def test_a_typed_form_asks_once_and_can_wait(
    work: Work, parent: QWidget, dialog: BirdDialog, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.name, "Zwal")
    dialog.reject()
    question(dialog).cancel_button.click()
    assert dialog.isVisible()

    dialog.reject()
    question(dialog).other_button.click()
    assert not dialog.isVisible()
    assert kept(work) == {"name": "Zwal"}

    again = BirdDialog(work, parent)
    assert again.name.text() == "Zwal"
    again._begin_again()
    assert again.name.text() == ""
    assert kept(work) is None
    again.done(0)


def test_thrown_away_is_gone(work: Work, dialog: BirdDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name, "Zwal")
    dialog.keep_draft()
    dialog.reject()
    question(dialog).agree_button.click()

    assert not dialog.isVisible()
    assert kept(work) is None


def test_a_closed_dialog_is_freed(work: Work, parent: QWidget) -> None:
    for _round in range(3):
        dialog = BirdDialog(work, parent)
        dialog.open()
        dialog.done(QDialog.DialogCode.Rejected)
    del dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert parent.findChildren(BirdDialog) == []


def test_what_is_only_read_scrolls_by_keys(work: Work, parent: QWidget, qtbot: QtBot) -> None:
    shown = Dialog(work, "Uw verhaal", parent)
    words = QWidget()
    words.setMinimumHeight(3000)
    close = blocks.button("Sluiten")
    place: QScrollArea = blocks.scrolled(words)
    shown.body.addWidget(place, 1)
    shown.body.addWidget(close)
    blocks.bound_to_screen(shown, 500, 5000)
    shown.open()
    assert shown.height() < shown.screen().availableGeometry().height()
    qtbot.keyClick(close, Qt.Key.Key_PageDown)
    assert place.verticalScrollBar().value() > 0
    qtbot.keyClick(close, Qt.Key.Key_PageUp)
    assert place.verticalScrollBar().value() == 0
    shown.done(0)


def test_enter_presses_the_button_that_has_the_keyboard(dialog: BirdDialog, qtbot: QtBot) -> None:
    kept = []
    dialog.saved.connect(kept.append)
    dialog.form.fields["name"].set_state("Merel")
    with qtbot.waitSignal(dialog.cancel_button.clicked):
        qtbot.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    assert not kept
