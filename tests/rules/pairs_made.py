"""Needs and candidates for tests: ordinary ones, and any at all for hypothesis."""

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


def some(kind: type, most: int = 3) -> st.SearchStrategy[frozenset]:
    return st.frozensets(st.sampled_from(list(kind)), max_size=most)


PEOPLE = st.integers(1, 6)
PARTS = st.frozensets(st.sampled_from(list(DayPart)[:5]), max_size=3)
INTERESTS = st.frozensets(st.sampled_from(list(Interest)[:6]), max_size=3)
CONSENTS = st.sampled_from([None, *ConsentState])
ADDRESSES = st.builds(
    Address,
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, "Spantweg", "spantweg ", "Nokweg"]),
    st.sampled_from([None, 1, 8, 40]),
    st.sampled_from([None, "9204 ZK", "9204 ZA", "9561 ZX"]),
    st.sampled_from([None, 53.10, 53.11, 53.20]),
    st.just(6.1),
)
KEYS = st.frozensets(st.tuples(st.sampled_from(list(CandidateKind)), PEOPLE), max_size=2)
ASKED = st.sampled_from(
    [(theme, None) for theme in NeedTheme]
    + [(theme, sub) for theme, subs in SUB_THEMES.items() for sub in subs]
)


@st.composite
def seekers(draw: st.DrawFn, number: int | None = None) -> Seeker:
    theme, sub_theme = draw(ASKED)
    flag = st.booleans()
    asker = draw(PEOPLE)
    return Seeker(
        need_id=draw(PEOPLE) if number is None else number,
        participant_id=asker,
        person_id=asker,
        theme=theme,
        sub_theme=sub_theme,
        interests=draw(INTERESTS),
        also=draw(INTERESTS),
        day_parts=draw(PARTS),
        bookings=draw(PARTS),
        languages=draw(some(Language, 2)),
        gender_wish=draw(st.sampled_from([None, *Gender])),
        address=draw(ADDRESSES),
        has_file=draw(st.sampled_from([True, True, True, False])),
        gone=draw(st.sampled_from([False, False, False, True])),
        sharing=draw(CONSENTS),
        has_pets=draw(flag),
        smokes=draw(flag),
        wheelchair=draw(flag),
        walker=draw(flag),
        needs_transport=draw(flag),
        has_stairs=draw(flag),
        beside=draw(st.sampled_from([frozenset(), frozenset({"nokweg"})])),
        furthest=draw(st.sampled_from([None, 2000])),
        waiting=draw(st.integers(0, 90)),
        excluded=draw(st.frozensets(PEOPLE, max_size=1)),
        refused=draw(KEYS),
        matched=draw(KEYS),
        known=draw(KEYS),
        before=draw(KEYS),
    )


@st.composite
def candidates(draw: st.DrawFn, key: tuple[CandidateKind, int] | None = None) -> Candidate:
    kind, number = key or (draw(st.sampled_from(list(CandidateKind))), draw(PEOPLE))
    flag = st.booleans()
    return Candidate(
        kind=kind,
        id=number,
        person_id=None if kind is CandidateKind.ACTIVITY else draw(PEOPLE),
        roles=draw(some(VolunteerRole)) if kind is CandidateKind.VOLUNTEER else frozenset(),
        offers=draw(some(Offer)) if kind is CandidateKind.PARTICIPANT else frozenset(),
        interests=draw(INTERESTS),
        day_parts=draw(PARTS),
        bookings=draw(PARTS),
        languages=draw(some(Language, 2)),
        gender=draw(st.sampled_from(list(Gender))),
        address=draw(ADDRESSES),
        load=draw(st.integers(0, 3)),
        places=draw(st.sampled_from([None, 0, 1, 3, 4])),
        deployable=draw(st.sampled_from([True, True, False])),
        held=draw(st.sampled_from([True, True, False])),
        vog=draw(st.sampled_from(list(Vog))),
        has_car=draw(flag),
        no_pets=draw(flag),
        no_smokers=draw(flag),
        no_stairs=draw(flag),
        away=draw(st.sampled_from([False, False, True])),
        takes_wheelchair=draw(flag),
        takes_walker=draw(flag),
        done=draw(some(NeedTheme)),
        smokes=draw(flag),
        seeks_company=draw(flag),
        sharing=draw(CONSENTS),
        wheelchair=draw(flag),
        walker=draw(flag),
        excluded=draw(st.frozensets(PEOPLE, max_size=1)),
    )


KEYS_OF_CANDIDATES = st.lists(
    st.tuples(st.sampled_from(list(CandidateKind)), PEOPLE), unique=True, max_size=8
)


@st.composite
def crowds(draw: st.DrawFn) -> list[Candidate]:
    return [draw(candidates(key)) for key in draw(KEYS_OF_CANDIDATES)]
