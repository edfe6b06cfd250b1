"""What every figure for inside counts, in one or two sentences ("Hoe geteld?")."""

from collections.abc import Mapping
from functools import cache

from spil_desktop import language
from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Indicator


def what(indicator: Indicator) -> str:
    """Say what a figure counts."""
    return _definitions(language.current())[indicator]


@cache
def _definitions(language_code: str) -> Mapping[Indicator, str]:
    """Return all definitions; `language_code` keeps the languages apart."""
    del language_code
    return {**_of_people(), **_of_work(), **_of_neighbourhood(), **_of_evaluation()}


def _of_people() -> dict[Indicator, str]:
    return {
        Indicator.REPORTS: _(
            "Iedereen die is aangemeld of zichzelf aanmeldde, wat er ook van kwam."
        ),
        Indicator.REACHED: _(
            "De meldingen waarvan de dag van het eerste contact bekend is. De mediaan is het "
            "middelste aantal dagen tussen melding en eerste contact."
        ),
        Indicator.NEW_PARTICIPANTS: _(
            "De meldingen waar een dossier uit kwam: bereikt, en nu actief, op afstand of afgerond."
        ),
        Indicator.ACTIVE_PARTICIPANTS: _(
            "Iedereen met een dossier dat actief of op afstand is, of dat pas later is afgesloten."
        ),
        Indicator.CLOSED_FILES: _("De dossiers die zijn afgesloten, om welke reden ook."),
    }


def _of_work() -> dict[Indicator, str]:
    return {
        Indicator.CONTACTS: _(
            "Elk contact waarin iemand is bereikt: thuis, aan de telefoon, op straat. Een contact "
            "met een echtpaar telt één keer. Een poging zonder gehoor telt niet. Een contact dat "
            "meekwam met een overgedragen dossier telt bij wie het had."
        ),
        Indicator.HOME_VISITS: _(
            "Elk huisbezoek waarbij iemand thuis was. Een bezoek aan een echtpaar telt één keer. "
            "Een bezoek dat meekwam met een overgedragen dossier telt bij wie het deed."
        ),
        Indicator.NEEDS_ASKED: _(
            "Elke hulpvraag die is gesteld. Iemand kan er meer hebben. Een vraag die meekwam met "
            "een overgedragen dossier telt op de dag waarop die is gesteld."
        ),
        Indicator.NEEDS_SOLVED: _(
            "De hulpvragen uit deze periode die helemaal of deels zijn opgelost, en waarvan bekend "
            "is wie dat deed. Ook als dat na de periode was."
        ),
        Indicator.NEEDS_WAITING: _(
            "De hulpvragen die langer dan zes weken geleden zijn gesteld en toen nog open waren."
        ),
        Indicator.RIDES: _(
            "De ritten die voor een dag in de periode zijn gevraagd, ook als niemand kon rijden. "
            "Afgezegde ritten tellen niet."
        ),
        Indicator.RIDES_UNMET: _("De ritten waarvoor niemand is gevonden."),
        Indicator.JOBS: _("De klussen die zijn uitgevoerd."),
        Indicator.REFERRALS: _(
            "Elke verwijzing naar een organisatie. Alleen informatie geven telt niet, en wie door "
            "een organisatie naar de Spil is verwezen ook niet."
        ),
        Indicator.REFERRALS_WARM: _("De verwijzingen waarbij de Spil het zelf overdroeg."),
        Indicator.REFERRALS_ANSWERED: _(
            "De verwijzingen waarvan de organisatie liet weten wat ermee is gedaan."
        ),
        Indicator.SIGNALS: _(
            "Elk signaal van kwetsbaarheid dat is opgemerkt. Vermoedens van mishandeling staan "
            "apart en tellen hier nooit mee."
        ),
        Indicator.SIGNALS_IN_TIME: _("De signalen waarmee binnen de termijn iets is gedaan."),
    }


def _of_neighbourhood() -> dict[Indicator, str]:
    return {
        Indicator.MATCHES_STARTED: _(
            "De koppelingen waarvan de twee elkaar in de periode voor het eerst echt ontmoetten."
        ),
        Indicator.MATCHES_RUNNING: _(
            "De koppelingen die begonnen waren en nog niet gestopt, ook op proef of in pauze."
        ),
        Indicator.MATCHES_ENDED: _("De koppelingen die zijn gestopt, om welke reden ook."),
        Indicator.VOLUNTEERS: _(
            "De vrijwilligers die nu klaar of actief zijn en er toen al waren. Van eerdere "
            "standen is niet bekend wie pauzeerde."
        ),
        Indicator.ACTIVITIES: _("De activiteiten die minstens één keer zijn gehouden."),
        Indicator.OCCURRENCES: _(
            "Elke keer dat een activiteit is gehouden. Afgelaste keren tellen niet."
        ),
        Indicator.VISITS: _(
            "Het aantal bezoekers van elke keer bij elkaar: het getelde aantal, en anders het "
            "aantal namen op de lijst. Wie tien keer kwam, telt tien keer."
        ),
        Indicator.KEY_FIGURES: _(
            "Bewoners en ondernemers die als sleutelfiguur staan ingeschreven, ook vrijwilligers "
            "met die rol. Elke persoon telt één keer."
        ),
        Indicator.STREETS_HANDED_OVER: _("De straten die aan bewoners zijn overgedragen."),
        Indicator.TALKS_AT_DOORS: _(
            "Het aantal gesprekken van alle rondes bij elkaar. Namen worden daarbij niet bewaard."
        ),
        Indicator.DECISIONS: _(
            "De besluiten over het werk in de wijk: die het team zelf mocht nemen, en die anderen "
            "namen."
        ),
        Indicator.CONNECTOR_HOURS: _(
            "Het afgesproken aantal uren per week, over de dagen waarop de Spil in de wijk werkte. "
            "Het zijn geen geklokte uren."
        ),
    }


def _of_evaluation() -> dict[Indicator, str]:
    health = _("Alleen van wie ook toestemming gaf om gegevens over gezondheid te bewaren.")
    return {
        Indicator.COUNTED: _("De deelnemers over wie de evaluatie gaat."),
        Indicator.WOMEN: _("De deelnemers die vrouw zijn, zoals zij het zelf zeggen."),
        Indicator.LIVING_ALONE: _("De deelnemers die alleen wonen."),
        Indicator.WOMAN_ALONE_80_PLUS: _(
            "De deelnemers die vrouw zijn, en 80 jaar of ouder, en alleen wonen: alle drie."
        ),
        Indicator.HEALTH_CONSENT: _(
            "De deelnemers die toestemming gaven om gegevens over gezondheid te bewaren."
        ),
        Indicator.ANY_LIMITATION: _("De deelnemers met een of meer beperkingen.") + " " + health,
        Indicator.LIMITATION_WALKING: _("De deelnemers die moeilijk lopen.") + " " + health,
        Indicator.ANY_CHRONIC: (
            _("De deelnemers met een of meer chronische aandoeningen.") + " " + health
        ),
        Indicator.PAIRED_MARK: _(
            "De deelnemers die in deze periode voor de tweede keer (T1) een rapportcijfer voor hun "
            "leven gaven, en bij de eerste meting (T0) ook, op dezelfde vraag. Het zijn dezelfde "
            "paren als bij Uitkomsten. De gemiddelden gaan over dezelfde mensen. Er is geen "
            "controlegroep."
        ),
        Indicator.AGE_BAND: _(
            "De leeftijd op 31 december van het jaar waarin iemand is aangemeld."
        ),
        Indicator.SELF_RATED: (
            _(
                "Hoe iemand haar gezondheid zelf noemt: bij de eerste meting (T0), en anders in "
                "het dossier. Wie het bij die meting niet wil zeggen of niet weet, telt niet mee."
            )
            + " "
            + health
        ),
        Indicator.CONDITION: (
            _("Wie deze aandoening heeft. Iemand kan er meer hebben.") + " " + health
        ),
        Indicator.SOURCE: _("Door wie iemand is aangemeld."),
        Indicator.NEED_THEME: _(
            "Wie om minstens één ding over dit onderwerp vroeg. Iemand kan bij meer onderwerpen "
            "staan."
        ),
        Indicator.REPORT_QUARTER: _("In welk kwartaal iemand is aangemeld."),
    }
