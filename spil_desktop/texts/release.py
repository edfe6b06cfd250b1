"""The words of a release: titles of report, chapters and tables, what was left out and why.

The chapters follow the order of the pilots' own report: what people ask, who they are, what
helped, what stood out, key figures and streets, and where it took place.
"""

from enum import StrEnum
from typing import Final, assert_never

from spil_desktop.language import _
from spil_desktop.rules import outcome_tables, periods, report_tables
from spil_desktop.rules.release import (
    ALL_AREAS,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Omitted,
    Population,
    Release,
    SafeTable,
    Temporal,
)
from spil_desktop.rules.shares import spread
from spil_desktop.texts import dimensions, numbers, outcomes


class Chapter(StrEnum):
    """A chapter of the report, in the order of the pilots' own report."""

    GOALS = "goals"
    NEEDS = "needs"
    WHO = "who"
    HELPED = "helped"
    NOTABLE = "notable"
    NETWORK = "network"
    MUST_HAPPEN = "must_happen"
    PUBLISHED = "published"
    WHERE = "where"
    ACCOUNT = "account"


REPORTS: dict[Chapter, tuple[str, ...]] = {
    Chapter.GOALS: (),
    Chapter.NEEDS: ("R7",),
    Chapter.WHO: ("R3", "R4", "R5", "R6"),
    Chapter.HELPED: ("R8", "R9", "R10", "R11", "R12", "R17"),
    Chapter.NOTABLE: ("R1", "R2", "R13"),
    Chapter.NETWORK: ("R14", "R15"),
    Chapter.MUST_HAPPEN: ("R16",),
    Chapter.PUBLISHED: (),
    Chapter.WHERE: ("R0",),
    Chapter.ACCOUNT: ("R18",),
}
"""Which tables of the pilot report stand in which chapter, in order of appearance."""


def chapter_title(chapter: Chapter) -> str:  # noqa: C901, PLR0911 - one line a member
    """Return the heading of a chapter."""
    match chapter:
        case Chapter.GOALS:
            return _("Wat wil de Spil bereiken?")
        case Chapter.NEEDS:
            return _("Waar vragen deelnemers om?")
        case Chapter.WHO:
            return _("Wie zijn de deelnemers?")
        case Chapter.HELPED:
            return _("Wat hielp?")
        case Chapter.NOTABLE:
            return _("Wat valt op?")
        case Chapter.NETWORK:
            return _("Sleutelfiguren, straten en professionals")
        case Chapter.MUST_HAPPEN:
            return _("Wat moet er gebeuren?")
        case Chapter.PUBLISHED:
            return _("Wat over de eerste pilots is gepubliceerd")
        case Chapter.WHERE:
            return _("Waar en wanneer?")
        case Chapter.ACCOUNT:
            return _("Verantwoording")
        case _:
            assert_never(chapter)


def report_title(report: str) -> str:
    """Return the heading of a table of the pilot report; an unknown one keeps its number."""
    return {
        "R0": _("Gebied en periode"),
        "R1": _("Van aanmelding tot deelname"),
        "R2": _("Hoe deelnemers werden gevonden"),
        "R3": _("Achtergrond"),
        "R4": _("Ervaren gezondheid"),
        "R5": _("Lichamelijke beperkingen"),
        "R6": _("Chronische aandoeningen"),
        "R7": _("Hulpvragen"),
        "R8": _("Geboden ondersteuning"),
        "R9": _("Koppelingen"),
        "R10": _("Wat er veranderde"),
        "R11": _("Wat deelnemers merkten"),
        "R12": _("Wat het meest betekende"),
        "R13": _("Eenzaamheid en signalen"),
        "R14": _("Sleutelfiguren en straten"),
        "R15": _("Samenwerking met professionals"),
        "R16": _("Ontmoetingsplekken en vervoer per gebied"),
        "R17": _("Tevredenheid en inzet"),
        "R18": _("Verantwoording"),
    }.get(report, report)


def title(release: Release) -> str:
    """Return the title of the document, as file properties and cover show it."""
    return _("Spil in {area}, {period}").format(
        area=area(release), period=numbers.period(release.period)
    )


def area(release: Release) -> str:
    """Name the area of a release, or all areas together."""
    return release.area or _("alle gebieden")


def areas(release: Release) -> str:
    """Name the areas that are counted, in a row; all of them for a release over all areas."""
    return release.area or numbers.enumeration(release.areas)


def demo_mark() -> str:
    """Return the mark that every page of an invented release carries."""
    return _("Voorbeeldgegevens: alle mensen en cijfers zijn verzonnen")


def unit(table: SafeTable) -> str:
    """Return what a table counts, in the plural: "deelnemers", "hulpvragen"."""
    return unit_of(table.measure, table.population)


def unit_of(measure: Measure, population: Population) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Return what is counted of a population, in the plural."""
    match measure:
        case Measure.PEOPLE:
            return _people(population)
        case Measure.NEEDS:
            return _("hulpvragen")
        case Measure.MATCHES:
            return _("koppelingen")
        case Measure.VISITS:
            return _("bezoeken aan activiteiten")
        case Measure.OCCURRENCES:
            return _("bijeenkomsten")
        case Measure.ADDRESSES:
            return _("adressen")
        case Measure.STREETS:
            return _("straten")
        case Measure.KEY_FIGURES:
            return _("sleutelfiguren")
        case Measure.MARK:
            return _mark(population)
        case Measure.RIDES:
            return _("gevraagde ritten")
        case Measure.UNMET_RIDES:
            return _("ritten waarvoor niemand kon rijden")
        case Measure.JOBS:
            return _("kleine klussen")
        case Measure.SIGNALS:
            return _("signalen")
        case Measure.REFERRALS:
            return _("verwijzingen")
        case Measure.PLACES:
            return _("activiteiten en ontmoetingsplekken")
        case Measure.HOURS:
            return _("uren van vrijwilligers")
        case Measure.DECISIONS:
            return _("besluiten")
        case Measure.CONNECTOR_HOURS:
            return _("uren van de Spil")
        case Measure.DAYS:
            return _("dagen van vraag tot eerste ontmoeting")
        case Measure.FEEDBACK_DAYS:
            return _("dagen van verwijzing tot terugkoppeling")
        case Measure.TIMELY:
            return _("op tijd betrokken, van 1 tot en met 5")
        case Measure.REACHABLE:
            return _("goed bereikbaar, van 1 tot en met 5")
        case Measure.USEFUL:
            return _("van nut voor het eigen werk, van 1 tot en met 5")
        case Measure.SCORE:
            return _("score")
        case _:
            assert_never(measure)


def _mark(population: Population) -> str:
    if population is Population.MEASURED:
        return _("rapportcijfer")
    return _("rapportcijfer van {people}").format(people=population_name(population))


def _people(population: Population) -> str:
    if population is Population.VOLUNTEERS:
        return _("vrijwilligers")
    if population is Population.REPORTS:
        return _("aangemelde ouderen")
    if population is Population.ATTENDANCE:
        return _("bezoekers")
    return _("deelnemers")


_PARTS: Final = frozenset(
    {
        Population.DROPPED,
        Population.FOLLOWED,
        Population.MATCHES_ENDED,
        Population.OPEN_NEEDS,
        Population.RATED_AGAIN,
        Population.RATED_CBS_AGAIN,
        Population.UNDER_70,
        Population.REQUESTED,
        Population.SENT,
        Population.SOLVED,
    }
)
"""Who are only some of those that another table counts too, so that a title has to say which."""


def table_title(table: SafeTable) -> str:
    """Return the title of a table: "Deelnemers naar leeftijd en geslacht"."""
    names = [dimension.name for dimension in table.dimensions]
    words = tuple(dimensions.dimension(name) for name in names if name is not DimensionName.AREA)
    text = population_name(table.population) if table.population in _PARTS else unit(table)
    if DimensionName.AREA in names:
        text = _("{unit} per gebied").format(unit=text)
    if words:
        text = _("{unit} naar {dimensions}").format(
            unit=text, dimensions=numbers.enumeration(words)
        )
    text = outcomes.table_title(table, text)
    if table.temporal is Temporal.CUMULATIVE:
        text = _("{unit}, vanaf 1 januari").format(unit=text)
    if table.temporal is Temporal.STOCK:
        last = numbers.long_date(table.period.last_day)
        text = _("{unit} op {day}").format(unit=text, day=last)
    return numbers.capital(text)


def total(table: SafeTable, dimension: Dimension) -> str:
    """Name the total of a breakdown; where categories overlap it is no sum of them."""
    if dimension.name is DimensionName.AREA:
        return _("Alle gebieden")
    if dimension.multiple:
        return _("Alle {unit}").format(unit=unit(table))
    return _("Totaal")


def table_area(table: SafeTable) -> str:
    """Name the area that a table counts."""
    return _("alle gebieden") if table.area == ALL_AREAS else table.area


def erratum(code: str) -> str:
    """Say that figures of a period came in after it was published; `code` is that period."""
    return _(
        "Over het {period} kwamen na het eerdere rapport nog gegevens binnen. Ze zijn verwerkt in "
        "de cijfers die vanaf 1 januari tellen. Het eerdere rapport is niet veranderd."
    ).format(period=numbers.period(periods.parse(code)))


def moment(table: SafeTable) -> str:
    """Say to which time the figures of a table belong."""
    last = numbers.long_date(table.period.last_day)
    match table.temporal:
        case Temporal.FLOW:
            return numbers.period(table.period)
        case Temporal.CUMULATIVE:
            return _("1 januari tot en met {day}").format(day=last)
        case Temporal.STOCK:
            return _("stand op {day}").format(day=last)
        case _:
            assert_never(table.temporal)


def count(printed: int, steps: int) -> str:
    """Say a count of a table of so many steps; a printed 0 is not none at all, so it is bounded."""
    if printed:
        return numbers.whole(printed)
    return _("minder dan {most}").format(most=spread(steps) + 1)


def percent_of(table: SafeTable) -> str:
    """Say of which group the percentages of a table are taken."""
    if not table.percent_of:
        return _("van het totaal")
    words = tuple(dimensions.dimension(name) for name in table.percent_of)
    return _("binnen elke groep naar {dimensions}").format(dimensions=numbers.enumeration(words))


def omitted_what(omitted: Omitted) -> str:
    """Name the table, or the part of one, that is not shown."""
    heading = report_title(omitted.report)
    mean = next((spec for spec in report_tables.MEANS if spec.id == omitted.table), None)
    if mean is not None:
        what = unit_of(mean.measure, mean.population)
        return _("{heading}: {what}").format(heading=heading, what=what)
    if omitted.table == outcome_tables.MEANS:
        what = outcomes.means_title()
        return _("{heading}: {what}").format(heading=heading, what=what)
    if not omitted.dimensions:
        whom = _undivided(omitted.report)
        return _("{heading}: {what}").format(heading=heading, what=whom) if whom else heading
    words = tuple(dimensions.dimension(name) for name in omitted.dimensions)
    if words == (heading.lower(),):
        return heading
    return _("{heading}, naar {dimensions}").format(
        heading=heading, dimensions=numbers.enumeration(words)
    )


def _undivided(report: str) -> str | None:
    """Name who the one undivided table of a report counts; None where a heading will do."""
    found = {
        spec.population: spec.breakdowns
        for spec in report_tables.TABLES
        if spec.report == report and spec.population is not Population.EVALUATION
    }
    if len(found) != 1:
        return None
    ((alone, breakdowns),) = found.items()
    return population_name(alone) if alone in _PARTS and not breakdowns else None


def omission(reason: Omission) -> str:  # noqa: C901, PLR0911 - one line a member
    """Say why something is not shown."""
    match reason:
        case Omission.TOO_FEW_PEOPLE:
            return _(
                "Het gebied telt minder dan twintig deelnemers. Dan staan alleen totalen in het "
                "rapport. De uitsplitsing staat wel in het rapport over alle gebieden samen."
            )
        case Omission.SEVERAL_AREAS:
            return _(
                "Deze tabel staat alleen in het rapport over meer gebieden samen, omdat er te veel "
                "kenmerken tegelijk in staan."
            )
        case Omission.ONE_DIMENSION_ONLY:
            return _(
                "Het gebied of deze tabel telt minder dan vijftig. Dan staat er één kenmerk "
                "tegelijk in een tabel."
            )
        case Omission.SMALL_QUARTER:
            return _(
                "In deze periode kwamen er minder dan tien bij. De uitsplitsing staat in een "
                "rapport over een langere periode."
            )
        case Omission.JOINED_CATEGORIES:
            return _(
                "Groepen met minder dan tien mensen zijn samengenomen met een groep ernaast. Bleef "
                "er zo geen verdeling over, dan staat alleen het totaal in het rapport."
            )
        case Omission.SENSITIVE:
            return _(
                "Dit onderwerp is gevoelig. Het staat alleen in het rapport over alle gebieden "
                "samen, en alleen vanaf tien mensen."
            )
        case Omission.NO_DATA:
            return _("Hierover is in deze periode niets vastgelegd, of te weinig om te laten zien.")
        case Omission.NO_SAFE_ROUNDING:
            return _("De aantallen waren niet zo af te ronden dat alle optellingen kloppen.")
        case Omission.RECOGNISABLE:
            return _("Deze tabel zou iemand herkenbaar kunnen maken.")
        case Omission.UNSAFE_MEAN:
            return _(
                "Een gemiddelde staat er bij tien antwoorden of meer, en alleen als niemand er uit "
                "kan afleiden wat iemand antwoordde."
            )
        case Omission.LATER_VERSION:
            return _(
                "Over dit jaar verscheen al een rapport volgens oudere telregels, die deze tabel "
                "nog niet kenden. De tabel staat in de rapporten over een volgend jaar."
            )
        case _:
            assert_never(reason)


def population_name(population: Population) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Name in a few words who or what is counted, for the line under a table."""
    match population:
        case Population.EVALUATION:
            return _("deelnemers van 70 jaar en ouder")
        case Population.HEALTH:
            return _("deelnemers met toestemming voor gezondheidscijfers")
        case Population.RATED:
            return _("deelnemers die hun gezondheid beoordeelden")
        case Population.REPORTS:
            return _("aanmeldingen in de periode")
        case Population.NEEDS:
            return _("hulpvragen van deelnemers")
        case Population.SOLVED:
            return _("hulpvragen die (deels) zijn opgelost")
        case Population.MATCHES:
            return _("koppelingen van deelnemers")
        case Population.ATTENDANCE:
            return _("activiteiten in de buurt")
        case Population.OUTREACH:
            return _("rondes door de straten")
        case Population.MEASURED:
            return _("deelnemers met een meting")
        case Population.STREETS:
            return _("straten in het gebied")
        case Population.DROPPED:
            return _("deelnemers met een eerste en zonder tweede meting")
        case Population.RATED_AGAIN:
            return _("deelnemers die hun gezondheid bij de tweede meting weer beoordeelden")
        case Population.RATED_CBS:
            return _("deelnemers die de vraag van het CBS naar hun gezondheid beantwoordden")
        case Population.RATED_CBS_AGAIN:
            return _(
                "deelnemers die de vraag van het CBS naar hun gezondheid bij de tweede meting "
                "beantwoordden"
            )
        case Population.FIRST_NEEDS:
            return _("deelnemers met een of meer hulpvragen")
        case Population.ANSWERED:
            return _("deelnemers over wie terugkoppeling kwam")
        case Population.UNDER_70:
            return _("deelnemers jonger dan 70 jaar")
        case Population.REQUESTED:
            return _("hulpvragen waar een koppeling bij past")
        case Population.MATCHES_3 | Population.MATCHES_6 | Population.MATCHES_12:
            return _("koppelingen die zo lang geleden begonnen")
        case Population.MATCHES_ENDED:
            return _("koppelingen die stopten")
        case Population.MATCHED:
            return _("deelnemers over hun koppeling")
        case Population.MATCHED_VOLUNTEERS:
            return _("vrijwilligers over hun koppeling")
        case Population.RIDES:
            return _("ritten voor deelnemers")
        case Population.JOBS:
            return _("klussen bij deelnemers")
        case Population.SIGNALS:
            return _("signalen over deelnemers")
        case Population.FOLLOWED:
            return _("signalen die zijn opgepakt of waarvan de termijn om is")
        case Population.REFERRALS:
            return _("verwijzingen van en naar de Spil")
        case Population.SENT:
            return _("verwijzingen door de Spil")
        case Population.PROFESSIONALS:
            return _("professionals die met de Spil werken")
        case Population.VOLUNTEERS:
            return _("vrijwilligers")
        case Population.KEY_FIGURES:
            return _("sleutelfiguren")
        case Population.SATISFIED:
            return _("deelnemers over de hulp")
        case Population.OPEN_NEEDS:
            return _("hulpvragen die nog open staan")
        case Population.PLACES:
            return _("activiteiten en ontmoetingsplekken in het gebied")
        case Population.DECISIONS:
            return _("besluiten over het werk in het gebied")
        case Population.CONNECTORS:
            return _("de Spil, naar de afgesproken uren per week")
        case Population.TAKING_PART:
            return _("iedereen van 70 jaar en ouder die meedoet")
        case (
            Population.PAIRED
            | Population.PAIRED_MARK
            | Population.PAIRED_CONTROL
            | Population.PAIRED_NETWORK
            | Population.PAIRED_HEALTH
            | Population.PAIRED_HEALTH_CBS
            | Population.PAIRED_LONELINESS
            | Population.PAIRED_LONELINESS_11
            | Population.PAIRED_ADL
            | Population.PAIRED_MASTERY
            | Population.PAIRED_GFI
            | Population.PAIRED_TFI
        ):
            return _("deelnemers die twee keer zijn gemeten")
        case Population.EXPERIENCED:
            return _("deelnemers die zeiden wat zij van de hulp merkten")
        case Population.MATTERED:
            return _("deelnemers die zeiden wat het meest betekende")
        case _:
            assert_never(population)


def temporal_name(temporal: Temporal) -> str:
    """Name in a few words how a figure relates to time."""
    match temporal:
        case Temporal.FLOW:
            return _("in de periode")
        case Temporal.CUMULATIVE:
            return _("vanaf 1 januari")
        case Temporal.STOCK:
            return _("op de laatste dag")
        case _:
            assert_never(temporal)


def read_me() -> str:
    """Return the name of the first sheet of a workbook, which explains the others."""
    return _("Lees mij")
