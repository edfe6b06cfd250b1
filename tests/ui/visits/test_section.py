"""The part Huisbezoek of a file: visits, needs that follow from them, and questionnaires."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from spil_desktop.rules.visit_guide import VisitQuestion
from spil_desktop.rules.vocabulary import (
    Act,
    ConsentState,
    ContactForm,
    NeedTheme,
    Offer,
    Purpose,
    VisitTheme,
)
from spil_desktop.services import cards, consents, home_visits
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.residents.card import ResidentCard
from spil_desktop.ui.visits.dialogs import VisitDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood

DAY = date(2026, 3, 10)


@pytest.fixture
def around(work, monkeypatch):
    monkeypatch.setattr(work, "today", lambda: DAY)
    return Neighbourhood(work)


@pytest.fixture
def shown(work, qtbot, around):
    card = ResidentCard(work, None)
    qtbot.addWidget(card)
    card.number = around.participant("Jong", reported_on=date(2026, 3, 2))
    card.person = around.person_of(card.number)
    card.resize(700, 700)

    def again():
        card.show_card(work.read(lambda session: cards.card(session, card.person, today=DAY)))

    card.again = again
    work.changed.connect(again)
    again()
    card.show()
    card.tabs.choose("visits")
    yield card
    work.changed.disconnect(again)


def say(work, person_id, *purposes):
    for purpose in purposes:
        new = ConsentFields(purpose, ConsentState.GIVEN, DAY)
        work.write(
            Act.RECORD_CONSENT,
            lambda session, new=new: consents.record(session, person_id, new, today=DAY),
        )


def texts(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_visit_is_filled_in_and_leads_to_a_need(work, qtbot, shown):
    say(work, shown.person, Purpose.FILE)
    filled.button(shown, "Huisbezoek vastleggen").click()
    dialog = filled.opened(VisitDialog)
    assert VisitQuestion.HEALTH_NOW not in dialog.answers
    assert "Dicht: zij gaf geen toestemming" in texts(dialog)
    qtbot.keyClicks(dialog.answers[VisitQuestion.MORE_PEOPLE], "graag een praatje")
    qtbot.keyClicks(dialog.answers[VisitQuestion.PEOPLE], "dochter op zondag")
    dialog.minutes.set_state(75)
    dialog.offers.set_value((Offer.HANDICRAFT,))
    dialog.note.set_state("Volgende week bellen")
    dialog.accept()

    (visit,) = work.read(lambda session: home_visits.of_participant(session, shown.number))
    assert visit.fields.minutes == 75
    assert "graag een praatje" in texts(shown)
    assert shown.card.participant.fields.offers == (Offer.HANDICRAFT,)
    (contact,) = shown.card.participant.contacts
    assert contact.fields.form is ContactForm.HOME_VISIT

    shown.findChild(QPushButton, f"need_{VisitTheme.SOCIAL.value}_{visit.id}").click()
    need = filled.opened(NeedDialog)
    assert need.theme.value() is NeedTheme.SOCIAL_CONTACT
    assert need.note.value() == "dochter op zondag\ngraag een praatje"
    need.accept()
    (kept,) = shown.card.participant.needs
    assert kept.fields.theme is NeedTheme.SOCIAL_CONTACT

    shown.findChild(QPushButton, f"change_visit_{visit.id}").click()
    again = filled.opened(VisitDialog)
    assert again.answers[VisitQuestion.PEOPLE].value() == "dochter op zondag"
    again.answers[VisitQuestion.PEOPLE].set_state("dochter en buurman")
    again.accept()
    (visit,) = work.read(lambda session: home_visits.of_participant(session, shown.number))
    assert visit.fields.answers[VisitQuestion.PEOPLE] == "dochter en buurman"


def test_without_a_file_only_that_she_was_visited(work, shown):
    filled.button(shown, "Huisbezoek vastleggen").click()
    dialog = filled.opened(VisitDialog)
    assert dialog.answers == {}
    assert "bewaar je alleen dat je er was" in texts(dialog)
    dialog.accept()
    (visit,) = work.read(lambda session: home_visits.of_participant(session, shown.number))
    assert visit.fields.minutes == 60


def test_the_guide_is_printed(work, qtbot, shown, tmp_path: Path):
    told = filled.said(work)
    filled.button(shown, "Leidraad afdrukken").click()
    dialog = filled.opened(QFileDialog)
    path = tmp_path / "leidraad.pdf"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: bool(told))
    assert path.read_bytes().startswith(b"%PDF")
    assert told == ["De leidraad staat in leidraad.pdf."]
