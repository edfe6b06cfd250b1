"""A release: figures, rounding, audit and all formats, with the audit's time apart."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from spil_desktop.files import exports
from spil_desktop.rules import periods, safe_release
from spil_desktop.rules.periods import Period
from spil_desktop.services import releases, signing
from spil_desktop.storage.database import Database
from tests.benchmarks import floors
from tests.benchmarks.measure import Line, Time, best


def lines(database: Database, today: date, out: Path) -> Iterator[Line]:
    """Measure the plan and the writing together, the plain counts as the floor, and the audit."""
    bare = floors.connection(database)
    floor = best(lambda: [floors.fetch(bare, query) for query in floors.GROUPS])
    bare.close()
    for what, period in (("quarterly release", "2025-Q3"), ("release of a year", "2025")):
        whole, audit = _release(database, periods.parse(period), today, out)
        yield Line.of(f"{what}, all formats", whole, floor, at_most=2000)
        yield Line.of("  of which the audit", audit)


def _release(database: Database, period: Period, today: date, out: Path) -> tuple[Time, Time]:
    """Return what a release costs as a whole, and its audit in it."""
    audits: list[Time] = []

    def whole() -> object:
        releases._last_made.clear()  # or only the first run would round and attack
        with _timed_audit(audits):
            release = database.run(
                lambda session: releases.plan(session, period, None, today=today)
            )
        return exports.write_all(release, out, signer=database.run(signing.signer))

    return best(whole, times=3), min(audits)


@contextmanager
def _timed_audit(audits: list[Time]) -> Iterator[None]:
    """Add to `audits` what the attacks on one release took together."""
    audit = safe_release.audit
    clock = processor = 0.0

    def timed(*asked):
        nonlocal clock, processor
        began, worked = time.perf_counter(), time.process_time()
        found = audit(*asked)
        clock += time.perf_counter() - began
        processor += time.process_time() - worked
        return found

    safe_release.audit = timed
    try:
        yield
    finally:
        safe_release.audit = audit
        audits.append(Time(clock * 1000, processor * 1000))
