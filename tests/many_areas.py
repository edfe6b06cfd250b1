"""Releases of many invented areas, each attacked: `python -m tests.many_areas --areas 1000`.

Each area has 20 to 500 people who came in two years, and of everything that a table counts. Every
quarter, half-year and year is released in the order in which they end. A release is only made when
the auditor finds nothing; here every release must be made, add up, and say the same as all before
it, and at the end of each year all that was ever told of it is attacked once more, from what the
store kept. Ends with status 1 when anything is wrong. Too long for `make test`.

`--together` gives each seed an organisation of several areas. What is released of which of them,
and whether at once or only at the end of the year, is left to chance; a release may be refused when
it would tell too much beside all before it. No order is too odd to be attacked.
"""

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import ReleaseProblem, SpilError
from spil_desktop.model import Release as Stored
from spil_desktop.model import Setting
from spil_desktop.rules import (
    consistency,
    ledger,
    outcome_tables,
    periods,
    report_tables,
    safe_means,
    safe_release,
    table_relations,
)
from spil_desktop.rules.auditor import View, audit
from spil_desktop.rules.disclosure import Figure
from spil_desktop.rules.release import Omission, Release
from spil_desktop.rules.report_cells import Subject
from spil_desktop.services import releases
from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from tests.services.pilots import YEAR
from tests.services.whole_pilots import WholePilot

FEWEST, MOST = 20, 500
_JOINT = 2
_AT_ONCE, _EVER = 0.6, 0.85
_NO_FAULT = frozenset({ReleaseProblem.NOTHING_TO_REPORT, ReleaseProblem.AREA_TOO_SMALL})
TODAY = date(YEAR + 2, 2, 1)
PARTS = ("Q1", "Q2", "H1", "Q3", "Q4", "H2", "")
"""The periods of a year in the order in which they end; the year itself is last."""
Counts: TypeAlias = dict[tuple[int, Figure], int]
"""What was printed of each figure in each year."""
KNOWN = {spec.id for spec in (*report_tables.TABLES, *report_tables.MEANS)} | {outcome_tables.MEANS}
"""All tables; some are only printed of a larger organisation, or of several areas."""


@dataclass(slots=True)
class Outcome:
    """What became of one area: its releases, what they left out, what was wrong with them."""

    seed: int
    people: int
    releases: int = 0
    tables: Counter[str] = field(default_factory=Counter[str])
    left_out: Counter[Omission] = field(default_factory=Counter[Omission])
    refused: Counter[str] = field(default_factory=Counter[str])
    faults: list[str] = field(default_factory=list[str])
    longest: float = 0.0
    seconds: float = 0.0


def main() -> int:
    """Try the areas and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--areas", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1, help="the seed of the first area")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--together", action="store_true", help="several areas for each seed")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.areas)
    with ProcessPoolExecutor(asked.processes) as pool:
        return _told(pool.map(tried_together if asked.together else tried, seeds))


def _told(outcomes: Iterator[Outcome]) -> int:
    """Print each area with a fault, a line now and then, and the sum of all."""
    done: list[Outcome] = []
    for outcome in outcomes:
        done.append(outcome)
        for fault in outcome.faults:
            print(f"area {outcome.seed} ({outcome.people} people): {fault}", flush=True)
        if len(done) % 10 == 0:
            print(_summary(done), flush=True)
    print(_summary(done))
    printed = sum((outcome.tables for outcome in done), Counter[str]())
    print(f"tables that no release had: {sorted(KNOWN - printed.keys())}")
    return 1 if any(outcome.faults for outcome in done) else 0


def _summary(done: Sequence[Outcome]) -> str:
    left_out = sum((outcome.left_out for outcome in done), Counter[Omission]())
    seconds = sum(outcome.seconds for outcome in done)
    return (
        f"{len(done)} areas, {sum(outcome.releases for outcome in done)} releases,"
        f" {sum(outcome.tables.total() for outcome in done)} tables,"
        f" {sum(len(outcome.faults) for outcome in done)} faults;"
        f" {seconds / len(done):.1f} s of processor an area,"
        f" longest release {max(outcome.longest for outcome in done):.1f} s;"
        f" refused: {dict(sum((outcome.refused for outcome in done), Counter[str]()))};"
        f" left out: {dict(left_out)}"
    )


def tried(seed: int) -> Outcome:
    """Fill one area by chance, release everything, and return what became of it."""
    people = random.Random(seed).randint(FEWEST, MOST)  # noqa: S311  invented people
    outcome = Outcome(seed, people)
    began = time.process_time()
    with _store().transaction() as session:
        _round_the_same(session, seed)
        pilot = WholePilot(session, "Testwijk", people, seed=seed)
        printed: Counts = {}
        for year in (YEAR, YEAR + 1):
            for part in PARTS:
                _release(session, pilot.area, f"{year}-{part}".rstrip("-"), outcome, printed)
            outcome.faults += [f"{year}: {fault}" for fault in _recognised(session, year)]
        session.rollback()
    outcome.seconds = time.process_time() - began
    return outcome


def tried_together(seed: int) -> Outcome:
    """Fill several areas by chance, release in any order, and return what became of it."""
    pick = random.Random(f"organisation {seed}")  # noqa: S311  invented people
    sizes = [pick.randint(FEWEST, MOST // len(PARTS)) for _ in range(pick.randint(2, 4))]
    outcome = Outcome(seed, sum(sizes))
    began = time.process_time()
    with _store().transaction() as session:
        _round_the_same(session, seed)
        places: list[int | None] = [
            WholePilot(session, f"Wijk {place}", people, seed=10 * seed + place).area
            for place, people in enumerate(sizes)
        ]
        printed: Counts = {}
        for year in (YEAR, YEAR + 1):
            for code, area in _in_any_order(year, (*places, None), pick):
                _release(session, area, code, outcome, printed)
            outcome.faults += [f"{year}: {fault}" for fault in _recognised(session, year)]
        session.rollback()
    for problem in (ReleaseProblem.SOMEONE_RECOGNISABLE, ReleaseProblem.NO_SAFE_ROUNDING):
        told = [fault for fault in outcome.faults if fault.endswith(problem.value)]
        outcome.refused[problem.value] = len(told)
        outcome.faults = [fault for fault in outcome.faults if fault not in told]
    outcome.seconds = time.process_time() - began
    return outcome


def _in_any_order(
    year: int, places: Sequence[int | None], pick: random.Random
) -> Iterator[tuple[str, int | None]]:
    """Yield what is released of a year: most of it when it is over, some at the end, some never."""
    late: list[tuple[str, int | None]] = []
    for part in PARTS:
        for place in pick.sample(places, len(places)):
            release, chance = (f"{year}-{part}".rstrip("-"), place), pick.random()
            if chance < _AT_ONCE:
                yield release
            elif chance < _EVER:
                late.append(release)
    yield from pick.sample(late, len(late))


def _recognised(session: Session, year: int) -> Iterator[str]:
    """Attack all that was told of a year, whatever the release; yield who can be recognised.

    That nobody was in a category is no finding: its absence from a table tells that already.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    stored = session.scalars(select(Stored).where(Stored.first_day.between(first, last)))
    told = ledger.together(ledger.from_json(each.ledger) for each in stored)
    prints = [each for each in dict.fromkeys(told.prints) if _is_flow(each.figure)]
    names = {name for each in prints for name in each.figure.names}
    names |= {name for name, _block in (*told.counted, *told.units)}
    present = table_relations.completed({name for name in names if name.count(",") < _JOINT})
    free = {name for name in present if name.partition("|")[0] in safe_release.NOT_PEOPLE}
    view = View(
        counts={atom: number for atom, number in told.counted.items() if atom[1][1]},
        relations=(*table_relations.relations(present), *table_relations.finer_grid(present)),
        prints=prints,
        shares=[each for each in dict.fromkeys(told.shares) if _is_flow(each.part)],
        known=[each.figure for each in prints if each.figure.names == (Subject.PEOPLE.value,)],
        harmless=safe_release.HARMLESS | safe_means.CELLS | free,
    )
    found = (each for each in audit(view) if each.figure.total(view.counts))
    for finding in found:
        yield f"{finding.kind.value} {finding.figure.names}: {finding.low} to {finding.high}"


def _is_flow(figure: Figure) -> bool:
    return bool(figure.blocks[0][1])


def _round_the_same(session: Session, seed: int) -> None:
    """Give the rounding a secret that follows from the seed, so that a fault can be found again."""
    secret = hashlib.sha256(f"rounding of area {seed}".encode()).hexdigest()
    session.add(Setting(name="release_secret", value=secret))
    session.flush()


@cache
def _store() -> Database:
    """Return a store of this process; what is done in it is never kept."""
    folder = Path(tempfile.mkdtemp()) / "store"
    return store.create(folder, "zwaluw tegelpad kruimel avondrood")[0]


def _release(
    session: Session, area: int | None, code: str, outcome: Outcome, printed: Counts
) -> None:
    began = time.process_time()
    period = periods.parse(code)
    try:
        release = releases.publish_period(session, period, area, today=TODAY)
    except SpilError as error:
        if error.problem not in _NO_FAULT:
            outcome.faults.append(f"{code}: {error.problem.value}")
        return
    outcome.longest = max(outcome.longest, time.process_time() - began)
    outcome.releases += 1
    outcome.tables.update(table.id.removesuffix("_cumulative") for table in release.tables)
    outcome.left_out.update(each.reason for each in release.omitted)
    outcome.faults += [f"{code}: {fault}" for fault in _faults(session, release, printed)]


def _faults(session: Session, release: Release, printed: Counts) -> Iterator[str]:
    """Yield what does not add up in a release, or is not what was `printed` before."""
    for finding in consistency.check(release.tables, over_all=release.area is None):
        yield f"{finding.kind.value} in {finding.where}"
    newest = select(Stored).order_by(Stored.id.desc()).limit(1)
    stored = session.scalars(newest).one()
    for each in ledger.from_json(stored.ledger).prints:
        known = printed.setdefault((release.period.year, each.figure), each.count)
        if _is_flow(each.figure) and known != each.count:
            yield f"{each.figure.names} printed as {known} and {each.count}"


if __name__ == "__main__":
    sys.exit(main())
