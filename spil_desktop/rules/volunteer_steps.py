"""The way of a volunteer: which stage may follow which, and when a VOG is waited for."""

from collections.abc import Collection
from typing import Final

from spil_desktop.rules import vog
from spil_desktop.rules.vocabulary import VogState, VolunteerRole, VolunteerStatus

NEXT: Final[dict[VolunteerStatus, tuple[VolunteerStatus, ...]]] = {
    VolunteerStatus.APPLIED: (
        VolunteerStatus.GETTING_ACQUAINTED,
        VolunteerStatus.VOG_REQUESTED,
        VolunteerStatus.STOPPED,
    ),
    VolunteerStatus.GETTING_ACQUAINTED: (
        VolunteerStatus.VOG_REQUESTED,
        VolunteerStatus.READY,
        VolunteerStatus.STOPPED,
    ),
    VolunteerStatus.VOG_REQUESTED: (VolunteerStatus.READY, VolunteerStatus.STOPPED),
    VolunteerStatus.READY: (
        VolunteerStatus.ACTIVE,
        VolunteerStatus.PAUSED,
        VolunteerStatus.STOPPED,
    ),
    VolunteerStatus.ACTIVE: (
        VolunteerStatus.READY,
        VolunteerStatus.PAUSED,
        VolunteerStatus.STOPPED,
    ),
    VolunteerStatus.PAUSED: (
        VolunteerStatus.ACTIVE,
        VolunteerStatus.READY,
        VolunteerStatus.STOPPED,
    ),
    VolunteerStatus.STOPPED: (VolunteerStatus.GETTING_ACQUAINTED,),
}
"""Stages that may follow a stage, the usual one first; who stopped begins again with a talk."""

_BEGINS: Final = frozenset(
    {
        VolunteerStatus.APPLIED,
        VolunteerStatus.GETTING_ACQUAINTED,
        VolunteerStatus.VOG_REQUESTED,
    }
)
"""Stages before the first deployment: the VOG is waited for there."""

_NOT_THERE: Final = frozenset({VogState.NONE, VogState.REQUESTED})


def waits_for_vog(roles: Collection[VolunteerRole], state: VogState) -> bool:
    """Whether someone can do nothing yet: each of her roles needs a VOG, and none came.

    Who also phones or pours coffee can begin with that; one-to-one visits are refused at the
    match itself. A VOG that is to be renewed did come.
    """
    return bool(roles) and set(roles) <= vog.ONE_TO_ONE and state in _NOT_THERE


def steps(
    now: VolunteerStatus, roles: Collection[VolunteerRole], state: VogState
) -> tuple[VolunteerStatus, ...]:
    """Return the stages that may follow `now`, the usual one first.

    Before the first deployment nobody becomes deployable who waits for a VOG, and a VOG that is
    there is not asked for again.
    """
    if now not in _BEGINS:
        return NEXT[now]
    waits = waits_for_vog(roles, state)
    return tuple(
        step
        for step in NEXT[now]
        if not (step is VolunteerStatus.READY and waits)
        and not (step is VolunteerStatus.VOG_REQUESTED and state is VogState.RECEIVED)
    )
