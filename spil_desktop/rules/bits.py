"""Needs and candidates as arrays: sets of codes become bits, places become numbers.

Two bits in common are an interest in common; two equal numbers are the same street. Numbers of
unknown places are negative and differ between needs and candidates, so that unknown never equals
unknown.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache, partial
from itertools import count
from math import nan, prod
from operator import attrgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import affinity
from spil_desktop.rules.candidates import Address, Seeker, Vog
from spil_desktop.rules.columns import read_each, turned
from spil_desktop.rules.gathered import Gathered
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    Code,
    ConsentState,
    DayPart,
    Gender,
    Interest,
    Language,
    NeedTheme,
    Offer,
    VolunteerRole,
)

Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

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
_SEEKER: Final = {
    **{field.name: field.name for field in fields(Seeker)},
    **{name: f"address.{name}" for name in Address._fields},
}
"""Where the fields of a seeker and of her address are found, by their names in a table."""
_LISTS: Final[tuple[type[Code], ...]] = (
    Interest,
    DayPart,
    Language,
    Offer,
    VolunteerRole,
    NeedTheme,
)
_BIT: Final[dict[tuple[type[Code], Code], int]] = {
    (kind, member): 1 << place for kind in _LISTS for place, member in enumerate(kind)
}


def of(codes: frozenset[Code]) -> int:
    """Return codes of one list as bits, by their place in the list."""
    return _of(type(next(iter(codes))), codes) if codes else 0


def parts(chosen: int) -> list[DayPart]:
    """Return parts of the week by their bits, in order."""
    return [part for part in DayPart if chosen & _BIT[DayPart, part]] if chosen else []


@lru_cache(maxsize=16384)
def _of(kind: type[Code], codes: frozenset[Code]) -> int:
    """Remember the bits by list as well: equal words of two lists are equal codes."""
    return sum(_BIT[kind, code] for code in codes)


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


@lru_cache(maxsize=4096)
def akin(languages: frozenset[Code]) -> int:
    """Return as bits every dialect that someone who speaks these follows as well."""
    return of(
        frozenset(
            other
            for language in languages
            if isinstance(language, Language)
            for other in affinity.dialects_like(language)
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

    def area(self, area_id: int | None) -> int:
        """Return the number of an area."""
        return self._number("area", area_id)

    def street(self, area_and_street: tuple[int | None, str | None]) -> int:
        """Return the number of the street; streets of the same name in two areas differ."""
        area_id, street = area_and_street
        return self._number(area_id, (street or "").strip().casefold() or None)

    def streets(self, area_id: int | None, names: Iterable[str]) -> list[int]:
        """Return the numbers of streets of one area, by their names in lower case."""
        return [self._number(area_id, name) for name in names]

    def postcode(self, postcode: str | None) -> int:
        """Return the number of a whole postcode (9204 ZK)."""
        return self._number("postcode", postcode or None)

    def neighbourhood(self, postcode: str | None) -> int:
        """Return the number of a postcode's four digits (9204)."""
        return self._number("neighbourhood", postcode[:4] if postcode else None)

    def _number(self, sort: Hashable, value: Hashable | None) -> int:
        if value is None:
            return next(self._unknown)
        return self._numbers.setdefault((sort, value), len(self._numbers))


class Rows:
    """The needs, a row each: every array has the shape (needs, 1)."""

    def __init__(self, seekers: Sequence[Seeker], places: Places) -> None:
        rows = turned(map(attrgetter(*_SEEKER.values()), seekers), len(_SEEKER))
        table = _Table(dict(zip(_SEEKER, rows, strict=True)), (len(seekers), 1))
        self.wished = table.sets("interests", Interest)
        self.also: Ints = table.sets("also", Interest) & ~self.wished
        self.parts = table.sets("day_parts", DayPart)
        self.bookings = table.sets("bookings", DayPart)
        self.languages = table.sets("languages", Language)
        self.gender_wish = table.codes("gender_wish", {None: GENDERS[Gender.UNKNOWN], **GENDERS})
        self.person = table.numbers("person_id")
        self.area = table.mapped("area_id", places.area)
        self.street = table.mapped_pairs("area_id", "street", places.street)
        self.postcode = table.mapped("postcode", places.postcode)
        self.neighbourhood = table.mapped("postcode", places.neighbourhood)
        self.house_number = table.known("house_number", _FAR)
        self.latitude = table.degrees("latitude")
        self.longitude = table.degrees("longitude")
        self.furthest = table.known("furthest", NO_LIMIT)
        self.themes: Ints = table.mapped("theme", lambda theme: of(frozenset({theme})))
        self.beside = _beside(seekers, places)
        self.sharing = table.codes("sharing", _CONSENTS)
        self.has_file = table.flags("has_file")
        self.gone = table.flags("gone")
        self.has_pets = table.flags("has_pets")
        self.smokes = table.flags("smokes")
        self.wheelchair = table.flags("wheelchair")
        self.walker = table.flags("walker")
        self.needs_transport = table.flags("needs_transport")
        self.has_stairs = table.flags("has_stairs")


class Columns:
    """The candidates, a column each: every array has the shape (candidates,)."""

    def __init__(self, candidates: Gathered, places: Places) -> None:
        table = _Table(candidates.columns, (len(candidates),))
        self.kind = table.codes("kind", KINDS)
        self.id = table.numbers("id")
        self.is_volunteer: Bools = self.kind == KINDS[CandidateKind.VOLUNTEER]
        self.is_participant: Bools = self.kind == KINDS[CandidateKind.PARTICIPANT]
        self.is_activity: Bools = self.kind == KINDS[CandidateKind.ACTIVITY]
        self.roles = table.sets("roles", VolunteerRole)
        self.offers = table.sets("offers", Offer)
        self.interests = table.sets("interests", Interest)
        self.alike = table.mapped("interests", alike)
        self.parts = table.sets("day_parts", DayPart)
        self.bookings = table.sets("bookings", DayPart)
        self.languages = table.sets("languages", Language)
        self.akin = table.mapped("languages", akin)
        self.done = table.sets("done", NeedTheme)
        self.gender = table.codes("gender", GENDERS)
        self.person = table.known("person_id", -1)
        self.area = table.mapped("area_id", places.area)
        self.street = table.mapped_pairs("area_id", "street", places.street)
        self.postcode = table.mapped("postcode", places.postcode)
        self.neighbourhood = table.mapped("postcode", places.neighbourhood)
        self.house_number = table.known("house_number", -_FAR)
        self.latitude = table.degrees("latitude")
        self.longitude = table.degrees("longitude")
        self.load = table.numbers("load")
        self.places = table.known("places", NO_LIMIT)
        self.free: Ints = np.where(
            self.places == NO_LIMIT, NO_LIMIT, np.maximum(self.places - self.load, 0)
        )
        self.vog = table.codes("vog", VOGS)
        self.sharing = table.codes("sharing", _CONSENTS)
        self.deployable = table.flags("deployable")
        self.held = table.flags("held")
        self.has_car = table.flags("has_car")
        self.no_pets = table.flags("no_pets")
        self.no_smokers = table.flags("no_smokers")
        self.no_stairs = table.flags("no_stairs")
        self.away = table.flags("away")
        self.takes_wheelchair = table.flags("takes_wheelchair")
        self.together = table.flags("together")
        self.takes_walker = table.flags("takes_walker")
        self.smokes = table.flags("smokes")
        self.seeks_company = table.flags("seeks_company")
        self.wheelchair = table.flags("wheelchair")
        self.walker = table.flags("walker")


def _beside(seekers: Sequence[Seeker], places: Places) -> dict[tuple[int, ...], list[int]]:
    """Return the rows of seekers by the numbers of the streets beside theirs."""
    found: dict[tuple[int, ...], list[int]] = {}
    for row, seeker in enumerate(seekers):
        if seeker.beside:
            streets = places.streets(seeker.address.area_id, sorted(seeker.beside))
            found.setdefault(tuple(streets), []).append(row)
    return found


class _Table:
    """Makes arrays of the fields of many items, without a line of Python for each value.

    What has to be looked up is so once for each different value: thousands of people live in some
    hundreds of streets.
    """

    def __init__(self, columns: Mapping[str, Sequence[Any]], shape: tuple[int, ...]) -> None:
        self._columns = columns
        self._shape = shape

    def numbers(self, name: str) -> Ints:
        """Return a field that holds a number."""
        return self._array(self._columns[name])

    def known(self, name: str, unknown: int) -> Ints:
        """Return a field that holds a number or None, for which `unknown` stands."""
        return self._array([unknown if one is None else one for one in self._columns[name]])

    def degrees(self, name: str) -> Floats:
        """Return a coordinate in radians, not a number where it is unknown."""
        known = [nan if one is None else one for one in self._columns[name]]
        return np.radians(np.fromiter(known, np.float64)).reshape(self._shape)

    def flags(self, name: str) -> Bools:
        """Return a field that holds yes or no."""
        return np.fromiter(self._columns[name], np.bool_).reshape(self._shape)

    def codes(self, name: str, numbers: Mapping[Any, int]) -> Ints:
        """Return a field that holds one code, as its number."""
        return self._array(map(numbers.__getitem__, self._columns[name]))

    def sets(self, name: str, kind: type[Code]) -> Ints:
        """Return a field that holds codes of one list, as bits."""
        return self.mapped(name, partial(_of, kind))

    def mapped(self, name: str, number: Callable[[Any], int]) -> Ints:
        """Return what `number` makes of a field."""
        return self._array(read_each(number, self._columns[name]))

    def mapped_pairs(self, name: str, other: str, number: Callable[[Any], int]) -> Ints:
        """Return what `number` makes of two fields together."""
        pairs = zip(self._columns[name], self._columns[other], strict=True)
        return self._array(read_each(number, pairs))

    def _array(self, values: Iterable[int]) -> Ints:
        return np.fromiter(values, np.int32, prod(self._shape)).reshape(self._shape)
