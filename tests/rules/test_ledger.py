import json
from dataclasses import replace

from spil_desktop.rules import ledger as ledgers
from spil_desktop.rules.auditor import Print, Share
from spil_desktop.rules.disclosure import Figure
from spil_desktop.rules.ledger import Ledger, Mean

EARLY, LATE = (1, 1), (1, 2)
UNION = "health|condition=other_joined:cancer+dementia"


def _ledger() -> Ledger:
    figure = Figure(("people",), (EARLY,))
    return Ledger(
        blocks=frozenset({EARLY}),
        units={("people", EARLY): 6},
        counted={("people", EARLY): 31, ("people|gender=man", EARLY): 3},
        stocks={("streets", (1, 0)): (2, "mark")},
        prints=(Print(figure, 30, 4),),
        shares=(Share(Figure(("people|gender=man",), (EARLY,)), figure, 7.5, 12.5),),
        means=(Mean("r4_mark", (EARLY,), 3, 2025, frozenset({11, 12, 13})),),
        late={("people", EARLY): 2},
        homes={(11, 1): 1, (12, 1): 1, (12, 2): 1, (13, 1): 1, (13, 2): 4},
    )


def test_a_ledger_comes_back_from_json_as_it_was() -> None:
    stored = json.loads(json.dumps(ledgers.as_json(_ledger())))
    assert ledgers.from_json(stored) == _ledger()
    assert stored["homes"] == [[1, [1], [11, 13]], [1, [1, 2], [12]], [4, [2], [13]]]


def test_a_ledger_of_before_homes_and_late_ones_were_kept_is_read() -> None:
    stored = ledgers.as_json(_ledger())
    del stored["homes"], stored["late"]
    assert ledgers.from_json(stored) == replace(_ledger(), homes={}, late={})


def test_together_the_first_decision_and_the_last_stock_hold() -> None:
    second = Ledger(
        blocks=frozenset({LATE}),
        units={("people", EARLY): 9, ("people", LATE): 1},
        stocks={("streets", (1, 0)): (3, "other")},
        homes={(11, 1): 9, (11, 2): 9},
    )
    both = ledgers.together([_ledger(), second])
    assert both.blocks == {EARLY, LATE}
    assert both.units == {("people", EARLY): 6, ("people", LATE): 1}
    assert both.stocks["streets", (1, 0)] == (3, "other")
    assert both.prints == _ledger().prints
    assert both.homes == {**_ledger().homes, (11, 2): 9}


def test_what_came_in_late_goes_with_the_first_open_quarter() -> None:
    now = {("people", EARLY): 34, ("people|gender=man", EARLY): 2, ("people", LATE): 20}
    settled = ledgers.settle(now, _ledger(), [EARLY, LATE])
    assert settled.counts["people", EARLY] == 31
    assert settled.counts["people", LATE] == 23
    assert settled.counts["people|gender=man", LATE] == -1
    assert settled.corrected == {EARLY}
    assert settled.late == {("people", LATE): 3}


def test_without_an_open_quarter_the_past_stays_as_it_was_told() -> None:
    settled = ledgers.settle({("people", EARLY): 40}, _ledger(), [EARLY])
    assert settled.counts["people", EARLY] == 31
    assert settled.corrected == {EARLY}


def test_nothing_new_is_no_correction() -> None:
    settled = ledgers.settle(_ledger().counted, _ledger(), [EARLY, LATE])
    assert settled.counts == _ledger().counted
    assert not settled.corrected


def test_categories_joined_for_the_first_time_are_still_open() -> None:
    now = {**_ledger().counted, (UNION, EARLY): 7}
    settled = ledgers.settle(now, _ledger(), [EARLY])
    assert settled.counts[UNION, EARLY] == 7
    assert not settled.corrected
    decided = ledgers.decided(["people", "people|gender=man", UNION], _ledger())
    assert decided == {("people", EARLY): 6, ("people|gender=man", EARLY): 0}


def test_means_of_before_it_was_kept_whose_they_were_are_of_the_year_of_their_release() -> None:
    assert ledgers.means([["r4_mark", [[1, 1]], 24]], 2025) == (
        Mean("r4_mark", (EARLY,), 24, 2025),
    )
    assert ledgers.means(ledgers.as_json(_ledger())["means"], 2031) == _ledger().means
