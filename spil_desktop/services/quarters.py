"""The manager's report of a period: the safe release beside earlier ones, targets and stories.

Figures come from `services.releases` alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.model import Area
from spil_desktop.rules import periods
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import Release
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.services import releases, statistics, stories, targets
from spil_desktop.services.stories import ToldStory


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """Everything that the manager's report is made of.

    `before` and `year_ago` are what was published of the period before and of the same period a
    year earlier; None when nothing was.
    """

    release: Release
    before: Release | None
    year_ago: Release | None
    targets: Mapping[Indicator, int]
    stories: tuple[ToldStory, ...]


def plan(session: Session, period: Period, area_id: int | None, *, today: date) -> QuarterReport:
    """Return the report of a period without publishing anything; raises as `releases.plan` does."""
    release = releases.plan(session, period, area_id, today=today)
    return QuarterReport(
        release,
        _published(session, periods.before(period), area_id),
        _published(session, periods.year_before(period), area_id),
        targets.of(session, period, area_id),
        stories.told(session, period, area_id),
    )


def _published(session: Session, period: Period, area_id: int | None) -> Release | None:
    """Return what was published of a period for the same areas; with one area, all is that one."""
    ids = statistics.areas(session, None)
    wanted = {None if area_id is None else session.get_one(Area, area_id).name}
    if len(ids) == 1:
        wanted |= {None, session.get_one(Area, ids[0]).name}
    for row in releases.earlier(session):
        if row.period == period and row.area in wanted:
            return releases.reopen(session, row.id)
    return None
