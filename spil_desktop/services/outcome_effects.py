"""What the missing does to the figures of outcomes: of who was due, and was not measured again.

Someone is due once she was measured at T1, or can not be any more: her window closed, or it is
known why she will not be. Of who died no answer is missing. Of who was asked, an answer may be.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import MissedMeasurement
from spil_desktop.rules import outcomes, paired, questionnaires
from spil_desktop.rules.data_effects import Effect, Figure, NotScored, ShareRange, Unanswered
from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.outcome_tables import OUTCOMES, OutcomeSpec
from spil_desktop.rules.outcomes import Followed, Silence, Taken, View
from spil_desktop.rules.paired import Lost
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import outcomes as stored
from spil_desktop.services import questionnaires as asked_ones
from spil_desktop.services.populations import Someone

_ATTENTION = "attention"
"""What the pilots' report names first of what meant the most."""


_Asked: TypeAlias = Mapping[Moment, Iterable[Mapping[int, Taken]]]
"""At each moment every questionnaire that was asked, in the order of asking, with who took it."""


@dataclass(frozen=True, slots=True)
class OutcomeEffects:
    """The shares that can differ, and which questionnaires and questions tell nothing of some."""

    shares: tuple[Effect, ...]
    not_scored: tuple[NotScored, ...]
    unanswered: tuple[Unanswered, ...] = field(repr=False)


def read(
    session: Session, people: Collection[Someone], period: Period, until: date
) -> OutcomeEffects:
    """Return what the missing does to the figures of outcomes of a period, until a day in it."""
    followed = stored.follow(session, people, until)
    due = [one for one in followed if _due_on(one) in period and not _died(one)]
    shares = (
        Effect(Figure.MEASURED_AGAIN, Gap.T1, _response(session, due)),
        *(_not_worse(spec, followed, period) for spec in OUTCOMES),
        *(_noticed(due) if _is_asked(session, due) else ()),
    )
    asked = _asked(followed, period)
    return OutcomeEffects(shares, tuple(_not_scored(asked)), tuple(_unanswered(asked)))


def _due_on(one: Followed) -> date | None:
    """Return when she was measured at T1, or since when it is known that she is not."""
    gone = one.gone.get(Moment.T1)
    return one.measured_on(Moment.T1) or (None if gone is None else gone.on)


def _died(one: Followed) -> bool:
    gone = one.gone.get(Moment.T1)
    return not one.taken[Moment.T1] and gone is not None and gone.why is Lost.DIED


def _response(session: Session, due: Sequence[Followed]) -> ShareRange:
    """Count who was measured again; unknown is of whom nobody wrote that or why she was not."""
    explained = set(
        session.scalars(
            select(MissedMeasurement.participant_id).where(MissedMeasurement.moment == Moment.T1)
        )
    )
    measured = sum(bool(one.taken[Moment.T1]) for one in due)
    unknown = sum(
        not one.taken[Moment.T1]
        and one.participant_id not in explained
        and one.gone[Moment.T1].why is Lost.NOT_REACHED
        for one in due
    )
    return ShareRange(measured, len(due) - unknown, unknown)


def _not_worse(spec: OutcomeSpec, followed: Iterable[Followed], period: Period) -> Effect:
    """Count who is the same or better on an outcome, of who had a first score on it."""
    asked_now = questionnaires.by_code()[spec.questionnaire].edition
    stable = pairs = lost = 0
    for one in followed:
        first = one.taken[Moment.T0].get(spec.questionnaire)
        ended = one.ending(spec.questionnaire, spec.scale, Moment.T1)
        if first is None or first.questionnaire.edition != asked_now:
            continue
        if ended is None or ended.on not in period or ended.lost is Lost.DIED:
            continue
        if ended.pair is None:
            lost += 1
            continue
        pairs += 1
        change = paired.change(ended.pair, higher_is_better=spec.scored.higher_is_better)
        stable += change in paired.STABLE
    return Effect(Figure.NOT_WORSE, Gap.T1, ShareRange(stable, pairs, lost), spec.measure)


def _noticed(due: Iterable[Followed]) -> Iterator[Effect]:
    """Yield the shares of who agrees with each statement, and of who named attention."""
    nothing: Mapping[str, object] = {}
    answers = [taken.answers if (taken := _effect(one)) else nothing for one in due]
    for item in outcomes.STATEMENTS:
        views = [outcomes.view(given, item) for given in answers]
        known = [view for view in views if view is not None]
        agree = known.count(View.AGREE)
        yield Effect(
            Figure.AGREE, Gap.T1, ShareRange(agree, len(known), len(views) - len(known)), item
        )
    named = [outcomes.mattered(given) for given in answers]
    told = [codes for codes in named if codes]
    yield Effect(
        Figure.ATTENTION,
        Gap.T1,
        ShareRange(sum(_ATTENTION in codes for codes in told), len(told), len(named) - len(told)),
    )


def _is_asked(session: Session, due: Iterable[Followed]) -> bool:
    """Whether people are asked now what they noticed, or were."""
    now = {each.code for each in asked_ones.asked(session, Moment.T1)}
    return outcomes.EFFECT in now or any(_effect(one) for one in due)


def _effect(one: Followed) -> Taken | None:
    return one.taken[Moment.T1].get(outcomes.EFFECT)


def _asked(followed: Iterable[Followed], period: Period) -> _Asked:
    """Return what was asked in the period; another edition is another questionnaire."""
    found: defaultdict[tuple[Moment, int, str, str], dict[int, Taken]] = defaultdict(dict)
    for one in followed:
        for moment, taken_then in one.taken.items():
            for code, taken in taken_then.items():
                if taken.on in period:
                    asked = taken.questionnaire
                    found[moment, asked.place, code, asked.edition][one.participant_id] = taken
    by_moment: defaultdict[Moment, list[Mapping[int, Taken]]] = defaultdict(list)
    for (moment, *_which), took in sorted(found.items(), key=lambda each: each[0]):
        by_moment[moment].append(took)
    return by_moment


def _not_scored(asked: _Asked) -> Iterator[NotScored]:
    """Yield what was asked of people of whom it has no score."""
    for moment, questionnaires_ in asked.items():
        for took in questionnaires_:
            answered = [taken for taken in took.values() if taken.scores]
            unclear = sum(not _is_scored(taken) for taken in answered)
            if unclear:
                yield NotScored(answered[0].questionnaire, moment, len(answered), unclear)


def _unanswered(asked: _Asked) -> Iterator[Unanswered]:
    """Yield each question that some gave no answer to, with who they are."""
    for moment, questionnaires_ in asked.items():
        for took in questionnaires_:
            questionnaire = next(iter(took.values())).questionnaire
            for item in questionnaire.items:
                people: defaultdict[Silence, dict[int, date]] = defaultdict(dict)
                for participant_id, taken in took.items():
                    why = outcomes.silence(taken.answers.get(item.code))
                    if why is not None:
                        people[why][participant_id] = taken.on
                if people:
                    yield Unanswered(questionnaire, moment, item, len(took), people)


def _is_scored(taken: Taken) -> bool:
    """Whether its total has a value, or where it has none any of its scales."""
    total = taken.scores.get(questionnaires.TOTAL)
    scores = taken.scores.values() if total is None else (total,)
    return any(score.value is not None for score in scores)
