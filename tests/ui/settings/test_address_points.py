import pytest

from spil_desktop.model import Person
from spil_desktop.services import address_points
from spil_desktop.ui.settings.address_points import AddressPointsCard, AddressPointsDialog
from tests.ui import filled
from tests.ui.filled import Neighbourhood
from tests.ui.test_accessible import nameless


@pytest.fixture
def card(work, qtbot):
    made = AddressPointsCard(work)
    qtbot.addWidget(made)
    made.show()
    work.changed.connect(made.reload)
    made.reload()
    return made


def test_a_list_of_addresses_is_looked_at_kept_and_taken_back(card, work, tmp_path):
    around = Neighbourhood(work)
    person = around.person_of(around.participant("Dijkstra"))

    def move(session):
        row = session.get_one(Person, person)
        row.postcode, row.house_number = "9204 ZK", 31

    around.do(move)
    assert "rekent nu met straat, postcode en wijk" in card.known.text()
    file = tmp_path / "adressen.csv"
    file.write_text(
        "postcode;huisnummer;lat;lon\n9204ZK;31;53,1012;6,1034\n9204ZK;33;53,1013;6,1035\nx;1;2;3\n"
    )
    card.read_button.click()
    dialog = filled.opened(AddressPointsDialog)
    assert nameless(dialog) == []
    assert not dialog.keep_button.isEnabled()
    dialog.read(tmp_path / "is er niet.csv")
    assert dialog.problem.isVisibleTo(dialog)
    dialog.read(file)
    assert not dialog.problem.isVisibleTo(dialog)
    assert dialog.told.text() == (
        "2 nieuwe adressen, 0 op een andere plaats. 1 mensen in Spil wonen op zo'n adres."
        " 1 regels zijn niet te lezen."
    )
    assert work.read(address_points.count) == 0
    dialog.keep_button.click()
    assert work.read(address_points.count) == 2
    assert card.known.text() == "Van 2 adressen weet Spil waar zij liggen."
    work.undo()
    assert work.read(address_points.count) == 0


def test_a_list_without_places_brings_nothing(card, tmp_path):
    file = tmp_path / "leeg.csv"
    file.write_text("naam;straat\nA;B\n")
    card.read_button.click()
    dialog = filled.opened(AddressPointsDialog)
    dialog.read(file)
    assert dialog.told.text() == "In dit bestand staat geen adres met een plaats."
    assert not dialog.keep_button.isEnabled()
    dialog.reject()
