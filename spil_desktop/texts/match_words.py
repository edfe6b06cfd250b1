"""The words inside the sentences of the matching: what someone likes, offers and is."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import DayPart, Interest, Offer, VolunteerRole
from spil_desktop.texts import numbers
from spil_desktop.texts.labels import label

_PARTS_SHOWN = 3
_IN_KILOMETRES = 2000


def likes_too(interest: Interest) -> str:
    """Say that someone likes the same: "klaverjast ook"."""
    return {
        Interest.CARDS: _("kaart ook"),
        Interest.KLAVERJASSEN: _("klaverjast ook"),
        Interest.CHESS: _("schaakt ook"),
        Interest.GAMES: _("doet ook graag spelletjes"),
        Interest.WALKING: _("wandelt ook graag"),
        Interest.CYCLING: _("fietst ook graag"),
        Interest.GARDENING: _("tuiniert ook graag"),
        Interest.COOKING: _("kookt ook graag"),
        Interest.COFFEE: _("drinkt ook graag koffie"),
        Interest.HANDICRAFT: _("handwerkt ook"),
        Interest.READING: _("leest ook graag"),
        Interest.MUSIC: _("houdt ook van muziek"),
        Interest.SINGING: _("zingt ook graag"),
        Interest.ANIMALS: _("houdt ook van dieren"),
        Interest.SPORTS: _("beweegt ook graag"),
        Interest.OUTINGS: _("gaat ook graag op stap"),
        Interest.TALKING: _("praat ook graag"),
        Interest.HISTORY: _("houdt ook van geschiedenis"),
        Interest.CHURCH_LIFE: _("is ook actief in de kerk"),
        Interest.REPAIRING: _("knutselt ook graag"),
    }[interest]


def offers(offer: Offer) -> str:
    """Say what a participant can do for another: "kan klusjes doen"."""
    return {
        Offer.COMPANY: _("biedt gezelschap"),
        Offer.CALLING: _("belt graag met anderen"),
        Offer.COOKING: _("kookt graag voor een ander"),
        Offer.HANDICRAFT: _("kan handwerken"),
        Offer.REPAIRS: _("kan klusjes doen"),
        Offer.GARDENING: _("kan in de tuin helpen"),
        Offer.DRIVING: _("kan rijden"),
        Offer.TEACHING: _("kan iets uitleggen"),
        Offer.HOSTING: _("ontvangt graag mensen"),
        Offer.PETS: _("past graag op dieren"),
        Offer.ADMINISTRATION: _("kan helpen met de administratie"),
    }[offer]


def somebody(roles: Sequence[VolunteerRole]) -> str:
    """Name who is looked for: "maatje of beller"; "vrijwilliger" when no role is named."""
    if not roles:
        return _("vrijwilliger")
    return either([_somebody(role) for role in roles])


def _somebody(role: VolunteerRole) -> str:
    return {
        VolunteerRole.BUDDY: _("maatje"),
        VolunteerRole.DRIVER: _("chauffeur"),
        VolunteerRole.HANDYMAN: _("klusser"),
        VolunteerRole.HOST: _("gastvrouw/gastheer"),
        VolunteerRole.KEY_FIGURE: _("sleutelfiguur"),
        VolunteerRole.PHONE_CIRCLE: _("beller"),
        VolunteerRole.ADMINISTRATION: _("hulp bij administratie"),
        VolunteerRole.ACTIVITY_GUIDE: _("begeleider"),
    }[role]


def distance(metres: int) -> str:
    """Say how far: "900 m", from two kilometres "2,3 km"."""
    if metres < _IN_KILOMETRES:
        return _("{number} m").format(number=metres)
    return _("{number} km").format(number=numbers.decimal(Decimal(metres) / 1000))


def parts_of_week(parts: Sequence[DayPart]) -> str:
    """Name parts of the week: "dinsdagmiddag en woensdagochtend"; after three the rest counted."""
    named = [label(part) for part in parts[:_PARTS_SHOWN]]
    more = len(parts) - len(named)
    if more:
        rest = ngettext("nog {number} dagdeel", "nog {number} dagdelen", more)
        named.append(rest.format(number=more))
    return both(named)


def both(words: Iterable[str]) -> str:
    """Join words with commas and a last "en"."""
    return _joined(list(words), _(" en "))


def either(words: Iterable[str]) -> str:
    """Join words with commas and a last "of"."""
    return _joined(list(words), _(" of "))


def _joined(words: list[str], last: str) -> str:
    return last.join((", ".join(words[:-1]), words[-1])) if words[1:] else "".join(words)
