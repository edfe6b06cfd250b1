"""What a story still waits for, and what in it could tell who it is about."""

from collections.abc import Iterable

from spil_desktop.language import _
from spil_desktop.rules.anonymity import StoryState, Trace, TraceKind
from spil_desktop.texts import numbers


def state(of: StoryState) -> str:
    """Say whether a story may go out, or what is still needed."""
    return {
        StoryState.READY: _("gaat mee"),
        StoryState.NO_CONSENT: _("nog geen toestemming"),
        StoryState.RECOGNISABLE: _("iemand is te herkennen"),
        StoryState.NOT_CHECKED: _("nog niet nagelezen"),
    }[of]


def found(traces: Iterable[Trace]) -> str:
    """Name what could tell who a story is about; empty when nothing was found."""
    told = _told(traces)
    if not told:
        return ""
    return _("Hieraan is iemand te herkennen: {found}. Schrijf dat anders.").format(found=told)


def goes_along(traces: Iterable[Trace]) -> str:
    """Warn of what the office typed itself and goes out with figures; empty without traces."""
    told = _told(traces)
    if not told:
        return ""
    return _(
        "Kijk na wat je bij Instellingen zelf typte, zoals de naam van de organisatie of een bron: "
        "dat gaat mee naar buiten. Hieraan kan iemand te herkennen zijn: {found}."
    ).format(found=told)


def _told(traces: Iterable[Trace]) -> str:
    told = tuple(
        dict.fromkeys(
            _("“{words}” ({kind})").format(words=trace.words, kind=kind(trace.kind))
            for trace in traces
        )
    )
    return numbers.enumeration(told) if told else ""


def kind(of: TraceKind) -> str:
    """Name what was found in a word."""
    return {
        TraceKind.NAME: _("naam"),
        TraceKind.STREET: _("straat"),
        TraceKind.POSTCODE: _("postcode"),
        TraceKind.PHONE: _("telefoonnummer"),
        TraceKind.EMAIL: _("e-mailadres"),
        TraceKind.DATE: _("datum"),
        TraceKind.CITIZEN_NUMBER: _("burgerservicenummer"),
    }[of]
