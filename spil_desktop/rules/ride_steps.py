"""Which step a ride may take from where it stands, and when it was asked too late."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from spil_desktop.rules import working_days
from spil_desktop.rules.vocabulary import RideStatus


class RideStep(StrEnum):
    """What can be done with a ride; FREE takes the driver off it again."""

    EDIT = "edit"
    PLAN = "plan"
    FREE = "free"
    CALL_BACK = "call_back"
    FINISH = "finish"
    CANCEL = "cancel"
    GIVE_UP = "give_up"
    REOPEN = "reopen"


_AFTER: Final[Mapping[RideStatus, Mapping[RideStep, RideStatus]]] = {
    RideStatus.REQUESTED: {
        RideStep.EDIT: RideStatus.REQUESTED,
        RideStep.PLAN: RideStatus.PLANNED,
        RideStep.CANCEL: RideStatus.CANCELLED,
        RideStep.GIVE_UP: RideStatus.UNMET,
    },
    RideStatus.PLANNED: {
        RideStep.EDIT: RideStatus.PLANNED,
        RideStep.PLAN: RideStatus.PLANNED,
        RideStep.FREE: RideStatus.REQUESTED,
        RideStep.CALL_BACK: RideStatus.PLANNED,
        RideStep.FINISH: RideStatus.DONE,
        RideStep.CANCEL: RideStatus.CANCELLED,
        RideStep.GIVE_UP: RideStatus.UNMET,
    },
    RideStatus.DONE: {RideStep.FINISH: RideStatus.DONE},
    RideStatus.CANCELLED: {RideStep.REOPEN: RideStatus.REQUESTED},
    RideStatus.UNMET: {
        RideStep.PLAN: RideStatus.PLANNED,
        RideStep.CANCEL: RideStatus.CANCELLED,
        RideStep.REOPEN: RideStatus.REQUESTED,
    },
}
"""A ride that was driven can only have its kilometres and parking put right."""

WITH_DRIVER: Final = frozenset({RideStatus.PLANNED, RideStatus.DONE})
"""Statuses in which somebody drives; in no other a ride has a driver."""


def after(status: RideStatus, step: RideStep) -> RideStatus | None:
    """Return where a ride stands after a step, None when the step is not possible from there."""
    return _AFTER[status].get(step)


def steps(status: RideStatus) -> tuple[RideStep, ...]:
    """Return what can be done with a ride, in the order of the work."""
    return tuple(_AFTER[status])


def is_late(asked_on: date, on: date, lead_days: int) -> bool:
    """Whether a ride is asked less than `lead_days` working days ahead; that is no refusal."""
    return lead_days > 0 and working_days.add(asked_on, lead_days) > on
