"""What a white spot means, in sentences for the Spil and her manager.

They hold exact numbers of few people: partners hear only what a report prints.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import NeedTheme, OrganisationKind
from spil_desktop.texts import labels, numbers

_NAMED: Final = 2


def warning() -> str:
    """Return the mark that the view carries: for whom it is, and for whom it is not."""
    return _(
        "Precieze aantallen voor jou en je manager: niet voor verspreiding. Deel met partners "
        "alleen wat in een rapportage staat."
    )


def needs(of: Mapping[NeedTheme, int], long: int) -> str:
    """Say how many needs are open, about what, and how many wait too long."""
    total = sum(of.values())
    if not total:
        return _("Er staan geen vragen open.")
    named = [theme for theme, _number in sorted(of.items(), key=lambda one: -one[1])][:_NAMED]
    told = numbers.enumeration(tuple(labels.label(theme) for theme in named))
    text = ngettext(
        "Er staat {number} vraag open, over {themes}.",
        "Er staan {number} vragen open, vooral over {themes}.",
        total,
    ).format(number=numbers.whole(total), themes=told)
    if not long:
        return text
    waits = ngettext(
        "{number} daarvan wacht langer dan zes weken: daar lukt het met wie er nu is niet.",
        "{number} daarvan wachten langer dan zes weken: daar lukt het met wie er nu is niet.",
        long,
    ).format(number=numbers.whole(long))
    return f"{text} {waits}"


def rides(unmet: int) -> str:
    """Say how many rides of the last year nobody could drive."""
    if not unmet:
        return _("Elke rit van het afgelopen jaar had een chauffeur.")
    return ngettext(
        "Voor {number} rit van het afgelopen jaar was geen chauffeur te vinden.",
        "Voor {number} ritten van het afgelopen jaar was geen chauffeur te vinden. "
        "Dat laat zien dat er vervoer ontbreekt.",
        unmet,
    ).format(number=numbers.whole(unmet))


def missing(kinds: Sequence[OrganisationKind]) -> str:
    """Say what the directory of services has nothing of."""
    if not kinds:
        return _("Van elke soort hulp staat iemand in de sociale kaart.")
    told = numbers.enumeration(tuple(labels.label(kind) for kind in kinds))
    text = _("Niet in de sociale kaart: {kinds}. Ontbreekt het echt, of is het nog niet ingevuld?")
    return text.format(kinds=told)


def places(count: int, per_thousand: float | None) -> str:
    """Say how many meeting places there are, and how many for every 1,000 older people."""
    if not count:
        return _("Er is geen ontmoetingsplek of vaste activiteit.")
    text = ngettext(
        "Er is {number} ontmoetingsplek of vaste activiteit.",
        "Er zijn {number} ontmoetingsplekken en vaste activiteiten.",
        count,
    ).format(number=numbers.whole(count))
    if per_thousand is None:
        return _("{text} Vul het aantal 70-plussers in om dat te vergelijken.").format(text=text)
    rate = numbers.decimal(Decimal(per_thousand))
    return _("{text} Dat is {rate} op de 1.000 70-plussers.").format(text=text, rate=rate)
