"""Invented areas for the tests of disclosure control: people with linked characteristics."""

import random
from collections import Counter

from spil_desktop.rules import table_relations
from spil_desktop.rules.breakdowns import AGE_BANDS, OLD_BANDS
from spil_desktop.rules.disclosure import Atom, Block, Figure
from spil_desktop.rules.report_cells import Subject, cell, name, profile

GENDERS = ("woman", "man")
LIVINGS = ("alone", "with_partner", "with_children", "other")
CONDITIONS = ("heart", "lungs", "rheumatism", "diabetes", "cancer")


def area(people: int, blocks: tuple[Block, ...], seed: int) -> tuple[Counter[Atom], Counter[Atom]]:
    """Return the counts of all cells of `people` invented people, and of their joint cells."""
    pick = random.Random(seed)  # noqa: S311  invented people need no secrets
    counts: Counter[Atom] = Counter()
    grid: Counter[Atom] = Counter()
    for _ in range(people):
        block = pick.choice(blocks)
        age = pick.choices(AGE_BANDS, (10, 16, 19, 23, 31))[0]
        gender = pick.choices(GENDERS, (74, 26))[0]
        living = pick.choices(LIVINGS, (72, 16, 5, 7))[0]
        whole = {"age_band": age, "gender": gender, "living": living}
        for key, code in whole.items():
            counts[name(Subject.PEOPLE, {key: code}), block] += 1
            pair = {other: whole[other] for other in whole if other != key}
            counts[name(Subject.PEOPLE, pair), block] += 1
        counts[Subject.PEOPLE.value, block] += 1
        code = profile(old=age in OLD_BANDS, woman=gender == "woman", alone=living == "alone")
        counts[cell(Subject.PEOPLE, profile=code), block] += 1
        grid[name(Subject.PEOPLE, whole), block] += 1
        _health(counts, block, pick)
    return counts, grid


def _health(counts: Counter[Atom], block: Block, pick: random.Random) -> None:
    if pick.random() > 0.95:
        return
    counts[Subject.HEALTH.value, block] += 1
    ill = [
        condition
        for condition, share in zip(CONDITIONS, (0.3, 0.2, 0.15, 0.1, 0.05), strict=True)
        if pick.random() < share
    ]
    for condition in (*ill, *(("any",) if ill else ())):
        counts[cell(Subject.HEALTH, condition=condition), block] += 1


def present(counts: Counter[Atom]) -> frozenset[str]:
    """Return every cell that is or could be in these tables."""
    return table_relations.completed({name for name, _ in counts})


def figures(counts: Counter[Atom], spans: tuple[tuple[Block, ...], ...]) -> list[Figure]:
    """Return every cell over every span as a figure that is printed."""
    return [Figure((cell,), span) for cell in sorted(present(counts)) for span in spans]
