"""Candidates for one need, and the plan for an area."""

from collections.abc import Iterator
from datetime import date

import numpy as np
from scipy.optimize import linear_sum_assignment

from spil_desktop.services import matching, needs
from spil_desktop.storage.database import Database
from tests.benchmarks.big_store import big_store
from tests.benchmarks.measure import Line, best

NEEDS, VOLUNTEERS = 500, 1_000
LARGE, LARGE_PEOPLE, LARGE_ENDS_IN = 5_000, 9_000, 90_000
"""Volunteers; so many people that some 5,000 needs are open; milliseconds."""


def one_need(database: Database, today: date) -> Iterator[Line]:
    """Rank 2,000 volunteers and the rest for one need."""
    wanted = needs.NeedFilter()
    first = database.read(lambda session: needs.rows(session, wanted, today=today))[0].id

    def rank() -> object:
        return database.read(lambda session: matching.candidates(session, first, today=today))

    assert rank()
    yield Line.of("candidates for one need", best(rank), at_most=50)


def plan(today: date) -> Iterator[Line]:
    """Plan 500 open needs among 1,000 volunteers; the floor solves a matrix of that size."""
    with big_store(NEEDS * 3 // 2, contacts=0, volunteers=VOLUNTEERS) as database:

        def whole() -> object:
            return database.read(lambda session: matching.plan(session, today=today))

        planned = best(whole, times=3)
    matrix = np.random.default_rng(1).random((NEEDS, VOLUNTEERS * 2))
    floor = best(lambda: linear_sum_assignment(matrix), times=3)
    yield Line.of(
        "plan for 500 needs × 1,000 volunteers", planned, at_most=1.5 * floor.clock + 1000
    )


def plan_large(today: date) -> Iterator[Line]:
    """Plan 5,000 needs among 5,000 volunteers: it must end, and tell how far it is meanwhile."""
    told: list[int] = []
    with big_store(LARGE_PEOPLE, contacts=0, volunteers=LARGE) as database:

        def whole() -> object:
            return database.read(
                lambda session: matching.plan(
                    session, today=today, progress=lambda _done, total: told.append(total)
                )
            )

        planned = best(whole, times=1)
    assert len(told) > 1
    yield Line.of(f"plan for {told[-1]} needs × {LARGE} volunteers", planned, at_most=LARGE_ENDS_IN)
