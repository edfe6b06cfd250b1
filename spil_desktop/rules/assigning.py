"""Who gets which place, when each can use only some of them: the best of all ways, with prices.

The prices are those of the market that would come to the same: nobody would rather have another
place at its price, and a place that is left over costs nothing. They tell of a place that was not
looked at whether it could have made a difference, so that a plan for thousands of people need not
weigh every place for everyone.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

NONE: Final = -1
"""The place of somebody who stays without."""

CLOSE: Final = 1e-7
"""Gains below this are rounding: values go up to tens of thousands."""


_CELLS: Final = 20_000_000
"""So many numbers fit in the memory of any laptop; a larger table is not made."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What each place is worth to each person who can use it, and what staying without is worth.

    `people`, `places` and `worth` have a line for each wish, in any order; a pair comes once.
    `without` has a value for each person, not below zero; `count` is the number of places.
    """

    people: Numbers
    places: Numbers
    worth: Floats
    without: Floats
    count: int


@dataclass(frozen=True, slots=True)
class Priced:
    """The price of each place, and what each person gains at these prices."""

    prices: Floats
    gains: Floats


def best(wishes: Wishes) -> Numbers:
    """Return the place of each person (or `NONE`) so that the total worth is highest.

    Nobody gets two places and no place is given twice.
    """
    if not len(wishes.people):
        return np.full(len(wishes.without), NONE, np.int64)
    few = len(wishes.without) * wishes.count <= _CELLS
    given = _by_table(wishes) if few else _by_wishes(wishes)
    given[given >= wishes.count] = NONE
    return given


def priced(wishes: Wishes, given: Numbers) -> Priced:
    """Return the lowest prices at which nobody would change, when `given` is the best.

    A price goes up as long as somebody would rather have that place; with the best, that ends.
    """
    prices = np.zeros(wishes.count)
    if not len(wishes.people):
        return Priced(prices, wishes.without)
    has_place = given != NONE
    got = wishes.without.copy()
    hers = np.flatnonzero(wishes.places == given[wishes.people])
    got[wishes.people[hers]] = wishes.worth[hers]
    order = np.argsort(wishes.places, kind="stable")
    people, worth = wishes.people[order], wishes.worth[order]
    asked, first = np.unique(wishes.places[order], return_index=True)
    while True:
        gains = np.where(has_place, got - prices[given], got)
        offered = np.maximum.reduceat(worth - gains[people], first)
        higher = offered > prices[asked] + CLOSE
        if not higher.any():
            return Priced(prices, gains)
        prices[asked[higher]] = offered[higher]


def _by_table(wishes: Wishes) -> Numbers:
    """Return the place of each person by the Hungarian method, which lets others work meanwhile.

    Where nothing is gained over staying without, the place that is told is no wish of hers.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  scipy takes long to load

    table = np.zeros((len(wishes.without), wishes.count))
    gained = np.maximum(wishes.worth - wishes.without[wishes.people], 0.0)
    table[wishes.people, wishes.places] = gained
    rows, taken = linear_sum_assignment(table, maximize=True)
    worthy = table[rows, taken] > 0
    given = np.full(len(table), NONE, np.int64)
    given[rows[worthy]] = taken[worthy]
    return given


def _by_wishes(wishes: Wishes) -> Numbers:
    """Return the place of each person, without a table of all places for everyone."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  scipy takes long to load
    from scipy.sparse.csgraph import (  # noqa: PLC0415  scipy takes long to load
        min_weight_full_bipartite_matching,
    )

    everyone = len(wishes.without)
    # Each has a place of her own besides, for staying without. The costs are above zero: to scipy
    # a zero is no connection.
    top = 1.0 + max(float(wishes.worth.max()), float(wishes.without.max()))
    people = np.concatenate((wishes.people, np.arange(everyone)))
    places = np.concatenate((wishes.places, wishes.count + np.arange(everyone)))
    costs = top - np.concatenate((wishes.worth, wishes.without))
    graph = csr_matrix((costs, (people, places)), shape=(everyone, wishes.count + everyone))
    rows, taken = min_weight_full_bipartite_matching(graph)
    given = np.full(everyone, NONE, np.int64)
    given[rows] = taken
    return given
