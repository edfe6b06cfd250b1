import pytest

from spil_desktop.rules import matching, plan_board
from spil_desktop.rules.plan_places import Search
from spil_desktop.rules.weights import WEIGHTS
from tests.rules.test_plan_waiting import LONGEST, area


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("places", [1, None])
def test_weighing_only_the_best_few_comes_to_the_same_as_weighing_all(
    seed: int, places: int | None
) -> None:
    asked, crowd = area(seed, 60, 40)
    known = matching.in_order(one if one.id % 5 else one._replace(places=places) for one in crowd)
    board = plan_board.compared(asked, known, WEIGHTS, None)
    board.bonus = plan_board.bonus(asked, LONGEST)

    def total(at_first: int, by_part: set[int]) -> float:
        pairs = Search(board, known, None, at_first=at_first).best(by_part)
        return sum(float(board.score[pair] + board.bonus[pair[0]]) for pair in pairs)

    for by_part in (set(), set(range(0, len(known), 2))):
        assert total(1, by_part) == pytest.approx(total(len(known), by_part), abs=1e-4)


def test_the_user_can_stop_while_places_are_weighed() -> None:
    asked, crowd = area(1, 5, 5)
    board = plan_board.compared(asked, crowd, WEIGHTS, None)

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Search(board, crowd, stop)
