from datetime import timedelta

from PySide6.QtWidgets import QWidget

from spil_desktop.model import Person
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import activities, occurrences, sign_ups
from spil_desktop.services.activities import ActivityFields
from spil_desktop.ui.activities.invitations import InvitationsDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood


def test_letters_and_labels_for_who_is_signed_up(work, qtbot, tmp_path):
    around = Neighbourhood(work)
    with_home, without = around.participant("Welma"), around.participant("Zonder")

    def add(session):
        number = activities.add(session, ActivityFields("Samen eten", around.area))
        day = occurrences.add(session, number, work.today() + timedelta(days=7))
        person = session.get_one(Person, around.person_of(with_home))
        person.street, person.house_number, person.postcode = "Spantweg", 1, "9204 ZK"
        return number, day

    number, day = work.write(Act.ADD_ACTIVITY, add)
    parent = QWidget()
    qtbot.addWidget(parent)
    (row,) = work.read(lambda session: occurrences.rows(session, number))
    empty = InvitationsDialog(work, parent, row)
    assert "nog niemand uitgenodigd" in empty.said.text()
    assert not empty.letters_button.isEnabled()
    empty.done(0)

    for who in (with_home, without):
        work.write(Act.EDIT_ACTIVITY, lambda session, who=who: sign_ups.sign_up(session, day, who))
    dialog = InvitationsDialog(work, parent, row)
    dialog.open()
    assert dialog.said.text().startswith("1 brief")
    assert dialog.invitation.without_address == 1
    dialog.letters_button.click()
    assert dialog.form.has_problems()
    dialog.signed_by.setText("De Spil")
    said = filled.said(work)
    for button, name in ((dialog.letters_button, "a.pdf"), (dialog.labels_button, "b.pdf")):
        button.click()
        dialog.saver.save(str(tmp_path / name))
        qtbot.waitUntil(lambda: len(said) > 0)
        said.clear()
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    dialog.done(0)
