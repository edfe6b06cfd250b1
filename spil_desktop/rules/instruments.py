"""Questionnaires: their items, the answers each item allows, and the version that is asked.

Answers are stored as a mapping from item to answer code; an unanswered item is not in it.
"""

from collections.abc import Mapping
from typing import Final, assert_never

from spil_desktop.rules import loneliness
from spil_desktop.rules.vocabulary import Instrument, LonelinessAnswer, SelfRatedHealth

HEALTH: Final = "health"
"""The item of self-rated health; answered with a `SelfRatedHealth`."""

MARK: Final = "mark"
"""The item of the mark for life; answered with a whole number from 1 to 10."""

MARKS: Final = range(1, 11)

VERSIONS: Final[Mapping[Instrument, str]] = {
    Instrument.SELF_RATED_HEALTH: "redelijk-5",
    Instrument.LIFE_MARK: "cbs-1-10",
    Instrument.LONELINESS_6: "2006-3-punts",
}
"""Which wording and answer set is asked now; series with different versions are not mixed."""

ITEMS: Final[Mapping[Instrument, tuple[str, ...]]] = {
    Instrument.SELF_RATED_HEALTH: (HEALTH,),
    Instrument.LIFE_MARK: (MARK,),
    Instrument.LONELINESS_6: loneliness.ITEMS,
}
"""The items of each questionnaire in the order in which they are asked."""


ABOUT_HEALTH: Final = frozenset({Instrument.SELF_RATED_HEALTH, Instrument.LONELINESS_6})
"""Questionnaires whose answers say something of health: kept only with consent to that."""


def allows(instrument: Instrument, item: str, answer: object) -> bool:
    """Whether `answer`, as it is stored, answers `item` of `instrument`."""
    if item not in ITEMS[instrument]:
        return False
    match instrument:
        case Instrument.LIFE_MARK:
            return type(answer) is int and answer in MARKS
        case Instrument.SELF_RATED_HEALTH:
            return answer in set(SelfRatedHealth)
        case Instrument.LONELINESS_6:
            return answer in set(LonelinessAnswer)
        case _:
            assert_never(instrument)


def mark(answers: Mapping[str, object]) -> int | None:
    """Return the stored mark for life, None when it was not answered."""
    given = answers.get(MARK)
    return given if isinstance(given, int) else None


def health(answers: Mapping[str, object]) -> SelfRatedHealth | None:
    """Return the stored self-rated health, None when it was not answered."""
    given = answers.get(HEALTH)
    return None if given is None else SelfRatedHealth(str(given))


def loneliness_score(answers: Mapping[str, object]) -> loneliness.LonelinessScore:
    """Score stored answers to the loneliness scale."""
    return loneliness.score(
        {item: LonelinessAnswer(str(answer)) for item, answer in answers.items()}
    )
