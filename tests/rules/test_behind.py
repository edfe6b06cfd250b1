"""Nothing printed tells of fewer than ten people, however much one has of what is counted."""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
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
STATUSES = ("new", "solved")


class Helped:
    """Areas in which people ask and do by chance, some of them a lot."""

    def __init__(self, seed: int, areas: int = 1) -> None:
        pick = random.Random(seed)  # noqa: S311  invented people need no secrets
        self.areas = tuple(range(1, areas + 1))
        self.counts: Counter[Atom] = Counter()
        self.whose: defaultdict[Atom, Counter[int]] = defaultdict(Counter)
        blocks = product(self.areas, range(1, 5))
        for (subject, key, codes), block in product(KINDS, tuple(blocks)):
            many = pick.choice((0, 1, 3, 12, 30, 60))
            for number, code in product(range(many), codes):
                named = {key: code}
                if subject is Subject.NEEDS:
                    named["need_status"] = pick.choice(STATUSES)
                much = pick.choice((0, 1, 1, 2, 26))
                self.add(subject, named, block, block[0] * 100 + number, much)

    def add(
        self, subject: Subject, named: Mapping[str, str], block: Block, who: int, number: int
    ) -> None:
        """Count so much of one person in the total, in each category and in the joint cell."""
        categories = ({}, *({key: code} for key, code in named.items()), named)
        for name in {cell(subject, **each) for each in categories}:
            self.counts[name, block] += number
            if number:
                self.whose[name, block][who] += number

    def behind(self, names: Collection[str], blocks: Sequence[Block]) -> Behind | None:
        """Tell who is behind some cells."""
        whose = Counter[int]()
        for atom in product(names, blocks):
            whose.update(self.whose.get(atom, {}))
        return Behind(len(whose), max(whose.values())) if whose else None

    def draft(self, period: Period, earlier: Sequence[Figure], area: int | None = None) -> Draft:
        """Draw up the tables of a period, of one area or of all."""
        chosen = tuple((each, f"Testwijk {each}") for each in self.areas if area in {None, each})
        scope = Scope(period, chosen, whole=len(chosen) == len(self.areas), size=90)
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


def _is_of_the_same_quarters(span: tuple[Block, ...]) -> bool:
    """Whether all areas in a span have the same quarters; of others not all sums are sought."""
    areas, quarters = ({block[side] for block in span} for side in (0, 1))
    return len(span) == len(areas) * len(quarters)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.permutations(PERIODS))
def test_nothing_that_can_be_worked_out_is_of_fewer_than_ten_people(seed, periods) -> None:
    _release(Helped(seed), [(period, None) for period in periods[:5]])


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 2**32),
    st.lists(
        st.sampled_from(tuple(product(PERIODS, (None, 1, 2)))), min_size=2, max_size=5, unique=True
    ),
)
def test_nor_from_areas_and_all_of_them_together(seed, releases) -> None:
    _release(Helped(seed, areas=2), releases)


def _release(helped: Helped, releases: Sequence[tuple[Period, int | None]]) -> None:
    """Release all in this order and see of whom everything is that follows by subtracting."""
    printed: dict[Figure, None] = {}
    for period, area in releases:
        draft = helped.draft(period, list(printed), area)
        printed |= dict.fromkeys(figures(draft.tables))
        for table in draft.tables:
            behind = helped.behind(table.total.names, table.total.blocks)
            if table.breakdowns or (table.subject is Subject.HOURS and behind):
                assert behind is not None
                assert behind.people >= 10
    spans: defaultdict[tuple[str, ...], list[tuple[Block, ...]]] = defaultdict(list)
    for figure in printed:
        spans[figure.names].append(figure.blocks)
    for names, found in spans.items():
        of_few = names[0].startswith("hours")
        if "|" not in names[0] and not of_few:
            continue
        for span in filter(_is_of_the_same_quarters, _known(found)):
            behind = helped.behind(names, span)
            hidden = behind is None or behind.most <= (0 if of_few else CLOSE)
            assert hidden or behind.people >= 10, (names, span)


@pytest.mark.parametrize("number", [9, 10])
def test_ten_people_are_divided_and_nine_are_not(number: int) -> None:
    area = _emptied(areas=1)
    for who, code in product(range(number), ("done", "unmet")):
        area.add(Subject.RIDES, {"ride_result": code}, (1, 1), who, 5)
    (table,) = (each for each in area.draft(PERIODS[0], ()).tables if each.subject == "rides")
    assert table.people == number
    assert bool(table.dimensions) is (number == 10)


@pytest.mark.parametrize("number", [4, 5])
def test_themes_and_statuses_are_not_crossed_where_one_person_shows(number: int) -> None:
    area = _emptied(areas=1)
    asked = [(who, "transport", "new", 1) for who in range(60)]
    asked += [(who, "shopping", "solved", 1) for who in range(60)]
    asked += [(1, "transport", "solved", number)]
    for who, theme, status, needs in asked:
        named = {"theme": theme, "need_status": status}
        area.add(Subject.NEEDS, named, (1, 1), who, needs)
    shown = {table.id for table in area.draft(PERIODS[0], ()).tables}
    assert {"r7_needs", "r7_status"} <= shown
    assert ("r7_needs_status" in shown) is (number == CLOSE)


def _emptied(areas: int) -> Helped:
    helped = Helped(1, areas)
    helped.counts.clear()
    helped.whose.clear()
    return helped


def _divided(draft: Draft) -> set[str]:
    return {table.id for table in draft.tables if table.breakdowns}


def test_what_was_joined_in_one_area_is_not_told_apart_of_all() -> None:
    helped = _emptied(areas=2)
    for who in range(9):
        helped.add(Subject.NEEDS, {"theme": "transport"}, (1, 1), who, 1)
        helped.add(Subject.NEEDS, {"theme": "shopping"}, (1, 1), 20 + who, 1)
    for area, who in product((1, 2), range(40, 70)):
        helped.add(Subject.NEEDS, {"theme": "social_contact"}, (area, 1), area * 100 + who, 1)
    for theme in ("transport", "shopping"):
        helped.add(Subject.NEEDS, {"theme": theme}, (2, 1), 200, 13)
    first = helped.draft(PERIODS[0], (), 1)
    assert "r7_needs" in _divided(first)
    assert "r7_needs" not in _divided(helped.draft(PERIODS[0], list(figures(first.tables))))


def test_an_area_of_few_does_not_silence_the_others_in_later_quarters() -> None:
    helped = _emptied(areas=3)
    for (area, many), quarter in product(((1, 60), (2, 40), (3, 20)), (1, 2)):
        for who in range(many):
            role = ("buddy", "driver", "host")[who % 3]
            helped.add(Subject.HOURS, {"role": role}, (area, quarter), area * 100 + who, 20)
    printed: list[Figure] = []
    for period, area in product(PERIODS[:2], (1, 2, 3, None)):
        draft = helped.draft(period, printed, area)
        printed += figures(draft.tables)
        assert ("r17_hours" in _divided(draft)) is (area in {1, 2})


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
    (of_all,) = _spans((1,), areas=(1, 2, 3))
    earlier = [Figure(("rides|ride_result=done",), each) for each in (of_one, of_all)]
    told = Backing(lambda *_: 0, earlier=earlier).told(Subject.RIDES, [((2, 1),)])
    assert set(told) == {((2, 1),), ((3, 1),), ((1, 1), (3, 1))}
    of_day = [Figure(("open_needs|theme=transport",), ((1, 0),))]
    told = Backing(lambda *_: 0, earlier=of_day).told(Subject.OPEN_NEEDS, [((1, 0), (2, 0))])
    assert set(told) == {((1, 0), (2, 0)), ((2, 0),)}
