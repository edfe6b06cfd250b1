"""Definitions: who is counted, what is counted, and what every breakdown means ("Hoe geteld?")."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.release import DimensionName, Measure, Population, SafeTable, Temporal
from spil_desktop.texts import dimensions, numbers, release


def definition(table: SafeTable) -> str:
    """Say in a few sentences how a table is counted."""
    parts = [population(table.population), measure(table.measure), temporal(table.temporal)]
    parts += [dimension(each.name) for each in table.dimensions]
    if table.percent_of or any(cell.percent for cell in table.cells):
        of = release.percent_of(table)
        parts.append(_("De percentages zijn {of}.").format(of=of))
    return " ".join(part for part in parts if part)


def definitions(tables: tuple[SafeTable, ...]) -> tuple[tuple[str, str], ...]:
    """Return what is defined for these tables, each once: pairs of a name and its definition."""
    found: dict[str, str] = {}
    for table in tables:
        name = numbers.capital(release.population_name(table.population))
        found.setdefault(name, population(table.population))
    for table in tables:
        if words := measure(table.measure):
            found.setdefault(numbers.capital(release.unit(table)), words)
    for table in tables:
        for each in table.dimensions:
            name = numbers.capital(dimensions.dimension(each.name))
            found.setdefault(name, dimension(each.name))
    return tuple(found.items())


def population(of: Population) -> str:  # noqa: C901, PLR0911 - one line a member
    """Define who or what is counted."""
    match of:
        case Population.EVALUATION:
            return _(
                "Mensen die op de laatste dag van de periode 70 jaar of ouder zijn, toestemming "
                "gaven voor de evaluatie, en van wie het dossier actief, op afstand of afgerond is."
            )
        case Population.HEALTH:
            return _(
                "Deelnemers van 70 jaar en ouder die ook toestemming gaven om gegevens over hun "
                "gezondheid vast te leggen."
            )
        case Population.RATED:
            return _(
                "Deelnemers van 70 jaar en ouder met toestemming voor gezondheidsgegevens die de "
                "vraag naar hun gezondheid hebben beantwoord."
            )
        case Population.REPORTS:
            return _("Alle ouderen die in de periode zijn aangemeld, door wie dan ook.")
        case Population.NEEDS:
            return _("Alle hulpvragen die deelnemers in de periode stelden.")
        case Population.SOLVED:
            return _("De hulpvragen van deelnemers die helemaal of deels zijn opgelost.")
        case Population.MATCHES:
            return _("Alle koppelingen met een deelnemer die in de periode begonnen.")
        case Population.ATTENDANCE:
            return _("Alle bijeenkomsten van activiteiten in de periode.")
        case Population.OUTREACH:
            return _("Alle rondes waarbij de Spil in de periode op pad ging, straat voor straat.")
        case Population.MEASURED:
            return _("Deelnemers van 70 jaar en ouder die de vragenlijst hebben beantwoord.")
        case Population.STREETS:
            return _("Alle straten die bij het gebied horen.")
        case _:
            assert_never(of)


def measure(of: Measure) -> str:  # noqa: C901, PLR0911 - one line a member
    """Define the unit of a count."""
    match of:
        case Measure.PEOPLE:
            return _("Elke persoon telt één keer, ook met meer rollen of vragen.")
        case Measure.NEEDS:
            return _("Elke hulpvraag telt één keer. Iemand kan meer hulpvragen hebben.")
        case Measure.MATCHES:
            return _(
                "Elke koppeling telt één keer, vanaf de dag dat de twee elkaar echt ontmoetten."
            )
        case Measure.VISITS:
            return _("Elk bezoek telt. Wie tien keer komt, telt tien keer.")
        case Measure.OCCURRENCES:
            return _("Elke keer dat een activiteit plaatsvond, telt één keer.")
        case Measure.ADDRESSES:
            return _("Elk adres telt één keer per ronde.")
        case Measure.STREETS:
            return _("Elke straat telt één keer.")
        case Measure.KEY_FIGURES:
            return _(
                "Buurtbewoners of ondernemers die hun straat kennen, contact leggen en signalen "
                "doorgeven. Elke persoon telt één keer."
            )
        case Measure.MARK:
            return _("Het cijfer van 1 tot en met 10 dat deelnemers zelf aan hun leven geven.")
        case _:
            assert_never(of)


def temporal(of: Temporal) -> str:
    """Say how a figure relates to the period."""
    match of:
        case Temporal.FLOW:
            return _("Geteld is wat er in de periode bij kwam.")
        case Temporal.CUMULATIVE:
            return _("Geteld is wat er bij kwam van 1 januari tot en met het einde van de periode.")
        case Temporal.STOCK:
            return _("De telling is de stand op de laatste dag van de periode.")
        case _:
            assert_never(of)


def dimension(name: DimensionName) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Define a breakdown."""
    match name:
        case DimensionName.AREA:
            return _("De wijk of het dorp waar iemand woont.")
        case DimensionName.STAGE:
            return _(
                "Hoe ver iemand kwam: bereikt (er was contact), deelnemer geworden, eerste meting "
                "gedaan, tweede meting gedaan. Wie verder kwam, telt ook in de stap ervoor."
            )
        case DimensionName.SOURCE:
            return _("Wie de oudere onder de aandacht van de Spil bracht.")
        case DimensionName.OUTREACH_STEP:
            return _(
                "Wat er gebeurde nadat de Spil aanbelde: de deur ging open, er kwam een gesprek, "
                "er was belangstelling. Elke stap telt ook in de stap ervoor."
            )
        case DimensionName.AGE_BAND:
            return _("De leeftijd op de laatste dag van de periode.")
        case DimensionName.GENDER:
            return _("Zoals de deelnemer het zelf zegt. Niemand hoeft het te zeggen.")
        case DimensionName.LIVING:
            return _("Met wie de deelnemer in huis woont.")
        case DimensionName.TENURE:
            return _("Of de woning gehuurd is of gekocht.")
        case DimensionName.PROFILE:
            return _("Kenmerken die samen bij één persoon horen.")
        case DimensionName.SELF_RATED:
            return _("Het antwoord op de vraag: hoe vindt u over het algemeen uw gezondheid?")
        case DimensionName.LIMITATION:
            return _(
                "Lichamelijke beperkingen in het dagelijks leven, volgens de deelnemer. Meer "
                "beperkingen tegelijk zijn mogelijk."
            )
        case DimensionName.CONDITION:
            return _(
                "Chronische aandoeningen, in groepen, volgens de deelnemer. Meer aandoeningen "
                "tegelijk zijn mogelijk."
            )
        case DimensionName.THEME:
            return _("Waar de hulpvraag over gaat, in hoofdgroepen.")
        case DimensionName.NEED_STATUS:
            return _("Hoe de hulpvraag er aan het einde van de periode voor staat.")
        case DimensionName.SUPPORT:
            return _(
                "Hoe deelnemers zijn geholpen: een koppeling met een maatje of ander mens, een "
                "activiteit of ontmoetingsplek, een kleine klus, of vervoer."
            )
        case DimensionName.LAYER:
            return _(
                "Wie de hulpvraag oploste. Eerst kijkt de Spil naar eigen kracht, dan naar familie "
                "en buurt, en dan pas naar een professional."
            )
        case DimensionName.LONELINESS:
            return _(
                "De uitkomst van zes uitspraken over gemis en steun (De Jong Gierveld en Van "
                "Tilburg): 0 of 1 niet eenzaam, 2 tot en met 4 enigszins, 5 of 6 sterk eenzaam."
            )
        case DimensionName.SIGNAL:
            return _("Signalen van kwetsbaarheid die de Spil of een ander opmerkte.")
        case DimensionName.STREET_STATUS:
            return _(
                "Hoe ver de Spil in een straat is: nog onbekend, verkend, sleutelfiguur gevonden, "
                "of zelfstandig. Dan doet de straat het zonder de Spil."
            )
        case DimensionName.RUN_BY:
            return _("Of bewoners een activiteit organiseren, een welzijnsorganisatie, of samen.")
        case _:
            assert_never(name)
