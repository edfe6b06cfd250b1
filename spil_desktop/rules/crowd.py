"""All candidates as arrays, made once: a plan compares them with some needs at a time."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from spil_desktop.rules.bits import KINDS, Bools, Columns, Floats, Places
from spil_desktop.rules.candidates import Candidate, CandidateKey, Seeker
from spil_desktop.rules.gathered import Gathered


class Crowd:
    """The columns of a comparison; `places` numbers the streets of needs and candidates alike.

    Who has a past with somebody is looked up in the columns: most needs have none, and then a
    table of thousands of keys was made for nothing.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._known = candidates if isinstance(candidates, Gathered) else Gathered.of(candidates)
        self.places = Places()
        self.columns = Columns(self._known, self.places)
        self.size = len(self._known)
        excluded: Sequence[frozenset[int]] = self._known.columns["excluded"]
        self._shunning = [(column, people) for column, people in enumerate(excluded) if people]

    def candidate(self, column: int) -> Candidate:
        """Return who or what stands in a column."""
        return self._known.one(column)

    def columns_of(self, keys: Iterable[CandidateKey]) -> list[int]:
        """Return every column in which one of these candidates stands."""
        return [column for kind, number in keys for column in self._standing(KINDS[kind], number)]

    def never_with(self, seeker: Seeker) -> list[int]:
        """Return the columns of those who are kept apart from her, whoever of the two asked it."""
        columns = [one for person in seeker.excluded for one in self._of_person(person)]
        return columns + [one for one, of in self._shunning if seeker.person_id in of]

    def best_first(self, score: Floats, wanted: Bools) -> list[int]:
        """Return the wanted columns by score; equals by load, then by kind and number."""
        columns = self.columns
        order = np.lexsort((columns.id, columns.kind, columns.load, -score))
        best: list[int] = order[wanted[order]].tolist()
        return best

    def _standing(self, kind: int, number: int) -> Iterator[int]:
        is_one = (self.columns.kind == kind) & (self.columns.id == number)
        return map(int, is_one.nonzero()[0])

    def _of_person(self, person_id: int) -> Iterator[int]:
        return map(int, (self.columns.person == person_id).nonzero()[0])
