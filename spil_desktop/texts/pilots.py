"""Words for several pilots side by side: their names, and why figures are not put together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.pilot_tables import Apart, Missing, PilotTable, Reason
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.pooling import Span, Together
from spil_desktop.rules.release import Release
from spil_desktop.texts import findings, method, numbers, outcomes, release


def names(releases: Sequence[Release]) -> tuple[str, ...]:
    """Return a name for each release, as short as tells them apart."""
    areas = _areas(releases)
    if len({each.period for each in releases}) == 1:
        return areas
    return tuple(f"{area}, {each.period.code}" for area, each in zip(areas, releases, strict=True))


def _areas(releases: Sequence[Release]) -> tuple[str, ...]:
    return tuple(numbers.enumeration(each.areas) for each in releases)


def title(comparison: PilotComparison) -> str:
    """Return the title of a comparison: "Delfzijl Noord, Ter Apel en De Bouwen"."""
    areas = dict.fromkeys(area for each in comparison.releases for area in each.areas)
    return _("Pilots naast elkaar: {areas}").format(areas=numbers.enumeration(tuple(areas)))


def together() -> str:
    """Name the column of all pilots together."""
    return _("Samen")


def people(comparison: PilotComparison) -> str:
    """Say how many participants the pilots have together; empty when that can't be said."""
    if comparison.people is None:
        return ""
    span = comparison.people
    return _(
        "Samen ongeveer {count} deelnemers: ten minste {low} en ten hoogste {high}. Elk pakket is "
        "afgerond op vijftallen, en de afrondingen tellen op."
    ).format(
        count=numbers.whole(span.count), low=numbers.whole(span.low), high=numbers.whole(span.high)
    )


def likely_double(one: str, other: str) -> str:
    """Warn of two packages that say the same of areas with different names."""
    return _(
        "{one} en {other}: dezelfde cijfers onder een andere naam. Waarschijnlijk is dit twee keer "
        "hetzelfde pakket. Vraag het na bij wie ze stuurde: anders tellen mensen dubbel."
    ).format(one=one, other=other)


def likely_doubles(comparison: PilotComparison) -> tuple[str, ...]:
    """Warn of every pair of pilots that has the same figures under different names."""
    called = names(comparison.releases)
    return tuple(
        likely_double(called[each.first], called[each.second]) for each in comparison.likely_doubles
    )


def rules() -> tuple[str, ...]:
    """Return how the figures of several pilots are put together, for the method page."""
    return (
        _(
            "Alleen cijfers die op dezelfde manier zijn geteld, staan naast elkaar: dezelfde "
            "versie van de telregels, een even lange periode en dezelfde groepen. Heeft een pilot "
            "groepen samengenomen, dan staan die groepen ook bij de andere pilots bij elkaar."
        ),
        _(
            "“Samen” is de som van de afgedrukte aantallen. Elk aantal kan een paar mensen van "
            "het werkelijke aantal af zijn, en dat telt op. Daarom staat erbij hoeveel het er ten "
            "minste en ten hoogste zijn. Iemand die in twee pilots meedoet, telt twee keer."
        ),
        _(
            "Een percentage van alle pilots samen staat er alleen als het uit de afgedrukte "
            "cijfers zeker is, in de grootste stap van de pilots. Anders staat er tussen welke "
            "percentages het ligt. Gemiddelden worden niet samengevoegd."
        ),
        _(
            "Er is geen groep waarmee de deelnemers zijn vergeleken. Verschillen tussen pilots "
            "kunnen ook komen doordat er andere mensen meedoen."
        ),
    )


def share(of: Together) -> str:
    """Write a share of all pilots together: 75%, or 70–80% where only its limits are sure."""
    if of.share is not None:
        return numbers.percent(of.share)
    if of.low is None or of.high is None:
        return numbers.NOT_SHOWN
    return f"{of.low}–{of.high}%"


def span(of: Span) -> str:
    """Write between which counts the truth lies."""
    return f"{numbers.whole(of.low)}–{numbers.whole(of.high)}"


def missing(found: Sequence[Missing], called: Sequence[str]) -> tuple[str, ...]:
    """Say for each pilot that lacks a table why, as its package tells."""
    return tuple(
        _("{pilot}: niet getoond. {why}").format(
            pilot=called[each.pilot],
            why=_why(each),
        )
        for each in found
    )


def _why(found: Missing) -> str:
    if found.nobody:
        return _("Hier deed (bijna) niemand mee.")
    return release.omission(found.why) if found.why else _("Het pakket zegt niet waarom.")


def notes(table: PilotTable, called: Sequence[str]) -> tuple[str, ...]:
    """Return what must be known of one table of several pilots."""
    not_added = (
        (_("Niet opgeteld: {reason}").format(reason=reason(table.not_added)),)
        if table.not_added
        else ()
    )
    cells = [cell for line in table.lines for cell in line.cells]
    printed = replace(table.table, cells=tuple(cell for cell in cells if cell))
    lacking = (_("– Niet getoond, of niet samen te voegen."),) if None in cells else ()
    return (
        *outcomes.caveats(table.table.report),
        *outcomes.notes(printed),
        *method.questions(printed),
        *lacking,
        *missing(table.missing, called),
        *(
            _("{pilot}: alleen het totaal. {why}").format(pilot=called[each.pilot], why=_why(each))
            for each in table.undivided
        ),
        *not_added,
    )


def apart(of: Apart, called: Sequence[str]) -> str:
    """Say why a table is not compared."""
    if of.reason is Reason.ONE_ONLY:
        only = numbers.enumeration(tuple(called[place] for place in of.pilots))
        told = _("Alleen {pilot} heeft deze tabel.").format(pilot=only)
        return " ".join((told, *missing(of.missing, called)))
    return reason(of.reason)


def reason(of: Reason) -> str:  # noqa: C901, PLR0911 - one line a member
    """Say why figures are not side by side, or not added up."""
    match of:
        case Reason.OTHER_VERSION:
            return _("De pakketten volgen verschillende versies van de telregels.")
        case Reason.OTHER_LENGTH:
            return _("De periodes zijn niet even lang.")
        case Reason.INVENTED:
            return _("Een deel van de pakketten heeft verzonnen voorbeeldgegevens.")
        case Reason.OTHER_PERIOD:
            return _("De pakketten gaan over verschillende periodes.")
        case Reason.ONE_ONLY:
            return _("Alleen één pakket heeft deze tabel.")
        case Reason.COUNTED_OTHERWISE:
            return _("In deze pakketten is hier niet hetzelfde geteld.")
        case Reason.OTHER_CATEGORIES:
            return _("De pakketten hebben hier geen groepen die bij elkaar passen.")
        case Reason.NOT_IN_ALL:
            return _("Niet elk pakket heeft deze tabel.")
        case Reason.NOT_DIVIDED:
            return _("Niet elk pakket splitst dit uit, en een totaal om te vergelijken is er niet.")
        case _:
            assert_never(of)


def refused(comparison: PilotComparison) -> str:
    """Say why nothing is compared, and which package has what; empty when something is."""
    if not comparison.refused:
        return ""
    why = " ".join(
        part
        for each in comparison.refused
        for part in (reason(each), _which(each, comparison.releases))
        if part
    )
    return _("Niet vergelijkbaar. {why}").format(why=why)


def _which(of: Reason, releases: Sequence[Release]) -> str:
    """Say of each package how it differs: "Versie 2.2: De Bouwen; versie 2.1: Ter Apel."."""
    found: dict[str, list[str]] = {}
    for area, name, each in zip(_areas(releases), names(releases), releases, strict=True):
        called = area if of is Reason.OTHER_LENGTH else name  # there the period is told already
        found.setdefault(_kept(of, each), []).append(called)
    told = (f"{what}: {numbers.enumeration(tuple(pilots))}" for what, pilots in found.items())
    return f"{numbers.capital('; '.join(told))}."


def _kept(of: Reason, release_: Release) -> str:
    """Return what a release has of that in which releases differ as a whole."""
    if of is Reason.OTHER_VERSION:
        return _("versie {version}").format(version=release_.definition_version)
    if of is Reason.INVENTED:
        return _("verzonnen") if release_.demo else _("echt")
    return numbers.period(release_.period)


def too_few_left() -> str:
    """Say that of the packages that were chosen too few can be compared."""
    return _("Er blijft één geldig pakket over. Vergelijken kan vanaf twee.")


def left_out(sentence: str) -> str:
    """Say of a package that it is not compared; `sentence` names it and says why."""
    return _("Niet in de vergelijking: {sentence}").format(sentence=sentence)


def senders(comparison: PilotComparison) -> tuple[tuple[str, str], ...]:
    """Return every pilot with who signed its package, where they came in packages."""
    if not comparison.senders:
        return ()
    called = names(comparison.releases)
    told = (findings.sender(each) for each in comparison.senders)
    return tuple(zip(called, told, strict=True))


def sender_heads() -> tuple[str, str]:
    """Return the headings above pilots and their senders."""
    return _("Pilot"), _("Ondertekend door")


def contradicted(comparison: PilotComparison) -> tuple[str, ...]:
    """Warn of every pilot of which the key does not fit with who says to have sent it."""
    return tuple(
        f"{name}: {findings.sealed_by(each.seal, each.trust)}"
        for name, each in zip(names(comparison.releases), comparison.senders, strict=False)
        if each.trust.is_contradicted
    )
