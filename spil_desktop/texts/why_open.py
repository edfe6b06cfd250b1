"""Why a need stays open: "geen chauffeur met plek op dinsdagmiddag: 3 zitten vol"."""

from typing import assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.candidates import Breach
from spil_desktop.rules.open_reasons import OpenReason
from spil_desktop.rules.planning import WhyOpen
from spil_desktop.texts import match_words

_OF_THE_NEED = (Breach.SEEKER_GONE, Breach.NO_CONSENT)
_OF_THE_WEEK = (Breach.FULL, Breach.DOUBLE_BOOKED)


def sentence(why: WhyOpen) -> str:
    """Say why nobody answers a need: the need itself, nobody there, or what stops them."""
    counts = dict(why.counts)
    for breach in _OF_THE_NEED:
        if why.suited and counts.get(breach) == why.suited:
            return _of_the_need(breach)
    who = match_words.somebody(why.roles)
    if not why.suited and not why.roles:
        return _("hier past geen vrijwilliger bij; denk aan een professional")
    if not why.suited:
        return _("er is nog geen {who} bekend").format(who=who)
    if why.taken:
        text = ngettext(
            "de enige die kan, is in dit plan nodig voor een andere vraag",
            "de {number} die kunnen, zijn in dit plan nodig voor andere vragen",
            why.taken,
        )
        return text.format(number=why.taken)
    told = match_words.both(
        _counted(breach, number) for breach, number in sorted(why.counts, key=lambda one: -one[1])
    )
    return _("{nobody}: {reasons}").format(nobody=_nobody(why, who), reasons=told)


def counted(reason: OpenReason) -> str:  # noqa: C901, PLR0911 - a case a reason
    """Name the reason by which open needs are counted."""
    match reason:
        case OpenReason.NOBODY:
            return _("niemand bekend die dit doet")
        case OpenReason.ALL_TAKEN:
            return _("wie kan, is nodig voor een andere vraag")
        case OpenReason.NO_PLACE:
            return _("iedereen zit vol")
        case OpenReason.NO_TIME:
            return _("niemand vrij op dat dagdeel")
        case OpenReason.TOO_FAR:
            return _("niemand dichtbij genoeg")
        case OpenReason.NO_VOG:
            return _("nog geen VOG")
        case OpenReason.NOT_THERE:
            return _("afwezig of niet inzetbaar")
        case OpenReason.NO_CONSENT:
            return _("geen toestemming om te delen")
        case OpenReason.TRIED:
            return _("wie kon, is al geprobeerd")
        case OpenReason.PROFESSIONAL:
            return _("hier past een professional bij")
        case _:
            assert_never(reason)


def _nobody(why: WhyOpen, who: str) -> str:
    if why.within_km and any(breach is Breach.TOO_FAR for breach, _number in why.counts):
        return _near(why, who, why.within_km)
    if not any(breach in _OF_THE_WEEK for breach, _number in why.counts):
        return _("geen {who} die kan").format(who=who)
    if not why.wished:
        return _("geen {who} met plek").format(who=who)
    when = match_words.parts_of_week(why.wished)
    return _("geen {who} met plek op {when}").format(who=who, when=when)


def _near(why: WhyOpen, who: str, kilometres: int) -> str:
    if not why.wished:
        return _("geen {who} binnen {kilometres} km").format(who=who, kilometres=kilometres)
    when = match_words.parts_of_week(why.wished)
    return _("geen {who} op {when} binnen {kilometres} km").format(
        who=who, when=when, kilometres=kilometres
    )


def _of_the_need(breach: Breach) -> str:
    if breach is Breach.NO_CONSENT:
        return _("de bewoner geeft geen toestemming om te delen")
    return _("de bewoner doet niet meer mee")


def _counted(breach: Breach, number: int) -> str:
    return _form(breach, number).format(number=number)


def _form(breach: Breach, number: int) -> str:  # noqa: C901, PLR0911, PLR0912 - a case a rule
    match breach:
        case Breach.FULL:
            return ngettext("{number} zit vol", "{number} zitten vol", number)
        case Breach.NO_VOG:
            return ngettext("{number} heeft nog geen VOG", "{number} hebben nog geen VOG", number)
        case Breach.NOT_DEPLOYABLE:
            return ngettext("{number} is niet inzetbaar", "{number} zijn niet inzetbaar", number)
        case Breach.DOUBLE_BOOKED:
            return ngettext("{number} is dan al bezet", "{number} zijn dan al bezet", number)
        case Breach.NEVER_AGAIN:
            return ngettext(
                "{number} wordt niet met haar of hem gekoppeld",
                "{number} worden niet met haar of hem gekoppeld",
                number,
            )
        case Breach.REFUSED_BEFORE:
            return ngettext("{number} is al afgewezen", "{number} zijn al afgewezen", number)
        case Breach.ALREADY_MATCHED:
            return ngettext("{number} is al gekoppeld", "{number} zijn al gekoppeld", number)
        case Breach.OTHER_NO_CONSENT | Breach.NO_CONSENT:
            return ngettext(
                "bij {number} is er geen toestemming", "bij {number} is er geen toestemming", number
            )
        case Breach.NOT_HELD:
            return ngettext(
                "{number} wordt nu niet gehouden", "{number} worden nu niet gehouden", number
            )
        case Breach.NOT_ACCESSIBLE:
            return ngettext(
                "{number} is niet toegankelijk", "{number} zijn niet toegankelijk", number
            )
        case Breach.AWAY:
            return ngettext("{number} is nu afwezig", "{number} zijn nu afwezig", number)
        case Breach.TOO_FAR:
            return ngettext("{number} woont te ver weg", "{number} wonen te ver weg", number)
        case Breach.WHEELCHAIR_NOT_ALONG:
            return ngettext(
                "in {number} auto past de rolstoel niet",
                "in {number} auto's past de rolstoel niet",
                number,
            )
        case Breach.ROLE | Breach.SAME_PERSON | Breach.SEEKER_GONE:
            return ngettext("{number} past niet", "{number} passen niet", number)
        case _:
            assert_never(breach)
