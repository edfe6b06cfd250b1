"""Rides in plain Dutch: what to tell her on the phone, why a driver fits or cannot, the money."""

from collections.abc import Iterable
from decimal import Decimal
from typing import assert_never

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.rules import drivers as rules
from spil_desktop.rules.candidates import Breach, ReasonKind
from spil_desktop.rules.drivers import (
    Objection,
    Proposal,
    RideBreach,
    RideReservation,
)
from spil_desktop.rules.trips import Span, Trip
from spil_desktop.rules.vocabulary import Aid, CandidateKind, Gender, UnmetReason
from spil_desktop.texts import dates, match_words, matching, numbers
from spil_desktop.texts.labels import label

_SEPARATOR = "; "


def titled(name: str, gender: Gender) -> str:
    """Write a name as on an envelope: "de heer K. Boersma"; without title when not known."""
    titles = {Gender.WOMAN: _("mevrouw {name}"), Gender.MAN: _("de heer {name}")}
    return titles.get(gender, "{name}").format(name=name)


def kilometres(number: float | None) -> str:
    """Write kilometres: "12,8 km"; "km onbekend" while nobody knows."""
    if number is None:
        return _("km onbekend")
    return _("{number} km").format(number=numbers.decimal(Decimal(str(number))))


def amount(cents: int | None) -> str:
    """Write an amount, or say that it is not known yet."""
    return _("bedrag nog niet bekend") if cents is None else numbers.euros(cents)


def fare(far: float | None, rate: int | None, price: int | None, extra: int | None) -> str:
    """Say what a ride costs: "12,8 km × € 0,35 = € 4,48, parkeren € 2"."""
    if far is None:
        said = _("Vul de kilometers in, dan rekent Spil het bedrag uit.")
    elif rate is None or price is None:
        said = _("{far}. Er is nog geen tarief voor deze dag: zet het bij Tarief.").format(
            far=kilometres(far)
        )
    else:
        said = _("{far} × {rate} = {price}").format(
            far=kilometres(far), rate=numbers.euros(rate), price=numbers.euros(price)
        )
    if extra:
        said += _(", parkeren {amount}").format(amount=numbers.euros(extra))
    return said


def too_late(days: int) -> str:
    """Warn that a ride is asked late; it may still be tried."""
    text = ngettext(
        "Dit is kort dag: de afspraak is {days} werkdag vooraf. Je mag het wel proberen.",
        "Dit is kort dag: de afspraak is {days} werkdagen vooraf. Je mag het wel proberen.",
        days,
    )
    return text.format(days=days)


def aids(those: Iterable[Aid]) -> str:
    """Say what goes along: "rollator mee, stok mee"."""
    return ", ".join(_("{aid} mee").format(aid=label(one)) for one in those)


def to_tell(
    *,
    driver: str,
    trip: Trip,
    destination: str,
    far: float | None,
    rate: int | None,
    price: int | None,
) -> str:
    """Say the words to read out to her on the phone: who comes, when, what it costs."""
    when = _("{weekday} {day}").format(
        weekday=dates.weekday(trip.on.weekday()), day=numbers.long_date(trip.on)
    )
    said = _("{when} om {time} haalt {driver} u op voor de rit naar {destination}.").format(
        when=numbers.capital(when),
        time=dates.clock(trip.leaves_at) or _("een tijd die u nog hoort"),
        driver=driver,
        destination=destination,
    )
    if trip.is_return and trip.returns_at is not None:
        said += " " + _("Om {time} gaat u weer naar huis.").format(
            time=dates.clock(trip.returns_at)
        )
    elif trip.is_return:
        said += " " + _("De chauffeur brengt u ook weer thuis.")
    if price is not None and rate is not None:
        said += " " + _(
            "Het kost {price}: {far} van {rate}. Parkeren komt erbij. U betaalt de chauffeur zelf."
        ).format(price=numbers.euros(price), far=kilometres(far), rate=numbers.euros(rate))
    elif rate is not None:
        said += " " + _(
            "Het kost {rate} per kilometer, vanaf de deur van de chauffeur. Parkeren komt erbij. "
            "U betaalt de chauffeur zelf."
        ).format(rate=numbers.euros(rate))
    return said


def reasons(one: Proposal) -> tuple[str, ...]:
    """Return what speaks for a driver, the most telling first."""
    far = one.driver.kilometres
    said = [] if far is None else [_("{far} van de deur").format(far=kilometres(far))]
    said += [
        _("rijdt meestal op {parts}").format(parts=match_words.parts_of_week(reason.day_parts))
        if reason.kind is ReasonKind.DAY_PART
        else matching.reason(reason, CandidateKind.VOLUNTEER)
        for reason in one.reasons
    ]
    if one.together:
        text = ngettext(
            "rijdt al met {number} ander naar deze activiteit",
            "rijdt al met {number} anderen naar deze activiteit",
            len(one.together),
        )
        said.append(text.format(number=len(one.together)))
    return tuple(said)


def reservations(one: Proposal) -> tuple[str, ...]:
    """Return what to mind of a driver."""
    asked = [matching.reservation(each, CandidateKind.VOLUNTEER) for each in one.reservations]
    return (*(minded(each) for each in one.minded), *asked)


def minded(one: RideReservation) -> str:
    """Say one thing to mind of a ride, as it stands behind "let op:"."""
    match one:
        case RideReservation.OTHER_DAY_PART:
            return _("rijdt meestal niet op dit dagdeel")
        case RideReservation.SEATS_UNKNOWN:
            return _("vraag of er plek is voor allen")
        case RideReservation.MOBILITY_SCOOTER:
            return _("de scootmobiel kan niet mee")
        case RideReservation.MANY_RIDES:
            return _("reed al {number} keer of vaker in vier weken").format(
                number=rules.RIDES_A_MONTH
            )
        case RideReservation.TIME_UNKNOWN:
            return _("de tijd is nog niet bekend")
        case _:
            assert_never(one)


def summary(one: Proposal) -> str:
    """Say in one line why a driver fits and what to mind, or why she cannot drive."""
    if not one.allowed:
        return why_not(one.breaches, one.objections)
    told = _SEPARATOR.join(reasons(one)) or _("is vrij en heeft een auto")
    said = _SEPARATOR.join(reservations(one))
    return (
        _("{reasons} · let op: {reservations}").format(reasons=told, reservations=said)
        if (said)
        else told
    )


def why_not(breaches: Iterable[Breach], objections: Iterable[Objection]) -> str:
    """Say why a driver cannot give a ride: "kan niet: rijdt al van 9.30 tot 11.00 uur"."""
    told = [
        *(objection(one) for one in objections),
        *(_("nog geen VOG") if one is Breach.NO_VOG else matching.breach(one) for one in breaches),
    ]
    return _("kan niet: {reasons}").format(reasons=_SEPARATOR.join(told))


def objection(one: Objection) -> str:  # noqa: PLR0911 - one case a rule
    """Say which rule of the ride is broken."""
    match one.kind:
        case RideBreach.NO_CAR:
            return _("heeft geen auto")
        case RideBreach.TOO_FEW_SEATS:
            return _("heeft te weinig plekken in de auto")
        case RideBreach.WALKER:
            return _("de rollator past niet in de auto")
        case RideBreach.WHEELCHAIR:
            return _("de rolstoel past niet in de auto")
        case RideBreach.ABSENT if one.until is None:
            return _("is er dan niet")
        case RideBreach.ABSENT:
            return _("is er niet tot en met {date}").format(date=dates.short_date(one.until))
        case RideBreach.OTHER_RIDE:
            return _other_ride(one.span)
        case _:
            assert_never(one.kind)


def cannot(error: SpilError) -> str:
    """Say why a driver was refused, and what to do."""
    breaches: tuple[Breach, ...] = error.values["breaches"]  # type: ignore[assignment]
    objections: tuple[Objection, ...] = error.values["objections"]  # type: ignore[assignment]
    return _("Deze chauffeur {reasons}. Kies een ander of een andere tijd.").format(
        reasons=why_not(breaches, objections)
    )


def unmet(counts: Iterable[tuple[UnmetReason, int]]) -> str:
    """Count reasons in one line: "2 geen chauffeur vrij, 1 te ver"."""
    return ", ".join(f"{number} {label(reason)}" for reason, number in counts)


def _other_ride(span: Span | None) -> str:
    if span is None:
        return _("rijdt dan al")
    return _("rijdt dan al, van {start} tot {end} uur").format(
        start=_clock(span.start), end=_clock(span.end)
    )


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours}.{rest:02}"
