"""Counts of people of 70 and older, put at the areas with the same CBS code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area
from spil_desktop.rules import cbs_counts
from spil_desktop.rules.cbs_counts import AreaCount
from spil_desktop.services import records


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A count for an area of the store, beside what stands there now (`before`, `before_year`).

    `count` is None for an area that the table does not know, by its code or for want of one.
    """

    area_id: int
    area: str
    code: str | None
    count: AreaCount | None
    before: int | None
    before_year: int | None

    @property
    def is_older(self) -> bool:
        """Whether what stands there is of a later year than what was found."""
        return self.count is not None and (self.before_year or 0) > self.count.year


def examine(session: Session, counts: Sequence[AreaCount]) -> tuple[FoundCount, ...]:
    """Return for every area what the table says, by name; nothing is written."""
    found = cbs_counts.newest(counts)
    return tuple(
        FoundCount(
            area.id,
            area.name,
            area.cbs_code,
            found.get(area.cbs_code or ""),
            area.people_70plus,
            area.people_70plus_year,
        )
        for area in session.scalars(select(Area).order_by(Area.name))
    )


def apply(session: Session, counts: Sequence[AreaCount], source: str, *, today: date) -> int:
    """Put the counts at their areas with year and source; return how many areas got one.

    An area that has a count of a later year keeps it. Raises `InputProblem.REQUIRED` without a
    source, `DATE_IN_FUTURE` for a year that is yet to come.
    """
    kept = records.required(source, "source")
    changed = 0
    for line in examine(session, counts):
        if line.count is None or line.is_older:
            continue
        records.not_after(date(line.count.year, 1, 1), today, "file")
        area = records.fetch(session, Area, line.area_id)
        area.people_70plus = line.count.count
        area.people_70plus_year = line.count.year
        area.people_70plus_source = kept
        changed += 1
    session.flush()
    return changed
