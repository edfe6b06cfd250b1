"""Scores of the six-item De Jong Gierveld loneliness scale.

Source: de Jong Gierveld & van Tilburg (2006); scoring and missing rule as in the manual's syntax.
The scale is made for research in groups: a score says nothing certain about one person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from spil_desktop.rules.vocabulary import Loneliness, LonelinessAnswer

EMOTIONAL: Final = ("djg3", "djg9", "djg10")
"""Statements about what someone misses: "ja" and "min of meer" score."""

SOCIAL: Final = ("djg4", "djg7", "djg8")
"""Statements about people to rely on: "nee" and "min of meer" score."""

ITEMS: Final = ("djg3", "djg4", "djg7", "djg9", "djg8", "djg10")
"""All statements in the order in which they are asked, numbered as in the eleven-item scale."""

_LONELY_FROM, _VERY_LONELY_FROM = 2, 5


@dataclass(frozen=True, slots=True)
class LonelinessScore:
    """Both subscales (0-3) and the total (0-6); None where too few answers make it invalid."""

    emotional: int | None
    social: int | None
    total: int | None

    @property
    def loneliness(self) -> Loneliness | None:
        """The class of the total: 0-1 not, 2-4 somewhat, 5-6 very lonely."""
        if self.total is None:
            return None
        if self.total < _LONELY_FROM:
            return Loneliness.NOT_LONELY
        return Loneliness.LONELY if self.total < _VERY_LONELY_FROM else Loneliness.VERY_LONELY


def score(answers: Mapping[str, LonelinessAnswer]) -> LonelinessScore:
    """Score the answers by item; an item that was not answered is not in them.

    A subscale needs all its three answers. The total allows one missing answer, which does not
    score.
    """
    missing = sum(item not in answers for item in ITEMS)
    return LonelinessScore(
        emotional=_complete(answers, EMOTIONAL),
        social=_complete(answers, SOCIAL),
        total=None if missing > 1 else sum(_scores(answers, item) for item in ITEMS),
    )


def _complete(answers: Mapping[str, LonelinessAnswer], items: tuple[str, ...]) -> int | None:
    if any(item not in answers for item in items):
        return None
    return sum(_scores(answers, item) for item in items)


def _scores(answers: Mapping[str, LonelinessAnswer], item: str) -> bool:
    answer = answers.get(item)
    if answer is None:
        return False
    against = LonelinessAnswer.NO if item in EMOTIONAL else LonelinessAnswer.YES
    return answer is not against
