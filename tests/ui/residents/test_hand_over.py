"""Handing a file over and receiving it, and the print of the caseload, through the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from spil_desktop.files import hand_over_file
from spil_desktop.rules.vocabulary import Act, ConsentState, FollowUpKind, Purpose
from spil_desktop.services import cards, consents, hand_overs
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.ui.residents.caseload import CaseloadDialog
from spil_desktop.ui.residents.hand_over import (
    HandOverDialog,
    PassphraseDialog,
    ReadBackDialog,
    ReceiptDialog,
    ReceiveDialog,
)
from spil_desktop.ui.residents.page import ResidentsPage
from tests.ui import filled
from tests.ui.filled import Neighbourhood

COLLEAGUE = "Spil van Noorderveld"


@pytest.fixture
def page(work, qtbot):
    around = Neighbourhood(work)
    made_page = ResidentsPage(work)
    qtbot.addWidget(made_page)
    made_page.resize(1100, 760)
    work.changed.connect(made_page.reload)
    made_page.number = around.participant("Verhuisma")
    made_page.person = around.person_of(made_page.number)
    made_page.show()
    made_page.reload()
    yield made_page
    made_page.close()


def share(work, page):
    new = ConsentFields(Purpose.SHARE_PROFESSIONAL, ConsentState.GIVEN, work.today())
    work.write(
        Act.RECORD_CONSENT,
        lambda session: consents.record(session, page.person, new, today=work.today()),
    )


def received(page, qtbot, path: Path, passphrase: str) -> str:
    """Read a file in as someone new, after a wrong code; return the code to read back."""
    page.receive()
    reading = filled.opened(ReceiveDialog)
    reading.file.set_state(str(path))
    reading.passphrase.set_state("0000")
    reading.accept()
    qtbot.waitUntil(reading.save_button.isEnabled)
    assert reading.form.fields["passphrase"].property("problem") == "true"
    reading.passphrase.set_state(passphrase.lower())
    reading.accept()
    qtbot.waitUntil(lambda: reading.content is not None)
    assert "Annie Verhuisma" in reading.found.words.text()
    (double,) = reading.panel.shown
    assert double.person_id == page.person
    reading.panel.different.emit(double.person_id)
    assert reading.panel.shown == ()
    reading.accept()
    back = filled.opened(ReadBackDialog)
    receipt = back.code.value()
    back.accept()
    return receipt


def test_over_and_back(work, page, qtbot, tmp_path: Path):
    assert page.more.actions_menu.actions()[0].text().startswith("Dossier overdra")
    page.card.hand_over()
    dialog = filled.opened(HandOverDialog)
    dialog.recipient.set_state(COLLEAGUE)
    dialog.accept()
    assert dialog.form.fields["recipient"].property("problem") == "true"
    share(work, page)
    dialog.accept()

    place = filled.opened(QFileDialog)
    assert "Verhuisma" not in "".join(place.selectedFiles())
    path = tmp_path / "overdracht.spiloverdracht"
    place.fileSelected.emit(str(path))
    place.close()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not work._jobs)
    shown = filled.opened(PassphraseDialog)
    passphrase = shown.code.value()
    shown.accept()
    assert b"Verhuisma" not in path.read_bytes()
    card = work.read(lambda session: cards.card(session, page.person, today=work.today()))
    assert FollowUpKind.HAND_OVER_RECEIPT in {
        row.fields.kind for row in card.participant.follow_ups
    }

    receipt = received(page, qtbot, path, passphrase)
    assert len(page.table.rows()) == 2

    page.show_record(page.person)
    page.card.findChild(QPushButton, "confirm_receipt").click()
    asking = filled.opened(ReceiptDialog)
    asking.receipt.set_state("0000 0000")
    asking.accept()
    assert asking.form.fields["receipt"].property("problem") == "true"
    asking.receipt.set_state(receipt)
    asking.accept()
    (row,) = work.read(lambda session: hand_overs.of_participant(session, page.number))
    assert row.received_on == work.today()
    card = work.read(lambda session: cards.card(session, page.person, today=work.today()))
    assert FollowUpKind.HAND_OVER_RECEIPT in {
        row.fields.kind for row in card.participant.follow_ups if row.done_on
    }


def test_taken_for_the_same(work, page, qtbot, tmp_path: Path):
    share(work, page)
    content = work.read(
        lambda session: hand_overs.prepare(
            session, page.number, COLLEAGUE, "ABCD-EFGH", today=work.today()
        )
    )
    path = tmp_path / "bestand"
    hand_over_file.write(content, "7KQF", path)
    page.receive()
    reading = filled.opened(ReceiveDialog)
    reading.file.set_state(str(path))
    reading.passphrase.set_state("7KQF")
    reading.accept()
    qtbot.waitUntil(lambda: reading.content is not None)
    reading.panel.same.emit(reading.panel.shown[0])
    assert "staat hier al" in reading.found.words.text()
    reading.accept()
    filled.opened(ReadBackDialog).accept()
    assert len(page.table.rows()) == 1


def test_the_caseload_is_printed_after_a_plain_word(work, page, qtbot, tmp_path: Path):
    page.hand_over_caseload()
    dialog = filled.opened(CaseloadDialog)
    assert not dialog.save_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.understood.setChecked(True)
    dialog.file.set_state(str(tmp_path / "weg" / "werk.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: dialog._problem.isVisibleTo(dialog))
    path = tmp_path / "werk.pdf"
    dialog.file.set_state(str(path))
    told = filled.said(work)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["De afdruk is gemaakt, met 1 bewoner."]
    assert path.read_bytes().startswith(b"%PDF")
