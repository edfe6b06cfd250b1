"""What is said of the answers to questionnaires, to the person herself and to the worker."""

from collections.abc import Mapping, Sequence
from typing import assert_never, cast

from spil_desktop.language import _, ngettext
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.questionnaires import (
    DECLINED,
    UNKNOWN,
    Item,
    NotScorable,
    Questionnaire,
    Scale,
    Score,
)
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import labels


def moment(of: Moment, when: Schedule) -> str:
    """Name a moment with the months after which the store measures."""
    if of is Moment.T0:
        return labels.label(of)
    months = when.months(of)
    text = ngettext("{moment} (na {n} maand)", "{moment} (na {n} maanden)", months)
    return text.format(moment=of.value.upper(), n=months)


def answer(item: Item, given: object) -> str:
    """Say an answer in the words in which it was given."""
    if given is None:
        return _("niet gevraagd")
    if given == DECLINED:
        return _("wilde u niet zeggen")
    if given == UNKNOWN:
        return _("wist u niet")
    if isinstance(given, int):
        return str(given)
    given_codes = _codes(given)
    return ", ".join(choice.text for choice in item.choices if choice.code in given_codes)


def _codes(given: object) -> tuple[object, ...]:
    return tuple(cast("Sequence[object]", given)) if isinstance(given, (list, tuple)) else (given,)


def not_scorable(scale: Scale, score: Score) -> str:
    """Say why the answers to a scale cannot be added up, without naming what it measures."""
    match score.why:
        case None:
            return ""
        case NotScorable.NOTHING_ANSWERED:
            return _("Deze vragen tellen niet mee: er is geen antwoord op gegeven.")
        case NotScorable.TOO_FEW_ANSWERS:
            text = ngettext(
                "Deze vragen tellen samen niet mee: {missing} van de {n} antwoorden ontbreekt.",
                "Deze vragen tellen samen niet mee: {missing} van de {n} antwoorden ontbreken.",
                score.missing,
            )
            allowed = (
                ngettext(
                    "Er mag er {n} ontbreken.", "Er mogen er {n} ontbreken.", scale.missing_allowed
                ).format(n=scale.missing_allowed)
                if scale.missing_allowed
                else _("Er mag er geen ontbreken.")
            )
            return f"{text.format(missing=score.missing, n=len(scale.items))} {allowed}"
        case _:
            assert_never(score.why)


def heading(questionnaire: Questionnaire) -> str:
    """Name what a questionnaire is about to the person herself, without a word that judges her.

    One of the organisation's own has the title that it was given.
    """
    return _headings().get(questionnaire.series, questionnaire.title)


def _headings() -> Mapping[str, str]:
    people, well = _("Mensen om u heen"), _("Hoe het met u gaat")
    return {
        "self_rated_health": _("Uw gezondheid"),
        "life_mark": _("Uw leven nu"),
        "regie": _("Zelf bepalen, en bij wie u terecht kunt"),
        "djg6": people,
        "djg11": people,
        "adl11": _("Hoe het u afgaat"),
        "pearlin": _("Zelf bepalen"),
        "gfi": well,
        "tfi": well,
        "effect": _("Wat het contact met de Spil voor u betekent"),
        "satisfaction": _("De Spil"),
        "zrm": _("Hoe het gaat, op elk gebied"),
        "mpg": _("Uw spinnenweb"),
    }
