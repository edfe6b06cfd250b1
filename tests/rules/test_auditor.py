import itertools
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import table_relations
from spil_desktop.rules.auditor import (
    Finding,
    FindingKind,
    Print,
    Share,
    View,
    audit,
    intervals,
    judge,
    still_finds,
)
from spil_desktop.rules.cleared import Cleared
from spil_desktop.rules.disclosure import BASE, CLOSE, Figure, Relation, Task, round_together
from spil_desktop.rules.report_cells import Subject
from spil_desktop.rules.shares import rounded
from spil_desktop.rules.witnesses import leaves_doubt
from tests.rules import invented

YEAR = tuple((1, quarter) for quarter in (1, 2, 3, 4))
Q1 = (1, 1)


def _view(people: int, seed: int, spans, *, controlled: bool) -> View:
    counts, grid = invented.area(people, YEAR, seed)
    here = invented.present(counts)
    relations = table_relations.relations(here)
    figures = invented.figures(counts, spans)
    if controlled:
        result = round_together(Task(counts, relations, figures, b"k" * 32))
        prints = [
            Print(each, each.total(result.counts), CLOSE + BASE * result.steps[each])
            for each in figures
        ]
    else:  # every cell to the nearest five, by itself: at most two from the truth
        prints = [Print(each, BASE * round(each.total(counts) / BASE), 2) for each in figures]
    return View(
        {**counts, **grid},
        (*relations, *table_relations.finer_grid(here)),
        prints,
        known=[each for each in figures if each.names == (Subject.PEOPLE.value,)],
        harmless=frozenset({Subject.PEOPLE.value, Subject.HEALTH.value}),
    )


def _kinds(found: Iterable[Finding]) -> dict[Figure, FindingKind]:
    return {each.figure: each.kind for each in found}


@pytest.mark.parametrize("seed", range(3))
def test_rounding_cell_by_cell_is_broken(seed: int) -> None:
    found = audit(_view(50, seed, (YEAR,), controlled=False))
    assert len(found) >= 5
    assert FindingKind.TINY in {each.kind for each in found}


@settings(max_examples=5)
@given(people=st.integers(50, 500), seed=st.integers(0, 99))
def test_controlled_rounding_of_a_year_holds(people: int, seed: int) -> None:
    assert audit(_view(people, seed, (YEAR,), controlled=True)) == ()


def test_controlled_rounding_of_quarters_and_years_holds() -> None:
    spans = (YEAR, *((block,) for block in YEAR))
    assert audit(_view(150, 4, spans, controlled=True)) == ()


@pytest.mark.parametrize(
    ("low", "high", "kind"),
    [
        (0, 4, None),
        (1, 9, None),
        (0, 2, None),
        (12, 13, None),
        (0, 0, FindingKind.EXACT),
        (57, 57, FindingKind.EXACT),
        (1, 4, FindingKind.TINY),
        (2, 3, FindingKind.TINY),
        (0, 1, FindingKind.FEW_VALUES),
        (8, 9, FindingKind.FEW_VALUES),
    ],
)
def test_judgement_of_an_interval(low: int, high: int, kind: FindingKind | None) -> None:
    assert judge(low, high) is kind


def _three(women: int, men: int, others: int) -> View:
    counts = {("w", Q1): women, ("m", Q1): men, ("o", Q1): others}
    counts["t", Q1] = women + men + others
    return View(
        counts,
        (Relation(("w", "m", "o"), ("t",)),),
        [
            Print(Figure((name,), (Q1,)), BASE * round(counts[name, Q1] / BASE), CLOSE)
            for name in ("w", "m", "o", "t")
        ],
        known=[Figure(("t",), (Q1,))],
    )


def test_what_was_seen_clears_only_what_no_interval_around_it_condemns() -> None:
    for low, high in itertools.combinations_with_replacement(range(15), 2):
        around = itertools.product(range(low + 1), range(high, 18))
        assert leaves_doubt(low, high) is all(judge(*each) is None for each in around)


@settings(max_examples=15)
@given(women=st.integers(0, 24), men=st.integers(0, 14), others=st.integers(0, 7))
def test_intervals_are_those_of_trying_everything(women: int, men: int, others: int) -> None:
    view = _three(women, men, others)
    printed = {each.figure.names[0]: (each.count, each.spread) for each in view.prints}
    total = view.counts["t", Q1]
    fitting = [
        values
        for values in itertools.product(range(40), repeat=3)
        if sum(values) == total
        and all(
            abs(value - printed[name][0]) <= printed[name][1]
            for name, value in zip("wmo", values, strict=True)
        )
    ]
    for figure, (low, high) in intervals(view).items():
        possible = [values["wmo".index(figure.names[0])] for values in fitting]
        assert (low, high) == (min(possible), max(possible))


def test_findings_and_intervals_say_the_same() -> None:
    for women, men, others in itertools.product((3, 7, 21), (0, 4, 12), (0, 2)):
        view = _three(women, men, others)
        judged = {each: judge(*interval) for each, interval in intervals(view).items()}
        assert _kinds(audit(view)) == {each: kind for each, kind in judged.items() if kind}


def test_a_percentage_of_few_people_gives_away_a_number() -> None:
    view = _three(16, 12, 3)
    group = Figure(("t",), (Q1,))
    shares = []
    for name in ("w", "m"):
        points = rounded(view.counts[name, Q1], 31, 5)
        shares.append(Share(Figure((name,), (Q1,)), group, points - 2.5, points + 2.5))
    broken = View(view.counts, view.relations, view.prints, shares, view.known)
    assert audit(view) == ()
    found = {each.figure for each in audit(broken)}
    assert found
    assert still_finds(broken, found)
    assert not still_finds(view, found)
    assert not still_finds(broken, {Figure(("elsewhere",), (Q1,))})
    assert len(audit(broken, most=1)) == 1


def test_who_was_safe_is_not_attacked_again_while_less_is_told() -> None:
    view = _view(50, 1, (YEAR,), controlled=False)
    everyone = Figure((Subject.PEOPLE.value,), YEAR)
    told = Share(everyone, everyone, 0, 100)
    more = replace(view, shares=(told,))
    for first, then in ((more, view), (view, more)):
        cleared = Cleared[Share, Figure]()
        assert audit(first, None, cleared)
        assert _kinds(audit(then, None, cleared)) == _kinds(audit(then))


def test_what_is_safe_is_attacked_once() -> None:
    cleared = Cleared[Share, Figure]()
    assert audit(_three(16, 12, 3), None, cleared) == ()
    assert audit(_three(16, 12, 3), None, cleared) == ()


def test_what_was_told_before_is_no_finding_of_this_release_but_what_follows_with_it_is() -> None:
    view = _three(16, 12, 3)
    women = Print(Figure(("w",), (Q1,)), 16, 0)
    men = Print(Figure(("m",), (Q1,)), 12, 0)
    once = replace(view, prints=(*view.prints, women), earlier=frozenset({*view.prints, women}))
    assert audit(replace(once, earlier=frozenset(view.prints)))
    assert audit(once) == ()
    found = audit(replace(once, prints=(*once.prints, men)))
    assert {each.figure.names for each in found} >= {("m",), ("o",)}
    assert ("w",) not in {each.figure.names for each in found}


def test_of_nobody_there_is_nothing_to_tell() -> None:
    assert audit(_three(0, 0, 0)) == ()


def test_harmless_cells_are_left_alone() -> None:
    view = _view(50, 1, (YEAR,), controlled=False)
    found = audit(view)
    names = frozenset(name for each in found for name in each.figure.names)
    harmless = View(view.counts, view.relations, view.prints, known=view.known, harmless=names)
    assert not {each.figure for each in audit(harmless)} & {each.figure for each in found}


def test_nothing_printed_is_nothing_to_attack() -> None:
    assert audit(View({}, (), ())) == ()


def test_who_is_left_out_of_a_group_is_attacked_too() -> None:
    """Of thirty people 92.5 percent or more are ill, and not all: one or two are not."""
    counts = {("t", Q1): 30, ("ill", Q1): 29}
    prints = [Print(Figure(("ill",), (Q1,)), 30, 4), Print(Figure(("t",), (Q1,)), 30, 4)]
    share = Share(Figure(("ill",), (Q1,)), Figure(("t",), (Q1,)), 92.5, 97.4)
    relation = Relation(("ill",), ("t",), equal=False)
    view = View(counts, (relation,), prints, (share,), [Figure(("t",), (Q1,))])
    found = {each.figure.names: each for each in audit(view)}
    assert found["t", "ill"].kind is FindingKind.TINY


def test_what_can_not_all_be_true_is_found_rather_than_cleared() -> None:
    view = _three(16, 12, 3)
    wrong = Print(Figure(("w",), (Q1,)), 40, CLOSE)
    impossible = View(view.counts, view.relations, [*view.prints, wrong], known=view.known)
    assert {each.kind for each in audit(impossible)} == {FindingKind.EXACT}


def test_a_quarter_that_took_back_more_than_came_in_gives_nothing_away() -> None:
    """Feedback on referrals of the first quarter came in the second: fewer than none are without.

    That there can't be fewer than none would tell that of both exactly nineteen are.
    """
    second, both = (1, 2), (Q1, (1, 2))
    none = {span: Figure(("sent|feedback=none",), span) for span in ((Q1,), (second,), both)}
    sent = {span: Figure(("sent",), span) for span in none}
    view = View(
        {
            ("sent", Q1): 33,
            ("sent", second): 19,
            ("sent|feedback=none", Q1): 21,
            ("sent|feedback=none", second): -2,
        },
        (Relation(("sent|feedback=none",), ("sent",), equal=False),),
        [
            Print(none[Q1,], 20, CLOSE, 10),
            Print(none[second,], 0, CLOSE),
            Print(none[both], 20, CLOSE, 10),
        ],
        (
            Share(none[Q1,], sent[Q1,], 55, 65),
            Share(none[second,], sent[second,], 0, 35),
            Share(none[both], sent[both], 32.5, 37.5),
        ),
    )
    assert audit(view) == ()
    low, high = intervals(view)[none[both]]
    assert (low, high) == (17, 19)


@given(st.lists(st.integers(-6, 30), min_size=3, max_size=3))
def test_what_is_known_always_holds_the_truth(numbers: list[int]) -> None:
    blocks = tuple((1, at) for at in (1, 2, 3))
    counts = {("n", block): number for block, number in zip(blocks, numbers, strict=True)}
    figures = [Figure(("n",), blocks[:size]) for size in (1, 2, 3)]
    prints = [Print(each, BASE * round(each.total(counts) / BASE), 2) for each in figures]
    for figure, (low, high) in intervals(View(counts, (), prints)).items():
        assert low <= figure.total(counts) <= high


def _without_age(view: View) -> View:
    """Leave the ages out of a view, which is smaller by three quarters."""

    def stays(*names: str) -> bool:
        return not any("age_band" in name or "profile" in name for name in names)

    return View(
        {atom: number for atom, number in view.counts.items() if stays(atom[0])},
        [each for each in view.relations if stays(*each.left, *each.right)],
        [each for each in view.prints if stays(*each.figure.names)],
        known=view.known,
        harmless=view.harmless,
    )


def test_what_witnesses_clear_is_clear_by_exact_attack_too() -> None:
    view = _without_age(_view(30, 3, (YEAR,), controlled=False))
    judged = {each: judge(*interval) for each, interval in intervals(view).items()}
    found = {each.figure: each.kind for each in audit(view)}
    assert found == {each: kind for each, kind in judged.items() if kind}
    assert 0 < len(found) < len(judged)


def test_what_a_later_release_may_print_is_attacked_before_that() -> None:
    """The second half of the year is the year but the first half, whoever prints it."""
    first, third, fourth = (1, 1), (1, 3), (1, 4)
    year, half = Figure(("worse",), (first, third, fourth)), Figure(("worse",), (third, fourth))
    view = View(
        {("worse", first): 10, ("worse", third): 1, ("worse", fourth): 2},
        (),
        [
            Print(Figure(("worse",), (first,)), 10, 1, 10),
            Print(Figure(("worse",), (third,)), 0, 4),
            Print(year, 13, 1),
        ],
    )
    assert not audit(view)
    assert audit(replace(view, open_sums=(half,))) == (Finding(half, FindingKind.TINY, 1, 4),)
    apart = Figure(("worse",), (third,))
    no_quarters = replace(view, prints=[view.prints[0], view.prints[2]], open_sums=(apart,))
    assert audit(no_quarters) == (Finding(half, FindingKind.TINY, 1, 4),)
