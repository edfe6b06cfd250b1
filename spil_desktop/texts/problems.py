"""What went wrong, in a sentence that also says what to do about it."""

from typing import assert_never

from spil_desktop.errors import (
    ChangeProblem,
    FileProblem,
    InputProblem,
    MatchProblem,
    PackageProblem,
    Problem,
    QueryProblem,
    QuestionnaireProblem,
    ReleaseProblem,
    RideProblem,
    SpilError,
    StoreProblem,
    UserProblem,
)
from spil_desktop.language import _


def sentence(error: SpilError) -> str:
    """Return what went wrong and what to do; a file that is named in the error comes first."""
    if isinstance(error.problem, QueryProblem):
        return _query(error.problem).format(**{"key": "", "keys": "", "words": ""} | error.values)
    if isinstance(error.problem, QuestionnaireProblem):
        from spil_desktop.texts import questionnaires  # noqa: PLC0415 - seldom, as above

        return questionnaires.problem(error)
    if error.problem is RideProblem.CANNOT_DRIVE and "breaches" in error.values:
        from spil_desktop.texts import rides  # noqa: PLC0415 - seldom, and no start waits for it

        return rides.cannot(error)
    text, found = _sentence_of(error.problem), error.values.get("found")
    text = f"{text} {found}" if found else text
    file = error.values.get("file")
    return f"{file}: {text}" if file else text


def _sentence_of(problem: Problem) -> str:
    match problem:
        case StoreProblem():
            return _store(problem)
        case InputProblem():
            return _input(problem)
        case MatchProblem():
            return _match(problem)
        case RideProblem():
            return _ride(problem)
        case ChangeProblem():
            return _change(problem)
        case FileProblem():
            return _file(problem)
        case PackageProblem():
            return _package(problem)
        case ReleaseProblem():
            return _release(problem)
        case UserProblem():
            return _user(problem)
        case QueryProblem():
            return _query(problem)
        case _:
            raise TypeError(type(problem))


def _store(problem: StoreProblem) -> str:
    match problem:
        case StoreProblem.WRONG_PASSPHRASE:
            return _("Deze wachtzin klopt niet. Probeer het nog eens; let op hoofdletters.")
        case StoreProblem.WRONG_RECOVERY_KEY:
            return _(
                "Deze herstelsleutel hoort niet bij dit bestand, of het begin van het bestand is "
                "beschadigd. Kijk of je de goede sleutel hebt, of zet een reservekopie terug."
            )
        case StoreProblem.MISTYPED_RECOVERY_KEY:
            return _(
                "Er zit een typefout in de herstelsleutel. Vergelijk de letters en cijfers met "
                "je afdruk: 14 groepjes van 4."
            )
        case StoreProblem.WEAK_PASSPHRASE:
            return _(
                "Deze wachtzin is te makkelijk te raden. Neem minstens 12 tekens, of vier woorden "
                "die niets met elkaar te maken hebben."
            )
        case StoreProblem.NO_STORE:
            return _("In deze map staat geen bestand van Spil. Kies een andere map.")
        case StoreProblem.ALREADY_A_STORE:
            return _("In deze map staat al een bestand van Spil. Open dat, of kies een andere map.")
        case StoreProblem.DEMO_IS_SEPARATE:
            return _("Voorbeeldgegevens en echte gegevens gaan nooit samen. Kies een andere map.")
        case StoreProblem.LAST_PASSPHRASE:
            return _(
                "Dit is de enige wachtzin van dit bestand. Voeg eerst een andere toe; daarna "
                "kan deze weg."
            )
        case StoreProblem.UNKNOWN_SLOT:
            return _("Deze wachtzin is er niet meer. Ververs de lijst.")
        case StoreProblem.NO_BACKUP:
            return _("Dit bestand is geen reservekopie van Spil. Kies een ander bestand.")
        case StoreProblem.BACKUP_FAILED:
            return _(
                "De reservekopie is niet gelukt: de kopie was niet gelijk aan het bestand. "
                "Probeer het nog eens op een andere plek. Je bestand is niet veranderd."
            )
        case StoreProblem.BACKUP_DAMAGED:
            return _(
                "Deze reservekopie is beschadigd en is niet teruggezet. Kies een andere "
                "reservekopie. Je bestand is niet veranderd."
            )
        case StoreProblem.BACKUP_WITHOUT_KEYS:
            return _(
                "In deze reservekopie zitten geen wachtzinnen. Zet hem terug met de afgedrukte "
                "herstelsleutel."
            )
        case StoreProblem.DAMAGED:
            return _(
                "Het bestand is beschadigd. Er is niets aan veranderd. Zet een reservekopie "
                "terug; het beschadigde bestand blijft dan bewaard."
            )
        case StoreProblem.KEYS_MISSING:
            return _(
                "Het bestand met de wachtzinnen (keys.json) is weg. Open met de afgedrukte "
                "herstelsleutel en kies een nieuwe wachtzin."
            )
        case StoreProblem.KEYS_DAMAGED:
            return _(
                "Het bestand met de wachtzinnen (keys.json) is beschadigd. Open met de afgedrukte "
                "herstelsleutel en kies een nieuwe wachtzin."
            )
        case StoreProblem.NEWER_VERSION:
            return _(
                "Dit bestand is gemaakt met een nieuwere versie van Spil. Er is niets aan "
                "veranderd. Installeer eerst de nieuwste versie."
            )
        case StoreProblem.IN_USE:
            return _(
                "Dit bestand is al open in een ander venster. Ga naar dat venster, of sluit het "
                "eerst."
            )
        case StoreProblem.READ_ONLY:
            return _(
                "Spil mag hier niet schrijven. Kijk of de map of de schijf beveiligd is, of kies "
                "een andere plek."
            )
        case StoreProblem.DISK_FULL:
            return _(
                "De schijf is vol. Het laatste is niet bewaard, alles daarvoor wel. Maak ruimte "
                "vrij en probeer het nog eens."
            )
        case StoreProblem.DISK_ERROR:
            return _(
                "De schijf geeft een fout. Het laatste is niet bewaard. Kijk of de schijf goed is "
                "aangesloten, en maak een reservekopie op een andere schijf."
            )
        case StoreProblem.BUSY:
            return _(
                "Spil is nog bezig met iets anders. Het laatste is niet bewaard. Wacht even en "
                "probeer het nog eens."
            )
        case _:
            assert_never(problem)


def _input(problem: InputProblem) -> str:
    match problem:
        case InputProblem.REQUIRED:
            return _("Vul dit veld nog in.")
        case InputProblem.UNKNOWN_RECORD:
            return _("Dit gegeven is er niet meer. Ververs de lijst.")
        case InputProblem.NOT_A_DATE:
            return _("Dit is geen datum. Schrijf dag-maand-jaar, zoals 31-01-1940.")
        case InputProblem.BIRTH_IN_FUTURE:
            return _("Deze geboortedatum ligt in de toekomst. Kijk het jaar nog eens na.")
        case InputProblem.BIRTH_IMPLAUSIBLE:
            return _("Met deze geboortedatum is iemand ouder dan 120. Kijk het jaar nog eens na.")
        case InputProblem.NOT_A_POSTCODE:
            return _("Dit is geen postcode. Schrijf vier cijfers en twee letters: 9203 AB.")
        case InputProblem.NOT_A_PHONE:
            return _("Dit is geen telefoonnummer. Schrijf alle cijfers, zoals 0512-51 23 45.")
        case InputProblem.NOT_A_HOUSE_NUMBER:
            return _("Dit is geen huisnummer. Schrijf een getal, met wat erbij hoort: 12 a.")
        case InputProblem.NOT_AN_EMAIL:
            return _("Dit is geen e-mailadres. Er hoort een @ in en een punt erna.")
        case InputProblem.NOT_A_NUMBER:
            return _("Dit is geen getal. Schrijf alleen cijfers.")
        case InputProblem.NOT_A_PERIOD:
            return _("Dit is geen periode. Schrijf 2025, 2025-H1 of 2025-Q3.")
        case InputProblem.END_BEFORE_START:
            return _("Het einde ligt voor het begin. Kijk de twee datums nog eens na.")
        case InputProblem.HEALTH_WITHOUT_CONSENT:
            return _(
                "Over gezondheid mag je alleen iets bewaren als de bewoner daar ja op heeft "
                "gezegd. Vraag het eerst en leg de toestemming vast."
            )
        case InputProblem.NO_FILE_CONSENT:
            return _(
                "De bewoner heeft nog geen ja gezegd op het bewaren van gegevens. Vraag het eerst "
                "en leg de toestemming vast."
            )
        case InputProblem.STAGE_NOT_NEXT:
            return _("Deze fase kan niet volgen op de fase van nu. Kies een van de stappen.")
        case InputProblem.CONTENT_ERASED:
            return _("De inhoud van dit dossier is gewist. Meld de bewoner opnieuw aan.")
        case InputProblem.ERASES_ITSELF:
            return _(
                "Dit doet het programma zelf op de dag die er staat. Wil de bewoner toch hulp? "
                "Geef het dossier dan een andere fase."
            )
        case InputProblem.WRONG_RECEIPT:
            return _(
                "Deze code hoort niet bij dit dossier. Vraag je collega om de code nog eens voor "
                "te lezen."
            )
        case InputProblem.HAS_DIED:
            return _("Deze bewoner is overleden. Er gaat geen brief of verwijzing meer uit.")
        case InputProblem.SHARE_WITHOUT_CONSENT:
            return _(
                "De bewoner heeft nog geen ja gezegd op het delen met deze organisatie. Vraag het "
                "eerst en leg het antwoord vast."
            )
        case InputProblem.STAGE_NEEDS_CONSENT:
            return _(
                "Deze stap kan pas als de toestemming is vastgelegd. Vraag de bewoner erom en leg "
                "het antwoord vast."
            )
        case InputProblem.ALREADY_EXISTS:
            return _("Dit bestaat al. Kies een andere naam, of open wat er al is.")
        case InputProblem.CHANGED_MEANWHILE:
            return _(
                "Dit is intussen ergens anders veranderd. Kijk wat er nu staat en doe je "
                "verandering dan opnieuw."
            )
        case InputProblem.DATE_IN_FUTURE:
            return _("Deze datum ligt in de toekomst. Neem vandaag of eerder.")
        case InputProblem.DATE_NOT_AHEAD:
            return _("Deze dag is al geweest. Kies een dag na vandaag.")
        case InputProblem.BSN_IN_TEXT:
            return _(
                "Hierin staat een burgerservicenummer (BSN), en dat mag Spil niet bewaren. Haal "
                "het nummer weg en bewaar opnieuw."
            )
        case InputProblem.FEWER_THAN_NAMED:
            return _("Dit aantal is kleiner dan het aantal mensen dat bij naam is aangekruist.")
        case InputProblem.MORE_THAN_WHOLE:
            return _("Dit getal is groter dan het getal waar het een deel van is. Kijk beide na.")
        case InputProblem.ROUND_GOES_ON:
            return _("In deze straat loopt nog een ronde langs de deuren. Rond die eerst af.")
        case InputProblem.RECOGNISABLE_TEXT:
            return _(
                "In dit verhaal staat nog iets waaraan iemand te herkennen is. Schrijf dat anders, "
                "of bewaar het eerst zonder het vinkje."
            )
        case InputProblem.BELONGS_TO_SAFETY:
            return _(
                "Een vermoeden van mishandeling komt niet bij de signalen te staan. Volg de "
                "meldcode; bij nood bel 112, voor advies Veilig Thuis: 0800-2000."
            )
        case InputProblem.TOO_EARLY:
            return _("Dit mag pas weg als het is afgesloten en de afgesproken dag er is.")
        case InputProblem.CONSULTATION_MISSING:
            return _(
                "Schrijf eerst op met wie je hebt overlegd en wat het advies was. Daarna kan dit "
                "signaal dicht."
            )
        case InputProblem.FIRST_MEASUREMENT_MISSING:
            return _("De eerste meting ontbreekt nog. Vul die eerst in.")
        case InputProblem.NOT_A_CBS_CODE:
            return _("Dit is geen CBS-code. Schrijf WK of BU met cijfers, zoals WK009001.")
        case InputProblem.NOT_A_TIME:
            return _("Dit is geen tijd. Schrijf bijvoorbeeld 10:00 of 14.30.")
        case InputProblem.NOT_IN_LIST:
            return _("Dit staat niet in de lijst. Kies een van de woorden uit de lijst.")
        case InputProblem.UNKNOWN_AREA:
            return _("Deze wijk of dit dorp staat niet in het bestand. Kijk hoe de naam er staat.")
        case _:
            assert_never(problem)


def _match(problem: MatchProblem) -> str:
    match problem:
        case MatchProblem.RULE_BROKEN:
            return _("Deze koppeling mag niet. Bij de bezwaren staat waarom; kies iemand anders.")
        case MatchProblem.WRONG_STATUS:
            return _("Deze stap past niet bij waar de koppeling nu staat. Ververs de lijst.")
        case MatchProblem.NEED_CLOSED:
            return _("Deze hulpvraag is al afgesloten. Open hem weer als er toch iets nodig is.")
        case _:
            assert_never(problem)


def _ride(problem: RideProblem) -> str:
    match problem:
        case RideProblem.CANNOT_DRIVE:
            return _("Deze chauffeur kan deze rit niet rijden. Kies een ander.")
        case RideProblem.WRONG_STATUS:
            return _("Deze stap past niet bij waar de rit nu staat. Ververs de lijst.")
        case RideProblem.RETURN_TOO_EARLY:
            return _("De terugrit is eerder dan de heenrit. Kijk de tijden nog eens na.")
        case RideProblem.ARRIVAL_TOO_EARLY:
            return _("Deze tijd is voor het ophalen. Kijk de tijden nog eens na.")
        case RideProblem.BOUND_TO_ACTIVITY:
            return _(
                "Deze rit gaat naar een activiteit van die dag. Haal in de aanvraag eerst de "
                "activiteit weg."
            )
        case RideProblem.OTHER_DAY:
            return _("Deze activiteit is op een andere dag. Kies de dag van de activiteit.")
        case RideProblem.NOT_YET_DRIVEN:
            return _("Deze rit moet nog komen. Rond hem af als hij is gereden.")
        case _:
            assert_never(problem)


def _change(problem: ChangeProblem) -> str:
    match problem:
        case ChangeProblem.CHANGED_SINCE:
            return _(
                "Dit kan niet meer ongedaan worden gemaakt: er is daarna iets aan veranderd. "
                "Verander het met de hand."
            )
        case ChangeProblem.NOTHING_TO_UNDO:
            return _("Er is niets om ongedaan te maken.")
        case ChangeProblem.SAME_PERSON:
            return _("Dit is één dossier. Kies twee verschillende om samen te voegen.")
        case ChangeProblem.MERGED_SINCE:
            return _(
                "Dit dossier is daarna nog eens samengevoegd. Draai eerst de laatste samenvoeging "
                "terug."
            )
        case _:
            assert_never(problem)


def _user(problem: UserProblem) -> str:
    match problem:
        case UserProblem.NOT_ALLOWED:
            return _("Dit mag jij niet wijzigen. Vraag het aan wie de gebruikers beheert.")
        case UserProblem.LAST_WITH_PERMISSION:
            return _(
                "Er moet iemand zijn die het deel Veiligheid mag zien. Geef het eerst aan een "
                "collega."
            )
        case UserProblem.PASSPHRASE_TAKEN:
            return _("Deze wachtzin kan niet. Kies een andere.")
        case _:
            assert_never(problem)


def _query(problem: QueryProblem) -> str:
    match problem:
        case QueryProblem.UNKNOWN_KEY:
            return _(
                "Voor de dubbele punt staat een woord dat Spil niet kent. Kies uit: {keys}. Of zet "
                "het tussen aanhalingstekens om ernaar te zoeken."
            )
        case QueryProblem.UNKNOWN_VALUE:
            return _("Na {key}: staat iets wat Spil niet kent. Gebruik bijvoorbeeld: {words}.")
        case QueryProblem.NOT_OF_VOLUNTEERS:
            return _(
                "Bij vrijwilligers kun je niet zoeken met {key}:. Haal het weg, of haal "
                "rol:vrijwilliger weg."
            )
        case _:
            assert_never(problem)


def _file(problem: FileProblem) -> str:
    match problem:
        case FileProblem.NOT_FOUND:
            return _("Dit bestand of deze map is er niet. Kijk of de naam klopt.")
        case FileProblem.NOT_READABLE:
            return _(
                "Dit kan niet worden gelezen. Sluit het in andere programma's en probeer het "
                "nog eens."
            )
        case FileProblem.NOT_A_WORKBOOK:
            return _("Dit is geen werkblad. Kies een .xlsx, een .ods of een map met .csv.")
        case FileProblem.NO_KNOWN_SHEET:
            return _(
                "Hier staat geen tabblad in dat Spil kent, zoals Deelnemers of Vrijwilligers. "
                "Kijk naar de namen van de tabbladen."
            )
        case FileProblem.NOT_A_HAND_OVER:
            return _(
                "Dit is geen overdracht van Spil, of het bestand is onderweg beschadigd. Vraag je "
                "collega om het nog eens te sturen."
            )
        case FileProblem.PASSWORD_PROTECTED:
            return _(
                "Op dit bestand zit een wachtwoord. Bewaar het eerst zonder, en kies het opnieuw."
            )
        case FileProblem.CANNOT_WRITE:
            return _("Hier kan niet worden geschreven. Sluit het bestand, of kies een andere plek.")
        case FileProblem.CANCELLED:
            return _("Gestopt. Er is niets veranderd.")
        case _:
            assert_never(problem)


def _package(problem: PackageProblem) -> str:
    match problem:
        case PackageProblem.NOT_VALID:
            return _("Dit pakket is niet te gebruiken: er klopt iets niet.")
        case PackageProblem.TOO_FEW:
            return _("Kies minstens twee pakketten om te vergelijken.")
        case PackageProblem.SAME_FIGURES:
            return _("Dit is twee keer hetzelfde pakket. Laat één ervan weg.")
        case PackageProblem.SAME_AREA_AND_PERIOD:
            return _(
                "Deze pakketten gaan over hetzelfde gebied in dezelfde periode. Dan zouden mensen "
                "dubbel tellen. Laat één ervan weg."
            )
        case PackageProblem.OVERLAPPING_PERIODS:
            return _(
                "Deze pakketten gaan over hetzelfde gebied, in periodes die elkaar overlappen. Dan "
                "zouden mensen dubbel tellen. Laat één ervan weg."
            )
        case PackageProblem.AREA_IN_BOTH:
            return _(
                "Een gebied zit in allebei deze pakketten. Dan zouden mensen dubbel tellen. Laat "
                "één ervan weg."
            )
        case _:
            assert_never(problem)


def _release(problem: ReleaseProblem) -> str:
    match problem:
        case ReleaseProblem.SOMEONE_RECOGNISABLE:
            return _(
                "Deze cijfers gaan niet naar buiten: iemand zou te herkennen zijn. Neem een "
                "langere periode, of alle wijken samen."
            )
        case ReleaseProblem.NO_SAFE_ROUNDING:
            return _(
                "Deze cijfers gaan niet naar buiten: ze passen niet veilig bij wat al eerder naar "
                "buiten ging. Neem een langere periode, of alle wijken samen."
            )
        case ReleaseProblem.NOTHING_TO_REPORT:
            return _("Over deze periode is niets vastgelegd. Kies een andere periode.")
        case ReleaseProblem.PERIOD_NOT_OVER:
            return _("Deze periode is nog niet voorbij. Kies een periode die is afgelopen.")
        case ReleaseProblem.AREA_TOO_SMALL:
            return _(
                "In dit gebied doen minder dan tien mensen mee. Daarover gaat geen eigen rapport "
                "naar buiten. Kies alle wijken en dorpen samen: daar telt het mee."
            )
        case _:
            assert_never(problem)
