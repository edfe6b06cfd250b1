"""The guide for a talk at home: open questions by theme, and what each theme may lead to.

Six themes, as home visits to older people in the north use them, and the talents of the older
person: who can do something for another feels better for it. The wording is in
`texts.visit_guide`.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from spil_desktop.rules.vocabulary import NeedTheme, VisitTheme


class VisitQuestion(StrEnum):
    """The questions of the guide; their values are the keys under which answers are stored."""

    HOME_LIKING = "home_liking"
    HOME_CHANGE = "home_change"
    HOME_SAFE = "home_safe"
    HEALTH_NOW = "health_now"
    HEALTH_HINDER = "health_hinder"
    HEALTH_HELP = "health_help"
    ORDINARY_DAY = "ordinary_day"
    CHORES = "chores"
    TURN_TO = "turn_to"
    OUT_OF_DOORS = "out_of_doors"
    GETTING_THERE = "getting_there"
    WANTS_TO_GO = "wants_to_go"
    PEOPLE = "people"
    MORE_PEOPLE = "more_people"
    ENJOYS = "enjoys"
    GETS_BY = "gets_by"
    POST = "post"
    GOOD_AT = "good_at"
    FOR_ANOTHER = "for_another"
    USED_TO = "used_to"


GUIDE: Final[Mapping[VisitTheme, tuple[VisitQuestion, ...]]] = {
    VisitTheme.HOUSING: (
        VisitQuestion.HOME_LIKING,
        VisitQuestion.HOME_CHANGE,
        VisitQuestion.HOME_SAFE,
    ),
    VisitTheme.HEALTH: (
        VisitQuestion.HEALTH_NOW,
        VisitQuestion.HEALTH_HINDER,
        VisitQuestion.HEALTH_HELP,
    ),
    VisitTheme.SELF_RELIANCE: (
        VisitQuestion.ORDINARY_DAY,
        VisitQuestion.CHORES,
        VisitQuestion.TURN_TO,
    ),
    VisitTheme.MOBILITY: (
        VisitQuestion.OUT_OF_DOORS,
        VisitQuestion.GETTING_THERE,
        VisitQuestion.WANTS_TO_GO,
    ),
    VisitTheme.SOCIAL: (
        VisitQuestion.PEOPLE,
        VisitQuestion.MORE_PEOPLE,
        VisitQuestion.ENJOYS,
    ),
    VisitTheme.MONEY: (VisitQuestion.GETS_BY, VisitQuestion.POST),
    VisitTheme.TALENTS: (
        VisitQuestion.GOOD_AT,
        VisitQuestion.FOR_ANOTHER,
        VisitQuestion.USED_TO,
    ),
}
"""The questions of each theme, in the order of the talk."""

ABOUT_HEALTH: Final = frozenset(GUIDE[VisitTheme.HEALTH])
"""Questions whose answers are kept only with her consent to keep her health."""

NEED_THEMES: Final[Mapping[VisitTheme, NeedTheme]] = {
    VisitTheme.HOUSING: NeedTheme.HOUSING,
    VisitTheme.HEALTH: NeedTheme.HEALTH,
    VisitTheme.SELF_RELIANCE: NeedTheme.PRACTICAL_HELP,
    VisitTheme.MOBILITY: NeedTheme.TRANSPORT,
    VisitTheme.SOCIAL: NeedTheme.SOCIAL_CONTACT,
    VisitTheme.MONEY: NeedTheme.ADMINISTRATION,
}
"""Which need a theme usually leads to; talents lead to what she can offer."""


def answered(answers: Mapping[str, str]) -> dict[VisitQuestion, str]:
    """Return the answers that say something, in the order of the guide.

    Keys that the guide does not know (any more) are left out.
    """
    return {
        question: answers[question].strip()
        for questions in GUIDE.values()
        for question in questions
        if answers.get(question, "").strip()
    }


def of_theme(answers: Mapping[VisitQuestion, str], theme: VisitTheme) -> str:
    """Return what was said about a theme, an answer a line."""
    return "\n".join(answers[question] for question in GUIDE[theme] if question in answers)


def without_health(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers without those about health."""
    return {key: said for key, said in answers.items() if key not in ABOUT_HEALTH}


def themes(answers: Iterable[VisitQuestion]) -> tuple[VisitTheme, ...]:
    """Return the themes that the answered questions belong to, in the order of the guide."""
    given = set(answers)
    return tuple(theme for theme, questions in GUIDE.items() if given.intersection(questions))
