from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from spil_desktop.rules.vocabulary import RidePurpose
from spil_desktop.services import cards, rides
from spil_desktop.services.rides import RideFields
from spil_desktop.ui.transport.card import RidesCard
from spil_desktop.ui.transport.dialogs import RideDialog
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

TODAY = date(2026, 4, 7)
DAY = date(2026, 4, 9)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)


def shown(near: Neighbourhood, qtbot: QtBot, participant: int) -> RidesCard:
    person = near.person_of(participant)
    card = near.work.read(lambda session: cards.card(session, person, today=TODAY))
    assert card.participant is not None
    made = RidesCard(near.work, card.participant)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_ride_from_her_file_goes_on_with_its_driver(work: Work, qtbot: QtBot):
    near = Neighbourhood(work)
    annie = near.participant("Aal")
    gone = filled.gone_to(work)
    card = shown(near, qtbot, annie)
    assert card.table is None
    qtbot.mouseClick(card.ask_button, Qt.MouseButton.LeftButton)
    dialog = filled.opened(RideDialog)
    assert dialog.who is None
    assert nameless(dialog) == []
    qtbot.keyClicks(dialog.on, "09-04-2026")
    assert not dialog.late.isVisible()
    qtbot.keyClicks(dialog.leaves_at, "10.15")
    dialog.is_return.setChecked(False)
    assert not dialog.returns_at.isEnabled()
    dialog.purpose.set_value(RidePurpose.DOCTOR)
    qtbot.keyClicks(dialog.destination, "Bethesda")
    dialog.accept()
    ((page, key),) = gone
    assert page == "transport"
    again = shown(near, qtbot, annie)
    assert again.table is not None
    assert [row.id for row in again.table.rows()] == [key]
    again.table.setFocus()
    qtbot.keyClick(again.table, Qt.Key.Key_Return)
    assert gone[-1] == ("transport", key)


def test_words_of_a_ride(work: Work, qtbot: QtBot):
    near = Neighbourhood(work)
    annie = near.participant("Aal")
    fields = RideFields(DAY, time(10, 15), RidePurpose.DOCTOR, "Bethesda")
    near.do(lambda session: rides.ask(session, annie, fields, today=TODAY))
    card = shown(near, qtbot, annie)
    table = card.table
    assert table is not None
    assert "do 09-04-2026 · 10.15 uur" in str(
        table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    )
