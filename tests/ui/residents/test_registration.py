import pytest
from PySide6.QtCore import Qt

from spil_desktop.rules.names import NameParts
from spil_desktop.rules.vocabulary import (
    Act,
    ContactForm,
    FollowUpKind,
    Knows,
    NeedTheme,
    ParticipantStatus,
    ReportSource,
)
from spil_desktop.services import areas, cards, contacts, drafts
from spil_desktop.services.areas import AreaFields, StreetFields
from spil_desktop.ui.contacts.log import ContactLog
from spil_desktop.ui.residents.page import ResidentsPage
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.shared.dialogs import Question
from tests.services import made
from tests.ui import filled
from tests.ui.filled import Neighbourhood

LEFT, TAB, SPACE = Qt.MouseButton.LeftButton, Qt.Key.Key_Tab, Qt.Key.Key_Space
CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


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
    made_page.reload()
    yield made_page
    made_page.close()


def begin(page):
    page.register()
    return filled.opened(RegistrationDialog)


def fill(qtbot, dialog, family_name="Hoekstra", *, phone="0512 51 23 45", given_name="Baukje"):
    """Fill what must be filled, for someone who calls herself."""
    dialog.source.set_value(ReportSource.SELF)
    qtbot.keyClicks(dialog.name.lines["given_name"], given_name)
    qtbot.keyClicks(dialog.name.lines["family_name"], family_name)
    qtbot.keyClicks(dialog.phone, phone)
    qtbot.keyClicks(dialog.address.lines["street"], "Spantweg")
    qtbot.keyClicks(dialog.address.lines["house_number"], "31a")
    dialog.asked.set_value((NeedTheme.SOCIAL_CONTACT,))


def problem(dialog, name):
    label = dialog.form._problems[name]
    return label.text() if label.isVisibleTo(dialog) else ""


def card_of(work, person_id):
    return work.read(lambda session: cards.card(session, person_id, today=work.today()))


def follow_ups(card):
    return {row.fields.kind for row in card.participant.follow_ups}


class TestRegistering:
    def test_who_calls_herself_takes_eight_fields_at_most(self, page, work, qtbot):
        told = filled.said(work)
        qtbot.mouseClick(page.empty.step, LEFT)
        dialog = filled.opened(RegistrationDialog)
        fill(qtbot, dialog)
        assert len(dialog.form._required) <= 8
        assert not dialog.knows.isVisibleTo(dialog)
        assert not dialog.reporter.isVisibleTo(dialog)

        qtbot.mouseClick(dialog.save_button, LEFT)

        (row,) = page.table.rows()
        card = card_of(work, row.person_id)
        assert card.full_name == "Baukje Hoekstra"
        assert card.shown_phones == ("0512-51 23 45",)
        assert (card.fields.street, card.fields.house_number) == ("Spantweg", 31)
        assert card.fields.house_addition == "A"
        assert card.participant.status is ParticipantStatus.REPORTED
        assert card.participant.fields.knows is Knows.YES
        assert [need.fields.theme for need in card.participant.needs] == [NeedTheme.SOCIAL_CONTACT]
        assert follow_ups(card) == {FollowUpKind.FIRST_CONTACT}
        assert page.table.key() == row.person_id
        assert told == ["De bewoner is aangemeld."]

    def test_reported_by_a_neighbour_she_must_be_told(self, page, work, qtbot):
        dialog = begin(page)
        fill(qtbot, dialog, "van der Hoekstra")
        dialog.name.lines["family_name"].editingFinished.emit()
        dialog.source.set_value(ReportSource.NEIGHBOUR)
        qtbot.keyClicks(dialog.reporter, "de buurvrouw van nummer 12")
        dialog.knows.set_value(Knows.NO)
        qtbot.keyClicks(dialog.note, "zit de hele dag alleen")
        dialog.save_button.click()

        card = card_of(work, page.table.key())
        assert card.fields.prefix == "van der"
        assert card.participant.fields.reporter == "de buurvrouw van nummer 12"
        assert follow_ups(card) == {FollowUpKind.FIRST_CONTACT, FollowUpKind.INFORM_OF_REPORT}
        assert card.participant.needs[0].fields.note == "zit de hele dag alleen"
        words = [label.text() for label in page.card.findChildren(type(page.count))]
        assert any("de buurvrouw van nummer 12. Weet ervan: nee" in text for text in words)

    def test_everything_that_is_known_is_kept(self, page, work, qtbot):
        dialog = begin(page)
        fill(qtbot, dialog)
        for line, text in (
            (dialog.hints, "hoort slecht"),
            (dialog.birth, "22-4-1939"),
            (dialog.postcode.lines["postcode"], "9204za"),
            (dialog.postcode.lines["town"], "Drachten"),
            (dialog.partner.lines["partner_family_name"], "Postma"),
            (dialog.next_on, f"{work.today():%d-%m-%Y}"),
        ):
            qtbot.keyClicks(line, text)
        dialog.accept()

        card = card_of(work, page.table.key())
        assert (card.fields.postcode, card.fields.town) == ("9204 ZA", "Drachten")
        assert card.fields.name == NameParts(
            family_name="Hoekstra", given_name="Baukje", partner_family_name="Postma"
        )
        assert card.fields.contact_hints == "hoort slecht"
        assert card.participant.follow_ups[0].fields.due_on == work.today()

    def test_the_streets_of_the_area_are_suggested(self, page, work):
        area = work.read(areas.rows)[0].id
        work.write(
            Act.EDIT_AREA, lambda session: areas.add_street(session, area, StreetFields("Spantweg"))
        )
        dialog = begin(page)

        assert dialog.address.lines["street"].completer().model().stringList() == ["Spantweg"]

    def test_with_two_areas_it_is_asked_which(self, page, work, qtbot):
        other = work.write(
            Act.EDIT_AREA,
            lambda session: areas.add(session, AreaFields("Noorderveld"), today=work.today()),
        )
        dialog = begin(page)
        fill(qtbot, dialog)
        assert dialog.area.isVisibleTo(dialog)
        dialog.area.set_state(other)
        dialog.accept()

        assert card_of(work, page.table.key()).area == "Noorderveld"


class TestRefusals:
    def test_every_field_that_must_be_filled_says_so(self, page, work, qtbot):
        dialog = begin(page)
        qtbot.mouseClick(dialog.save_button, LEFT)

        assert problem(dialog, "source") == "Vul dit in: Wie meldt?"
        assert problem(dialog, "family_name") == "Vul dit in: Hoe heet zij of hij?"
        assert problem(dialog, "street") == "Vul dit in: Waar woont zij?"
        assert problem(dialog, "asked") == "Vul dit in: Wat wordt er gevraagd?"
        assert dialog.focusWidget() is dialog.source
        assert page.table.rows() == []

    @pytest.mark.parametrize(
        ("line", "typed", "row", "sentence"),
        [
            ("phone", "", "phone", "Vul dit veld nog in."),
            ("phone", "12", "phone", "Dit is geen telefoonnummer."),
            ("address.house_number", "", "street", "Vul dit veld nog in."),
            ("address.house_number", "bij de kerk", "street", "Dit is geen huisnummer."),
            ("address.street", "", "street", "Vul dit veld nog in."),
            ("name.family_name", "", "family_name", "Vul dit veld nog in."),
            ("postcode.postcode", "Drachten", "postcode", "Dit is geen postcode."),
            ("birth", "lente", "birth", "Dit is geen geboortedatum."),
            ("birth", "1-1-2090", "birth", "Deze geboortedatum ligt in de toekomst."),
        ],
        ids=str,
    )
    def test_what_cannot_be_is_refused_at_its_row(self, page, qtbot, line, typed, row, sentence):
        dialog = begin(page)
        fill(qtbot, dialog)
        field, _, part = line.partition(".")
        place = getattr(dialog, field)
        (place.lines[part] if part else place).setText(typed)
        dialog.accept()

        assert problem(dialog, row).startswith(sentence)
        assert dialog.isVisible()
        assert page.table.rows() == []

    def test_without_a_phone_the_hint_says_how_to_reach_her(self, page, work, qtbot):
        dialog = begin(page)
        fill(qtbot, dialog, phone="")
        qtbot.keyClicks(dialog.hints, "via de achterdeur")
        dialog.accept()

        assert card_of(work, page.table.key()).fields.phones == ()

    def test_under_70_is_a_warning(self, page, work, qtbot):
        dialog = begin(page)
        fill(qtbot, dialog)
        qtbot.keyClicks(dialog.birth, str(work.today().year - 60))
        qtbot.waitUntil(lambda: dialog.warning.isVisibleTo(dialog))
        assert "jonger dan 70" in dialog.warning.words.text()

        dialog.accept()
        assert page.table.rows()[0].age == 60

    def test_a_bsn_in_words_is_seen(self, page, qtbot):
        dialog = begin(page)
        fill(qtbot, dialog)
        qtbot.keyClicks(dialog.note, "bsn 111222333")
        qtbot.waitUntil(lambda: dialog.warning.isVisibleTo(dialog))

        assert "BSN" in dialog.warning.words.text()


class TestDoubles:
    def test_she_has_a_file_already(self, page, around, work, qtbot):
        known = around.person_of(around.participant("Hoekstra"))
        dialog = begin(page)
        fill(qtbot, dialog, given_name="Annie")
        qtbot.waitUntil(lambda: dialog.who.panel.isVisibleTo(dialog))
        (double,) = dialog.who.panel.shown
        assert double.person_id == known

        qtbot.mouseClick(filled.button(dialog, "Dit is dezelfde"), LEFT)

        assert [row.person_id for row in page.table.rows()] == [known]
        assert page.table.key() == known
        assert work.read(lambda session: drafts.find(session, "registration")) is None
        assert page.findChildren(ContactLog) == []

    @pytest.mark.parametrize(
        ("source", "form"),
        [
            (ReportSource.SELF, ContactForm.PHONE),
            (ReportSource.NEIGHBOUR, ContactForm.THIRD_PARTY),
        ],
    )
    def test_what_was_typed_about_her_becomes_a_contact(
        self, page, around, work, qtbot, source, form
    ):
        known = around.participant("Hoekstra")
        dialog = begin(page)
        fill(qtbot, dialog, given_name="Annie")
        dialog.seen.set_state("de gordijnen\nbleven dicht" * (source is not ReportSource.SELF))
        dialog.note.set_state("wil vaker\nnaar buiten")
        dialog.source.set_value(source)
        qtbot.waitUntil(lambda: dialog.who.panel.isVisibleTo(dialog))
        filled.button(dialog, "Dit is dezelfde").click()

        log = filled.opened(ContactLog)
        assert log.person.value() == known
        log.accept()
        (kept,) = work.read(lambda session: contacts.of_participant(session, known))
        said = "wil vaker naar buiten"
        if source is not ReportSource.SELF:
            said = f"de gordijnen bleven dicht {said}"
        assert (kept.fields.form, kept.fields.note) == (form, said)

    def test_she_is_known_in_another_role_and_gets_a_file(self, page, around, work, qtbot):
        volunteer = around.buddy("Hoekstra")
        known = work.read(lambda session: session.get_one(made.Volunteer, volunteer).person_id)
        dialog = begin(page)
        fill(qtbot, dialog, given_name="Grietje")
        qtbot.waitUntil(lambda: dialog.who.panel.isVisibleTo(dialog))
        filled.button(dialog, "Dit is dezelfde").click()
        assert dialog.who.note.words.text().startswith("Grietje Hoekstra staat al in het bestand")
        assert not dialog.who.panel.isVisibleTo(dialog)

        filled.button(dialog, "Toch niet").click()
        assert not dialog.who.note.isVisibleTo(dialog)
        filled.button(dialog, "Dit is dezelfde").click()
        dialog.accept()

        assert page.table.key() == known
        assert card_of(work, known).volunteer_id == volunteer

    def test_who_only_looks_like_her_is_told_apart_for_good(self, page, around, work, qtbot):
        known = around.person_of(around.participant("Hoekstra"))
        dialog = begin(page)
        fill(qtbot, dialog, given_name="Annie")
        qtbot.waitUntil(lambda: dialog.who.panel.isVisibleTo(dialog))
        qtbot.mouseClick(filled.button(dialog, "Zijn verschillend"), LEFT)
        assert not dialog.who.panel.isVisibleTo(dialog)
        dialog.accept()

        assert len(page.table.rows()) == 2
        assert page.table.key() != known


class TestDraft:
    def test_a_half_filled_form_survives_a_kill(self, page, work, qtbot):
        dialog = begin(page)
        fill(qtbot, dialog, "Halfweg")
        qtbot.waitUntil(
            lambda: work.read(lambda session: drafts.find(session, "registration")) is not None,
            timeout=3000,
        )
        dialog.done(0)  # as when the program is gone: nothing is asked, nothing is saved
        again = begin(page)

        assert again.name.parts()["family_name"] == "Halfweg"
        assert again.asked.value() == (NeedTheme.SOCIAL_CONTACT,)
        assert again.source.value() is ReportSource.SELF
        assert "Je kunt verder waar je was" in again._found.words.text()
        again.accept()
        assert page.table.rows()[0].list_name == "Halfweg, Baukje"
        assert work.read(lambda session: drafts.find(session, "registration")) is None

    def test_closing_asks_and_can_throw_away(self, page, work, qtbot):
        dialog = begin(page)
        qtbot.keyClicks(dialog.name.lines["family_name"], "Wegma")
        qtbot.mouseClick(dialog.cancel_button, LEFT)
        filled.button(filled.opened(Question), "Weggooien").click()

        assert begin(page).name.value() is None

    def test_by_keyboard_alone(self, page, work, qtbot):
        dialog = begin(page)
        dialog.activateWindow()
        qtbot.waitActive(dialog)

        def on():
            return dialog.focusWidget()

        assert on() is dialog.source
        qtbot.keyClicks(on(), "Zelf")
        qtbot.keyClick(on(), TAB)
        for text in ("Baukje", "", "Toetsma", "0512512345", "", "Spantweg", "31"):
            qtbot.keyClicks(on(), text)
            qtbot.keyClick(on(), TAB)
        qtbot.keyClick(on(), SPACE)
        qtbot.keyClick(on(), ENTER, CTRL)

        assert [row.list_name for row in page.table.rows()] == ["Toetsma, Baukje"]
