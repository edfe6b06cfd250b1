import pytest

from spil_desktop.rules.candidates import (
    Breach,
    Components,
    Reason,
    ReasonKind,
    Reservation,
    ReservationKind,
    Verdict,
)
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    DayPart,
    Gender,
    Interest,
    Language,
    MatchKind,
    Offer,
)
from spil_desktop.texts import matching

VOLUNTEER, ACTIVITY = CandidateKind.VOLUNTEER, CandidateKind.ACTIVITY


def verdict(*told: Reason, minded: tuple[Reservation, ...] = ()) -> Verdict:
    return Verdict(
        breaches=(),
        score=0.5,
        components=Components(0, 0, 0, 0, 0, 0),
        match_kind=MatchKind.VISIT_BUDDY,
        role=None,
        shared=(),
        reasons=told,
        reservations=minded,
    )


def full(kind: ReasonKind) -> Reason:
    return Reason(
        kind,
        interest=Interest.CARDS,
        wished=Interest.KLAVERJASSEN,
        day_parts=(DayPart.TUESDAY_AFTERNOON,),
        language=Language.FRISIAN,
        spoken=Language.GRONINGS,
        offer=Offer.COMPANY,
        number=3,
    )


def test_one_line_says_what_speaks_for_it_and_what_to_mind() -> None:
    told = verdict(
        Reason(ReasonKind.SHARED_INTEREST, interest=Interest.KLAVERJASSEN),
        Reason(ReasonKind.SAME_STREET),
        full(ReasonKind.DAY_PART),
        minded=(Reservation(ReservationKind.NO_VOG),),
    )
    assert matching.summary(told, VOLUNTEER) == (
        "klaverjast ook; zelfde straat; beiden dinsdagmiddag · let op: nog geen VOG"
    )


def test_nothing_to_tell_is_told_too() -> None:
    assert matching.summary(verdict(), VOLUNTEER) == "geen bijzondere overeenkomst"


@pytest.mark.parametrize("kind", list(ReasonKind))
@pytest.mark.parametrize("of", list(CandidateKind))
def test_every_reason_has_words(kind: ReasonKind, of: CandidateKind) -> None:
    assert matching.reason(full(kind), of)


@pytest.mark.parametrize("interest", list(Interest))
def test_every_interest_can_be_shared(interest: Interest) -> None:
    told = Reason(ReasonKind.SHARED_INTEREST, interest=interest)
    assert "ook" in matching.reason(told, VOLUNTEER)


@pytest.mark.parametrize("offer", list(Offer))
def test_every_offer_has_words(offer: Offer) -> None:
    assert matching.reason(Reason(ReasonKind.CAN_OFFER, offer=offer), VOLUNTEER)


@pytest.mark.parametrize("kind", list(ReservationKind))
@pytest.mark.parametrize("of", list(CandidateKind))
def test_every_reservation_has_words(kind: ReservationKind, of: CandidateKind) -> None:
    assert matching.reservation(Reservation(kind, load=2, places=3), of)


@pytest.mark.parametrize("breach", list(Breach))
@pytest.mark.parametrize("of", list(CandidateKind))
def test_every_broken_rule_has_words(breach: Breach, of: CandidateKind) -> None:
    assert matching.breach(breach, of)


@pytest.mark.parametrize(
    ("wished", "words"),
    [
        (Gender.WOMAN, "vraagt liever een vrouw"),
        (Gender.MAN, "vraagt liever een man"),
        (None, "niet het geslacht dat gevraagd is"),
    ],
)
def test_the_wish_for_a_woman_or_a_man(wished: Gender | None, words: str) -> None:
    wish = Reservation(ReservationKind.GENDER_WISH_NOT_MET, gender=wished)
    assert matching.reservation(wish, VOLUNTEER) == words


def test_why_it_cannot_names_the_matches_she_has() -> None:
    assert matching.cannot([Breach.FULL], load=3) == "kan niet: heeft al 3 koppelingen"
    assert matching.cannot([Breach.FULL], load=1) == "kan niet: heeft al 1 koppeling"
    assert matching.cannot([Breach.FULL, Breach.NO_VOG]) == (
        "kan niet: heeft geen plek meer; één-op-één pas na VOG"
    )
    assert matching.cannot([Breach.FULL], ACTIVITY, 12) == "kan niet: is vol"


def test_activities_have_words_of_their_own() -> None:
    assert matching.reason(full(ReasonKind.DAY_PART), ACTIVITY) == "op dinsdagmiddag"
    assert matching.reason(full(ReasonKind.SHARED_INTEREST), ACTIVITY) == "past bij kaarten"
    assert matching.reason(full(ReasonKind.ALREADY_KNOWN), ACTIVITY) == "komt daar al"
    nearly = Reservation(ReservationKind.NEARLY_FULL, load=9, places=10)
    assert matching.reservation(nearly, ACTIVITY) == "bijna vol"
    assert matching.reservation(nearly, VOLUNTEER) == "heeft al 9 van 10 koppelingen"


def test_a_plan_that_takes_long_says_so_in_minutes() -> None:
    assert matching.plan_takes(8) == ""
    assert matching.plan_takes(31) == "Dit duurt ongeveer 1 minuut."
    assert matching.plan_takes(90) == "Dit duurt ongeveer 2 minuten."
