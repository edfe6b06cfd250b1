"""Categories that several releases have in common.

A release joins its small categories, each in its own way. What can be compared is the finest
division that can be added up from the printed categories of every release: never finer than any.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from spil_desktop.rules import coarsening
from spil_desktop.rules.breakdowns import AGE_BANDS
from spil_desktop.rules.release import Dimension
from spil_desktop.rules.report_cells import OTHER

_NUMBERS: Final = re.compile(r"(\d+)_(\d+|plus)")
_TOP: Final = 1000
"""Older than anyone: where the open age class ends."""
_REST: Final = ""
"""Stands for the codes that no release names, as part of what they join."""


@dataclass(frozen=True, slots=True)
class Common:
    """A category in common: its name, and the printed codes that make it up in each release."""

    code: str
    parts: tuple[tuple[str, ...], ...]


def common(found: Sequence[Dimension], codes: Sequence[str]) -> tuple[Common, ...]:
    """Return what these breakdowns, one of each release, have in common.

    `codes` is the whole code list in its order. Empty when they can't be told apart anywhere.
    """
    if len({each.categories for each in found}) == 1:
        return tuple(Common(code, ((code,),) * len(found)) for code in found[0].categories)
    if any(each.multiple for each in found):
        # Someone can be in several, so these can't be added up: only what all have stays.
        first = found[0].categories
        shared = [code for code in first if all(code in each.categories for each in found)]
        shared = [code for code in shared if code != OTHER]
        return tuple(Common(code, ((code,),) * len(found)) for code in _sorted(shared, codes))
    whole = frozenset(atom for each in found for code in each.categories for atom in _atoms(code))
    divisions = [_division(each.categories, whole) for each in found]
    groups = _groups(whole | {_REST}, divisions)
    made = [_common(group, divisions, codes) for group in groups]
    made = [each for each in made if any(each.parts)]
    order = {code: place for place, code in enumerate(_sorted((m.code for m in made), codes))}
    return tuple(sorted(made, key=lambda each: order[each.code])) if len(made) > 1 else ()


def _atoms(code: str) -> tuple[str, ...]:
    """Return the codes of the list that a printed code joins."""
    if code == OTHER:
        return ()
    found = _NUMBERS.fullmatch(code)
    if found and code not in AGE_BANDS:
        low, high = int(found[1]), _TOP if found[2] == "plus" else int(found[2])
        return tuple(band for band in AGE_BANDS if low <= _low(band) and _high(band) <= high)
    return tuple(code.split("+"))


def _low(band: str) -> int:
    return int(band.split("_", maxsplit=1)[0])


def _high(band: str) -> int:
    end = band.split("_")[1]
    return _TOP if end == "plus" else int(end)


def _division(categories: Iterable[str], whole: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Return the codes of the list that each printed code holds; the rest holds all others."""
    named = {code: frozenset(_atoms(code)) for code in categories if code != OTHER}
    if OTHER in set(categories):
        named[OTHER] = (whole | {_REST}) - _union(named.values())
    return named


def _groups(
    atoms: frozenset[str], divisions: Iterable[Mapping[str, frozenset[str]]]
) -> tuple[frozenset[str], ...]:
    """Join codes that any release joins, until nothing is left to join."""
    groups = {atom: frozenset({atom}) for atom in atoms}
    for division in divisions:
        for joined in division.values():
            merged = _union(groups[atom] for atom in joined)
            groups.update(dict.fromkeys(merged, merged))
    return tuple(dict.fromkeys(groups[atom] for atom in sorted(atoms)))


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(each for one in sets for each in one)


def _common(
    group: frozenset[str], divisions: Sequence[Mapping[str, frozenset[str]]], codes: Sequence[str]
) -> Common:
    parts = tuple(
        tuple(code for code, atoms in division.items() if atoms and atoms <= group)
        for division in divisions
    )
    names = {part[0] for part in parts if len(part) == 1}
    if len(names) == 1 and all(len(part) < 2 for part in parts):  # noqa: PLR2004 - as printed
        return Common(names.pop(), parts)
    if _REST in group:
        return Common(OTHER, parts)
    return Common(coarsening.band(_sorted(group, codes)), parts)


def _sorted(found: Iterable[str], codes: Sequence[str]) -> list[str]:
    """Sort codes as in the code list; unknown ones after them, what is joined as rest last."""
    place = {code: at for at, code in enumerate(codes)}

    def key(code: str) -> tuple[bool, int, str]:
        at = min((place.get(atom, len(place)) for atom in _atoms(code)), default=len(place))
        return code == OTHER, at, code

    return sorted(found, key=key)
