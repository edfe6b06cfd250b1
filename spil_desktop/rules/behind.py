"""How many different people are behind what is counted: one person can ask twenty times.

Rounding to fives hides who is in a cell where everyone counts once. Of needs, rides, visits and
hours it does not: fifteen rides of one person are fifteen wherever they are printed. What may be
told of these is therefore decided by the people whom they are of, in everything that is printed and
in all that follows from it by subtracting.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spil_desktop.rules import known_spans
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.disclosure import CLOSE, Block, Figure
from spil_desktop.rules.known_spans import Span
from spil_desktop.rules.report_cells import Subject, subject_of

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


_Cells = frozenset[str]
_Printed = Mapping[_Cells, Collection[Span]]
"""By cells that were printed together, the spans over which they were."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What counts are backed by: `count` adds up a cell, `behind` knows whom cells are of.

    `earlier` are the figures that were printed before: of stocks only those of the same day.
    """

    count: Callable[[str, Sequence[Block]], int]
    behind: WhoIsBehind = everyone_once
    earlier: Collection[Figure] = ()
    _found: dict[tuple[_Cells, Span], Behind | None] = field(
        default_factory=dict[tuple[_Cells, Span], Behind | None], init=False, repr=False
    )
    _printed: dict[tuple[Subject, bool], _Printed] = field(
        default_factory=dict[tuple[Subject, bool], _Printed], init=False, repr=False
    )
    _told: dict[tuple[frozenset[Span], ...], tuple[Span, ...]] = field(
        default_factory=dict[tuple[frozenset[Span], ...], tuple[Span, ...]], init=False, repr=False
    )

    def people(self, names: Collection[str], blocks: Sequence[Block]) -> int:
        """Return how many different people are counted, at most as many as there are counts."""
        counted = sum(self.count(name, blocks) for name in names)
        found = self.behind(names, blocks)
        return counted if found is None else min(counted, found.people)

    def fewest(self, names: Collection[str], spans: Iterable[Span]) -> int | None:
        """Return the fewest people of whom a span would tell more than rounding hides.

        None when no span tells so much of fewer than ten people.
        """
        found = (self._behind(frozenset(names), span) for span in spans)
        strict = all(subject_of(name) in NEVER_OF_FEW for name in names)
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
        """Return every span that is known once a subject is divided over `own` spans.

        As if whatever was divided was divided alike: categories that were joined in one release may
        follow from those of another. Of `cells` also what follows from these alone: where they were
        printed and others were not. `crossed` asks of what was divided by two breakdowns at once.
        """
        printed = self._printed_of(subject, crossed=crossed)
        everything = frozenset(span for spans in printed.values() for span in spans)
        found = dict.fromkeys(self._known(own, everything))
        areas = known_spans.areas_of(own[0])
        if cells and any(known_spans.areas_of(span) != areas for span in everything):
            found |= dict.fromkeys(self._known(own, _alone(frozenset(cells), printed)))
        return tuple(found)

    def _behind(self, names: _Cells, span: Span) -> Behind | None:
        if (names, span) not in self._found:
            self._found[names, span] = self.behind(names, span)
        return self._found[names, span]

    def _printed_of(self, subject: Subject, *, crossed: bool) -> _Printed:
        if (subject, crossed) not in self._printed:
            printed: dict[_Cells, set[Span]] = {}
            for figure in self.earlier:
                if _divides(subject, figure, crossed=crossed):
                    printed.setdefault(frozenset(figure.names), set()).add(figure.blocks)
            self._printed[subject, crossed] = printed
        return self._printed[subject, crossed]

    def _known(self, own: Sequence[Span], before: frozenset[Span]) -> tuple[Span, ...]:
        asked = frozenset(own), before
        if asked not in self._told:
            self._told[asked] = known_spans.new(own, before)
        return self._told[asked]


def _tells(behind: Behind, *, strict: bool) -> bool:
    """Whether a count tells of fewer than ten people more than rounding hides of each."""
    return behind.people < LEAST_CATEGORY and behind.most > (0 if strict else CLOSE)


def _divides(subject: Subject, figure: Figure, *, crossed: bool) -> bool:
    """Whether a figure is of a category of the subject, or of a total that tells as much.

    If `crossed`, whether it is of two categories at once.
    """
    name = figure.names[0]
    divided = "," in name if crossed else "|" in name or subject in NEVER_OF_FEW
    return subject_of(name) == subject and divided


def _alone(cells: _Cells, printed: _Printed) -> frozenset[Span]:
    """Return the spans over which cells were told together, by themselves or by adding up."""
    found: dict[Span, set[str]] = {}
    for names, spans in printed.items():
        if names <= cells:
            for span in spans:
                found.setdefault(span, set()).update(names)
    return frozenset(span for span, names in found.items() if cells <= names)
