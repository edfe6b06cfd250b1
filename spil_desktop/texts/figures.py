"""Exact figures as the command `figures` prints them: fixed Dutch names, whatever the language.

The names of fields and labels are data that scripts of evaluators read; they are not translated.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, TypeVar, cast

from spil_desktop.language import _
from spil_desktop.rules.figures import ExactFigures
from spil_desktop.rules.vocabulary import (
    Code,
    Condition,
    NeedTheme,
    ReportSource,
    SelfRatedHealth,
)

DEFINITION: Final = (
    "evaluation consent, status actief / op afstand / afgerond, "
    "aged 70 or older on 31 December of the pilot year"
)
"""Who is counted, in the words of the evaluators."""

_CONDITIONS: Final[Mapping[Condition, str]] = {
    Condition.HEART: "hart- en bloedvaten",
    Condition.LUNGS: "luchtwegen",
    Condition.RHEUMATISM: "reuma",
    Condition.DIABETES: "diabetes",
    Condition.ARTHROSIS: "artrose",
    Condition.CANCER: "kanker",
    Condition.DEMENTIA: "dementie",
    Condition.PARKINSON: "parkinson",
    Condition.STROKE: "beroerte",
    Condition.OTHER: "anders",
}
_SELF_RATED: Final[Mapping[SelfRatedHealth, str]] = {
    SelfRatedHealth.EXCELLENT: "uitstekend",
    SelfRatedHealth.VERY_GOOD: "heel goed",
    SelfRatedHealth.GOOD: "goed",
    SelfRatedHealth.FAIR: "redelijk",
    SelfRatedHealth.POOR: "slecht",
}
_SOURCES: Final[Mapping[ReportSource, str]] = {
    ReportSource.SELF: "zelf",
    ReportSource.FAMILY: "partner/familie",
    ReportSource.NEIGHBOUR: "buur/buurtbewoner",
    ReportSource.KEY_FIGURE: "sleutelfiguur",
    ReportSource.DOOR_TO_DOOR: "huis-aan-huis",
    ReportSource.STREET: "straatcontact",
    ReportSource.ACTIVITY: "activiteit/ontmoetingsplek",
    ReportSource.GP: "huisarts/POH",
    ReportSource.COMMUNITY_NURSE: "S1/wijkverpleging",
    ReportSource.HOME_CARE: "thuiszorg",
    ReportSource.SOCIAL_TEAM: "sociaal wijkteam",
    ReportSource.WMO_OFFICER: "Wmo-consulent",
    ReportSource.HOUSING: "woningcorporatie",
    ReportSource.CHURCH: "kerk/diaconie",
    ReportSource.VOLUNTEER_ORGANISATION: "vrijwilligersorganisatie",
    ReportSource.SHOPKEEPER: "winkelier",
    ReportSource.POLICE: "politie/wijkagent",
    ReportSource.QUESTIONNAIRE: "vragenlijst",
    ReportSource.OTHER: "anders",
}
_THEMES: Final[Mapping[NeedTheme, str]] = {
    NeedTheme.SOCIAL_CONTACT: "sociaal contact",
    NeedTheme.PRACTICAL_HELP: "praktische hulp",
    NeedTheme.TRANSPORT: "vervoer",
    NeedTheme.ACTIVITY: "daginvulling",
    NeedTheme.ADMINISTRATION: "administratie",
    NeedTheme.SHOPPING: "boodschappen",
    NeedTheme.MEANING: "zingeving",
    NeedTheme.CARER_SUPPORT: "mantelzorgondersteuning",
    NeedTheme.HEALTH: "gezondheid",
    NeedTheme.HOUSING: "wonen",
    NeedTheme.SAFETY: "veiligheid",
    NeedTheme.DIGITAL: "digitale hulp",
    NeedTheme.LANGUAGE: "taal",
    NeedTheme.OTHER: "anders",
}

CodeT = TypeVar("CodeT", bound=Code)


def as_json(exact: ExactFigures) -> dict[str, Any]:
    """Return exact figures under their fixed names, ready for JSON; means have four decimals."""
    return {
        "definition": DEFINITION,
        "n": exact.n,
        "age_band": {_band(code): number for code, number in sorted(exact.age_bands.items())},
        "women": exact.women,
        "living_alone": exact.living_alone,
        "80plus_woman_alone": exact.woman_alone_80_plus,
        "health_consent_n": exact.health_consent,
        "any_limitation": exact.any_limitation,
        "limitation_walking": exact.limitation_walking,
        "any_chronic": exact.any_chronic,
        "chronic": _labelled(_CONDITIONS, exact.chronic),
        "self_rated_health": _labelled(_SELF_RATED, exact.self_rated),
        "source": _labelled(_SOURCES, exact.sources),
        "participants_with_need": _labelled(_THEMES, exact.people_with_need),
        "registered_per_quarter": {
            f"Q{quarter}": number for quarter, number in exact.reported_per_quarter.items()
        },
        "paired_mark_n": exact.paired_mark.n,
        "paired_mark_mean_T0": _decimals(exact.paired_mark.mean_t0),
        "paired_mark_mean_T1": _decimals(exact.paired_mark.mean_t1),
    }


def lines(exact: ExactFigures) -> tuple[str, ...]:
    """Return exact figures as lines to read, with the warning that they stay inside."""
    found = [warning()]
    for key, value in as_json(exact).items():
        parts = cast("dict[str, int] | str | float | None", value)
        if isinstance(parts, dict):
            found.append(f"{key}:")
            found += [f"  {label}: {number}" for label, number in parts.items()]
        else:
            found.append(f"{key}: {parts}")
    return tuple(found)


def warning() -> str:
    """Return the mark that every view of exact figures carries."""
    return _("Exacte cijfers: niet voor verspreiding.")


def _band(code: str) -> str:
    return code.replace("_plus", "+").replace("_", "-")


def _labelled(words: Mapping[CodeT, str], numbers: Mapping[CodeT, int]) -> dict[str, int]:
    return {words[code]: numbers[code] for code in words if numbers.get(code)}


def _decimals(mean: Fraction | None) -> float | None:
    return None if mean is None else round(float(mean), 4)
