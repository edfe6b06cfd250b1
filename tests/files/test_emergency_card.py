import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import emergency_card
from spil_desktop.files.emergency_card import CardPart
from spil_desktop.rules.vocabulary import Aid, Condition, Limitation, Relation
from spil_desktop.services.emergency_cards import EmergencyCard, HealthPart, ToCall

DAY = date(2026, 5, 19)
CARD = EmergencyCard(
    name="Froukje de Jong",
    address=("Spantweg 31", "9204 ZK  Drachten"),
    phones=("0512-51 23 45",),
    to_call=(ToCall("Els & Jan", Relation.CHILD, "06-12 34 56 78", has_key=True),),
    gps=(ToCall("Huisarts Visser", Relation.GP, "", has_key=False),),
    hints="achterom komen\nhoort slecht",
    health=HealthPart((Limitation.WALKING,), (Condition.DIABETES,), (Aid.WALKER,)),
)


def words(*, with_health: bool = False, card: EmergencyCard = CARD) -> emergency_card.CardWords:
    return emergency_card.words(
        card, recipient="mevrouw zelf", with_health=with_health, made_on=DAY
    )


def test_the_card_says_what_a_helper_needs_and_no_health_unless_asked() -> None:
    said = words()
    assert [part.heading for part in said.parts] == [
        "Adres",
        "Telefoon",
        "Bel bij nood",
        "Huisarts",
        "Goed om te weten",
    ]
    assert said.parts[2].lines == ("Els & Jan · kind · 06-12 34 56 78 · heeft een sleutel",)
    assert said.parts[3].lines == ("Huisarts Visser",)
    assert (said.recipient, said.made) == ("Bestemd voor: mevrouw zelf", "Gemaakt op 19-05-2026")
    assert "Froukje" not in repr(said)
    health = words(with_health=True).parts[-1]
    assert health == CardPart(
        "Gezondheid", ("Moeite met: lopen", "Aandoeningen: diabetes", "Hulpmiddelen: rollator")
    )


def test_without_consent_there_is_no_health_to_ask_for() -> None:
    without = EmergencyCard("Annie", (), (), (), (), None, None)
    assert words(with_health=True, card=without).parts == ()


def test_one_page_in_dutch_without_an_author(tmp_path: Path) -> None:
    file = tmp_path / "noodkaart.pdf"
    emergency_card.write(words(with_health=True), file, made_on=DAY)
    written = file.read_bytes()
    assert b"/Lang (nl)" in written
    assert b"/Author" not in written
    assert b"/Creator" not in written
    assert written.count(b"/Type /Page\n") == 1
    if shutil.which("pdftotext"):
        read = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True)
        assert "Els & Jan" in read.stdout


def test_a_long_card_still_is_one_page(tmp_path: Path) -> None:
    long = EmergencyCard(
        CARD.name, CARD.address, CARD.phones, CARD.to_call * 30, CARD.gps, CARD.hints, None
    )
    file = tmp_path / "noodkaart.pdf"
    emergency_card.write(words(card=long), file, made_on=DAY)
    assert file.read_bytes().count(b"/Type /Page\n") == 1


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SpilError) as refused:
        emergency_card.write(words(), tmp_path / "weg" / "noodkaart.pdf", made_on=DAY)
    assert refused.value.problem is FileProblem.CANNOT_WRITE
