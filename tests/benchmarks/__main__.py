"""`make bench`: every budget as a ratio to a floor measured in the same run.

Words after the command run only those: start, search, candidates, release, plan, plan-large,
import, growth.
Ends with status 1 when a budget is exceeded.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import psutil

from spil_desktop.storage.database import Database
from tests.benchmarks import finding_notes, importing, matchmaking, releasing, searching, starting
from tests.benchmarks.big_store import big_store
from tests.benchmarks.measure import Line

PEOPLE, CONTACTS, VOLUNTEERS = 10_000, 100_000, 2_000
TODAY = date(2026, 1, 15)


def _start() -> Iterator[Line]:
    yield from starting.lines(PEOPLE)


def _big(measure: Callable[[Database], Iterator[Line]]) -> Iterator[Line]:
    with big_store(PEOPLE, contacts=CONTACTS, volunteers=VOLUNTEERS) as database:
        yield from measure(database)


def _search() -> Iterator[Line]:
    yield from _big(_searched)


def _searched(database: Database) -> Iterator[Line]:
    yield from searching.lines(database, TODAY)
    yield finding_notes.line(database)


def _candidates() -> Iterator[Line]:
    yield from _big(lambda database: matchmaking.one_need(database, TODAY))


def _release() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as out:
        yield from _big(lambda database: releasing.lines(database, TODAY, Path(out)))


BENCHMARKS: dict[str, Callable[[], Iterator[Line]]] = {
    "start": _start,
    "search": _search,
    "candidates": _candidates,
    "release": _release,
    "plan": lambda: matchmaking.plan(TODAY),
    "plan-large": lambda: matchmaking.plan_large(TODAY),
    "import": lambda: importing.lines(PEOPLE, TODAY),
    "growth": lambda: searching.growth(TODAY),
}


def main() -> int:
    """Print each line as soon as it is measured, with how busy the machine is meanwhile."""
    over = 0
    for name in sys.argv[1:] or BENCHMARKS:
        for line in BENCHMARKS[name]():
            print(line, flush=True)
            over += line.is_over
        print(f"  load average {psutil.getloadavg()[0]:.1f} of {psutil.cpu_count()}", flush=True)
    print("no budget is over" if not over else f"{over} budgets are over")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
