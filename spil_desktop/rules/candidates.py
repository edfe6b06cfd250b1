"""What is compared in a match: who asks, who or what could answer, and what is said of the pair."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from spil_desktop.rules.vocabulary import (
    CLOSED_FILES,
    READY_VOLUNTEERS,
    CandidateKind,
    ConsentState,
    DayPart,
    Gender,
    Interest,
    Language,
    MatchKind,
    NeedTheme,
    Offer,
    ParticipantStatus,
    SubTheme,
    VolunteerRole,
    VolunteerStatus,
)

CandidateKey = tuple[CandidateKind, int]
"""Which candidate: its kind, and its number in the table of that kind."""

NEIGHBOUR_NUMBERS: Final = 10
"""House numbers that two in the same street may differ to be called close by."""

PARTICIPANT_PLACES: Final = 2
"""Running matches in which a participant is asked to do something for others, at most."""

_TAKES_PART: Final = frozenset({ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE})


class Vog(StrEnum):
    """Whether a volunteer's VOG counts for a match: OLD has to be renewed, but is one."""

    NONE = "none"
    OLD = "old"
    VALID = "valid"


class Breach(StrEnum):
    """A hard rule that forbids a match."""

    SAME_PERSON = "same_person"
    SEEKER_GONE = "seeker_gone"
    ROLE = "role"
    NOT_DEPLOYABLE = "not_deployable"
    NOT_HELD = "not_held"
    FULL = "full"
    NO_VOG = "no_vog"
    NO_CONSENT = "no_consent"
    OTHER_NO_CONSENT = "other_no_consent"
    NEVER_AGAIN = "never_again"
    REFUSED_BEFORE = "refused_before"
    ALREADY_MATCHED = "already_matched"
    DOUBLE_BOOKED = "double_booked"
    NOT_ACCESSIBLE = "not_accessible"
    AWAY = "away"
    TOO_FAR = "too_far"
    WHEELCHAIR_NOT_ALONG = "wheelchair_not_along"


class ReasonKind(StrEnum):
    """What speaks for a match, in the order in which it is told."""

    ALREADY_KNOWN = "already_known"
    HELPED_BEFORE = "helped_before"
    SHARED_INTEREST = "shared_interest"
    LIKE_INTEREST = "like_interest"
    CAN_OFFER = "can_offer"
    SAME_ADDRESS = "same_address"
    NEIGHBOUR = "neighbour"
    SAME_STREET = "same_street"
    SAME_POSTCODE = "same_postcode"
    NEXT_STREET = "next_street"
    METRES = "metres"
    SAME_NEIGHBOURHOOD = "same_neighbourhood"
    SAME_AREA = "same_area"
    DAY_PART = "day_part"
    LANGUAGE = "language"
    LIKE_LANGUAGE = "like_language"
    HAS_CAR = "has_car"
    TAKES_WHEELCHAIR = "takes_wheelchair"
    FREE_PLACES = "free_places"
    ACCESSIBLE = "accessible"
    EXPERIENCED = "experienced"


class ReservationKind(StrEnum):
    """What to mind in a match that is allowed, in the order in which it is told."""

    CONSENT_NOT_ASKED = "consent_not_asked"
    OTHER_CONSENT_NOT_ASKED = "other_consent_not_asked"
    NO_VOG = "no_vog"
    VOG_OLD = "vog_old"
    GENDER_WISH_NOT_MET = "gender_wish_not_met"
    HAS_PETS = "has_pets"
    SMOKES = "smokes"
    OTHER_SMOKES = "other_smokes"
    STAIRS = "stairs"
    NO_SHARED_LANGUAGE = "no_shared_language"
    NO_SHARED_DAY_PART = "no_shared_day_part"
    SEEKER_BUSY = "seeker_busy"
    DAY_PARTS_UNKNOWN = "day_parts_unknown"
    OTHER_AREA = "other_area"
    NO_CAR = "no_car"
    USES_WHEELCHAIR = "uses_wheelchair"
    WALKER_NOT_ALONG = "walker_not_along"
    NEEDS_TRANSPORT = "needs_transport"
    WALKER_UNSURE = "walker_unsure"
    NEARLY_FULL = "nearly_full"
    GOES_TOGETHER = "goes_together"


class Address(NamedTuple):
    """Where someone lives, as far as known; `street` is compared without regard to case.

    `latitude` and `longitude` are degrees, known only when the office brought a list of addresses.
    """

    area_id: int | None = None
    street: str | None = None
    house_number: int | None = None
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    def __repr__(self) -> str:
        return f"<Address in area {self.area_id}>"


NOWHERE: Final = Address()
"""An address of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """A need with what matters of the participant who has it.

    `interests` are what the need is about, `also` what else she likes. `sharing` is her answer
    to sharing her data with a volunteer, None when it was never asked; `has_file` is False when
    she refused a file, `gone` True when she takes part no more. `excluded` are people never to be
    matched with her, `refused` candidates turned down for this need, `matched` those it already
    runs with, `known` those who have a running match with her for another need, `before` those who
    helped her before and left on good terms. `beside` are the streets that lie beside hers, in
    lower case; `furthest` is how many metres away a volunteer may live, None for any distance, and
    `waiting` how many days the need was asked ago.
    """

    need_id: int
    participant_id: int
    person_id: int
    theme: NeedTheme
    sub_theme: SubTheme | None = None
    interests: frozenset[Interest] = frozenset()
    also: frozenset[Interest] = frozenset()
    day_parts: frozenset[DayPart] = frozenset()
    bookings: frozenset[DayPart] = frozenset()
    languages: frozenset[Language] = frozenset()
    gender_wish: Gender | None = None
    address: Address = NOWHERE
    has_file: bool = True
    gone: bool = False
    sharing: ConsentState | None = ConsentState.GIVEN
    has_pets: bool = False
    smokes: bool = False
    wheelchair: bool = False
    walker: bool = False
    needs_transport: bool = False
    has_stairs: bool = False
    beside: frozenset[str] = frozenset()
    furthest: int | None = None
    waiting: int = 0
    excluded: frozenset[int] = frozenset()
    refused: frozenset[CandidateKey] = frozenset()
    matched: frozenset[CandidateKey] = frozenset()
    known: frozenset[CandidateKey] = frozenset()
    before: frozenset[CandidateKey] = frozenset()


class Candidate(NamedTuple):
    """Who or what could answer a need; a tuple, because thousands are made while someone waits.

    `load` are running matches (visitors, for an activity) and `places` how many it can have,
    None for no limit. `deployable` says whether the status allows a new match, `held` whether
    the activity still runs. `sharing`, `smokes`, `offers` and `seeks_company` (she has an open
    need for it herself) are a participant's; a volunteer's are `roles`, `vog`, `no_pets`,
    `no_smokers`, `no_stairs`, `away` (absent today), what fits in her car, `together` (she prefers
    to go with another volunteer) and `done`: the themes of needs that she answered before.
    `wheelchair` and `walker` are an activity's access.
    """

    kind: CandidateKind
    id: int
    person_id: int | None = None
    roles: frozenset[VolunteerRole] = frozenset()
    offers: frozenset[Offer] = frozenset()
    interests: frozenset[Interest] = frozenset()
    day_parts: frozenset[DayPart] = frozenset()
    bookings: frozenset[DayPart] = frozenset()
    languages: frozenset[Language] = frozenset()
    gender: Gender = Gender.UNKNOWN
    address: Address = NOWHERE
    load: int = 0
    places: int | None = 1
    deployable: bool = True
    held: bool = True
    vog: Vog = Vog.NONE
    has_car: bool = False
    no_pets: bool = False
    no_smokers: bool = False
    no_stairs: bool = False
    away: bool = False
    takes_wheelchair: bool = False
    takes_walker: bool = True
    together: bool = False
    done: frozenset[NeedTheme] = frozenset()
    smokes: bool = False
    seeks_company: bool = False
    sharing: ConsentState | None = ConsentState.GIVEN
    wheelchair: bool = False
    walker: bool = False
    excluded: frozenset[int] = frozenset()

    def __repr__(self) -> str:
        return f"<Candidate {self.kind} {self.id}>"

    @property
    def key(self) -> CandidateKey:
        """Which candidate it is."""
        return self.kind, self.id

    @property
    def free(self) -> int | None:
        """Places that are left, None for no limit."""
        return None if self.places is None else max(self.places - self.load, 0)


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a match; only the field that belongs to `kind` is filled.

    `interest` is the candidate's, `wished` the resembling one of the need; likewise `language` and
    `spoken`. `number` counts free places or metres.
    """

    kind: ReasonKind
    interest: Interest | None = None
    wished: Interest | None = None
    day_parts: tuple[DayPart, ...] = ()
    language: Language | None = None
    spoken: Language | None = None
    offer: Offer | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reservation:
    """What to mind; `load` and `places` belong to NEARLY_FULL."""

    kind: ReservationKind
    load: int = 0
    places: int = 0
    day_parts: tuple[DayPart, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Components:
    """How well a pair does on each consideration, each from 0 to 1; `Weights` weighs them."""

    interest: float
    distance: float
    day_parts: float
    language: float
    load: float
    fit: float
    continuity: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one pair.

    `score` (0 to 1) means something only when there are no `breaches`. `match_kind` is what the
    match would be and `role` the volunteer's part in it, None when nothing fits; `shared` are the
    free parts of the week that both have.
    """

    breaches: tuple[Breach, ...]
    score: float
    components: Components
    match_kind: MatchKind | None
    role: VolunteerRole | None
    shared: tuple[DayPart, ...]
    reasons: tuple[Reason, ...]
    reservations: tuple[Reservation, ...]

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.breaches


def vog_for_match(received_on: date | None, renewed_before: date, today: date) -> Vog:
    """Say whether a VOG that was received on a day counts; one dated after today does not yet.

    `renewed_before` is the last day of receipt that calls for renewal (`rules.vog`).
    """
    if received_on is None or received_on > today:
        return Vog.NONE
    return Vog.VALID if received_on > renewed_before else Vog.OLD


def is_ready(status: VolunteerStatus) -> bool:
    """Whether a volunteer of this status can take on a match."""
    return status in READY_VOLUNTEERS


def takes_part(status: ParticipantStatus) -> bool:
    """Whether a participant of this status can be asked to do something with another."""
    return status in _TAKES_PART


def is_gone(status: ParticipantStatus) -> bool:
    """Whether nothing is looked for any more for a participant of this status."""
    return status in CLOSED_FILES
