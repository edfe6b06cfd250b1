from dataclasses import replace
from datetime import date, time

import pytest

from spil_desktop.errors import RideProblem, SpilError
from spil_desktop.rules import drivers as rules
from spil_desktop.rules.candidates import (
    Breach,
    Candidate,
    Reason,
    ReasonKind,
    Reservation,
    ReservationKind,
)
from spil_desktop.rules.drivers import Driver, Objection, Proposal, RideBreach, RideReservation
from spil_desktop.rules.trips import Span, Trip
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    DayPart,
    Gender,
    UnmetReason,
)
from spil_desktop.texts import problems, rides

TRIP = Trip(1, date(2026, 4, 9), time(10, 15), returns_at=time(11, 45))
PROPOSAL = Proposal(
    driver=Driver(Candidate(CandidateKind.VOLUNTEER, 1), kilometres=0.84),
    score=0.5,
    breaches=(),
    objections=(),
    reasons=(Reason(ReasonKind.DAY_PART, day_parts=(DayPart.THURSDAY_MORNING,)),),
    reservations=(Reservation(ReservationKind.VOG_OLD),),
    minded=(RideReservation.SEATS_UNKNOWN,),
    together=(TRIP,),
)


def test_why_a_driver_fits_and_what_to_mind():
    assert rides.summary(PROPOSAL) == (
        "0,8 km van de deur; rijdt meestal op donderdagochtend; "
        "rijdt al met 1 ander naar deze activiteit"
        " · let op: vraag of er plek is voor allen; VOG moet vernieuwd worden"
    )
    plain = replace(
        PROPOSAL,
        driver=Driver(Candidate(CandidateKind.VOLUNTEER, 1)),
        reasons=(),
        reservations=(),
        minded=(),
        together=(),
    )
    assert rides.summary(plain) == "is vrij en heeft een auto"


def test_why_a_driver_cannot():
    refused = replace(
        PROPOSAL,
        breaches=(Breach.NO_VOG, Breach.NO_CONSENT),
        objections=(
            Objection(RideBreach.OTHER_RIDE, span=Span(570, 660)),
            Objection(RideBreach.ABSENT, until=date(2026, 4, 12)),
        ),
    )
    assert rides.summary(refused) == (
        "kan niet: rijdt dan al, van 9.30 tot 11.00 uur; is er niet tot en met 12-04-2026; "
        "nog geen VOG; geen toestemming van de bewoner om te delen"
    )
    error = SpilError(
        RideProblem.CANNOT_DRIVE, breaches=(), objections=(Objection(RideBreach.NO_CAR),)
    )
    assert problems.sentence(error) == (
        "Deze chauffeur kan niet: heeft geen auto. Kies een ander of een andere tijd."
    )


@pytest.mark.parametrize("kind", RideBreach)
def test_every_rule_has_words(kind: RideBreach):
    assert rides.objection(Objection(kind))


@pytest.mark.parametrize("kind", RideReservation)
def test_everything_to_mind_has_words(kind: RideReservation):
    assert rides.minded(kind)
    assert rules.RIDES_A_MONTH == 8


@pytest.mark.parametrize("problem", RideProblem)
def test_every_problem_says_what_to_do(problem: RideProblem):
    sentence = problems.sentence(SpilError(problem, breaches=(), objections=()))
    assert sentence.endswith(".")


def test_what_it_costs():
    assert rides.fare(12.8, 35, 448, 200) == "12,8 km × € 0,35 = € 4,48, parkeren € 2"
    assert "nog geen tarief" in rides.fare(12.8, None, None, None)
    assert "Vul de kilometers in" in rides.fare(None, 35, None, None)
    assert rides.amount(None) == "bedrag nog niet bekend"
    assert rides.amount(448) == "€ 4,48"
    assert rides.kilometres(None) == "km onbekend"


def told(trip: Trip, far: float | None, rate: int | None, price: int | None) -> str:
    return rides.to_tell(
        driver="A. ten Cate", trip=trip, destination="Bethesda", far=far, rate=rate, price=price
    )


def test_what_she_hears_on_the_phone():
    assert told(TRIP, 12.8, 35, 448) == (
        "Donderdag 9 april 2026 om 10.15 uur haalt A. ten Cate u op voor de rit naar Bethesda. "
        "Om 11.45 uur gaat u weer naar huis. Het kost € 4,48: 12,8 km van € 0,35. "
        "Parkeren komt erbij. U betaalt de chauffeur zelf."
    )
    later = told(replace(TRIP, returns_at=None, leaves_at=None), None, 35, None)
    assert "De chauffeur brengt u ook weer thuis." in later
    assert "een tijd die u nog hoort" in later
    assert "Het kost € 0,35 per kilometer" in later
    assert told(replace(TRIP, is_return=False), None, None, None).endswith("naar Bethesda.")


def test_small_words():
    assert rides.titled("K. Boersma", Gender.MAN) == "de heer K. Boersma"
    assert rides.titled("K. Boersma", Gender.UNKNOWN) == "K. Boersma"
    assert "1 werkdag vooraf" in rides.too_late(1)
    counted = rides.unmet([(UnmetReason.NO_DRIVER_FREE, 2), (UnmetReason.TOO_FAR, 1)])
    assert counted == "2 geen chauffeur vrij, 1 te ver"
