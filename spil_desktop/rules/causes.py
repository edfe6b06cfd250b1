"""The fewest things that have to go before something is no longer so."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def fewest(
    things: Sequence[Thing], is_gone: Callable[[Sequence[Thing]], bool]
) -> tuple[Thing, ...] | None:
    """Return things without which it is gone, none of which could stay; None when it never is.

    `is_gone` says whether it is so without these; with more of them left out it must stay so. What
    comes first in `things` goes first: the last one that is needed is sought by halves, and then
    again among those before it.
    """
    needed: list[Thing] = []
    before = list(things)
    while not is_gone(needed):
        if not is_gone([*needed, *before]):
            return None
        low, high = 1, len(before)
        while low < high:
            middle = (low + high) // 2
            if is_gone([*needed, *before[:middle]]):
                high = middle
            else:
                low = middle + 1
        needed.append(before[low - 1])
        before = before[: low - 1]
    return tuple(needed)
