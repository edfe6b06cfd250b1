from spil_desktop.rules.vocabulary import NeedTheme, OrganisationKind
from spil_desktop.texts import white_spots


def test_open_needs_are_told_with_what_they_mean() -> None:
    asked = {NeedTheme.TRANSPORT: 1, NeedTheme.SOCIAL_CONTACT: 5, NeedTheme.HOUSING: 1}
    assert white_spots.needs(asked, 2) == (
        "Er staan 7 vragen open, vooral over sociaal contact en vervoer. "
        "2 daarvan wachten langer dan zes weken: daar lukt het met wie er nu is niet."
    )
    assert white_spots.needs({NeedTheme.TRANSPORT: 1}, 0) == "Er staat 1 vraag open, over vervoer."
    assert white_spots.needs({}, 0) == "Er staan geen vragen open."


def test_rides_that_nobody_could_drive() -> None:
    assert white_spots.rides(0) == "Elke rit van het afgelopen jaar had een chauffeur."
    assert white_spots.rides(1).startswith("Voor 1 rit ")
    assert white_spots.rides(6).startswith("Voor 6 ritten ")


def test_what_is_missing_may_not_have_been_filled_in() -> None:
    told = white_spots.missing((OrganisationKind.GP, OrganisationKind.CHURCH))
    assert told.startswith("Niet in de sociale kaart: huisarts/POH-ouderen en kerk/diaconie. ")
    assert white_spots.missing(()) == "Van elke soort hulp staat iemand in de sociale kaart."


def test_meeting_places_are_compared_with_the_number_of_older_people() -> None:
    assert white_spots.places(0, None) == "Er is geen ontmoetingsplek of vaste activiteit."
    assert white_spots.places(1, 0.5).endswith("Dat is 0,5 op de 1.000 70-plussers.")
    assert "Vul het aantal 70-plussers in" in white_spots.places(3, None)
