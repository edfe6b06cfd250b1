from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt

from spil_desktop.model import Participant, Person, Ride, Signal
from spil_desktop.rules import birthdays, questionnaires
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    ConsentState,
    ContactForm,
    ContactResult,
    FollowUpKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    RidePurpose,
    RideStatus,
    SignalKind,
    SignalOutcome,
    SignalSource,
    TodayKind,
    Urgency,
    VogState,
)
from spil_desktop.services import (
    areas,
    consents,
    contacts,
    follow_ups,
    match_lists,
    matches,
    measurements,
    needs,
    volunteers,
)
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.consents import ConsentFields
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.matches import Proposal
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.texts import dates
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.importing.dialog import ImportDialog
from spil_desktop.ui.matching.steps import IntroduceDialog
from spil_desktop.ui.matching.talks import ReviewDialog
from spil_desktop.ui.needs.dialogs import CloseNeedDialog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.signals.dialogs import CloseSignalDialog
from spil_desktop.ui.today.dialogs import PostponeDialog
from spil_desktop.ui.today.page import TodayPage
from spil_desktop.ui.visits.measuring import MeasurementDialog
from spil_desktop.ui.visits.story import StoryDialog
from spil_desktop.ui.volunteers.dialogs import VogDialog
from tests.conftest import PASSPHRASE
from tests.ui import filled
from tests.ui.filled import Neighbourhood

SPACE, ENTER, POSTPONE = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_U
DONE = Qt.Key.Key_D


class Spoken(Neighbourhood):
    """Everyone but who was just reported was spoken today, and so asks nothing."""

    def participant(self, family_name, **known):
        if known.get("status") is not ParticipantStatus.REPORTED:
            known = {"first_contact_on": self.work.today(), **known}
        return super().participant(family_name, **known)


@pytest.fixture
def around(work):
    return Spoken(work)


@pytest.fixture
def page(work, qtbot):
    made = TodayPage(work)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    work.changed.connect(made.reload)
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: made._whole)
    yield made
    made.close()


def plan(work, participant_id, days, kind=FollowUpKind.CALL, note=None):
    fields = FollowUpFields(kind, work.today() + timedelta(days=days), note)
    return work.write(
        Act.PLAN_FOLLOW_UP, lambda session: follow_ups.plan(session, participant_id, fields)
    )


def lines(page):
    return [(row.kind, row.name) for row in page.table.rows()]


def spoken(page, row=0):
    model = page.table.records
    return model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)


def test_an_empty_store_shows_the_first_steps(page, work, qtbot):
    went = filled.gone_to(work)
    assert page.places.currentIndex() == 1

    steps = page.places.widget(1)
    qtbot.mouseClick(filled.button(steps, "Meld een bewoner aan"), Qt.MouseButton.LeftButton)
    dialog = filled.opened(RegistrationDialog)
    dialog.saved.emit(7)
    dialog.done(0)
    filled.button(steps, "Neem een bestaande lijst over").click()
    filled.opened(ImportDialog).done(0)
    filled.button(steps, "Lees hoe het werkt").click()

    assert went == [("residents", 7), ("help", None)]


def test_when_nothing_waits_it_says_so(page, around):
    around.participant("Rustema")

    assert page.places.currentIndex() == 0
    assert page.table.rows() == []
    assert "niets dat wacht" in page.empty.words.text()
    assert not page.do_button.isEnabled()


def test_groups_follow_each_other_with_the_most_pressing_first(page, around, work):
    someone = around.participant("Druktema")
    plan(work, someone, -3, note="over de lamp")
    plan(work, someone, 0)
    around.new_report("Nieuwma")
    around.company(someone)

    assert [kind for kind, _name in lines(page)] == [
        TodayKind.FOLLOW_UP_OVERDUE,
        TodayKind.FOLLOW_UP_TODAY,
        TodayKind.FIRST_CONTACT,
        TodayKind.NEED_WITHOUT_MATCH,
    ]
    assert page.table.records.heading(0) == "Te laat · 1"
    assert spoken(page).startswith("Te laat · 1. Wie: Annie Druktema, Bellen · over de lamp")
    assert page.table.row().kind is TodayKind.FOLLOW_UP_OVERDUE


def test_space_does_a_follow_up_and_the_next_line_is_chosen(page, around, work, qtbot):
    someone = around.participant("Belstra")
    done = plan(work, someone, -1)
    plan(work, someone, 0)
    told = filled.said(work)

    qtbot.keyClick(page.table, SPACE)

    assert [kind for kind, _name in lines(page)] == [TodayKind.FOLLOW_UP_TODAY]
    assert page.table.row().kind is TodayKind.FOLLOW_UP_TODAY
    assert told == ["Gedaan: Bellen"]
    kept = work.read(lambda session: follow_ups.of_participant(session, someone))
    assert {row.id: row.done_on for row in kept}[done] == work.today()

    work.undo()
    assert len(lines(page)) == 2


def test_space_on_a_talk_about_a_match_asks_both_sides(page, around, work, qtbot):
    someone = around.participant("Klikstra", shares=True)
    need, helper = around.company(someone), around.buddy("Maatstra")
    day = work.today()
    began = day - timedelta(weeks=2)

    def start(session):
        new = Proposal(need, CandidateKind.VOLUNTEER, helper)
        number = matches.propose(session, new, today=day)
        matches.introduce(session, number, on=began, today=day)
        matches.activate(session, number, on=began, today=day)
        return number

    match_id = work.write(Act.MOVE_MATCH, start)
    (row,) = [row for row in page.table.rows() if row.match_id == match_id]
    assert row.follow_up is FollowUpKind.MATCH_REVIEW
    page.table.choose(page.table.records.key(row))
    assert page.do_button.text() == "Gesprek vastleggen"

    qtbot.keyClick(page.table, SPACE)
    dialog = filled.opened(ReviewDialog)
    dialog.form.fields["participant_mark"].setValue(8)
    dialog.accept()

    assert match_id not in [one.match_id for one in page.table.rows()]


def test_u_asks_until_when_and_why(page, around, work, qtbot):
    someone = around.participant("Uitstelma")
    number = plan(work, someone, 0)

    qtbot.keyClick(page.table, POSTPONE)
    dialog = filled.opened(PostponeDialog)
    dialog.until.setText("+20")
    qtbot.keyClicks(dialog.reason, "is op reis")
    qtbot.keyClick(dialog, ENTER)

    assert lines(page) == []
    (row,) = work.read(lambda session: follow_ups.of_participant(session, someone))
    assert (row.id, row.fields.note) == (number, "is op reis")
    assert row.fields.due_on == work.today() + timedelta(days=20)


def test_a_new_report_is_spoken_and_then_visited(page, around, work, qtbot):
    someone = around.new_report("Bezoekstra")
    assert page.do_button.text() == "Contact vastleggen"
    assert page.about() == around.person_of(someone)

    qtbot.keyClick(page.table, DONE)
    dialog = filled.opened(ContactLog)
    assert dialog.person.value() == someone
    dialog.accept()
    assert lines(page) == [(TodayKind.NOT_VISITED, "Annie Bezoekstra")]
    assert page.do_button.text() == "Bezoek noteren"

    qtbot.keyClick(page.table, SPACE)
    dialog = filled.opened(ContactLog)
    qtbot.keyClicks(dialog.note, "koffie gedronken")
    dialog.accept()

    assert lines(page) == []
    visit, _call = work.read(lambda session: contacts.of_participant(session, someone))
    assert (visit.fields.form, visit.fields.note) == (ContactForm.HOME_VISIT, "koffie gedronken")


def test_a_proposal_asks_for_the_introduction(page, around, work, qtbot):
    someone = around.participant("Koppelma", shares=True)
    need, helper = around.company(someone), around.buddy("Maatstra")
    number = work.write(
        Act.PROPOSE_MATCH,
        lambda session: matches.propose(
            session, Proposal(need, CandidateKind.VOLUNTEER, helper), today=work.today()
        ),
    )
    assert lines(page) == [(TodayKind.MATCH_TO_INTRODUCE, "Annie Koppelma")]
    went = filled.gone_to(work)

    qtbot.keyClick(page.table, ENTER)
    assert went == [("matching", ["match", number])]
    qtbot.keyClick(page.table, SPACE)
    filled.opened(IntroduceDialog).accept()

    match = work.read(lambda session: match_lists.card(session, number, today=work.today()))
    assert match.status is MatchStatus.INTRODUCED
    assert [kind for kind, _name in lines(page)] == [TodayKind.FOLLOW_UP_TODAY]


def test_a_need_opens_at_matching_and_space_closes_it(page, around, work, qtbot):
    someone = around.participant("Vraagstra")
    need = around.company(someone, theme=NeedTheme.TRANSPORT, sub_theme=None, days=20)
    went = filled.gone_to(work)
    assert page.table.records.data(page.table.records.index(0, 1)) == "wacht 2 weken"

    page.open_button.click()
    assert went == [("matching", need)]
    qtbot.keyClick(page.table, SPACE)
    dialog = filled.opened(CloseNeedDialog)
    dialog.status.set_value(NeedStatus.WITHDRAWN)
    dialog.accept()

    row = work.read(lambda session: needs.card(session, need, today=work.today()))
    assert row.status is NeedStatus.WITHDRAWN
    assert lines(page) == []


def test_a_vog_is_requested_or_waits(page, around, work, qtbot):
    helper = around.buddy("Papierma", vog=False)
    went = filled.gone_to(work)

    qtbot.keyClick(page.table, POSTPONE)
    dialog = filled.opened(PostponeDialog)
    qtbot.keyClicks(dialog.reason, "is op vakantie")
    qtbot.keyClick(dialog, ENTER)
    assert lines(page) == []
    work.undo()
    assert lines(page) == [(TodayKind.VOG_MISSING, "Grietje Papierma")]

    qtbot.keyClick(page.table, ENTER)
    assert went[0][0] == "volunteers"
    qtbot.keyClick(page.table, SPACE)
    filled.opened(VogDialog).accept()

    row = work.read(lambda session: volunteers.card(session, helper, today=work.today()))
    assert row.vog is VogState.REQUESTED
    assert lines(page) == []


def test_a_ride_without_driver_stays_until_someone_drives(page, around, work, qtbot):
    someone = around.participant("Feestma")

    def fill(session):
        day = work.today()
        person = session.get_one(Person, session.get_one(Participant, someone).person_id)
        person.birth_date = birthdays.kept_in(day, day.year - 85)
        ride = Ride(
            participant_id=someone,
            on=day,
            leaves_at=time(10, 15),
            purpose=RidePurpose.DOCTOR,
            destination="Bethesda",
        )
        session.add(ride)

    work.write(Act.EDIT_PERSON, fill)
    assert [kind for kind, _name in lines(page)] == [TodayKind.RIDE_TODAY, TodayKind.BIRTHDAY]
    assert "Arts/ziekenhuis · Bethesda · nog geen chauffeur" in spoken(page, 0)
    assert page.table.records.data(page.table.records.index(0, 1)) == "10.15 uur"
    assert "Wordt 85 jaar" in spoken(page, 1)

    went = filled.gone_to(work)
    ride_id = page.table.row().ride_id
    assert page.do_button.text() == "Chauffeur zoeken"
    qtbot.keyClick(page.table, SPACE)
    qtbot.keyClick(page.table, ENTER)
    assert went == [("transport", ride_id)] * 2
    assert [kind for kind, _name in lines(page)] == [TodayKind.RIDE_TODAY, TodayKind.BIRTHDAY]

    driver = around.buddy("Rijma")

    def drive(session):
        ride = session.get_one(Ride, ride_id)
        ride.driver_id, ride.status = driver, RideStatus.PLANNED

    work.write(Act.EDIT_PERSON, drive)
    assert page.do_button.text() == "Gereden"
    qtbot.keyClick(page.table, ENTER)
    assert went == [("transport", ride_id)] * 3
    qtbot.keyClick(page.table, SPACE)
    assert [kind for kind, _name in lines(page)] == [TodayKind.BIRTHDAY]
    assert work.read(lambda session: session.get_one(Ride, ride_id).status) is RideStatus.DONE
    qtbot.keyClick(page.table, DONE)
    assert lines(page) == []
    work.undo()
    assert [kind for kind, _name in lines(page)] == [TodayKind.BIRTHDAY]


def test_a_questionnaire_that_is_due_is_filled_in(page, around, work, qtbot):
    someone = around.participant("Vraagma")
    first = work.today() - timedelta(days=160)
    mark = MeasurementFields(questionnaires.LIFE_MARK, Moment.T0, first, {"mark": 6})
    yes = ConsentFields(Purpose.EVALUATION, ConsentState.GIVEN, first)
    person_id = around.person_of(someone)

    def fill(session):
        measurements.record(session, someone, mark, today=work.today())
        consents.record(session, person_id, yes, today=work.today())

    work.write(Act.RECORD_HOME_VISIT, fill)
    assert lines(page) == [(TodayKind.MEASUREMENT_DUE, "Annie Vraagma")]
    assert page.do_button.text() == "Vragenlijst invullen"

    qtbot.keyClick(page.table, SPACE)
    dialog = filled.opened(MeasurementDialog)
    assert len(lines(page)) == 1
    dialog.answers["life_mark", "mark"].set_state(8)
    dialog.accept()
    filled.opened(StoryDialog).accept()

    assert lines(page) == []
    taken = work.read(lambda session: measurements.of_participant(session, someone))
    assert Moment.T1 in {row.fields.moment for row in taken}


def test_a_signal_opens_and_waits_with_a_reason_only(page, around, work, qtbot):
    someone = around.participant("Valma")

    def fill(session):
        row = Signal(
            participant_id=someone,
            seen_on=work.today(),
            kind=SignalKind.FALLING,
            source=SignalSource.VOLUNTEER,
            urgency=Urgency.THREE_DAYS,
            due_on=work.today() - timedelta(days=1),
        )
        session.add(row)

    work.write(Act.RECORD_SIGNAL, fill)
    went = filled.gone_to(work)
    assert "Vallen/slecht lopen · binnen 3 dagen" in spoken(page)
    qtbot.keyClick(page.table, ENTER)
    assert [name for name, _key in went] == ["signals"]

    qtbot.keyClick(page.table, POSTPONE)
    dialog = filled.opened(PostponeDialog)
    dialog.accept()
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.reason, "huisarts komt morgen")
    dialog.accept()
    assert lines(page) == []
    work.undo()

    qtbot.keyClick(page.table, SPACE)
    closing = filled.opened(CloseSignalDialog)
    closing.outcome_kind.set_value(SignalOutcome.CARE_STARTED)
    closing.accept()
    assert lines(page) == []


def test_silence_says_since_when_and_why(page, around, work, qtbot):
    long_ago = work.today() - timedelta(days=21)
    someone = around.participant("Stilma", first_contact_on=long_ago, reported_on=long_ago)
    around.company(someone, urgency=Urgency.NOW, days=0)
    assert lines(page)[-1] == (TodayKind.NO_CONTACT, "Annie Stilma")
    assert f"Niet gesproken sinds {long_ago:%d-%m-%Y} · dringende vraag: sociaal" in spoken(page, 1)
    assert page.table.records.data(page.table.records.index(1, 1)) == "3 weken"


def test_who_was_reported_behind_her_back_is_told(page, around, work):
    plan(work, around.participant("Meldstra"), 0, FollowUpKind.INFORM_OF_REPORT)
    assert "Vertel dat er een melding is (AVG, artikel 14)" in spoken(page)


def test_the_keys_stand_among_the_commands(page):
    acts = {action.text(): action.shortcut().toString() for action in page.actions()}
    assert acts == {
        "Deze regel: gedaan": "D",
        "Deze regel: uitstellen": "U",
        "Deze regel: openen": "",
    }


def test_the_month_stands_beside_the_one_before(page, around, work, qtbot):
    someone = around.participant("Maandma", reported_on=work.today())
    now, before = page.month.numbers["reports"]
    qtbot.waitUntil(lambda: (now.text(), before.text()) == ("1", "0"))
    visit = ContactFields(work.today(), ContactForm.HOME_VISIT, ContactResult.REACHED, 75)
    work.write(
        Act.LOG_CONTACT,
        lambda session: contacts.log(session, someone, visit, today=work.today()),
    )
    minutes = page.month.numbers["minutes"][0]
    qtbot.waitUntil(lambda: minutes.text() == "1,3")
    assert page.month.numbers["home_visits"][0].text() == "1"
    assert page.month.heads[0].text() == dates.short_month(work.today().month)


def test_an_old_vog_is_renewed(page, around, work):
    around.buddy("Oudema", vog_received_on=work.today() - timedelta(days=4000))

    assert lines(page) == [(TodayKind.VOG_RENEW, "Grietje Oudema")]
    assert page.table.records.data(page.table.records.index(0, 1)).endswith("te laat")


def test_a_follow_up_opens_the_resident(page, around, work, qtbot):
    someone = around.participant("Openstra")
    plan(work, someone, 0)
    went = filled.gone_to(work)

    qtbot.keyClick(page.table, ENTER)

    assert went == [("residents", around.person_of(someone))]


def test_an_area_shows_its_own_work(page, around, work):
    plan(work, around.participant("Hierema"), 0)
    other = work.write(
        Act.EDIT_AREA,
        lambda session: areas.add(session, AreaFields("Ter Apel"), today=work.today()),
    )
    around.area = other
    plan(work, around.participant("Daarstra"), 0)
    assert page.area.isVisibleTo(page)
    assert len(lines(page)) == 2

    page.area.set_state(other)

    assert [name for _kind, name in lines(page)] == ["Annie Daarstra"]
    assert page.remember() == other
    page.recall(None)
    assert len(lines(page)) == 2


def test_the_card_counts_and_leads_on(page, around, work):
    around.company(around.participant("Telma"))
    around.buddy("Vrijstra")
    around.participant("Dichtma", status=ParticipantStatus.CLOSED)
    numbers = {name: label.text() for name, label in page.neighbourhood.numbers.items()}
    assert numbers == {
        "participants_active": "1",
        "needs_open": "1",
        "matches_running": "0",
        "volunteers_free": "1",
    }
    went = filled.gone_to(work)

    for text in (
        "actieve bewoners",
        "open hulpvragen",
        "lopende koppelingen",
        "vrijwilligers met ruimte",
    ):
        filled.button(page.neighbourhood, text).click()

    assert went == [
        ("residents", None),
        ("needs", None),
        ("matching", "running"),
        ("volunteers", None),
    ]


def test_a_long_group_is_cut_and_says_so(page, around):
    someone = around.participant("Veelma")
    for _time in range(14):
        around.company(someone)

    assert len(lines(page)) == 12
    assert page.table.records.heading(0) == "Vragen zonder koppeling · 12 van 14"
    assert page.table.rowHeight(0) > page.table.rowHeight(1)


def test_the_list_gets_all_the_width_when_there_is_little(page, around):
    around.participant("Ruimtema")
    assert page.aside.isVisibleTo(page)

    page.resize(600, 600)

    assert not page.aside.isVisibleTo(page)


def test_headings_go_when_someone_sorts(page, around, work):
    someone = around.participant("Sorteerma")
    plan(work, someone, 0)
    plan(work, someone, -1)

    page.table.records.sort(1)

    assert page.table.records.heading(0) == ""
    assert page.table.rowHeight(0) == page.table.rowHeight(1)


def test_the_lock_comes_while_the_rest_is_still_read(window, work, qtbot):
    window.go("today")
    window.lock()
    assert window.is_locked()
    work.unlock(PASSPHRASE)
    window._unlocked()
    window.go("today")
    page = window.stack.page()
    qtbot.waitUntil(lambda: page._whole)
    assert page.table.rows() == []
