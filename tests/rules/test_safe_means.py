"""The means of a release: attacked, and together never about one to nine people."""

from collections.abc import Mapping, Sequence

import pytest

from spil_desktop.rules import periods, statements
from spil_desktop.rules.disclosure import Atom, Block
from spil_desktop.rules.drafting import Scope
from spil_desktop.rules.ledger import Mean
from spil_desktop.rules.release import Omission, SafeTable, StatementKind, Temporal
from spil_desktop.rules.report_tables import MEANS
from spil_desktop.rules.safe_means import Means, withheld
from spil_desktop.rules.safe_outcomes import OutcomeMeans

MIXED = (5, 6, 7, 6, 8, 4, 7, 6, 7, 9)
PAIRED = "r10_means:life_mark"
AREAS = ((1, "Noord"), (2, "Midden"), (3, "Zuid"))

Given = Mapping[Block, Mapping[int, int]]


def _people(first: int, *answers: int) -> dict[int, int]:
    """Number answers from `first` on."""
    return dict(enumerate(answers, first))


def _told(
    given: Given,
    period: str,
    earlier: Sequence[Mean] = (),
    areas: Sequence[int] = (1,),
    id_: str = "r4_mark",
) -> tuple[SafeTable, Mean] | None:
    """Return the mean of one table, as it is told of areas beside earlier means."""
    (spec,) = (each for each in MEANS if each.id == id_)
    chosen = tuple(each for each in AREAS if each[0] in areas)
    scope = Scope(periods.parse(period), chosen, whole=True, size=100)
    answers: dict[Atom, Mapping[int, int]] = {
        (spec.cell, block): each for block, each in given.items() if block[0] in areas
    }
    rounded = {atom: 5 * round(len(each) / 5) for atom, each in answers.items()}
    found = tuple(Means(scope, answers, earlier, "3.0").tables(rounded))
    return found[0] if found else None


def _mean(
    given: Given, period: str, earlier: Sequence[Mean] = (), areas: Sequence[int] = (1,)
) -> Mean:
    found = _told(given, period, earlier, areas)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("id_", "answers"),
    [
        ("r4_mark", [10] * 20),
        ("r4_mark", [1] * 10),
        ("r4_mark", [10] * 19 + [9]),
        ("r15_timely", [5] * 12),
        ("r9_days", [0] * 12),
        ("r9_days", [0] * 11 + [3]),
        ("r15_feedback_days", [0] * 12),
        ("r15_feedback_days", [0] * 11 + [3]),
    ],
)
def test_a_mean_that_says_what_all_answered_is_not_told(id_: str, answers: list[int]) -> None:
    assert _told({(1, 1): _people(1, *answers)}, "2026-Q1", id_=id_) is None


@pytest.mark.parametrize(
    ("id_", "answers"),
    [
        ("r4_mark", MIXED),
        ("r15_timely", (3, 4, 4, 5, 2, 4, 4, 3, 5, 4)),
        ("r9_days", (0, 3, 30, 14, 61, 7, 7, 21, 380, 2)),
        ("r15_feedback_days", (0, 3, 5, 14, 1, 7, 7, 2, 3, 2)),
    ],
)
def test_a_mean_of_answers_that_differ_is_told(id_: str, answers: Sequence[int]) -> None:
    found = _told({(1, 1): _people(1, *answers)}, "2026-Q1", id_=id_)
    assert found is not None
    assert found[1].who == frozenset(range(1, 11))


def test_without_its_mean_there_is_no_sentence_about_it() -> None:
    kinds = {
        all_alike: {each.kind for each in statements.statements([found[0]] if found else [], {})}
        for all_alike in (True, False)
        for found in [_told({(1, 1): _people(1, *([10] * 10 if all_alike else MIXED))}, "2026-Q1")]
    }
    assert StatementKind.MEAN_MARK not in kinds[True]
    assert StatementKind.MEAN_MARK in kinds[False]


def test_a_year_does_not_tell_the_mark_of_the_one_person_between_two_quarters() -> None:
    first, third = _people(1, *MIXED), _people(21, *MIXED)
    given = {(1, 1): first, (1, 2): {11: 2}, (1, 3): third}
    earlier = [_mean(given, "2026-Q1")]
    earlier.append(_mean(given, "2026-Q3", earlier))
    assert _told(given, "2026", earlier) is None
    # by itself, beside either of the two, it would have been told
    for one in earlier:
        assert _told(given, "2026", [one]) is not None


def test_a_year_of_the_same_people_as_its_quarters_is_told() -> None:
    given = {(1, 1): _people(1, *MIXED), (1, 3): _people(21, *MIXED)}
    earlier = [_mean(given, "2026-Q1"), _mean(given, "2026-Q3")]
    assert _told(given, "2026", earlier) is not None


def test_all_areas_do_not_tell_the_mark_of_the_one_person_in_a_third() -> None:
    given = {(1, 1): _people(1, *MIXED), (2, 1): {11: 2}, (3, 1): _people(21, *MIXED)}
    every = (1, 2, 3)
    north = _mean(given, "2026-Q1", areas=(1,))
    south = _mean(given, "2026-Q1", [north], areas=(3,))
    assert _told(given, "2026-Q1", [north, south], every) is None
    # nor the third area's neighbour, after all of them
    together = _mean(given, "2026-Q1", [north], every)
    assert _told(given, "2026-Q1", [north, together], areas=(3,)) is None


def test_what_an_older_program_told_of_nobody_knows_whom_counts_as_of_who_came_first() -> None:
    given = {(1, 1): _people(1, *MIXED), (1, 2): {11: 2}, (1, 3): _people(21, *MIXED)}
    quarters = [Mean("r4_mark", ((1, quarter),), 10, 2026) for quarter in (1, 3)]
    assert _told(given, "2026", quarters) is None
    assert _told(given, "2026", quarters[:1]) is not None
    # in another year the same blocks are other people
    last_year = [Mean("r4_mark", ((1, quarter),), 10, 2025) for quarter in (1, 3)]
    assert _told(given, "2026", last_year) is not None


def test_who_came_to_light_since_is_not_told_by_a_mean_of_the_same_quarter() -> None:
    before = {(1, 1): _people(1, *MIXED)}
    since = {(1, 1): _people(1, *MIXED, 2), (1, 2): {}}
    assert _told(since, "2026-H1", [_mean(before, "2026-Q1")]) is None
    swapped = {(1, 1): _people(2, *MIXED)}
    assert _told(swapped, "2026-H1", [_mean(before, "2026-Q1")]) is None


def _outcomes(
    pairs: Mapping[Block, Sequence[int]], period: str, earlier: Sequence[Mean]
) -> list[SafeTable]:
    """Return the means of pairs of these participants, who are all better off."""
    scope = Scope(periods.parse(period), AREAS[:1], whole=True, size=100)
    marks = (*MIXED, *MIXED, *MIXED, *MIXED)
    given = {
        ("paired_mark", block): {
            who: (marks[who], (marks[who] + 4 + who) % 7 + 3) for who in people
        }
        for block, people in pairs.items()
    }
    rounded = {atom: 5 * round(len(each) / 5) for atom, each in given.items()}
    made = OutcomeMeans(scope, given, earlier, "3.0")
    return [table for table, _told in made.tables(rounded, (), ())]


def test_the_first_marks_of_a_quarter_are_not_told_again_next_year_of_all_but_one() -> None:
    marks = {(1, 4): _people(0, *MIXED, *MIXED, *MIXED[:4])}
    earlier = [_mean(marks, "2025-Q4")]
    assert not _outcomes({(1, 2): range(1, 24)}, "2026-Q2", earlier)
    assert _outcomes({(1, 2): range(24)}, "2026-Q2", earlier)
    assert _outcomes({(1, 2): range(14)}, "2026-Q2", earlier)


def test_nor_of_two_quarters_together_or_in_the_other_order() -> None:
    marks = {(1, 3): _people(0, *MIXED), (1, 4): _people(10, *MIXED)}
    earlier = [_mean(marks, "2025-Q3")]
    earlier.append(_mean(marks, "2025-Q4", earlier))
    assert not _outcomes({(1, 2): range(1, 20)}, "2026-Q2", earlier)
    paired = Mean(PAIRED, ((1, 2),), 19, 2026, frozenset(range(1, 20)))
    assert _told(marks, "2025-H2", [paired]) is None


def test_a_cumulative_mean_of_pairs_does_not_tell_what_came_between() -> None:
    pairs = {(1, 1): range(15), (1, 2): range(15, 16), (1, 3): range(16, 31)}
    earlier = [
        Mean(PAIRED, ((1, quarter),), 15, 2026, frozenset(pairs[1, quarter])) for quarter in (1, 3)
    ]
    assert not _outcomes(pairs, "2026", earlier)
    (table,) = _outcomes(pairs, "2026", earlier[:1])
    assert table.temporal is Temporal.FLOW


def test_a_mean_that_is_not_told_has_one_reason_however_many_answered() -> None:
    reasons = set[tuple[Omission, ...]]()
    for answers in ((), (7,) * 9, (10,) * 20):
        found = _told({(1, 1): _people(1, *answers)}, "2026-Q1", id_="r9_mark")
        left_out = {each.table: each for each in withheld("3.0", [found[0]] if found else [])}
        assert set(left_out) == {*(spec.id for spec in MEANS), "r10_means"}
        assert left_out["r9_mark"].report == "R9"
        reasons.add(tuple(each.reason for each in left_out.values()))
    assert reasons == {(Omission.UNSAFE_MEAN,) * (len(MEANS) + 1)}
    told = _told({(1, 1): _people(1, *MIXED)}, "2026-Q1", id_="r9_mark")
    assert told is not None
    assert "r9_mark" not in {each.table for each in withheld("3.0", [told[0]])}
    assert {each.reason for each in withheld("1.0", []) if each.table == "r9_mark"} == {
        Omission.LATER_VERSION
    }
