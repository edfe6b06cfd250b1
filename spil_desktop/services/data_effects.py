"""What the missing does to each published figure: between which shares it can lie.

Counted over the same people as the published figures (`services.populations`). Only for inside:
the counts are exact.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area
from spil_desktop.rules.data_effects import Effect, Effects, Figure, ShareRange
from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.vocabulary import (
    Gender,
    Layer,
    LivingSituation,
    Moment,
    NeedStatus,
    SelfRatedHealth,
    Tenure,
)
from spil_desktop.services import populations
from spil_desktop.services.populations import TAKES_PART, Facts, Someone

_OLD: Final = 80
_FAIR: Final = frozenset({SelfRatedHealth.GOOD, SelfRatedHealth.FAIR})
_NETWORK: Final = frozenset(
    {
        Layer.OWN_STRENGTH,
        Layer.FAMILY,
        Layer.NEIGHBOUR,
        Layer.BUDDY,
        Layer.KEY_FIGURE,
        Layer.VOLUNTEER,
        Layer.ACTIVITY,
    }
)
"""Own strength and the informal network, before any service or professional."""

_SOLVED: Final = frozenset({NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED})


def read(session: Session, *, today: date, area_id: int | None = None) -> Effects:
    """Return the effects in an area or everywhere, of all who were reported until today."""
    areas = [area_id] if area_id is not None else list(session.scalars(select(Area.id)))
    facts = populations.read(session, today, areas)
    counted = [one for one in facts.people if one.counts]
    takes_part = [one for one in facts.people if one.status in TAKES_PART]
    old = [one for one in takes_part if one.age is not None and one.age >= populations.LEAST_AGE]
    ageless = [one for one in takes_part if one.age is None and one.evaluation]
    consenting = [one for one in takes_part if one.evaluation]
    shares = (*_background(counted, ageless), *_health(facts, counted), *_rest(facts, counted))
    return Effects(
        counted=len(counted),
        without_birth=len(ageless),
        without_consent=sum(not one.evaluation for one in old),
        under_age=sum(
            one.age is not None and one.age < populations.LEAST_AGE for one in consenting
        ),
        shares=tuple(effect for effect in shares if effect.range.unknown),
    )


def _share(
    people: Iterable[Someone], known: Callable[[Someone], bool], yes: Callable[[Someone], bool]
) -> ShareRange:
    """Count of whom it is known, and of those who have it."""
    everyone = list(people)
    sure = [one for one in everyone if known(one)]
    return ShareRange(sum(map(yes, sure)), len(sure), len(everyone) - len(sure))


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
    yield Effect(
        Figure.WOMEN,
        Gap.GENDER,
        _share(
            counted,
            lambda one: one.gender is not Gender.UNKNOWN,
            lambda one: one.gender is Gender.WOMAN,
        ),
    )
    yield Effect(
        Figure.ALONE,
        Gap.LIVING,
        _share(
            counted,
            lambda one: one.living is not LivingSituation.UNKNOWN,
            lambda one: one.living is LivingSituation.ALONE,
        ),
    )
    yield Effect(
        Figure.RENTED,
        Gap.TENURE,
        _share(
            counted,
            lambda one: one.tenure is not Tenure.UNKNOWN,
            lambda one: one.tenure is Tenure.RENTED,
        ),
    )


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
        Figure.CHRONIC,
        Gap.HEALTH,
        _share(asked, filled, lambda one: bool(known[one.id].conditions)),
    )


def _rest(facts: Facts, counted: list[Someone]) -> Iterable[Effect]:
    """Yield who solved the needs, and the marks for life that did not go down."""
    numbers = {one.id for one in counted}
    solved = [
        need for need in facts.needs if need.participant_id in numbers and need.status in _SOLVED
    ]
    told = [need for need in solved if need.solved_by is not None]
    by_network = sum(need.solved_by in _NETWORK for need in told)
    yield Effect(
        Figure.BY_NETWORK,
        Gap.NEED_LAYER,
        ShareRange(by_network, len(told), len(solved) - len(told)),
    )
    marks = [
        facts.measured[number].marks
        for number in numbers
        if number in facts.measured and Moment.T0 in facts.measured[number].marks
    ]
    both = [mark for mark in marks if Moment.T1 in mark]
    yield Effect(
        Figure.NOT_LOWER,
        Gap.T1,
        ShareRange(
            sum(mark[Moment.T1] >= mark[Moment.T0] for mark in both),
            len(both),
            len(marks) - len(both),
        ),
    )
