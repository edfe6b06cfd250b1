"""Where a signal stands and what was done about it, in words."""

from datetime import date
from typing import assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.signal_terms import SignalState
from spil_desktop.texts import dates


def state(found: SignalState) -> str:
    """Return the word for where a signal stands."""
    match found:
        case SignalState.OPEN:
            return _("open")
        case SignalState.DUE:
            return _("vandaag")
        case SignalState.OVERDUE:
            return _("te laat")
        case SignalState.ACTED_ON:
            return _("opgepakt")
        case SignalState.CLOSED:
            return _("afgesloten")
        case _:
            assert_never(found)


def term(due_on: date | None, acted_on: date | None, kept: bool | None) -> str:  # noqa: FBT001
    """Return by when something must be done, or whether it was done in time (`kept`)."""
    if kept is None:
        return _("Doe iets vóór of op {date}.").format(date=dates.short_date(due_on))
    if acted_on is None:
        return _("De termijn was {date}. Er is nog niets gedaan.").format(
            date=dates.short_date(due_on)
        )
    if kept:
        return _("Opgepakt op {date}, binnen de termijn.").format(date=dates.short_date(acted_on))
    return _("Opgepakt op {date}, na de termijn van {due}.").format(
        date=dates.short_date(acted_on), due=dates.short_date(due_on)
    )


def figures(seen: int, in_term: int, year: int) -> str:
    """Return how many signals there were in a year, and how many were followed up in time."""
    if not seen:
        return ""
    noticed = ngettext(
        "In {year} {seen} signaal gezien", "In {year} {seen} signalen gezien", seen
    ).format(year=year, seen=seen)
    return _("{noticed}, {in_term} opgepakt binnen de termijn.").format(
        noticed=noticed, in_term=in_term
    )


def whom_to_tell(colleagues: tuple[str, ...]) -> str:
    """Return what to do with a suspicion of abuse for who may not keep it."""
    text = _("Een vermoeden van mishandeling leg je hier niet vast, en er wordt niets van bewaard.")
    if colleagues:
        text = _("{text} Vertel het vandaag nog aan {names}.").format(
            text=text, names=_(" of ").join(colleagues)
        )
    else:
        text = _("{text} Vertel het vandaag nog aan je leidinggevende.").format(text=text)
    return f"{text} {helpline()}"


def helpline() -> str:
    """Return whom to call about abuse: in danger, and for advice."""
    return _(
        "Is er nu gevaar? Bel 112. Advies geeft Veilig Thuis: 0800-2000, gratis, dag en nacht."
    )
