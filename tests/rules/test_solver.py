import os

import pytest

from spil_desktop.rules import solver
from spil_desktop.rules.solver import Programme, Rows


def test_the_smallest_sum_that_fits() -> None:
    rows = Rows()
    rows.add([(0, 1.0), (1, 1.0)], 2.5, 10)
    programme = Programme(rows, 2, ([0.0, 0.0], [5.0, 5.0]))
    assert programme.relaxed([1, 2]) == [2.5, 0]
    assert programme.relaxed([2, 1]) == [0, 2.5]
    assert programme.solve([1, 2], gap=0, nodes=9) == [3, 0]
    assert programme.solve([2, 1], gap=0, nodes=9) == [0, 3]
    mixed = Programme(rows, 2, ([0.0, 0.0], [5.0, 5.0]), (0, 1))
    assert mixed.solve([1, 2], gap=0, nodes=9) == [2.5, 0]


def test_rows_that_leave_a_column_nothing_have_no_answer() -> None:
    rows = Rows()
    rows.add([(0, 2.0), (0, -1.0)], 3, 4)
    rows.add([(0, -1.0)], -2, 0)
    programme = Programme(rows, 1, ([0.0], [9.0]))
    assert programme.relaxed([1]) is None
    assert programme.solve([1], gap=0, nodes=9) is None


def test_rows_that_exclude_each_other_have_no_answer() -> None:
    rows = Rows()
    rows.add([(0, 1.0), (1, 1.0)], 4, 5)
    rows.add([(0, 1.0), (1, 2.0)], 0, 3)
    programme = Programme(rows, 2, ([0.0, 0.0], [9.0, 9.0]))
    assert programme.relaxed([1, 1]) is None
    assert programme.solve([1, 1], gap=0, nodes=9) is None


def test_a_programme_of_some_columns_has_the_others_fixed() -> None:
    rows = Rows()
    rows.add([(0, 1.0), (1, 1.0), (2, 1.0)], 6, 6)
    programme = Programme(rows, 3, ([0.0] * 3, [4.0] * 3))
    part = programme.within({2: 0, 0: 1}, [0.0, 3.0, 0.0])
    assert part.relaxed([1.0, 0.0]) == [0, 3]
    narrow = programme.within({2: 0, 0: 1}, [0.0, 3.0, 0.0], ([1.0, 0.0], [9.0, 9.0]))
    assert narrow.relaxed([1.0, 0.0]) == [1, 2]


def test_rows_that_say_the_same_hold_together() -> None:
    rows = Rows()
    for low, high in ((0, 8), (3, 10)):
        rows.add([(0, 1.0), (1, 1.0)], low, high)
    programme = Programme(rows, 2, ([0.0, 0.0], [9.0, 9.0]))
    assert programme.relaxed([1, 1]) is not None
    assert sum(programme.relaxed([1, 1]) or ()) == 3
    assert sum(programme.relaxed([-1, -1]) or ()) == 8


def test_without_rows_only_the_box_counts() -> None:
    assert Programme(Rows(), 1, ([2.0], [3.0])).solve([1.0], gap=0, nodes=9) == [2]


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with solver._quiet():
        os.write(1, b"HiGHS talks")
    os.write(1, b"we talk")
    assert capfd.readouterr().out == "we talk"


def test_a_window_without_output_can_solve_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_output(_descriptor: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", no_output)
    with solver._quiet():
        assert True


def test_rows_within_some_columns_have_the_others_fixed() -> None:
    rows = Rows()
    rows.add([(0, 1.0), (1, 1.0), (2, 2.0)], 4, 10)
    rows.add([(0, 1.0)], 0, 3)

    part = rows.within({1: 0, 2: 1}, [3.0, 0.0, 0.0])

    assert part.terms == [{0: 1.0, 1: 2.0}]
    assert (part.low, part.high) == ([1.0], [7.0])
