from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.vocabulary import NeedTheme, OpinionOf, OrganisationKind
from spil_desktop.services import opinions, organisations
from spil_desktop.services.organisations import OrganisationFields, OrganisationFilter
from spil_desktop.ui.directory.page import DirectoryPage
from spil_desktop.ui.organisations.dialogs import ColleagueDialog, OrganisationDialog
from spil_desktop.ui.organisations.opinions import OpinionDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

WMO = OrganisationFields("Wmo-loket Eemsdelta", OrganisationKind.WMO_DESK)


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made = DirectoryPage(work)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


def kept(work):
    today = work.today()
    wanted = OrganisationFilter(with_ended=True)
    return work.read(lambda session: organisations.rows(session, wanted, today=today))


def added(around, fields=WMO, days=0):
    on = around.work.today() - timedelta(days=days)
    return around.do(lambda session: organisations.add(session, fields, today=on))


def test_an_organisation_is_added_by_keyboard_and_undone(page, work, qtbot):
    view = page.organisations
    assert "sociale kaart" in view.empty.words.text()

    page.actions()[0].trigger()
    dialog = filled.opened(OrganisationDialog)
    qtbot.keyClicks(dialog.name, "Wmo-loket Eemsdelta")
    dialog.kind.set_value(OrganisationKind.WMO_DESK)
    qtbot.keyClicks(dialog.phone, "123")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()  # no such number
    dialog.phone.clear()
    qtbot.keyClicks(dialog.phone, "0596550100")
    dialog.themes.set_value((NeedTheme.HOUSING,))
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    (row,) = view.table.rows()
    assert (row.fields.name, row.shown_phone) == ("Wmo-loket Eemsdelta", "0596-55 01 00")
    assert view.table.row() == row
    assert nameless(page) == []
    work.undo()
    assert view.table.rows() == []
    work.redo()
    assert [one.fields.name for one in view.table.rows()] == ["Wmo-loket Eemsdelta"]


def test_the_space_bar_notes_that_an_entry_was_checked(page, around, work, qtbot):
    added(around, days=400)
    view = page.organisations
    assert [row.is_old for row in view.table.rows()] == [True]

    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Space)

    assert [row.is_old for row in view.table.rows()] == [False]
    view.old.setChecked(True)
    assert view.table.rows() == []
    assert "past bij wat je zoekt" in view.empty.words.text()


def test_colleagues_come_change_and_go(page, around, work, qtbot):
    added(around)
    detail = page.organisations.detail
    filled.button(detail, "Medewerker toevoegen").click()
    dialog = filled.opened(ColleagueDialog)
    qtbot.keyClicks(dialog.name, "Wietske Bosma")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    detail.people.opened.emit(None)
    dialog = filled.opened(ColleagueDialog)
    qtbot.keyClicks(dialog.role, "consulent")
    qtbot.keyClick(dialog.role, Qt.Key.Key_Return)
    assert [one.fields.role for one in kept(work)[0].people] == ["consulent"]

    filled.button(detail, "Werkt er niet meer").click()

    assert kept(work)[0].people == ()


def test_an_organisation_changes_ends_and_comes_back(page, around, work, qtbot):
    number = added(around)
    page.organisations.table.opened.emit(number)
    dialog = filled.opened(OrganisationDialog)
    qtbot.keyClicks(dialog.website, "eemsdelta.example")
    qtbot.keyClick(dialog.website, Qt.Key.Key_Return)
    assert kept(work)[0].fields.website == "eemsdelta.example"
    filled.button(page.organisations.detail, "Bestaat niet meer").click()
    assert page.organisations.table.rows() == []

    page.show_record(number)
    filled.button(page.organisations.detail, "Bestaat toch nog").click()

    assert kept(work)[0].ended_on is None


def test_the_page_comes_back_as_it_was(page, around, work, qtbot):
    number = added(around)
    page.reload()
    page.actions()[3].trigger()
    assert page.tabs.currentWidget() is page.referrals
    assert page.first_focus() is page.referrals.table
    page.actions()[1].trigger()  # checks nothing on the other tab
    state = page.remember()
    page.actions()[2].trigger()

    page.recall(state)
    page.recall(None)

    assert page.tabs.currentIndex() == 1
    assert page.remember() == {"tab": 1, "organisation": number, "referral": None}


def test_an_opinion_is_kept_without_a_name(page, around, work, qtbot):
    page._record_opinion()
    dialog = page.findChild(OpinionDialog)
    assert nameless(dialog) == []
    assert dialog.answers[0].isEnabled()
    dialog.given_by.set_value(OpinionOf.VOLUNTEER)
    assert not dialog.answers[0].isEnabled()
    dialog.given_by.set_value(OpinionOf.PROFESSIONAL)
    dialog.mark.set_state(8)
    dialog.answers[0].set_state(4)
    dialog.accept()
    assert work.read(opinions.numbers)[OpinionOf.PROFESSIONAL] == 1
