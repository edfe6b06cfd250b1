from spil_desktop.rules import groups as rules
from spil_desktop.rules.candidates import Address
from spil_desktop.rules.groups import Minded, Reservation
from spil_desktop.rules.vocabulary import DayPart, Interest
from spil_desktop.texts import groups as texts
from tests.rules.pairs_made import HOME, seeker


def group(*interests: Interest, addresses: tuple[Address, ...] = (HOME,), told: bool = True):
    asked = [
        seeker(
            need_id=number,
            participant_id=number,
            person_id=number,
            interests=frozenset({interest}),
            day_parts=frozenset({DayPart.TUESDAY_AFTERNOON} if told else ()),
            address=addresses[number % len(addresses)],
            waiting=7 * number,
        )
        for number, interest in enumerate(interests, 1)
    ]
    (found,) = rules.propose(asked)
    return found


CARDS = Interest.KLAVERJASSEN


def test_why_neighbours_could_start_something() -> None:
    found = group(CARDS, CARDS, CARDS)
    assert texts.name(found) == "Klaverjassen in de buurt"
    assert texts.reasons(found) == (
        "3 mensen houden van klaverjassen",
        "wonen in dezelfde straat",
        "kunnen allemaal dinsdagmiddag",
        "de langste wacht 3 weken",
    )


def test_what_resembles_and_how_far_is_told() -> None:
    streets = tuple(Address(1, f"Straat {n}", 1, None, 53.1 + n / 1000, 6.1) for n in range(3))
    found = group(CARDS, CARDS, Interest.CARDS, addresses=streets, told=False)
    assert texts.reasons(found)[:2] == (
        "3 mensen houden van kaarten of wat erop lijkt",
        "wonen hooguit 250 m uit elkaar",
    )
    assert len(texts.reasons(found)) == 3
    beside = (HOME, HOME._replace(street="Nokweg"))
    assert "wonen op loopafstand, in straten naast elkaar" in texts.reasons(
        group(CARDS, CARDS, CARDS, addresses=beside)
    )


def test_what_to_mind_is_told_for_one_and_for_more() -> None:
    told = [texts.reservation(Reservation(kind, 2)) for kind in Minded]
    assert told == [
        "vraag 2 bewoners nog of anderen hun naam mogen weten",
        "de plek moet met een rolstoel te bereiken zijn",
        "de plek moet met een rollator te bereiken zijn",
        "niet iedereen spreekt dezelfde taal",
        "van 2 bewoners is nog niet bekend wanneer zij kunnen",
    ]
    assert texts.reservation(Reservation(Minded.CONSENT_NOT_ASKED, 1)) == (
        "vraag 1 bewoner nog of anderen haar naam mogen weten"
    )
