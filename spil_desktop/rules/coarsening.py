"""How coarse figures must be: which breakdowns a group can carry, and which categories join.

The fewer people, the less is said of them: totals alone below twenty, one breakdown at a time below
fifty, two from fifty on. Nothing here looks at anyone but through counts.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spil_desktop.rules.release import Omission
from spil_desktop.rules.report_cells import ANY, OTHER, Breakdown

LEAST_QUARTER = 10
"""Newcomers that a quarter needs for a breakdown of its own."""
LEAST_FOR_ONE = 20
"""People that an area needs for any breakdown."""
LEAST_FOR_TWO = 50
"""People that a table of two breakdowns needs."""
LEAST_CATEGORY = 10
"""People, over the whole release, that a category needs to stand alone."""
_TWO = 2
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Category:
    """A category as it is printed: one code, or several that are joined under one name."""

    code: str
    codes: tuple[str, ...]


def refusal(dimensions: int, *, size: int, newcomers: int) -> Omission | None:
    """Say why a table of so many breakdowns cannot be shown; None when it can.

    `size` is the number of people in the area, `newcomers` how many the table itself counts.
    """
    if not dimensions:
        return None
    if size < LEAST_FOR_ONE:
        return Omission.TOO_FEW_PEOPLE
    if newcomers < LEAST_QUARTER:
        return Omission.SMALL_QUARTER
    if dimensions >= _TWO and min(size, newcomers) < LEAST_FOR_TWO:
        return Omission.ONE_DIMENSION_ONLY
    return None


def join(
    breakdown: Breakdown,
    counts: Mapping[str, int],
    hidden: Collection[str] = (),
    people: Callable[[Sequence[str]], int] | None = None,
) -> tuple[Category, ...]:
    """Return the categories that can be printed, in the order of the code list.

    `counts` are over the whole release; `people` says of how many different people some categories
    are together, where that is not the sum of their counts. Categories without anyone are left out.
    Of ordered ones a small category joins its smaller neighbour; of others all small ones become
    one, together with the smallest that is left while they are still small. One category alone says
    nothing: then there are none. `hidden` categories never show, not even whether anyone is in
    them: they are always of the rest, and where categories may overlap they are not there, nor is
    "any".
    """
    if breakdown.nested:
        return tuple(Category(code, (code,)) for code in breakdown.codes)

    def size(category: Category) -> int:
        if people is not None:
            return people(category.codes)
        return sum(counts.get(code, 0) for code in category.codes)

    if breakdown.multiple:
        unseen = {*hidden, ANY} if hidden else ()
        found = [_alone(code) for code in breakdown.codes if counts.get(code)]
        return _join_overlapping([each for each in found if each.code not in unseen], size)
    found = [_alone(code) for code in breakdown.codes if counts.get(code) or code in hidden]
    if breakdown.ordered:
        joined = _named(_join_neighbours(found, size), breakdown)
    else:
        joined = _join_rest(found, size, breakdown, hidden)
    return tuple(joined) if len(joined) > 1 else ()


def _alone(code: str) -> Category:
    return Category(code, (code,))


def _together(categories: Iterable[Category]) -> Category:
    return Category(OTHER, tuple(code for category in categories for code in category.codes))


def join_areas(
    areas: Sequence[tuple[int, str]], sizes: Mapping[int, int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return the areas that can stand beside each other, by label, each with its numbers.

    `sizes` is of how many people an area ever was. Areas of fewer than ten become one, with the
    smallest of the others while they still are; an area where nobody takes part stands alone.
    """
    small = [each for each in areas if 0 < sizes.get(each[0], 0) < LEAST_CATEGORY]
    if not small:
        return tuple((label, (area,)) for area, label in areas)
    kept = [each for each in areas if each not in small]

    def size(each: tuple[int, str]) -> int:
        return sizes.get(each[0], 0)

    while sum(map(size, small)) < LEAST_CATEGORY and any(map(size, kept)):
        smallest = min((each for each in kept if size(each)), key=size)
        kept.remove(smallest)
        small.append(smallest)
    numbers = tuple(area for area, _label in areas if area in {each[0] for each in small})
    return (*((label, (area,)) for area, label in kept), (OTHER, numbers))


Size = Callable[[Category], int]


def _join_neighbours(categories: list[Category], size: Size) -> list[Category]:
    while len(categories) > 1 and min(map(size, categories)) < LEAST_CATEGORY:
        place = min(range(len(categories)), key=lambda place: size(categories[place]))
        beside = [near for near in (place - 1, place + 1) if 0 <= near < len(categories)]
        near = min(beside, key=lambda place: size(categories[place]))
        first = min(place, near)
        codes = categories[first].codes + categories[first + 1].codes
        categories[first : first + 2] = [Category(band(codes), codes)]
    return categories


def _named(categories: list[Category], breakdown: Breakdown) -> list[Category]:
    """Name joined neighbours by all that they span, up to the next category that is there.

    Also by categories without anyone: a name may not tell that somebody is in one.
    """
    shown = {code for category in categories for code in category.codes}
    order = breakdown.codes
    named: list[Category] = []
    for category in categories:
        if len(category.codes) == 1:
            named.append(category)
            continue
        first, last = order.index(category.codes[0]), order.index(category.codes[-1])
        while first and order[first - 1] not in shown:
            first -= 1
        while last + 1 < len(order) and order[last + 1] not in shown:
            last += 1
        span = order[first : last + 1]
        shown |= set(span)
        named.append(Category(band(span), category.codes))
    return named


def band(codes: Sequence[str]) -> str:
    """Name joined neighbours: 70_74 and 75_79 are 70_79; codes without numbers get a plus."""
    low, high = codes[0].split("_"), codes[-1].split("_")
    if low[0].isdigit() and high[0].isdigit():
        return f"{low[0]}_plus" if high[-1] == "plus" else f"{low[0]}_{high[-1]}"
    return "+".join(codes)


def _join_rest(
    categories: list[Category], size: Size, breakdown: Breakdown, hidden: Collection[str]
) -> list[Category]:
    small = [each for each in categories if size(each) < LEAST_CATEGORY or each.code in hidden]
    kept = [each for each in categories if each not in small]
    rest = list(small)
    while rest and kept and size(_together(rest)) < LEAST_CATEGORY:
        smallest = min(kept, key=size)
        kept.remove(smallest)
        rest.append(smallest)
    if not rest:
        return kept
    codes = tuple(code for category in categories if category in rest for code in category.codes)
    return [*kept, Category(_rest_name(kept, breakdown), codes)]


def _rest_name(kept: Sequence[Category], breakdown: Breakdown) -> str:
    """Name the rest; where hardly anything stands beside it, by all that does not.

    Also by categories without anyone: a name may not tell that somebody is in one.
    """
    shown = {code for category in kept for code in category.codes}
    others = [code for code in breakdown.codes if code not in shown]
    return OTHER if len(kept) > 1 or len(others) > _SHORT else "+".join(others)


def _join_overlapping(categories: list[Category], size: Size) -> tuple[Category, ...]:
    some = [category for category in categories if category.code == ANY]
    named = [category for category in categories if category.code != ANY]
    rest = [category for category in named if size(category) < LEAST_CATEGORY]
    kept = [category for category in named if category not in rest]
    while rest and kept and size(_together(rest)) < LEAST_CATEGORY:
        smallest = min(kept, key=size)
        kept.remove(smallest)
        rest.append(smallest)
    if not kept:
        return ()
    codes = tuple(category.code for category in named if category in rest)
    return tuple(some + kept + ([Category(OTHER, codes)] if codes else []))
