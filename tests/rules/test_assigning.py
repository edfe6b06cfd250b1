import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from spil_desktop.rules import assigning
from spil_desktop.rules.assigning import CLOSE, NONE, Wishes

WORTH = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0, 12.5])


@st.composite
def tables(draw: st.DrawFn) -> np.ndarray:
    """What each place is worth to each person; nothing where she cannot use it."""
    people, places = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    lines = [draw(st.lists(WORTH, min_size=places, max_size=places)) for _one in range(people)]
    return np.array(lines)


@pytest.mark.parametrize("cells", [0, 1000])
@drawn(table=tables(), without=st.lists(WORTH, min_size=6, max_size=6))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_are_given_in_the_best_way_and_the_prices_prove_it(
    monkeypatch: pytest.MonkeyPatch, cells: int, table: np.ndarray, without: list[float]
) -> None:
    monkeypatch.setattr(assigning, "_CELLS", cells)
    people, places = table.nonzero()
    alone = np.array(without[: len(table)])
    wishes = Wishes(people, places, table[people, places], alone, table.shape[1])
    given = assigning.best(wishes)
    found = assigning.priced(wishes, given)

    worth = np.where(given == NONE, alone, table[np.arange(len(table)), given])
    given_away = given[given != NONE]
    assert len(set(given_away)) == len(given_away)
    whole = np.hstack((np.where(table > 0, table, -1.0), np.diag(alone + 1.0) - 1.0))
    rows, columns = linear_sum_assignment(whole, maximize=True)
    assert worth.sum() == pytest.approx(whole[rows, columns].sum())
    assert worth.sum() == pytest.approx(found.prices.sum() + found.gains.sum())
    assert (table[people, places] - found.prices[places] <= found.gains[people] + CLOSE).all()
    assert (found.gains >= alone - CLOSE).all()


def test_without_a_wish_everyone_stays_without() -> None:
    nothing = np.array([], np.int64)
    wishes = Wishes(nothing, nothing, nothing.astype(float), np.array([0.5]), 2)
    assert assigning.best(wishes).tolist() == [NONE]
    found = assigning.priced(wishes, assigning.best(wishes))
    assert (found.prices.tolist(), found.gains.tolist()) == ([0.0, 0.0], [0.5])
