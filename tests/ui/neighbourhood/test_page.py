from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from spil_desktop.model import Door
from spil_desktop.rules.house_numbers import HouseNumber
from spil_desktop.rules.vocabulary import (
    Act,
    ContactFrequency,
    DoorResult,
    NeedTheme,
    OutreachMethod,
    ReportSource,
    RunBy,
    StreetStatus,
)
from spil_desktop.services import (
    activities,
    areas,
    doors,
    key_figures,
    needs,
    outreach,
    street_lists,
    street_neighbours,
    streets,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.outreach import Round
from spil_desktop.ui.neighbourhood.cbs_dialog import CbsDialog
from spil_desktop.ui.neighbourhood.doors_dialog import DoorsDialog
from spil_desktop.ui.neighbourhood.key_figure_dialogs import (
    ActivitiesDialog,
    GiveStreetDialog,
    KeyFigureDialog,
    NewKeyFigureDialog,
    StopDialog,
)
from spil_desktop.ui.neighbourhood.page import NeighbourhoodPage
from spil_desktop.ui.neighbourhood.rounds import RoundDialog
from spil_desktop.ui.neighbourhood.street_dialogs import (
    AddStreetsDialog,
    MergeDialog,
    StepDialog,
    StreetDialog,
)
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.shared.blocks import Note
from spil_desktop.ui.shared.dialogs import Question
from tests.services import made
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
FOUND, ALONE = StreetStatus.KEY_FIGURE_FOUND, StreetStatus.INDEPENDENT


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made_page = NeighbourhoodPage(work)
    qtbot.addWidget(made_page)
    made_page.resize(1200, 800)
    work.changed.connect(made_page.reload)
    made_page.show()
    made_page.reload()
    yield made_page
    made_page.close()


@pytest.fixture
def wierde(page, around, work):
    """Two streets; the first one is chosen."""
    write = lambda session: streets.add_many(session, around.area, "Wierdestraat; 42\nZijpad")  # noqa: E731
    return work.write(Act.EDIT_STREET, write).ids


@pytest.fixture
def bolhuis(around, work, wierde):
    """A key figure in the Wierdestraat."""

    def add(session):
        person = made.person(session, around.area, "Bolhuis", street="Wierdestraat", house_number=3)
        new = KeyFigureFields(around.area, work.today() - timedelta(days=90))
        number = key_figures.add(session, person, new, today=work.today())
        key_figures.watch(session, number, wierde[0])
        return number

    return around.do(add)


def lines(work):
    return {one.name: one for one in work.read(street_lists.rows)}


def save(qtbot, dialog):
    qtbot.keyClick(dialog, ENTER, CTRL)


def press(root, text):
    filled.button(root, text).click()


def test_which_streets_lie_beside_a_street_is_said_by_name(page, wierde, work, qtbot):
    page.streets.show_street(wierde[0])
    press(page.streets.detail, "Wijzigen")
    dialog = filled.opened(StreetDialog)
    qtbot.keyClicks(dialog.beside, "Dwarspad")
    save(qtbot, dialog)
    assert dialog.isVisible()  # no such street here
    dialog.beside.selectAll()
    qtbot.keyClicks(dialog.beside, "zijpad")
    save(qtbot, dialog)
    assert not dialog.isVisible()
    names = work.read(lambda session: street_neighbours.names(session, wierde[1]))
    assert names == ("Wierdestraat",)
    work.undo()
    assert work.read(lambda session: street_neighbours.names(session, wierde[1])) == ()


def test_streets_are_pasted_and_an_empty_page_says_what_for(page, work, qtbot):
    assert page.first_focus() is page.streets.empty.step
    page.streets.empty.step.click()
    dialog = filled.opened(AddStreetsDialog)
    assert not dialog.area.isVisibleTo(dialog)
    dialog.names.setPlainText("1. Wierdestraat\nZijpad\t12\n")
    said = filled.said(work)
    save(qtbot, dialog)
    assert said == ["2 straten toegevoegd."]
    assert [row.name for row in page.streets.table.rows()] == ["Wierdestraat", "Zijpad"]
    assert page.first_focus() is page.streets.table
    page._add_streets()
    dialog = filled.opened(AddStreetsDialog)
    dialog.names.setPlainText("Zijpad")
    save(qtbot, dialog)
    assert said[-1] == "0 straten toegevoegd. 1 stond er al."


def test_a_round_is_typed_as_totals(page, work, wierde, qtbot):
    page.actions()[7].trigger()
    dialog = filled.opened(RoundDialog)
    assert dialog.numbers["addresses"].value() == 42
    for name, count in (("opened", 26), ("talked", 27), ("flyers", 5), ("visits_wanted", 3)):
        dialog.numbers[name].setValue(count)
    save(qtbot, dialog)
    assert dialog.form.fields["talked"].property("problem") == "true"
    dialog.numbers["talked"].setValue(15)
    save(qtbot, dialog)
    row = lines(work)["Wierdestraat"]
    assert (row.status, row.talked, row.of_homes) == (StreetStatus.EXPLORED, 15, 42)
    shown = page.streets.table.row()
    assert shown.name == "Wierdestraat"
    (kept,) = page.streets.detail.rounds.rows()
    assert (kept.round.interested, kept.round.visits_wanted) == (3, 3)
    waiting = [note.words.text() for note in page.streets.detail._card.findChildren(Note)]
    assert waiting == ["3 adressen willen bezoek en zijn nog niet aangemeld."]

    page.streets.detail.rounds.opened.emit(kept.id)
    dialog = filled.opened(RoundDialog)
    dialog.method.set_value(OutreachMethod.STREET)
    assert not dialog.numbers["opened"].isVisibleTo(dialog)
    save(qtbot, dialog)
    (kept,) = work.read(outreach.rows)
    assert (kept.round.method, kept.round.opened) == (OutreachMethod.STREET, 42)
    press(page.streets.detail, "Ronde weghalen")
    assert work.read(outreach.rows) == ()
    work.undo()
    assert len(work.read(outreach.rows)) == 1


def test_doors_are_typed_one_key_each_and_go_when_the_round_is_finished(page, work, wierde, qtbot):
    page._ring()
    dialog = filled.opened(DoorsDialog)
    assert dialog.numbers.hasFocus()
    qtbot.keyClicks(dialog.numbers, "niets")
    qtbot.keyClick(dialog.numbers, ENTER)
    assert dialog.problem.isVisibleTo(dialog)
    dialog.numbers.setText("1-9 oneven; 2-4 even")
    press(dialog, "Klaarzetten")
    assert nameless(dialog) == []
    assert [str(door) for door in dialog.odd.doors.doors] == ["1", "3", "5", "7", "9"]
    qtbot.keyClicks(dialog.odd, "ngbf")
    assert dialog.odd.door() == HouseNumber(9)
    qtbot.keyClicks(dialog.even, "xa")
    qtbot.keyClick(dialog.odd, Qt.Key.Key_Left)
    qtbot.keyClick(dialog.odd, Qt.Key.Key_Delete)
    assert dialog.counts.text() == ("5 van 7 deuren · 3 open · 2 gesprek · 0 folder · 1 wil bezoek")
    model, five = dialog.odd.doors, dialog.odd.doors.index(2)
    assert model.data(five, Qt.ItemDataRole.AccessibleTextRole) == "Nummer 5: wil bezoek"
    assert model.data(model.index(3), Qt.ItemDataRole.ToolTipRole) == "nog niet geweest"
    dialog.grab()

    press(dialog, "Later verder")
    assert page.streets.table.rows()[0].doors == 5
    press(page.streets.detail, "Verder langs de deuren")
    dialog = filled.opened(DoorsDialog)
    assert dialog.odd.door() == HouseNumber(7)

    dialog.odd.setCurrentIndex(dialog.odd.doors.index(2))
    qtbot.keyClick(dialog.odd, ENTER)
    form = filled.opened(RegistrationDialog)
    assert (form.source.value(), form.address.parts()) == (
        ReportSource.DOOR_TO_DOOR,
        {"street": "Wierdestraat", "house_number": "5"},
    )
    form.name.lines["family_name"].setText("Testema")
    form.phone.setText("0596 55 01 23")
    form.asked.set_value((NeedTheme.SOCIAL_CONTACT,))
    save(qtbot, form)
    left = [one for one in dialog.findChildren(QPushButton) if "aanmelden" in one.text()]
    assert not any(one.isVisibleTo(dialog) for one in left)
    qtbot.keyClicks(dialog.even, "b")
    dialog.finish_button.click()
    question = filled.opened(Question)
    assert "Op nummer 2 wil iemand bezoek" in question.words.text()
    question.agree_button.click()
    form = filled.opened(RoundDialog)
    assert form.numbers["addresses"].value() == 4
    save(qtbot, form)
    (kept,) = work.read(outreach.rows)
    assert (kept.round.addresses, kept.round.talked, kept.round.visits_wanted) == (4, 3, 2)
    assert work.read(lambda session: session.query(Door).count()) == 0
    work.undo()
    assert work.read(outreach.rows) == ()
    assert work.read(lambda session: doors.going_on(session, wierde[0])).doors == ()


def test_a_round_along_the_doors_can_be_thrown_away(page, work, wierde, qtbot):
    work.keep(lambda session: doors.lay_out(session, wierde[0], "7a"))
    page._ring()
    dialog = filled.opened(DoorsDialog)
    assert not dialog.finish_button.isEnabled()
    qtbot.keyClicks(dialog.odd, "b")
    press(dialog, "Nummer 7 A aanmelden")
    form = filled.opened(RegistrationDialog)
    assert form.address.parts()["house_number"] == "7 A"
    form.done(0)
    dialog.drop_button.click()
    filled.opened(Question).agree_button.click()
    assert work.read(lambda session: doors.going_on(session, wierde[0])).results == {}
    page._ring()
    dialog = filled.opened(DoorsDialog)
    work.locking.emit()
    assert not dialog.isVisible()


def test_a_street_is_handed_over_and_taken_back(page, work, wierde, bolhuis, qtbot):
    detail = page.streets.detail
    press(detail, "Straat overdragen")
    dialog = filled.opened(StepDialog)
    assert not dialog.reason.isVisibleTo(dialog)
    save(qtbot, dialog)
    row = lines(work)["Wierdestraat"]
    assert (row.status, row.state.handed_over_on) == (ALONE, work.today())
    (figure,) = work.read(key_figures.rows)
    assert figure.fields.independent_since == work.today()
    press(detail, "Straat terugnemen")
    dialog = filled.opened(StepDialog)
    save(qtbot, dialog)
    assert dialog.form.fields["reason"].property("problem") == "true"
    dialog.reason.setText("Zij is ziek.")
    save(qtbot, dialog)
    assert lines(work)["Wierdestraat"].status is FOUND
    work.undo()
    assert lines(work)["Wierdestraat"].status is ALONE

    page.streets.show_street(wierde[1])
    press(detail, "Sleutelfiguur kiezen")
    dialog = filled.opened(StepDialog)
    save(qtbot, dialog)
    assert dialog.form.fields["key_figure_id"].property("problem") == "true"
    dialog.figure.set_state(bolhuis)
    save(qtbot, dialog)
    assert lines(work)["Zijpad"].key_figure == "Bolhuis"
    press(detail, "Bolhuis")
    assert page.tabs.currentWidget() is page.key_figures
    assert page.key_figures.table.key() == bolhuis


def test_a_street_is_changed_and_two_are_merged(page, work, wierde, qtbot):
    detail = page.streets.detail
    page.streets.show_street(wierde[1])
    press(detail, "Wijzigen")
    dialog = filled.opened(StreetDialog)
    dialog.name.setText("Wierdestraat")
    save(qtbot, dialog)
    assert dialog.form.fields["name"].property("problem") == "true"
    dialog.name.setText("Wierde straat")
    dialog.addresses.setValue(7)
    save(qtbot, dialog)
    assert lines(work)["Wierde straat"].details.addresses == 7
    page.streets.show_street(wierde[0])
    press(detail, "Samenvoegen")
    dialog = filled.opened(MergeDialog)
    dialog.other.set_state(wierde[1])
    save(qtbot, dialog)
    assert list(lines(work)) == ["Wierdestraat"]
    press(detail, "Anders zetten")
    dialog = filled.opened(StepDialog)
    dialog.to.set_value(StreetStatus.EXPLORED)
    save(qtbot, dialog)
    assert lines(work)["Wierdestraat"].status is StreetStatus.EXPLORED
    page.streets.status.set_value(ALONE)
    assert page.streets.table.rows() == []
    assert not detail.isVisibleTo(page)
    press(page.streets.empty, "Straten toevoegen")
    filled.opened(AddStreetsDialog).done(0)


def test_someone_new_becomes_a_key_figure_by_keyboard(page, work, wierde, around, qtbot):
    page._add_key_figure()
    dialog = filled.opened(NewKeyFigureDialog)
    assert not dialog.person.isVisibleTo(dialog)
    dialog.name.lines["initials"].setText("S.")
    dialog.name.lines["family_name"].setText("Bolhuis")
    dialog.phone.setText("0596 55 01 24")
    dialog.address.lines["street"].setText("Wierdestraat")
    dialog.address.lines["house_number"].setText("drie")
    dialog.street.set_state(wierde[0])
    save(qtbot, dialog)
    assert dialog.form.fields["street"].property("problem") == "true"
    dialog.address.lines["house_number"].setText("3")
    save(qtbot, dialog)
    (row,) = page.key_figures.table.rows()
    assert (row.name, row.streets, row.fields.since) == (
        "S. Bolhuis",
        ("Wierdestraat",),
        work.today(),
    )
    figure = page.key_figures.detail.figure
    assert (figure.address, figure.phones) == ("Wierdestraat 3", ("+31596550124",))


def test_someone_known_becomes_a_key_figure(page, work, around, qtbot):
    who = around.participant("Dijkstra")
    page._add_key_figure()
    dialog = filled.opened(NewKeyFigureDialog)
    dialog.known.set_state(True)
    save(qtbot, dialog)
    assert dialog.form.fields["person_id"].property("problem") == "true"
    qtbot.keyClicks(dialog.person.line, "dykstra")
    save(qtbot, dialog)
    (row,) = page.key_figures.table.rows()
    assert row.person_id == around.person_of(who)
    gone = filled.gone_to(work)
    press(page.key_figures.detail, "Dossier openen")
    assert gone == [("residents", row.person_id)]


def test_what_is_agreed_with_a_key_figure(page, work, around, wierde, bolhuis, qtbot):
    today = work.today()
    write = lambda session: activities.add(  # noqa: E731
        session, ActivityFields("Koffieochtend", around.area, run_by=RunBy.RESIDENTS)
    )
    coffee = work.write(Act.ADD_ACTIVITY, write)
    page._to_key_figures()
    detail = page.key_figures.detail
    around.do(
        lambda session: key_figures.edit(
            session, bolhuis, KeyFigureFields(around.area, today - timedelta(days=100))
        )
    )
    assert [note.words.text() for note in detail._card.findChildren(Note)][-1].startswith(
        "Al drie maanden zonder de Spil."
    )
    press(detail, "Vandaag gesproken")
    press(detail, "Wijzigen")
    dialog = filled.opened(KeyFigureDialog)
    dialog.about.frequency.set_value(ContactFrequency.MONTHLY)
    dialog.about.confidentiality.set_value(today)
    save(qtbot, dialog)
    fields = detail.figure.row.fields
    assert (fields.last_spoken_on, fields.frequency, fields.confidentiality_on) == (
        today,
        ContactFrequency.MONTHLY,
        today,
    )
    press(detail, "Straat geven")
    dialog = filled.opened(GiveStreetDialog)
    dialog.street.set_state(wierde[1])
    save(qtbot, dialog)
    assert detail.figure.row.streets == ("Wierdestraat", "Zijpad")
    for button in detail.findChildren(QPushButton):
        if button.text() == "Activiteiten kiezen" and button.isVisibleTo(detail):
            button.click()
            break
    dialog = filled.opened(ActivitiesDialog)
    dialog.ticks.boxes[coffee].setChecked(True)
    save(qtbot, dialog)
    gone = filled.gone_to(work)
    detail.activities.opened.emit(coffee)
    assert gone == [("activities", coffee)]
    press(detail, "Overdragen")
    save(qtbot, filled.opened(StepDialog))
    assert [row[2] for row in detail.streets.rows()] == [ALONE, FOUND]
    press(detail, "Terugnemen")
    filled.opened(StepDialog).done(0)
    detail.streets.opened.emit(wierde[1])
    assert page.streets.table.key() == wierde[1]
    page._to_key_figures()
    press(detail, "Stopt als sleutelfiguur")
    dialog = filled.opened(StopDialog)
    dialog.reason.setText("Zij is verhuisd.")
    save(qtbot, dialog)
    assert page.key_figures.table.rows() == []
    assert {row.status for row in lines(work).values()} == {StreetStatus.EXPLORED}
    press(page.key_figures.empty, "Sleutelfiguur toevoegen")
    filled.opened(NewKeyFigureDialog).done(0)


def test_a_key_figure_who_volunteers_too(page, work, around, qtbot):
    def add(session):
        number = made.volunteer(session, around.area, "Postma")
        person = session.get_one(made.Volunteer, number).person_id
        key_figures.add(session, person, KeyFigureFields(around.area), today=work.today())
        return person

    person = around.do(add)
    page.show_record(("key_figure", person))
    gone = filled.gone_to(work)
    press(page.key_figures.detail, "Vrijwilliger openen")
    assert gone == [("volunteers", person)]


def test_the_map_by_keyboard_and_by_mouse(page, work, wierde, bolhuis, qtbot):
    page._to_map()
    chart = page.map.map
    assert chart.hasFocus()
    assert chart.accessibleDescription() == (
        "Wierdestraat: sleutelfiguur gevonden. Kolom 1, rij 1."
    )
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen == wierde[1]
    qtbot.keyClick(chart, Qt.Key.Key_Down, CTRL)
    assert lines(work)["Zijpad"].place == (1, 1)
    chart.grab()
    start = chart.tile(wierde[0]).center()
    step = chart.tile(wierde[1]).center() - start
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(chart, start + QPoint(40, 40))
    chart.grab()
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start + step)
    assert lines(work)["Wierdestraat"].place == (1, 1)
    assert lines(work)["Zijpad"].place == (0, 0)
    work.undo()
    assert lines(work)["Wierdestraat"].place == (0, 0)
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=chart.tile(wierde[1]).center())
    assert page.tabs.currentWidget() is page.streets
    assert page.streets.table.key() == wierde[1]
    page._to_map()
    qtbot.keyClick(chart, ENTER)
    assert page.tabs.currentWidget() is page.streets


def test_all_areas_together_have_no_map(page, work, wierde, around):
    elsewhere = around.do(
        lambda session: areas.add(session, AreaFields("Elders"), today=work.today())
    )
    far = work.write(
        Act.EDIT_STREET, lambda session: streets.add_many(session, elsewhere, "Verweg")
    ).ids[0]
    page._to_map()
    assert page.map.note.isVisibleTo(page.map)
    page.area.set_state(elsewhere)
    assert not page.map.note.isVisibleTo(page.map)
    assert list(page.map.map.places) == [far]
    page.show_record(wierde[0])
    assert page.streets.table.key() == wierde[0]
    state = page.remember()
    page.recall(None)
    page.recall({**state, "area": elsewhere, "tab": 3})
    assert (page.area.value(), page.tabs.currentIndex()) == (elsewhere, 3)


def test_reach_is_shown_against_a_number_with_its_source(
    page, work, around, wierde, qtbot, tmp_path
):
    today = work.today()
    born = today.year - 80

    def spoken(session):
        person = made.person(session, around.area, birth_year=born)
        made.participant(session, around.area, person_id=person)
        made.participant(session, around.area, "Zonder")

    around.do(spoken)
    page._to_reach()
    reach = page.reach
    assert (reach.number.text(), reach.covered.text()) == (
        "1",
        "0 van de 2 straten verkend of verder (0%)",
    )
    assert "1 bewoner zonder geboortejaar telt niet mee." in reach.told.text()
    reach.fill_button.click()
    dialog = filled.opened(AreaDialog)
    dialog.cbs_code.setText("bu0090010a")
    save(qtbot, dialog)

    table = tmp_path / "cbs.csv"
    table.write_text("buurtcode;jaar;aantal\nBU0090010A;2024;50\nonzin;x;y\n", encoding="utf-8")
    reach.read_button.click()
    dialog = filled.opened(CbsDialog)
    assert not dialog.write_button.isEnabled()
    dialog.read(tmp_path / "weg.csv")
    assert dialog.problem.isVisibleTo(dialog)
    dialog.read(table)
    assert not dialog.problem.isVisibleTo(dialog)
    assert dialog.unread.words.text() == "Niet te lezen: regel 3."
    assert dialog.write_button.isEnabled()
    assert nameless(dialog) == []
    dialog.source.clear()
    dialog.write_button.click()
    assert dialog.problem.isVisibleTo(dialog)
    dialog.source.setText("CBS StatLine")
    dialog.write_button.click()
    assert reach.number.text() == "1 van de 50 70-plussers (2%)"
    assert reach.source.text() == "Bron: CBS StatLine 2024"
    work.undo()
    assert reach.number.text() == "1"

    other = tmp_path / "ander.csv"
    other.write_text("code,jaar,aantal\nWK009999,2024,5\n", encoding="utf-8")
    reach.read_in()
    dialog = filled.opened(CbsDialog)
    dialog.read(other)
    assert "Geen van je wijken" in dialog.unread.words.text()
    dialog.close_button.click()


def test_reach_follows_the_period_and_asks_for_one_area(page, work, around, wierde):
    today = work.today()
    work.write(
        Act.RECORD_ROUND,
        lambda session: outreach.record(
            session, wierde[0], Round(today, 42, 26, 15, 3), today=today
        ),
    )
    page._to_reach()
    facts = {row[0]: row[1] for row in page.reach.facts.rows()}
    assert facts["Adressen aangebeld"] == 42
    page.reach.period.setCurrentIndex(page.reach.period.count() - 1)
    facts = {row[0]: row[1] for row in page.reach.facts.rows()}
    assert facts["Adressen aangebeld"] == 0
    around.do(lambda session: areas.add(session, AreaFields("Elders"), today=today))
    said = filled.said(work)
    page.reach.fill_in()
    assert said == ["Kies boven eerst één wijk of dorp."]


def test_white_spots_say_what_they_mean(page, work, around):
    today = work.today()
    who = around.participant("Testema")
    for days in (60, 50, 3):
        fields = NeedFields(NeedTheme.TRANSPORT, today - timedelta(days=days))
        around.do(lambda session, fields=fields: needs.add(session, who, fields, today=today))
    page._to_white_spots()
    (row,) = page.white_spots.table.rows()
    assert (row.open_total, row.open_long) == (3, 2)
    told = " ".join(label.text() for label in page.white_spots.card.findChildren(QLabel))
    assert (
        "Er staan 3 vragen open, vooral over vervoer. 2 daarvan wachten langer dan zes weken"
        in told
    )
    assert "Er is geen ontmoetingsplek" in told
    marks = [note.words.text() for note in page.white_spots.findChildren(Note)]
    assert any("niet voor verspreiding" in mark for mark in marks)
    gone = filled.gone_to(work)
    press(page.white_spots, "Naar de open vragen")
    assert gone == [("needs", None)]


def test_every_view_has_names_and_its_own_focus(page, work, wierde, bolhuis):
    for to in (
        page._to_streets,
        page._to_map,
        page._to_key_figures,
        page._to_reach,
        page._to_white_spots,
    ):
        to()
        assert page.first_focus() is not None
        assert nameless(page.tabs.currentWidget()) == []
        page.grab()
    assert page.remember()["street"] == wierde[0]


def test_lists_sort_and_enter_goes_on_to_what_comes_next(page, work, wierde, bolhuis, qtbot):
    work.write(
        Act.RECORD_ROUND,
        lambda session: outreach.record(
            session,
            wierde[1],
            Round(work.today(), 10, 5, 5, 1, OutreachMethod.STREET, visits_wanted=1),
            today=work.today(),
        ),
    )
    page._to_streets()
    table = page.streets.table
    for column in range(5):
        table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        assert len(table.rows()) == 2
    table.choose(wierde[1])
    QApplication.processEvents()
    qtbot.keyClick(table, ENTER)
    assert page.streets.detail.first_button().hasFocus()
    assert page.streets.detail.first_button().text() == "Ronde vastleggen"
    press(page.streets.detail, "Bewoner aanmelden")
    form = filled.opened(RegistrationDialog)
    assert form.source.value() is ReportSource.STREET
    form.done(0)
    page._record_round()
    filled.opened(RoundDialog).done(0)
    page._to_white_spots()
    for column in range(6):
        page.white_spots.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    page._to_key_figures()
    for column in range(4):
        page.key_figures.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    fields = KeyFigureFields(
        1, work.today() - timedelta(days=99), frequency=ContactFrequency.WEEKLY
    )
    work.write(Act.EDIT_KEY_FIGURE, lambda session: key_figures.edit(session, bolhuis, fields))
    row = page.key_figures.table.row()
    assert page.key_figures._late(row) == "te lang geleden"


def test_a_table_is_picked_and_what_is_newer_stays(page, work, around, tmp_path, monkeypatch):
    def kept(session):
        areas.edit(
            session,
            around.area,
            AreaFields("De Bouwen", cbs_code="WK009001", people_70plus=60, people_70plus_year=2025),
            today=work.today(),
        )

    around.do(kept)
    table = tmp_path / "cbs.csv"
    table.write_text("WK009001;2024;50\n" + "x;y;z\n" * 7, encoding="utf-8")
    page._to_reach()
    page.reach.read_in()
    dialog = filled.opened(CbsDialog)
    picked = [("", ""), (str(table), "")]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, **_known: picked.pop(0))
    dialog.file_button.click()
    dialog.file_button.click()
    (row,) = dialog.table.rows()
    assert row.is_older
    assert dialog.unread.words.text().endswith("Niet te lezen: regels 2, 3, 4, 5, 6….")
    assert not dialog.write_button.isEnabled()
    dialog.reject()
    assert page.reach.covered.text() == "Er staan nog geen straten in."


def test_the_map_leaves_keys_that_it_does_not_know(page, work, wierde, qtbot):
    page.area.set_state(None)
    chart = page.map.map
    qtbot.keyClick(chart, ENTER)
    page._to_map()
    qtbot.keyClick(chart, Qt.Key.Key_A)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    qtbot.mouseMove(chart, QPoint(30, 30))
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=chart.tile(wierde[1]).center())
    qtbot.mouseMove(chart, chart.tile(wierde[1]).center() + QPoint(1, 0))
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert chart.chosen == wierde[1]
    assert lines(work)["Zijpad"].place is None
    qtbot.keyClick(chart, Qt.Key.Key_Left, CTRL)
    assert lines(work)["Zijpad"].place == (0, 0)


def test_a_round_that_was_forgotten_says_so(page, work, wierde, qtbot):
    before = work.today() - timedelta(days=30)

    def begin(session):
        door = doors.lay_out(session, wierde[0], "1-3 oneven")[0]
        doors.mark(session, wierde[0], door, DoorResult.OPENED, today=before)

    work.keep(begin)
    page._ring()
    dialog = filled.opened(DoorsDialog)
    assert "al begonnen op" in dialog.counts.text()
    qtbot.keyClick(dialog.odd, Qt.Key.Key_C, CTRL)
    qtbot.keyClick(dialog.odd, ENTER)
    dialog.even.mark(DoorResult.OPENED)
    assert dialog.odd.doors.data(dialog.odd.doors.index(9)) is None
    dialog.finish_button.click()
    form = filled.opened(RoundDialog)
    form.done(0)
    assert work.read(lambda session: doors.going_on(session, wierde[0])).results


def test_a_street_and_its_round_by_keyboard_alone(window, work, qtbot):
    def keyboard():
        QApplication.processEvents()
        place = QApplication.activeModalWidget() or window
        place.activateWindow()
        return place.focusWidget() or place

    def press_key(key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(keyboard().window().windowHandle(), key, modifier)
        QApplication.processEvents()

    def type_in(text):
        qtbot.keyClicks(keyboard(), text)

    window.activateWindow()
    qtbot.waitActive(window)
    window.go("neighbourhood")
    press_key(Qt.Key.Key_N, CTRL)
    type_in("Wierdestraat")
    press_key(ENTER, CTRL)
    press_key(Qt.Key.Key_D, CTRL)
    type_in("1-9 oneven")
    press_key(ENTER)
    type_in("nggfx")
    for _press in range(20):
        if getattr(keyboard(), "text", str)() == "Ronde afronden":
            break
        press_key(Qt.Key.Key_Tab)
    press_key(Qt.Key.Key_Space)
    assert filled.opened(RoundDialog).numbers["addresses"].value() == 5
    press_key(ENTER, CTRL)
    (row,) = work.read(outreach.rows)
    assert (row.round.addresses, row.round.opened, row.round.talked) == (5, 4, 2)
    press_key(Qt.Key.Key_2, CTRL)
    press_key(ENTER)
    page = window.stack.page()
    assert page.tabs.currentWidget() is page.streets
    window.go("today")
    window.go("neighbourhood", page.streets.table.key())
    assert lines(work)["Wierdestraat"].status is StreetStatus.EXPLORED
