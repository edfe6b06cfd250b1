"""`make bench`: every budget as a ratio to a floor measured in the same run.

Ends with status 1 when a budget is exceeded.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks import importing, matchmaking, releasing, searching, starting
from tests.benchmarks.big_store import big_store
from tests.benchmarks.measure import Line

PEOPLE, CONTACTS, VOLUNTEERS = 10_000, 100_000, 2_000
TODAY = date(2026, 1, 15)


def lines() -> Iterator[Line]:
    """Measure everything, in the order of the budgets."""
    yield from starting.lines(PEOPLE)
    with big_store(PEOPLE, contacts=CONTACTS, volunteers=VOLUNTEERS) as database:
        yield from searching.lines(database, TODAY)
        yield from matchmaking.one_need(database, TODAY)
        with tempfile.TemporaryDirectory() as out:
            yield from releasing.lines(database, TODAY, Path(out))
    yield from matchmaking.plan(TODAY)
    yield from importing.lines(PEOPLE, TODAY)
    yield from searching.growth(TODAY)


def main() -> int:
    """Print each line as soon as it is measured."""
    over = 0
    for line in lines():
        print(line, flush=True)
        over += line.is_over
    print("no budget is over" if not over else f"{over} budgets are over")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
