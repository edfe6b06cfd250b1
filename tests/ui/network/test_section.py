from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from spil_desktop.model import HealthProfile
from spil_desktop.rules.networks import Ring, TieKind
from spil_desktop.rules.vocabulary import (
    Act,
    CandidateKind,
    Limitation,
    MatchStatus,
    Purpose,
    Relation,
    SupportDirection,
    TieStrength,
)
from spil_desktop.services import cards, matches, relations
from spil_desktop.services.matches import Proposal
from spil_desktop.services.relations import NameAndPhone, RelationFields
from spil_desktop.ui.network.dialogs import EndRelationDialog, RelationDialog
from spil_desktop.ui.network.emergency import EmergencyCardDialog
from spil_desktop.ui.network.section import NetworkSection
from tests.services import matching_made as m
from tests.ui import filled
from tests.ui.filled import Neighbourhood

ENTER, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def around(work):
    return Neighbourhood(work)


@pytest.fixture
def froukje(around, work):
    return around.participant("Jong", shares=True, reported_on=work.today() - timedelta(days=300))


@pytest.fixture
def section(work, around, froukje, qtbot):
    made_section = NetworkSection(work)
    qtbot.addWidget(made_section)
    made_section.resize(640, 900)
    person_id = around.person_of(froukje)

    def show():
        card = work.read(lambda session: cards.card(session, person_id, today=work.today()))
        made_section.show_card(card)

    work.changed.connect(show)
    made_section.show()
    made_section.activateWindow()
    qtbot.waitActive(made_section)
    show()
    yield made_section
    work.changed.disconnect(show)
    made_section.close()


def add(work, participant_id, name, relation=Relation.NEIGHBOUR, **known):
    fields = RelationFields(relation, **known)
    who = NameAndPhone(name, phone="06-12345678")
    today = work.today()
    return work.write(
        Act.EDIT_NETWORK,
        lambda session: relations.add(session, participant_id, who, fields, today=today),
    )


def names(section):
    return [tie.name for tie in section.table.rows()]


def buddy(work, around, participant_id, name="Postma"):
    """A match that has been active for some months."""
    need, helper = around.company(participant_id), around.buddy(name)
    today = work.today()
    began = today - timedelta(days=150)

    def start(session):
        proposal = Proposal(need, CandidateKind.VOLUNTEER, helper)
        number = matches.propose(session, proposal, today=today)
        matches.introduce(session, number, on=began, today=today)
        matches.activate(session, number, on=began, today=today)
        return number

    return work.write(Act.MOVE_MATCH, start)


class TestRelations:
    def test_someone_new_is_added_by_keyboard(self, section, work, froukje, qtbot):
        assert section.listed.currentWidget() is section.empty
        qtbot.mouseClick(section.empty.step, LEFT)
        dialog = filled.opened(RelationDialog)
        qtbot.keyClicks(dialog.who.line, "Els van der Meer")
        fields = dialog.form.fields
        qtbot.keyClicks(fields["phones"], "06-12345678")
        fields["relation"].set_value(Relation.CHILD)
        fields["direction"].set_value(SupportDirection.TO_PARTICIPANT)
        fields["strength"].set_value(TieStrength.STRONG)
        fields["is_emergency"].setChecked(True)
        qtbot.keyClick(fields["relation"], ENTER, Qt.KeyboardModifier.ControlModifier)

        (tie,) = section.table.rows()
        assert (tie.name, tie.kind) == ("Els van der Meer", TieKind.RELATION)
        row = work.read(lambda session: relations.card(session, tie.id))
        assert row.who == NameAndPhone("Meer", "Els", "van der", "+31612345678")
        assert row.fields.is_emergency
        assert "Els van der Meer: kind · bellen bij nood · geeft steun · hecht" in (
            section.drawing.accessibleDescription()
        )
        work.undo()
        assert names(section) == []

    def test_a_known_person_is_taken_with_the_arrow(self, section, work, around, froukje, qtbot):
        around.buddy("Zwaagstra")
        section.add()
        dialog = filled.opened(RelationDialog)
        qtbot.keyClicks(dialog.who.line, "zwaagstra")
        assert dialog.who.value() == "zwaagstra"
        qtbot.keyClick(dialog.who.line, DOWN)
        assert isinstance(dialog.who.value(), int)
        assert not dialog.form.fields["phones"].isVisibleTo(dialog)
        state = dialog.form.state()
        qtbot.keyClick(dialog.who.line, UP)
        assert dialog.who.value() == "zwaagstra"
        dialog.form.set_state(state)
        dialog.form.fields["relation"].set_value(Relation.FRIEND)
        dialog.accept()
        assert names(section) == ["Grietje Zwaagstra"]

        section.add()
        again = filled.opened(RelationDialog)
        again.form.set_state(state)
        again.form.fields["relation"].set_value(Relation.FRIEND)
        again.accept()
        assert "staat al in het netwerk" in again.form.fields["who"].accessibleDescription()
        again._throw_away()

        section.edit()
        known = filled.opened(RelationDialog)
        assert "who" not in known.form.fields
        known.form.fields["strength"].set_value(TieStrength.WEAK)
        known.accept()
        assert section.table.rows()[0].strength is TieStrength.WEAK

    def test_what_is_wrong_is_said_at_its_field(self, section, qtbot):
        section.add()
        dialog = filled.opened(RelationDialog)
        dialog.accept()
        assert dialog.form.has_problems()
        qtbot.keyClicks(dialog.who.line, "Els")
        qtbot.keyClicks(dialog.form.fields["phones"], "geen")
        dialog.form.fields["relation"].set_value(Relation.CHILD)
        dialog.accept()
        assert dialog.form.fields["phones"].property("problem") == "true"
        dialog._throw_away()

    def test_name_phone_and_the_end_of_a_relation(self, section, work, froukje, qtbot):
        number = add(work, froukje, "Wiersema", since=work.today() - timedelta(days=20))
        section.table.setFocus()
        qtbot.keyClick(section.table, ENTER)
        dialog = filled.opened(RelationDialog)
        assert dialog.form.fields["phones"].text() == "06-12 34 56 78"
        dialog.form.fields["who"].setText("Trijntje Wiersema")
        dialog.accept()
        assert names(section) == ["Trijntje Wiersema"]

        section.end_button.click()
        end = filled.opened(EndRelationDialog)
        end.on.set_value(work.today() - timedelta(days=30))
        end.accept()
        assert end.on.property("problem") == "true"
        end.on.set_value(work.today())
        end.accept()
        assert names(section) == []
        row = work.read(lambda session: relations.card(session, number))
        assert row.fields.until == work.today()


class TestDrawing:
    def test_days_rings_and_what_changed(self, section, work, around, froukje):
        add(work, froukje, "Wiersema")
        add(work, froukje, "Weggema", until=work.today() - timedelta(days=200))
        buddy(work, around, froukje)
        assert sorted(names(section)) == ["Grietje Postma", "Wiersema"]
        assert section.days.tabText(0).startswith("T0 · ")
        assert section.days.isTabEnabled(1)
        assert section.change.text() == (
            "Tussen T0 en T1: 1 erbij (Grietje Postma), 1 weg (Weggema), 1 bleef."
        )
        section.days.setCurrentIndex(0)
        assert sorted(names(section)) == ["Weggema", "Wiersema"]
        section.days.setCurrentIndex(1)
        before = section.drawing.points()
        section.rings.set_state(Ring.STRENGTH)
        assert section.drawing.points() != before
        assert not section.drawing.grab().isNull()
        assert section.faces.text() == "Tot nu toe: 1 maatje."

    def test_t1_cannot_be_seen_before_its_day(self, section, work, around, qtbot):
        new = around.participant("Nieuwma", reported_on=work.today() - timedelta(days=3))
        add(work, new, "Buurma")
        person_id = around.person_of(new)
        section.days.setCurrentIndex(1)
        section.show_card(
            work.read(lambda session: cards.card(session, person_id, today=work.today()))
        )
        assert not section.days.isTabEnabled(1)
        assert section.days.currentIndex() == 2
        assert section.change.text() == "Sinds T0 is er niets veranderd."

    def test_a_narrow_window_keeps_the_list_and_leaves_the_drawing_out(
        self, section, work, froukje, qtbot
    ):
        add(work, froukje, "Wiersema")
        assert section.drawing.isVisible()
        assert section.tabs.bar.isVisible()
        section.days.setFocus()

        section.resize(260, 900)
        qtbot.waitUntil(section.tabs.box.isVisible)

        assert not section.drawing.isVisible()
        assert section.listed.isVisible()
        assert not section.tabs.bar.isVisible()
        assert section.tabs.box.hasFocus()
        section.tabs.box.setCurrentIndex(0)
        assert section.days.currentIndex() == 0
        section.resize(640, 900)
        qtbot.waitUntil(section.tabs.bar.isVisible)
        assert section.drawing.isVisible()

    def test_keys_and_mouse_choose_in_the_drawing_and_in_the_list(
        self, section, work, around, froukje, qtbot
    ):
        went = filled.gone_to(work)
        add(work, froukje, "Aukema")
        match_id = buddy(work, around, froukje)
        club = around.do(lambda session: m.activity(session, around.area))
        need = around.company(froukje)
        around.do(
            lambda session: m.match(
                session, need, activity_id=club, status=MatchStatus.ACTIVE, active_from=work.today()
            )
        )
        drawing, table = section.drawing, section.table
        table.choose((TieKind.RELATION, table.rows()[0].id))
        drawing.setFocus()
        qtbot.keyClick(drawing, Qt.Key.Key_Right)
        assert table.key() == drawing.key() == (TieKind.MATCH, match_id)
        assert not section.end_button.isEnabled()
        assert section.edit_button.text() == "Openen"
        qtbot.keyClick(drawing, ENTER)
        qtbot.keyClick(drawing, DOWN)
        qtbot.keyClick(drawing, ENTER)
        assert went == [("matching", ["match", match_id]), ("activities", club)]
        qtbot.keyClick(drawing, DOWN)
        qtbot.keyClick(drawing, Qt.Key.Key_Left)
        assert drawing.key() == (TieKind.ACTIVITY, club)
        qtbot.mouseClick(drawing, LEFT, pos=drawing.points()[0].toPoint())
        assert table.row().name == "Aukema"
        qtbot.mouseDClick(drawing, LEFT, pos=drawing.points()[0].toPoint())
        filled.opened(RelationDialog).reject()
        qtbot.keyClick(drawing, Qt.Key.Key_A)


class TestHouseholdAndCard:
    def test_who_lives_at_the_same_address_is_one_click_away(
        self, section, work, around, froukje, qtbot
    ):
        went = filled.gone_to(work)
        assert not section.household.isVisibleTo(section)
        partner = around.participant("Bakker")

        def move(session):
            for number in (froukje, partner):
                person = m.person_of(session, number)
                person.street, person.house_number, person.postcode = "Spantweg", 31, "9204 ZK"

        around.do(move)
        qtbot.mouseClick(filled.button(section.household, "Annie Bakker"), LEFT)
        assert went == [("residents", around.person_of(partner))]

    def test_the_emergency_card_is_seen_before_it_is_saved(
        self, section, work, around, froukje, qtbot, tmp_path
    ):
        qtbot.mouseClick(section.card_button, LEFT)
        empty = filled.opened(EmergencyCardDialog)
        assert empty.missing.isVisible()
        assert not empty.form.fields["health"].isVisibleTo(empty)
        empty.save_button.click()
        assert empty.form.has_problems()
        empty.reject()

        add(work, froukje, "Dochterma", Relation.CHILD, is_emergency=True, has_key=True)

        def ill(session):
            m.consent(session, froukje, purpose=Purpose.HEALTH, decided_on=work.today())
            session.add(made_health(froukje))

        around.do(ill)
        section.print_card()
        dialog = filled.opened(EmergencyCardDialog)
        qtbot.keyClicks(dialog.recipient, "mevrouw zelf")
        assert "Dochterma · kind · 06-12 34 56 78 · heeft een sleutel" in shown(dialog)
        assert "Moeite met" not in shown(dialog)
        dialog.health.setChecked(True)
        assert "Moeite met: lopen" in shown(dialog)
        assert "Bestemd voor: mevrouw zelf" in shown(dialog)
        dialog.save_button.click()
        chooser = filled.opened(QFileDialog)
        chooser.reject()
        file = tmp_path / "kaart.pdf"
        dialog.save(str(tmp_path / "geen map" / "kaart.pdf"))
        assert dialog.problem.isVisible()
        dialog.save(str(file))
        assert file.read_bytes().startswith(b"%PDF")


def made_health(participant_id):
    return HealthProfile(participant_id=participant_id, limitations=(Limitation.WALKING,))


def shown(dialog):
    said = dialog.words()
    lines = [line for part in said.parts for line in part.lines]
    return " | ".join([said.name, *lines, said.recipient])
