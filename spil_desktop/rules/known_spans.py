"""Of which areas and quarters together a count follows from sums that were told, by subtracting.

A year and its first half give the second half away; all areas and one of them give the others away.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, product

from spil_desktop.rules.disclosure import Block

Span = tuple[Block, ...]
"""The blocks that one figure adds up."""
Areas = frozenset[int]
Quarters = tuple[int, ...]
Known = Mapping[Areas, frozenset[Quarters]]
"""By areas, all quarters of which the sum is known of these areas together."""

_QUARTERS = 4
_FEW = 5


def new(own: Iterable[Span], before: Iterable[Span]) -> tuple[Span, ...]:
    """Return every span of some areas in some quarters that is known once `own` are told as well.

    Of the areas of `own` also what was known `before`; of others what was not. And of all that is
    known, what is left when of every area the most is taken away that is known of it alone.
    """
    told = tuple(own)
    of_own = {areas_of(span) for span in told}
    earlier = tuple(before)
    known, known_before = _of((*told, *earlier)), _of(earlier)
    found: dict[Span, None] = {}
    for areas, each in known.items():
        for quarters in sorted(each):
            if areas in of_own or quarters not in known_before.get(areas, ()):
                found[tuple(product(sorted(areas), quarters))] = None
            left = _left(areas, quarters, known)
            if left != _left(areas, quarters, known_before):
                found[left] = None
    return tuple(span for span in found if span)


def areas_of(span: Span) -> Areas:
    """Return the areas that a span adds up."""
    return frozenset(area for area, _quarter in span)


def _of(spans: Iterable[Span]) -> Known:
    told: dict[Areas, frozenset[Quarters]] = {}
    for span in spans:
        quarters = tuple(sorted({quarter for _area, quarter in span}))
        told[areas_of(span)] = told.get(areas_of(span), frozenset()) | {quarters}
    told = {areas: frozenset[Quarters]() for areas in _rests(told)} | told
    known: Known = {}
    while True:
        now = {areas: each.union(_in_time(each)) for areas, each in told.items()}
        if now == known or len(now) == 1:
            return now
        known = now
        told = {areas: each.union(_from_others(areas, known)) for areas, each in known.items()}


def _rests(told: Collection[Areas]) -> Iterator[Areas]:
    """Yield the areas that are left of some when others are taken away.

    Of many others each alone, and all: of organisations with more areas than most have.
    """
    for whole in told:
        parts = [each for each in told if each < whole]
        sizes = range(1, len(parts) + 1) if len(parts) <= _FEW else {1, len(parts)}
        taken = (whole.difference(*those) for size in sizes for those in combinations(parts, size))
        yield from filter(None, taken)


def _left(areas: Areas, quarters: Quarters, known: Known) -> Span:
    """Return the blocks that are left of areas without the most that is known of each alone.

    Nothing when they themselves are not known, or are one area.
    """
    if len(areas) == 1 or quarters not in known.get(areas, ()):
        return ()
    left: list[Block] = []
    for area in sorted(areas):
        within = [each for each in known.get(frozenset({area}), ()) if set(each) <= set(quarters)]
        most = max(within, key=len, default=())
        left += ((area, quarter) for quarter in quarters if quarter not in most)
    return tuple(left)


def _in_time(told: Iterable[Quarters]) -> Iterator[Quarters]:
    """Yield all quarters of which the sum follows from what was told of successive ones.

    What is told of some quarters is how much the sum since January grew between two ends, which
    links these. Quarters follow when they begin and end equally often within all that is linked.
    """
    linked = [{end} for end in range(_QUARTERS + 1)]
    for quarters in told:
        if quarters[-1] - quarters[0] >= len(quarters):
            continue  # not successive
        ends = {quarters[0] - 1, quarters[-1]}
        touched = [those for those in linked if not those.isdisjoint(ends)]
        linked = [those for those in linked if those not in touched] + [ends.union(*touched)]
    for size in range(1, _QUARTERS + 1):
        for quarters in combinations(range(1, _QUARTERS + 1), size):
            grown = Counter(quarters)
            grown.subtract(quarter - 1 for quarter in quarters)
            if not any(sum(grown[end] for end in those) for those in linked):
                yield quarters


def _from_others(areas: Areas, known: Known) -> Iterator[Quarters]:
    """Yield the quarters that are known of areas by adding up others, or by taking these away."""
    smallest_first = sorted((each for each in known if each != areas), key=len)
    for quarters in frozenset[Quarters]().union(*known.values()):
        telling = [each for each in smallest_first if quarters in known[each]]
        others = [each for each in telling if each.isdisjoint(areas)]
        wholes = (each for each in telling if each > areas)
        if not _without(areas, telling) or any(_without(each, others) == areas for each in wholes):
            yield quarters


def _without(whole: Areas, parts: Iterable[Areas]) -> Areas:
    """Return what is left of areas without all parts that fit in what is left."""
    for part in parts:
        if part <= whole:
            whole -= part
    return whole
