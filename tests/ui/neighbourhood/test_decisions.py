from datetime import date

import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import DecidedBy
from spil_desktop.services import areas, decisions
from spil_desktop.services.decisions import DecisionFields
from spil_desktop.ui.neighbourhood.decisions import DecisionDialog
from spil_desktop.ui.neighbourhood.page import NeighbourhoodPage
from tests.ui import filled


@pytest.fixture
def area(work):
    return work.read(areas.rows)[0].id


def test_a_decision_is_recorded_changed_found_and_taken_away(work, area, qtbot):
    page = NeighbourhoodPage(work)
    qtbot.addWidget(page)
    page.tabs.setCurrentWidget(page.decisions)
    page.reload()
    assert page.decisions.focus() is page.decisions.add_button
    page.decisions.add()
    dialog = filled.opened(DecisionDialog)
    dialog.by.set_value(DecidedBy.TEAM)
    qtbot.keyClicks(dialog.what, "taxi betaald uit de buurtpot")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    (row,) = work.read(lambda session: decisions.rows(session, None))
    assert row.fields == DecisionFields(
        area, work.today(), DecidedBy.TEAM, "taxi betaald uit de buurtpot"
    )

    page.reload()
    page.show_record(["decision", row.id])
    page.decisions.change()
    dialog = filled.opened(DecisionDialog)
    dialog.by.set_value(DecidedBy.OTHERS)
    dialog.on.set_value(date(2026, 1, 5))
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    page.reload()
    (row,) = page.decisions.table.rows()
    assert (row.fields.decided_by, row.fields.decided_on) == (DecidedBy.OTHERS, date(2026, 1, 5))
    page.decisions.table.choose(row.id)
    qtbot.mouseClick(page.decisions.remove_button, Qt.MouseButton.LeftButton)
    assert work.read(lambda session: decisions.rows(session, None)) == ()


def test_without_an_area_the_form_asks_for_one(work, qtbot):
    work.undo()
    assert work.read(areas.rows) == ()
    page = NeighbourhoodPage(work)
    qtbot.addWidget(page)
    page.decisions.add()
    dialog = filled.opened(DecisionDialog)
    dialog.by.set_value(DecidedBy.TEAM)
    qtbot.keyClicks(dialog.what, "taxi betaald")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert work.read(lambda session: decisions.rows(session, None)) == ()
