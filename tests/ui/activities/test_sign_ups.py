from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spil_desktop.rules.vocabulary import Act, Presence
from spil_desktop.services import activities, occurrences
from spil_desktop.services.activities import ActivityFields
from spil_desktop.ui.activities.sign_ups import SignUpDialog
from spil_desktop.ui.shared.dialogs import Question
from tests.ui import filled
from tests.ui.filled import Neighbourhood


@pytest.fixture
def dialog(work, qtbot):
    around = Neighbourhood(work)
    for name in ("Eenma", "Tweema"):
        around.participant(name)

    def add(session):
        fields = ActivityFields("Samen eten", around.area, capacity=1)
        number = activities.add(session, fields)
        occurrences.add(session, number, work.today() + timedelta(days=7))
        return occurrences.rows(session, number)[0]

    parent = QWidget()
    qtbot.addWidget(parent)
    made = SignUpDialog(work, parent, work.write(Act.ADD_ACTIVITY, add))
    made.open()
    yield made
    made.done(0)


def standing(dialog):
    return [row.presence for row in dialog.table.rows()]


def test_over_capacity_waits_and_a_free_place_goes_to_who_waited_longest(dialog, qtbot):
    assert dialog.room.text() == "nog 1 plaats"
    for name in ("eenma", "tweema"):
        qtbot.keyClicks(dialog.pick.line, name)
        qtbot.keyClick(dialog.pick.line, Qt.Key.Key_Return)
    assert standing(dialog) == [Presence.INVITED, Presence.WAITING]
    assert dialog.room.text().startswith("Vol")

    filled.button(dialog, "Afmelden").click()
    question = filled.opened(Question)
    assert "Tweema" in question.words.text()
    question.agree_button.click()
    assert standing(dialog) == [Presence.INVITED]
    assert dialog.room.text().startswith("Vol")


def test_who_waits_can_be_given_a_place_at_once(dialog, qtbot):
    for name in ("eenma", "tweema"):
        qtbot.keyClicks(dialog.pick.line, name)
        filled.button(dialog, "Aanmelden").click()
    dialog.table.choose(dialog.table.rows()[1].participant_id)
    filled.button(dialog, "Plaats geven").click()
    assert standing(dialog) == [Presence.INVITED, Presence.INVITED]
