"""Questionnaires as values: their items, the answers each allows, and the scores of the answers.

Answers are stored as a mapping from item to answer; an item that was not asked is not in it. Who
was asked and would not or could not say has an answer of its own (`DECLINED`, `UNKNOWN`), which
scores nothing and counts as missing. A score is made for groups and says nothing certain about
one person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from spil_desktop.rules.vocabulary import Code, Moment

Answer: TypeAlias = str | int | Sequence[str]
"""The code of a choice, a number, a list of codes, or one of the two answers below."""

DECLINED: Final = "declined"
"""The stored answer "wil niet zeggen"."""

UNKNOWN: Final = "unknown"
"""The stored answer "weet niet"."""

NOT_SAID: Final = frozenset({DECLINED, UNKNOWN})
"""Answers to every item that count as missing."""


def is_missing(answer: object) -> bool:
    """Whether a stored answer (None: not asked) says nothing to count."""
    return answer is None or (isinstance(answer, str) and answer in NOT_SAID)


class ItemKind(Code):
    """How an item is answered: with one choice, with a whole number, or with several choices."""

    CHOICE = "choice"
    NUMBER = "number"
    MANY = "many"


class NotScorable(Code):
    """Why a scale has no score."""

    NOTHING_ANSWERED = "nothing_answered"
    TOO_FEW_ANSWERS = "too_few_answers"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that an item offers; `points` is what it scores, a reversed item included."""

    code: str
    text: str
    points: int


@dataclass(frozen=True, slots=True)
class Band:
    """Numbers up to and including `up_to` (from where the band before ends) score `points`."""

    up_to: int
    points: int


@dataclass(frozen=True, slots=True)
class Item:
    """A question, in the words in which it is asked.

    A number lies between `low` and `high`, which other kinds do not have; it scores itself, or
    the points of its band when there are `bands`.
    """

    code: str
    text: str
    kind: ItemKind
    choices: tuple[Choice, ...] = ()
    low: int | None = None
    high: int | None = None
    bands: tuple[Band, ...] = ()

    def allows(self, answer: object) -> bool:
        """Whether `answer`, as it is stored, answers this item."""
        if isinstance(answer, str):
            return answer in NOT_SAID or (self.kind is ItemKind.CHOICE and answer in self._codes())
        if self.kind is ItemKind.NUMBER:
            return type(answer) is int and self._low <= answer <= self._high
        if self.kind is not ItemKind.MANY or not isinstance(answer, (list, tuple)):
            return False
        given = cast("Sequence[object]", answer)
        return bool(given) and len(set(given)) == len(given) and set(given) <= self._codes()

    def points(self, answer: object) -> int | None:
        """Return what a stored answer scores; None when it is missing or scores nothing."""
        if self.kind is ItemKind.CHOICE and not is_missing(answer):
            return next((each.points for each in self.choices if each.code == answer), None)
        if self.kind is ItemKind.NUMBER and isinstance(answer, int) and self.allows(answer):
            return next((band.points for band in self.bands if answer <= band.up_to), answer)
        return None

    @property
    def possible_points(self) -> tuple[int, ...]:
        """All that an answer can score, without repetition, from low to high."""
        if self.kind is ItemKind.NUMBER and not self.bands:
            return tuple(range(self._low, self._high + 1))
        scored = self.bands if self.kind is ItemKind.NUMBER else self.choices
        return tuple(sorted({one.points for one in scored}))

    @property
    def _low(self) -> int:
        return 0 if self.low is None else self.low

    @property
    def _high(self) -> int:
        return 0 if self.high is None else self.high

    def _codes(self) -> set[object]:
        return {choice.code for choice in self.choices}


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A class of a scale's scores: those from `at_least` to where the next class begins."""

    at_least: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A sum over items, from `low` to `high`; at most `missing_allowed` answers may be missing.

    `source` says where the sum, its missing rule and its classes come from.
    """

    code: str
    title: str
    title_en: str
    items: tuple[str, ...]
    missing_allowed: int
    low: int
    high: int
    higher_is_better: bool
    cutoffs: tuple[Cutoff, ...]
    source: str

    def cutoff(self, value: int) -> Cutoff | None:
        """Return the class of a score; None when the scale has none."""
        return next((one for one in reversed(self.cutoffs) if one.at_least <= value), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire as it is asked, scored and explained in a report.

    `edition` names the wording and the answers. Questionnaires with the same `series` ask the
    same in other words: one person is asked only one of them, always in the same edition. Of one
    `by_reference` only totals are typed over from elsewhere. `about_health` ones need consent to
    keep health. `standard` ones are asked until somebody chooses otherwise, in the order of
    `place`.
    """

    code: str
    edition: str
    series: str
    title: str
    title_en: str
    introduction: str
    source: str
    licence: str
    by_reference: bool
    about_health: bool
    standard: bool
    place: int
    moments: tuple[Moment, ...]
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]

    def item(self, code: str) -> Item | None:
        """Return the item with this code, None when there is none."""
        return next((item for item in self.items if item.code == code), None)

    def scale(self, code: str) -> Scale:
        """Return the scale with this code, which there has to be."""
        return next(scale for scale in self.scales if scale.code == code)

    def allows(self, item: str, answer: object) -> bool:
        """Whether `answer`, as it is stored, answers an item of this questionnaire."""
        asked = self.item(item)
        return asked is not None and asked.allows(answer)


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers score on a scale, with how many of its answers are missing.

    Either `value` or `why` is None; `cutoff` is the class of the value where the scale has some.
    """

    value: int | None
    missing: int
    why: NotScorable | None = None
    cutoff: Cutoff | None = None


def scores(questionnaire: Questionnaire, answers: Mapping[str, object]) -> Mapping[str, Score]:
    """Score stored answers by the code of each scale; a missing answer scores nothing."""
    points = {
        item.code: scored
        for item in questionnaire.items
        if (scored := item.points(answers.get(item.code))) is not None
    }
    return {scale.code: _score(scale, points) for scale in questionnaire.scales}


def _score(scale: Scale, points: Mapping[str, int]) -> Score:
    missing = sum(item not in points for item in scale.items)
    if missing == len(scale.items):
        return Score(None, missing, NotScorable.NOTHING_ANSWERED)
    if missing > scale.missing_allowed:
        return Score(None, missing, NotScorable.TOO_FEW_ANSWERS)
    value = sum(points.get(item, 0) for item in scale.items)
    return Score(value, missing, cutoff=scale.cutoff(value))
