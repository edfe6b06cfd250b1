"""The doors of a street, written as people write them: "1-85 oneven; 2-40 even; 7a"."""

import re
from dataclasses import dataclass
from typing import Final

MOST: Final = 400
"""More doors than the longest street of a village has; beyond it a number was mistyped."""

_HIGHEST: Final = 99_999
_RANGE: Final = re.compile(r"(\d{1,5})\s*(?:-|–|t/m|tot)\s*(\d{1,5})\s*([a-z]*)")
_ONE: Final = re.compile(r"(\d{1,5})[\s-]*([0-9a-z]{0,4})")
_ODD: Final = ("oneven", "odd", "o")
_EVEN: Final = ("even", "e")


@dataclass(frozen=True, slots=True, order=True)
class HouseNumber:
    """A number with what is added to it: 7, 7 A, 12 bis; sorted by number, then by addition."""

    number: int
    addition: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.addition}".strip()

    @property
    def is_even(self) -> bool:
        """On which side of the street it usually is."""
        return self.number % 2 == 0


def between(first: int, last: int, *, odd: bool = True, even: bool = True) -> list[HouseNumber]:
    """Return the numbers from `first` to `last`, both sides or one."""
    wanted = {1: odd, 0: even}
    return [HouseNumber(number) for number in range(first, last + 1) if wanted[number % 2]]


def read(text: str) -> tuple[HouseNumber, ...] | None:
    """Return the doors that `text` names, each once and in order; None when it says no doors.

    Parts are separated by a comma, a semicolon or a line. A range takes all numbers, or only the
    odd or even ones when that is written after it.
    """
    found: set[HouseNumber] = set()
    for part in re.split(r"[;,\n]", text.casefold()):
        if not part.strip():
            continue
        doors = _part(part.strip())
        if doors is None or len(found) + len(doors) > MOST:
            return None
        found.update(doors)
    return tuple(sorted(found)) or None


def _part(text: str) -> list[HouseNumber] | None:
    several = _RANGE.fullmatch(text)
    if several is not None:
        first, last, side = int(several[1]), int(several[2]), several[3]
        if not 0 < first <= last <= _HIGHEST or side not in (*_ODD, *_EVEN, ""):
            return None
        if last - first > 2 * MOST:
            return None
        return between(first, last, odd=side not in _EVEN, even=side not in _ODD)
    one = _ONE.fullmatch(text)
    if one is None or not 0 < int(one[1]) <= _HIGHEST:
        return None
    return [HouseNumber(int(one[1]), one[2].upper())]
