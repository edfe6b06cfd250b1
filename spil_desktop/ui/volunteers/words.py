"""What is said of a volunteer: load, VOG, and when she can."""

from collections.abc import Iterable
from typing import assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import DayPart, VogState, VolunteerStatus
from spil_desktop.services.companions import Companion
from spil_desktop.services.volunteers import VolunteerFields, VolunteerRow
from spil_desktop.texts import dates
from spil_desktop.ui.shared.blocks import Tone

_PARTS = 3
"""Parts of a day: morning, afternoon, evening."""


def load(row: VolunteerRow) -> str:
    """Say how many of her places are taken: 1 van 3."""
    return _("{load} van {places}").format(load=row.load, places=row.fields.max_matches)


def load_tone(row: VolunteerRow) -> Tone:
    """Return the colour of `load`; places that are left are good news."""
    return Tone.GOOD if row.free else Tone.NEUTRAL


def vog(row: VolunteerRow) -> str:
    """Say where her VOG stands; "niet nodig" when none of her roles asks for one."""
    match row.vog:
        case VogState.NONE:
            return _("nog niet") if row.needs_vog else _("niet nodig")
        case VogState.REQUESTED:
            return _("aangevraagd")
        case VogState.RECEIVED:
            return _("ontvangen")
        case VogState.RENEW:
            return _("vernieuwen")
        case _:
            assert_never(row.vog)


def vog_tone(row: VolunteerRow) -> Tone:
    """Return the colour of `vog`."""
    match row.vog:
        case VogState.RECEIVED:
            return Tone.GOOD
        case VogState.REQUESTED:
            return Tone.ACCENT
        case _:
            return Tone.WARNING if row.needs_vog else Tone.NEUTRAL


def vog_dates(row: VolunteerRow) -> str:
    """Say when the VOG was requested and when it came."""
    fields = row.fields
    parts = (
        _("aangevraagd op {date}").format(date=dates.short_date(fields.vog_requested_on))
        if fields.vog_requested_on
        else "",
        _("ontvangen op {date}").format(date=dates.short_date(fields.vog_received_on))
        if fields.vog_received_on
        else "",
    )
    return ", ".join(part for part in parts if part)


def agreements(row: VolunteerRow) -> str:
    """Say what was agreed and done before she began, with the day of each."""
    fields = row.fields
    known = (
        (_("overeenkomst {date}"), fields.agreement_on),
        (_("geheimhouding {date}"), fields.confidentiality_on),
        (_("referentie {date}"), fields.reference_on),
        (_("scholing {date}"), fields.training_on),
        (_("gestopt {date}"), row.stopped_on),
    )
    return ", ".join(text.format(date=dates.short_date(day)) for text, day in known if day)


def car(fields: VolunteerFields) -> str:
    """Say that there is a car and who or what can come along."""
    more: list[str] = []
    if fields.car_seats:
        places = ngettext("{count} plaats", "{count} plaatsen", fields.car_seats)
        more.append(places.format(count=fields.car_seats))
    if not fields.car_takes_walker:
        more.append(_("geen rollator"))
    if fields.car_takes_wheelchair:
        more.append(_("rolstoel kan mee"))
    return ", ".join([_("heeft een auto"), *more])


def together(companions: Iterable[Companion]) -> str:
    """Say with whom she prefers to go, and who prefers to go with her."""
    said: list[str] = []
    for one in companions:
        if one.wished and one.wishes:
            text = _("{name} en hij of zij gaan liefst samen")
        elif one.wished:
            text = _("gaat liefst samen met {name}")
        else:
            text = _("{name} gaat liefst samen met hem of haar")
        said.append(text.format(name=one.name))
    return ", ".join(said)


def status_tone(row: VolunteerRow) -> Tone:
    """Return the colour of the status."""
    match row.fields.status:
        case VolunteerStatus.ACTIVE | VolunteerStatus.READY:
            return Tone.GOOD
        case VolunteerStatus.PAUSED | VolunteerStatus.STOPPED:
            return Tone.NEUTRAL
        case _:
            return Tone.ACCENT


def week(parts: Iterable[DayPart]) -> list[tuple[str, str]]:
    """Say by weekday when she can: dinsdag – middag, avond."""
    known = list(DayPart)
    names = (_("ochtend"), _("middag"), _("avond"))
    by_day: dict[int, list[str]] = {}
    for place in sorted(known.index(part) for part in parts):
        by_day.setdefault(place // _PARTS, []).append(names[place % _PARTS])
    return [(dates.weekday(day), ", ".join(words)) for day, words in by_day.items()]
