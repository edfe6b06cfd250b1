"""Several releases side by side and together, where they count the same in the same way.

What can't be compared is told with the reason, never shown beside the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spil_desktop.errors import PackageProblem, SpilError
from spil_desktop.rules import pooling, submissions
from spil_desktop.rules.pilot_tables import FEWEST, Apart, PilotTable, Reason, Side, spec_of
from spil_desktop.rules.pooling import Span
from spil_desktop.rules.release import Release, SafeTable
from spil_desktop.rules.report_tables import TABLES
from spil_desktop.rules.shares import spread
from spil_desktop.rules.signatures import Sender
from spil_desktop.rules.submissions import Double


@dataclass(frozen=True, slots=True)
class PilotComparison:
    """Releases side by side. `people` are the participants of all; `refused` why nothing is.

    `likely_doubles` are pairs that have the same figures under different names: nothing is sure, so
    they stand beside each other, and whoever reads it is told to ask. `senders` are in the order of
    the releases, where they came in packages.
    """

    releases: tuple[Release, ...]
    tables: tuple[PilotTable, ...]
    apart: tuple[Apart, ...]
    refused: tuple[Reason, ...]
    people: Span | None
    likely_doubles: tuple[Double, ...] = ()
    senders: tuple[Sender, ...] = ()


def compare(releases: Sequence[Release]) -> PilotComparison:
    """Put releases side by side, and add up what may be added up.

    Raises `PackageProblem`: `TOO_FEW` for fewer than two, or in what way two count the same, with
    their places as `first` and `second`.
    """
    if len(releases) < FEWEST:
        raise SpilError(PackageProblem.TOO_FEW)
    doubles = submissions.doubles(releases)
    likely = tuple(each for each in doubles if not each.kind.is_certain)
    double = next((each for each in doubles if each.kind.is_certain), None)
    if double is not None:
        kind = PackageProblem(double.kind.value)
        raise SpilError(kind, first=double.first, second=double.second)
    refused = _refused(releases)
    if refused:
        return PilotComparison(tuple(releases), (), (), refused, None, likely)
    tables: list[PilotTable] = []
    apart: list[Apart] = []
    for found in _tables(releases):
        made = Side(releases, found).made()
        if isinstance(made, PilotTable):
            tables.append(made)
        else:
            apart.append(made)
    people = _people(releases)
    return PilotComparison(tuple(releases), tuple(tables), tuple(apart), (), people, likely)


def _refused(releases: Sequence[Release]) -> tuple[Reason, ...]:
    """Return why these releases as a whole can't be side by side."""
    differs: dict[Reason, set[object]] = {
        Reason.OTHER_VERSION: {each.definition_version for each in releases},
        Reason.OTHER_LENGTH: {each.period.count for each in releases},
        Reason.INVENTED: {each.demo for each in releases},
    }
    return tuple(reason for reason, values in differs.items() if len(values) > 1)


def _people(releases: Sequence[Release]) -> Span | None:
    """Return the participants of all releases together, where all of one period say how many."""
    if len({each.period for each in releases}) > 1:
        return None
    total = pooling.NOTHING
    for release in releases:
        if release.people is None:
            return None
        steps = max((table.steps for table in release.tables if table.report == "R0"), default=0)
        total += Span.of(release.people, spread(steps))
    return total


def _tables(releases: Sequence[Release]) -> Iterator[dict[int, SafeTable]]:
    """Return every table of any release, by the places of those that have it, as in a report."""
    found: dict[str, dict[int, SafeTable]] = {}
    for place, release in enumerate(releases):
        for table in release.tables:
            found.setdefault(table.id, {})[place] = table
    order = {spec.id: at for at, spec in enumerate(TABLES)}

    def key(id_: str) -> tuple[int, str]:
        return order.get(spec_of(id_), len(order)), id_

    yield from (found[id_] for id_ in sorted(found, key=key))
