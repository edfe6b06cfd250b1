"""Thousands of values at once: what has to be worked out is so once for each different value."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
ReadT = TypeVar("ReadT")


def turned(rows: Iterable[Sequence[Any]], width: int) -> Sequence[Sequence[Any]]:
    """Return the `width` columns of rows, also when there are no rows."""
    return tuple(zip(*rows, strict=True)) or ((),) * width


def read_each(read: Callable[[T], ReadT], values: Iterable[T]) -> tuple[ReadT, ...]:
    """Return what `read` makes of every value; it is asked once for equal ones."""
    kept = tuple(values)
    different = set(kept)
    known = dict(zip(different, map(read, different), strict=True))
    return tuple(map(known.__getitem__, kept))
