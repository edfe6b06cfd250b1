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

ELSEWHERE, SAME_AREA, SAME_NEIGHBOURHOOD, SAME_POSTCODE, SAME_STREET, NEIGHBOUR = range(6)
"""Levels of nearness; SAME_NEIGHBOURHOOD shares the four digits of the postcode."""

NEARNESS: Final = np.array([0.0, 0.5, 0.6, 0.85, 0.9, 1.0])
"""What each level of nearness scores."""

_SHARED_PARTS: Final = np.array([0.0, 0.7, 0.85, 1.0])
_PARTS_UNKNOWN: Final = 0.4
_COMMON_TONGUE: Final = 0.5
"""Score of the language when both speak Dutch or nothing is known; a shared dialect scores 1."""
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
        (SAME_POSTCODE, rows.postcode == columns.postcode),
        (SAME_STREET, same_street),
        (NEIGHBOUR, same_street & (apart <= NEIGHBOUR_NUMBERS)),
    ):
        np.copyto(level, nearer, where=where)
    return level


def week(shared: Ints, known: Bools) -> Floats:
    """Score the free parts of the week in common; where one is unknown, something in between."""
    counted = np.minimum(np.bitwise_count(shared), len(_SHARED_PARTS) - 1)
    return np.where(known, _SHARED_PARTS[counted], _PARTS_UNKNOWN)


def language(rows: Rows, columns: Columns) -> Floats:
    """Score the languages: a dialect or mother tongue in common is worth most."""
    common = rows.languages & columns.languages
    known = (rows.languages != 0) & (columns.languages != 0)
    own_tongue = common & ~_DUTCH != 0
    return np.where(own_tongue, 1.0, np.where(known & (common == 0), 0.0, _COMMON_TONGUE))
