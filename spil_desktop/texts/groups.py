"""Why neighbours could start something together, and what to mind, in plain Dutch."""

from typing import assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.groups import Group, Minded, Nearness, Reservation
from spil_desktop.texts import dates, match_words
from spil_desktop.texts.labels import label, title

_ROUNDED = 50
"""Metres in which a distance within the neighbourhood is told."""


def name(group: Group) -> str:
    """Name what they could do: "Klaverjassen in de buurt"."""
    return _("{interest} in de buurt").format(interest=title(group.interest))


def reasons(group: Group) -> tuple[str, ...]:
    """Return what speaks for it, the most telling first."""
    told = [_interest(group), _nearness(group)]
    if group.day_parts:
        parts = match_words.parts_of_week(group.day_parts)
        told.append(_("kunnen allemaal {parts}").format(parts=parts))
    waiting = dates.waiting(max(member.waiting for member in group.members))
    told.append(_("de langste wacht {waiting}").format(waiting=waiting))
    return tuple(told)


def _interest(group: Group) -> str:
    if group.alike:
        text = _("{number} mensen houden van {interest} of wat erop lijkt")
    else:
        text = _("{number} mensen houden van {interest}")
    return text.format(number=len(group.members), interest=label(group.interest))


def _nearness(group: Group) -> str:
    match group.nearness:
        case Nearness.SAME_STREET:
            return _("wonen in dezelfde straat")
        case Nearness.NEXT_STREETS:
            return _("wonen op loopafstand, in straten naast elkaar")
        case Nearness.METRES:
            apart = max(_ROUNDED, -(-group.metres // _ROUNDED) * _ROUNDED)
            return _("wonen hooguit {distance} uit elkaar").format(
                distance=match_words.distance(apart)
            )
        case _:
            assert_never(group.nearness)


def reservation(one: Reservation) -> str:
    """Say one thing to mind, as it stands behind "let op:"."""
    match one.kind:
        case Minded.CONSENT_NOT_ASKED:
            text = ngettext(
                "vraag {number} bewoner nog of anderen haar naam mogen weten",
                "vraag {number} bewoners nog of anderen hun naam mogen weten",
                one.members,
            )
        case Minded.WHEELCHAIR:
            text = _("de plek moet met een rolstoel te bereiken zijn")
        case Minded.WALKER:
            text = _("de plek moet met een rollator te bereiken zijn")
        case Minded.NO_SHARED_LANGUAGE:
            text = _("niet iedereen spreekt dezelfde taal")
        case Minded.DAY_PARTS_UNKNOWN:
            text = ngettext(
                "van {number} bewoner is nog niet bekend wanneer zij kan",
                "van {number} bewoners is nog niet bekend wanneer zij kunnen",
                one.members,
            )
        case _:
            assert_never(one.kind)
    return text.format(number=one.members)
