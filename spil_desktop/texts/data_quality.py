"""What the data-quality board says: what is missing, and what is odd."""

from collections.abc import Iterable
from typing import Final, assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.data_quality import Chapter, Gap, Repair
from spil_desktop.rules.oddities import Oddity, OddLine
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import dates, numbers

_MINUTE: Final = 60


def chapter(of: Chapter) -> str:  # noqa: PLR0911 - a case a chapter
    """Name a chapter of the report."""
    match of:
        case Chapter.INFLOW:
            return _("Melding en instroom")
        case Chapter.BACKGROUND:
            return _("Achtergrond")
        case Chapter.HEALTH:
            return _("Gezondheid")
        case Chapter.NEEDS:
            return _("Hulpvragen")
        case Chapter.SUPPORT:
            return _("Hulp en koppelingen")
        case Chapter.OUTCOMES:
            return _("Vragenlijsten")
        case Chapter.ACCOUNT:
            return _("Toestemming")
        case _:
            assert_never(of)


def gap(of: Gap) -> str:  # noqa: C901, PLR0911, PLR0912 - a case a gap
    """Name what is missing."""
    match of:
        case Gap.SOURCE:
            return _("wie de melding deed")
        case Gap.KNOWS:
            return _("of zij weet van de melding")
        case Gap.FIRST_CONTACT:
            return _("het eerste contact")
        case Gap.CLOSING:
            return _("dag of reden van afsluiten")
        case Gap.BIRTH:
            return _("geboortedatum")
        case Gap.GENDER:
            return _("vrouw of man")
        case Gap.LIVING:
            return _("woonsituatie")
        case Gap.TENURE:
            return _("huur of koop")
        case Gap.MARITAL:
            return _("burgerlijke staat")
        case Gap.HEALTH:
            return _("gezondheid, terwijl zij het goedvindt")
        case Gap.NO_NEED:
            return _("een hulpvraag")
        case Gap.NEED_STATUS:
            return _("hoe het met een hulpvraag staat (na zes weken nog nieuw)")
        case Gap.NEED_LAYER:
            return _("wie een hulpvraag oploste")
        case Gap.MATCH_REVIEW:
            return _("een gesprek over hoe een koppeling gaat")
        case Gap.MATCH_END:
            return _("waarom een koppeling stopte")
        case Gap.CONTACT_MINUTES:
            return _("hoe lang een huisbezoek duurde")
        case Gap.T0:
            return _("de eerste vragenlijst (T0)")
        case Gap.T1:
            return _("T1, of waarom die er niet is")
        case Gap.T2:
            return _("T2, of waarom die er niet is")
        case Gap.CONSENT_FILE:
            return _("antwoord: dossier bewaren")
        case Gap.CONSENT_HEALTH:
            return _("antwoord: gezondheid bewaren")
        case Gap.CONSENT_EVALUATION:
            return _("antwoord: meedoen aan de evaluatie")
        case _:
            assert_never(of)


def gaps(of: Iterable[Gap]) -> str:
    """Name several things that are missing: "Geboortedatum, woonsituatie"."""
    return title(", ".join(gap(one) for one in of))


def title(text: str) -> str:
    """Begin a line with a capital."""
    return text[:1].upper() + text[1:]


def repair(of: Repair) -> str:  # noqa: C901, PLR0911, PLR0912 - a case a form
    """Name the form in which something is filled in."""
    match of:
        case Repair.REPORT:
            return _("melding aanvullen")
        case Repair.PERSON:
            return _("gegevens wijzigen")
        case Repair.WISHES:
            return _("leven en wensen")
        case Repair.HEALTH:
            return _("gezondheid")
        case Repair.CONSENT:
            return _("toestemming vragen")
        case Repair.CONTACT:
            return _("contacten nakijken")
        case Repair.STAGE:
            return _("dossier afsluiten")
        case Repair.NEED:
            return _("hulpvraag toevoegen")
        case Repair.CLOSE_NEED | Repair.OPEN_NEED:
            return _("hulpvraag bijwerken")
        case Repair.REVIEW:
            return _("gesprek vastleggen")
        case Repair.END_MATCH:
            return _("koppeling nakijken")
        case Repair.MEASURE:
            return _("vragenlijsten")
        case _:
            assert_never(of)


def duration(seconds: int) -> str:
    """Say about how long something takes."""
    if seconds < _MINUTE:
        return _("halve minuut")
    minutes = round(seconds / _MINUTE)
    return ngettext("{n} minuut", "{n} minuten", minutes).format(n=minutes)


def counted(missing: int, needed: int) -> str:
    """Say of how many something is missing: "6 van 47"."""
    return _("{missing} van {needed}").format(
        missing=numbers.whole(missing), needed=numbers.whole(needed)
    )


def odd(line: OddLine) -> str:  # noqa: C901, PLR0911, PLR0912 - a case an oddity
    """Say what cannot be so about a recorded value."""
    day, other = dates.short_date(line.day), dates.short_date(line.other_day)
    number = "" if line.number is None else f"{line.number:g}"
    match line.oddity:
        case Oddity.AGE:
            return _("ouder dan 110 jaar: geboortejaar {year}").format(year=number)
        case Oddity.UNDER_70:
            return _("geboortejaar {year}: jonger dan 70 bij de melding, telt niet mee").format(
                year=number
            )
        case Oddity.BORN_AFTER_REPORT:
            return _("geboortejaar {year}, gemeld op {other}").format(year=number, other=other)
        case Oddity.REPORT_IN_FUTURE:
            return _("gemeld op {day}: dat moet nog komen").format(day=day)
        case Oddity.CONTACT_BEFORE_REPORT:
            return _("eerste contact op {day}, gemeld op {other}").format(day=day, other=other)
        case Oddity.CLOSED_BEFORE_REPORT:
            return _("afgesloten op {day}, gemeld op {other}").format(day=day, other=other)
        case Oddity.CONTACT_AFTER_DEATH:
            return _("gesproken op {day}, overleden op {other}").format(day=day, other=other)
        case Oddity.NEED_BEFORE_REPORT:
            return _("hulpvraag van {day}, gemeld op {other}").format(day=day, other=other)
        case Oddity.NEED_CLOSED_BEFORE_ASKED:
            return _("hulpvraag van {other} is al op {day} klaar").format(day=day, other=other)
        case Oddity.MATCH_ENDED_BEFORE_START:
            return _("koppeling van {other} stopte al op {day}").format(day=day, other=other)
        case Oddity.CONTACT_TOO_LONG:
            return _("contact op {day} duurde {minutes} minuten").format(day=day, minutes=number)
        case Oddity.JOB_TOO_LONG:
            return _("klus op {day} duurde {minutes} minuten").format(day=day, minutes=number)
        case Oddity.RIDE_WITHOUT_DISTANCE:
            return _("rit op {day} van 0 kilometer").format(day=day)
        case Oddity.RIDE_TOO_FAR:
            return _("rit op {day} van {km} kilometer").format(day=day, km=number)
        case Oddity.MEASURED_BEFORE_REPORT:
            return _("vragenlijst op {day}, gemeld op {other}").format(day=day, other=other)
        case Oddity.MEASURED_OUTSIDE_WINDOW:
            return _("{moment} op {day}, bedoeld rond {other}").format(
                moment=_moment(line.moment), day=day, other=other
            )
        case _:
            assert_never(line.oddity)


def _moment(moment: Moment | None) -> str:
    return "" if moment is None else moment.value.upper()
