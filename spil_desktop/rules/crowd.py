"""All candidates as arrays, made once: a plan compares them with some needs at a time."""

from collections.abc import Iterable, Sequence

from spil_desktop.rules.bits import Columns, Places
from spil_desktop.rules.candidates import Candidate, CandidateKey, Seeker


class Crowd:
    """The columns of a comparison; `places` numbers the streets of needs and candidates alike."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.places = Places()
        self.columns = Columns(candidates, self.places)
        self.size = len(candidates)
        self._by_key: dict[CandidateKey, list[int]] = {}
        self._by_person: dict[int | None, list[int]] = {}
        self._shunning: list[tuple[int, frozenset[int]]] = []
        for column, one in enumerate(candidates):
            self._by_key.setdefault(one.key, []).append(column)
            self._by_person.setdefault(one.person_id, []).append(column)
            if one.excluded:
                self._shunning.append((column, one.excluded))

    def columns_of(self, keys: Iterable[CandidateKey]) -> list[int]:
        """Return every column in which one of these candidates stands."""
        return [column for key in keys for column in self._by_key.get(key, ())]

    def never_with(self, seeker: Seeker) -> list[int]:
        """Return the columns of those who are kept apart from her, whoever of the two asked it."""
        columns = [one for person in seeker.excluded for one in self._by_person.get(person, ())]
        return columns + [one for one, of in self._shunning if seeker.person_id in of]
