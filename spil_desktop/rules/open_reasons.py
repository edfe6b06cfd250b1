"""The one reason why a need stays open, so that a manager can count them.

A need can stay open for more than one reason at once; counted is the one whose solution would
help first: nobody known of this kind, then the rule that stops most of those who are.
"""

from enum import StrEnum
from typing import Final

from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.planning import WhyOpen


class OpenReason(StrEnum):
    """Why a need has no answer yet, in the order in which it is shown."""

    NOBODY = "nobody"
    ALL_TAKEN = "all_taken"
    NO_PLACE = "no_place"
    NO_TIME = "no_time"
    TOO_FAR = "too_far"
    NO_VOG = "no_vog"
    NOT_THERE = "not_there"
    NO_CONSENT = "no_consent"
    TRIED = "tried"
    PROFESSIONAL = "professional"


_BY_BREACH: Final = {
    Breach.FULL: OpenReason.NO_PLACE,
    Breach.DOUBLE_BOOKED: OpenReason.NO_TIME,
    Breach.TOO_FAR: OpenReason.TOO_FAR,
    Breach.NO_VOG: OpenReason.NO_VOG,
    Breach.NOT_DEPLOYABLE: OpenReason.NOT_THERE,
    Breach.AWAY: OpenReason.NOT_THERE,
    Breach.NOT_HELD: OpenReason.NOT_THERE,
    Breach.NOT_ACCESSIBLE: OpenReason.NOBODY,
    Breach.WHEELCHAIR_NOT_ALONG: OpenReason.NOBODY,
    Breach.NO_CONSENT: OpenReason.NO_CONSENT,
    Breach.OTHER_NO_CONSENT: OpenReason.NO_CONSENT,
}


def of(why: WhyOpen) -> OpenReason:
    """Return the reason by which a need that stays open is counted."""
    if not why.suited:
        return OpenReason.NOBODY if why.roles else OpenReason.PROFESSIONAL
    if why.taken:
        return OpenReason.ALL_TAKEN
    counts: dict[OpenReason, int] = {}
    for breach, number in why.counts:
        reason = _BY_BREACH.get(breach, OpenReason.TRIED)
        counts[reason] = counts.get(reason, 0) + number
    return max(OpenReason, key=lambda reason: counts.get(reason, 0))
