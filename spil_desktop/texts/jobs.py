"""Small jobs in plain Dutch: how a job went, why somebody fits or cannot, what takes too long."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules import handymen as rules
from spil_desktop.rules.candidates import Breach, Reason, ReasonKind
from spil_desktop.rules.handymen import JobProposal, JobReservation
from spil_desktop.rules.vocabulary import CandidateKind
from spil_desktop.texts import dates, match_words, matching

_SEPARATOR = "; "


def too_long(minutes: int, limit: int) -> str:
    """Say that a job takes longer than the office does, and what to do."""
    text = _(
        "Dit duurt langer dan {limit}, de grens voor een klus ({minutes})."
        " Is het te groot voor een vrijwilliger? Kies dan bij de klus: Te groot, verwijzen."
    )
    return text.format(limit=dates.duration(limit), minutes=dates.duration(minutes))


def summary(one: JobProposal) -> str:
    """Say in one line why somebody fits and what to mind, or why she cannot."""
    if not one.allowed:
        return why_not(one)
    told = _SEPARATOR.join(_reason(each) for each in one.reasons)
    told = told or _("kan klussen en is er dan")
    minded = [_minded(each) for each in one.minded]
    minded += [matching.reservation(each, CandidateKind.VOLUNTEER) for each in one.reservations]
    if not minded:
        return told
    return _("{reasons} · let op: {reservations}").format(
        reasons=told, reservations=_SEPARATOR.join(minded)
    )


def why_not(one: JobProposal) -> str:
    """Say why somebody cannot do a job: "kan niet: is er niet tot en met 12-05-2026"."""
    if one.awaits_vog:
        return _("nog geen VOG: kan alleen als je zegt waarom het toch kan")
    told = [_breach(each, one) for each in one.breaches]
    return _("kan niet: {reasons}").format(reasons=_SEPARATOR.join(told))


def _reason(one: Reason) -> str:
    if one.kind is ReasonKind.DAY_PART:
        return _("kan {parts}").format(parts=match_words.parts_of_week(one.day_parts))
    return matching.reason(one, CandidateKind.VOLUNTEER)


def _breach(one: Breach, of: JobProposal) -> str:
    match one:
        case Breach.NO_VOG:
            return _("nog geen VOG")
        case Breach.AWAY if of.until is not None:
            return _("is er niet tot en met {date}").format(date=dates.short_date(of.until))
        case Breach.AWAY:
            return _("is er dan niet")
        case _:
            return matching.breach(one)


def _minded(one: JobReservation) -> str:
    match one:
        case JobReservation.OTHER_DAY:
            return _("kan meestal niet op die dag")
        case JobReservation.JOB_THAT_DAY:
            return _("heeft die dag al een klus")
        case JobReservation.MANY_JOBS:
            return _("deed al {number} klussen of meer in vier weken").format(
                number=rules.JOBS_A_MONTH
            )
        case _:
            assert_never(one)
