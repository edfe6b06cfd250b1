"""What professionals, key figures and volunteers think of the work: marks and answers, no names."""

from collections import Counter
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Opinion
from spil_desktop.rules.vocabulary import OpinionOf
from spil_desktop.services import records

MARKS: Final = range(1, 11)
"""Marks, from 1 to 10."""
ANSWERS: Final = range(1, 6)
"""Answers of professionals, from 1 (not at all) to 5 (entirely)."""

_SCALES: Final = {"mark": MARKS, "timely": ANSWERS, "reachable": ANSWERS, "useful": ANSWERS}
_OF_PROFESSIONALS: Final = ("timely", "reachable", "useful")


@dataclass(frozen=True, slots=True)
class OpinionFields:
    """What one person thinks; None is what she did not answer.

    `timely`, `reachable` and `useful` are asked of professionals alone.
    """

    area_id: int
    given_by: OpinionOf
    given_on: date
    mark: int | None = None
    timely: int | None = None
    reachable: int | None = None
    useful: int | None = None


def record(session: Session, new: OpinionFields, *, today: date) -> int:
    """Keep an opinion and return its number.

    Raises `InputProblem.DATE_IN_FUTURE`, `REQUIRED` when nothing was answered, `NOT_IN_LIST`
    outside the scales, and for answers that are asked of professionals only.
    """
    records.fetch(session, Area, new.area_id)
    records.not_after(new.given_on, today, "given_on")
    answered = {name: getattr(new, name) for name in _SCALES if getattr(new, name) is not None}
    if not answered:
        raise SpilError(InputProblem.REQUIRED, field="mark")
    for name, number in answered.items():
        foreign = name in _OF_PROFESSIONALS and new.given_by is not OpinionOf.PROFESSIONAL
        if foreign or number not in _SCALES[name]:
            raise SpilError(InputProblem.NOT_IN_LIST, field=name)
    row = Opinion(**{each.name: getattr(new, each.name) for each in fields(new)})
    session.add(row)
    session.flush()
    return row.id


def remove(session: Session, opinion_id: int) -> None:
    """Take an opinion away that was typed by mistake."""
    session.delete(records.fetch(session, Opinion, opinion_id))
    session.flush()


def numbers(session: Session) -> dict[OpinionOf, int]:
    """Return how many opinions there are of each kind of people."""
    found = Counter(session.scalars(select(Opinion.given_by)))
    return {each: found[each] for each in OpinionOf}
