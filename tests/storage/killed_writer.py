"""Writes numbers into a store until it is killed, again and again; run by test_kill.py.

Each round a child opens the store, says which numbers it found, and then writes numbers one by
one, each confirmed when its transaction is over. After a random moment it is killed for good.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import configure_mappers

from spil_desktop.model import Area
from spil_desktop.storage import store


def write(folder: Path, printed_key: str, answers: int) -> None:
    database = store.open_with_recovery_key(folder, printed_key)
    found = database.read(
        lambda session: [int(name) for name in session.scalars(select(Area.name))]
    )
    os.write(answers, f"found {json.dumps(found)}\n".encode())
    for number in range(max(found, default=0) + 1, 10**9):
        database.run(lambda session, number=number: session.add(Area(name=str(number))))
        os.write(answers, f"wrote {number}\n".encode())


def round_of(folder: Path, printed_key: str, *, patience: int, delay: float) -> list[str]:
    """Return what a child said: it is killed `delay` seconds after its first `patience` lines."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        write(folder, printed_key, write_end)
    os.close(write_end)
    with os.fdopen(read_end) as answers:
        first = [answers.readline() for _ in range(patience)]
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [*first, *answers]


def main(folder: Path, printed_key: str, rounds: int) -> None:
    configure_mappers()
    chance = random.Random(20251121)  # noqa: S311 - moments, no secrets
    confirmed: set[int] = set()
    lost: set[int] = set()
    opened = 0
    for _ in range(rounds):
        # No patience: killed while it opens, and plays in what the one before it left.
        patience, delay = chance.choice((0, 1, 2, 3, 5, 8)), chance.uniform(0, 0.015)
        for line in round_of(folder, printed_key, patience=patience, delay=delay):
            kind, value = line.split(" ", 1)
            if kind == "found":
                opened += 1
                lost |= confirmed - set(json.loads(value))
            else:
                confirmed.add(int(value))
    print(json.dumps({"opened": opened, "confirmed": sorted(confirmed), "lost": sorted(lost)}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
