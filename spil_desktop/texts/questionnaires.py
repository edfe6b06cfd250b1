"""What questionnaires are called, and what is wrong with a file, with the line where it stands.

The questions and answers themselves stand in the files of `resources/questionnaires`: they are
asked in Dutch, whatever the language of the window.
"""

from collections.abc import Mapping

from spil_desktop import language
from spil_desktop.errors import QuestionnaireProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules.scoring import Questionnaire


def title(questionnaire: Questionnaire) -> str:
    """Return the title of a questionnaire in the language of the reader."""
    if language.current() == language.ENGLISH:
        return questionnaire.title_en
    return questionnaire.title


def edition(code: str, edition: str) -> str:
    """Say in words which wording and answers an edition has; what an organisation typed stays."""
    found = _editions().get((code, edition))
    return found or _("uitgave {edition}").format(edition=edition)


def problem(error: SpilError) -> str:
    """Return what is wrong and what to do; the line and the field come first when known."""
    if not isinstance(error.problem, QuestionnaireProblem):
        raise TypeError(type(error.problem))
    text = _sentences()[error.problem]
    line, field = error.values.get("line"), error.values.get("field")
    if not line:
        return text
    if not field:
        return _("Regel {line}. {problem}").format(line=line, problem=text)
    return _("Regel {line}, {field}. {problem}").format(line=line, field=field, problem=text)


def _editions() -> Mapping[tuple[str, str], str]:
    own = _("eigen vragen, eerste uitgave")
    return {
        ("self_rated_health", "redelijk-5"): _("antwoorden van uitstekend tot slecht"),
        ("self_rated_health_cbs", "cbs-5"): _("antwoorden van zeer goed tot zeer slecht"),
        ("life_mark", "cbs-1-10"): _("vraag van het CBS naar tevredenheid met het leven, 1 tot en met 10"),
        ("djg6", "2006-3-punts"): _("uitgave 2006, drie antwoorden"),
        ("djg11", "1985-3-punts"): _("uitgave 1985, drie antwoorden"),
        ("adl11", "cbs-11"): _("elf handelingen van het CBS"),
        ("pearlin", "gezondheidsmonitor-7"): _("zeven uitspraken uit de Gezondheidsmonitor"),
        ("gfi", "schuurmans-2004-eigen-woorden"): _("uitgave 2004, in eigen woorden"),
        ("tfi", "gobbens-2010-b"): _("uitgave 2010, deel B"),
        ("mpg", "2016-zes-assen"): _("uitgave 2016, zes assen"),
        ("regie", "spil-1"): own,
        ("effect", "spil-1"): own,
        ("satisfaction", "spil-1"): own,
    }


def _sentences() -> Mapping[QuestionnaireProblem, str]:
    return {
        QuestionnaireProblem.NOT_READABLE: _(
            "Hier is het bestand geen geldige TOML. Kijk aanhalingstekens en haken na."
        ),
        QuestionnaireProblem.FIELD_MISSING: _("Dit veld ontbreekt of is leeg. Vul het in."),
        QuestionnaireProblem.UNKNOWN_FIELD: _(
            "Dit veld bestaat niet. Haal het weg of verbeter de naam."
        ),
        QuestionnaireProblem.WRONG_VALUE: _(
            "Deze waarde past niet bij dit veld. Kijk in een bestaande vragenlijst."
        ),
        QuestionnaireProblem.NOT_A_CODE: _(
            "Dit is geen code. Gebruik kleine letters, cijfers en liggende streepjes, en "
            "begin met een letter."
        ),
        QuestionnaireProblem.CODE_TWICE: _(
            "Hier staat twee keer dezelfde code. Geef elk een eigen code."
        ),
        QuestionnaireProblem.RESERVED_CODE: _(
            "De codes declined en unknown zijn al van „wil niet zeggen” en „weet niet”. Kies "
            "een andere code."
        ),
        QuestionnaireProblem.UNKNOWN_NAME: _(
            "Hier staat een naam die nergens in het bestand wordt gemaakt."
        ),
        QuestionnaireProblem.NOT_RISING: _("De grenzen moeten oplopen en de hele schaal dekken."),
        QuestionnaireProblem.NOT_TO_SCORE: _(
            "Een vraag met meer antwoorden tegelijk kan niet in een schaal."
        ),
        QuestionnaireProblem.MISSING_WOULD_SCORE: _(
            "Een antwoord mag alleen ontbreken als het laagste antwoord nul punten geeft."
        ),
        QuestionnaireProblem.EDITION_EXISTS: _(
            "Deze vragenlijst is er al in deze uitgave. Geef edition een nieuwe waarde."
        ),
        QuestionnaireProblem.CODE_TAKEN: _(
            "Deze code is van een vragenlijst van het programma. Geef het veld code iets eigens."
        ),
        QuestionnaireProblem.SAME_SERIES: _(
            "Twee vragenlijsten vragen hetzelfde met andere woorden. Kies er één per moment."
        ),
        QuestionnaireProblem.STILL_USED: _(
            "Met deze vragenlijst is al gemeten. Zet hem uit; de antwoorden blijven bewaard."
        ),
        QuestionnaireProblem.OTHER_EDITION: _(
            "Eerder is dit met andere woorden of antwoorden gevraagd. Neem weer dezelfde "
            "vragenlijst, anders is er niets te vergelijken."
        ),
    }
