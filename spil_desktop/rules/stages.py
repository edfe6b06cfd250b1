"""The stages of a resident's file: which step may follow which, and what a step asks first.

Reported → getting acquainted → active → at a distance → closed, with three side states: not
reached, declined, waiting list. No step goes round consent: a file that is kept in full (active,
at a distance) needs her consent to a file, from whichever stage it comes.
"""

from enum import StrEnum
from typing import Final

from spil_desktop.rules.vocabulary import ParticipantStatus

_S = ParticipantStatus

WITH_FILE: Final = frozenset({_S.ACTIVE, _S.AT_DISTANCE})
"""Stages that a file may only have with her consent to keep it."""

NEXT: Final[dict[ParticipantStatus, tuple[ParticipantStatus, ...]]] = {
    _S.REPORTED: (
        _S.GETTING_ACQUAINTED,
        _S.ACTIVE,
        _S.NOT_REACHED,
        _S.DECLINED,
        _S.WAITING,
        _S.CLOSED,
    ),
    _S.GETTING_ACQUAINTED: (_S.ACTIVE, _S.NOT_REACHED, _S.DECLINED, _S.WAITING, _S.CLOSED),
    _S.ACTIVE: (_S.AT_DISTANCE, _S.WAITING, _S.CLOSED),
    _S.AT_DISTANCE: (_S.ACTIVE, _S.CLOSED),
    _S.CLOSED: (_S.REPORTED, _S.GETTING_ACQUAINTED, _S.ACTIVE, _S.AT_DISTANCE),
    _S.NOT_REACHED: (
        _S.REPORTED,
        _S.GETTING_ACQUAINTED,
        _S.ACTIVE,
        _S.DECLINED,
        _S.WAITING,
        _S.CLOSED,
    ),
    _S.DECLINED: (_S.REPORTED, _S.GETTING_ACQUAINTED, _S.CLOSED),
    _S.WAITING: (
        _S.GETTING_ACQUAINTED,
        _S.ACTIVE,
        _S.NOT_REACHED,
        _S.DECLINED,
        _S.CLOSED,
    ),
}
"""Steps that may follow a stage, the usual one first. A meeting may make a reported resident
active at once; who is active does not decline any more, her file is closed."""


class Missing(StrEnum):
    """What must be there before a step may be taken."""

    FILE_CONSENT = "file_consent"
    CLOSING_REASON = "closing_reason"


def may_follow(now: ParticipantStatus, then: ParticipantStatus) -> bool:
    """Whether a file may go from one stage to another; staying where it is may always."""
    return then is now or then in NEXT[now]


def missing(then: ParticipantStatus, *, file_consent: bool) -> tuple[Missing, ...]:
    """Return what a step to `then` still asks for; nothing when it may be taken now."""
    asked: list[Missing] = []
    if then in WITH_FILE and not file_consent:
        asked.append(Missing.FILE_CONSENT)
    if then is _S.CLOSED:
        asked.append(Missing.CLOSING_REASON)
    return tuple(asked)
