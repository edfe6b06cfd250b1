"""Needs and candidates for tests: ordinary ones, and any at all for hypothesis.

Hypothesis chooses how many there are and a seed for each; a record has thirty fields, and to let it
choose every one of them takes longer than what is tested.
"""

from collections.abc import Collection
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from spil_desktop.rules.candidates import Address, Candidate, Seeker, Vog
from spil_desktop.rules.vocabulary import (
    SUB_THEMES,
    CandidateKind,
    ConsentState,
    DayPart,
    Gender,
    Interest,
    Language,
    NeedTheme,
    Offer,
    VolunteerRole,
)

T = TypeVar("T")

HOME = Address(1, "Spantweg", 31, "9204 ZK")
FAR = Address(2, "Sluisweg", 7, "9561 ZX")


def seeker(**known: object) -> Seeker:
    return Seeker(
        **{
            "need_id": 1,
            "participant_id": 1,
            "person_id": 1,
            "theme": NeedTheme.SOCIAL_CONTACT,
            "address": HOME,
            **known,
        }
    )


def volunteer(number: int = 1, **known: object) -> Candidate:
    return Candidate(
        **{
            "kind": CandidateKind.VOLUNTEER,
            "id": number,
            "person_id": 1000 + number,
            "roles": frozenset({VolunteerRole.BUDDY}),
            "address": HOME._replace(street="Nokweg", postcode="9204 ZB"),
            "places": 2,
            "vog": Vog.VALID,
            **known,
        }
    )


def participant(number: int = 1, **known: object) -> Candidate:
    return Candidate(
        **{
            "kind": CandidateKind.PARTICIPANT,
            "id": number,
            "person_id": 2000 + number,
            "address": HOME._replace(street="Nokweg", postcode="9204 ZB"),
            "places": 2,
            **known,
        }
    )


def activity(number: int = 1, **known: object) -> Candidate:
    return Candidate(
        **{
            "kind": CandidateKind.ACTIVITY,
            "id": number,
            "address": Address(1),
            "places": 20,
            "load": 5,
            "wheelchair": True,
            **known,
        }
    )


PEOPLE = range(1, 7)
PARTS = list(DayPart)[:5]
INTERESTS = list(Interest)[:6]
KINDS = list(CandidateKind)
CONSENTS = [None, *ConsentState]
KEYS = [(kind, number) for kind in KINDS for number in PEOPLE]
ASKED = [(theme, None) for theme in NeedTheme] + [
    (theme, sub) for theme, subs in SUB_THEMES.items() for sub in subs
]
SEEDS = st.integers(0, 2**32 - 1)


class Choice(Random):
    """Chooses values of fields."""

    def some(self, values: Collection[T], most: int = 3) -> frozenset[T]:
        return frozenset(self.sample(list(values), self.randint(0, min(most, len(values)))))

    def flag(self) -> bool:
        return self.random() < 0.5

    def address(self) -> Address:
        return Address(
            self.choice([None, 1, 2]),
            self.choice([None, "Spantweg", "spantweg ", "Nokweg"]),
            self.choice([None, 1, 8, 40]),
            self.choice([None, "9204 ZK", "9204 ZA", "9561 ZX"]),
            self.choice([None, 53.10, 53.11, 53.20]),
            6.1,
        )


def _seeker(seed: int, number: int | None) -> Seeker:
    pick = Choice(seed)
    theme, sub_theme = pick.choice(ASKED)
    asker = pick.choice(PEOPLE)
    return Seeker(
        need_id=pick.choice(PEOPLE) if number is None else number,
        participant_id=asker,
        person_id=asker,
        theme=theme,
        sub_theme=sub_theme,
        interests=pick.some(INTERESTS),
        also=pick.some(INTERESTS),
        day_parts=pick.some(PARTS),
        bookings=pick.some(PARTS),
        languages=pick.some(Language, 2),
        gender_wish=pick.choice([None, *Gender]),
        address=pick.address(),
        has_file=pick.choice([True, True, True, False]),
        gone=pick.choice([False, False, False, True]),
        sharing=pick.choice(CONSENTS),
        has_pets=pick.flag(),
        smokes=pick.flag(),
        wheelchair=pick.flag(),
        walker=pick.flag(),
        needs_transport=pick.flag(),
        has_stairs=pick.flag(),
        beside=pick.choice([frozenset(), frozenset({"nokweg"})]),
        furthest=pick.choice([None, 2000]),
        waiting=pick.randint(0, 90),
        excluded=pick.some(PEOPLE, 1),
        refused=pick.some(KEYS, 2),
        matched=pick.some(KEYS, 2),
        known=pick.some(KEYS, 2),
        before=pick.some(KEYS, 2),
    )


def _candidate(seed: int, key: tuple[CandidateKind, int] | None) -> Candidate:
    pick = Choice(seed)
    kind, number = key or pick.choice(KEYS)
    return Candidate(
        kind=kind,
        id=number,
        person_id=None if kind is CandidateKind.ACTIVITY else pick.choice(PEOPLE),
        roles=pick.some(VolunteerRole) if kind is CandidateKind.VOLUNTEER else frozenset(),
        offers=pick.some(Offer) if kind is CandidateKind.PARTICIPANT else frozenset(),
        interests=pick.some(INTERESTS),
        day_parts=pick.some(PARTS),
        bookings=pick.some(PARTS),
        languages=pick.some(Language, 2),
        gender=pick.choice(list(Gender)),
        address=pick.address(),
        load=pick.randint(0, 3),
        places=pick.choice([None, 0, 1, 3, 4]),
        deployable=pick.choice([True, True, False]),
        held=pick.choice([True, True, False]),
        vog=pick.choice(list(Vog)),
        has_car=pick.flag(),
        no_pets=pick.flag(),
        no_smokers=pick.flag(),
        no_stairs=pick.flag(),
        away=pick.choice([False, False, True]),
        takes_wheelchair=pick.flag(),
        takes_walker=pick.flag(),
        done=pick.some(NeedTheme),
        smokes=pick.flag(),
        seeks_company=pick.flag(),
        sharing=pick.choice(CONSENTS),
        wheelchair=pick.flag(),
        walker=pick.flag(),
        excluded=pick.some(PEOPLE, 1),
    )


def seekers(number: int | None = None) -> st.SearchStrategy[Seeker]:
    return SEEDS.map(lambda seed: _seeker(seed, number))


def candidates(key: tuple[CandidateKind, int] | None = None) -> st.SearchStrategy[Candidate]:
    return SEEDS.map(lambda seed: _candidate(seed, key))


@st.composite
def crowds(draw: st.DrawFn) -> list[Candidate]:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=8))
    return [draw(candidates(key)) for key in keys]
