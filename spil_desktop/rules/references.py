"""Published figures to lay beside the own ones: with their source and year, and never as a target.

They are about other people, often younger, and sometimes other questions. The figures that come
with the program stand in `resources/reference_figures.toml`; an office adds those of its own region
(CBS, GGD).
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final

from spil_desktop import paths
from spil_desktop.rules.release import Reference

FILE: Final = "reference_figures.toml"


class Compared(StrEnum):
    """What can be compared; the value is the measure, and after a colon the class of it."""

    LIFE_MARK = "life_mark"
    SATISFIED = "life_mark:satisfied"
    FAIR_TO_GOOD = "self_rated_health:fair_to_good"
    GOOD_HEALTH = "self_rated_health_cbs:good"
    LONELY = "djg6:lonely"
    VERY_LONELY = "djg6:very_lonely"
    LONELY_11 = "djg11:lonely"
    LIMITED = "adl11:limited"
    MASTERY = "pearlin"
    LIMITATION = "limitation"
    CHRONIC = "chronic"
    EIGHTY_PLUS = "eighty_plus"
    WOMEN = "women"
    LIVING_ALONE = "living_alone"


@dataclass(frozen=True, slots=True)
class Kind:
    """Where a figure belongs: its table of the pilot report; `is_share` it is in percents."""

    report: str
    is_share: bool
    least: int
    most: int


KINDS: Final = {
    Compared.LIFE_MARK: Kind("R4", is_share=False, least=1, most=10),
    Compared.SATISFIED: Kind("R4", is_share=True, least=0, most=100),
    Compared.FAIR_TO_GOOD: Kind("R4", is_share=True, least=0, most=100),
    Compared.GOOD_HEALTH: Kind("R4", is_share=True, least=0, most=100),
    Compared.LONELY: Kind("R13", is_share=True, least=0, most=100),
    Compared.VERY_LONELY: Kind("R13", is_share=True, least=0, most=100),
    Compared.LONELY_11: Kind("R13", is_share=True, least=0, most=100),
    Compared.LIMITED: Kind("R5", is_share=True, least=0, most=100),
    Compared.MASTERY: Kind("R10", is_share=False, least=7, most=35),
    Compared.LIMITATION: Kind("R5", is_share=True, least=0, most=100),
    Compared.CHRONIC: Kind("R6", is_share=True, least=0, most=100),
    Compared.EIGHTY_PLUS: Kind("R3", is_share=True, least=0, most=100),
    Compared.WOMEN: Kind("R3", is_share=True, least=0, most=100),
    Compared.LIVING_ALONE: Kind("R3", is_share=True, least=0, most=100),
}
"""What every comparison is, and between which numbers it lies."""


def compared(measure: str, category: str | None) -> Compared | None:
    """Return what a stored measure and class stand for; None for what is not compared any more."""
    code = f"{measure}:{category}" if category else measure
    return Compared(code) if code in set(Compared) else None


def stored(of: Compared) -> tuple[str, str | None]:
    """Return the measure and the class under which a figure is stored."""
    measure, _, category = of.value.partition(":")
    return measure, category or None


def beside(measure: str, figures: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the figures that are of this very measure: the same scale of the same questionnaire.

    `measure` is named as `rules.outcomes.measure` does, of the edition that is asked now.
    """
    return tuple(each for each in figures if stored(Compared(each.what))[0] == measure)


@cache
def shipped() -> tuple[Reference, ...]:
    """Return the figures that come with the program, in the order of their file."""
    return parse(paths.resource(FILE).read_text(encoding="utf-8"))


def parse(text: str) -> tuple[Reference, ...]:
    """Read figures from the text of such a file; ValueError for a measure that is not compared."""
    return tuple(_reference(each) for each in tomllib.loads(text)["figures"])


def _reference(of: dict[str, Any]) -> Reference:
    known = compared(of["measure"], of.get("category"))
    if known is None:
        raise ValueError(of["measure"])
    value = of.get("value")
    return Reference(
        what=known.value,
        report=KINDS[known].report,
        region=of["region"],
        year=of.get("year"),
        value=None if value is None else Decimal(value),
        words=of.get("words"),
        source=of["source"],
    )
