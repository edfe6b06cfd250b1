"""How much a need and a candidate have in common, each consideration from 0 to 1.

`rows` and `columns` are the arrays of `bits`; every result is a table of needs by candidates.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import bits
from spil_desktop.rules.bits import Bools, Columns, Ints, Rows
from spil_desktop.rules.candidates import NEIGHBOUR_NUMBERS
from spil_desktop.rules.vocabulary import Interest, Language

Floats = NDArray[np.float64]

(
    ELSEWHERE,
    SAME_AREA,
    SAME_NEIGHBOURHOOD,
    NEXT_STREET,
    SAME_POSTCODE,
    SAME_STREET,
    NEIGHBOUR,
    SAME_ADDRESS,
) = range(8)
"""Levels of nearness; SAME_NEIGHBOURHOOD shares the four digits of the postcode."""

NEARNESS: Final = np.array([0.0, 0.5, 0.6, 0.8, 0.85, 0.9, 1.0, 1.0])
"""What each level of nearness scores."""

_HALF_AT: Final = 3000.0
"""Metres at which a measured distance scores half: as much as the same area by itself."""

_EARTH: Final = 6_371_000.0
"""Radius of the earth in metres."""

_SHARED_PARTS: Final = np.array([0.0, 0.7, 0.85, 1.0])
_PARTS_UNKNOWN: Final = 0.4
_COMMON_TONGUE: Final = 0.5
"""Score of the language when both speak Dutch or nothing is known; a shared dialect scores 1."""
_TONGUE_AKIN: Final = 0.75
"""Score of two dialects whose speakers follow each other."""
_LEFT_AFTER_SHARED: Final = 0.4
_LEFT_AFTER_LIKE: Final = 0.7
"""What one interest in common leaves of the gap to 1: two shared leave 0.16, and score 0.84."""
_INTERESTS_IN_COMMON: Final = 1 - np.multiply.outer(
    _LEFT_AFTER_SHARED ** np.arange(len(Interest) + 1),
    _LEFT_AFTER_LIKE ** np.arange(len(Interest) + 1),
)
_DUTCH: Final = bits.of(frozenset({Language.DUTCH}))


def interests(rows: Rows, columns: Columns) -> Floats:
    """Score what both like: what the need is about in full, what resembles it in part.

    What she likes besides counts as resembling. More in common never scores less: an interest
    that goes from resembling to shared leaves a smaller gap.
    """
    shared = np.bitwise_count(rows.wished & columns.interests)
    half = (rows.wished & columns.alike & ~columns.interests) | (rows.also & columns.interests)
    score: Floats = _INTERESTS_IN_COMMON[shared, np.bitwise_count(half)]
    return score


def nearness(rows: Rows, columns: Columns) -> Ints:
    """Return the level of nearness of every pair."""
    level: Ints = np.full((len(rows.area), len(columns.area)), ELSEWHERE, np.int32)
    same_street = rows.street == columns.street
    apart = np.abs(rows.house_number - columns.house_number)
    for nearer, where in (
        (SAME_AREA, rows.area == columns.area),
        (SAME_NEIGHBOURHOOD, rows.neighbourhood == columns.neighbourhood),
        (NEXT_STREET, _beside(rows, columns)),
        (SAME_POSTCODE, rows.postcode == columns.postcode),
        (SAME_STREET, same_street),
        (NEIGHBOUR, same_street & (apart <= NEIGHBOUR_NUMBERS)),
        (SAME_ADDRESS, same_street & (apart == 0)),
    ):
        np.copyto(level, nearer, where=where)
    return level


def _beside(rows: Rows, columns: Columns) -> Bools:
    """Tell which candidates live in a street that lies beside hers, as the office said."""
    beside = np.zeros((len(rows.street), len(columns.street)), np.bool_)
    for streets, asking in rows.beside.items():
        beside[asking] = np.isin(columns.street, streets)
    return beside


def metres(rows: Rows, columns: Columns) -> Floats | None:
    """Return the distance as the crow flies (haversine), not a number where one is unknown.

    None when there is no pair of which both places are known.
    """
    if np.isnan(rows.latitude).all() or np.isnan(columns.latitude).all():
        return None
    north = np.sin((columns.latitude - rows.latitude) / 2) ** 2
    east = np.sin((columns.longitude - rows.longitude) / 2) ** 2
    curve = north + np.cos(rows.latitude) * np.cos(columns.latitude) * east
    found: Floats = 2 * _EARTH * np.arcsin(np.sqrt(curve))
    return found


def distance(level: Ints, apart: Floats | None) -> Floats:
    """Score how near: by metres where they are known, but never less than the same street."""
    by_level: Floats = NEARNESS[level]
    if apart is None:
        return by_level
    measured = _HALF_AT / (_HALF_AT + apart)
    near = np.where(level >= SAME_POSTCODE, np.maximum(measured, by_level), measured)
    return np.where(np.isnan(apart), by_level, near)


def week(shared: Ints, known: Bools) -> Floats:
    """Score the free parts of the week in common; where one is unknown, something in between."""
    counted = np.minimum(np.bitwise_count(shared), len(_SHARED_PARTS) - 1)
    return np.where(known, _SHARED_PARTS[counted], _PARTS_UNKNOWN)


def language(rows: Rows, columns: Columns) -> Floats:
    """Score the languages: a dialect or mother tongue in common is worth most."""
    common = rows.languages & columns.languages
    own_tongue = common & ~_DUTCH != 0
    akin = rows.languages & columns.akin != 0
    plain = np.where(speechless(rows, columns), 0.0, _COMMON_TONGUE)
    return np.where(own_tongue, 1.0, np.where(akin, _TONGUE_AKIN, plain))


def speechless(rows: Rows, columns: Columns) -> Bools:
    """Tell which two have no language in common, nor dialects that resemble each other."""
    known: Bools = (rows.languages != 0) & (columns.languages != 0)
    none: Bools = rows.languages & (columns.languages | columns.akin) == 0
    return known & none
