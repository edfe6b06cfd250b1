"""Why someone fits, what to mind, and why it cannot: the matching in plain Dutch."""

from collections.abc import Iterable
from math import ceil
from typing import Final, assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.candidates import (
    Breach,
    Reason,
    ReasonKind,
    Reservation,
    ReservationKind,
    Verdict,
)
from spil_desktop.rules.vocabulary import CandidateKind, Gender
from spil_desktop.texts import match_words
from spil_desktop.texts.labels import label

_SEPARATOR = "; "

_WAITED: Final = 20
"""Seconds that one can wait for without being told beforehand."""


def summary(verdict: Verdict, kind: CandidateKind) -> str:
    """Say it in one line: "klaverjast ook; zelfde straat · let op: nog geen VOG"."""
    told = _SEPARATOR.join(reasons(verdict, kind)) or _("geen bijzondere overeenkomst")
    minded = _SEPARATOR.join(reservations(verdict, kind))
    if not minded:
        return told
    return _("{reasons} · let op: {reservations}").format(reasons=told, reservations=minded)


def reasons(verdict: Verdict, kind: CandidateKind) -> tuple[str, ...]:
    """Return everything that speaks for it, the most telling first."""
    return tuple(reason(one, kind) for one in verdict.reasons)


def reservations(verdict: Verdict, kind: CandidateKind) -> tuple[str, ...]:
    """Return everything to mind, the weightiest first."""
    return tuple(reservation(one, kind) for one in verdict.reservations)


def reason(one: Reason, kind: CandidateKind) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a kind
    """Say one reason of a candidate of some kind."""
    activity = kind is CandidateKind.ACTIVITY
    match one.kind:
        case ReasonKind.ALREADY_KNOWN:
            return _("komt daar al") if activity else _("kennen elkaar al")
        case ReasonKind.HELPED_BEFORE:
            return _("kwam daar eerder") if activity else _("hielp hier al eerder")
        case ReasonKind.SHARED_INTEREST:
            return _shared_interest(one, activity=activity)
        case ReasonKind.LIKE_INTEREST:
            return _like_interest(one)
        case ReasonKind.CAN_OFFER:
            assert one.offer is not None  # this kind of reason always names it
            return match_words.offers(one.offer)
        case ReasonKind.SAME_ADDRESS:
            return _("zelfde adres")
        case ReasonKind.NEIGHBOUR:
            return _("zelfde straat, vlakbij")
        case ReasonKind.SAME_STREET:
            return _("zelfde straat")
        case ReasonKind.SAME_POSTCODE:
            return _("zelfde postcode")
        case ReasonKind.NEXT_STREET:
            return _("een straat verderop")
        case ReasonKind.METRES:
            return _("op {distance}").format(distance=match_words.distance(one.number))
        case ReasonKind.SAME_NEIGHBOURHOOD:
            return _("in de buurt")
        case ReasonKind.SAME_AREA:
            return _("zelfde wijk of dorp")
        case ReasonKind.DAY_PART:
            parts = match_words.parts_of_week(one.day_parts)
            return (_("op {parts}") if activity else _("beiden {parts}")).format(parts=parts)
        case ReasonKind.LANGUAGE:
            assert one.language is not None  # this kind of reason always names it
            return _("spreekt ook {language}").format(language=label(one.language))
        case ReasonKind.LIKE_LANGUAGE:
            return _like_language(one)
        case ReasonKind.HAS_CAR:
            return _("heeft een auto")
        case ReasonKind.TAKES_WHEELCHAIR:
            return _("de rolstoel kan mee")
        case ReasonKind.FREE_PLACES:
            text = ngettext("nog {number} plek vrij", "nog {number} plekken vrij", one.number)
            return text.format(number=one.number)
        case ReasonKind.ACCESSIBLE:
            return _("toegankelijk met rolstoel of rollator")
        case ReasonKind.EXPERIENCED:
            return _("heeft dit al eerder gedaan")
        case _:
            assert_never(one.kind)


def _shared_interest(one: Reason, *, activity: bool) -> str:
    assert one.interest is not None  # this kind of reason always names it
    if activity:
        return _("past bij {interest}").format(interest=label(one.interest))
    return match_words.likes_too(one.interest)


def _like_interest(one: Reason) -> str:
    assert one.interest is not None  # this kind of reason names both
    assert one.wished is not None
    return _("{interest} lijkt op {wished}").format(
        interest=label(one.interest), wished=label(one.wished)
    )


def _like_language(one: Reason) -> str:
    assert one.language is not None  # this kind of reason names both
    assert one.spoken is not None
    return _("{language} lijkt op {spoken}").format(
        language=label(one.language), spoken=label(one.spoken)
    )


def reservation(one: Reservation, kind: CandidateKind) -> str:  # noqa: C901, PLR0911, PLR0912
    """Say one thing to mind, as it stands behind "let op:"."""
    match one.kind:
        case ReservationKind.CONSENT_NOT_ASKED:
            return _("toestemming om te delen nog niet gevraagd")
        case ReservationKind.OTHER_CONSENT_NOT_ASKED:
            return _("de ander is nog niet om toestemming gevraagd")
        case ReservationKind.NO_VOG:
            return _("nog geen VOG")
        case ReservationKind.VOG_OLD:
            return _("VOG moet vernieuwd worden")
        case ReservationKind.GENDER_WISH_NOT_MET:
            return _gender_wish(one.gender)
        case ReservationKind.HAS_PETS:
            return _("komt liever niet waar huisdieren zijn")
        case ReservationKind.SMOKES:
            return _("komt liever niet waar gerookt wordt")
        case ReservationKind.OTHER_SMOKES:
            return _("rookt")
        case ReservationKind.STAIRS:
            return _("loopt geen trappen, en die zijn daar")
        case ReservationKind.NO_SHARED_LANGUAGE:
            return _("geen taal gemeen")
        case ReservationKind.NO_SHARED_DAY_PART:
            return _("geen dagdeel gemeen")
        case ReservationKind.SEEKER_BUSY:
            return _("heeft dan zelf al een afspraak")
        case ReservationKind.DAY_PARTS_UNKNOWN:
            return _("dagdelen nog niet bekend")
        case ReservationKind.OTHER_AREA:
            return _("andere wijk of ander dorp")
        case ReservationKind.NO_CAR:
            return _("heeft zelf geen auto")
        case ReservationKind.USES_WHEELCHAIR:
            return _("de rolstoel moet mee")
        case ReservationKind.WALKER_NOT_ALONG:
            return _("de rollator past niet in de auto")
        case ReservationKind.NEEDS_TRANSPORT:
            return _("vervoer erheen nodig")
        case ReservationKind.WALKER_UNSURE:
            return _("vraag of een rollator daar kan")
        case ReservationKind.NEARLY_FULL:
            if kind is CandidateKind.ACTIVITY:
                return _("bijna vol")
            return _("heeft al {load} van {places} koppelingen").format(
                load=one.load, places=one.places
            )
        case ReservationKind.GOES_TOGETHER:
            return _("gaat liefst samen met een andere vrijwilliger")
        case _:
            assert_never(one.kind)


def _gender_wish(wished: Gender | None) -> str:
    if wished is Gender.WOMAN:
        return _("vraagt liever een vrouw")
    if wished is Gender.MAN:
        return _("vraagt liever een man")
    return _("niet het geslacht dat gevraagd is")


def plan_takes(seconds: float) -> str:
    """Say about how long a plan takes; nothing when one can wait for it."""
    if seconds < _WAITED:
        return ""
    minutes = ceil(seconds / 60)
    return ngettext(
        "Dit duurt ongeveer {number} minuut.", "Dit duurt ongeveer {number} minuten.", minutes
    ).format(number=minutes)


def cannot(
    breaches: Iterable[Breach],
    kind: CandidateKind = CandidateKind.VOLUNTEER,
    load: int | None = None,
) -> str:
    """Say why it cannot: "kan niet: heeft al 3 koppelingen; één-op-één pas na VOG"."""
    told = _SEPARATOR.join(breach(one, kind, load) for one in breaches)
    return _("kan niet: {reasons}").format(reasons=told)


def breach(  # noqa: C901, PLR0911, PLR0912 - one case a rule
    one: Breach, kind: CandidateKind = CandidateKind.VOLUNTEER, load: int | None = None
) -> str:
    """Say which hard rule is broken; `load` are the matches that someone has already."""
    activity = kind is CandidateKind.ACTIVITY
    match one:
        case Breach.SAME_PERSON:
            return _("vraagt dit zelf")
        case Breach.SEEKER_GONE:
            return _("de bewoner doet niet meer mee")
        case Breach.ROLE:
            return _("past niet bij deze vraag") if activity else _("doet dit soort hulp niet")
        case Breach.NOT_DEPLOYABLE:
            return _("is nu niet inzetbaar")
        case Breach.NOT_HELD:
            return _("wordt nu niet gehouden")
        case Breach.FULL:
            return _full(load, activity=activity)
        case Breach.NO_VOG:
            return _("één-op-één pas na VOG")
        case Breach.NO_CONSENT:
            return _("geen toestemming van de bewoner om te delen")
        case Breach.OTHER_NO_CONSENT:
            return _("geen toestemming van de ander om te delen")
        case Breach.NEVER_AGAIN:
            return _("deze twee worden niet gekoppeld")
        case Breach.REFUSED_BEFORE:
            return _("is voor deze vraag al afgewezen")
        case Breach.ALREADY_MATCHED:
            return _("is hier al aan gekoppeld")
        case Breach.DOUBLE_BOOKED:
            return _("is bezet op het enige dagdeel dat past")
        case Breach.NOT_ACCESSIBLE:
            return _("is niet toegankelijk met een rolstoel")
        case Breach.AWAY:
            return _("is nu afwezig")
        case Breach.TOO_FAR:
            return _("woont te ver weg")
        case Breach.WHEELCHAIR_NOT_ALONG:
            return _("de rolstoel past niet in de auto")
        case _:
            assert_never(one)


def _full(load: int | None, *, activity: bool) -> str:
    if activity or not load:
        return _("is vol") if activity else _("heeft geen plek meer")
    text = ngettext("heeft al {number} koppeling", "heeft al {number} koppelingen", load)
    return text.format(number=load)
