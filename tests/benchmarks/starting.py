"""Start to the first usable window, and what the window takes of memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from spil_desktop.storage import store
from tests.benchmarks import population, start
from tests.benchmarks.big_store import PASSPHRASE
from tests.benchmarks.measure import Line


def lines(people: int) -> Iterator[Line]:
    """Measure both in processes of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        database, recovery_key = store.create(path, PASSPHRASE)
        with database:
            database.run(
                lambda session: population.fill(
                    session, people, contacts=people, volunteers=people // 5
                )
            )
        bare, asks, ours = start.measured((), (str(path),), (str(path), recovery_key))
    yield Line("start to the question for the passphrase", asks.clock, bare.clock)
    yield Line("start to the first usable window", ours.clock, bare.clock, ratio=3.0)
    yield Line("the same, time of the processor", ours.processor, bare.processor, ratio=3.0)
    yield Line("memory of the window", ours.memory, bare.memory, ratio=2.0, unit="MB")
