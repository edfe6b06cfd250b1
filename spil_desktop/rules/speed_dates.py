"""Who speaks whom in which round: nobody twice, nobody of one's own organisation.

Everyone sits out at most one round. What the numbers alone rule out is said at once; otherwise
the scheme is searched for from a fixed start, so that the same parties get the same scheme.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from random import Random
from typing import Final

Pair = tuple[int, int]
Round = tuple[Pair, ...]

_TRIES: Final = 60
_FEWEST: Final = 2


class Impossible(StrEnum):
    """Why there is no scheme."""

    TOO_FEW = "too_few"
    TOO_MANY_ROUNDS = "too_many_rounds"
    ONE_TOO_LARGE = "one_too_large"
    NOT_FOUND = "not_found"


def obstacle(organisations: Sequence[str], rounds: int) -> Impossible | None:
    """Return why no scheme can exist, as far as the numbers alone tell.

    `organisations` holds for every party the organisation that she comes for.
    """
    count = len(organisations)
    if count < _FEWEST or rounds < 1:
        return Impossible.TOO_FEW
    largest = max(Counter(organisations).values())
    others = count - largest
    without = largest - others  # of the largest organisation, in every round at least
    if not others or without * rounds > largest:
        return Impossible.ONE_TOO_LARGE
    if rounds - 1 > others or (count % 2) * rounds > count:
        return Impossible.TOO_MANY_ROUNDS if largest == 1 else Impossible.ONE_TOO_LARGE
    return None


def scheme(organisations: Sequence[str], rounds: int) -> tuple[Round, ...] | Impossible:
    """Return the pairs of every round, by the place of the parties, or why there is no scheme.

    A pair has the lower place first, and the pairs of a round stand in order.
    """
    count = len(organisations)
    found = obstacle(organisations, rounds)
    if found is not None:
        return found
    if len(set(organisations)) == count and rounds <= count - 1 + count % 2:
        return _circle(count, rounds)
    chance = Random(count * 1000 + rounds)  # noqa: S311 - a scheme is no secret
    for _try in range(_TRIES):
        made = _Evening(organisations, chance).fill(rounds)
        if made is not None:
            return made
    return Impossible.NOT_FOUND


def _circle(count: int, rounds: int) -> tuple[Round, ...]:
    """Return the scheme for parties who may all meet: they move round a table, one stays.

    With an odd number an empty chair joins them, and who is opposite it sits out.
    """
    chairs = count + count % 2
    made: list[Round] = []
    for turn in range(rounds):
        row = [0, *((turn + place) % (chairs - 1) + 1 for place in range(chairs - 1))]
        pairs = zip(row[: chairs // 2], reversed(row[chairs // 2 :]), strict=True)
        made.append(_sorted(pair for pair in pairs if max(pair) < count))
    return tuple(made)


def _sorted(pairs: Iterable[Pair]) -> Round:
    return tuple(sorted((min(pair), max(pair)) for pair in pairs))


class _Evening:
    """One attempt: who may still meet, and who sat out already."""

    def __init__(self, organisations: Sequence[str], chance: Random) -> None:
        self._chance = chance
        self._idle: set[int] = set()
        self._may = [
            {at for at, other in enumerate(organisations) if other != own} for own in organisations
        ]
        self._partner: dict[int, int] = {}

    def fill(self, rounds: int) -> tuple[Round, ...] | None:
        """Return all rounds, or None when someone would sit out twice."""
        made: list[Round] = []
        for _number in range(rounds):
            self._partner = {}
            self._pair_greedily()
            self._mend()
            without = set(range(len(self._may))) - self._partner.keys()
            if without & self._idle:
                return None
            self._idle |= without
            for one, other in self._partner.items():
                self._may[one].discard(other)
            made.append(_sorted(pair for pair in self._partner.items() if pair[0] < pair[1]))
        return tuple(made)

    def _pair_greedily(self) -> None:
        """Pair who sat out before and who has the fewest left to meet first."""
        order = sorted(range(len(self._may)), key=self._hardest)
        for party in order:
            free = [one for one in self._may[party] if one not in self._partner]
            if party not in self._partner and free:
                self._join(party, min(free, key=self._hardest))

    def _hardest(self, party: int) -> tuple[bool, int, float]:
        left = sum(one not in self._partner for one in self._may[party])
        return party not in self._idle, left, self._chance.random()

    def _mend(self) -> None:
        """Break pairs up where that gives one more pair, or lets another sit out instead."""
        for party in sorted(range(len(self._may)), key=self._hardest):
            if party in self._partner:
                continue
            if not self._insert(party) and party in self._idle:
                self._take_over(party)

    def _insert(self, party: int) -> bool:
        """Give `party` someone whose partner then gets another one without a talk."""
        free = set(range(len(self._may))) - self._partner.keys() - {party}
        for taken in self._shuffled(self._may[party]):
            left = self._partner[taken]
            for other in self._shuffled(self._may[left] & free):
                self._join(party, taken)
                self._join(left, other)
                return True
        return False

    def _take_over(self, party: int) -> None:
        """Give `party` someone whose partner did not sit out yet, and now does."""
        for taken in self._shuffled(self._may[party]):
            left = self._partner.get(taken)
            if left is not None and left not in self._idle:
                del self._partner[left]
                self._join(party, taken)
                return

    def _shuffled(self, parties: set[int]) -> list[int]:
        return self._chance.sample(sorted(parties), len(parties))

    def _join(self, one: int, other: int) -> None:
        self._partner[one], self._partner[other] = other, one
