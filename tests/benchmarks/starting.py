"""Start to the first usable window, and what the window takes of memory."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from spil_desktop.storage import store
from tests.benchmarks import population, start
from tests.benchmarks.big_store import PASSPHRASE
from tests.benchmarks.measure import Line


def lines(people: int) -> Iterator[Line]:
    """Measure both in processes of their own; the best of some starts of each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        database, recovery_key = store.create(path, PASSPHRASE)
        with database:
            database.run(
                lambda session: population.fill(
                    session, people, contacts=people, volunteers=people // 5
                )
            )
        bare = start.measured()
        ours = start.measured(str(path), recovery_key)
    yield Line(
        "start to the first usable window",
        min(one.clock for one in ours),
        min(one.clock for one in bare),
        ratio=3.0,
    )
    yield Line(
        "the same, time of the processor",
        min(one.processor for one in ours),
        min(one.processor for one in bare),
        ratio=3.0,
    )
    yield Line(
        "memory of the window",
        min(one.memory for one in ours),
        min(one.memory for one in bare),
        ratio=2.0,
        unit="MB",
    )
