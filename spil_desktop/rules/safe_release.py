"""Making a draft safe: round it, attack it, and make it coarser until no attack succeeds.

What is tried, in this order: without the percentages of the tables concerned; another rounding;
without the finest table concerned. When nothing is left to leave out, nothing is released.
"""

import hmac
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from spil_desktop.errors import ReleaseProblem, SpilError
from spil_desktop.rules import (
    breakdowns,
    causes,
    consistency,
    report_cells,
    report_tables,
    safe_means,
    table_relations,
)
from spil_desktop.rules import ledger as ledgers
from spil_desktop.rules.auditor import Finding, Print, Share, View, audit, still_finds
from spil_desktop.rules.cleared import Cleared
from spil_desktop.rules.components import components
from spil_desktop.rules.disclosure import (
    BASE,
    STOCK_QUARTER,
    Atom,
    Block,
    Figure,
    Rounded,
    Task,
    Units,
    round_together,
)
from spil_desktop.rules.drafting import Draft, DraftTable, Scope, figures
from spil_desktop.rules.filling import Filled, Filling
from spil_desktop.rules.ledger import Ledger
from spil_desktop.rules.release import (
    DEFINITION_VERSION,
    TOTAL,
    Omission,
    Omitted,
    SafeTable,
    Statement,
    Temporal,
)
from spil_desktop.rules.report_cells import ANY, Subject
from spil_desktop.rules.safe_means import Answers, Givers, Means
from spil_desktop.rules.safe_outcomes import OutcomeMeans, Pairs
from spil_desktop.rules.statements import UNIONS, find

_ATTEMPTS = 3
_LARGEST_STEP = 1
_ENOUGH = 12
"""Findings after which an attack on what hangs together stops: enough to make it coarser."""
_PEOPLE = (Subject.PEOPLE.value,)
HARMLESS = frozenset(
    {subject.value for subject in Subject}
    | {report_cells.cell(Subject.REPORTS, stage=stage) for stage in breakdowns.STAGE.codes}
    | {
        report_cells.cell(Subject.OUTREACH, outreach_step=step)
        for step in breakdowns.OUTREACH_STEP.codes
    }
)
"""Cells that count how many were asked or reached; of whom, they do not tell.

So does the number of those younger than seventy, who are in no other table of participants: it
tells no more of them than that they are there. It is printed from ten people on.
"""
NOT_PEOPLE = frozenset(
    subject.value for subject in (Subject.HOURS, Subject.CONNECTOR_HOURS, Subject.DECISIONS)
)
"""Subjects of which no cell tells who: hours are of roles of ten people or more, and those of the
Spil are what was agreed."""
_UNDIVIDED = frozenset(spec.id for spec in report_tables.TABLES if not spec.breakdowns)
_HALVES = ((1, 2), (3, 4))


@dataclass(frozen=True, slots=True)
class Exact:
    """The exact counts behind a release: settled atoms, joint cells, stocks' marks, answers."""

    counts: Mapping[Atom, int]
    grid: Mapping[Atom, int]
    stocks: Mapping[Atom, str] = field(default_factory=dict[Atom, str])
    answers: Answers = field(default_factory=dict[Atom, Mapping[int, int]])
    pairs: Pairs = field(default_factory=dict[Atom, Mapping[int, tuple[int, int]]])
    givers: Givers = field(default_factory=dict[str, Mapping[int, int]])


@dataclass(frozen=True, slots=True)
class Made:
    """A safe release: its tables and sentences, what was left out, and what to remember of it."""

    tables: tuple[SafeTable, ...]
    statements: tuple[Statement, ...]
    omitted: tuple[Omitted, ...]
    people: int
    ledger: Ledger


def make(
    scope: Scope,
    draft: Draft,
    exact: Exact,
    earlier: Ledger,
    secret: bytes,
    version: str = DEFINITION_VERSION,
) -> Made:
    """Make the release safe; raises `SpilError` when nothing can be left out any more.

    `SOMEONE_RECOGNISABLE` when an attack keeps succeeding, `NO_SAFE_ROUNDING` when people can't be
    counted so that it adds up with what was printed before.
    """
    # of every year another: the same people in the same place are not rounded alike for ever
    secret = hmac.digest(secret, str(scope.period.year).encode(), "sha256")
    means = Means(scope, exact.answers, earlier.means, version, exact.givers)
    outcomes = OutcomeMeans(scope, exact.pairs, earlier.means, version)
    return _Maker(scope, draft, exact, earlier, secret, means, outcomes).make()


class _Maker:
    """The making of one release."""

    def __init__(  # noqa: PLR0913, PLR0917  the whole of a release
        self,
        scope: Scope,
        draft: Draft,
        exact: Exact,
        earlier: Ledger,
        secret: bytes,
        means: Means,
        outcomes: OutcomeMeans,
    ) -> None:
        self.scope = scope
        self.exact = exact
        self.earlier = earlier
        self.secret = secret
        self.means = means
        self.outcomes = outcomes
        self.tables = list(draft.tables)
        self.counts_people = _count_people(draft.tables)
        self.omitted = list(draft.omitted)
        self.silent: set[str] = set()
        self.attempts: dict[str, int] = {}
        self.done: dict[Hashable, Units | None] = {}
        self.cleared = Cleared[Share, Figure]()
        self.present = self._present(draft)
        self.relations = (*table_relations.relations(self.present), *draft.relations)
        self.grid = table_relations.finer_grid(self.present)
        free = (name for name in self.present if report_cells.subject_of(name) in NOT_PEOPLE)
        self.harmless = HARMLESS | safe_means.CELLS | frozenset(free)

    def _present(self, draft: Draft) -> frozenset[str]:
        names = {name for (name, _), number in self.exact.counts.items() if number}
        names |= {name for name, _ in self.earlier.units}
        names |= {name for figure in figures(draft.tables) for name in figure.names}
        return table_relations.completed(names)

    def make(self) -> Made:
        """Round, fill, attack; make it coarser and start again until no attack succeeds."""
        rounded: Rounded | None = None
        while self.tables:
            if rounded is None:
                rounded = self._rounded_all()
            filled = self._fill(rounded, self.tables)
            found = self._attack(filled)
            if not found and not self._leave_out_sensitive(filled):
                return self._made(rounded, filled)
            silent = [each for each in self._apart(found) if not self._fall_silent(each)]
            for each in silent:
                self._make_coarser(each, rounded)
            if silent:
                rounded = None
        raise SpilError(ReleaseProblem.SOMEONE_RECOGNISABLE)

    def _rounded_all(self) -> Rounded:
        """Round, without the tables of which nothing adds up or a figure came out too far.

        Raises `SpilError` when even how many people there are does not fit what was printed before.
        """
        rounded = self._round()
        while concerned := [t for t in self.tables if not rounded.unsolved.isdisjoint(_names(t))]:
            self._leave_out(concerned, Omission.NO_SAFE_ROUNDING)
            rounded = self._round()
        self._leave_out_far(rounded)
        self._leave_out_nothing(rounded)
        if self.counts_people and not _count_people(self.tables):
            raise SpilError(ReleaseProblem.NO_SAFE_ROUNDING)
        return rounded

    def _round(self) -> Rounded:
        flows = [figure for figure in figures(self.tables) if not _is_stock(figure)]
        names = self.present
        task = Task(
            counts={atom: n for atom, n in self.exact.counts.items() if atom[1][1]},
            relations=self.relations,
            figures=flows,
            secret=self.secret,
            fixed=ledgers.decided(names, self.earlier),
            beside=tuple(self._beside(flows)),
            attempts=self.attempts,
        )
        rounded, stocks = round_together(task, self.done), self._round_stocks()
        return Rounded(
            {**rounded.counts, **stocks.counts},
            {**rounded.steps, **stocks.steps},
            rounded.unsolved | stocks.unsolved,
        )

    def _round_stocks(self) -> Rounded:
        """Round what is counted at the end of the period; the same members keep their figure."""
        fixed = {
            atom: self.earlier.stocks[atom][0]
            for atom, mark in self.exact.stocks.items()
            if atom in self.earlier.stocks and self.earlier.stocks[atom][1] == mark
        }
        task = Task(
            counts={atom: n for atom, n in self.exact.counts.items() if not atom[1][1]},
            relations=self.relations,
            figures=[figure for figure in figures(self.tables) if _is_stock(figure)],
            secret=self.secret,
            fixed=fixed,
            attempts=self.attempts,
        )
        found = round_together(task, self.done)
        if found.unsolved or any(found.steps.values()):
            found = round_together(replace(task, fixed={}), self.done)
        return found

    def _beside(self, flows: Iterable[Figure]) -> Iterator[Figure]:
        """Yield sums that this release leaves open and a later one may print.

        Joined categories of single quarters, the halves of the year, what a sentence takes
        together, and the same figures with the areas that were released before.
        """
        spans = {figure.blocks for figure in flows}
        for figure in flows:
            quarters = {quarter for _, quarter in figure.blocks}
            if len(figure.names) > 1:
                yield from (Figure(figure.names, (block,)) for block in figure.blocks)
            yield from _halves((figure,))
            others = tuple(
                block
                for block in sorted(self.earlier.blocks - set(figure.blocks))
                if block[1] in quarters
            )
            if others:
                yield Figure(figure.names, (*others, *figure.blocks))
        yield from (Figure(union.names, span) for union in UNIONS for span in spans)
        yield from safe_means.figures(spans)

    def _leave_out_far(self, rounded: Rounded) -> None:
        """Leave out tables with a figure that came out too far from the truth."""
        far = [
            table
            for table in self.tables
            if any(rounded.steps[cell.figure] > _LARGEST_STEP for cell in table.cells)
            or not _fits(table, rounded)
        ]
        for table in far:
            self._remove(table, Omission.NO_SAFE_ROUNDING)

    def _leave_out_nothing(self, rounded: Rounded) -> None:
        """Leave out totals of things of which so few happened that they come out as 0.

        Where nothing at all happened there is no table: beside that, a printed 0 would tell that
        something did. Of people a report is made only when there are some.
        """
        for table in [each for each in self.tables if not each.dimensions]:
            stock = table.temporal is Temporal.STOCK
            widest = self.scope.blocks(Temporal.STOCK if stock else Temporal.CUMULATIVE)
            some = Figure(table.total.names, widest).total(rounded.counts)
            if some or table.subject is Subject.PEOPLE:
                continue
            self.tables.remove(table)
            if table.id.removesuffix(f"_{Temporal.CUMULATIVE}") in _UNDIVIDED:
                self.omitted.append(Omitted(table.report, Omission.NO_DATA, ()))

    def _leave_out_sensitive(self, filled: Filled) -> bool:
        """Leave out tables that show sensitive signals of few; False when there are none.

        Those of a quarter stay only beside the table since January that tells they are of ten.
        """
        alone = {finding.where for finding in consistency.sensitive(filled.tables)}
        for table in [table for table in self.tables if table.id in alone]:
            self._remove(table, Omission.RECOGNISABLE)
        return bool(alone)

    def _leave_out(self, among: Sequence[DraftTable], reason: Omission) -> None:
        """Leave out the finest table of several, the last one among equals; supplements first."""
        finest = max(
            enumerate(among),
            key=lambda each: (
                _is_supplement(each[1]),
                each[1].breakdowns,
                len(each[1].cells),
                each[0],
            ),
        )
        self._remove(finest[1], reason)

    def _remove(self, table: DraftTable, reason: Omission) -> None:
        self.tables.remove(table)
        names = tuple(dimension.name for dimension in table.dimensions)
        self.omitted.append(Omitted(table.report, reason, names))

    def _fall_silent(self, found: Sequence[Finding]) -> bool:
        """Say no more percentages where someone was found; False when there are none left.

        Those of the tables that print the very cells first, then those of all about the same; of
        both the supplements first.
        """
        areas = {block for finding in found for block in finding.figure.blocks}
        names = {name for finding in found for name in finding.figure.names if "|" in name}
        speaking = [
            table
            for table in self.tables
            if table.percent
            and table.id not in self.silent
            and table.subject in _subjects(found)
            and not areas.isdisjoint(table.total.blocks)
        ]
        printing = [table for table in speaking if not names.isdisjoint(_names(table))]
        concerned = printing or speaking
        concerned = [each for each in concerned if _is_supplement(each)] or concerned
        flows = [table for table in concerned if table.temporal is Temporal.FLOW]
        self.silent |= {table.id for table in flows or concerned}
        return bool(concerned)

    def _make_coarser(self, found: Sequence[Finding], rounded: Rounded) -> None:
        """Round what hangs together with the findings otherwise, or leave out a table.

        That without which nothing is found, or the fewest, or else the finest.
        """
        if not self._is_decided() and self._round_otherwise(found):
            return
        if self._leave_out_cause(found, rounded):
            return
        names = {name for finding in found for name in finding.figure.names if "|" in name}
        subjects = _subjects(found)
        of_subject = [table for table in self.tables if table.subject in subjects]
        concerned = [
            table
            for table in of_subject
            if table.breakdowns and not names.isdisjoint(_names(table))
        ]
        kin = [table for table in of_subject if _categories(names) & _categories(_names(table))]
        among = concerned or kin or of_subject or self._linked_to(found) or self.tables
        self._leave_out(among, Omission.RECOGNISABLE)

    def _leave_out_cause(self, found: Sequence[Finding], rounded: Rounded) -> bool:
        """Leave out the table without which nothing is found, or else the fewest; False for none.

        It need not be about the same: how many gave consent is how many were asked of their health.
        A table of the period and the same since January are one.
        """
        alike: dict[str, list[DraftTable]] = {}
        for table in self._finest_first(found):
            alike.setdefault(table.id.removesuffix(f"_{Temporal.CUMULATIVE}"), []).append(table)
        wanted = {each.figure for each in found}

        def is_gone(without: Sequence[Sequence[DraftTable]]) -> bool:
            out = {id(table) for tables in without for table in tables}
            others = [each for each in self.tables if id(each) not in out]
            return not still_finds(self._view(self._fill(rounded, others)), wanted)

        groups = tuple(alike.values())
        one = next(((tables,) for tables in groups if is_gone((tables,))), None)
        chosen = one or causes.fewest(groups, is_gone) or ()
        for table in chain.from_iterable(chosen):
            self._remove(table, Omission.RECOGNISABLE)
        return bool(chosen)

    def _finest_first(self, found: Sequence[Finding]) -> list[DraftTable]:
        """Return the tables linked to findings: supplements, then those of their very cells."""
        names = {name for finding in found for name in finding.figure.names if "|" in name}

        def fineness(table: DraftTable) -> tuple[bool, bool, int, int]:
            others = names.isdisjoint(_names(table))
            return not _is_supplement(table), others, -table.breakdowns, -len(table.cells)

        total = Subject.PEOPLE  # without which there is no report
        linked = (t for t in self._linked_to(found) if t.breakdowns or t.subject is not total)
        return sorted(linked, key=fineness)

    def _round_otherwise(self, found: Sequence[Finding]) -> bool:
        """Ask another rounding of what hangs together with the findings; False after some."""
        of = self._linked()
        there = _places(found, of)
        names = [name for name, place in of.items() if place in there]
        attempt = max(self.attempts.get(name, 0) for name in names) + 1
        if attempt > _ATTEMPTS:
            return False
        self.attempts |= dict.fromkeys(names, attempt)
        return True

    def _linked_to(self, found: Sequence[Finding]) -> list[DraftTable]:
        """Return the tables from which something can be worked out about where someone was found.

        There is one: what this release does not touch is not attacked.
        """
        of = self._linked()
        there = _places(found, of)
        return [t for t in self.tables if not there.isdisjoint(of[name] for name in _names(t))]

    def _apart(self, found: Iterable[Finding]) -> Sequence[Sequence[Finding]]:
        """Divide findings into those that have nothing to do with each other."""
        of = self._linked()
        apart: dict[str, list[Finding]] = {}
        for finding in found:
            apart.setdefault(of[finding.figure.names[0]], []).append(finding)
        return tuple(apart.values())

    def _linked(self) -> Mapping[str, str]:
        """Return what hangs together, however it was ever told."""
        return self._components(
            (*figures(self.tables), *(each.figure for each in self.earlier.prints)),
            self.earlier.shares,
        )

    def _components(self, told: Iterable[Figure], parts: Iterable[Share]) -> Mapping[str, str]:
        """Return of every name a name that stands for all that it hangs together with."""
        return components(
            (
                *(relation.left + relation.right for relation in (*self.relations, *self.grid)),
                *(figure.names for figure in told),
                *(share.part.names + share.group.names for share in parts),
            )
        )

    def _is_decided(self) -> bool:
        """Whether another attempt could not change a thing, because earlier releases decided."""
        return self._own_blocks() <= self.earlier.blocks

    def _own_blocks(self) -> frozenset[Block]:
        return frozenset(
            block
            for temporal in (Temporal.FLOW, Temporal.CUMULATIVE)
            for block in self.scope.blocks(temporal)
        )

    def _attack(self, filled: Filled) -> tuple[Finding, ...]:
        return audit(self._view(filled), _ENOUGH, self.cleared)

    def _view(self, filled: Filled) -> View:
        """Return what an intruder knows once this is told as well.

        How many came, exactly, of every quarter and area of which it was printed, divided or not.
        """
        prints = [each for each in self.earlier.prints if not _is_stock(each.figure)]
        prints += filled.prints
        prints, told = self._touched(prints, filled)
        return View(
            counts={**self.exact.counts, **self.exact.grid},
            relations=(*self.relations, *self.grid),
            prints=prints,
            shares=told,
            known=[each.figure for each in prints if each.figure.names == _PEOPLE],
            harmless=self.harmless,
            earlier=frozenset((*self.earlier.prints, *self.earlier.shares)),
            open_sums=tuple(dict.fromkeys(_halves(each.figure for each in prints))),
        )

    def _touched(self, prints: Sequence[Print], filled: Filled) -> tuple[list[Print], list[Share]]:
        """Return what was told of all that this release tells more about.

        Of the rest everybody knows what they knew before, and leaving out cannot change that.
        """
        told = [each for each in self.earlier.shares if not _is_stock(each.part)]
        told += filled.shares
        of = self._components((each.figure for each in prints), told)
        own = {of[each.figure.names[0]] for each in filled.prints if each.figure.names[0] in of}
        own |= {of[each.group.names[0]] for each in filled.shares}
        return (
            [each for each in prints if of[each.figure.names[0]] in own],
            [each for each in told if of[each.group.names[0]] in own],
        )

    def _fill(self, rounded: Rounded, tables: Sequence[DraftTable]) -> Filled:
        filling = Filling(self.scope, self.exact.counts, self.present, rounded)
        return filling.filled(tables, self.silent, tuple(self.means.tables(rounded.counts)))

    def _made(self, rounded: Rounded, filled: Filled) -> Made:
        people = find(filled.tables, "r0_people")
        # last, as they are attacked beside all that is printed and no other attack needs them
        for table, told in tuple(self.outcomes.tables(rounded.counts, filled.tables, filled.means)):
            filled.tables = _before_its_report(table, filled.tables)
            filled.means += told
        withheld = safe_means.withheld(self.means.version, filled.tables)
        return Made(
            tables=filled.tables,
            statements=filled.statements,
            omitted=tuple(dict.fromkeys((*self.omitted, *withheld))),
            people=(people.cells[0].count if people else None) or 0,
            ledger=self._decided(rounded, filled),
        )

    def _decided(self, rounded: Rounded, filled: Filled) -> Ledger:
        own = self._own_blocks()
        new = own - self.earlier.blocks
        counted = {**self.exact.counts, **self.exact.grid}
        return Ledger(
            blocks=own,
            units={
                atom: count // BASE
                for atom, count in rounded.counts.items()
                if atom[1] in own
                and atom not in self.earlier.units
                and (count or report_cells.OTHER in atom[0])
            },
            counted={
                atom: number
                for atom, number in counted.items()
                if number and (atom[1] in new or (report_cells.OTHER in atom[0] and atom[1] in own))
            },
            stocks={
                atom: (rounded.counts[atom] // BASE, mark)
                for atom, mark in self.exact.stocks.items()
                if atom in rounded.counts
            },
            prints=filled.prints,
            shares=filled.shares,
            means=filled.means,
        )


def _before_its_report(table: SafeTable, tables: Sequence[SafeTable]) -> tuple[SafeTable, ...]:
    """Put a table before the others of the same report, or last."""
    places = (at for at, other in enumerate(tables) if other.report == table.report)
    place = next(places, len(tables))
    return (*tables[:place], table, *tables[place:])


def _places(found: Iterable[Finding], of: Mapping[str, str]) -> set[str]:
    return {of[name] for each in found for name in each.figure.names if name in of}


def _count_people(tables: Iterable[DraftTable]) -> bool:
    return any(table.subject is Subject.PEOPLE for table in tables)


def _halves(of: Iterable[Figure]) -> Iterator[Figure]:
    """Yield what figures count in each half of the year that they span."""
    for figure in of:
        quarters = {quarter for _, quarter in figure.blocks}
        for half in _HALVES:
            if set(half) < quarters:
                yield Figure(
                    figure.names, tuple(block for block in figure.blocks if block[1] in half)
                )


def _is_supplement(table: DraftTable) -> bool:
    return table.id.removesuffix(f"_{Temporal.CUMULATIVE}") in report_tables.SUPPLEMENTS


def _is_stock(figure: Figure) -> bool:
    return figure.blocks[0][1] == STOCK_QUARTER


def _subjects(found: Iterable[Finding]) -> set[str]:
    return {report_cells.subject_of(name) for each in found for name in each.figure.names}


def _names(table: DraftTable) -> set[str]:
    return {name for cell in table.cells for name in cell.figure.names}


def _categories(names: Iterable[str]) -> set[str]:
    """Return the single categories that cells are made of: age_band=70_74, gender=man."""
    return {each for name in names if "|" in name for each in name.split("|")[1].split(",")}


def _fits(table: DraftTable, rounded: Rounded) -> bool:
    """Whether overlapping categories came out as they can: each at most any, any at most all.

    Categories that are joined otherwise than in an earlier release may not.
    """
    if not any(dimension.multiple for dimension in table.dimensions):
        return True
    counts = {cell.keys[0]: cell.figure.total(rounded.counts) for cell in table.cells}
    total, some = counts.pop(TOTAL), counts.pop(ANY, None)
    if some is None:
        return max(counts.values()) <= total
    return max(counts.values()) <= some <= min(total, sum(counts.values()))
