"""The ledger: what earlier releases decided and printed, which no later one may contradict.

It stays in the encrypted store, so it may hold the exact counts that a rounding started from.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spil_desktop.rules import shares
from spil_desktop.rules.auditor import Print, Share
from spil_desktop.rules.disclosure import Atom, Block, Figure
from spil_desktop.rules.report_cells import OTHER


@dataclass(frozen=True, slots=True)
class Mean:
    """A printed mean: its table, the blocks of its year it was taken over, and of whose answers.

    `who` are the numbers of those answers, which are the same in tables of the same answers. Of
    means that were told before these were kept, it is only known how many `people` they were of.
    """

    table: str
    blocks: tuple[Block, ...]
    people: int
    year: int = 0
    who: frozenset[int] = field(default=frozenset(), repr=False)

    def is_near(self, blocks: Sequence[Block], people: int) -> bool:
        """Whether a mean of the same answers elsewhere may be of nearly the same people.

        For means of which it was not kept who they were of: in which quarter someone counts may
        differ between tables, so that only the areas and the numbers say whether both can be of
        the same people, who would tell of the few in whom they differ.
        """
        areas = {area for area, _quarter in blocks}
        shared = not areas.isdisjoint(area for area, _quarter in self.blocks)
        return shared and not shares.may_follow(abs(self.people - people))


Homes = Mapping[tuple[int, int], int]
"""By the number of a participant and a quarter, the area in which she counts in that quarter."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was decided in one year, by one release or by several together.

    `blocks` are decided for good. `units` are their rounded atoms in fives, `counted` the exact
    counts behind them (also of joint cells that nobody prints); what is not there is zero. `stocks`
    marks who was in a stock when its units were printed. `late` is how much of `counted` came in
    after quarters before had been decided. `homes` says in which of its blocks each
    participant was counted: the same people in another area would be rounded a second time, and
    two roundings of one count tell more than either.
    """

    blocks: frozenset[Block] = frozenset()
    units: Mapping[Atom, int] = field(default_factory=dict[Atom, int])
    counted: Mapping[Atom, int] = field(default_factory=dict[Atom, int])
    stocks: Mapping[Atom, tuple[int, str]] = field(default_factory=dict[Atom, tuple[int, str]])
    prints: tuple[Print, ...] = ()
    shares: tuple[Share, ...] = ()
    means: tuple[Mean, ...] = ()
    late: Mapping[Atom, int] = field(default_factory=dict[Atom, int])
    homes: Homes = field(default_factory=dict[tuple[int, int], int], repr=False)


def together(ledgers: Iterable[Ledger]) -> Ledger:
    """Return several ledgers as one, later ones after earlier ones; the first homes hold."""
    blocks: frozenset[Block] = frozenset()
    units: dict[Atom, int] = {}
    counted: dict[Atom, int] = {}
    stocks: dict[Atom, tuple[int, str]] = {}
    prints: list[Print] = []
    shares: list[Share] = []
    told: list[Mean] = []
    late: dict[Atom, int] = {}
    homes: dict[tuple[int, int], int] = {}
    for ledger in ledgers:
        blocks |= ledger.blocks
        units = {**ledger.units, **units}
        counted = {**ledger.counted, **counted}
        stocks |= ledger.stocks
        prints += ledger.prints
        shares += ledger.shares
        told += ledger.means
        late |= ledger.late
        homes = {**ledger.homes, **homes}
    return Ledger(
        blocks, units, counted, stocks, tuple(prints), tuple(shares), tuple(told), late, homes
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """Counts as they are to be rounded now, and the blocks of which the past was corrected.

    A block that is decided keeps its counts of then. What came to light since, more or less, goes
    with the first block of the area that is still open, so that sums over time stay true: `late` is
    how much that is in all, of every atom that got something.
    """

    counts: dict[Atom, int]
    corrected: frozenset[Block]
    late: Counter[Atom]


def settle(now: Mapping[Atom, int], ledger: Ledger, blocks: Iterable[Block]) -> Settled:
    """Settle the counts of `blocks` against what the ledger decided.

    Joined categories that the ledger does not know yet are counted as they are.
    """
    first_open: dict[int, Block] = {}
    for block in sorted(blocks):
        if block not in ledger.blocks:
            first_open.setdefault(block[0], block)
    counts = {atom: number for atom, number in now.items() if not _is_decided(atom, ledger)}
    counts |= {atom: ledger.counted.get(atom, 0) for atom in ledger.counted}
    corrected: set[Block] = set()
    late = Counter[Atom]()
    for atom in now.keys() | ledger.counted.keys():
        name, block = atom
        if not _is_decided(atom, ledger) or block not in blocks:
            continue
        change = now.get(atom, 0) - ledger.counted.get(atom, 0)
        if change:
            corrected.add(block)
            if block[0] in first_open:
                later = (name, first_open[block[0]])
                counts[later] = counts.get(later, 0) + change
                late[later] += change
    return Settled(counts, frozenset(corrected), +late)


def _is_decided(atom: Atom, ledger: Ledger) -> bool:
    name, block = atom
    return block in ledger.blocks and (atom in ledger.units or OTHER not in name)


def decided(names: Iterable[str], ledger: Ledger) -> dict[Atom, int]:
    """Return the units of every atom that the ledger decided, the zeros too."""
    found = {(name, block): 0 for name in names if OTHER not in name for block in ledger.blocks}
    return {**found, **ledger.units}


def as_json(ledger: Ledger) -> dict[str, Any]:
    """Return a ledger as values that JSON can hold."""
    return {
        "blocks": sorted(ledger.blocks),
        "units": _nested(ledger.units),
        "counted": _nested(ledger.counted),
        "stocks": [
            [name, *block, units, mark] for (name, block), (units, mark) in ledger.stocks.items()
        ],
        "prints": [
            [*_figure(each.figure), each.count, each.spread, each.least] for each in ledger.prints
        ],
        "shares": [
            [
                *_figure(each.part),
                *_figure(each.group),
                *(each.low, each.high, each.fewest, each.most),
            ]
            for each in ledger.shares
        ],
        "means": [
            [each.table, each.blocks, each.people, each.year, sorted(each.who)]
            for each in ledger.means
        ],
        "late": _nested(ledger.late),
        "homes": _by_area(ledger.homes),
    }


def from_json(stored: Mapping[str, Any]) -> Ledger:
    """Read back what `as_json` wrote; those of before homes, or late ones, were kept have none."""
    return Ledger(
        blocks=frozenset(_blocks(stored["blocks"])),
        units=_flat(stored["units"]),
        counted=_flat(stored["counted"]),
        stocks={
            (name, (area, quarter)): (units, mark)
            for name, area, quarter, units, mark in stored["stocks"]
        },
        prints=tuple(
            Print(_read(names, blocks), *told) for names, blocks, *told in stored["prints"]
        ),
        shares=tuple(
            Share(_read(names, blocks), _read(group, group_blocks), *told)
            for names, blocks, group, group_blocks, *told in stored["shares"]
        ),
        means=means(stored["means"]),
        late=_flat(stored.get("late", {})),
        homes={
            (participant, quarter): area
            for area, quarters, participants in stored.get("homes", ())
            for participant in participants
            for quarter in quarters
        },
    )


def means(stored: Iterable[Sequence[Any]], year: int = 0) -> tuple[Mean, ...]:
    """Read back the means of a ledger.

    Those of before it was kept whose they were are of `year`, in which their release is.
    """
    return tuple(
        Mean(table, _blocks(blocks), people, *_whose(known, year))
        for table, blocks, people, *known in stored
    )


def _whose(known: Sequence[Any], year: int) -> tuple[int, frozenset[int]]:
    return (known[0], frozenset(known[1])) if known else (year, frozenset())


def _by_area(homes: Homes) -> list[tuple[int, tuple[int, ...], list[int]]]:
    """Return the participants of every area, together with who count there in the same quarters."""
    quarters: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for (participant, quarter), area in sorted(homes.items()):
        quarters[area, participant].append(quarter)
    found: defaultdict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for (area, participant), of in quarters.items():
        found[area, tuple(of)].append(participant)
    return [(area, of, participants) for (area, of), participants in sorted(found.items())]


Nested = dict[str, dict[str, dict[str, int]]]


def _nested(values: Mapping[Atom, int]) -> Nested:
    found: Nested = {}
    for (name, (area, quarter)), value in sorted(values.items()):
        found.setdefault(name, {}).setdefault(str(area), {})[str(quarter)] = value
    return found


def _flat(stored: Nested) -> dict[Atom, int]:
    return {
        (name, (int(area), int(quarter))): value
        for name, areas in stored.items()
        for area, quarters in areas.items()
        for quarter, value in quarters.items()
    }


def _figure(figure: Figure) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    return figure.names, figure.blocks


def _read(names: Iterable[str], blocks: Iterable[Iterable[int]]) -> Figure:
    return Figure(tuple(names), _blocks(blocks))


def _blocks(blocks: Iterable[Iterable[int]]) -> tuple[Block, ...]:
    return tuple((area, quarter) for area, quarter in blocks)
