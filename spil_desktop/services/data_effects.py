"""What the missing does to each published figure: between which shares it can lie.

Counted over the same people and in the same period as the published figures. Only for inside: the
counts are exact.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant
from spil_desktop.rules.data_effects import Effect, Effects, Figure, ShareRange
from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.periods import Period
from spil_desktop.rules.questionnaires import LONELINESS_6
from spil_desktop.rules.vocabulary import (
    Code,
    Gender,
    Layer,
    LivingSituation,
    Loneliness,
    MaritalStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ReportSource,
    SelfRatedHealth,
    Tenure,
)
from spil_desktop.services import outcome_effects, populations, questionnaires, statistics
from spil_desktop.services.data_quality import STILL_NEW
from spil_desktop.services.populations import TAKES_PART, Facts, Someone

_OLD: Final = 80
_FAIR: Final = frozenset({SelfRatedHealth.GOOD, SelfRatedHealth.FAIR})
_OUTREACH: Final = frozenset(
    {
        ReportSource.DOOR_TO_DOOR,
        ReportSource.STREET,
        ReportSource.COMMUNITY_NURSE,
        ReportSource.KEY_FIGURE,
    }
)
"""Who was found, and did not come herself, as the report's statement counts them."""

_NO_PROFESSIONAL: Final = frozenset(
    {
        Layer.OWN_STRENGTH,
        Layer.FAMILY,
        Layer.NEIGHBOUR,
        Layer.BUDDY,
        Layer.KEY_FIGURE,
        Layer.VOLUNTEER,
        Layer.ACTIVITY,
        Layer.JOB_SERVICE,
        Layer.TRANSPORT_SERVICE,
    }
)
"""Every layer before the professional; of another, in words, nobody can tell."""

_THEMES: Final = (
    (Figure.SOCIAL_CONTACT, NeedTheme.SOCIAL_CONTACT),
    (Figure.PRACTICAL_HELP, NeedTheme.PRACTICAL_HELP),
    (Figure.TRANSPORT, NeedTheme.TRANSPORT),
)
"""The pilots' most important questions."""

_ANSWERS: Final[Sequence[tuple[Figure, Gap, Callable[[Someone], Code], Code, Code]]] = (
    (Figure.WOMEN, Gap.GENDER, lambda one: one.gender, Gender.WOMAN, Gender.UNKNOWN),
    (
        Figure.ALONE,
        Gap.LIVING,
        lambda one: one.living,
        LivingSituation.ALONE,
        LivingSituation.UNKNOWN,
    ),
    (Figure.RENTED, Gap.TENURE, lambda one: one.tenure, Tenure.RENTED, Tenure.UNKNOWN),
    (
        Figure.WIDOWED,
        Gap.MARITAL,
        lambda one: one.marital,
        MaritalStatus.WIDOWED,
        MaritalStatus.UNKNOWN,
    ),
)
"""The shares of one answer to a question: what was answered, the answer, and that it is unknown."""

_SOLVED: Final = frozenset({NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED})


def read(session: Session, period: Period, *, today: date, area_id: int | None = None) -> Effects:
    """Return the effects on the figures of a period, in an area or everywhere.

    Of a period that still runs, what counts is what is known `today`. People count in the period in
    which they were reported, needs in which they were asked, outcomes in which they became known.
    """
    until = min(period.last_day, today)
    facts = populations.read(session, until, statistics.areas(session, area_id))
    new = [one for one in facts.people if one.reported_on >= period.first_day]
    counted = [one for one in new if one.counts]
    takes_part = [one for one in new if one.status in TAKES_PART]
    consenting = [one for one in takes_part if one.evaluation]
    old = [one for one in takes_part if one.age is not None and one.age >= populations.LEAST_AGE]
    ageless = [one for one in consenting if one.age is None]
    everyone = [one for one in facts.people if one.counts]
    outcomes = outcome_effects.read(session, everyone, period, until)
    shares = (
        *_inflow(session, counted),
        *_background(counted, ageless),
        *_health(facts, counted),
        *_needs(facts, counted, everyone, period, until),
        *_loneliness(session, facts, counted),
        *outcomes.shares,
    )
    return Effects(
        counted=len(counted),
        without_birth=len(ageless),
        without_consent=sum(not one.evaluation for one in old),
        under_age=sum(
            one.age is not None and one.age < populations.LEAST_AGE for one in consenting
        ),
        shares=tuple(effect for effect in shares if effect.range.unknown),
        period=period,
        not_scored=outcomes.not_scored,
        unanswered=outcomes.unanswered,
    )


def _share(
    people: Iterable[Someone], known: Callable[[Someone], bool], yes: Callable[[Someone], bool]
) -> ShareRange:
    """Count of whom it is known, and of those who have it."""
    everyone = list(people)
    sure = [one for one in everyone if known(one)]
    return ShareRange(sum(map(yes, sure)), len(sure), len(everyone) - len(sure))


def _inflow(session: Session, counted: list[Someone]) -> Iterable[Effect]:
    """Yield the share of who was found; of another source without a word nobody can tell."""
    nameless = frozenset(
        session.scalars(
            select(Participant.id).where(
                Participant.source == ReportSource.OTHER, Participant.source_label.is_(None)
            )
        )
    )
    yield Effect(
        Figure.OUTREACH,
        Gap.SOURCE,
        _share(
            counted,
            lambda one: one.id not in nameless,
            lambda one: one.source in _OUTREACH,
        ),
    )


def _background(counted: list[Someone], ageless: list[Someone]) -> Iterable[Effect]:
    yield Effect(
        Figure.EIGHTY,
        Gap.BIRTH,
        _share(
            (*counted, *ageless),
            lambda one: one.age is not None,
            lambda one: one.age is not None and one.age >= _OLD,
        ),
    )
    for figure, gap, answer, yes, unknown in _ANSWERS:
        told = Counter(answer(one) for one in counted)
        known = len(counted) - told[unknown]
        yield Effect(figure, gap, ShareRange(told[yes], known, told[unknown]))


def _health(facts: Facts, counted: list[Someone]) -> Iterable[Effect]:
    """Yield the shares of those who consented to keeping their health."""
    asked = [one for one in counted if one.health]
    known = facts.health

    def filled(one: Someone) -> bool:
        return one.id in known and known[one.id].has_file

    def rated(one: Someone) -> bool:
        return one.id in known and known[one.id].self_rated is not None

    yield Effect(
        Figure.FAIR_OR_GOOD,
        Gap.HEALTH,
        _share(asked, rated, lambda one: known[one.id].self_rated in _FAIR),
    )
    yield Effect(
        Figure.LIMITED,
        Gap.HEALTH,
        _share(asked, filled, lambda one: bool(known[one.id].limitations)),
    )
    yield Effect(
        Figure.MOBILITY,
        Gap.HEALTH,
        _share(asked, filled, lambda one: known[one.id].moves_less),
    )
    yield Effect(
        Figure.CHRONIC,
        Gap.HEALTH,
        _share(asked, filled, lambda one: bool(known[one.id].conditions)),
    )


def _needs(
    facts: Facts, counted: list[Someone], everyone: list[Someone], period: Period, until: date
) -> Iterable[Effect]:
    """Yield the shares with the pilots' questions, and of the needs that were solved, by whom."""
    themes: defaultdict[int, set[NeedTheme]] = defaultdict(set)
    for need in facts.needs:
        themes[need.participant_id].add(need.theme)
    asking = [themes[one.id] for one in counted if one.id in themes]
    for figure, theme in _THEMES:
        having = sum(theme in asked for asked in asking)
        share = ShareRange(having, len(asking), len(counted) - len(asking))
        yield Effect(figure, Gap.NO_NEED, share)
    numbers = {one.id for one in everyone}
    asked = [
        need
        for need in facts.needs
        if need.participant_id in numbers and need.asked_on in period and need.asked_on <= until
    ]
    solved = [need for need in asked if need.status in _SOLVED]
    forgotten = sum(
        need.status is NeedStatus.NEW and need.asked_on < until - STILL_NEW for need in asked
    )
    yield Effect(
        Figure.SOLVED,
        Gap.NEED_STATUS,
        ShareRange(len(solved), len(asked) - forgotten, forgotten),
    )
    told = [need for need in solved if need.solved_by is not None]
    alone = sum(need.solved_by in _NO_PROFESSIONAL for need in told)
    yield Effect(
        Figure.BY_NETWORK,
        Gap.NEED_LAYER,
        ShareRange(alone, len(told), len(solved) - len(told)),
    )


def _loneliness(session: Session, facts: Facts, counted: list[Someone]) -> Iterable[Effect]:
    """Yield the share of the lonely; it is asked of who consents to keeping her health alone."""
    first = {
        number: measured.loneliness[Moment.T0]
        for number, measured in facts.measured.items()
        if Moment.T0 in measured.loneliness
    }
    asked_now = {each.code for each in questionnaires.asked(session, Moment.T0)}
    if LONELINESS_6 not in asked_now and not first:
        return
    asked = [one for one in counted if one.health]
    yield Effect(
        Figure.LONELY,
        Gap.T0,
        _share(
            asked,
            lambda one: one.id in first,
            lambda one: first[one.id] is not Loneliness.NOT_LONELY,
        ),
    )
