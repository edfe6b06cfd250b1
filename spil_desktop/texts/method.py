"""The method page of a release: how figures were made, in plain Dutch, the same in every format."""

from typing import Final

from spil_desktop.language import _
from spil_desktop.rules import definition_versions, report_tables
from spil_desktop.rules.consistency import group_of
from spil_desktop.rules.release import DimensionName, Measure, Release, SafeTable
from spil_desktop.rules.statements import find
from spil_desktop.rules.vocabulary import SelfRatedHealth
from spil_desktop.texts import labels, numbers, outcomes, release

_CUMULATIVE: Final = "_cumulative"
_LIFE_MARK: Final = "r4_mark"


def population(of: Release) -> str:
    """Say on the cover who is counted: who came in the period, and what happened with everyone."""
    if of.people is None:
        return _(
            "In dit rapport tellen deelnemers van 70 jaar en ouder mee die toestemming gaven voor "
            "de evaluatie."
        )
    return _(
        "In deze periode zijn {people} deelnemers van 70 jaar en ouder aangemeld die toestemming "
        "gaven voor de evaluatie. Hulp telt ook van wie al eerder meedeed."
    ).format(people=people(of))


def people(of: Release) -> str:
    """Say how many of 70 and older are counted."""
    table = find(of.tables, "r0_people")
    return release.count(of.people or 0, table.steps if table else 0)


def in_short() -> str:
    """Say in one sentence for the cover how figures were made safe."""
    return _(
        "Alle aantallen zijn afgerond op vijftallen die samen kloppen, zodat niemand te "
        "herkennen is."
    )


def paragraphs(of: Release) -> tuple[tuple[str, str], ...]:
    """Return the method page: pairs of a heading and its text."""
    return (
        (_("Wie tellen mee?"), _who(of)),
        (_("Afgerond op vijftallen"), _rounding(of.tables)),
        (_("Percentages"), _percentages()),
        (_("Woorden in plaats van cijfers"), _phrases()),
        (_("Gemiddelden"), _means()),
        (_("Meer antwoorden mogelijk"), _multiple()),
        (_("Niemand is te herkennen"), _safety()),
        *_outcomes(of),
        (_("Wat de cijfers niet zeggen"), _caveat()),
        (_("Versie van de telregels"), _version(of)),
    )


def _outcomes(of: Release) -> tuple[tuple[str, str], ...]:
    reports = dict.fromkeys(table.report for table in of.tables)
    told = dict.fromkeys(line for report in reports for line in outcomes.caveats(report))
    if not told:
        return ()
    return ((_("Wat er veranderde"), " ".join((outcomes.paragraph(), *told))),)


def _who(of: Release) -> str:
    text = _(
        "Deelnemers tellen mee als zij in de periode zijn aangemeld, op 31 december van dat jaar "
        "70 jaar of ouder zijn, en toestemming gaven voor de evaluatie. Hun dossier is actief, op "
        "afstand of afgerond. Wat in de periode gebeurde, is geteld van iedereen die meedoet, ook "
        "van wie eerder is aangemeld. Hoe ver deelnemers kwamen, welke hulp zij kregen en hoe hun "
        "hulpvragen ervoor staan, is geteld tot de dag waarop de cijfers zijn gemaakt. "
        "Cijfers over gezondheid gaan over de deelnemers die ook daarvoor toestemming gaven."
    )
    if definition_versions.counts_measured_health(of.definition_version):
        text += " " + _(
            "Ervaren gezondheid bij de start is het antwoord bij de eerste meting (T0), of anders "
            "dat in het dossier."
        )
    return text


def _rounding(tables: tuple[SafeTable, ...]) -> str:
    text = _(
        "Elk aantal is een vijftal. Alle tabellen zijn tegelijk afgerond: optellingen kloppen, "
        "en dezelfde groep heeft in elke tabel hetzelfde aantal. Een aantal ligt hooguit 4 van "
        "het werkelijke aantal af. Een 0 betekent 0 tot en met 4."
    )
    if any(table.steps for table in tables):
        text += " " + _(
            "In tabellen met een ± in de voetregel is dat hooguit 9, omdat ook de optelling over "
            "de kwartalen klopt. Een 0 betekent daar 0 tot en met 9."
        )
    return text


def _percentages() -> str:
    return _(
        "Percentages zijn berekend uit de werkelijke aantallen en daarna afgerond: op hele "
        "procenten bij 200 mensen of meer, op stappen van 5 bij 30 tot en met 199 mensen, op "
        "tientallen bij 10 tot en met 29 mensen. Bij die laatste staat een * : het percentage "
        "geeft alleen een indruk. Bij minder dan 10 mensen staat er geen percentage. Als een groep "
        "minder dan vijf mensen kan tellen, of de mensen daarbuiten samen minder dan vijf kunnen "
        "zijn, staat er < (minder dan) of > (meer dan)."
    )


def _phrases() -> str:
    return _(
        "Zinnen als “acht op de tien deelnemers” volgen uit het afgedrukte percentage. Het "
        "percentage staat er altijd bij."
    )


def _means() -> str:
    return _(
        "Een gemiddelde staat er alleen bij tien mensen of meer, met één cijfer achter de komma."
    )


def _multiple() -> str:
    return _(
        "Bij hulpvragen, beperkingen, aandoeningen en ondersteuning kan iemand in meer regels "
        "staan. Die regels zijn samen meer dan het totaal."
    )


def _safety() -> str:
    return _(
        "Namen, adressen, straten, data en teksten van mensen komen in dit rapport niet voor. "
        "Voordat het rapport werd gemaakt, is nagegaan of iemand met alle cijfers samen, ook met "
        "die van eerdere rapporten, één persoon kan herkennen. Wat dat mogelijk zou maken, is "
        "weggelaten."
    )


def _caveat() -> str:
    return _(
        "Er is geen groep waarmee de deelnemers zijn vergeleken. De cijfers laten zien wie "
        "meedoen en wat er is gedaan. Zij bewijzen niet wat het gevolg daarvan is. Met het ouder "
        "worden gaan gezondheid en zelfstandigheid bij veel mensen vanzelf achteruit."
    )


def _version(of: Release) -> str:
    return _(
        "Dit rapport volgt versie {version} van de telregels. Rapporten met een andere versie "
        "zijn er niet zomaar mee te vergelijken."
    ).format(version=of.definition_version)


def source_line(tables: tuple[SafeTable, ...]) -> str:
    """Return the line under one table, or under two of the same over different times.

    It says who is counted, where, when, and how it was rounded.
    """
    table = tables[0]
    wide = any(each.steps for each in tables)
    rounding = _("afgerond op vijftallen (±)") if wide else _("afgerond op vijftallen")
    moments = numbers.enumeration(tuple(release.moment(each) for each in tables))
    streets_only = table.measure is Measure.KEY_FIGURES
    counted = "" if streets_only else release.population_name(table.population)
    parts = (counted, release.table_area(table), moments)
    return " · ".join((*(part for part in parts if part), rounding))


def notes(table: SafeTable) -> tuple[str, ...]:
    """Return the notes that the figures of a table need, only those that apply."""
    shares = [cell.percent for cell in table.cells if cell.percent]
    names = {dimension.name for dimension in table.dimensions}
    step = _percent_step(table)
    found = {
        _("De stand is die van de dag waarop de cijfers zijn gemaakt."): (
            DimensionName.NEED_STATUS in names
        ),
        _("Ook een stap na de periode telt mee."): DimensionName.STAGE in names,
        _("De regels zijn samen meer dan het totaal: iemand kan in meer regels staan."): any(
            dimension.multiple and len(dimension.categories) > 1 for dimension in table.dimensions
        ),
        step: bool(shares),
        _("* Indicatief: de groep telt 10 tot en met 29 mensen."): any(
            share.indicative for share in shares
        ),
        _("< minder dan, > meer dan: de groep of de rest is te klein voor een percentage."): any(
            share.note for share in shares
        ),
        _("– Geen percentage: de groep is daarvoor te klein."): bool(shares)
        and _lacks_percent(table),
        _("Waar geen percentages staan, zouden die te veel over een paar mensen zeggen."): (
            not shares and _has_shares(table)
        ),
        _("Een 0 betekent 0 tot en met {most}.").format(most=9 if table.steps else 4): any(
            cell.count == 0 for cell in table.cells
        ),
    }
    told = tuple(text for text, applies in found.items() if applies)
    return (
        *outcomes.caveats(table.report)[:1],
        *outcomes.notes(table),
        *questions(table),
        *told,
    )


def questions(table: SafeTable) -> tuple[str, ...]:
    """Name what was asked for a table, where another question goes by the same name."""
    if DimensionName.SELF_RATED in {dimension.name for dimension in table.dimensions}:
        answers = numbers.enumeration(tuple(map(labels.label, SelfRatedHealth)))
        return (
            _("Antwoorden: {answers}. Dit zijn niet de antwoorden van het CBS.").format(
                answers=answers
            ),
        )
    if table.id.removesuffix(_CUMULATIVE) == _LIFE_MARK:
        return (_("Gevraagd is hoe tevreden iemand is met het leven (CBS, van 1 tot en met 10)."),)
    return ()


def _percent_step(table: SafeTable) -> str:
    of = release.percent_of(table)
    if table.percent_step == 1:
        return _("Percentages {of}, uit de werkelijke aantallen.").format(of=of)
    return _("Percentages {of}, uit de werkelijke aantallen, in stappen van {step}.").format(
        of=of, step=table.percent_step
    )


def _has_shares(table: SafeTable) -> bool:
    """Whether percentages of this table would mean something, had they been safe."""
    alone = table.id.removesuffix(_CUMULATIVE)
    meant = any(each.id == alone and each.percent for each in report_tables.TABLES)
    total = table.cell(*(None for _dimension in table.dimensions))
    return meant and bool(table.dimensions) and total is not None and bool(total.count)


def _lacks_percent(table: SafeTable) -> bool:
    return any(
        cell.percent is None and group_of(table, cell.keys) != cell.keys for cell in table.cells
    )
