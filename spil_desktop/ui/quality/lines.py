"""The lines of the page Volledigheid: on the left a subject, on the right a person or a figure."""

from dataclasses import dataclass, field
from typing import Final

from spil_desktop.language import _, ngettext
from spil_desktop.rules.data_effects import Effect, Effects, NotScored, Unanswered
from spil_desktop.rules.data_quality import Gap, Repair
from spil_desktop.rules.oddities import Oddity, OddLine
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import data_effects as effect_words
from spil_desktop.texts import data_quality as words
from spil_desktop.ui.quality.repairs import Missing

FIRST: Final = "first"
PEOPLE: Final = "people"
ODD: Final = "odd"
FIGURES: Final = "figures"
QUESTIONS: Final = "questions"
WITHOUT_FIGURES: Final = frozenset({FIRST, ODD})
"""Subjects above whose list no figures of a year stand."""

OF_FIGURES: Final = frozenset({FIGURES, QUESTIONS})
"""Subjects whose list is not of people."""

OF_FEW: Final = OF_FIGURES | {FIRST}
"""Subjects whose list is short: what it says is broken over lines, and nothing is cut off."""

_ODD_BIRTHS: Final = frozenset({Oddity.AGE, Oddity.UNDER_70, Oddity.BORN_AFTER_REPORT})
_LEAVES_OUT: Final = frozenset({Gap.BIRTH, Gap.CONSENT_EVALUATION})
"""What keeps someone out of the figures altogether."""

_GAPS: Final = {Moment.T0: Gap.T0, Moment.T1: Gap.T1, Moment.T2: Gap.T2}
_TOLD: Final = 3
"""Effects that stand above the list of one gap; all of them have a list of their own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A line on the left: something missing, or one of the lists over everything."""

    key: str
    group: str
    name: str
    counted: str
    missing: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line on the right: a person, a figure or a question, and what Enter opens of it."""

    key: tuple[int, str]
    name: str = field(repr=False)
    what: str
    form: str
    missing: Missing | None
    odd: OddLine | None = None
    gap: Gap | None = None
    question: Unanswered | None = None


def told(key: str, effects: Effects) -> list[str]:
    """Return what stands above the list of a subject about the figures."""
    if key in {PEOPLE, FIGURES}:
        return list(effect_words.left_out(effects))
    found = [effect_words.effect(one) for one in effects.shares if one.gap == key]
    found += [
        effect_words.not_scored(one) for one in effects.not_scored if _GAPS[one.moment] == key
    ]
    more = len(found) - _TOLD
    if more > 0:
        rest = ngettext(
            "En nog {n} cijfer: kijk bij Wat het met de cijfers doet.",
            "En nog {n} cijfers: kijk bij Wat het met de cijfers doet.",
            more,
        )
        found[_TOLD:] = [rest.format(n=more)]
    return [*(effect_words.left_out(effects) if key in _LEAVES_OUT else ()), *found]


def effect_line(of: Effect) -> Line:
    """Return the line of a figure that can differ; Enter shows of whom something is missing."""
    return Line(
        (0, f"{of.figure.value}{of.of}"),
        effect_words.short(of),
        effect_words.why(of),
        effect_words.between(of),
        None,
        gap=of.gap,
    )


def not_scored_line(of: NotScored) -> Line:
    """Return the line of a questionnaire that was asked and does not count for some."""
    return Line(
        (0, f"{of.moment.value}{of.questionnaire.code}{of.questionnaire.edition}"),
        _("Niet te scoren: {title}").format(title=effect_words.asked(of)),
        _("wel gevraagd, maar niets gezegd of te weinig antwoorden"),
        words.counted(of.people, of.asked),
        None,
        gap=_GAPS[of.moment],
    )


def question_line(of: Unanswered) -> Line:
    """Return the line of a question that some did not answer; Enter shows who."""
    questionnaire, item = of.questionnaire, of.item
    return Line(
        (0, f"{of.moment.value}/{questionnaire.code}/{questionnaire.edition}/{item.code}"),
        item.text,
        f"{effect_words.silent(of)} · {effect_words.question(of)}",
        words.counted(of.number, of.asked),
        None,
        question=of,
    )


def odd_line(line: OddLine) -> Line:
    """Return the line of an odd value; a year of birth is looked at in its own form."""
    born = line.oddity in _ODD_BIRTHS
    missing = Missing(line.person_id, Repair.PERSON, Gap.BIRTH) if born else None
    return Line(
        (line.participant_id, f"{line.oddity.value}{line.record_id}"),
        line.name,
        words.title(words.odd(line)),
        words.title(words.repair(Repair.PERSON)) if born else _("Dossier openen"),
        missing,
        line,
    )


def nothing(key: str) -> str:
    """Return what an empty list of a subject says."""
    if key == ODD:
        return _("Er zijn geen waarden gevonden die niet kunnen kloppen.")
    if key == FIGURES:
        return _("Er ontbreekt niets dat een cijfer anders kan maken.")
    if key == QUESTIONS:
        return _("Wie is gevraagd, gaf op elke vraag antwoord.")
    if key in {FIRST, PEOPLE}:
        return _("Alles wat het verslag nodig heeft, is ingevuld.")
    return _("Dit is van iedereen bekend.")
