import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from spil_desktop.model import ContactMoment, Measurement, Participant, Person
from spil_desktop.rules import questionnaires
from spil_desktop.rules.merging import MergeField, Side
from spil_desktop.rules.vocabulary import Act, ContactForm, ContactResult, Moment
from spil_desktop.services import merges, search
from spil_desktop.ui.merging.dialog import MergeDialog, PickOtherDialog, UnmergeDialog
from tests.services import made

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def two(work):
    """The person numbers of two files of one person, each with a contact and her health."""

    def fill(session):
        found = []
        asked = ("self_rated_health", "self_rated_health_cbs")
        for name, note, code in zip(("Zwaluw", "Zwaluwe"), ("eerst", "later"), asked, strict=True):
            number = made.participant(session, 1, name)
            person = session.get_one(Person, session.get_one(Participant, number).person_id)
            person.notes, person.birth_year = note, 1940
            person.street, person.house_number = "Tjalk", 4
            session.add(
                ContactMoment(
                    participant_id=number,
                    on=work.today(),
                    form=ContactForm.PHONE,
                    result=ContactResult.REACHED,
                )
            )
            session.add(
                Measurement(
                    participant_id=number,
                    instrument=code,
                    instrument_version=questionnaires.by_code()[code].edition,
                    moment=Moment.T0,
                    taken_on=work.today(),
                    answers={"health": "good"},
                )
            )
            found.append(person.id)
        session.flush()
        search.rebuild(session)
        return found

    return work.write(Act.REGISTER, fill)


def names(page):
    return [row.name.family_name for row in page.table.rows()]


def test_two_files_are_merged_by_the_hint_and_taken_apart(qtbot, work, window, two):
    window.go("residents", two[1])
    page = window.stack.page()
    page.merge()
    pick = window.findChildren(PickOtherDialog)[-1]
    assert len(pick.doubles.shown) == 1
    pick.doubles.same.emit(pick.doubles.shown[0])

    dialog = window.findChildren(MergeDialog)[-1]
    assert dialog.compared.kept_person_id == two[0]
    assert set(dialog.choices) == {MergeField.NAME, MergeField.NOTES}
    assert dialog.choices[MergeField.NOTES].value() is Side.BOTH
    name = dialog.choices[MergeField.NAME]
    assert name.buttons[Side.OTHER].text() == "Zwaluwe"
    assert name.buttons[Side.OTHER].accessibleName() == "Naam, wat rechts staat: Zwaluwe"
    assert name.state() == "kept"
    told = [label.text() for label in dialog.findChildren(QLabel)]
    gone = "Ervaren gezondheid (CBS), antwoorden van zeer goed tot zeer slecht"
    assert any(text.startswith(f"Deze antwoorden blijven niet: {gone}.") for text in told)
    dialog.choices[MergeField.NAME].set_state(Side.OTHER)
    dialog.accept()

    assert names(page) == ["Zwaluwe"]
    person = work.read(lambda session: session.get_one(Person, two[0]))
    assert person.notes == "eerst\nlater"
    page.unmerge()
    apart = window.findChildren(UnmergeDialog)[-1]
    apart.accept()
    assert names(page) == ["Zwaluw", "Zwaluwe"]
    work.undo()
    assert names(page) == ["Zwaluwe"]
    work.redo()
    page.unmerge()
    assert not window.findChildren(UnmergeDialog)[-1].save_button.isEnabled()


def test_who_is_different_is_not_offered_again(qtbot, work, window, two):
    pick = PickOtherDialog(work, window, two[0])
    qtbot.addWidget(pick)
    pick.doubles.different.emit(two[1])

    assert pick.doubles.shown == ()
    assert work.read(lambda session: merges.likely(session, two[0])) == ()
    pick.other.set_state(two[1])
    assert pick.save() == two[1]
