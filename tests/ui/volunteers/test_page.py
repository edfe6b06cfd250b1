from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    DayPart,
    VogState,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import areas, cards, jobs, matches, people, volunteers
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.jobs import JobFields
from spil_desktop.services.matches import Proposal
from spil_desktop.services.people import PersonFields, PhoneFields
from spil_desktop.services.volunteers import VolunteerFilter
from spil_desktop.texts import dates
from spil_desktop.ui.residents.dialogs import PersonDialog
from spil_desktop.ui.volunteers.absences import AbsenceDialog, AbsencesCard
from spil_desktop.ui.volunteers.coming import ComingLine
from spil_desktop.ui.volunteers.dialogs import VogDialog, VolunteerDialog
from spil_desktop.ui.volunteers.hours import HoursCard, HoursDialog
from spil_desktop.ui.volunteers.page import VolunteersPage
from spil_desktop.ui.volunteers.registration import NewVolunteerDialog
from spil_desktop.ui.volunteers.thanks import ThankYouDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood

ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made = VolunteersPage(work)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    yield made
    made.close()


def shown(page):
    return [row.name for row in page.table.rows()]


def tidied(widget):
    """The same widget, without what was to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return widget


def said_in(widget):
    return [label.text() for label in tidied(widget).findChildren(QLabel)]


def kept(work, **wanted):
    filter_ = VolunteerFilter(with_stopped=True, **wanted)
    return work.read(lambda session: volunteers.rows(session, filter_, today=work.today()))


def test_an_empty_list_offers_the_first_step(page, qtbot):
    assert "maatjes, chauffeurs, klussers" in page.empty.words.text()

    qtbot.mouseClick(page.empty.step, LEFT)

    filled.opened(NewVolunteerDialog).reject()


def test_the_list_says_load_vog_and_status(page, around):
    around.buddy("Bakema")
    around.buddy("Aukema", vog=False, max_matches=3, status=VolunteerStatus.PAUSED)
    model = page.table.records
    cells = [[model.data(model.index(row, column)) for column in range(4)] for row in range(2)]

    assert cells == [
        ["Grietje Aukema", "0 van 3", "nog niet", "pauze"],
        ["Grietje Bakema", "0 van 2", "ontvangen", "actief"],
    ]


def test_filters_narrow_the_list(page, around, work, qtbot):
    around.buddy("Klusma", roles=(VolunteerRole.HANDYMAN,))
    around.buddy("Volstra", max_matches=0)
    around.buddy("Gestopma", status=VolunteerStatus.STOPPED)
    assert shown(page) == ["Grietje Klusma", "Grietje Volstra"]

    page.role.set_value(VolunteerRole.HANDYMAN)
    assert shown(page) == ["Grietje Klusma"]
    page.role.set_value(None)
    page.free.setChecked(True)
    assert shown(page) == ["Grietje Klusma"]
    page.free.setChecked(False)
    page.stopped.setChecked(True)
    assert "Grietje Gestopma" in shown(page)
    page.status.set_value(VolunteerStatus.STOPPED)
    assert shown(page) == ["Grietje Gestopma"]
    page.status.set_value(None)
    qtbot.keyClicks(page.text, "vols")
    assert shown(page) == ["Grietje Volstra"]
    qtbot.keyClicks(page.text, "xyz")
    assert page.empty.words.text() == "Geen vrijwilliger past bij wat je zoekt."


def test_several_areas_can_be_told_apart(page, around, work):
    around.buddy("Hierstra")
    assert not page.area.isVisibleTo(page)
    around.area = work.write(
        Act.EDIT_AREA,
        lambda session: areas.add(session, AreaFields("Ter Apel"), today=work.today()),
    )
    around.buddy("Daarma")

    assert page.area.isVisibleTo(page)
    page.area.set_state(around.area)
    assert shown(page) == ["Grietje Daarma"]


def test_any_volunteer_can_be_shown(page, around, work):
    around.buddy("Zichtstra")
    hidden = around.buddy("Verborgma", status=VolunteerStatus.STOPPED)
    person = next(row.person_id for row in kept(work) if row.id == hidden)
    page.text.setText("Zicht")

    page.show_record(person)

    assert page.remember() == person
    assert page.detail.volunteer.id == hidden


def test_the_detail_says_when_she_can_and_with_whom_she_is_matched(page, around, work, qtbot):
    helper = around.buddy(
        "Weekstra", available=(DayPart.TUESDAY_AFTERNOON, DayPart.TUESDAY_EVENING), has_car=True
    )
    need = around.company(around.participant("Gezelma"))
    number = work.write(
        Act.PROPOSE_MATCH,
        lambda session: matches.propose(
            session, Proposal(need, CandidateKind.VOLUNTEER, helper), today=work.today()
        ),
    )
    words = [label.text() for label in page.detail.findChildren(type(page.empty.words))]
    went = filled.gone_to(work)

    assert {"dinsdag", "middag, avond", "heeft een auto", "bezet 1 van 2"} <= set(words)
    qtbot.mouseClick(filled.button(page.detail, "Annie Gezelma"), LEFT)
    assert went == [("matching", ["match", number])]


def test_what_is_planned_with_her_is_one_step_away(page, around, work):
    asker = around.participant("Dijkstra")
    helper = around.buddy("Huizinga", roles=(VolunteerRole.HANDYMAN,))
    on = work.today() + timedelta(days=8)
    job = around.do(
        lambda session: jobs.request(session, asker, JobFields("lamp"), today=work.today())
    )
    around.do(lambda session: jobs.plan(session, job, helper, on, today=work.today()))
    page.reload()
    page.table.choose(page.table.rows()[0].person_id)
    (line,) = tidied(page.detail).findChildren(ComingLine)
    assert line.open.text() == f"{dates.day_and_date(on)}: klus, Annie Dijkstra"
    went = filled.gone_to(work)
    line.open.click()
    assert went == [("jobs", job)]


def test_enter_opens_the_form_and_keeps_the_changes(page, around, work, qtbot):
    around.buddy("Wijzigma")

    qtbot.keyClick(page.table, ENTER)
    dialog = filled.opened(VolunteerDialog)
    dialog.max_matches.setValue(4)
    dialog.roles.set_value((VolunteerRole.BUDDY, VolunteerRole.DRIVER))
    dialog.note.setPlainText("belt liever niet")
    dialog.accept()

    (row,) = kept(work)
    assert row.fields.max_matches == 4
    assert row.fields.roles == (VolunteerRole.BUDDY, VolunteerRole.DRIVER)
    assert row.fields.note == "belt liever niet"
    assert row.vog is VogState.RECEIVED


def test_a_vog_is_requested_and_comes(page, around, work, qtbot):
    around.buddy("Vogstra", vog=False, status=VolunteerStatus.APPLIED)
    today = work.today()

    qtbot.mouseClick(filled.button(page.detail, "VOG aangevraagd"), LEFT)
    dialog = filled.opened(VogDialog)
    dialog.on.set_value(today - timedelta(days=30))
    dialog.accept()
    assert page.detail.volunteer.fields.status is VolunteerStatus.VOG_REQUESTED

    qtbot.mouseClick(filled.button(page.detail, "VOG ontvangen"), LEFT)
    dialog = filled.opened(VogDialog)
    dialog.on.set_value(today + timedelta(days=1))
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.on.set_value(today)
    dialog.accept()

    assert page.detail.volunteer.fields.status is VolunteerStatus.READY
    assert "Ontvangen" not in page.detail.volunteer.name


def test_each_step_is_a_button_with_a_word_about_running_matches(page, around, work):
    helper = around.buddy("Pauzema")
    need = around.company(around.participant("Wachtstra"))
    work.write(
        Act.PROPOSE_MATCH,
        lambda session: matches.propose(
            session, Proposal(need, CandidateKind.VOLUNTEER, helper), today=work.today()
        ),
    )
    told = filled.said(work)

    filled.button(page.detail, "Pauze").click()

    assert kept(work)[0].fields.status is VolunteerStatus.PAUSED
    assert "Er lopen nog koppelingen" in told[-1]
    work.undo()
    assert kept(work)[0].fields.status is VolunteerStatus.ACTIVE


def test_a_new_volunteer_is_not_deployable_before_her_vog(page, around, work):
    around.buddy("Nieuwma", vog=False, status=VolunteerStatus.APPLIED)

    filled.button(page.detail, "Kennismaken").click()

    assert kept(work)[0].fields.status is VolunteerStatus.GETTING_ACQUAINTED
    texts = [button.text() for button in tidied(page.detail).findChildren(QPushButton)]
    assert texts.count("VOG aangevraagd") == 1
    assert "Inzetbaar" not in texts


def test_absence_is_written_changed_and_taken_away(page, around, work):
    around.buddy("Wegstra")
    today = work.today()

    filled.button(page.detail, "Afwezigheid toevoegen").click()
    dialog = filled.opened(AbsenceDialog)
    dialog.last.set_value(today - timedelta(days=1))
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.last.set_value(today + timedelta(days=6))
    dialog.accept()
    back = dates.short_date(today + timedelta(days=7))
    assert any(f"is er weer op {back}" in text for text in said_in(page.detail))

    filled.button(tidied(page.detail).findChild(AbsencesCard), "Wijzigen").click()
    dialog = filled.opened(AbsenceDialog)
    dialog.last.set_value(None)
    dialog.accept()
    assert any("nog niet bekend tot wanneer" in text for text in said_in(page.detail))

    filled.button(tidied(page.detail).findChild(AbsencesCard), "Weghalen").click()
    assert "Nu niet afwezig, en niets gepland." in said_in(page.detail)


def test_hours_are_written_down_and_thanked_for(page, around, work, tmp_path):
    around.buddy("Urenstra")

    filled.button(page.detail, "Uren opschrijven").click()
    dialog = filled.opened(HoursDialog)
    dialog.accept()
    assert dialog.form.has_problems()
    dialog.hours.setValue(1)
    dialog.minutes.setValue(15)
    dialog.role.set_value(VolunteerRole.HOST)
    dialog.note.setText("kerstmaal")
    dialog.accept()
    assert "1 uur 15 min opgeschreven" in said_in(page.detail)

    filled.button(page.detail, "Bedankpagina").click()
    thanks = filled.opened(ThankYouDialog)
    assert "• Je gaf daarnaast 1 uur 15 min van je tijd." in said_in(thanks)
    thanks.first.set_value(None)
    assert not thanks.save_button.isEnabled()
    thanks.save(str(tmp_path / "leeg.pdf"))
    assert not (tmp_path / "leeg.pdf").exists()
    thanks.first.set_value(work.today())
    thanks.save(str(tmp_path / "nergens" / "bedankt.pdf"))
    assert thanks.problem.isVisibleTo(thanks)
    thanks.ask_file()
    filled.opened(QFileDialog).reject()
    thanks.save(str(tmp_path / "bedankt.pdf"))
    assert (tmp_path / "bedankt.pdf").read_bytes().startswith(b"%PDF")

    filled.button(tidied(page.detail).findChild(HoursCard), "Weghalen").click()
    assert not any("opgeschreven" in text for text in said_in(page.detail))


def test_wishes_and_the_car_are_kept_and_shown_on_both_sides(page, around, work, qtbot):
    other = around.buddy("Anderma")
    around.buddy("Zelfstra")
    page.show_record(next(row.person_id for row in kept(work) if "Zelf" in row.name))

    qtbot.keyClick(page.table, ENTER)
    dialog = filled.opened(VolunteerDialog)
    assert not dialog.car_seats.isVisibleTo(dialog)
    dialog.has_car.setChecked(True)
    assert dialog.car_seats.isVisibleTo(dialog)
    dialog.car_seats.setValue(3)
    dialog.car_takes_walker.setChecked(False)
    dialog.car_takes_wheelchair.setChecked(True)
    dialog.no_stairs.setChecked(True)
    dialog.together.set_state(other)
    dialog.dates["training_on"].set_value(work.today())
    dialog.accept()

    texts = said_in(page.detail)
    assert "heeft een auto, 3 plaatsen, geen rollator, rolstoel kan mee" in texts
    assert "liever geen trappen" in texts
    assert "Gaat liefst samen met Grietje Anderma" in texts
    assert f"Scholing {dates.short_date(work.today())}" in texts
    page.show_record(next(row.person_id for row in kept(work) if row.id == other))
    assert "Grietje Zelfstra gaat liefst samen met hem of haar" in said_in(page.detail)


def test_name_and_phone_have_their_own_form(page, around):
    around.buddy("Naamstra")

    filled.button(page.detail, "Naam en telefoon").click()

    filled.opened(PersonDialog).reject()


def test_someone_new_is_registered_by_keyboard(page, work, qtbot):
    page.actions()[0].trigger()
    dialog = filled.opened(NewVolunteerDialog)
    qtbot.keyClicks(dialog.name.lines["given_name"], "Wietske")
    qtbot.keyClicks(dialog.name.lines["family_name"], "van der Nieuwma")
    dialog.name.lines["family_name"].editingFinished.emit()
    qtbot.keyClicks(dialog.phone, "0612345678")
    qtbot.keyClicks(dialog.address.lines["street"], "Proefpad")
    qtbot.keyClicks(dialog.address.lines["house_number"], "12a")
    dialog.roles.set_value((VolunteerRole.DRIVER,))
    qtbot.keyClick(dialog, ENTER, Qt.KeyboardModifier.ControlModifier)

    (row,) = kept(work)
    assert row.name == "Wietske van der Nieuwma"
    assert page.table.key() == row.person_id
    card = work.read(lambda session: cards.card(session, row.person_id, today=work.today()))
    assert card.shown_phones == ("06-12 34 56 78",)
    assert (card.fields.prefix, card.fields.house_number) == ("van der", 12)


def known(work, around):
    fields = PersonFields(
        "Bekendstra",
        given_name="Sjoukje",
        area_id=around.area,
        phones=(PhoneFields("0512-345678"),),
    )
    return work.write(
        Act.EDIT_PERSON, lambda session: people.add(session, fields, today=work.today())
    )


def typed_phone(page, qtbot):
    page.actions()[0].trigger()
    dialog = filled.opened(NewVolunteerDialog)
    qtbot.keyClicks(dialog.name.lines["family_name"], "Bekendstra")
    qtbot.keyClicks(dialog.phone, "0512345678")
    qtbot.waitUntil(lambda: bool(dialog.who.panel.shown))
    return dialog


def test_who_is_known_already_is_shown_while_typing_and_becomes_a_volunteer(
    page, around, work, qtbot
):
    person_id = known(work, around)
    dialog = typed_phone(page, qtbot)

    filled.button(dialog.who.panel, "Dit is dezelfde").click()
    assert "Sjoukje Bekendstra" in dialog.who.note.words.text()
    dialog.accept()

    assert [row.person_id for row in kept(work)] == [person_id]


def test_two_who_look_alike_can_be_different(page, around, work, qtbot):
    person_id = known(work, around)
    dialog = typed_phone(page, qtbot)

    filled.button(dialog.who.panel, "Zijn verschillend").click()
    assert dialog.who.panel.shown == ()
    dialog.accept()

    (row,) = kept(work)
    assert row.person_id != person_id


def test_who_is_a_volunteer_already_is_shown_instead(page, around, work, qtbot):
    person_id = known(work, around)
    dialog = typed_phone(page, qtbot)
    filled.button(dialog.who.panel, "Dit is dezelfde").click()
    dialog.accept()
    dialog = typed_phone(page, qtbot)

    filled.button(dialog.who.panel, "Dit is dezelfde").click()

    assert page.table.key() == person_id
    assert len(kept(work)) == 1


def test_a_house_number_that_is_none_is_refused(page, work, qtbot):
    page.actions()[0].trigger()
    dialog = filled.opened(NewVolunteerDialog)
    dialog.name.lines["family_name"].setText("Foutma")
    dialog.address.lines["house_number"].setText("achter")
    dialog.accept()

    assert dialog.form.has_problems()
    assert kept(work) == ()
    dialog.done(0)
