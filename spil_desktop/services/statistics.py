"""Exact figures: for use inside the office, and as the input of every safe release.

Nothing of this module may leave the store as it is ("niet voor verspreiding"): `services.releases`
rounds it first.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Area
from spil_desktop.rules.figures import ExactFigures, PairedMark
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import (
    Gender,
    Limitation,
    LivingSituation,
    Moment,
    NeedTheme,
)
from spil_desktop.services import populations
from spil_desktop.services.populations import Facts, Someone

_OLD = 80


def exact(session: Session, period: Period, area_id: int | None) -> ExactFigures:
    """Count the evaluation population that was reported in a period, exactly.

    `area_id` None counts all areas together.
    """
    facts = populations.read(session, period.last_day, areas(session, area_id))
    people = [one for one in facts.people if one.counts and one.reported_on in period]
    health = [facts.health[one.id] for one in people if one.health and one.id in facts.health]
    return ExactFigures(
        period=period,
        n=len(people),
        age_bands=Counter(one.age_band for one in people),
        women=sum(one.gender is Gender.WOMAN for one in people),
        living_alone=sum(one.living is LivingSituation.ALONE for one in people),
        woman_alone_80_plus=sum(_woman_alone_80_plus(one) for one in people),
        health_consent=sum(one.health for one in people),
        any_limitation=sum(bool(one.limitations) for one in health),
        limitation_walking=sum(Limitation.WALKING in one.limitations for one in health),
        any_chronic=sum(bool(one.conditions) for one in health),
        chronic=Counter(condition for one in health for condition in one.conditions),
        self_rated=Counter(one.self_rated for one in health if one.self_rated),
        sources=Counter(one.source for one in people),
        people_with_need=_people_with_need(facts, people),
        reported_per_quarter={
            quarter.first: sum(one.reported_on in quarter for one in people)
            for quarter in period.quarters
        },
        paired_mark=_paired_mark(facts, people),
    )


def areas(session: Session, area_id: int | None) -> tuple[int, ...]:
    """Return the ids of the areas that are counted: one, or all for None."""
    if area_id is not None:
        return (area_id,)
    return tuple(session.scalars(select(Area.id).order_by(Area.name)))


def _woman_alone_80_plus(one: Someone) -> bool:
    return (
        one.gender is Gender.WOMAN
        and one.living is LivingSituation.ALONE
        and one.age is not None
        and one.age >= _OLD
    )


def _people_with_need(facts: Facts, people: Sequence[Someone]) -> Mapping[NeedTheme, int]:
    ids = {one.id for one in people}
    pairs = {(need.participant_id, need.theme) for need in facts.needs}
    return Counter(theme for id_, theme in pairs if id_ in ids)


def _paired_mark(facts: Facts, people: Sequence[Someone]) -> PairedMark:
    marks = (facts.measured[one.id].marks for one in people if one.id in facts.measured)
    pairs = [(of[Moment.T0], of[Moment.T1]) for of in marks if {Moment.T0, Moment.T1} <= of.keys()]
    if not pairs:
        return PairedMark(0, None, None)
    first, second = (Fraction(sum(column), len(pairs)) for column in zip(*pairs, strict=True))
    return PairedMark(len(pairs), first, second)
