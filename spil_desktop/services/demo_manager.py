"""What a manager adds to the invented pilot: targets, a story, and a quarter that was published."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from spil_desktop.rules import periods
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import ConsentForm, Indicator
from spil_desktop.services import releases, stories, targets
from spil_desktop.services.stories import StoryFields

_TARGETS: Final = {
    Indicator.REPORTS: 120,
    Indicator.NEW_PARTICIPANTS: 100,
    Indicator.MATCHES_STARTED: 30,
    Indicator.OCCURRENCES: 100,
    Indicator.VISITS: 700,
    Indicator.KEY_FIGURES: 5,
    Indicator.RIDES: 60,
    Indicator.JOBS: 25,
    Indicator.REFERRALS: 20,
}
_TITLE: Final = "Weer een doel in de week"
_TEXT: Final = (
    "Na een zware winter kwam zij niet meer buiten. Iemand uit de buurt vroeg of ze mee wilde naar "
    "de koffieochtend.\n\n"
    "Nu schenkt zij daar zelf de koffie in. “Ze missen mij als ik er niet ben,” zegt ze."
)


def add(session: Session, area_ids: Sequence[int], today: date) -> None:
    """Set targets for the pilot year and this one, by area, and write a story in the first."""
    year = Period(today.year - 1)
    for area_id in area_ids:
        for each in (year, Period(today.year)):
            targets.put(session, each, area_id, _TARGETS)
    told = StoryFields(
        _TITLE,
        _TEXT,
        consent_on=year.last_day,
        consent_form=ConsentForm.WRITTEN,
        is_checked=True,
    )
    stories.add(session, year, area_ids[0], told, today=today)


def publish(session: Session, today: date) -> None:
    """Publish the quarter that the report of the last one is put beside."""
    period = periods.before(periods.last_quarter(today))
    releases.publish_period(session, period, None, today=today)
