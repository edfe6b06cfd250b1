"""Controlled rounding: every published count a multiple of five, every sum exact.

The method is that of the statistical offices: all linked tables of a release are rounded in one
integer programme, so that shared cells agree and every total is the sum of its parts. Each count
moves by at most four (nine where a series over time leaves no other way), and a keyed jitter
decides between equally good roundings, so that nobody can repeat the rounding from outside.

The unit is the *atom*: one cell of one table, of one area, in one quarter. Everything that is
printed is a sum of atoms, so quarters, half-years, years and all areas together always add up.
"""

import hmac
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spil_desktop.rules.components import components
from spil_desktop.rules.solver import Programme, Rows

BASE = 5
"""Every published count is a multiple of this."""
CLOSE = 4
"""How far a published count is from the truth."""
FAR = CLOSE + BASE
"""How far it may be in a series over time that cannot be rounded closer."""

_ATOM_WEIGHT = 0.3
_JITTER = 2.0
_LEANING = 0.6
_FAR_PRICE = 60.0
_BEYOND_PRICE = 200.0
_BEYOND = 500
_NODES = 400
_GAP = 0.05
_FAR_GAP = 0.3
"""Where little is feasible, near the best is good enough: the best takes a hundred times longer."""
_GAP_UNIT = 1.0

Block = tuple[int, int]
"""An area's number and a quarter (1-4), or 0 for a stock."""
STOCK_QUARTER = 0
"""The quarter of a stock's block: it belongs to a day, and adds up with no other quarter."""
Atom = tuple[str, Block]
"""The name of a cell ("people|gender=woman") in one block."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds in any block: the left cells together equal, or are at most, the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    equal: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A count that is printed: the sum of these cells over these blocks."""

    names: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def atoms(self) -> Iterable[Atom]:
        """Every atom that is counted in the figure."""
        return ((name, block) for name in self.names for block in self.blocks)

    def total(self, values: Mapping[Atom, int]) -> int:
        """Return the sum of `values` over the figure; an atom that is not there counts nothing."""
        return sum(values.get(atom, 0) for atom in self.atoms)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be rounded together.

    `counts` are exact and complete: an atom that is not there is zero. `fixed` are the units
    (fives) of atoms that earlier releases decided. `figures` is what will be printed; `beside` are
    sums that later releases may print, kept near the truth now so that they can be. A part of a
    larger task has the `blocks` and `spans` of the whole, and `size`, how many names that has.
    `attempts` says of cells how often they are to be rounded otherwise than at first.
    """

    counts: Mapping[Atom, int]
    relations: Sequence[Relation]
    figures: Sequence[Figure]
    secret: bytes
    fixed: Mapping[Atom, int] = field(default_factory=dict[Atom, int])
    beside: Sequence[Figure] = ()
    attempts: Mapping[str, int] = field(default_factory=dict[str, int])
    blocks: frozenset[Block] = frozenset()
    spans: tuple[tuple[Block, ...], ...] = ()
    size: int = 0

    @property
    def names(self) -> list[str]:
        """The cells, in order."""
        return sorted(
            {name for name, _ in self.counts}
            | {name for relation in self.relations for name in relation.left + relation.right}
        )

    def key(self) -> Hashable:
        """Return all of the task but its secret, for those who remember what was solved."""
        return (
            frozenset(self.counts.items()),
            frozenset(self.fixed.items()),
            frozenset(self.attempts.items()),
            *map(tuple, (self.relations, self.figures, self.beside)),
            self.blocks,
            self.spans,
            self.size,
        )


@dataclass(frozen=True, slots=True)
class Rounded:
    """The result: rounded counts of all atoms, and how many fives each figure went beyond four.

    A figure of two steps or more is too far from the truth to be printed. `unsolved` are the cells
    of which no rounding adds up; they have no rounded counts.
    """

    counts: Mapping[Atom, int]
    steps: Mapping[Figure, int]
    unsolved: frozenset[str] = frozenset()


Units = dict[Atom, int]
"""Rounded counts in fives."""


def round_together(task: Task, done: dict[Hashable, Units | None] | None = None) -> Rounded:
    """Round all atoms at once, closely if that can be done.

    What hangs together by no relation and no figure is solved apart: the best of all is the best
    of each, and is found much sooner. `done` remembers what was solved with the same secret.
    """
    solved = {} if done is None else done
    counts: dict[Atom, int] = {}
    unsolved: set[str] = set()
    for part in _parts(task):
        key = part.key()
        if key not in solved:
            solved[key] = _solve(part)
        units = solved[key]
        if units is None:
            unsolved.update(part.names)
        else:
            counts |= {atom: BASE * unit for atom, unit in units.items()}
    steps = {figure: _steps(figure, task, counts) for figure in task.figures}
    return Rounded(counts, steps, frozenset(unsolved))


def _solve(part: Task) -> Units | None:
    units = _Rounding(part, far=False).solve()
    return _Rounding(part, far=True).solve() if units is None else units


def _parts(task: Task) -> Iterator[Task]:
    """Divide a task into those that have nothing to do with each other."""
    of = components(
        (
            *({name} for name, _ in (*task.counts, *task.fixed)),
            *(figure.names for figure in (*task.figures, *task.beside)),
            *(relation.left + relation.right for relation in task.relations),
        )
    )
    spans = tuple(dict.fromkeys(figure.blocks for figure in task.figures))
    blocks = frozenset(block for _, block in (*task.counts, *task.fixed))
    parts: dict[str, _Part] = {component: _Part() for component in sorted(set(of.values()))}
    _divide_counts(task, parts, of)
    for figure in task.figures:
        parts[of[figure.names[0]]].figures.append(figure)
    for figure in task.beside:
        parts[of[figure.names[0]]].beside.append(figure)
    for relation in task.relations:
        parts[of[(relation.left + relation.right)[0]]].relations.append(relation)
    for part in parts.values():
        yield replace(
            task,
            counts=part.counts,
            fixed=part.fixed,
            figures=part.figures,
            beside=part.beside,
            attempts=part.attempts,
            relations=part.relations,
            blocks=blocks,
            spans=spans,
            size=len(of),
        )


def _divide_counts(task: Task, parts: Mapping[str, "_Part"], of: Mapping[str, str]) -> None:
    for atom, number in task.counts.items():
        parts[of[atom[0]]].counts[atom] = number
    for atom, number in task.fixed.items():
        parts[of[atom[0]]].fixed[atom] = number
    for name, attempt in task.attempts.items():
        if name in of:
            parts[of[name]].attempts[name] = attempt


@dataclass(slots=True)
class _Part:
    """What belongs to one part of a task."""

    counts: dict[Atom, int] = field(default_factory=dict[Atom, int])
    fixed: dict[Atom, int] = field(default_factory=dict[Atom, int])
    figures: list[Figure] = field(default_factory=list[Figure])
    beside: list[Figure] = field(default_factory=list[Figure])
    relations: list[Relation] = field(default_factory=list[Relation])
    attempts: dict[str, int] = field(default_factory=dict[str, int])


def _steps(figure: Figure, task: Task, rounded: Mapping[Atom, int]) -> int:
    distance = abs(figure.total(rounded) - figure.total(task.counts))
    return -(-max(distance - CLOSE, 0) // BASE)


def jitter(secret: bytes, attempt: int, atom: Atom) -> float:
    """Return a number in [-1, 1) that only the holder of `secret` can compute."""
    name, (area, quarter) = atom
    message = f"{attempt}|{area}|{quarter}|{name}".encode()
    return int.from_bytes(hmac.digest(secret, message, "sha256")[:4]) / 2**31 - 1


class _Rounding:
    """The integer programme of one task; columns are the open atoms, then the helpers.

    An atom's units are its floor plus a column in 0..1; `far` gives it columns for one unit more
    and one unit less at a heavy price, and for any number in a block that earlier releases decided
    without it. Every figure of several atoms has columns for its distance.
    """

    def __init__(self, task: Task, *, far: bool) -> None:
        self.task = task
        self.far = far
        self.blocks = sorted(task.blocks)
        self.names = task.names
        self.decided = {block for _, block in task.fixed}
        self.areas: dict[str, set[int]] = {}
        for (name, (area, _quarter)), count in task.counts.items():
            if count:
                self.areas.setdefault(name, set()).add(area)
        self.rows = Rows()
        self.cost: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[int] = []
        self.terms: dict[Atom, tuple[tuple[int, float], ...]] = {}
        self.floor: dict[Atom, int] = {}
        self._add_atoms()
        for relation in task.relations:
            self._add_relation(relation)
        self._add_figures()
        # a fixed price for all, so that the solver's relative gap means a distance per atom
        atoms = max(task.size, len(self.names)) * len(self.blocks)
        always = self._column(_GAP_UNIT * atoms, 1, lower=1)
        self.rows.add(((always, 1.0),), 1, 1)

    def _column(self, cost: float, upper: float, *, lower: float = 0, whole: bool = True) -> int:
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(int(whole))
        return len(self.cost) - 1

    def _add_atoms(self) -> None:
        alone = {
            (figure.names[0], figure.blocks[0])
            for figure in self.task.figures
            if len(figure.names) == len(figure.blocks) == 1
        }
        for name in self.names:
            for block in self.blocks:
                atom = (name, block)
                if atom in self.task.fixed:
                    self.floor[atom] = self.task.fixed[atom]
                    self.terms[atom] = ()
                elif self._is_of_others(atom):
                    self.floor[atom], self.terms[atom] = 0, ()
                else:
                    self._add_atom(atom, 1.0 if atom in alone else _ATOM_WEIGHT)

    def _add_atom(self, atom: Atom, weight: float) -> None:
        count = self.task.counts.get(atom, 0)
        unit, rest = divmod(max(count, 0), BASE)
        self.floor[atom] = unit
        terms: list[tuple[int, float]] = []
        if rest:
            noise = _JITTER * self._noise((atom[0],), atom[1])
            terms.append((self._column(weight * (BASE - 2 * rest) + noise, 1), 1.0))
        if self.far and (count or self._may_grow(atom)):
            terms.append((self._column(_FAR_PRICE, 1), 1.0))
            if unit:
                terms.append((self._column(_FAR_PRICE, 1), -1.0))
        if self.far and atom[1] in self.decided:
            terms.append((self._column(_BEYOND_PRICE, _BEYOND), 1.0))
            terms.append((self._column(_BEYOND_PRICE, unit), -1.0))
        self.terms[atom] = tuple(terms)

    def _noise(self, names: tuple[str, ...], block: Block) -> float:
        attempt = max(self.task.attempts.get(name, 0) for name in names)
        return jitter(self.task.secret, attempt, ("+".join(names), block))

    def _may_grow(self, atom: Atom) -> bool:
        """Whether an empty cell may become five: only where cells can't be balanced otherwise."""
        return "," in atom[0] or bool(self.task.fixed)

    def _is_of_others(self, atom: Atom) -> bool:
        """Whether nobody of the area is in a category that others have: no table shows it there."""
        name, (area, _quarter) = atom
        return "," not in name and area not in self.areas.get(name, {area})

    def _sum(self, names: Iterable[str], block: Block) -> tuple[list[tuple[int, float]], int]:
        terms: list[tuple[int, float]] = []
        constant = 0
        for name in names:
            atom = (name, block)
            terms.extend(self.terms.get(atom, ()))
            constant += self.floor.get(atom, 0)
        return terms, constant

    def _holds(self, relation: Relation, block: Block) -> bool:
        left, right = (
            sum(self.task.counts.get((name, block), 0) for name in names)
            for names in (relation.left, relation.right)
        )
        return left <= right

    def _add_relation(self, relation: Relation) -> None:
        broken: list[Block] = []
        for block in self.blocks:
            if not relation.equal and not self._holds(relation, block):
                broken.append(block)
                continue
            self._relate(relation, (block,))
        for span in self._spans() if broken else ():
            if any(block in span for block in broken):
                self._relate(relation, span)

    def _spans(self) -> set[tuple[Block, ...]]:
        return {span for span in self.task.spans if len(span) > 1}

    def _relate(self, relation: Relation, span: Sequence[Block]) -> None:
        terms: list[tuple[int, float]] = []
        constant = 0
        for block in span:
            left, left_constant = self._sum(relation.left, block)
            right, right_constant = self._sum(relation.right, block)
            terms += left
            terms += [(column, -value) for column, value in right]
            constant += left_constant - right_constant
        if terms:
            low = -constant if relation.equal else -float("inf")
            self.rows.add(terms, low, -constant)
        elif relation.equal and constant:
            self.rows.add(((self._column(0, 0), 1.0),), 1, 1)

    def _add_figures(self) -> None:
        for figure in dict.fromkeys((*self.task.figures, *self.task.beside)):
            terms: list[tuple[int, float]] = []
            constant = -figure.total(self.task.counts)
            for atom in figure.atoms:
                terms += ((column, BASE * value) for column, value in self.terms.get(atom, ()))
                constant += BASE * self.floor.get(atom, 0)
            if not terms or len(figure.names) == len(figure.blocks) == 1:
                continue
            leaning = _LEANING * self._noise(figure.names, figure.blocks[-1])
            for sign in (-1.0, 1.0):
                terms.append((self._column(1 + sign * leaning, CLOSE, whole=False), sign))
                if self.far:
                    terms.append((self._column(_FAR_PRICE / BASE, BASE, whole=False), sign))
                    terms.append((self._column(_BEYOND_PRICE, _BEYOND, whole=False), sign))
            self.rows.add(terms, -constant, -constant)

    def solve(self) -> Units | None:
        """Return the units of every atom, or None when nothing adds up."""
        chosen = self._chosen()
        if chosen is None:
            return None
        return {
            atom: self.floor[atom] + round(sum(value * chosen[column] for column, value in terms))
            for atom, terms in self.terms.items()
        }

    def _chosen(self) -> list[float] | None:
        if len(self.cost) == 1:  # only the fixed price: earlier releases decided every atom
            return self.lower
        programme = Programme(self.rows, len(self.cost), (self.lower, self.upper), self.whole)
        gap = _FAR_GAP if self.far else _GAP
        return programme.solve(self.cost, gap=gap, nodes=_NODES)
