"""Targets of the manager: how much of something was agreed on for a period and an area."""

from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Target
from spil_desktop.rules.indicators import WITH_TARGET
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Indicator


def of(session: Session, period: Period, area_id: int | None) -> dict[Indicator, int]:
    """Return the targets of a period for one area, or (None) those for all areas together."""
    return {row.indicator: row.number for row in session.scalars(_targets(period, area_id))}


def put(
    session: Session, period: Period, area_id: int | None, numbers: Mapping[Indicator, int | None]
) -> None:
    """Set targets; None takes one away, and those that are not named stay as they were.

    Raises `InputProblem.NOT_A_NUMBER` for less than nothing, and `NOT_IN_LIST` for a figure that
    has no target.
    """
    kept = {row.indicator: row for row in session.scalars(_targets(period, area_id))}
    for indicator, number in numbers.items():
        if indicator not in WITH_TARGET:
            raise SpilError(InputProblem.NOT_IN_LIST, field=indicator.value)
        if number is not None and number < 0:
            raise SpilError(InputProblem.NOT_A_NUMBER, field=indicator.value)
        row = kept.get(indicator)
        if number is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(
                Target(area_id=area_id, period=period.code, indicator=indicator, number=number)
            )
        else:
            row.number = number
    session.flush()


def _targets(period: Period, area_id: int | None) -> Select[Target]:
    here = Target.area_id.is_(None) if area_id is None else Target.area_id == area_id
    return select(Target).where(here, Target.period == period.code)
