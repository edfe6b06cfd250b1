"""How many different people are behind what is counted: one person can ask twenty times.

Rounding to fives hides who is in a cell where everyone counts once. Of needs, rides, visits and
hours it does not: fifteen rides of one person are fifteen wherever they are printed. What may be
told of these is therefore decided by the people whom they are of, in everything that is printed and
in all that follows from it by subtracting.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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

    def told(self, subject: Subject, own: Sequence[Span]) -> tuple[Span, ...]:
        """Return every span of quarters that is known once a subject is divided over `own` spans.

        A year and its first half give the second half away, whenever each of them was printed; all
        areas and some of them give the others away.
        """
        if own[0][0][1] == STOCK_QUARTER:
            return tuple(own)
        areas = {area for area, _quarter in own[0]}
        before = {figure.blocks for figure in self.earlier if _divides(subject, figure)}
        alike = [span for span in (*own, *before) if {area for area, _quarter in span} == areas]
        found: dict[Span, None] = {}
        for quarters in _known([_quarters(span) for span in alike]):
            parts = (
                {area for area, _quarter in span} for span in before if _quarters(span) == quarters
            )
            told = {area for part in parts if part < areas for area in part}
            for those in (areas, areas - told):
                found[tuple(product(sorted(those), quarters))] = None
        return tuple(span for span in found if span)


def _subject(name: str) -> str:
    return name.partition("|")[0]


def _tells(behind: Behind, *, strict: bool) -> bool:
    """Whether a count tells of fewer than ten people more than rounding hides of each."""
    return behind.people < LEAST_CATEGORY and behind.most > (0 if strict else CLOSE)


def _divides(subject: Subject, figure: Figure) -> bool:
    """Whether a figure is of a category of the subject, or of a total that tells as much."""
    name = figure.names[0]
    printed = _subject(name) == subject and ("|" in name or subject in NEVER_OF_FEW)
    return printed and figure.blocks[0][1] != STOCK_QUARTER


def _quarters(span: Span) -> tuple[int, ...]:
    return tuple(sorted({quarter for _area, quarter in span}))


def _known(told: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Yield all quarters of which the sum follows from what was told of successive ones.

    What is told of some quarters is how much the sum since January grew between two ends, which
    links these. Quarters follow when they begin and end equally often within all that is linked.
    """
    linked = [{end} for end in range(_QUARTERS + 1)]
    for quarters in told:
        ends = {quarters[0] - 1, quarters[-1]}
        touched = [those for those in linked if not those.isdisjoint(ends)]
        linked = [those for those in linked if those not in touched] + [ends.union(*touched)]
    for size in range(1, _QUARTERS + 1):
        for quarters in combinations(range(1, _QUARTERS + 1), size):
            grown = Counter(quarters)
            grown.subtract(quarter - 1 for quarter in quarters)
            if not any(sum(grown[end] for end in those) for those in linked):
                yield quarters
