"""Settings of the store that its users may change: organisation, lock, terms, match weights."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Setting
from spil_desktop.rules.vocabulary import NeedTheme

_WEIGHTS: Final = "match_weights"
_LOCK_MINUTES: Final = range(1, 121)
_VOG_YEARS: Final = range(1, 11)
_CONTACT_DAYS: Final = range(7, 366)
_TRIAL_WEEKS: Final = range(1, 27)
_FEEDBACK_WEEKS: Final = range(1, 27)
_RIDE_LEAD_DAYS: Final = range(11)
_LONGEST_WAIT_WEEKS: Final = range(1, 53)
_FURTHEST_KM: Final = range(101)
_JOB_MINUTES: Final = range(15, 481)
_T1_MONTHS: Final = range(1, 25)
_WINDOW_WEEKS: Final = range(1, 14)
_LAST_MONTH: Final = 60


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


def read(session: Session) -> StoreSettings:
    """Return the settings that hold now."""
    names = [setting.name for setting in fields(StoreSettings)]
    stored = session.execute(select(Setting.name, Setting.value).where(Setting.name.in_(names)))
    return StoreSettings(**dict(stored.all()))


def change(session: Session, new: StoreSettings) -> None:
    """Keep new settings; raises `InputProblem.NOT_IN_LIST` for a term outside its limits."""
    for name, value, limits in (
        ("lock_minutes", new.lock_minutes, _LOCK_MINUTES),
        ("vog_years", new.vog_years, _VOG_YEARS),
        ("contact_days", new.contact_days, _CONTACT_DAYS),
        ("contact_days_urgent", new.contact_days_urgent, _CONTACT_DAYS),
        ("trial_weeks", new.trial_weeks, _TRIAL_WEEKS),
        ("feedback_weeks", new.feedback_weeks, _FEEDBACK_WEEKS),
        ("wmo_feedback_weeks", new.wmo_feedback_weeks, _FEEDBACK_WEEKS),
        ("ride_lead_days", new.ride_lead_days, _RIDE_LEAD_DAYS),
        ("longest_wait_weeks", new.longest_wait_weeks, _LONGEST_WAIT_WEEKS),
        ("furthest_km", new.furthest_km, _FURTHEST_KM),
        ("job_minutes", new.job_minutes, _JOB_MINUTES),
        ("t1_months", new.t1_months, _T1_MONTHS),
        ("t2_months", new.t2_months, range(new.t1_months + 1, _LAST_MONTH + 1)),
        ("measure_window_weeks", new.measure_window_weeks, _WINDOW_WEEKS),
    ):
        if value not in limits:
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
    return session.scalar(select(Setting.value).where(Setting.name == name))


def keep(session: Session, name: str, value: Any) -> None:
    """Keep the value of a setting."""
    setting = session.scalar(select(Setting).where(Setting.name == name))
    if setting is None:
        session.add(Setting(name=name, value=value))
    elif setting.value != value:
        setting.value = value
    session.flush()
