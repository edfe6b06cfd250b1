"""How many different people are behind what is counted: one person can ask twenty times.

Rounding to fives hides who is in a cell where everyone counts once. Of needs, rides, visits and
hours it does not: fifteen rides of one person are fifteen wherever they are printed. What may be
told of these is therefore decided by the people whom they are of, in everything that is printed and
in all that follows from it by subtracting.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.disclosure import CLOSE, STOCK_QUARTER, Block, Figure
from spil_desktop.rules.report_cells import Subject

_QUARTERS = 4

Span = tuple[Block, ...]
"""The blocks that one figure adds up."""

NEVER_OF_FEW = frozenset({Subject.HOURS})
"""Subjects of which not even a total is told of fewer than ten people: it is what they did."""


@dataclass(frozen=True, slots=True)
class Behind:
    """How many different people are behind a count, and the most that one of them has of it."""

    people: int
    most: int


WhoIsBehind = Callable[[Collection[str], Sequence[Block]], Behind | None]
"""Tells who is behind some cells together in some blocks; None where everyone counts once."""


def everyone_once(_names: Collection[str], _blocks: Sequence[Block]) -> Behind | None:
    """Tell of any count that everyone in it counts once."""
    return None


@dataclass(frozen=True, slots=True)
class Backing:
    """What counts are backed by: `count` adds up a cell, `behind` knows whom cells are of.

    `earlier` are the figures that were printed before.
    """

    count: Callable[[str, Sequence[Block]], int]
    behind: WhoIsBehind = everyone_once
    earlier: Collection[Figure] = ()

    def people(self, names: Collection[str], blocks: Sequence[Block]) -> int:
        """Return how many different people are counted, at most as many as there are counts."""
        counted = sum(self.count(name, blocks) for name in names)
        found = self.behind(names, blocks)
        return counted if found is None else min(counted, found.people)

    def fewest(self, names: Collection[str], spans: Iterable[Span]) -> int | None:
        """Return the fewest people of whom a span would tell more than rounding hides.

        None when no span tells so much of fewer than ten people.
        """
        found = (self.behind(names, span) for span in spans)
        strict = all(_subject(name) in NEVER_OF_FEW for name in names)
        few = (one.people for one in found if one is not None and _tells(one, strict=strict))
        return min(few, default=None)

    def told(
        self,
        subject: Subject,
        own: Sequence[Span],
        cells: Collection[str] = (),
        *,
        crossed: bool = False,
    ) -> tuple[Span, ...]:
        """Return every span that is known of `cells` once a subject is divided over `own` spans.

        A year and its first half give the second half away, whenever each of them was printed; all
        areas and those of which the cells were told give the others away, whichever of these came
        first. Without cells, any division of the subject counts as telling. `crossed` asks of what
        was divided by two breakdowns at once.
        """
        if own[0][0][1] == STOCK_QUARTER:
            return tuple(own)
        areas = _areas(own[0])
        divided = [each for each in self.earlier if _divides(subject, each, crossed=crossed)]
        around = [each.blocks for each in divided if _areas(each.blocks) >= areas]
        before = [*_spans_of(cells, divided)] if cells else [each.blocks for each in divided]
        known, known_before = _known_of((*own, *around, *before)), _known_of(before)
        found: list[Span] = []
        for those, told in known.items():
            new = told if those == areas else told - known_before.get(those, frozenset())
            found += (tuple(product(sorted(those), quarters)) for quarters in new)
            parts = {part: each for part, each in known.items() if part < those}
            if those >= areas and parts:
                found += (_left(those, quarters, parts) for quarters in told)
        return tuple(span for span in dict.fromkeys(found) if span)


def _subject(name: str) -> str:
    return name.partition("|")[0]


def _tells(behind: Behind, *, strict: bool) -> bool:
    """Whether a count tells of fewer than ten people more than rounding hides of each."""
    return behind.people < LEAST_CATEGORY and behind.most > (0 if strict else CLOSE)


def _divides(subject: Subject, figure: Figure, *, crossed: bool) -> bool:
    """Whether a figure is of a category of the subject, or of a total that tells as much.

    If `crossed`, whether it is of two categories at once.
    """
    name = figure.names[0]
    divided = "," in name if crossed else "|" in name or subject in NEVER_OF_FEW
    return _subject(name) == subject and divided and figure.blocks[0][1] != STOCK_QUARTER


_Quarters = tuple[int, ...]
_Told = Mapping[frozenset[int], frozenset[_Quarters]]
"""By areas, all quarters of which the sum is known of these together."""


def _known_of(spans: Iterable[Span]) -> _Told:
    """Return what is known of every areas that were told of together, from all that was told."""
    told: dict[frozenset[int], frozenset[_Quarters]] = {}
    for span in spans:
        told[_areas(span)] = told.get(_areas(span), frozenset()) | {_quarters(span)}
    known: _Told = {}
    while True:
        now = {areas: each.union(_known(each)) for areas, each in told.items()}
        if now == known or len(now) == 1:
            return now
        known = now
        told = {areas: each.union(_from_others(areas, known)) for areas, each in known.items()}


def _from_others(areas: frozenset[int], known: _Told) -> Iterator[_Quarters]:
    """Yield the quarters that are known of areas by adding up others, or by taking these away."""
    for quarters in frozenset[_Quarters]().union(*known.values()):
        telling = [each for each, told in known.items() if quarters in told and each != areas]
        others = [each for each in telling if each.isdisjoint(areas)]
        wholes = (each for each in telling if each > areas)
        if not _without(areas, telling) or any(_without(each, others) == areas for each in wholes):
            yield quarters


def _without(whole: frozenset[int], parts: Iterable[frozenset[int]]) -> frozenset[int]:
    """Return what is left of areas without all parts that fit in what is left."""
    for part in parts:
        if part <= whole:
            whole -= part
    return whole


def _left(whole: frozenset[int], quarters: _Quarters, parts: _Told) -> Span:
    """Return the blocks that are left of some areas when the most is taken away that was told."""
    left = set(product(whole, quarters))
    for part, told in parts.items():
        within = sorted((each for each in told if set(quarters).issuperset(each)), key=len)
        left.difference_update(product(part, *within[-1:]) if within else ())
    return tuple(sorted(left))


def _spans_of(cells: Collection[str], figures: Iterable[Figure]) -> Iterator[Span]:
    """Yield the spans over which figures tell some cells together, alone or by adding up."""
    wanted = frozenset(cells)
    printed: dict[Span, set[str]] = {}
    for figure in figures:
        if wanted.issuperset(figure.names):
            printed.setdefault(figure.blocks, set()).update(figure.names)
    return (span for span, names in printed.items() if wanted.issubset(names))


def _areas(span: Span) -> frozenset[int]:
    return frozenset(area for area, _quarter in span)


def _quarters(span: Span) -> tuple[int, ...]:
    return tuple(sorted({quarter for _area, quarter in span}))


def _known(told: Iterable[_Quarters]) -> Iterator[_Quarters]:
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
