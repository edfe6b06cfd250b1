"""What questionnaires are called, and what is wrong with a file, with the line where it stands.

The questions and answers themselves stand in the files of `resources/questionnaires`: they are
asked in Dutch, whatever the language of the window. So are the sources, which are quoted.
"""

import re
from collections.abc import Mapping
from typing import Final

from spil_desktop import language
from spil_desktop.errors import QuestionnaireProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import questionnaires
from spil_desktop.rules.scoring import Cutoff, Questionnaire, Scale

_SCORES: Final = re.compile(r" \(\d+(-\d+)?\)$")
"""The scores of a class, as a file that comes with the program has them after its name."""


def title(questionnaire: Questionnaire) -> str:
    """Return the title of a questionnaire in the language of the reader."""
    if language.current() == language.ENGLISH:
        return questionnaire.title_en
    return questionnaire.title


def edition(code: str, edition: str) -> str:
    """Say in words which wording and answers an edition has; what an organisation typed stays."""
    found = _editions().get((code, edition))
    return found or _("uitgave {edition}").format(edition=edition)


def asked(questionnaire: Questionnaire) -> str:
    """Say with what was asked: title, edition and source."""
    return _("Gevraagd met: {title}, {edition}. Bron: {source}").format(
        title=title(questionnaire),
        edition=edition(questionnaire.code, questionnaire.edition),
        source=questionnaire.source,
    )


def scored(questionnaire: Questionnaire, scale: Scale) -> str:
    """Say of a scale what it can score, which end is good, and its classes and whose they are."""
    if scale.higher_is_better:
        told = _("Score van {low} tot en met {high}; hoger is beter.")
    else:
        told = _("Score van {low} tot en met {high}; lager is beter.")
    found = classes(questionnaire, scale)
    parts = (
        told.format(low=scale.low, high=scale.high),
        _("Klassen: {classes}.").format(classes=found) if found else "",
        scale.source,
    )
    return " ".join(part for part in parts if part)


def classes(questionnaire: Questionnaire, scale: Scale) -> str:
    """Return the classes of a scale with their scores, "0–1 niet eenzaam"; empty without any."""
    return "; ".join(
        f"{span(scale, each)} {class_name(questionnaire, each)}" for each in scale.cutoffs
    )


def span(scale: Scale, of: Cutoff) -> str:
    """Return the scores of a class: "2–4", or "0"."""
    above = [each.at_least - 1 for each in scale.cutoffs if each.at_least > of.at_least]
    high = min(above, default=scale.high)
    return str(high) if high == of.at_least else f"{of.at_least}–{high}"


def class_name(questionnaire: Questionnaire, of: Cutoff) -> str:
    """Name a class in the language of the reader; what an organisation typed stays."""
    if questionnaires.by_code().get(questionnaire.code) != questionnaire:
        return of.text
    plain = _SCORES.sub("", of.text)
    return _classes().get(plain, plain)


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


def _classes() -> Mapping[str, str]:
    """Return the classes of the questionnaires of the program, by their names in the files."""
    return {
        "niet": _("niet"),
        "niet beperkt": _("niet beperkt"),
        "beperkt": _("beperkt"),
        "niet eenzaam": _("niet eenzaam"),
        "enigszins eenzaam": _("enigszins eenzaam"),
        "matig eenzaam": _("matig eenzaam"),
        "sterk eenzaam": _("sterk eenzaam"),
        "ernstig eenzaam": _("ernstig eenzaam"),
        "zeer ernstig eenzaam": _("zeer ernstig eenzaam"),
        "emotioneel eenzaam": _("emotioneel eenzaam"),
        "sociaal eenzaam": _("sociaal eenzaam"),
        "niet kwetsbaar": _("niet kwetsbaar"),
        "kwetsbaar": _("kwetsbaar"),
        "ontevreden": _("ontevreden"),
        "niet tevreden, niet ontevreden": _("niet tevreden, niet ontevreden"),
        "tevreden": _("tevreden"),
        "minder dan goed": _("minder dan goed"),
        "goed of zeer goed": _("goed of zeer goed"),
    }


def _editions() -> Mapping[tuple[str, str], str]:
    own = _("eigen vragen, eerste uitgave")
    return {
        ("self_rated_health", "redelijk-5"): _("antwoorden van uitstekend tot slecht"),
        ("self_rated_health_cbs", "cbs-5"): _("antwoorden van zeer goed tot zeer slecht"),
        ("life_mark", "cbs-1-10"): _(
            "vraag van het CBS naar tevredenheid met het leven, 1 tot en met 10"
        ),
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
