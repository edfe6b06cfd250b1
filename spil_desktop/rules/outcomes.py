"""When two answers of one person make a pair, and what she says that she noticed of the help.

Only the same questionnaire in the same edition is compared: other words or other answers are
another question, even when they are about the same thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias, cast

from spil_desktop.rules import questionnaires
from spil_desktop.rules.paired import Lost, Pair
from spil_desktop.rules.scoring import Questionnaire, Score
from spil_desktop.rules.vocabulary import DropOut, Moment

_MAIN_SCALES: Final = frozenset({questionnaires.TOTAL, questionnaires.MARK, questionnaires.HEALTH})


EFFECT: Final = "effect"
"""The questionnaire about what somebody noticed of the help."""

STATEMENTS: Final = (
    "wellbeing",
    "cope_better",
    "less_vulnerable",
    "more_contact",
    "out_more",
    "practical_help",
    "respected",
)
"""Its statements, in the order in which they are asked."""

MATTERED: Final = (
    "attention",
    "respect",
    "understanding",
    "talking",
    "doing",
    "transport",
    "groceries",
    "administration",
    "other",
)
"""What can have meant the most, in the order in which the pilots' report names it."""

_MATTERED_MOST: Final = "mattered_most"


class View(StrEnum):
    """Whether somebody agrees with a statement, (dis)agreeing entirely included."""

    AGREE = "agree"
    NEITHER = "neither"
    DISAGREE = "disagree"


_VIEWS: Final = {
    "fully_agree": View.AGREE,
    "agree": View.AGREE,
    "neither": View.NEITHER,
    "disagree": View.DISAGREE,
    "fully_disagree": View.DISAGREE,
}


def view(answers: Mapping[str, object], item: str) -> View | None:
    """Say whether stored answers agree with a statement; None without an answer to it."""
    return _VIEWS.get(str(answers.get(item)))


def mattered(answers: Mapping[str, object]) -> tuple[str, ...]:
    """Return what meant the most by stored answers, in the order of the list."""
    given = answers.get(_MATTERED_MOST)
    named = set(cast("list[str]", given)) if isinstance(given, (list, tuple)) else set[str]()
    return tuple(code for code in MATTERED if code in named)


def measure(questionnaire: str, scale: str) -> str:
    """Name an outcome: the questionnaire, and its scale where that is not the main one."""
    return questionnaire if scale in _MAIN_SCALES else f"{questionnaire}_{scale}"


@dataclass(frozen=True, slots=True)
class Taken:
    """One questionnaire as someone answered it at one moment; `scores` by the code of a scale."""

    questionnaire: Questionnaire
    on: date
    answers: Mapping[str, object]
    scores: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Gone:
    """Why someone is not measured at a moment any more, and since when that is known."""

    on: date
    why: Lost


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a first score by a later moment: a pair, or a reason why there is none."""

    on: date | None
    pair: Pair | None
    lost: Lost | None


class Unscored(StrEnum):
    """Why someone whose turn it was to be measured again has no first score on a scale."""

    NOT_MEASURED = "not_measured"
    NOT_ASKED = "not_asked"
    OTHER_WORDS = "other_words"
    NO_CONSENT = "no_consent"
    NOT_SCORABLE = "not_scorable"


class Part(StrEnum):
    """A figure of an outcome that is no reason: who is counted, and how they changed."""

    PAIRS = "pairs"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    STABLE = "stable"
    FIRST = "first"


class Reply(StrEnum):
    """A figure of what people noticed, or of what meant the most."""

    AGREE = "agree"
    NEITHER = "neither"
    DISAGREE = "disagree"
    NAMED = "named"
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"


class Silence(StrEnum):
    """Why a question of a questionnaire that was asked has no answer."""

    DECLINED = questionnaires.DECLINED
    UNKNOWN = questionnaires.UNKNOWN
    LEFT_OPEN = "left_open"


Told: TypeAlias = Part | Lost | Unscored | Reply | Silence
"""What one figure about outcomes counts."""


def silence(answer: object) -> Silence | None:
    """Return why a stored answer (None: there is none) tells nothing; None when it tells."""
    if answer is None:
        return Silence.LEFT_OPEN
    if isinstance(answer, str) and answer in questionnaires.NOT_SAID:
        return Silence(answer)
    return None


def lost(reason: DropOut) -> Lost:
    """Return as what a drop-out counts among those without a pair."""
    return Lost(reason.value)


def ending(
    first: Taken, later: Mapping[str, Taken], scale: str, gone: Gone | None
) -> Ending | None:
    """Say what became of someone's first score on a scale; None when she had none.

    `later` are all questionnaires that she answered at the later moment, by their code.
    """
    start = first.scores.get(scale)
    if start is None or start.value is None:
        return None
    found = later.get(first.questionnaire.code)
    if found is not None:
        if found.questionnaire.edition != first.questionnaire.edition:
            return Ending(found.on, None, Lost.OTHER_EDITION)
        value = found.scores[scale].value
        if value is None:
            return Ending(found.on, None, Lost.NOT_SCORABLE)
        return Ending(found.on, Pair(start.value, value), None)
    if later:
        return Ending(min(each.on for each in later.values()), None, Lost.NOT_ASKED)
    return Ending(None, None, Lost.NOT_YET) if gone is None else Ending(gone.on, None, gone.why)


@dataclass(frozen=True, slots=True)
class Followed:
    """Someone with all she answered; personal, so never shown.

    `first_on` is the day of T0; who was never measured has None.
    """

    participant_id: int
    first_on: date | None
    taken: Mapping[Moment, Mapping[str, Taken]]
    gone: Mapping[Moment, Gone]

    def ending(self, questionnaire: str, scale: str, moment: Moment) -> Ending | None:
        """Say what became of her first score; None when she had none on this scale."""
        first = self.taken.get(Moment.T0, {}).get(questionnaire)
        if first is None:
            return None
        return ending(first, self.taken.get(moment, {}), scale, self.gone.get(moment))

    def measured_on(self, moment: Moment) -> date | None:
        """Return the day on which she was measured at a moment."""
        return min((each.on for each in self.taken.get(moment, {}).values()), default=None)

    def ended_on(self, moment: Moment) -> date | None:
        """Return when she was measured at a moment, or since when she is not any more."""
        gone = self.gone.get(moment)
        return self.measured_on(moment) or (None if gone is None else gone.on)

    def unscored(
        self, questionnaire: Questionnaire, scale: str, *, health: bool
    ) -> Unscored | None:
        """Say why she has no first score on a scale; None when she has one.

        `health` is whether she consents to keeping answers about it: without, they do not count.
        """
        taken = self.taken.get(Moment.T0, {})
        asked = taken.get(questionnaire.code)
        if asked is not None and asked.questionnaire.edition == questionnaire.edition:
            scored = asked.scores[scale].value is not None
            return None if scored else Unscored.NOT_SCORABLE
        if self.first_on is None:
            return Unscored.NOT_MEASURED
        if questionnaire.series in {each.questionnaire.series for each in taken.values()}:
            return Unscored.OTHER_WORDS
        if questionnaire.about_health and not health:
            return Unscored.NO_CONSENT
        return Unscored.NOT_ASKED
