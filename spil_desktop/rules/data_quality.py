"""What is missing in the files of participants, for which chapter of the report, and how to repair.

Every question that the report needs an answer to is one `Gap`: `QUESTIONS` says of whom it must be
known, when it is known, in which form it is filled in and about how long that takes. The times are
estimates of our own; they only order the list of what to do first.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from spil_desktop.rules.vocabulary import Code, Moment, ParticipantStatus, Purpose


class Chapter(Code):
    """A chapter of the report that suffers when something is missing."""

    INFLOW = "inflow"
    BACKGROUND = "background"
    HEALTH = "health"
    NEEDS = "needs"
    SUPPORT = "support"
    OUTCOMES = "outcomes"
    ACCOUNT = "account"


class Gap(Code):
    """Something that the report needs to know of a participant and that is not recorded."""

    SOURCE = "source"
    KNOWS = "knows"
    FIRST_CONTACT = "first_contact"
    CLOSING = "closing"
    BIRTH = "birth"
    GENDER = "gender"
    LIVING = "living"
    TENURE = "tenure"
    MARITAL = "marital"
    HEALTH = "health"
    NO_NEED = "no_need"
    NEED_STATUS = "need_status"
    NEED_LAYER = "need_layer"
    MATCH_REVIEW = "match_review"
    MATCH_END = "match_end"
    CONTACT_MINUTES = "contact_minutes"
    T0 = "t0"
    T1 = "t1"
    T2 = "t2"
    CONSENT_FILE = "consent_file"
    CONSENT_HEALTH = "consent_health"
    CONSENT_EVALUATION = "consent_evaluation"


class Repair(Code):
    """The form in which something missing is filled in."""

    REPORT = "report"
    PERSON = "person"
    WISHES = "wishes"
    HEALTH = "health"
    CONSENT = "consent"
    CONTACT = "contact"
    STAGE = "stage"
    NEED = "need"
    CLOSE_NEED = "close_need"
    OPEN_NEED = "open_need"
    REVIEW = "review"
    END_MATCH = "end_match"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Known:
    """What is recorded of one participant, as far as the questions look at it.

    `stage` is where her file stands; `answered` and `given` are the questions for consent that she
    answered, and those with yes. `asks` is whether she has a need, `needs_judged` whether none is
    still new after six weeks, `needs_explained` whether all that were solved tell by whom;
    `matched` whether a match ran, `reviewed` whether none ran long without a talk, `ends_explained`
    whether all that ended tell why; `visited` whether she was visited, `visits_timed` whether all
    visits have their duration. `measured` are the moments at which she was asked the
    questionnaires, `over` those whose last day is past, `explained` those for which the reason of
    not asking is known.
    """

    stage: ParticipantStatus
    source: bool = True
    knows: bool = True
    spoken: bool = True
    closing: bool = True
    birth: bool = True
    gender: bool = True
    living: bool = True
    tenure: bool = True
    marital: bool = True
    health: bool = True
    asks: bool = False
    needs_judged: bool = True
    needs_explained: bool = True
    matched: bool = False
    reviewed: bool = True
    ends_explained: bool = True
    visited: bool = False
    visits_timed: bool = True
    answered: frozenset[Purpose] = frozenset()
    given: frozenset[Purpose] = frozenset()
    measured: frozenset[Moment] = frozenset()
    over: frozenset[Moment] = frozenset()
    explained: frozenset[Moment] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """Of whom something must be known, when it is, where it is filled in, and how long that takes.

    `weighs` is how much the report gains: five for what keeps someone out of it altogether.
    """

    chapter: Chapter
    repair: Repair
    seconds: int
    needed: Callable[[Known], bool]
    known: Callable[[Known], bool]
    weighs: int = 1


_TAKES_PART: Final = frozenset(
    {ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE, ParticipantStatus.CLOSED}
)
_AT_WORK: Final = frozenset(
    {
        ParticipantStatus.GETTING_ACQUAINTED,
        ParticipantStatus.ACTIVE,
        ParticipantStatus.AT_DISTANCE,
        ParticipantStatus.WAITING,
    }
)
_ALL_OUT: Final = 5


def _always(_known: Known) -> bool:
    return True


def _takes_part(known: Known) -> bool:
    return known.stage in _TAKES_PART


def _can_be_asked(known: Known) -> bool:
    return known.stage in _AT_WORK


def _evaluated(known: Known) -> bool:
    return known.stage in _TAKES_PART and Purpose.EVALUATION in known.given


def _later(moment: Moment) -> Question:
    """Return the question for a later moment: asked of whom was asked first, once it is over."""

    def needed(known: Known) -> bool:
        return _evaluated(known) and Moment.T0 in known.measured and moment in known.over

    def answered(known: Known) -> bool:
        return moment in known.measured or moment in known.explained

    return Question(Chapter.OUTCOMES, Repair.MEASURE, 20, needed, answered, 2)


def _consent(purpose: Purpose, weighs: int) -> Question:
    return Question(
        Chapter.ACCOUNT,
        Repair.CONSENT,
        60,
        _can_be_asked,
        lambda known: purpose in known.answered,
        weighs,
    )


QUESTIONS: Final[Mapping[Gap, Question]] = MappingProxyType(
    {
        Gap.SOURCE: Question(
            Chapter.INFLOW, Repair.REPORT, 15, _always, lambda known: known.source
        ),
        Gap.KNOWS: Question(
            Chapter.INFLOW, Repair.REPORT, 15, _can_be_asked, lambda known: known.knows
        ),
        Gap.FIRST_CONTACT: Question(
            Chapter.INFLOW, Repair.CONTACT, 40, _takes_part, lambda known: known.spoken
        ),
        Gap.CLOSING: Question(
            Chapter.INFLOW,
            Repair.STAGE,
            20,
            lambda known: known.stage is ParticipantStatus.CLOSED,
            lambda known: known.closing,
        ),
        Gap.BIRTH: Question(
            Chapter.BACKGROUND, Repair.PERSON, 20, _takes_part, lambda known: known.birth, _ALL_OUT
        ),
        Gap.GENDER: Question(
            Chapter.BACKGROUND, Repair.PERSON, 5, _takes_part, lambda known: known.gender, 2
        ),
        Gap.LIVING: Question(
            Chapter.BACKGROUND, Repair.WISHES, 10, _takes_part, lambda known: known.living, 2
        ),
        Gap.TENURE: Question(
            Chapter.BACKGROUND, Repair.WISHES, 10, _takes_part, lambda known: known.tenure
        ),
        Gap.MARITAL: Question(
            Chapter.BACKGROUND, Repair.WISHES, 10, _takes_part, lambda known: known.marital
        ),
        Gap.HEALTH: Question(
            Chapter.HEALTH,
            Repair.HEALTH,
            60,
            lambda known: known.stage in _TAKES_PART and Purpose.HEALTH in known.given,
            lambda known: known.health,
            3,
        ),
        Gap.NO_NEED: Question(
            Chapter.NEEDS, Repair.NEED, 60, _takes_part, lambda known: known.asks
        ),
        Gap.NEED_STATUS: Question(
            Chapter.NEEDS,
            Repair.OPEN_NEED,
            30,
            lambda known: known.asks,
            lambda known: known.needs_judged,
        ),
        Gap.NEED_LAYER: Question(
            Chapter.NEEDS,
            Repair.CLOSE_NEED,
            15,
            lambda known: known.asks,
            lambda known: known.needs_explained,
        ),
        Gap.MATCH_REVIEW: Question(
            Chapter.SUPPORT,
            Repair.REVIEW,
            120,
            lambda known: known.matched,
            lambda known: known.reviewed,
        ),
        Gap.MATCH_END: Question(
            Chapter.SUPPORT,
            Repair.END_MATCH,
            20,
            lambda known: known.matched,
            lambda known: known.ends_explained,
        ),
        Gap.CONTACT_MINUTES: Question(
            Chapter.SUPPORT,
            Repair.CONTACT,
            20,
            lambda known: known.visited,
            lambda known: known.visits_timed,
        ),
        Gap.T0: Question(
            Chapter.OUTCOMES,
            Repair.MEASURE,
            600,
            lambda known: _evaluated(known) and known.stage is not ParticipantStatus.CLOSED,
            lambda known: Moment.T0 in known.measured,
            3,
        ),
        Gap.T1: _later(Moment.T1),
        Gap.T2: _later(Moment.T2),
        Gap.CONSENT_FILE: _consent(Purpose.FILE, 1),
        Gap.CONSENT_HEALTH: _consent(Purpose.HEALTH, 1),
        Gap.CONSENT_EVALUATION: _consent(Purpose.EVALUATION, _ALL_OUT),
    }
)
"""Every question of the report, in the order of its chapters."""

FIVE_MINUTES: Final = 300
"""The seconds that the list of first repairs fills."""

_OPENING: Final = 10
"""Seconds to open a form and keep it, whatever is asked in it."""


def needed(known: Known) -> tuple[Gap, ...]:
    """Return what must be known of someone."""
    return tuple(gap for gap, question in QUESTIONS.items() if question.needed(known))


def missing(known: Known) -> tuple[Gap, ...]:
    """Return what must be known of someone and is not."""
    return tuple(
        gap
        for gap, question in QUESTIONS.items()
        if question.needed(known) and not question.known(known)
    )


@dataclass(frozen=True, slots=True)
class Task:
    """One form to open for one participant, what it repairs, and about how long it takes."""

    participant_id: int
    repair: Repair
    gaps: tuple[Gap, ...]
    seconds: int
    gain: int


def tasks(participant_id: int, gaps: Iterable[Gap]) -> tuple[Task, ...]:
    """Return the forms that repair what is missing of one participant, each once."""
    by_form: dict[tuple[Repair, Gap | None], list[Gap]] = {}
    for gap in gaps:
        repair = QUESTIONS[gap].repair
        alone = repair in {Repair.CONSENT, Repair.CONTACT, Repair.MEASURE}
        by_form.setdefault((repair, gap if alone else None), []).append(gap)
    return tuple(
        Task(
            participant_id,
            repair,
            tuple(found),
            _OPENING + sum(QUESTIONS[gap].seconds for gap in found),
            sum(QUESTIONS[gap].weighs for gap in found),
        )
        for (repair, _alone), found in by_form.items()
    )


def first(
    missing_of: Mapping[int, tuple[Gap, ...]], seconds: int = FIVE_MINUTES
) -> tuple[Task, ...]:
    """Return what to do in so many seconds: what repairs most for the least time goes first.

    A task that no longer fits is skipped for a shorter one. Equal ones keep the order of the
    numbers of the participants, so that the list is the same each time.
    """
    alike: Counter[tuple[Gap, ...]] = Counter()
    found: list[Task] = []
    for number, gaps in sorted(missing_of.items()):
        alike[gaps] += 1
        if alike[gaps] * _OPENING <= seconds:  # more like these would not fit in any case
            found += tasks(number, gaps)
    found.sort(key=lambda task: (-task.gain / task.seconds, task.participant_id))
    chosen: list[Task] = []
    left = seconds
    for task in found:
        if task.seconds <= left:
            chosen.append(task)
            left -= task.seconds
    return tuple(chosen)
