"""What a story still waits for, and what in it could tell who it is about."""

from collections.abc import Iterable, Sequence

from spil_desktop.language import _, ngettext
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


def own_words() -> str:
    """Return the heading of the stories in the pilot report."""
    return _("In eigen woorden")


def agreed() -> str:
    """Say under the stories of a report that they were told for it."""
    return _("Verteld met toestemming; namen en plaatsen zijn weggelaten.")


def offered(ready: int, most: int) -> str:
    """Say that stories can be chosen, of so many that are ready at most so many."""
    if not ready:
        return _("Er gaat geen verhaal mee: van deze periode is er geen dat al mee mag.")
    if ready > most:
        return ngettext(
            "Kies welk verhaal meegaat.", "Kies welke verhalen meegaan, hoogstens {count}.", most
        ).format(count=most)
    return _("Kies welke verhalen meegaan.")


def printed(titles: Sequence[str]) -> str:
    """Name the stories that a report prints."""
    named = numbers.enumeration(tuple(_("“{title}”").format(title=each) for each in titles))
    return ngettext(
        "Dit verhaal gaat mee: {titles}.", "Deze verhalen gaan mee: {titles}.", len(titles)
    ).format(titles=named)


def where_printed() -> str:
    """Say which files of the pilot report have stories."""
    return _("Verhalen staan alleen in de PDF en op de webpagina.")


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
