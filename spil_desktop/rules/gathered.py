"""Thousands of candidates as columns: only of the few that somebody sees one is made."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from typing import Any, Final, Self

from spil_desktop.rules.candidates import Address, Candidate
from spil_desktop.rules.columns import turned

_DEFAULTS: Final[Mapping[str, Any]] = {
    **{name: value for name, value in Candidate._field_defaults.items() if name != "address"},
    **Address._field_defaults,
}


class Gathered:
    """Candidates that were read together.

    `columns` holds a sequence for each field of `Candidate`, and for each field of `Address`
    instead of the address itself. A field that is not given has its default for all.
    """

    def __init__(self, size: int, **known: Sequence[Any]) -> None:
        self._size = size
        self.columns = {name: (value,) * size for name, value in _DEFAULTS.items()} | known
        assert len(self.columns) == len(Candidate._fields) + len(Address._fields) - 1

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> Self:
        """Gather candidates that were made one by one."""
        made = list(candidates)
        columns = dict(zip(Candidate._fields, turned(made, len(Candidate._fields)), strict=True))
        homes = turned(columns.pop("address"), len(Address._fields))
        return cls(len(made), **columns, **dict(zip(Address._fields, homes, strict=True)))

    @classmethod
    def together(cls, *parts: Self) -> Self:
        """Put candidates after each other."""
        columns = {
            name: tuple(chain.from_iterable(part.columns[name] for part in parts))
            for name in parts[0].columns
        }
        return cls(sum(map(len, parts)), **columns)

    def without(self, people: Collection[int]) -> Self:
        """Return the candidates who are none of these people."""
        kept = [person_id not in people for person_id in self.columns["person_id"]]
        if all(kept):
            return self
        columns = {name: tuple(compress(column, kept)) for name, column in self.columns.items()}
        return type(self)(sum(kept), **columns)

    def one(self, place: int) -> Candidate:
        """Make the candidate of a place."""
        here = {name: column[place] for name, column in self.columns.items()}
        here["address"] = Address._make(here[name] for name in Address._fields)
        return Candidate._make(here[name] for name in Candidate._fields)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Candidate]:
        homes = zip(*(self.columns[name] for name in Address._fields), strict=True)
        columns: dict[str, Iterable[Any]] = {**self.columns, "address": map(Address._make, homes)}
        made = zip(*(columns[name] for name in Candidate._fields), strict=True)
        return map(Candidate._make, made)
