"""The books in which releases are counted: every cell by area and quarter."""

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from spil_desktop.rules import report_cells, report_tables
from spil_desktop.rules.behind import Behind
from spil_desktop.rules.disclosure import STOCK_QUARTER, Atom, Block
from spil_desktop.rules.report_cells import Breakdown, Subject, cell, name
from spil_desktop.services.populations import Someone

_MULTIPLE: Final = {
    (spec.subject.value, breakdown.name.value): breakdown
    for spec in report_tables.TABLES
    for breakdown in spec.breakdowns
    if breakdown.multiple
}
"""The breakdowns with several answers of one person, by subject and name."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Exact counts of every atom from 1 January of a year until the end of a period.

    `stocks` has for every area and stock a fingerprint of who is in it. `grid` counts the joint
    cells of age, gender and living. `overlaps` counts who gave which set of multiple answers.
    `answers` has for the cell of a mean, in a block, one whole number for the number of every
    answer, and `pairs` two for that of every participant, of T0 and T1. `whose` has for cells that
    count what people ask, do or are given, in a block, how much of it is of each of them, by
    number, and `givers` who gave the answers of a mean. `sizes` is the number of people ever, by
    area, each where she counts first in the year. `homes` is where everyone counts, by quarter.
    """

    counts: Counter[Atom] = field(default_factory=Counter[Atom])
    stocks: dict[Atom, str] = field(default_factory=dict[Atom, str])
    grid: Counter[Atom] = field(default_factory=Counter[Atom])
    overlaps: dict[Breakdown, Counter[tuple[Block, frozenset[str]]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    answers: dict[Atom, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    pairs: dict[Atom, dict[int, tuple[int, int]]] = field(default_factory=lambda: defaultdict(dict))
    whose: dict[Atom, Counter[int]] = field(
        default_factory=lambda: defaultdict(Counter), repr=False
    )
    givers: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict), repr=False)
    sizes: Counter[int] = field(default_factory=Counter[int])
    homes: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])

    def unite(self, subject: Subject, breakdown: Breakdown, codes: Collection[str]) -> str:
        """Count who is in one or more of `codes` of a multiple breakdown; return the cell."""
        united = name(subject, {breakdown.name: report_cells.joined(breakdown, codes)})
        found: Counter[Atom] = Counter()
        for (block, given), people in self.overlaps[breakdown].items():
            if not given.isdisjoint(codes):
                found[united, block] += people
        for atom, people in found.items():  # set, not added: it may be asked more than once
            self.counts[atom] = people
        return united

    def recount(self, united: str) -> None:
        """Count joined categories again that an earlier release printed, by their cell's name."""
        subject, _mark, rest = united.partition("|")
        key, _equal, codes = rest.partition(f"={report_cells.OTHER}:")
        for breakdown in tuple(self.overlaps):
            if breakdown.name == key:
                self.unite(Subject(subject), breakdown, codes.split("+"))

    def overlap(
        self, breakdown: Breakdown, given: Iterable[tuple[Block, Collection[str] | None]]
    ) -> None:
        """Note people in their blocks with several answers each; who gave none is not noted."""
        self.overlaps[breakdown].update(
            (block, frozenset(codes)) for block, codes in given if codes
        )

    def behind(self, names: Collection[str], blocks: Sequence[Block]) -> Behind | None:
        """Return who is behind cells together in blocks; None where everyone counts once."""
        shares = [
            self.whose[name, block]
            for name in names
            for block in blocks
            if (name, block) in self.whose
        ]
        if not shares:
            return self._answering(names, blocks)
        together = Counter[int]()
        for share in shares:
            together.update(share)
        together = +together  # nought hours are no help
        if not together:
            return None
        unnamed = sum(number < 0 for number in together)
        return Behind(max(unnamed, len(together) - unnamed), max(together.values()))

    def _answering(self, names: Collection[str], blocks: Sequence[Block]) -> Behind | None:
        """Return who gave one or more of several multiple answers; of one, it is its count."""
        if len(names) == 1:
            return None
        subject, _mark, category = next(iter(names)).partition("|")
        breakdown = _MULTIPLE.get((subject, category.partition("=")[0]))
        if breakdown is None or breakdown not in self.overlaps:
            return None
        codes, there = {name.rpartition("=")[2] for name in names}, frozenset(blocks)
        people = sum(
            number
            for (block, given), number in self.overlaps[breakdown].items()
            if block in there and not given.isdisjoint(codes)
        )
        return Behind(people, 1)

    def note(self, names: Iterable[str], block: Block, who: int, number: int = 1) -> None:
        """Note that so much of what cells count is of one person."""
        for each in names:
            self.whose[each, block][who] += number

    def answer(
        self, of: str, block: Block, who: int, number: int, person: int | None = None
    ) -> None:
        """Note one answer for the mean whose answers are counted in the cell `of`.

        `who` is the number of that answer: it tells in whom two means differ, so it stays the same,
        and is the participant's where several tables tell a mean of the same answers. `person` is
        the number of who gave it, where one can give several.
        """
        self.counts[of, block] += 1
        if person is not None:
            self.note((of,), block, person)
            self.givers[of][who] = person
        self.answers[of, block][who] = number

    def leave_out_others(self, area_ids: Collection[int]) -> None:
        """Take away what counts in other areas: people who moved may count in several."""
        for counted in (self.counts, self.stocks, self.grid, self.answers, self.pairs, self.whose):
            for atom in [atom for atom in counted if atom[1][0] not in area_ids]:
                del counted[atom]
        for given in self.overlaps.values():
            for who in [who for who in given if who[0][0] not in area_ids]:
                del given[who]
        for area in [area for area in self.sizes if area not in area_ids]:
            del self.sizes[area]


def block(area_id: int, day: date) -> Block:
    """Return the block of something that took place in an area on a day."""
    return area_id, (day.month + 2) // 3


def stock_block(area_id: int) -> Block:
    """Return the block of what is counted at the end of a period."""
    return area_id, STOCK_QUARTER


def fingerprint(secret: bytes, ids: Iterable[int]) -> str:
    """Return a mark that is the same for the same members, and tells nothing about them."""
    return hmac.new(secret, repr(sorted(ids)).encode(), hashlib.sha256).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Count:
    """One count of a period: its book, who is in the evaluation population, and its days."""

    session: Session
    tally: Tally
    people: Mapping[int, Someone] = field(repr=False)
    area_ids: Collection[int]
    first: date
    last: date
    secret: bytes = field(repr=False)

    def on(self, day: date | None) -> bool:
        """Whether a day is counted."""
        return day is not None and self.first <= day <= self.last

    def add(
        self,
        subject: Subject,
        area_id: int,
        day: date | None,
        *,
        who: int | None = None,
        **codes: str,
    ) -> None:
        """Count something that took place on a day, in the total and in every category given.

        `who` it is of, by number, where one person can have several.
        """
        if day is None or not self.on(day):
            return
        where = block(area_id, day)
        names = [subject.value, *(cell(subject, **{key: code}) for key, code in codes.items())]
        for each in names:
            self.tally.counts[each, where] += 1
        if who is not None:
            self.tally.note(names, where, who)

    def add_of(self, subject: Subject, one: Someone, day: date | None, **codes: str) -> None:
        """Count something of a participant, in the area where she counts in that quarter."""
        if day is not None:
            self.add(subject, one.block_on(day)[0], day, who=one.id, **codes)

    def members(self, found: Mapping[Atom, Collection[int]]) -> None:
        """Count who or what is in a stock, and mark who that is."""
        for atom, ids in found.items():
            self.tally.counts[atom] = len(ids)
            self.tally.stocks[atom] = fingerprint(self.secret, ids)
