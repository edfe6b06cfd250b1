"""Of whom means are told: together they may say nothing about one to nine people.

Who reads several means adds and subtracts them: that of a year, less those of its first and third
quarter, is that of the others. So a group may only be told when it differs from whatever can be
worked out of those told before by nobody, or by ten people at least; that is also so when it is
taken by itself. People who are in the same groups can not be told apart and stand as one here.

Where one person can answer several times, groups are of answers: counted are who gave them.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from spil_desktop.rules.shares import LEAST_GROUP

_MOST_TRIED: Final = 5_000
"""Ways to combine that are tried; what is undecided then is not told."""

Group = AbstractSet[Hashable]
_People = frozenset[Hashable]
_NOBODY: Final[_People] = frozenset()
_BY_THEMSELVES: Final[Mapping[Hashable, Hashable]] = MappingProxyType({})
_Vector = Mapping[int, Fraction]
"""How often each kind of people is in a combination of groups; those not in it are left out."""


def may_tell(
    group: Group, told: Iterable[Group], givers: Mapping[Hashable, Hashable] = _BY_THEMSELVES
) -> bool:
    """Whether nothing about one to nine people follows from a mean of `group` beside those told.

    A group of which the mean can be worked out already may be told again. `givers` says who gave an
    answer; one that is not there is a person.
    """
    groups = _linked(group, told)
    people, vectors = _kinds((*groups, group), givers)
    rows: dict[int, _Vector] = {}
    for vector in vectors[:-1]:
        _add(vector, rows, people)
    rest = _reduced(vectors[-1], rows)
    if any(len(people[kind]) >= LEAST_GROUP for kind in rest):
        return True
    free = [row for pivot, row in rows.items() if len(people[pivot]) < LEAST_GROUP]
    return not rest or not _Search(people).finds_few(rest, free)


def _linked(group: Group, told: Iterable[Group]) -> Sequence[Group]:
    """Return the groups that share people with this one, or with one that does, each once."""
    left = {frozenset(each) for each in told}
    found: list[Group] = []
    reached = set(group)
    while near := [each for each in left if not reached.isdisjoint(each)]:
        found += near
        left.difference_update(near)
        reached.update(*near)
    return found


def _kinds(
    groups: Sequence[Group], givers: Mapping[Hashable, Hashable]
) -> tuple[Sequence[_People], list[_Vector]]:
    """Return the people of each kind, and which kinds are in each group."""
    of: dict[Hashable, int] = {}
    for place, group in enumerate(groups):
        for each in group:
            of[each] = of.get(each, 0) | 1 << place
    people: dict[int, set[Hashable]] = {}
    for each, kind in of.items():
        people.setdefault(kind, set()).add(givers.get(each, each))
    kinds = sorted(people, key=lambda kind: (-len(people[kind]), kind))
    vectors: list[_Vector] = [
        {number: Fraction(1) for number, kind in enumerate(kinds) if kind >> place & 1}
        for place in range(len(groups))
    ]
    return [frozenset(people[kind]) for kind in kinds], vectors


def _add(vector: _Vector, rows: dict[int, _Vector], people: Sequence[_People]) -> None:
    """Add a vector to `rows`: of every row, its pivot has 1 in it and is in no other.

    The largest kind becomes the pivot, so that a row with a small pivot has small kinds alone.
    """
    new = _reduced(vector, rows)
    if not new:
        return
    pivot = max(new, key=lambda kind: (len(people[kind]), -kind))
    new = {kind: value / new[pivot] for kind, value in new.items()}
    for other, row in rows.items():
        if pivot in row:
            rows[other] = _without(row, new, pivot)
    rows[pivot] = new


def _reduced(vector: _Vector, rows: Mapping[int, _Vector]) -> _Vector:
    """Take rows from a vector until no pivot is left in it; nothing is left of what they span."""
    for pivot in [kind for kind in vector if kind in rows]:
        vector = _without(vector, rows[pivot], pivot)
    return vector


def _without(vector: _Vector, row: _Vector, kind: int) -> _Vector:
    """Return a vector less as much of `row` as takes `kind` out of it."""
    factor = vector.get(kind, Fraction(0)) / row[kind]
    if not factor:
        return vector
    found = dict(vector)
    for each, value in row.items():
        left = found.get(each, Fraction(0)) - factor * value
        if left:
            found[each] = left
        else:
            del found[each]
    return found


class _Search:
    """The search for a combination that says something about one to nine people."""

    def __init__(self, people: Sequence[_People]) -> None:
        self._people_of = people
        self._left = _MOST_TRIED

    def finds_few(self, rest: _Vector, free: Sequence[_Vector], spent: _People = _NOBODY) -> bool:
        """Whether `rest`, less any combination of `free`, is of few people, `spent` included.

        Every kind of people is either not in that combination, or counts among the few.
        """
        self._left -= 1
        if self._left < 0 or len(spent | self._people(rest)) < LEAST_GROUP:
            return True
        touched = {kind for row in free for kind in row}
        open_kinds = [kind for kind in rest if kind in touched]
        sure = spent | self._people(rest.keys() - touched)
        if len(sure) >= LEAST_GROUP or not open_kinds:
            return False
        kind = max(open_kinds, key=lambda each: len(self._people_of[each]))
        row = next(row for row in free if kind in row)
        others = [_without(each, row, kind) for each in free if each is not row]
        if self.finds_few(_without(rest, row, kind), [each for each in others if each], spent):
            return True
        spent |= self._people_of[kind]
        kept = (_apart(each, kind) for each in free)
        return len(spent) < LEAST_GROUP and self.finds_few(
            _apart(rest, kind), [each for each in kept if each], spent
        )

    def _people(self, kinds: Collection[int]) -> _People:
        return frozenset[Hashable]().union(*(self._people_of[kind] for kind in kinds))


def _apart(vector: _Vector, kind: int) -> _Vector:
    return {each: value for each, value in vector.items() if each != kind}
