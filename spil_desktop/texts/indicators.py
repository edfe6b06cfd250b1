"""Figures for inside the office in words: their names, shares, and how each is counted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from spil_desktop.language import _, ngettext
from spil_desktop.rules.indicators import DIVIDED, GOALS, ON_LAST_DAY, Goal, RecordKind
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.texts import dimensions, labels, numbers
from spil_desktop.texts.indicator_definitions import what


@dataclass(frozen=True, slots=True)
class Definition:
    """How a figure is counted: what, over whom, over which days, and from what it is read."""

    what: str
    who: str
    when: str
    source: str


def warning() -> str:
    """Return the mark that every view of exact figures carries."""
    return _("Exacte cijfers: niet voor verspreiding.")


def goal(of: Goal) -> str:
    """Return the title of a chapter: the goal that its figures are about."""
    return {
        Goal.INDEPENDENCE: _("Zelfredzaamheid en eigen regie"),
        Goal.NETWORK: _("Informeel buurtnetwerk"),
        Goal.EARLY: _("Kwetsbaarheid vroeg signaleren"),
        Goal.PROFESSIONALS: _("Afstemming met professionals"),
        Goal.WHO: _("Wie meedoen in de evaluatie"),
    }[of]


def goal_of(indicator: Indicator) -> Goal:
    """Return the chapter in which a figure stands."""
    return next(of for of, indicators in GOALS.items() if indicator in indicators)


def name(indicator: Indicator, category: str = "") -> str:
    """Name a figure, with its category when it has one: "Leeftijd: 80 t/m 84 jaar"."""
    word = labels.title(indicator)
    return f"{word}: {_category(indicator, category)}" if category else word


def _category(indicator: Indicator, category: str) -> str:
    breakdown = DIVIDED[indicator]
    if breakdown is None:
        return _("kwartaal {number}").format(number=category)
    return dimensions.category(breakdown, category)


def share(percent: int | None, whole: str) -> str:
    """Write a share beside a figure: "67% van verwijzingen"; empty where there is none."""
    if percent is None:
        return ""
    return _("{percent}% van {whole}").format(percent=percent, whole=whole)


def days(middle: Fraction | None) -> str:
    """Write the median of days until the first contact; empty without any."""
    if middle is None:
        return ""
    number = _decimal(middle)
    one = 1 if middle == 1 else 2
    return ngettext("mediaan {number} dag", "mediaan {number} dagen", one).format(number=number)


def marks(means: tuple[Fraction, ...]) -> str:
    """Write the mean marks at the beginning and later; empty without any."""
    if not means:
        return ""
    first, second = (_decimal(mean) for mean in means)
    return _("gemiddeld van {first} naar {second}").format(first=first, second=second)


def reached(number: int, target: int | None) -> str:
    """Say how far a figure is with its target; empty without one."""
    if target is None:
        return ""
    if number >= target:
        return _("doel gehaald")
    return _("{number} van {target}").format(
        number=numbers.whole(number), target=numbers.whole(target)
    )


def targets_met(met: int, of: int) -> str:
    """Say how many of the targets are reached; empty without any."""
    if not of:
        return ""
    return ngettext(
        "{met} van {count} doel gehaald.", "{met} van {count} doelen gehaald.", of
    ).format(met=numbers.whole(met), count=numbers.whole(of))


def _decimal(number: Fraction) -> str:
    if number.denominator == 1:
        return numbers.whole(int(number))
    return numbers.decimal(Decimal(number.numerator) / Decimal(number.denominator))


def definition(indicator: Indicator, period: Period, area: str, today: date) -> Definition:
    """Say how a figure is counted over a period in an area, of a running period until today."""
    if indicator in ON_LAST_DAY:
        last = min(period.last_day, today)
        when = _("De stand op {day}.").format(day=numbers.long_date(last))
    else:
        when = over_days(period, today)
    return Definition(what(indicator), _who(indicator, area), when, source(indicator))


def over_days(period: Period, today: date) -> str:
    """Say over which days is counted, of a running period until today."""
    if today < period.last_day:
        return _("Van {first} tot en met {last}: de periode loopt nog.").format(
            first=numbers.long_date(period.first_day), last=numbers.long_date(today)
        )
    return _("Van {span}.").format(span=numbers.span(period))


def who_is_paired(area: str) -> str:
    """Say who is compared with herself: not who was reported in the period, as with the others."""
    return _(
        "Bewoners van {area} van 70 jaar en ouder (op 31 december van het jaar van de melding) die "
        "toestemming gaven voor de evaluatie, en van wie het dossier actief, op afstand of "
        "afgerond is. Wanneer zij zijn aangemeld, maakt niet uit."
    ).format(area=area)


def _who(indicator: Indicator, area: str) -> str:
    if indicator is Indicator.PAIRED_MARK:
        return who_is_paired(area)
    if goal_of(indicator) is Goal.WHO:
        return _(
            "Bewoners van {area} van 70 jaar en ouder (op 31 december van het jaar van de melding) "
            "die in de periode zijn aangemeld, toestemming gaven voor de evaluatie, en van wie het "
            "dossier actief, op afstand of afgerond is."
        ).format(area=area)
    return _(
        "Iedereen in {area}, ook wie geen toestemming gaf voor de evaluatie. Daarom kan dit cijfer "
        "hoger zijn dan dat om te delen."
    ).format(area=area)


def source(indicator: Indicator) -> str:
    """Say from which records a figure is read."""
    return {
        Goal.WHO: _("Het dossier: gegevens, toestemming, hulpvragen en metingen."),
        Goal.PROFESSIONALS: _(
            "De verwijzingen op de pagina Sociale kaart, de besluiten bij Buurt en de uren bij "
            "Instellingen."
        ),
        Goal.EARLY: _("De meldingen bij Bewoners, de rondes bij Buurt en de signalen."),
        Goal.NETWORK: _("De pagina's Koppelen, Vrijwilligers, Activiteiten en Buurt."),
        Goal.INDEPENDENCE: _(
            "Het dossier: status, contacten, hulpvragen, klussen; en de pagina Vervoer."
        ),
    }[goal_of(indicator)]


def record(kind: RecordKind) -> str:
    """Name a kind of record in a list."""
    return {
        RecordKind.PARTICIPANT: _("bewoner"),
        RecordKind.CONTACT: _("contact"),
        RecordKind.NEED: _("hulpvraag"),
        RecordKind.MATCH: _("koppeling"),
        RecordKind.VOLUNTEER: _("vrijwilliger"),
        RecordKind.ACTIVITY: _("activiteit"),
        RecordKind.OCCURRENCE: _("bijeenkomst"),
        RecordKind.RIDE: _("rit"),
        RecordKind.JOB: _("klus"),
        RecordKind.REFERRAL: _("verwijzing"),
        RecordKind.SIGNAL: _("signaal"),
        RecordKind.KEY_FIGURE: _("sleutelfiguur"),
        RecordKind.STREET: _("straat"),
        RecordKind.OUTREACH: _("ronde"),
        RecordKind.DECISION: _("besluit"),
        RecordKind.AREA: _("wijk of dorp"),
    }[kind]


def length(figure: int, lines: int) -> str:
    """Say how the list adds up to its figure."""
    if figure == lines:
        return ngettext(
            "{count} regel: precies het cijfer.", "{count} regels: precies het cijfer.", lines
        ).format(count=numbers.whole(lines))
    return ngettext(
        "{count} regel, samen {figure}.", "{count} regels, samen {figure}.", lines
    ).format(count=numbers.whole(lines), figure=numbers.whole(figure))
