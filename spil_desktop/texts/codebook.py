"""Definitions: who is counted, what is counted, and what every breakdown means ("Hoe geteld?")."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.release import DimensionName, Measure, Population, SafeTable, Temporal
from spil_desktop.texts import dimensions, numbers, outcomes, release


def definition(table: SafeTable) -> str:
    """Say in a few sentences how a table is counted."""
    counted = "" if table.measure is Measure.KEY_FIGURES else population(table.population)
    parts = [counted, measure(table.measure), temporal(table.temporal)]
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


def part(of: str) -> str:
    """Name a part of the codebook, or the breakdown whose codes are listed."""
    names = {
        "column": _("kolom"),
        "table": _("tabel"),
        "population": _("wie er telt"),
        "measure": _("wat er telt"),
        "temporal": _("wanneer het telt"),
        "dimension": _("kenmerk"),
    }
    return names.get(of) or dimensions.dimension(DimensionName(of))


def population(of: Population) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Define who or what is counted."""
    match of:
        case Population.EVALUATION:
            return _(
                "Mensen die op 31 december van het jaar van hun aanmelding 70 jaar of ouder zijn, "
                "toestemming gaven voor de evaluatie, en van wie het dossier actief, op afstand of "
                "afgerond is."
            )
        case Population.HEALTH:
            return _(
                "Deelnemers van 70 jaar en ouder die ook toestemming gaven om gegevens over hun "
                "gezondheid vast te leggen."
            )
        case Population.RATED:
            return _(
                "Deelnemers van 70 jaar en ouder met toestemming voor gezondheidsgegevens die de "
                "vraag naar hun gezondheid hebben beantwoord. Vanaf versie 2.2 van de telregels "
                "telt het antwoord bij de eerste meting (T0), en wie toen niet is gevraagd met "
                "wat in het dossier staat; daarvoor telde alleen het dossier."
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
        case Population.DROPPED:
            return _(
                "Deelnemers van 70 jaar en ouder van wie in de periode duidelijk werd dat er "
                "na de eerste meting geen tweede komt."
            )
        case Population.RATED_AGAIN:
            return _(
                "Deelnemers van 70 jaar en ouder, met toestemming voor gezondheidsgegevens, "
                "die in de periode bij de tweede meting (T1) de vraag naar hun gezondheid "
                "beantwoordden."
            )
        case Population.RATED_CBS:
            return _(
                "Deelnemers van 70 jaar en ouder met toestemming voor gezondheidsgegevens die "
                "bij de eerste meting (T0) de vraag van het CBS naar hun gezondheid beantwoordden. "
                "Die heeft andere antwoorden, en telt daarom apart."
            )
        case Population.RATED_CBS_AGAIN:
            return _(
                "Deelnemers van 70 jaar en ouder, met toestemming voor gezondheidsgegevens, die "
                "in de periode bij de tweede meting (T1) de vraag van het CBS naar hun gezondheid "
                "beantwoordden."
            )
        case Population.FIRST_NEEDS:
            return _("Deelnemers van 70 jaar en ouder met een of meer hulpvragen.")
        case Population.UNDER_70:
            return _(
                "Mensen die meedoen en toestemming gaven voor de evaluatie, maar op 31 december "
                "van het jaar van hun aanmelding nog geen 70 jaar waren. In de cijfers over "
                "deelnemers tellen zij niet."
            )
        case Population.ANSWERED:
            return _("Deelnemers over wie in de periode terugkoppeling op een verwijzing kwam.")
        case Population.REQUESTED:
            return _(
                "Hulpvragen om sociaal contact, en andere hulpvragen waarvoor een koppeling "
                "is voorgesteld."
            )
        case Population.MATCHES_3 | Population.MATCHES_6 | Population.MATCHES_12:
            return _(
                "Koppelingen van deelnemers die in de periode drie, zes of twaalf maanden oud"
                " werden, of zouden zijn geworden."
            )
        case Population.MATCHES_ENDED:
            return _("Koppelingen van deelnemers die in de periode stopten.")
        case Population.MATCHED:
            return _("Deelnemers die in de periode zeiden wat zij van hun koppeling vinden.")
        case Population.MATCHED_VOLUNTEERS:
            return _("Vrijwilligers die in de periode zeiden wat zij van hun koppeling vinden.")
        case Population.RIDES:
            return _("Ritten die deelnemers voor een dag in de periode vroegen.")
        case Population.JOBS:
            return _("Kleine klussen in en om het huis van deelnemers.")
        case Population.SIGNALS:
            return _("Signalen van kwetsbaarheid van deelnemers die in de periode zijn opgevangen.")
        case Population.FOLLOWED:
            return _(
                "Signalen waar in de periode iets aan is gedaan, of waarvan de termijn in de "
                "periode voorbijging."
            )
        case Population.REFERRALS:
            return _("Verwijzingen van deelnemers in de periode, in beide richtingen.")
        case Population.SENT:
            return _("Verwijzingen van deelnemers door de Spil naar een organisatie.")
        case Population.PROFESSIONALS:
            return _("Professionals die in de periode zeiden wat zij van de samenwerking vinden.")
        case Population.VOLUNTEERS:
            return _("Vrijwilligers die klaarstaan of bezig zijn.")
        case Population.KEY_FIGURES:
            return _("Sleutelfiguren die in de periode zeiden wat zij ervan vinden.")
        case Population.SATISFIED:
            return _(
                "Deelnemers van 70 jaar en ouder die in de periode zeiden wat zij van de hulp"
                " vinden."
            )
        case Population.OPEN_NEEDS:
            return _(
                "Hulpvragen van deelnemers die op de laatste dag van de periode nog open stonden."
            )
        case Population.PLACES:
            return _(
                "Activiteiten, inlopen en ontmoetingsplekken die op de laatste dag van de "
                "periode doorgaan."
            )
        case Population.DECISIONS:
            return _("Besluiten die in de periode over het werk in het gebied zijn genomen.")
        case Population.CONNECTORS:
            return _("De Spillen die in het gebied werken.")
        case Population.TAKING_PART:
            return _(
                "Alle mensen van 70 jaar en ouder die in de periode zijn aangemeld en "
                "meedoen, ook zonder toestemming voor de evaluatie. Van wie geen toestemming "
                "gaf, wordt verder niets geteld."
            )
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
            return outcomes.population(of)
        case Population.EXPERIENCED:
            return _(
                "Deelnemers van 70 jaar en ouder die bij de tweede meting zeiden wat zij van de "
                "hulp merkten. Wie een uitspraak oversloeg, telt daar als niet eens."
            )
        case Population.MATTERED:
            return _(
                "Deelnemers van 70 jaar en ouder die bij de tweede meting zeiden wat het meest "
                "voor hen betekende."
            )
        case _:
            assert_never(of)


def measure(of: Measure) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
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
            return _("Een cijfer van 1 tot en met 10. Elke persoon telt één keer.")
        case Measure.RIDES:
            return _(
                "Elke gevraagde rit telt één keer, heen en terug samen: de ritten die zijn "
                "gereden en die waarvoor niemand kon rijden."
            )
        case Measure.UNMET_RIDES:
            return _("Ritten die deelnemers vroegen en die niemand kon rijden.")
        case Measure.JOBS:
            return _("Elke klus die is gedaan, telt één keer.")
        case Measure.SIGNALS:
            return _("Elk signaal telt één keer. Over één deelnemer kunnen meer signalen zijn.")
        case Measure.REFERRALS:
            return _("Elke verwijzing telt één keer.")
        case Measure.PLACES:
            return _(
                "Alles wat in het gebied op de laatste dag regelmatig doorgaat: activiteiten,"
                " inlopen en ontmoetingsplekken."
            )
        case Measure.HOURS:
            return _("Hele uren die vrijwilligers opschreven, en de uren van kleine klussen.")
        case Measure.DECISIONS:
            return _(
                "Elk besluit telt één keer: dat het team zelf mocht nemen, of dat anderen namen."
            )
        case Measure.CONNECTOR_HOURS:
            return _(
                "De uren per week die voor de Spillen zijn afgesproken, over de dagen waarop zij "
                "in het gebied werkten. Het zijn geen geklokte uren."
            )
        case Measure.DAYS:
            return _(
                "Het gemiddelde aantal dagen tussen de hulpvraag en de eerste ontmoeting. Van"
                " een deelnemer telt de eerste koppeling in een kwartaal."
            )
        case Measure.FEEDBACK_DAYS:
            return _(
                "Het gemiddelde aantal dagen tussen de verwijzing en de terugkoppeling. Van een "
                "deelnemer telt de eerste terugkoppeling in een kwartaal."
            )
        case Measure.TIMELY:
            return _(
                "“De Spil betrekt mij op tijd”, van 1 (helemaal niet) tot en met 5 (helemaal)."
            )
        case Measure.REACHABLE:
            return _(
                "“De Spil is goed te bereiken”, van 1 (helemaal niet) tot en met 5 (helemaal)."
            )
        case Measure.USEFUL:
            return _(
                "“Ik heb in mijn werk iets aan de Spil”, van 1 (helemaal niet) tot en met 5 "
                "(helemaal)."
            )
        case Measure.SCORE:
            return _("De score op de vragenlijst, berekend zoals de makers ervan voorschrijven.")
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


def dimension(name: DimensionName) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a line a member
    """Define a breakdown."""
    match name:
        case DimensionName.AREA:
            return _("De wijk of het dorp waar iemand woont.")
        case DimensionName.STAGE:
            return _(
                "Hoe ver iemand kwam: bereikt (er was contact), deelnemer geworden, eerste meting "
                "gedaan, tweede meting gedaan. Wie verder kwam, telt ook in de stap ervoor. Een "
                "stap na de periode telt mee tot de dag waarop de cijfers zijn gemaakt."
            )
        case DimensionName.SOURCE:
            return _("Wie de oudere onder de aandacht van de Spil bracht.")
        case DimensionName.OUTREACH_STEP:
            return _(
                "Wat er gebeurde nadat de Spil aanbelde: de deur ging open, er kwam een gesprek, "
                "er was belangstelling. Elke stap telt ook in de stap ervoor."
            )
        case DimensionName.AGE_BAND:
            return _("De leeftijd op 31 december van het jaar van aanmelding.")
        case DimensionName.GENDER:
            return _("Zoals de deelnemer het zelf zegt. Niemand hoeft het te zeggen.")
        case DimensionName.LIVING:
            return _("Met wie de deelnemer in huis woont.")
        case DimensionName.TENURE:
            return _("Of de woning gehuurd is of gekocht.")
        case DimensionName.MARITAL:
            return _("De burgerlijke staat, volgens de deelnemer. Niemand hoeft die te zeggen.")
        case DimensionName.SELF_RATED_CBS:
            return _(
                "Het antwoord op de vraag van het CBS: hoe is over het algemeen uw gezondheid?"
            )
        case DimensionName.MOBILITY:
            return _(
                "Een of meer beperkingen bij het lopen, traplopen of in het evenwicht, volgens de "
                "deelnemer."
            )
        case DimensionName.FIRST_THEME:
            return _(
                "Waar de eerste hulpvraag van de deelnemer over gaat. Bij meer vragen op één dag "
                "is dat de vraag die het eerst is opgeschreven."
            )
        case DimensionName.FOUND_BY:
            return _("Deelnemers die door een sleutelfiguur onder de aandacht van de Spil kwamen.")
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
            return _("Hoe de hulpvraag ervoor stond op de dag waarop de cijfers zijn gemaakt.")
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
        case DimensionName.DROP_OUT:
            return _(
                "Waarom iemand die één keer is gemeten, niet nog eens gemeten is. Geteld op "
                "de dag dat dit duidelijk werd. Bij “niet bereikt of reden niet vastgelegd” telt "
                "ook wie binnen de termijn niet is gemeten zonder dat iemand een reden opschreef."
            )
        case DimensionName.RIDE_RESULT:
            return _("Of de gevraagde rit is gereden, of dat niemand kon rijden.")
        case DimensionName.MATCH_KIND:
            return _("Wat de twee samen doen.")
        case DimensionName.AFTER_3:
            return _(
                "Koppelingen die drie maanden oud werden in de periode: bestonden zij toen nog?"
            )
        case DimensionName.AFTER_6:
            return _(
                "Koppelingen die zes maanden oud werden in de periode: bestonden zij toen nog?"
            )
        case DimensionName.AFTER_12:
            return _(
                "Koppelingen die twaalf maanden oud werden in de periode: bestonden zij toen nog?"
            )
        case DimensionName.END_REASON:
            return _("Waarom de koppeling stopte, volgens de Spil.")
        case DimensionName.SIGNAL_SOURCE:
            return _(
                "Wie het signaal het eerst zag: de Spil, een wijkverpleegkundige die voor de hele "
                "wijk werkt (S1), een sleutelfiguur, een vrijwilliger of een ander."
            )
        case DimensionName.URGENCY:
            return _("Hoe snel er iets aan het signaal gedaan moest worden.")
        case DimensionName.IN_TERM:
            return _(
                "Of er binnen de termijn van de urgentie iets aan het signaal is gedaan. Een "
                "signaal waarvan de termijn nog loopt, telt nog niet mee."
            )
        case DimensionName.DIRECTION:
            return _("Van de Spil naar een ander, of van een ander naar de Spil.")
        case DimensionName.PARTY:
            return _("De soort organisatie van of naar wie werd verwezen.")
        case DimensionName.REFERRAL_KIND:
            return _(
                "Warm: de Spil legde zelf het contact. Koud: de deelnemer kreeg een naam en "
                "een nummer. Informatie: er werd alleen iets gevraagd of verteld."
            )
        case DimensionName.FEEDBACK:
            return _(
                "Of de organisatie aan het einde van de periode had laten weten wat er met de"
                " verwijzing is gedaan."
            )
        case DimensionName.ROLE:
            return _(
                "Wat vrijwilligers doen. Iemand kan meer rollen hebben. Uren van rollen met "
                "minder dan tien vrijwilligers zijn samengenomen."
            )
        case DimensionName.CONSENT:
            return _(
                "Wie toestemming gaf om mee te tellen in de evaluatie, en wie van hen ook "
                "voor gegevens over gezondheid."
            )
        case DimensionName.DECIDED_BY:
            return _("Of het team zelf mocht beslissen, of dat anderen het deden.")
        case DimensionName.CHANGE:
            return _(
                "Of iemand bij de tweede meting beter, gelijk of slechter scoort dan bij de "
                "eerste. Beter is een hoger cijfer of, bij eenzaamheid, beperkingen en "
                "kwetsbaarheid, een lagere score."
            )
        case DimensionName.LONELINESS_T0 | DimensionName.LONELINESS_T1:
            return dimension(DimensionName.LONELINESS)
        case DimensionName.EFFECT:
            return _(
                "Wie het eens of helemaal eens is met de uitspraak. Meer uitspraken tegelijk zijn "
                "mogelijk."
            )
        case DimensionName.MATTERED:
            return _("Wat het meest betekende. Iemand mag meer dingen noemen.")
        case DimensionName.OUTCOME:
            return _("Waar de vragen over gaan: de schaal van een vragenlijst.")
        case DimensionName.OUTCOME_FIGURE:
            return _(
                "Het gemiddelde bij de eerste en bij de tweede meting van dezelfde mensen, het "
                "verschil daartussen, en het 95%-interval van dat verschil."
            )
        case _:
            assert_never(name)
