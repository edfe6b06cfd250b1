from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from spil_desktop.rules.dates import Birth
from spil_desktop.rules.vocabulary import (
    Act,
    Aid,
    CandidateKind,
    ClosingReason,
    Condition,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DayPart,
    FollowUpKind,
    Gender,
    Interest,
    Language,
    Limitation,
    LivingSituation,
    MaritalStatus,
    Moment,
    NeedTheme,
    Offer,
    ParticipantStatus,
    Purpose,
    ReportSource,
    SelfRatedHealth,
)
from spil_desktop.services import (
    cards,
    consents,
    key_figures,
    matches,
    measurements,
    people,
    volunteers,
)
from spil_desktop.services.matches import Proposal
from spil_desktop.services.measurements import MeasurementFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.ui import theme
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.importing.dialog import ImportDialog
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.preferences import Appearance
from spil_desktop.ui.residents.dialogs import (
    ConsentDialog,
    FollowUpDialog,
    HealthDialog,
    PersonDialog,
    WishesDialog,
)
from spil_desktop.ui.residents.page import ResidentsPage
from spil_desktop.ui.residents.stages import StageDialog
from spil_desktop.ui.shared.tables import RecordTable
from tests.ui import filled
from tests.ui.filled import Neighbourhood

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def page(work, qtbot):
    made_page = ResidentsPage(work)
    qtbot.addWidget(made_page)
    made_page.resize(1100, 760)
    work.changed.connect(made_page.reload)
    made_page.show()
    made_page.activateWindow()
    qtbot.waitActive(made_page)
    made_page.reload()
    yield made_page
    made_page.close()


def card_of(page):
    key, work = page.table.key(), page.work
    return work.read(lambda session: cards.card(session, key, today=work.today()))


def shown(page):
    return [row.list_name for row in page.table.rows()]


def words(root):
    QApplication.processEvents()
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root)]


def consent_button(page, purpose):
    page.card.tabs.choose("person")
    QApplication.processEvents()
    found = page.card.findChildren(QPushButton, f"consent_{purpose.value}")
    return next(one for one in found if one.isVisibleTo(page.card))


def lists(page):
    QApplication.processEvents()
    return {
        table.accessibleName(): table
        for table in page.card.findChildren(RecordTable)
        if table.isVisibleTo(page.card)
    }


def answer(page, qtbot, purpose, state):
    qtbot.mouseClick(consent_button(page, purpose), LEFT)
    dialog = filled.opened(ConsentDialog)
    dialog.state.set_value(state)
    dialog.how.set_value(ConsentForm.ORAL)
    dialog.accept()


def problem(dialog, name):
    label = dialog.form._problems[name]
    return label.text() if label.isVisibleTo(dialog) else ""


class TestList:
    def test_the_first_is_chosen_and_typing_finds_another(self, page, around, qtbot):
        around.participant("Antuma")
        around.participant("Zijlstra", status=ParticipantStatus.AT_DISTANCE)
        assert shown(page) == ["Antuma, Annie", "Zijlstra, Annie"]
        assert page.table.key() == card_of(page).person_id
        assert "Annie Antuma" in words(page.card)
        assert page.count.text() == "2 bewoners"

        page.status.set_value(ParticipantStatus.AT_DISTANCE)
        assert shown(page) == ["Zijlstra, Annie"]
        assert page.count.text() == "1 bewoner"
        assert "Annie Zijlstra" in words(page.card)
        qtbot.keyClicks(page.text, "bestaatniet")
        assert page.empty.words.text() == "Niemand past bij wat je zoekt."
        assert words(page.card) == []

    def test_a_key_from_elsewhere_is_shown_whatever_the_filter(self, page, around):
        hidden = around.person_of(around.participant("Zoekma"))
        around.participant("Anderstra", status=ParticipantStatus.REPORTED)
        page.status.set_value(ParticipantStatus.REPORTED)

        page.show_record(hidden)

        assert page.remember() == hidden
        assert page.first_focus() is page.table

    def test_more_than_a_screen_can_hold_is_counted(self, page, around, monkeypatch):
        monkeypatch.setattr("spil_desktop.ui.residents.page._SHOWN", 1)
        around.participant("Eenma")
        around.participant("Tweema")

        assert page.count.text().startswith("2 bewoners, de eerste 1 staan hier.")

    def test_an_empty_store_offers_the_first_step(self, page):
        assert page.first_focus() is page.empty.step
        assert "Begin met wie er belt." in page.empty.words.text()

    def test_nothing_to_do_without_a_chosen_file(self, page):
        for act in page.actions()[2:]:
            act.trigger()
        page.card.tabs.section("person").edit_wishes()
        page.card.tabs.section("person").edit_health()

        assert page.window().findChildren(ContactLog) == []

    def test_the_import_is_begun_here(self, page):
        page.actions()[1].trigger()

        filled.opened(ImportDialog).reject()


class TestCard:
    def test_it_tells_who_and_how_to_reach_her(self, page, around, work):
        person = around.person_of(
            around.participant(
                "Kaartma",
                source=ReportSource.OTHER,
                source_label="bibliotheek",
                offers=(Offer.COOKING,),
                offers_note="soep voor de straat",
                has_car=True,
                has_pets=True,
                smokes=True,
            )
        )
        card = card_of(page)
        phones = (people.PhoneFields("0512 512345", "dochter"), people.PhoneFields("0612345678"))
        fields = made_known(card, phones)
        around.do(lambda session: people.edit(session, person, fields, today=work.today()))

        told = words(page.card)
        assert "0512-51 23 45 (dochter) · 06-12 34 56 78" in told
        assert "Spantweg 31A, 9204 ZA  Drachten" in told
        assert "twee keer bellen" in told
        assert "houdt van post" in told
        assert "Fries" in told
        assert any("door: bibliotheek" in line for line in told)
        page.card.tabs.choose("person")
        told = words(page.card)
        assert "soep voor de straat" in told
        assert {"Rijdt zelf auto.", "Heeft een huisdier.", "Rookt binnen."} <= set(told)

    def test_other_roles_are_told(self, page, around, work):
        person = around.person_of(around.participant("Rolstra"))
        new = volunteers.VolunteerFields(area_id=around.area)
        around.do(lambda session: volunteers.add(session, person, new, today=work.today()))
        figure = key_figures.KeyFigureFields(around.area)
        around.do(lambda session: key_figures.add(session, person, figure, today=work.today()))

        assert {"ook vrijwilliger", "ook sleutelfiguur"} <= set(words(page.card))

    def test_lists_lead_to_their_own_pages(self, page, around, work, qtbot):
        someone = around.participant("Lijstma")
        need = around.company(someone)
        helper = around.buddy("Maatma")
        proposal = Proposal(need, CandidateKind.VOLUNTEER, helper)
        match = work.write(
            Act.PROPOSE_MATCH,
            lambda session: matches.propose(session, proposal, today=work.today()),
        )
        went = filled.gone_to(work)
        page.reload()
        found = lists(page)

        found["Hulpvragen"].choose(need)
        qtbot.keyClick(found["Hulpvragen"], ENTER)
        found["Koppelingen"].choose(match)
        qtbot.keyClick(found["Koppelingen"], ENTER)

        assert went == [("needs", need), ("matching", ["match", match])]
        assert [row.partner_name for row in found["Koppelingen"].rows()] == ["Grietje Maatma"]

    def test_a_need_is_added_here(self, page, around):
        around.participant("Vraagma")
        filled.button(page.card, "Hulpvraag toevoegen").click()
        dialog = filled.opened(NeedDialog)
        dialog.accept()
        assert problem(dialog, "theme")  # nothing is chosen beforehand
        dialog.theme.set_value(NeedTheme.TRANSPORT)
        dialog.accept()

        assert len(lists(page)["Hulpvragen"].rows()) == 1

    def test_the_button_that_was_used_keeps_the_keyboard(self, page, around, qtbot):
        around.participant("Toetsma")
        button = filled.button(page.card, "Opvolging plannen")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        dialog = filled.opened(FollowUpDialog)
        qtbot.keyClicks(dialog.due_on, "morgen")
        dialog.accept()

        again = filled.button(page.card, "Opvolging plannen")
        assert again is not button
        assert page.focusWidget() is again

    @pytest.mark.parametrize("percent", [100, 150, 200])
    def test_nothing_is_cut_off_at_the_right(self, work, qtbot, qapp, percent):
        theme.apply(qapp, Appearance.LIGHT, percent)
        around = Neighbourhood(work)
        someone = around.participant(
            "Wolterbeek-van Scharrenburg", interests=tuple(Interest)[:8], offers=tuple(Offer)
        )
        around.company(someone)
        made_page = ResidentsPage(work)
        qtbot.addWidget(made_page)
        made_page.resize(1280 - theme.px(208), 860)
        made_page.show()
        made_page.reload()
        area = made_page.card.parentWidget().parentWidget()
        assert isinstance(area, QScrollArea)
        room = area.viewport().width()
        wide = made_page.card.minimumSizeHint().width()
        made_page.close()

        assert wide <= room


def made_known(card, phones):
    return type(card.fields)(
        family_name="Kaartma",
        given_name="Annie",
        street="Spantweg",
        house_number=31,
        house_addition="A",
        postcode="9204 ZA",
        town="Drachten",
        phones=phones,
        email="annie@voorbeeld.nl",
        languages=(Language.FRISIAN,),
        contact_hints="twee keer bellen",
        notes="houdt van post",
    )


class TestConsents:
    def test_asked_and_given_by_the_button_of_its_purpose(self, page, around, qtbot):
        around.participant("Vraagstra")
        assert consent_button(page, Purpose.FILE).text() == "niet gevraagd"

        answer(page, qtbot, Purpose.FILE, ConsentState.GIVEN)

        button = consent_button(page, Purpose.FILE)
        assert button.text() == "gegeven"
        assert button.accessibleName() == "Dossier bijhouden: gegeven"
        assert "mondeling" in button.toolTip()
        assert card_of(page).allows(Purpose.FILE)

    def test_without_an_answer_nothing_is_kept(self, page, around, qtbot):
        around.participant("Stilma")
        qtbot.mouseClick(consent_button(page, Purpose.EVALUATION), LEFT)
        dialog = filled.opened(ConsentDialog)
        dialog.accept()

        assert problem(dialog, "state") == "Vul dit in: Wat zegt zij?"
        assert card_of(page).consents == ()
        dialog.done(0)

    def test_a_day_to_come_is_refused(self, page, around, work, qtbot):
        around.participant("Laterma")
        qtbot.mouseClick(consent_button(page, Purpose.FILE), LEFT)
        dialog = filled.opened(ConsentDialog)
        dialog.state.set_value(ConsentState.REFUSED)
        dialog.decided_on.set_value(work.today() + timedelta(days=2))
        dialog.accept()

        assert problem(dialog, "decided_on").startswith("Deze datum ligt in de toekomst.")
        dialog.done(0)

    def test_health_is_shut_until_she_consents_and_empty_when_she_takes_it_back(
        self, page, around, qtbot
    ):
        around.participant("Gezondma")
        closed = "Hier mag niets staan zolang zij geen toestemming geeft voor gezondheid."
        page.card.tabs.choose("person")
        assert closed in words(page.card)

        answer(page, qtbot, Purpose.HEALTH, ConsentState.GIVEN)
        assert closed not in words(page.card)
        assert "Nog niets gevraagd." in words(page.card)
        page.card.tabs.section("person").edit_health()
        dialog = filled.opened(HealthDialog)
        dialog.self_rated.set_value(SelfRatedHealth.FAIR)
        dialog.limitations.set_value((Limitation.WALKING,))
        dialog.conditions.set_value((Condition.RHEUMATISM,))
        dialog.aids.set_value((Aid.WALKER,))
        qtbot.keyClicks(dialog.note, "stijf in de ochtend")
        dialog.accept()
        assert "stijf in de ochtend" in words(page.card)
        assert "Hulpmiddelen: rollator" in words(page.card)

        answer(page, qtbot, Purpose.HEALTH, ConsentState.WITHDRAWN)
        assert closed in words(page.card)
        assert "stijf in de ochtend" not in words(page.card)
        assert card_of(page).participant.health is None
        assert consent_button(page, Purpose.HEALTH).text() == "ingetrokken"

    def test_health_that_was_measured_is_not_asked_twice(self, page, around, work, qtbot):
        participant = around.participant("Gemetenma")
        answer(page, qtbot, Purpose.HEALTH, ConsentState.GIVEN)
        taken = MeasurementFields(
            "self_rated_health", Moment.T0, work.today(), {"health": SelfRatedHealth.FAIR.value}
        )
        work.write(
            Act.RECORD_MEASUREMENT,
            lambda session: measurements.record(session, participant, taken, today=work.today()),
        )
        page.card.tabs.choose("person")
        page.card.tabs.section("person").edit_health()
        dialog = filled.opened(HealthDialog)
        told = dialog.self_rated.accessibleDescription()
        assert told.startswith("Gemeten op ")
        assert "(T0): redelijk." in told
        assert told in words(dialog)
        dialog.done(0)

    def test_health_that_was_withdrawn_meanwhile_is_refused(self, page, around, work, qtbot):
        person = around.person_of(around.participant("Ondertusma"))
        answer(page, qtbot, Purpose.HEALTH, ConsentState.GIVEN)
        page.card.tabs.section("person").edit_health()
        dialog = filled.opened(HealthDialog)
        qtbot.keyClicks(dialog.note, "iets")
        new = ConsentFields(
            Purpose.HEALTH, ConsentState.WITHDRAWN, work.today(), ConsentForm.WRITTEN
        )
        work.keep(lambda session: consents.record(session, person, new, today=work.today()))
        dialog.accept()

        assert dialog.isVisible()
        assert dialog._problem.isVisible()
        dialog.done(0)


class TestPerson:
    def open(self, page):
        filled.button(page.card, "Gegevens wijzigen").click()
        return filled.opened(PersonDialog)

    def test_everything_can_be_changed(self, page, around, qtbot):
        around.participant("Oudma")
        dialog = self.open(page)
        dialog.name.set_state({"given_name": "Sietske", "prefix": "de", "family_name": "Nieuwma"})
        dialog.gender.set_value(Gender.WOMAN)
        qtbot.keyClicks(dialog.birth, "1939")
        dialog.phones.set_state("0512 51 23 45 (dochter)\n\n06-12345678")
        qtbot.keyClicks(dialog.email, "sietske@voorbeeld.nl")
        dialog.address.set_state({"street": "Nokweg", "house_number": "7 b"})
        dialog.town.set_state({"postcode": "9204zj", "town": "Drachten"})
        dialog.languages.set_value((Language.DUTCH, Language.FRISIAN))
        qtbot.keyClick(dialog, ENTER, CTRL)

        fields = card_of(page).fields
        assert card_of(page).full_name == "Sietske de Nieuwma"
        assert fields.birth == Birth(None, 1939)
        assert [(one.number, one.note) for one in fields.phones] == [
            ("+31512512345", "dochter"),
            ("+31612345678", None),
        ]
        assert (fields.house_number, fields.house_addition) == (7, "B")
        assert fields.postcode == "9204 ZJ"

        again = self.open(page)
        assert again.birth.value() == "1939"
        assert again.phones.value() == "0512-51 23 45 dochter\n06-12 34 56 78"
        again.birth.setText("")
        again.accept()
        assert card_of(page).fields.birth is None

    @pytest.mark.parametrize(
        ("line", "typed", "row", "sentence"),
        [
            ("phones", "12", "phones", "Dit is geen telefoonnummer."),
            ("town.postcode", "Drachten", "postcode", "Dit is geen postcode."),
            ("address.house_number", "boven", "street", "Dit is geen huisnummer."),
            ("email", "annie", "email", "Dit is geen e-mailadres."),
            ("birth", "lente", "birth", "Dit is geen datum."),
            ("name.family_name", "", "family_name", "Vul dit"),
        ],
    )
    def test_what_cannot_be_is_refused_at_its_row(self, page, around, line, typed, row, sentence):
        around.participant("Foutma")
        dialog = self.open(page)
        field, _, part = line.partition(".")
        place = getattr(dialog, field)
        (place.lines[part] if part else place).set_state(typed)
        dialog.accept()

        assert problem(dialog, row).startswith(sentence)
        assert shown(page) == ["Foutma, Annie"]
        dialog.done(0)

    def test_a_change_by_someone_else_meanwhile_is_not_overwritten(self, page, around, work):
        person = around.person_of(
            around.participant(
                "Samenma",
            )
        )
        dialog = self.open(page)
        fields = type(card_of(page).fields)(family_name="Samenma", given_name="Ander")
        work.keep(lambda session: people.edit(session, person, fields, today=work.today()))
        dialog.name.lines["given_name"].setText("Mijn")
        dialog.accept()

        assert dialog._problem.isVisible()
        assert card_of(page).full_name == "Ander Samenma"
        dialog.done(0)

    def test_a_birth_date_is_shown_as_it_was_kept(self, page, around, qtbot):
        around.participant("Datumma")
        dialog = self.open(page)
        qtbot.keyClicks(dialog.birth, "22-4-1939")
        dialog.accept()

        again = self.open(page)
        assert again.birth.value() == "22-04-1939"
        again.reject()


class TestWishes:
    def test_what_she_likes_and_can_do(self, page, around, qtbot):
        around.participant("Wensma")
        page.card.tabs.section("person").show_card(page.card.card)
        page.card.tabs.section("person").edit_wishes()
        dialog = filled.opened(WishesDialog)
        dialog.living.set_value(LivingSituation.ALONE)
        assert dialog.marital.accessibleName() == "Burgerlijke staat"
        assert dialog.marital.value() is MaritalStatus.UNKNOWN
        qtbot.keyClicks(dialog.marital, "verw")
        dialog.interests.set_value((Interest.WALKING,))
        dialog.available.set_value((DayPart.TUESDAY_AFTERNOON,))
        dialog.offers.set_value((Offer.COOKING,))
        dialog.gender_wish.set_value(Gender.WOMAN)
        dialog.has_pets.setChecked(True)
        dialog.accept()

        fields = card_of(page).participant.fields
        assert fields.living is LivingSituation.ALONE
        assert fields.marital is MaritalStatus.WIDOWED
        page.card.tabs.choose("person")
        assert "Burgerlijke staat: verweduwd (weduwe of weduwnaar)" in words(page.card)
        assert fields.interests == (Interest.WALKING,)
        assert fields.gender_wish is Gender.WOMAN
        assert (fields.has_pets, fields.smokes) == (True, None)
        assert fields.source is ReportSource.SELF


class TestContactAndFollowUp:
    def test_a_contact_is_logged_with_the_next(self, page, around, work, qtbot):
        around.participant("Belma")
        page.card.log_contact()
        dialog = filled.opened(ContactLog)
        dialog.how.set_value(ContactForm.PHONE)
        dialog.outcome.set_value(ContactResult.REACHED)
        dialog.minutes.set_state(10)
        qtbot.keyClicks(dialog.note, "vertelde over vroeger")
        dialog.next_on.set_value(work.today() + timedelta(days=7))
        dialog.accept()

        (contact,) = lists(page)["Contactmomenten"].rows()
        assert contact.fields.minutes == 10
        (planned,) = lists(page)["Opvolging"].rows()
        assert planned.fields.kind is FollowUpKind.CALL
        assert card_of(page).participant.first_contact_on == work.today()

    def test_without_a_next_nothing_is_planned(self, page, around, qtbot):
        around.participant("Stilstra")
        page.card.log_contact()
        filled.opened(ContactLog).accept()

        assert "Opvolging" not in lists(page)

    def test_a_follow_up_needs_a_day(self, page, around, work, qtbot):
        around.participant("Planma")
        page.card.plan()
        dialog = filled.opened(FollowUpDialog)
        dialog.accept()
        assert problem(dialog, "due_on") == "Vul dit in: Wanneer?"
        qtbot.keyClicks(dialog.due_on, "morgen")
        qtbot.keyClicks(dialog.note, "taxipas")
        dialog.accept()

        (planned,) = lists(page)["Opvolging"].rows()
        assert planned.fields.note == "taxipas"
        assert planned.fields.due_on == work.today() + timedelta(days=1)


class TestStage:
    def open(self, page):
        filled.button(page.card, "Fase wijzigen").click()
        return filled.opened(StageDialog)

    def test_active_needs_consent(self, page, around, qtbot):
        around.new_report("Nieuwma")
        dialog = self.open(page)
        assert not dialog.reason.isVisibleTo(dialog)
        dialog.status.set_value(ParticipantStatus.ACTIVE)
        dialog.accept()
        assert problem(dialog, "status").startswith(
            "Deze stap kan pas als de toestemming is vastgelegd."
        )
        dialog.done(0)

        answer(page, qtbot, Purpose.FILE, ConsentState.GIVEN)
        again = self.open(page)
        again.status.set_value(ParticipantStatus.ACTIVE)
        again.accept()
        assert page.table.rows()[0].status is ParticipantStatus.ACTIVE

    def test_closing_asks_why_and_says_what_is_open(self, page, around, work):
        around.company(around.participant("Sluitma"))
        told = filled.said(work)
        dialog = self.open(page)
        dialog.status.set_value(ParticipantStatus.CLOSED)
        dialog.accept()
        assert problem(dialog, "closing_reason") == "Vul dit in: Waarom afsluiten?"
        dialog.reason.set_value(ClosingReason.MOVED_AWAY)
        assert not dialog.closing_label.isVisibleTo(dialog)
        dialog.accept()

        closing = card_of(page).participant.closing
        assert (closing.reason, closing.closed_on) == (ClosingReason.MOVED_AWAY, work.today())
        assert told == ["Het dossier is afgesloten. Nog open: hulpvragen 1, koppelingen 0."]
        assert any(line.startswith("Afgesloten op") for line in words(page.card))

    def test_another_reason_is_told_in_words(self, page, around, qtbot):
        around.participant("Anderstra")
        dialog = self.open(page)
        dialog.status.set_value(ParticipantStatus.CLOSED)
        dialog.reason.set_value(ClosingReason.OTHER)
        qtbot.keyClicks(dialog.closing_label, "gaat reizen")
        dialog.accept()

        assert card_of(page).participant.closing.label == "gaat reizen"
        assert any("gaat reizen" in line for line in words(page.card))

    def test_closing_before_she_was_reported_is_refused(self, page, around, work):
        around.new_report("Vroegma")
        dialog = self.open(page)
        dialog.status.set_value(ParticipantStatus.CLOSED)
        dialog.reason.set_value(ClosingReason.MOVED_AWAY)
        dialog.closed_on.set_value(work.today() - timedelta(days=300))
        dialog.accept()

        assert problem(dialog, "closed_on").startswith("Het einde ligt voor het begin.")
        dialog.done(0)
