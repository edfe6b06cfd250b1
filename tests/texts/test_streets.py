from spil_desktop.rules.vocabulary import DoorResult, StreetStatus
from spil_desktop.texts import streets


def test_every_status_has_a_sign_of_its_own() -> None:
    assert len({streets.sign(status) for status in StreetStatus}) == len(StreetStatus)
    assert streets.status(StreetStatus.EXPLORED) == "◔ verkend"


def test_every_result_at_a_door_has_one_key() -> None:
    assert set(streets.KEYS) == set(DoorResult)
    assert len(set(streets.KEYS.values())) == len(DoorResult)


def test_reach_is_a_fraction_when_there_is_one() -> None:
    assert streets.reach(15, 42) == "15/42"
    assert streets.reach(None, 42) == streets.reach(15, None) == ""
    assert streets.homes_reached(15, 1042) == "Met 15 van de 1.042 adressen een gesprek."


def test_numbers_come_with_their_source() -> None:
    assert streets.known_of(38, 1130, 3) == "38 van de 1.130 70-plussers (3%)"
    assert streets.source(2024, "CBS") == "Bron: CBS 2024"
    assert streets.source(None, None) == "De bron is niet bekend."
    assert streets.without_age(1) == "1 bewoner zonder geboortejaar telt niet mee."
    assert streets.without_age(2).startswith("2 bewoners")
