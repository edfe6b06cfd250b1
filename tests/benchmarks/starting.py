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
        bare_time, bare_memory = start.measured()
        time, memory = start.measured(str(path), recovery_key)
    yield Line("start to the first usable window", time, bare_time, ratio=3.0)
    yield Line("memory of the window (MB, not ms)", memory, bare_memory, ratio=2.0)
