"""Start to the first usable window, and what the window takes of memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from spil_desktop.storage import store
from tests.benchmarks import population, start
from tests.benchmarks.big_store import PASSPHRASE
from tests.benchmarks.measure import Line


def lines(people: int) -> Iterator[Line]:
    """Measure each in a process of its own; what the libraries alone take has no limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        database, recovery_key = store.create(path, PASSPHRASE)
        with database:
            database.run(
                lambda session: population.fill(
                    session, people, contacts=people, volunteers=people // 5
                )
            )
        bare, libraries, asks, ours = start.measured(
            ("bare",),
            ("libraries",),
            ("passphrase", str(path)),
            ("whole", str(path), recovery_key),
        )
    yield Line("bare window with the database's libraries", libraries.clock, bare.clock)
    yield Line("start to the question for the passphrase", asks.clock, bare.clock)
    yield Line("start to the first usable window", ours.clock, bare.clock, ratio=3.0)
    yield Line("the same, time of the processor", ours.processor, bare.processor, ratio=3.0)
    yield Line("memory with the database's libraries", libraries.memory, bare.memory, unit="MB")
    yield Line("memory of the window", ours.memory, bare.memory, ratio=2.0, unit="MB")
