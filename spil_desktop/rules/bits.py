"""Needs and candidates as arrays: sets of codes become bits, places become numbers.

Two bits in common are an interest in common; two equal numbers are the same street. Numbers of
unknown places are negative and differ from each other, so that unknown never equals unknown.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from itertools import count
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import Address, Candidate, Seeker, Vog
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    Code,
    ConsentState,
    DayPart,
    Gender,
    Interest,
    Language,
    Offer,
    VolunteerRole,
)

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
ItemT = TypeVar("ItemT")

NO_LIMIT: Final = 1_000_000
NOT_ASKED, GIVEN, REFUSED = range(3)
ALL_PARTS: Final = (1 << len(DayPart)) - 1
KINDS: Final = {kind: place for place, kind in enumerate(CandidateKind)}
GENDERS: Final = {gender: place for place, gender in enumerate(Gender)}
VOGS: Final = {vog: place for place, vog in enumerate(Vog)}
_CONSENTS: Final[dict[ConsentState | None, int]] = {
    None: NOT_ASKED,
    ConsentState.GIVEN: GIVEN,
    ConsentState.REFUSED: REFUSED,
    ConsentState.WITHDRAWN: REFUSED,
}
_FAR: Final = 1_000_000
_LISTS: Final[tuple[type[Code], ...]] = (Interest, DayPart, Language, Offer, VolunteerRole)
_BIT: Final[dict[tuple[type[Code], Code], int]] = {
    (kind, member): 1 << place for kind in _LISTS for place, member in enumerate(kind)
}


@lru_cache(maxsize=16384)
def of(codes: frozenset[Code]) -> int:
    """Return codes of one list as bits, by their place in the list."""
    return sum(_BIT[type(code), code] for code in codes)


@lru_cache(maxsize=4096)
def alike(interests: frozenset[Code]) -> int:
    """Return as bits everything that resembles one of these interests."""
    return of(
        frozenset(
            other
            for interest in interests
            if isinstance(interest, Interest)
            for other in affinity.like(interest)
        )
    )


def or_all(parts: Ints) -> Ints:
    """Return parts of the week, with the whole week for someone who did not say."""
    filled = parts.copy()
    filled[filled == 0] = ALL_PARTS
    return filled


class Places:
    """Numbers for streets, postcodes and areas, shared by needs and candidates."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._unknown = count(-1, -1)

    def area(self, address: Address) -> int:
        """Return the number of the area."""
        return self._number("area", address.area_id)

    def street(self, address: Address) -> int:
        """Return the number of the street; streets of the same name in two areas differ."""
        street = (address.street or "").strip().casefold()
        return self._number(address.area_id, street or None)

    def postcode(self, address: Address) -> int:
        """Return the number of the whole postcode (9204 ZK)."""
        return self._number("postcode", address.postcode or None)

    def neighbourhood(self, address: Address) -> int:
        """Return the number of the postcode's four digits (9204)."""
        return self._number("neighbourhood", (address.postcode or "")[:4] or None)

    def _number(self, sort: Hashable, value: Hashable | None) -> int:
        if value is None:
            return next(self._unknown)
        return self._numbers.setdefault((sort, value), len(self._numbers))


class Rows:
    """The needs, a row each: every array has the shape (needs, 1)."""

    def __init__(self, seekers: Sequence[Seeker], places: Places) -> None:
        ints, flags = _makers(seekers, (len(seekers), 1))
        self.wished = ints(lambda one: of(one.interests))
        self.also = ints(lambda one: of(one.also - one.interests))
        self.parts = ints(lambda one: of(one.day_parts))
        self.bookings = ints(lambda one: of(one.bookings))
        self.languages = ints(lambda one: of(one.languages))
        self.gender_wish = ints(lambda one: GENDERS[one.gender_wish or Gender.UNKNOWN])
        self.person = ints(lambda one: one.person_id)
        self.area = ints(lambda one: places.area(one.address))
        self.street = ints(lambda one: places.street(one.address))
        self.postcode = ints(lambda one: places.postcode(one.address))
        self.neighbourhood = ints(lambda one: places.neighbourhood(one.address))
        self.house_number = ints(lambda one: _number(one.address, _FAR))
        self.sharing = ints(lambda one: _CONSENTS[one.sharing])
        self.has_file = flags(lambda one: one.has_file)
        self.gone = flags(lambda one: one.gone)
        self.has_pets = flags(lambda one: one.has_pets)
        self.smokes = flags(lambda one: one.smokes)
        self.wheelchair = flags(lambda one: one.wheelchair)
        self.walker = flags(lambda one: one.walker)
        self.needs_transport = flags(lambda one: one.needs_transport)


class Columns:
    """The candidates, a column each: every array has the shape (candidates,)."""

    def __init__(self, candidates: Sequence[Candidate], places: Places) -> None:
        ints, flags = _makers(candidates, (len(candidates),))
        kind = ints(lambda one: KINDS[one.kind])
        self.is_volunteer: Bools = kind == KINDS[CandidateKind.VOLUNTEER]
        self.is_participant: Bools = kind == KINDS[CandidateKind.PARTICIPANT]
        self.is_activity: Bools = kind == KINDS[CandidateKind.ACTIVITY]
        self.roles = ints(lambda one: of(one.roles))
        self.offers = ints(lambda one: of(one.offers))
        self.interests = ints(lambda one: of(one.interests))
        self.alike = ints(lambda one: alike(one.interests))
        self.parts = ints(lambda one: of(one.day_parts))
        self.bookings = ints(lambda one: of(one.bookings))
        self.languages = ints(lambda one: of(one.languages))
        self.gender = ints(lambda one: GENDERS[one.gender])
        self.person = ints(lambda one: -1 if one.person_id is None else one.person_id)
        self.area = ints(lambda one: places.area(one.address))
        self.street = ints(lambda one: places.street(one.address))
        self.postcode = ints(lambda one: places.postcode(one.address))
        self.neighbourhood = ints(lambda one: places.neighbourhood(one.address))
        self.house_number = ints(lambda one: _number(one.address, -_FAR))
        self.load = ints(lambda one: one.load)
        self.places = ints(lambda one: NO_LIMIT if one.places is None else one.places)
        self.free = ints(lambda one: NO_LIMIT if one.free is None else one.free)
        self.vog = ints(lambda one: VOGS[one.vog])
        self.sharing = ints(lambda one: _CONSENTS[one.sharing])
        self.deployable = flags(lambda one: one.deployable)
        self.held = flags(lambda one: one.held)
        self.has_car = flags(lambda one: one.has_car)
        self.no_pets = flags(lambda one: one.no_pets)
        self.no_smokers = flags(lambda one: one.no_smokers)
        self.smokes = flags(lambda one: one.smokes)
        self.wheelchair = flags(lambda one: one.wheelchair)
        self.walker = flags(lambda one: one.walker)


def _number(address: Address, unknown: int) -> int:
    """Return the house number; the unknown ones of rows and columns lie far apart."""
    return unknown if address.house_number is None else address.house_number


def _makers(
    items: Sequence[ItemT], shape: tuple[int, ...]
) -> tuple[
    Callable[[Callable[[ItemT], int]], Ints],
    Callable[[Callable[[ItemT], bool]], Bools],
]:
    """Return two functions that make an array of numbers, or of yes and no, from the items."""

    def ints(value: Callable[[ItemT], int]) -> Ints:
        return np.fromiter(map(value, items), np.int32, len(items)).reshape(shape)

    def flags(value: Callable[[ItemT], bool]) -> Bools:
        return np.fromiter(map(value, items), np.bool_, len(items)).reshape(shape)

    return ints, flags
