"""The auditor: attacks what is about to be published, as someone who knows the method would.

The intruder has everything that was ever printed, knows how it was rounded, knows how many people
came exactly, and knows one of them. What he can work out of a cell is the interval of values that
are still possible. A cell is found recognisable when

- only one value is left: he knows the cell exactly;
- all values left are one to four: he knows that there is someone, and hardly anyone else;
- fewer than three values are left and the smallest is below ten: the person whom he knows is one of
  them, and taking her away would leave him one value or two of a small group.

Three values are the least that still leave doubt to someone who knows one person: she may have been
counted or not, so of two values he can exclude one. Above ten people two values are no harm.

Most cells are cleared by witnesses: whole sets of counts that fit everything printed and yet differ
widely from each other. They are sought in one quarter of one area at a time first, where all the
rest is as it really was: a programme of some hundred columns instead of thousands. Only what no
witness clears is worked out cell by cell.
"""

import math
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain, islice

from spil_desktop.rules.cleared import Cleared
from spil_desktop.rules.components import components
from spil_desktop.rules.disclosure import STOCK_QUARTER, Atom, Block, Figure, Relation
from spil_desktop.rules.solver import Programme, Rows
from spil_desktop.rules.witnesses import FEW_VALUES, SMALL, TINY, Knowledge, Part, Target, is_whole

_ROUNDS = 40
_LOCAL_ROUNDS = 20
_ONE_BY_ONE = 25
_IN_VAIN = 2
_WIDE_ROUNDS = 6
_FEW, _PARTS = 8, 8
_UPWARDS = 0.6
_BEYOND = 100
_ROUNDING_ERROR = 1e-6
_SEED = 20250101


@dataclass(frozen=True, slots=True)
class Print:
    """A printed count, and how far the method lets it be from the truth.

    `least` is what it must be at least, as it would not have been printed otherwise: a category
    that stands alone is of ten people.
    """

    figure: Figure
    count: int
    spread: int
    least: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """A printed percentage: the part is at least `low` and at most `high` percent of the group.

    `fewest` and `most` say of how many people the group is, as the step of the percentage tells.
    """

    part: Figure
    group: Figure
    low: float
    high: float
    fewest: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What is attacked: the exact counts, what holds between them, and what is known of them.

    `known` are the figures that the intruder knows exactly, such as the number of newcomers.
    `harmless` are cells whose exact number says nothing about anyone: how many people were asked.
    `earlier` are those of the prints and shares that he had before: what they alone tell, leaving
    out cannot change. `open_sums` are figures that nobody printed yet and a later release may: they
    are attacked with the rest, as by then it would be too late.
    """

    counts: Mapping[Atom, int]
    relations: Sequence[Relation]
    prints: Sequence[Print]
    shares: Sequence[Share] = ()
    known: Sequence[Figure] = ()
    harmless: frozenset[str] = frozenset()
    earlier: frozenset[Print | Share] = frozenset()
    open_sums: Sequence[Figure] = ()


class FindingKind(StrEnum):
    """How a cell is recognisable."""

    EXACT = "exact"
    TINY = "tiny"
    FEW_VALUES = "few_values"


@dataclass(frozen=True, slots=True)
class Finding:
    """A cell of which too much can be worked out: the values that are left are low to high."""

    figure: Figure
    kind: FindingKind
    low: int
    high: int


def judge(low: int, high: int) -> FindingKind | None:
    """Say what is wrong with a cell of which `low` to `high` is possible; None for a safe one."""
    if low == high:
        return FindingKind.EXACT
    if low >= 1 and high <= TINY:
        return FindingKind.TINY
    if high - low + 1 < FEW_VALUES and low < SMALL:
        return FindingKind.FEW_VALUES
    return None


def audit(
    view: View, most: int | None = None, cleared: Cleared[Share, Figure] | None = None
) -> tuple[Finding, ...]:
    """Attack `view` and return every cell that is recognisable; none means safe to publish.

    `most` is the number of findings after which the attack on what hangs together may stop.
    `cleared` remembers what was found safe, for the next attack on the same counts.
    """
    memory = Cleared[Share, Figure]() if cleared is None else cleared
    return tuple(finding for part in _parts(view) for finding in _findings(part, most, memory))


def _findings(part: View, most: int | None, cleared: Cleared[Share, Figure]) -> tuple[Finding, ...]:
    key = (tuple(part.prints), tuple(part.relations))
    if cleared.is_safe(key, part.shares):
        return ()
    attack = _Attack(part)
    safe = cleared.safe(key, part.shares)
    attack.targets = tuple(each for each in attack.targets if each.figure not in safe)
    found = tuple(islice(attack.findings(), most)) if attack.targets else ()
    now_safe = (each.figure for each in attack.targets if each.is_cleared)
    cleared.remember(key, part.shares, (*safe, *now_safe), is_whole=not found)
    return found


def still_finds(view: View, figures: Collection[Figure]) -> bool:
    """Whether an attack on these quantities alone still finds one of them."""
    names = {name for figure in figures for name in figure.names}
    for part in _parts(view):
        if names.isdisjoint(name for name, _ in part.counts):
            continue
        attack = _Attack(part)
        attack.targets = tuple(each for each in attack.targets if each.figure in figures)
        if any(True for _found in attack.findings()):
            return True
    return False


def intervals(view: View) -> dict[Figure, tuple[int, int]]:
    """Return the smallest and largest value that every cell can still have, by exact attack."""
    attack = _Attack(view)
    return {target.figure: attack.interval(target) for target in attack.targets}


def _parts(view: View) -> Iterator[View]:
    """Divide what is attacked into cells that have nothing to do with each other."""
    of = components(
        (
            *({name} for name, _ in view.counts),
            *(relation.left + relation.right for relation in view.relations),
            *(printed.figure.names for printed in view.prints),
            *(share.part.names + share.group.names for share in view.shares),
            *(figure.names for figure in view.known),
            *(figure.names for figure in view.open_sums),
        )
    )
    parts: dict[str, _Part] = {component: _Part() for component in sorted(set(of.values()))}
    for atom, number in view.counts.items():
        parts[of[atom[0]]].counts[atom] = number
    for relation in view.relations:
        parts[of[(relation.left + relation.right)[0]]].relations.append(relation)
    for printed in view.prints:
        parts[of[printed.figure.names[0]]].prints.append(printed)
    for share in view.shares:
        parts[of[share.group.names[0]]].shares.append(share)
    for figure in view.known:
        parts[of[figure.names[0]]].known.append(figure)
    for figure in view.open_sums:
        parts[of[figure.names[0]]].open_sums.append(figure)
    for part in parts.values():
        yield replace(
            view,
            counts=part.counts,
            relations=part.relations,
            prints=part.prints,
            shares=part.shares,
            known=part.known,
            open_sums=part.open_sums,
        )


@dataclass(slots=True)
class _Part:
    """What belongs to one part of what is attacked."""

    counts: dict[Atom, int] = field(default_factory=dict[Atom, int])
    relations: list[Relation] = field(default_factory=list[Relation])
    prints: list[Print] = field(default_factory=list[Print])
    shares: list[Share] = field(default_factory=list[Share])
    known: list[Figure] = field(default_factory=list[Figure])
    open_sums: list[Figure] = field(default_factory=list[Figure])


class _Attack:
    """The intruder's programme: a column for every cell that what is printed can tell apart.

    Blocks that always appear together in print are one block to the intruder.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self.groups = _groups(view)
        self.column = {place: number for number, place in enumerate(self._places())}
        self.group_of = {block: n for n, blocks in enumerate(self.groups) for block in blocks}
        self.truth = self._truth()
        self._knowledge = self._known(view.prints, view.shares)
        self._prior: Knowledge | None = None
        self.targets = tuple(self._targets())
        self._parts: dict[frozenset[int], Part] = {}
        self._whole = Part(tuple(range(len(self.column))), self._knowledge, self.targets)

    def _places(self) -> Iterator[tuple[str, int]]:
        """Yield every cell in every group of blocks where it can be: stocks apart from flows."""
        names = {name for name, _ in self.view.counts} | set(_printed_names(self.view))
        names |= {name for each in self.view.relations for name in each.left + each.right}
        stocks = {name for name, (_, quarter) in self.view.counts if quarter == STOCK_QUARTER}
        for name in sorted(names):
            for group, blocks in enumerate(self.groups):
                if (name in stocks) == (blocks[0][1] == STOCK_QUARTER):
                    yield name, group

    def _truth(self) -> list[int]:
        counts = self.view.counts
        return [
            sum(counts.get((name, block), 0) for block in self.groups[group])
            for name, group in self.column
        ]

    def _terms(self, figure: Figure) -> dict[int, int]:
        groups = {self.group_of[block] for block in figure.blocks}
        return {
            self.column[name, group]: 1
            for name in figure.names
            for group in groups
            if (name, group) in self.column
        }

    def _known(self, prints: Iterable[Print], shares: Iterable[Share]) -> Knowledge:
        """Return what someone knows who was told this, beside what everybody knows."""
        rows = Rows()
        for relation in self.view.relations:
            self._relate(relation, rows)
        for printed in prints:
            low, high = printed.count - printed.spread, printed.count + printed.spread
            least = self._at_least(printed.figure, printed.least)
            rows.add(self._terms(printed.figure).items(), max(low, least), high)
        for figure in self.view.known:
            exact = figure.total(self.view.counts)
            rows.add(self._terms(figure).items(), exact, exact)
        for share in shares:
            self._bound(share, rows)
        lowest, highest = min((0, *self.truth)), 2 * max((0, *self.truth)) + _BEYOND
        columns = len(self.column)
        anywhere = [float(lowest)] * columns, [float(highest)] * columns
        return Knowledge(Programme(rows, columns, anywhere))

    def _relate(self, relation: Relation, rows: Rows) -> None:
        for group in range(len(self.groups)):
            terms: dict[int, float] = {}
            for names, sign in ((relation.left, 1.0), (relation.right, -1.0)):
                for name in names:
                    column = self.column.get((name, group))
                    if column is not None:
                        terms[column] = terms.get(column, 0) + sign
            balance = sum(self.truth[column] * sign for column, sign in terms.items())
            if relation.equal:
                rows.add(terms.items(), 0, 0)
            elif terms and balance <= 0:
                rows.add(terms.items(), -float("inf"), 0)

    def _bound(self, share: Share, rows: Rows) -> None:
        """Use a percentage as if the intruder knew of how many people exactly it was taken."""
        people = share.group.total(self.view.counts)
        low = math.ceil(share.low * people / 100 - _ROUNDING_ERROR)
        high = math.floor(share.high * people / 100 + _ROUNDING_ERROR)
        rows.add(self._terms(share.part).items(), self._at_least(share.part, low), high)
        most = math.inf if share.most is None else share.most
        rows.add(self._terms(share.group).items(), share.fewest, most)

    def _at_least(self, figure: Figure, least: float) -> float:
        """Return the least that a figure can be: nothing is, where it is less than that.

        A quarter in which more was taken back than came in has fewer than none. Who takes it for
        none or more draws conclusions from what is not so; what is known must hold the truth.
        """
        return least if figure.total(self.view.counts) >= least else -math.inf

    def _targets(self) -> Iterator[Target]:
        known = {figure.names for figure in self.view.known}
        known |= {  # a breakdown in which all are alike is known with its total
            each.left for each in self.view.relations if each.equal and each.right in known
        }
        seen: set[frozenset[tuple[int, int]]] = set()
        for figure, terms in self._quantities():
            key = frozenset(terms.items())
            if key in seen or figure.names in known or self.view.harmless.issuperset(figure.names):
                continue
            seen.add(key)
            value = self._value(terms, self.truth)
            yield Target(figure, terms, value)

    def _quantities(self) -> Iterator[tuple[Figure, dict[int, int]]]:
        for (name, group), column in self.column.items():
            yield Figure((name,), self.groups[group]), {column: 1}
        for figure in (
            *(printed.figure for printed in self.view.prints),
            *(share.part for share in self.view.shares),
            *(each for each in self.view.open_sums if self._tells_apart(each)),
        ):
            yield figure, self._terms(figure)
        for relation in self.view.relations:
            if not relation.equal and len(relation.left) == len(relation.right) == 1:
                yield from self._rests(relation)

    def _tells_apart(self, figure: Figure) -> bool:
        """Whether what is printed tells the blocks of a figure apart from all others."""
        own = frozenset(figure.blocks)
        groups = [group for group in self.groups if not own.isdisjoint(group)]
        return bool(groups) and all(own.issuperset(group) for group in groups)

    def _rests(self, relation: Relation) -> Iterator[tuple[Figure, dict[int, int]]]:
        """Yield who is in the group but not in the part: "without a chronic condition"."""
        for group, blocks in enumerate(self.groups):
            part = self.column.get((relation.left[0], group))
            whole = self.column.get((relation.right[0], group))
            if part is not None and whole is not None:
                yield Figure(relation.right + relation.left, blocks), {whole: 1, part: -1}

    @staticmethod
    def _value(terms: Mapping[int, int], values: Sequence[int]) -> int:
        return sum(values[column] * factor for column, factor in terms.items())

    def findings(self) -> Iterator[Finding]:
        """Clear what witnesses can clear, and work out the rest."""
        chance = random.Random(_SEED)  # noqa: S311  variety, not secrecy
        for groups in self._neighbourhoods():
            if all(target.is_cleared for target in self.targets):
                break
            part = self._part(groups)
            self._clear(part, part.targets, chance, _LOCAL_ROUNDS)
        open_targets = [target for target in self.targets if not target.is_cleared]
        if len(open_targets) > _ONE_BY_ONE:
            open_targets = self._clear(self._whole, open_targets, chance, _ROUNDS)
        yield from self._findings(open_targets)

    def _neighbourhoods(self, around: Collection[int] = ()) -> Iterator[frozenset[int]]:
        """Yield ever larger parts of the whole: every group of blocks, every area, every quarter.

        Only those that hold all groups in `around`.
        """
        found = {frozenset({group}) for group in range(len(self.groups))}
        for side in (0, 1):
            alike: dict[int, set[int]] = {}
            for group, blocks in enumerate(self.groups):
                for block in blocks:
                    alike.setdefault(block[side], set()).add(group)
            found |= {frozenset(groups) for groups in alike.values()}
        smaller = (
            groups
            for groups in found
            if len(groups) < len(self.groups) and groups.issuperset(around)
        )
        yield from sorted(smaller, key=lambda groups: (len(groups), sorted(groups)))

    def _part(self, groups: frozenset[int]) -> Part:
        """Return what can be moved in some groups of blocks while all others stay as they were."""
        if groups not in self._parts:
            columns = tuple(n for (_, each), n in self.column.items() if each in groups)
            place = {column: n for n, column in enumerate(columns)}
            targets = tuple(
                each for each in self.targets if not place.keys().isdisjoint(each.terms)
            )
            self._parts[groups] = Part(columns, self._knowledge.within(place, self.truth), targets)
        return self._parts[groups]

    def _clear(
        self, part: Part, targets: Sequence[Target], chance: random.Random, rounds: int
    ) -> list[Target]:
        """Seek witnesses that move `part` until they find nothing new; return who is still open."""
        open_targets = [target for target in targets if not target.is_cleared]
        in_vain = 0
        for number in range(rounds):
            if not open_targets or in_vain == _IN_VAIN:
                break
            some = open_targets
            if number >= _WIDE_ROUNDS:
                some = chance.sample(some, min(len(some), max(_FEW, len(some) // _PARTS)))
            self._look(part, some, chance)
            left = [target for target in open_targets if not target.is_cleared]
            in_vain = in_vain + 1 if len(left) == len(open_targets) else 0
            open_targets = left
        return open_targets

    def _look(self, part: Part, wanted: Sequence[Target], chance: random.Random) -> None:
        """Find a witness in which the wanted quantities are as far from the truth as they can."""
        goal = [0.0] * len(self.column)
        for target in wanted:
            wish = 0.5 + chance.random()
            if target.low <= 0 or chance.random() < _UPWARDS:
                wish = -wish
            for column, factor in target.terms.items():
                goal[column] += wish * factor
        self._move(part, [goal[column] for column in part.columns])

    def _move(self, part: Part, goal: Sequence[float]) -> None:
        """See the witness in which `part` is moved to where `goal` is small."""
        answer = part.solve(goal)
        if answer is not None:
            witness = list(self.truth)
            for column, value in zip(part.columns, answer, strict=True):
                witness[column] = value
            self._see(witness, part.targets)

    def _findings(self, open_targets: Sequence[Target]) -> Iterator[Finding]:
        for target in open_targets:
            if target.is_cleared:
                continue
            low, high = self._outer(target, self._knowledge)
            kind = judge(low, high)
            if kind is None and not self._reaches(target, low, high):
                low, high = self.interval(target)
                kind = judge(low, high)
            if kind is None or self._is_nothing_new(target, low, high):
                target.is_cleared = True
            else:
                yield Finding(target.figure, kind, low, high)

    def _is_nothing_new(self, target: Target, low: int, high: int) -> bool:
        """Whether it could be worked out before, and no more is known now.

        So it is when nobody came in a quarter, which is known: all cells are 0 then. And when a
        category is new in what was told earlier: nobody was in it, so that nothing was rounded.
        """
        if self._prior is None:
            earlier = self.view.earlier
            self._prior = self._known(
                [each for each in self.view.prints if each in earlier],
                [each for each in self.view.shares if each in earlier],
            )
        # the exact interval is inside the earlier one, that inside the earlier wide one
        if self._most(target, self._prior) != high or self._least(target, self._prior) != low:
            return False
        seen = target.low, target.high
        return (low, high) == seen or (low, high) == self.interval(target)

    def _reaches(self, target: Target, low: int, high: int) -> bool:
        """Whether witnesses clear one quantity, sought in ever larger parts around it.

        It is moved to that end of the widest interval, `low` to `high`, which would clear it.
        """
        ends = ((-1.0, high), (1.0, low))
        signs = [sign for sign, end in ends if target.would_be_cleared(end)] or [-1.0, 1.0]
        groups = {group for (_, group), n in self.column.items() if n in target.terms}
        smaller = (self._part(each) for each in self._neighbourhoods(groups))
        for part in chain(smaller, (self._whole,)):
            for sign in signs:
                if target.is_cleared:
                    return True
                goal = {column: sign * factor for column, factor in target.terms.items()}
                self._move(part, [goal.get(column, 0.0) for column in part.columns])
        return target.is_cleared

    def _outer(self, target: Target, knowledge: Knowledge) -> tuple[int, int]:
        """Return an interval that is certainly wide enough: that of all numbers, whole or not.

        Or what was seen, when a witness at its low end cleared the target.
        """
        low = self._least(target, knowledge)
        return low, target.high if target.is_cleared else self._most(target, knowledge)

    def _least(self, target: Target, knowledge: Knowledge) -> int:
        if target.low <= knowledge.box(target.pairs)[0]:
            return target.low  # no number can be less, and this one was seen
        end = self._end(target, 1.0, knowledge, whole=False)
        return math.ceil(end - _ROUNDING_ERROR)

    def _most(self, target: Target, knowledge: Knowledge) -> int:
        if target.high >= knowledge.box(target.pairs)[1]:
            return target.high
        end = self._end(target, -1.0, knowledge, whole=False)
        return math.floor(end + _ROUNDING_ERROR)

    def interval(self, target: Target) -> tuple[int, int]:
        """Return the smallest and largest possible value of a quantity, exactly."""
        low, high = (self._end(target, sign, self._knowledge, whole=True) for sign in (1.0, -1.0))
        return round(low), round(high)

    def _end(self, target: Target, sign: float, knowledge: Knowledge, *, whole: bool) -> float:
        goal = [0.0] * len(self.column)
        for column, factor in target.terms.items():
            goal[column] = sign * factor
        answer = knowledge.exact(goal) if whole else knowledge.relaxed(goal)
        if answer is None:  # the solver gave up: the truth is all that is sure to be possible
            return self._value(target.terms, self.truth)
        if knowledge is self._knowledge and is_whole(answer):
            self._see([round(value) for value in answer], self.targets)
        return sum(answer[column] * factor for column, factor in target.terms.items())

    def _see(self, witness: Sequence[int], targets: Sequence[Target]) -> None:
        for target in targets:
            if not target.is_cleared:
                target.see(sum([witness[column] * factor for column, factor in target.pairs]))


def _printed_names(view: View) -> Iterable[str]:
    for printed in view.prints:
        yield from printed.figure.names
    for share in view.shares:
        yield from share.part.names + share.group.names
    for figure in view.known:
        yield from figure.names


def _groups(view: View) -> tuple[tuple[Block, ...], ...]:
    spans = {printed.figure.blocks for printed in view.prints}
    spans |= {share.part.blocks for share in view.shares}
    spans |= {figure.blocks for figure in view.known}
    ordered = sorted(spans)
    together: dict[tuple[int, ...], list[Block]] = {}
    for block in sorted({block for span in ordered for block in span}):
        signature = tuple(n for n, span in enumerate(ordered) if block in span)
        together.setdefault(signature, []).append(block)
    return tuple(tuple(blocks) for blocks in together.values())
