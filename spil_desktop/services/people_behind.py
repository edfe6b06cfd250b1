"""Who is behind what a release tells, and behind all that follows from it and what was told before.

All areas less one of them are the others, and a year less its first quarter is what came later: the
people behind these are counted too, though the release itself counts neither.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from spil_desktop.rules import known_spans
from spil_desktop.rules.behind import Behind, WhoIsBehind
from spil_desktop.rules.disclosure import STOCK_QUARTER, Atom, Block
from spil_desktop.rules.known_spans import Areas, Span
from spil_desktop.rules.periods import Period
from spil_desktop.rules.report_cells import subject_of
from spil_desktop.services.counts import Tally


def who(
    tally: Tally,
    period: Period,
    area_ids: Collection[int],
    told: Collection[Span],
    count: Callable[[Period, Areas], Tally],
) -> WhoIsBehind:
    """Return who is behind cells, also in the areas and later quarters that were `told` of before.

    `count` counts another period or other areas. What is in a stock, or was heard since, differs
    between the days on which counts end: of the day of `period` and that of a later one the fewest.
    """
    areas, last = _reach(frozenset(area_ids), told)
    then = tally if areas == frozenset(area_ids) else count(period, areas)
    later = then if last <= period.last else count(Period(period.year, 1, last), areas)

    def behind(names: Collection[str], blocks: Sequence[Block]) -> Behind | None:
        quarters = {quarter for _area, quarter in blocks}
        counts: tuple[Tally, ...] = (then, later)
        if STOCK_QUARTER in quarters:
            counts = (then,)
        elif max(quarters, default=0) > period.last:
            counts = (later,)
        some = [one for one in (each.behind(names, blocks) for each in counts) if one is not None]
        if not some:
            return None
        return Behind(min(one.people for one in some), max(one.most for one in some))

    return then.behind if later is then else behind


def with_late(behind: WhoIsBehind, late: Counter[Atom], tally: Tally) -> WhoIsBehind:
    """Return who is behind cells with what came in `late` for a quarter that was told before.

    It counts in the first quarter that was still open, and whose it is was not kept: as if all were
    of one person who is behind the cells already, as far as one has so much of the quarters before.
    Not of what everyone counts in once.
    """
    if not late:
        return behind
    subjects = {subject_of(name) for name, _block in tally.whose}

    def found(names: Collection[str], blocks: Sequence[Block]) -> Behind | None:
        known = behind(names, blocks)
        number = sum(late[name, block] for name in names for block in blocks)
        if not number or subjects.isdisjoint(map(subject_of, names)):
            return known
        took = {block for name in names for block in blocks if (name, block) in late}
        past = behind(
            names, sorted({(area, each) for area, last in took for each in range(1, last)})
        )
        of_one = number if past is None else min(number, past.most)
        people = math.ceil(number / of_one)
        if known is None:
            return Behind(people, of_one)
        return Behind(max(known.people, people), known.most + of_one)

    return found


def _reach(areas: Areas, told: Collection[Span]) -> tuple[Areas, int]:
    """Return all areas that were told of together with some, and the last quarter of these."""
    while True:
        near = [span for span in told if not areas.isdisjoint(known_spans.areas_of(span))]
        wider = areas.union(*map(known_spans.areas_of, near))
        if wider == areas:
            return areas, max((quarter for span in near for _area, quarter in span), default=0)
        areas = wider
