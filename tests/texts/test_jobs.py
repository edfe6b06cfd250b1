from datetime import date, timedelta

from spil_desktop.rules import handymen as rules
from spil_desktop.rules.drivers import Absence
from spil_desktop.rules.handymen import JOBS_A_MONTH, Handyman
from spil_desktop.rules.vocabulary import DayPart, NeedTheme, VolunteerRole
from spil_desktop.texts import jobs as texts
from tests.rules.pairs_made import FAR, seeker, volunteer

DAY = date(2026, 5, 6)
MORNING = frozenset({DayPart.WEDNESDAY_MORNING})


def said(*absences: Absence, that_day: int = 0, load: int = 0, **known: object) -> str:
    asked = seeker(
        theme=NeedTheme.PRACTICAL_HELP, day_parts=MORNING, smokes=bool(known.get("no_smokers"))
    )
    helper = volunteer(1, roles=frozenset({VolunteerRole.HANDYMAN}), **known)
    (found,) = rules.judge(DAY, asked, [Handyman(helper, absences, that_day, load)])
    return texts.summary(found)


def test_why_somebody_fits_and_what_to_mind() -> None:
    assert said(day_parts=MORNING) == "in de buurt; kan woensdagochtend"
    assert said(day_parts=frozenset({DayPart.FRIDAY_MORNING}), that_day=1, load=JOBS_A_MONTH) == (
        "in de buurt · let op: kan meestal niet op die dag; heeft die dag al een klus; "
        "deed al 6 klussen of meer in vier weken"
    )
    assert said(day_parts=MORNING, no_smokers=True).endswith("komt liever niet waar gerookt wordt")
    assert said(address=FAR._replace(area_id=None, postcode=None), places=None) == (
        "kan klussen en is er dan · let op: dagdelen nog niet bekend; andere wijk of ander dorp"
    )


def test_why_somebody_cannot() -> None:
    assert said(Absence(DAY)) == "kan niet: is er dan niet"
    week = Absence(DAY, DAY + timedelta(days=6))
    assert said(week) == "kan niet: is er niet tot en met 12-05-2026"
    assert said(deployable=False) == "kan niet: is nu niet inzetbaar"


def test_what_takes_too_long() -> None:
    assert texts.too_long(180, 90).startswith(
        "Dit duurt langer dan 1 uur 30 min, de grens voor een klus (3 uur)."
    )
