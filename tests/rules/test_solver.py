import os

import pytest

from spil_desktop.rules import solver
from spil_desktop.rules.solver import Programme, Rows


def test_the_smallest_sum_that_fits() -> None:
    rows = Rows()
    rows.add([(0, 1.0), (1, 1.0)], 2.5, 10)
    programme = Programme(rows, 2)
    box = ([0.0, 0.0], [5.0, 5.0])
    assert programme.solve([1, 2], box, [0, 0], gap=0, nodes=9) == [2.5, 0]
    assert programme.solve([1, 2], box, [1, 1], gap=0, nodes=9) == [3, 0]
    assert programme.solve([1, 2], ([0.0, 0.0], [1.0, 1.0]), [1, 1], gap=0, nodes=9) is None


def test_without_rows_only_the_box_counts() -> None:
    assert Programme(Rows(), 1).solve([1.0], ([2.0], [3.0]), [1], gap=0, nodes=9) == [2]


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

    assert (part.row, part.column, part.value) == ([0, 0], [0, 1], [1.0, 2.0])
    assert (part.low, part.high) == ([1.0], [7.0])
