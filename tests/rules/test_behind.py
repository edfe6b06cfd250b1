"""Nothing printed tells of fewer than ten people, however much one has of what is counted."""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules.behind import Backing, Behind
from spil_desktop.rules.disclosure import CLOSE, Atom, Block, Figure
from spil_desktop.rules.drafting import Draft, Drafter, Scope, figures
from spil_desktop.rules.periods import Period
from spil_desktop.rules.report_cells import Subject, cell

PERIODS = (
    Period(2025, 1, 1),
    Period(2025, 2, 1),
    Period(2025, 1, 2),
    Period(2025, 3, 1),
    Period(2025, 4, 1),
    Period(2025, 3, 2),
    Period(2025),
)
KINDS = (
    (Subject.NEEDS, "theme", ("social_contact", "transport", "shopping")),
    (Subject.RIDES, "ride_result", ("done", "unmet")),
    (Subject.HOURS, "role", ("buddy", "driver", "host")),
)


class Helped:
    """An area in which people ask and do by chance, some of them a lot."""

    def __init__(self, seed: int) -> None:
        pick = random.Random(seed)  # noqa: S311  invented people need no secrets
        self.counts: Counter[Atom] = Counter()
        self.whose: defaultdict[Atom, Counter[int]] = defaultdict(Counter)
        for (subject, key, codes), quarter in product(KINDS, range(1, 5)):
            many = pick.choice((0, 1, 3, 12, 30))
            for who, code in product(range(many), codes):
                number = pick.choice((0, 1, 1, 2, 26))
                for name in (subject.value, cell(subject, **{key: code})):
                    self.counts[name, (1, quarter)] += number
                    if number:
                        self.whose[name, (1, quarter)][who] += number

    def behind(self, names: Collection[str], blocks: Sequence[Block]) -> Behind | None:
        """Tell who is behind some cells."""
        whose = Counter[int]()
        for atom in product(names, blocks):
            whose.update(self.whose.get(atom, {}))
        return Behind(len(whose), max(whose.values())) if whose else None

    def draft(self, period: Period, earlier: Sequence[Figure]) -> Draft:
        """Draw up the tables of a period."""
        scope = Scope(period, ((1, "Testwijk"),), whole=True, size=90)
        return Drafter(scope, self.counts, lambda *_: "", self.behind, earlier).draft()


def _known(spans: Sequence[tuple[Block, ...]]) -> Iterator[tuple[Block, ...]]:
    """Yield the quarters that adding up and subtracting printed ones can lead to."""
    for signs in product((-1, 0, 1), repeat=len(spans)):
        sums = Counter[Block]()
        for sign, span in zip(signs, spans, strict=True):
            for block in span:
                sums[block] += sign
        if set(sums.values()) <= {0, 1}:
            yield tuple(block for block, number in sums.items() if number)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.permutations(PERIODS))
def test_nothing_that_can_be_worked_out_is_of_fewer_than_ten_people(seed, periods) -> None:
    area = Helped(seed)
    printed: dict[Figure, None] = {}
    for period in periods[:5]:
        draft = area.draft(period, list(printed))
        printed |= dict.fromkeys(figures(draft.tables))
        for table in draft.tables:
            behind = area.behind(table.total.names, table.total.blocks)
            if table.dimensions or (table.subject is Subject.HOURS and behind):
                assert behind is not None
                assert behind.people >= 10
    spans: defaultdict[tuple[str, ...], list[tuple[Block, ...]]] = defaultdict(list)
    for figure in printed:
        spans[figure.names].append(figure.blocks)
    for names, found in spans.items():
        of_few = names[0].startswith("hours")
        if "|" not in names[0] and not of_few:
            continue
        for span in _known(found):
            behind = area.behind(names, span)
            hidden = behind is None or behind.most <= (0 if of_few else CLOSE)
            assert hidden or behind.people >= 10, (names, span)


@pytest.mark.parametrize("number", [9, 10])
def test_ten_people_are_divided_and_nine_are_not(number: int) -> None:
    area = Helped(1)
    area.counts.clear()
    area.whose.clear()
    for who, code in product(range(number), ("done", "unmet")):
        for name in ("rides", f"rides|ride_result={code}"):
            area.counts[name, (1, 1)] += 5
            area.whose[name, (1, 1)][who] += 5
    (table,) = (each for each in area.draft(PERIODS[0], ()).tables if each.subject == "rides")
    assert table.people == number
    assert bool(table.dimensions) is (number == 10)


@pytest.mark.parametrize("number", [4, 5])
def test_themes_and_statuses_are_not_crossed_where_one_person_shows(number: int) -> None:
    area = Helped(1)
    area.counts.clear()
    area.whose.clear()
    asked = [(who, "transport", "new", 1) for who in range(60)]
    asked += [(who, "shopping", "solved", 1) for who in range(60)]
    asked += [(1, "transport", "solved", number)]
    for who, theme, status, needs in asked:
        of_theme, of_status = {"theme": theme}, {"need_status": status}
        for categories in ({}, of_theme, of_status, {**of_theme, **of_status}):
            named = cell(Subject.NEEDS, **categories)
            area.counts[named, (1, 1)] += needs
            area.whose[named, (1, 1)][who] += needs
    shown = {table.id for table in area.draft(PERIODS[0], ()).tables}
    assert {"r7_needs", "r7_status"} <= shown
    assert ("r7_needs_status" in shown) is (number == CLOSE)


def _spans(*quarters: tuple[int, ...], areas: Collection[int] = (1,)) -> list[tuple[Block, ...]]:
    return [tuple((area, each) for area in areas for each in span) for span in quarters]


def test_what_is_told_is_all_that_follows_by_subtracting() -> None:
    before = [Figure(("needs|theme=transport",), span) for span in _spans((1,), (3,), (4,))]
    backing = Backing(lambda *_: 0, earlier=before)
    told = backing.told(Subject.NEEDS, _spans((1, 2, 3, 4)))
    every = (some for size in range(1, 5) for some in combinations((1, 2, 3, 4), size))
    assert set(told) == set(_spans(*every))
    half = Backing(lambda *_: 0, earlier=before[:1]).told(Subject.NEEDS, _spans((1, 2, 3, 4)))
    assert set(half) == set(_spans((1,), (2, 3, 4), (1, 2, 3, 4)))
    assert backing.told(Subject.RIDES, _spans((2,))) == tuple(_spans((2,)))


def test_all_areas_less_those_that_were_told_are_the_others() -> None:
    (of_one,) = _spans((1,), areas=(1,))
    backing = Backing(lambda *_: 0, earlier=[Figure(("rides|ride_result=done",), of_one)])
    told = backing.told(Subject.RIDES, _spans((1,), areas=(1, 2)))
    assert set(told) == {((1, 1), (2, 1)), ((2, 1),)}
    assert backing.told(Subject.RIDES, [((1, 0),)]) == (((1, 0),),)
