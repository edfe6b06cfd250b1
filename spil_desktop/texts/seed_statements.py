"""The words of what was published about the first pilots, and of whether own figures agree."""

from typing import assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.outcome_tables import WITHOUT_CONTROLS
from spil_desktop.rules.release import SafeTable
from spil_desktop.rules.seed_claims import (
    Claim,
    Comparison,
    Counts,
    Own,
    Ran,
    Reach,
    Rows,
    Told,
    Verdict,
)
from spil_desktop.texts import dimensions, numbers, release, statements


def heading() -> str:
    """Say where the published sentences come from, and what the comparison is worth."""
    return _(
        "Naast wat over de eerste SPIL-pilots is gepubliceerd (bij benadering; bron: CMO STAMM, "
        "zonder aantallen)"
    )


def columns() -> tuple[str, str, str]:
    """Return the headings of the published sentence, the own figure and the verdict."""
    return _("Gepubliceerd (bij benadering)"), _("Eigen cijfer"), _("Oordeel")


def row(of: Comparison) -> tuple[str, str, str]:
    """Return what stands under these headings."""
    return published(of.claim), own(of), judged(of)


def own(of: Comparison) -> str:
    """Return the own figures as sentences."""
    if of.claim is Claim.RECOMMENDATIONS:
        return _("De eigen cijfers staan bij “{chapter}”").format(
            chapter=release.chapter_title(release.Chapter.MUST_HAPPEN)
        )
    return " ".join(_own(each) for each in of.own) or _("Geen cijfer in dit rapport")


def _own(of: Own) -> str:
    match of:
        case Told():
            return statements.sentence(of.statement, of.answered)
        case Counts():
            return _counts(of)
        case Rows():
            return _rows(of)
        case Reach():
            return reach(of)
        case Ran():
            return ngettext(
                "{count} van {all} gebied met een begindatum liep een jaar of langer.",
                "{count} van de {all} gebieden met een begindatum liepen een jaar of langer.",
                of.started,
            ).format(count=of.a_year, all=of.started)
        case _:
            assert_never(of)


def _counts(of: Counts) -> str:
    name = of.table.dimensions[0].name
    less = _("minder dan {most}").format(most=of.below)
    told = _("{rows}: {part} van de {group} {unit}, zonder percentage.").format(
        rows=numbers.enumeration(tuple(dimensions.word(name, key) for key in of.keys)),
        part=numbers.whole(of.part) if of.part else less,
        group=numbers.whole(of.group),
        unit=release.unit(of.table),
    )
    return numbers.capital(told)


def _rows(of: Rows) -> str:
    name = of.table.dimensions[0].name
    told = (f"{dimensions.word(name, code)}: {_count(of.table, code)}" for code in of.codes)
    return _("{rows} ({unit}).").format(
        rows=numbers.capital(", ".join(told)), unit=release.unit(of.table)
    )


def _count(table: SafeTable, code: str) -> str:
    cell = table.cell(code)
    return _("geen") if cell is None else release.count(cell.count or 0, table.steps)


def reach(of: Reach) -> str:
    """Say how many take part of all inhabitants of 70 and older, and who these are."""
    return _(
        "Op {day} deden {people} mensen van 70 jaar en ouder mee die toestemming gaven voor de "
        "evaluatie. Dat is {share} van de {inhabitants} inwoners van die leeftijd."
    ).format(
        day=numbers.long_date(of.on),
        people=release.count(of.people, of.steps),
        share=share(of),
        inhabitants=numbers.whole(of.inhabitants),
    )


def share(of: Reach) -> str:
    """Say which percentages a rounded number of people can stand for."""
    least, most = of.percents
    if not of.people:
        return _("minder dan {percent}%").format(percent=most)
    if least == most:
        return _("{percent}%").format(percent=most)
    return _("tussen {least} en {most}%").format(least=least, most=most)


def judged(of: Comparison) -> str:
    """Say whether a sentence is confirmed; of an effect, that nobody stood beside it."""
    word = verdict(of.verdict)
    if of.verdict is Verdict.CONFIRMED and of.report in WITHOUT_CONTROLS:
        return _("{verdict}, zonder controlegroep").format(verdict=word)
    return word


def verdict(of: Verdict) -> str:
    """Say whether the own figure agrees with what was published."""
    match of:
        case Verdict.CONFIRMED:
            return _("bevestigd")
        case Verdict.NOT_CONFIRMED:
            return _("niet bevestigd")
        case Verdict.TOO_FEW:
            return _("te weinig om te zeggen")
        case Verdict.NOT_TESTABLE:
            return _("niet met een cijfer te toetsen")
        case _:
            assert_never(of)


def how() -> str:
    """Return what stands above the rules."""
    return _("Hoe wij oordelen")


def rules() -> tuple[str, ...]:
    """Return the rule of every published sentence, each rule once."""
    return tuple(dict.fromkeys(rule(claim) for claim in Claim))


def always() -> str:
    """Say what holds for every verdict."""
    return _(
        "Over de eerste pilots zijn woorden en ruwe aandelen gepubliceerd, geen aantallen. Het "
        "oordeel volgt alleen uit de afgedrukte cijfers. Staat er geen percentage, dan beslissen "
        "de afgedrukte aantallen, en alleen als het afronden niets aan het oordeel kan veranderen. "
        "Een aandeel van minder dan dertig mensen is te weinig om iets te zeggen."
    )


def rule(of: Claim) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Say when a published sentence counts as confirmed."""
    match of:
        case Claim.SELF_RELIANCE | Claim.CONTROL:
            return _(
                "Een doel om iets te vergroten of minimaal te stabiliseren is bevestigd als meer "
                "dan de helft bij de tweede meting gelijk of beter is. Zelfredzaamheid is de lijst "
                "met dagelijkse handelingen (ADL). Eigen regie is de vraag of iemand kan doen wat "
                "zij of hij wil."
            )
        case Claim.RAN_A_YEAR:
            return _(
                "“Een jaar uitgevoerd” is bevestigd als elk gebied met een begindatum een jaar of "
                "langer liep. Het is niet bevestigd als een gebied eerder stopte."
            )
        case Claim.EIGHTY_PLUS | Claim.WOMEN | Claim.LIVING_ALONE | Claim.ALL_THREE:
            return _("“De meeste” is bevestigd boven 50%.")
        case Claim.HEALTH:
            return _(
                "“Overwegend redelijk tot goed” is bevestigd als redelijk en goed samen 66% of "
                "meer zijn."
            )
        case Claim.LIMITATION:
            return _(
                "“Acht op de tien” is bevestigd van 78% tot en met 87%: dat heet in dit rapport "
                "acht op de tien, of ruim acht op de tien. Dat de beperking te maken heeft met "
                "lopen, klopt als meer dan de helft van die mensen moeite heeft met lopen, "
                "traplopen of evenwicht. Beide moeten kloppen. Iemand kan alle drie noemen: samen "
                "zijn het minstens zo veel mensen als het grootste aantal, en hooguit de som."
            )
        case Claim.CHRONIC:
            return _("“Bijna de helft” is bevestigd van 44% tot en met 49%.")
        case Claim.TOP_NEEDS | Claim.TOP_CONDITIONS | Claim.TOP_SUPPORT | Claim.MATTERED:
            return _(
                "Een rijtje is bevestigd als precies deze groepen bovenaan staan, met elk tien "
                "mensen of meer. Zijn twee groepen bijna even groot, dan is het te weinig om te "
                "zeggen. Onze lijsten van hulp en van wat het meest betekende, bestaan bijna "
                "alleen uit de gepubliceerde woorden. Daar zegt het oordeel vooral dat tien mensen "
                "of meer elk woord noemden."
            )
        case Claim.FEELS_BETTER | Claim.COPES_BETTER | Claim.LESS_VULNERABLE:
            return _(
                "Wat deelnemers merkten, is bevestigd als meer dan de helft van wie antwoordde het "
                "met de uitspraak eens is."
            )
        case Claim.NOT_REACHED:
            return _(
                "“Veel ouderen niet bereikt” is bevestigd als op de laatste dag minder dan de "
                "helft van de inwoners van 70 jaar en ouder meedoet, en niet bevestigd vanaf de "
                "helft. Wie geen toestemming gaf voor de evaluatie of al is afgerond, telt niet "
                "mee."
            )
        case Claim.LONELY:
            return _(
                "“Veel eenzaamheid” is bevestigd als meer dan de helft volgens de vragenlijst "
                "eenzaam of sterk eenzaam is. Met een landelijk cijfer vergelijken wij daarvoor "
                "niet: dat gaat over andere mensen."
            )
        case Claim.OUTREACH:
            return _(
                "“Hulp moet worden aangereikt” is bevestigd als meer deelnemers zijn gevonden "
                "doordat iemand aanbelde, aansprak of doorverwees, dan er zich zelf meldden."
            )
        case Claim.KEY_FIGURES_ORGANISE:
            return _(
                "Dat sleutelfiguren activiteiten organiseren, is bevestigd als bewoners zelf tien "
                "bijeenkomsten of meer leidden. Wie van hen sleutelfiguur is, tellen wij daarbij "
                "niet."
            )
        case Claim.HANDED_OVER:
            return _(
                "Dat de Spil naar een andere straat kan, is bevestigd als een of meer straten "
                "zelfstandig zijn."
            )
        case (
            Claim.EARLY
            | Claim.FITTING_CARE
            | Claim.KEY_FIGURES_CONNECT
            | Claim.CARE_IN_ORDER
            | Claim.RECOMMENDATIONS
        ):
            return _(
                "Niet met een cijfer te toetsen is een doel, een oordeel of een aanbeveling "
                "waarvoor dit rapport geen maat heeft."
            )
        case _:
            assert_never(of)


def published(of: Claim) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Return the sentence as it was published, shortened."""
    match of:
        case Claim.SELF_RELIANCE:
            return _("Doel: de zelfredzaamheid vergroten of minimaal stabiliseren")
        case Claim.CONTROL:
            return _("Doel: de eigen regie vergroten of minimaal stabiliseren")
        case Claim.EARLY:
            return _("Doel: kwetsbaarheid vroeg signaleren")
        case Claim.FITTING_CARE:
            return _("Doel: het professionele aanbod afstemmen op wat mensen nodig hebben")
        case Claim.RAN_A_YEAR:
            return _("Een jaar uitgevoerd in Delfzijl Noord, Ter Apel en de Bouwen in Drachten")
        case Claim.TOP_NEEDS:
            return _(
                "De belangrijkste vragen: sociaal contact, praktische hulp in en om huis, vervoer"
            )
        case Claim.EIGHTY_PLUS:
            return _("De meeste deelnemers zijn 80 jaar of ouder")
        case Claim.WOMEN:
            return _("De meeste deelnemers zijn vrouw")
        case Claim.LIVING_ALONE:
            return _("De meeste deelnemers wonen zelfstandig alleen")
        case Claim.ALL_THREE:
            return _("De meeste deelnemers zijn 80 jaar of ouder, vrouw én wonen alleen")
        case Claim.HEALTH:
            return _("De gezondheid wordt overwegend als redelijk tot goed ervaren")
        case Claim.LIMITATION:
            return _("Acht op de tien heeft een fysieke beperking, die te maken heeft met lopen")
        case Claim.CHRONIC:
            return _("Bijna de helft heeft een chronische aandoening")
        case Claim.TOP_CONDITIONS:
            return _("Vooral hart- en bloedvaten, luchtwegen, reuma of diabetes")
        case Claim.TOP_SUPPORT:
            return _("Vooral geholpen met een maatje, activiteiten, kleine klussen, vervoer")
        case Claim.FEELS_BETTER:
            return _("Het heeft hun welzijnsbevinden vergroot")
        case Claim.COPES_BETTER:
            return _("Zij kunnen het leven weer beter aan")
        case Claim.LESS_VULNERABLE:
            return _("Zij voelen zich minder kwetsbaar")
        case Claim.MATTERED:
            return _(
                "Belangrijk waren aandacht, respect, begrip, iemand om mee te praten, iemand om "
                "iets mee te doen, vervoer, boodschappen en administratie"
            )
        case Claim.NOT_REACHED:
            return _("Veel ouderen worden nog steeds niet bereikt")
        case Claim.LONELY:
            return _("Er wordt veel eenzaamheid gesignaleerd")
        case Claim.OUTREACH:
            return _("Hulp of steun moet hen aangereikt worden")
        case Claim.KEY_FIGURES_CONNECT:
            return _("Sleutelfiguren brengen mensen met elkaar in contact")
        case Claim.KEY_FIGURES_ORGANISE:
            return _("Sleutelfiguren organiseren kleine activiteiten")
        case Claim.HANDED_OVER:
            return _("De Spil kan zich daarna op een andere straat richten")
        case Claim.CARE_IN_ORDER:
            return _("De professionele hulpverlening is goed op orde")
        case Claim.RECOMMENDATIONS:
            return _(
                "Nodig zijn een contactmakelaar, kleine ontmoetingsplekken, een vervoersregeling, "
                "een betere verbinding van wonen, zorg en welzijn, een klein team met mandaat en "
                "aanbod dat aansluit"
            )
        case _:
            assert_never(of)
