import pytest

from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.planning import WhyOpen
from spil_desktop.rules.vocabulary import DayPart, VolunteerRole
from spil_desktop.texts import why_open

TUESDAY = (DayPart.TUESDAY_AFTERNOON,)
DRIVER = (VolunteerRole.DRIVER,)


def sentence(
    *counts: tuple[Breach, int],
    suited: int = 5,
    taken: int = 0,
    wished: tuple[DayPart, ...] = TUESDAY,
    roles: tuple[VolunteerRole, ...] = DRIVER,
) -> str:
    return why_open.sentence(WhyOpen(roles, wished, suited, counts, taken))


def test_a_driver_with_a_place_on_that_day_is_missing() -> None:
    assert sentence((Breach.NO_VOG, 1), (Breach.FULL, 3), (Breach.DOUBLE_BOOKED, 2)) == (
        "geen chauffeur met plek op dinsdagmiddag: "
        "3 zitten vol, 2 zijn dan al bezet en 1 heeft nog geen VOG"
    )
    assert sentence((Breach.FULL, 1), wished=()) == "geen chauffeur met plek: 1 zit vol"


def test_places_are_no_reason_when_nobody_is_full() -> None:
    assert sentence((Breach.NO_VOG, 2)) == "geen chauffeur die kan: 2 hebben nog geen VOG"


def test_nobody_is_known_for_it() -> None:
    assert sentence(suited=0) == "er is nog geen chauffeur bekend"
    assert sentence(suited=0, roles=()) == (
        "hier past geen vrijwilliger bij; denk aan een professional"
    )


def test_other_needs_of_the_plan_took_the_places() -> None:
    assert sentence((Breach.FULL, 1), taken=1) == (
        "de enige die kan, is in dit plan nodig voor een andere vraag"
    )
    assert sentence(taken=4) == "de 4 die kunnen, zijn in dit plan nodig voor andere vragen"


def test_the_resident_herself_is_told_first() -> None:
    assert sentence((Breach.NO_CONSENT, 5), (Breach.FULL, 2)) == (
        "de bewoner geeft geen toestemming om te delen"
    )
    assert sentence((Breach.SEEKER_GONE, 5)) == "de bewoner doet niet meer mee"


@pytest.mark.parametrize("breach", list(Breach))
@pytest.mark.parametrize("number", [1, 2])
def test_every_rule_can_be_counted(breach: Breach, number: int) -> None:
    assert str(number) in sentence((breach, number))
