"""The words of the manager's report: chapters, columns, what a target says, what stands beside."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.indicators import PART_OF, Goal
from spil_desktop.rules.periods import Period
from spil_desktop.rules.quarter_report import COMPARED_OUTSIDE, Compared, Extra, Reach
from spil_desktop.rules.release import Release
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.texts import indicators, labels, numbers
from spil_desktop.texts import release as release_words


def title(period: Period) -> str:
    """Name the report after the length of its period."""
    if period.count == 1:
        return _("Kwartaalrapport")
    return _("Jaarrapport") if len(period.quarters) > 2 else _("Halfjaarrapport")  # noqa: PLR2004


def subtitle(release: Release) -> str:
    """Say where and when: "De Bouwen, tweede kwartaal 2026"."""
    return _("{area}, {period}").format(
        area=numbers.capital(release_words.area(release)), period=numbers.period(release.period)
    )


def aim(goal: Goal) -> str:
    """Say in a sentence what a goal of the method is."""
    return {
        Goal.INDEPENDENCE: _(
            "Ouderen blijven zo zelfstandig mogelijk en houden de regie over hun eigen leven."
        ),
        Goal.NETWORK: _("Buurtgenoten kennen elkaar, helpen elkaar en nemen straten over."),
        Goal.EARLY: _("Wie kwetsbaar wordt, is vroeg in beeld, en er gebeurt op tijd iets."),
        Goal.PROFESSIONALS: _(
            "Wat professionals bieden, sluit aan bij wat ouderen vragen: eerst eigen kracht en "
            "buurt, dan pas een verwijzing."
        ),
        Goal.WHO: "",
    }[goal]


def columns(period: Period) -> tuple[str, str, str, str]:
    """Return the heads above printed figures: now, before, a year ago, target.

    Of a year, the period before and the one a year ago are the same.
    """
    before = {1: _("Vorig kwartaal"), 2: _("Vorig halfjaar")}.get(period.count, _("Vorig jaar"))
    return _("Nu"), before, _("Jaar eerder"), _("Doel")


def name(line: Compared) -> str:
    """Name a printed figure; a star where it is over fewer people than the figure for inside.

    Without a printed figure there is nothing to say of it.
    """
    if isinstance(line.figure, Extra):
        named = numbers.capital(_extra(line.figure))
    elif not line.category and PART_OF.get(line.figure) is Indicator.COUNTED:
        named = f"{labels.title(Indicator.COUNTED)}: {labels.label(line.figure)}"
    else:
        named = indicators.name(line.figure, line.category)
    return named if line.same or line.now is None else f"{named} *"


def _extra(figure: Extra) -> str:
    match figure:
        case Extra.NEEDS_OPEN:
            return _("hulpvragen nog open")
        case Extra.VOLUNTEER_HOURS:
            return _("uren van vrijwilligers")
        case Extra.PLACES:
            return _("activiteiten en ontmoetingsplekken")
        case Extra.STREETS_INDEPENDENT:
            return _("straten die zelfstandig zijn")
        case Extra.DOORS:
            return _("adressen waar is aangebeld")
        case _:
            assert_never(figure)


def number(count: int | None) -> str:
    """Write a printed figure, or the sign for what was not printed."""
    return numbers.NOT_SHOWN if count is None else numbers.whole(count)


def target(line: Compared) -> str:
    """Write a target with what the rounded figure says of it, if anything; empty without one."""
    if line.target is None:
        return ""
    said = {
        Reach.ABOVE: _("gehaald"),
        Reach.AROUND: _("rond het doel"),
        Reach.BELOW: _("niet gehaald"),
        None: _("alleen intern"),
    }[line.reach]
    return f"{numbers.whole(line.target)}: {said}"


def target_field(indicator: Indicator) -> str:
    """Name a figure where its target is asked; says so where no report can compare the two."""
    named = labels.title(indicator)
    if indicator in COMPARED_OUTSIDE:
        return named
    return _("{figure} (alleen intern)").format(figure=named)


def inside_targets() -> str:
    """Say to who sets targets what becomes of those that no report can compare."""
    return _(
        "Alleen intern: geen tabel die naar buiten gaat, telt precies waar zo'n doel over gaat. "
        "In het kwartaalrapport staat dan wel het doel, zonder oordeel. Op het tabblad Intern "
        "staat elk doel naast het exacte cijfer."
    )


def stays_inside() -> str:
    """Say which figures of a quarter no published table prints."""
    return _(
        "Contacten en huisbezoeken, de dagen tussen melding en eerste contact, afgesloten "
        "dossiers, lopende koppelingen, gehouden activiteiten en overgedragen straten staan in "
        "geen tabel die naar buiten gaat: die cijfers blijven binnen de organisatie."
    )


def chapter(goal: Goal) -> str:
    """Return the title of a chapter."""
    return indicators.goal(goal)


def notes(release: Release, lines: tuple[Compared, ...]) -> tuple[str, ...]:
    """Return the notes under the comparison, only those that apply."""
    stars = any(not line.same and line.now is not None for line in lines)
    reached = {line.reach is not None for line in lines if line.target is not None}
    nothing = any(0 in {line.now, line.before, line.year_ago} for line in lines)
    found = {
        _("Elk aantal is een vijftal; het werkelijke aantal ligt er hooguit 4 vanaf."): True,
        _("Een ± bij een tabel betekent: hooguit 9."): any(table.steps for table in release.tables),
        _("Een 0 betekent 0 tot en met 4."): nothing,
        _("* Alleen van deelnemers die toestemming gaven voor de evaluatie."): stars,
        _(
            "– Toen niet gepubliceerd, of te klein om te tonen. Ernaast staat alleen wat eerder "
            "naar buiten ging."
        ): bool(lines),
        _(
            "Een doel staat bij het afgeronde aantal. Ligt dat er minder dan vijf vanaf, dan staat "
            "er: rond het doel."
        ): True in reached,
        _(
            "Alleen intern: geen gepubliceerd cijfer telt precies waar dit doel over gaat. De "
            "organisatie legt het naast het exacte cijfer."
        ): False in reached,
        stays_inside(): bool(lines),
    }
    return tuple(text for text, applies in found.items() if applies)


def not_compared() -> str:
    """Say that an earlier release is not shown beside this one."""
    return _(
        "Een eerder rapport volgt andere telregels en staat er daarom niet naast: de cijfers zijn "
        "niet te vergelijken."
    )
