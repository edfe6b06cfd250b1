"""What a code in a table means, where its name alone does not say it: range, direction, classes."""

from collections.abc import Mapping

from spil_desktop.language import _
from spil_desktop.rules import outcome_tables, questionnaires, vocabulary
from spil_desktop.rules.outcome_tables import OUTCOMES
from spil_desktop.rules.release import DimensionName
from spil_desktop.texts import questionnaires as question_words

_LONELINESS = frozenset(
    {DimensionName.LONELINESS, DimensionName.LONELINESS_T0, DimensionName.LONELINESS_T1}
)
_NURSES = frozenset({DimensionName.SOURCE, DimensionName.SIGNAL_SOURCE, DimensionName.PARTY})


def category(name: DimensionName, code: str) -> str:
    """Define a category; empty where its name says it all."""
    if name is DimensionName.OUTCOME:
        return _outcome(code)
    if name is DimensionName.OUTCOME_FIGURE:
        return _figures().get(code, "")
    if name in _LONELINESS:
        return _class_of_loneliness(code)
    if name in _NURSES and vocabulary.ReportSource.COMMUNITY_NURSE in code.split("+"):
        return _(
            "S1 is zorg voor de hele wijk die niet aan één persoon is toegewezen, zoals een "
            "wijkverpleegkundige die mensen vroeg in beeld krijgt."
        )
    return ""


def _outcome(code: str) -> str:
    found = next((each for each in OUTCOMES if each.measure == code), None)
    if found is None:
        return ""
    asked = questionnaires.by_code()[found.questionnaire]
    return f"{question_words.scored(asked, found.scored)} {question_words.asked(asked)}"


def _class_of_loneliness(code: str) -> str:
    asked = questionnaires.by_code()[questionnaires.LONELINESS_6]
    scale = asked.scale(questionnaires.TOTAL)
    ranges = {each.code: question_words.span(scale, each) for each in scale.cutoffs}
    known = [ranges[each] for each in code.split("+") if each in ranges]
    return _("Score: {scores}.").format(scores=", ".join(known)) if known else ""


def _figures() -> Mapping[str, str]:
    return {
        outcome_tables.PEOPLE: _("Wie bij beide metingen een score heeft."),
        outcome_tables.DIFFERENCE: _(
            "De tweede meting min de eerste. Boven nul scoren mensen later gemiddeld hoger. Of "
            "hoger beter is, staat bij de uitkomst."
        ),
        outcome_tables.LOW: _("De ondergrens van het 95%-interval van het verschil."),
        outcome_tables.HIGH: _("De bovengrens van het 95%-interval van het verschil."),
    }
