"""The pilot report of a period: the safe release, and what people told beside its figures.

A story is no part of the release: it may be withdrawn, and what was published never changes.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import Release
from spil_desktop.services import releases, stories
from spil_desktop.services.stories import ToldStory


@dataclass(frozen=True, slots=True)
class PilotReport:
    """Everything that the pilot report is made of."""

    release: Release
    stories: tuple[ToldStory, ...]


def plan(session: Session, period: Period, area_id: int | None, *, today: date) -> PilotReport:
    """Return the report of a period without publishing anything; raises as `releases.plan` does."""
    release = releases.plan(session, period, area_id, today=today)
    told = stories.told(session, period, area_id, stories.MOST_IN_PILOT_REPORT)
    return PilotReport(release, told)
