"""The questionnaires that come with the program, as files that an organisation can add to.

What they are made of stands in `scoring`; how a file is written in `questionnaire_files`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from spil_desktop import paths
from spil_desktop.rules import questionnaire_files, scoring
from spil_desktop.rules.scoring import (
    DECLINED,
    NOT_SAID,
    UNKNOWN,
    Answer,
    Choice,
    Cutoff,
    Item,
    ItemKind,
    NotScorable,
    Questionnaire,
    Scale,
    Score,
    is_missing,
)

__all__ = [
    "DECLINED",
    "NOT_SAID",
    "UNKNOWN",
    "Answer",
    "Choice",
    "Cutoff",
    "Item",
    "ItemKind",
    "NotScorable",
    "Questionnaire",
    "Scale",
    "Score",
    "by_code",
    "is_missing",
    "parse",
    "scores",
    "shipped",
    "text_of",
]

FOLDER: Final = "questionnaires"
"""The folder in `resources` with a file a questionnaire and, beside each, its test vectors."""

SELF_RATED_HEALTH: Final = "self_rated_health"
SELF_RATED_HEALTH_CBS: Final = "self_rated_health_cbs"
LIFE_MARK: Final = "life_mark"
LONELINESS_6: Final = "djg6"
LONELINESS_11: Final = "djg11"

HEALTH: Final = "health"
"""The only item, and the scale, of self-rated health; answered with a `SelfRatedHealth`."""

MARK: Final = "mark"
"""The only item, and the scale, of the mark for life; answered with a whole number."""

TOTAL: Final = "total"
"""The scale over all items of a questionnaire that has subscales."""

parse = questionnaire_files.parse
scores = scoring.scores


@cache
def shipped() -> tuple[Questionnaire, ...]:
    """Return the questionnaires that come with the program, in the order of asking."""
    files = paths.resource(FOLDER).glob("*.toml")
    texts = [file for file in files if not file.name.endswith(".vectors.toml")]
    found = [parse(file.read_text(encoding="utf-8")) for file in texts]
    return tuple(sorted(found, key=lambda one: (one.place, one.code)))


def text_of(code: str) -> str:
    """Return the file of a questionnaire that comes with the program."""
    return (paths.resource(FOLDER) / f"{code}.toml").read_text(encoding="utf-8")


@cache
def by_code() -> Mapping[str, Questionnaire]:
    """Return the questionnaires that come with the program, by their code."""
    return {questionnaire.code: questionnaire for questionnaire in shipped()}
