"""Settings of the store that its users may change: organisation, lock, terms, match weights."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Setting
from spil_desktop.rules.vocabulary import NeedTheme
from spil_desktop.services.prepared import Prepared

_WEIGHTS: Final = "match_weights"
LIMITS: Final[Mapping[str, range]] = {
    "lock_minutes": range(1, 121),
    "vog_years": range(1, 11),
    "trial_weeks": range(1, 27),
    "feedback_weeks": range(1, 27),
    "wmo_feedback_weeks": range(1, 27),
    "contact_days": range(7, 366),
    "contact_days_urgent": range(7, 366),
    "ride_lead_days": range(11),
    "longest_wait_weeks": range(1, 53),
    "furthest_km": range(101),
    "job_minutes": range(15, 481),
    "t1_months": range(1, 25),
    "t2_months": range(2, 61),
    "measure_window_weeks": range(1, 14),
}
"""What each number of `StoreSettings` may be; the third measurement comes after the second too."""


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """Settings of the whole store, with what holds until someone changes them.

    `organisation` heads reports and letters. `lock_minutes` without use lock the window.
    `vog_years` after receipt a VOG is to be renewed. `trial_weeks` is how long a match is tried.
    `feedback_weeks` after a referral feedback is expected, `wmo_feedback_weeks` when it went to a
    Wmo desk.
    After `contact_days` without contact someone asks attention again, after `contact_days_urgent`
    when a signal is open or a need is urgent. A ride is asked `ride_lead_days` working days
    ahead; one that is asked later says so. In the plan for all needs, those that wait longer than
    `longest_wait_weeks` go first; nobody farther than `furthest_km` is proposed, 0 for no limit. A
    small job that takes longer than `job_minutes` is one for a professional. Participants are
    measured again after `t1_months` and `t2_months`, at most `measure_window_weeks` from that day.
    """

    organisation: str = ""
    lock_minutes: int = 10
    vog_years: int = 3
    trial_weeks: int = 5
    feedback_weeks: int = 2
    wmo_feedback_weeks: int = 6
    contact_days: int = 42
    contact_days_urgent: int = 14
    ride_lead_days: int = 2
    longest_wait_weeks: int = 6
    furthest_km: int = 0
    job_minutes: int = 90
    t1_months: int = 6
    t2_months: int = 12
    measure_window_weeks: int = 6


_STORED: Final = Prepared(
    select(Setting.name, Setting.value).where(
        Setting.name.in_([setting.name for setting in fields(StoreSettings)])
    )
)
_KEPT: Final = Prepared(select(Setting.value).where(Setting.name == bindparam("name", "")))


def read(session: Session) -> StoreSettings:
    """Return the settings that hold now."""
    return StoreSettings(**dict(_STORED.rows(session)))


def change(session: Session, new: StoreSettings) -> None:
    """Keep new settings; raises `InputProblem.NOT_IN_LIST` for a term outside its limits."""
    after_t1 = range(new.t1_months + 1, LIMITS["t2_months"].stop)
    for name, limits in (*LIMITS.items(), ("t2_months", after_t1)):
        if getattr(new, name) not in limits:
            raise SpilError(
                InputProblem.NOT_IN_LIST, field=name, least=limits.start, most=limits.stop - 1
            )
    for name, value in asdict(new).items():
        keep(session, name, value.strip() if isinstance(value, str) else value)


def match_weights(session: Session) -> Mapping[NeedTheme, Mapping[str, float]]:
    """Return the weights that users changed, by theme and name of the weight; others are rules'."""
    stored: dict[str, dict[str, float]] = kept(session, _WEIGHTS) or {}
    return {NeedTheme(theme): dict(weights) for theme, weights in stored.items()}


def change_match_weights(
    session: Session, theme: NeedTheme, weights: Mapping[str, float] | None
) -> None:
    """Keep other weights for a theme; None goes back to those of the rules."""
    stored: dict[str, dict[str, float]] = dict(kept(session, _WEIGHTS) or {})
    stored.pop(theme.value, None)
    if weights is not None:
        stored[theme.value] = dict(weights)
    keep(session, _WEIGHTS, stored)


def kept(session: Session, name: str) -> Any:
    """Return the value of a setting that is not one of `StoreSettings`, None when unset."""
    return next((row.value for row in _KEPT.rows(session, name=name)), None)


def keep(session: Session, name: str, value: Any) -> None:
    """Keep the value of a setting."""
    setting = session.scalar(select(Setting).where(Setting.name == name))
    if setting is None:
        session.add(Setting(name=name, value=value))
    elif setting.value != value:
        setting.value = value
    session.flush()
