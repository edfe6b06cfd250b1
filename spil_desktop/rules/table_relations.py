"""How the cells of the tables of a release hang together, and which cells make up a figure."""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations, product

from spil_desktop.rules.breakdowns import (
    AGE,
    AGE_BANDS,
    FIRST_THEME,
    FULL_PROFILE,
    GENDER,
    LIVING,
    MOBILITY,
    OF_MOBILITY,
    OLD_BANDS,
    PROFILE,
    PROFILES,
    WOMAN_ALONE_80_PLUS,
)
from spil_desktop.rules.disclosure import Relation
from spil_desktop.rules.release import DEFINITION_VERSION
from spil_desktop.rules.report_cells import ANY, OTHER, Breakdown, Subject, TableSpec, cell, name
from spil_desktop.rules.report_tables import MEANS, TABLES, is_of

_PAIR = 2

_SAME = (
    Relation((cell(Subject.SENT),), (cell(Subject.REFERRALS, direction="outgoing"),)),
    Relation((cell(Subject.UNMET_RIDES),), (cell(Subject.RIDES, ride_result="unmet"),)),
    Relation((cell(Subject.FIRST_NEEDS),), (cell(Subject.PEOPLE, theme=ANY),)),
)
"""Cells of different subjects that are the same."""


def completed(present: Collection[str]) -> frozenset[str]:
    """Add to the cells that are present all that can be between them, empty as they may be.

    Nobody outside knows which joint cells are empty, so the attack may not know it either.
    """
    found = set(present)
    for table in TABLES:
        if len(table.breakdowns) < _PAIR:
            continue
        codes = [
            [code for code in each.codes if name(table.subject, {each.name: code}) in found]
            for each in table.breakdowns
        ]
        keys = [each.name.value for each in table.breakdowns]
        found |= {
            name(table.subject, dict(zip(keys, pair, strict=True))) for pair in product(*codes)
        }
    if Subject.PEOPLE in found:
        found |= {cell(Subject.PEOPLE, profile=code) for code in PROFILES}
    return frozenset(found)


def counts_in(name: str, version: str) -> bool:
    """Whether a cell is counted by a version of the counting rules."""
    if version == DEFINITION_VERSION:
        return True
    means = [spec for spec in MEANS if spec.cell == name]  # all of one kind of cell
    return any(is_of(spec, version) for spec in means) if means else _kind(name) in _kinds(version)


def _kind(name: str) -> tuple[str, frozenset[str]]:
    """Return the subject of a cell and what it is divided by."""
    subject, _mark, categories = name.partition("|")
    return subject, frozenset(each.partition("=")[0] for each in categories.split(",") if each)


@cache
def _kinds(version: str) -> frozenset[tuple[str, frozenset[str]]]:
    specs = [spec for spec in TABLES if is_of(spec, version)]
    names = [spec.subject.value for spec in specs]
    names += [spec.cell for spec in MEANS if is_of(spec, version)]
    names += [cell(Subject.PEOPLE, profile=PROFILES[0])]
    for spec in specs:
        for size in range(1, len(spec.breakdowns) + 1):
            names += (
                name(spec.subject, {each.name: each.codes[0] for each in some})
                for some in combinations(spec.breakdowns, size)
            )
    return frozenset(_kind(each) for each in names)


def relations(present: Collection[str]) -> tuple[Relation, ...]:
    """Return everything that holds between the cells that are `present`, in any block."""
    here = frozenset(present)
    found = (_narrowed(relation, here) for relation in _all_relations(here))
    return tuple(dict.fromkeys(relation for relation in found if relation))


def _narrowed(relation: Relation, here: frozenset[str]) -> Relation | None:
    left = tuple(part for part in relation.left if part in here)
    right = tuple(part for part in relation.right if part in here)
    if not left or (not right and not relation.equal):
        return None
    return Relation(left, right, relation.equal)


def _all_relations(here: frozenset[str]) -> Iterator[Relation]:
    for table in TABLES:
        if len(table.breakdowns) > 1:
            yield from _margins(table)
        elif not table.breakdowns or table.breakdowns[0].cells:
            continue
        elif table.breakdowns[0].multiple:
            yield from _parts(table.subject, table.breakdowns[0])
        elif table.breakdowns[0] is not PROFILE:
            yield _division(table.subject, table.breakdowns[0])
    yield from _profile_margins()
    yield from _joined_parts(here)
    for smaller, larger in (
        (cell(Subject.PEOPLE), cell(Subject.REPORTS, stage="participant")),
        (cell(Subject.HEALTH), cell(Subject.PEOPLE)),
        (cell(Subject.RATED), cell(Subject.HEALTH)),
        (cell(Subject.RATED_CBS), cell(Subject.HEALTH)),
        (cell(Subject.LONELY), cell(Subject.PEOPLE)),
        (cell(Subject.MARKED), cell(Subject.PEOPLE)),
        (cell(Subject.SOLVED), cell(Subject.NEEDS)),
        (cell(Subject.PEOPLE), cell(Subject.TAKING_PART)),
    ):
        yield Relation((smaller,), (larger,), equal=False)
    yield from _SAME
    yield from _first_needs(here)
    yield from _mobility(here)
    everyone = cell(Subject.TAKING_PART), cell(Subject.UNDER_70)
    yield Relation(everyone, (cell(Subject.REPORTS, stage="participant"),), equal=False)


def _first_needs(here: frozenset[str]) -> Iterator[Relation]:
    """Yield that who asked something first, asked it."""
    for code in FIRST_THEME.codes:
        first = cell(Subject.FIRST_NEEDS, first_theme=code)
        yield Relation((first,), (cell(Subject.PEOPLE, theme=code),), equal=False)
    for whole, codes in _joined_of(here, cell(Subject.PEOPLE, theme=OTHER)):
        first_of = tuple(cell(Subject.FIRST_NEEDS, first_theme=code) for code in codes)
        yield Relation(first_of, (whole,), equal=False)


def _mobility(here: frozenset[str]) -> Iterator[Relation]:
    """Yield what makes up mobility: at least each limitation of it, at most all of them."""
    whole = cell(Subject.HEALTH, mobility=MOBILITY.codes[0])
    parts = {code.value: cell(Subject.HEALTH, limitation=code) for code in OF_MOBILITY}
    yield Relation((whole,), tuple(parts.values()), equal=False)
    yield Relation((whole,), (cell(Subject.HEALTH, limitation=ANY),), equal=False)
    yield from (Relation((part,), (whole,), equal=False) for part in parts.values())
    for joined, codes in _joined_of(here, cell(Subject.HEALTH, limitation=OTHER)):
        if parts.keys() >= set(codes):
            yield Relation((joined,), (whole,), equal=False)
        if not parts.keys().isdisjoint(codes):
            rest = (part for code, part in parts.items() if code not in codes)
            yield Relation((whole,), (joined, *rest), equal=False)


def _joined_of(here: frozenset[str], start: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the joined categories that begin so, each with the codes that are in it."""
    for whole in sorted(here):
        before, mark, codes = whole.partition(":")
        if mark and before == start:
            yield whole, tuple(codes.split("+"))


def _division(subject: Subject, breakdown: Breakdown) -> Relation:
    return Relation(
        tuple(name(subject, {breakdown.name: code}) for code in breakdown.codes), (subject.value,)
    )


def _margins(table: TableSpec) -> Iterator[Relation]:
    first, second = table.breakdowns
    for one, other in ((first, second), (second, first)):
        for code in one.codes:
            parts = (name(table.subject, {one.name: code, other.name: c}) for c in other.codes)
            yield Relation(tuple(parts), (name(table.subject, {one.name: code}),))


def _parts(subject: Subject, breakdown: Breakdown) -> Iterator[Relation]:
    names = tuple(name(subject, {breakdown.name: code}) for code in breakdown.codes)
    whole = subject.value
    for part in names:
        yield Relation((part,), (whole,), equal=False)
        whole = part if breakdown.nested else whole
    if breakdown.codes[0] == ANY:
        yield from (Relation((part,), (names[0],), equal=False) for part in names[1:])
        yield Relation((names[0],), names[1:], equal=False)


def _joined_parts(here: frozenset[str]) -> Iterator[Relation]:
    """Yield what holds for joined categories of multiple breakdowns: at least each, at most all."""
    for whole in sorted(here):  # the order of a set is another in every run
        start, mark, codes = whole.partition(f"{OTHER}:")
        if mark:
            parts = tuple(f"{start}{code}" for code in codes.split("+"))
            yield Relation((whole,), parts, equal=False)
            yield Relation((whole,), (f"{start}{ANY}",), equal=False)
            yield from (Relation((part,), (whole,), equal=False) for part in parts)


def _profile_margins() -> Iterator[Relation]:
    """Tie the eight joint profiles to the tables of two breakdowns."""
    splits = {
        AGE.name: (AGE_BANDS[:2], OLD_BANDS),
        GENDER.name: (GENDER.codes[1:], GENDER.codes[:1]),
        LIVING.name: (LIVING.codes[1:], LIVING.codes[:1]),
    }
    names = list(splits)
    for left_out in range(len(names)):
        kept = [place for place in range(len(names)) if place != left_out]
        for bits in product((0, 1), repeat=2):
            parts = (
                name(Subject.PEOPLE, dict(zip((names[place] for place in kept), pair, strict=True)))
                for pair in product(
                    *(splits[names[place]][bit] for place, bit in zip(kept, bits, strict=True))
                )
            )
            profiles = (
                code
                for code in PROFILES
                if all(code[place] == str(bit) for place, bit in zip(kept, bits, strict=True))
            )
            yield Relation(
                tuple(cell(Subject.PEOPLE, profile=code) for code in profiles), tuple(parts)
            )


def cells_of(spec: TableSpec, categories: tuple[tuple[str, ...] | None, ...]) -> tuple[str, ...]:
    """Return the cells that make up one figure of a table.

    `categories` has for each breakdown the codes that are joined in it, or None for the total.
    """
    if spec.breakdowns == (PROFILE,) and categories[0] is not None:
        wanted = FULL_PROFILE if categories[0] == (WOMAN_ALONE_80_PLUS,) else None
        codes = (code for code in PROFILES if (code == FULL_PROFILE) == (wanted is not None))
        return tuple(cell(spec.subject, profile=code) for code in codes)
    if spec.breakdowns and spec.breakdowns[0].cells and categories[0] is not None:
        breakdown = spec.breakdowns[0]
        return tuple(name for code in categories[0] for name in breakdown.names(spec.subject, code))
    choices = [
        [(breakdown.name.value, code) for code in codes]
        for breakdown, codes in zip(spec.breakdowns, categories, strict=True)
        if codes is not None
    ]
    return tuple(name(spec.subject, dict(chosen)) for chosen in product(*choices))


def finer_grid(present: Collection[str]) -> tuple[Relation, ...]:
    """Return how the joint cells of age, gender and living tie the printed tables of two together.

    Nobody prints these cells; the auditor attacks them all the same.
    """
    here = frozenset(present)
    kept: dict[str, list[str]] = {
        breakdown.name.value: [
            c for c in breakdown.codes if name(Subject.PEOPLE, {breakdown.name: c}) in here
        ]
        for breakdown in (AGE, GENDER, LIVING)
    }
    found: list[Relation] = []
    for left_out, last in kept.items():
        others = {breakdown: codes for breakdown, codes in kept.items() if breakdown != left_out}
        for pair in product(*others.values()):
            chosen = dict(zip(others, pair, strict=True))
            parts = (name(Subject.PEOPLE, {**chosen, left_out: code}) for code in last)
            found.append(Relation(tuple(parts), (name(Subject.PEOPLE, chosen),)))
    old = {"0": AGE_BANDS[:2], "1": OLD_BANDS}
    for code in PROFILES:
        parts = (
            name(Subject.PEOPLE, {AGE.name: age, GENDER.name: gender, LIVING.name: living})
            for age, gender, living in product(*kept.values())
            if age in old[code[0]]
            and (gender == GENDER.codes[0]) == (code[1] == "1")
            and (living == LIVING.codes[0]) == (code[2] == "1")
        )
        found.append(Relation(tuple(parts), (cell(Subject.PEOPLE, profile=code),)))
    return tuple(found)
