"""The words of the manager's report: chapters, columns, what a target says, what stands beside."""

from spil_desktop.language import _
from spil_desktop.rules.indicators import Goal
from spil_desktop.rules.periods import Period
from spil_desktop.rules.quarter_report import Compared, Reach
from spil_desktop.rules.release import Release
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
    """Name a printed figure; a star where it is over fewer people than the figure for inside."""
    return labels.title(line.indicator) + ("" if line.same else " *")


def number(count: int | None) -> str:
    """Write a printed figure, or the sign for what was not printed."""
    return numbers.NOT_SHOWN if count is None else numbers.whole(count)


def target(line: Compared) -> str:
    """Write a target with what the rounded figure says of it; empty without one."""
    if line.target is None or line.reach is None:
        return ""
    said = {
        Reach.ABOVE: _("gehaald"),
        Reach.AROUND: _("rond het doel"),
        Reach.BELOW: _("niet gehaald"),
    }[line.reach]
    return f"{numbers.whole(line.target)}: {said}"


def chapter(goal: Goal) -> str:
    """Return the title of a chapter."""
    return indicators.goal(goal)


def notes(
    release: Release, *, stars: bool, compared: bool, targets: bool, nothing: bool
) -> tuple[str, ...]:
    """Return the notes under the comparison, only those that apply."""
    found = {
        _("Elk aantal is een vijftal; het werkelijke aantal ligt er hooguit 4 vanaf."): True,
        _("Een ± bij een tabel betekent: hooguit 9."): any(table.steps for table in release.tables),
        _("Een 0 betekent 0 tot en met 4."): nothing,
        _("* Alleen van deelnemers die toestemming gaven voor de evaluatie."): stars,
        _(
            "– Toen niet gepubliceerd, of te klein om te tonen. Ernaast staat alleen wat eerder "
            "naar buiten ging."
        ): compared,
        _(
            "Een doel staat bij het afgeronde aantal. Ligt dat er minder dan vijf vanaf, dan staat "
            "er: rond het doel."
        ): targets,
    }
    return tuple(text for text, applies in found.items() if applies)


def not_compared() -> str:
    """Say that an earlier release is not shown beside this one."""
    return _(
        "Een eerder rapport volgt andere telregels en staat er daarom niet naast: de cijfers zijn "
        "niet te vergelijken."
    )
