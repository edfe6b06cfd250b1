"""What the head of a file says of a report, and what is erased for good."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from spil_desktop.model import FollowUp, Participant
from spil_desktop.rules.vocabulary import (
    Act,
    ClosingReason,
    FollowUpKind,
    Knows,
    Moment,
    ParticipantStatus,
    ReportSource,
    Urgency,
)
from spil_desktop.services import follow_ups, stages
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.stages import Closing
from spil_desktop.ui.residents.caseload import CaseloadDialog
from spil_desktop.ui.residents.hand_over import (
    HandOverDialog,
    PassphraseDialog,
    ReadBackDialog,
    ReceiptDialog,
    ReceiveDialog,
)
from spil_desktop.ui.residents.page import ResidentsPage
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.residents.stages import StageDialog
from spil_desktop.ui.shared.dialogs import Question
from spil_desktop.ui.visits.dialogs import VisitDialog
from spil_desktop.ui.visits.measuring import MeasurementDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless


@pytest.fixture
def page(work, qtbot):
    made_page = ResidentsPage(work)
    qtbot.addWidget(made_page)
    made_page.resize(1100, 900)
    work.changed.connect(made_page.reload)
    made_page.show()
    yield made_page
    made_page.close()


@pytest.fixture
def reported(work, page):
    around = Neighbourhood(work)
    number = around.participant(
        "Gemeldma",
        status=ParticipantStatus.REPORTED,
        reported_on=work.today(),
        source=ReportSource.NEIGHBOUR,
        knows=Knows.NO,
        report_note="gordijnen dicht",
        report_urgency=Urgency.THREE_DAYS,
    )
    due = FollowUpFields(FollowUpKind.INFORM_OF_REPORT, work.today() + timedelta(days=30))
    work.write(Act.PLAN_FOLLOW_UP, lambda session: follow_ups.plan(session, number, due))
    page.reload()
    return number


def said(page):
    QApplication.processEvents()
    return " ".join(
        label.text() for label in page.card.findChildren(QLabel) if label.isVisibleTo(page.card)
    )


def test_what_was_seen_and_telling_her(work, page, reported):
    assert "Gezien door de melder: gordijnen dicht" in said(page)
    assert "Vertel uiterlijk op" in said(page)
    page.card.findChild(QPushButton, "told").click()

    row = work.read(lambda session: session.get_one(Participant, reported))
    assert (row.knows, row.informed_on) == (Knows.YES, work.today())
    assert "Vertel uiterlijk op" not in said(page)


def test_erasing_asks_once_and_cannot_be_undone(work, page, reported):
    work.write(
        Act.CHANGE_STATUS,
        lambda session: stages.change(
            session, reported, ParticipantStatus.DECLINED, today=work.today()
        ),
    )
    assert "wist het programma de inhoud" in said(page)
    page.card.findChild(QPushButton, "erase").click()
    question = filled.opened(Question)
    assert "Annie Gemeldma" in question.words.text()
    assert "niet ongedaan" in question.words.text()
    told = filled.said(work)
    question.agree_button.click()

    row = work.read(lambda session: session.get_one(Participant, reported))
    assert row.content_erased_on == work.today()
    assert told == ["De inhoud is gewist. De telling blijft."]
    assert page.table.rows() == []
    page.status.set_value(ParticipantStatus.DECLINED)
    page.status.edited.emit()
    assert [one.list_name for one in page.table.rows()] == ["–"]
    assert "Alleen de telling is er nog" in said(page)
    assert "Gemeldma" not in said(page)
    refused: list[object] = []
    work.failed.connect(refused.append)
    work.undo()
    again = work.read(lambda session: session.get_one(Participant, reported))
    assert again.content_erased_on == work.today()


def test_closing_with_aftercare_and_who_goes_on(work, page, reported):
    page.card.close_file()
    dialog = filled.opened(StageDialog)
    assert not dialog.status.isVisibleTo(dialog)
    dialog.reason.set_value(ClosingReason.TO_KEY_FIGURE)
    dialog.reason.edited.emit()
    dialog.accept()
    assert dialog.handed_to.property("problem") == "true"
    dialog.handed_to.set_state("sleutelfiguur van de Spantweg")
    dialog.aftercare_on.set_value(work.today() + timedelta(days=14))
    dialog.accept()

    assert "Gaat verder met: sleutelfiguur van de Spantweg." in said(page)
    assert "Wis-datum:" in said(page)
    planned = work.read(
        lambda session: {row.kind for row in session.query(FollowUp) if row.done_on is None}
    )
    assert FollowUpKind.AFTERCARE in planned


def test_the_stage_dialog_says_what_is_missing_and_offers_only_what_may_follow(page, reported):
    page.card.change_stage()
    dialog = filled.opened(StageDialog)
    offered = [dialog.status.itemData(at) for at in range(dialog.status.count())]
    assert ParticipantStatus.AT_DISTANCE not in offered
    dialog.status.set_value(ParticipantStatus.ACTIVE)
    dialog.status.edited.emit()
    assert "toestemming voor een dossier nodig" in dialog.explained.words.text()
    dialog.status.set_value(ParticipantStatus.CLOSED)
    dialog.status.edited.emit()
    dialog.reason.set_value(ClosingReason.MOVED_AWAY)
    dialog.reason.edited.emit()
    assert "overdracht" in dialog.explained.words.text()
    dialog.done(0)


def test_a_closed_file_says_when_it_goes(work, page, reported):
    on = date(work.today().year, work.today().month, 1)
    row = work.read(lambda session: session.get_one(Participant, reported))
    closing = Closing(ClosingReason.NEED_SOLVED, max(on, row.reported_on))
    work.write(
        Act.CLOSE_FILE,
        lambda session: stages.close(session, reported, closing, today=work.today()),
    )
    assert f"-{work.today().year + 2}." in said(page)


def test_what_was_seen_is_enough_to_register(page, qtbot):
    page.register()
    dialog = filled.opened(RegistrationDialog)
    dialog.source.set_value(ReportSource.NEIGHBOUR)
    dialog.source.edited.emit()
    qtbot.keyClicks(dialog.name.lines["family_name"], "Nieuwma")
    qtbot.keyClicks(dialog.address.lines["street"], "Spantweg")
    qtbot.keyClicks(dialog.address.lines["house_number"], "3")
    dialog.accept()
    assert dialog.asked.property("problem") == "true"
    qtbot.keyClicks(dialog.seen, "licht brandt dag en nacht")
    dialog.report_urgency.set_value(Urgency.NOW)
    dialog.accept()
    (row,) = page.table.rows()
    assert row.status is ParticipantStatus.REPORTED


def test_every_input_of_these_dialogs_has_a_name_and_escape_closes(work, page, reported, qtbot):
    card = page.card.card
    part = card.participant
    made_dialogs = (
        StageDialog(work, page, part),
        StageDialog(work, page, part, ParticipantStatus.CLOSED),
        VisitDialog(work, page, card, part),
        MeasurementDialog(work, page, card, part, Moment.T0),
        HandOverDialog(work, page, card, part),
        PassphraseDialog(work, page, "bestand", "7KQF"),
        ReceiveDialog(work, page),
        ReceiptDialog(work, page, part.id),
        ReadBackDialog(work, page, "7KQF"),
        CaseloadDialog(work, page),
    )
    for dialog in made_dialogs:
        dialog.open()
        assert nameless(dialog) == [], type(dialog).__name__
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), type(dialog).__name__
    page.card.tabs.choose("visits")
    QApplication.processEvents()
    assert nameless(page) == []
