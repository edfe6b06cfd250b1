"""A quarterly release: figures, rounding, audit and all formats."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from spil_desktop.files import exports
from spil_desktop.rules import periods
from spil_desktop.services import releases, signing
from spil_desktop.storage.database import Database
from tests.benchmarks import floors
from tests.benchmarks.measure import Line, best


def lines(database: Database, today: date, out: Path) -> Iterator[Line]:
    """Measure the plan and the writing together, and the plain counts as the floor."""
    period = periods.parse("2025-Q3")

    def whole() -> object:
        release = database.run(lambda session: releases.plan(session, period, None, today=today))
        return exports.write_all(release, out, signer=database.run(signing.signer))

    bare = floors.connection(database)
    floor = best(lambda: [floors.fetch(bare, query) for query in floors.GROUPS])
    bare.close()
    yield Line.of("quarterly release, all formats", best(whole, times=3), floor, at_most=2000)
