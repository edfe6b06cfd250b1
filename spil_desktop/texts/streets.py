"""Words about streets and rounds; a status and a result always have a sign beside their colour."""

from typing import Final, assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import DoorResult, StreetStatus
from spil_desktop.texts import labels, numbers


def sign(status: StreetStatus) -> str:
    """Return a circle that fills as the Spil gets further in a street."""
    match status:
        case StreetStatus.UNKNOWN:
            return "○"
        case StreetStatus.EXPLORED:
            return "◔"
        case StreetStatus.KEY_FIGURE_FOUND:
            return "◑"
        case StreetStatus.INDEPENDENT:
            return "●"
        case _:
            assert_never(status)


def status(of: StreetStatus) -> str:
    """Write a status with its sign: ◔ verkend."""
    return f"{sign(of)} {labels.label(of)}"


KEYS: Final = {
    DoorResult.OPENED: "o",
    DoorResult.TALKED: "g",
    DoorResult.FLYER: "f",
    DoorResult.VISIT_WANTED: "b",
    DoorResult.NOT_HOME: "n",
    DoorResult.NOT_INTERESTED: "x",
    DoorResult.DO_NOT_RING: "a",
}
"""The key on which a result at a door is typed, the same in every language."""


def reach(talked: int | None, homes: int | None) -> str:
    """Write a reach as a fraction: 15/42; nothing when there was no round."""
    if talked is None or not homes:
        return ""
    return f"{numbers.whole(talked)}/{numbers.whole(homes)}"


def homes_reached(talked: int, homes: int) -> str:
    """Say with how many homes there was a conversation."""
    text = ngettext(
        "Met {talked} van de {homes} adressen een gesprek.",
        "Met {talked} van de {homes} adressen een gesprek.",
        talked,
    )
    return text.format(talked=numbers.whole(talked), homes=numbers.whole(homes))


def known_of(known: int, people: int, percent: int) -> str:
    """Say how many of the older people of an area are known: 38 van de 1.130 70-plussers (3%)."""
    return _("{known} van de {people} 70-plussers ({percent}%)").format(
        known=numbers.whole(known), people=numbers.whole(people), percent=percent
    )


def source(year: int | None, name: str | None) -> str:
    """Say where a number of older people comes from, as far as that is known."""
    told = " ".join(filter(None, (name, str(year or ""))))
    return _("Bron: {source}").format(source=told) if told else _("De bron is niet bekend.")


def without_age(number: int) -> str:
    """Say how many known people are not counted, for want of a year of birth."""
    return ngettext(
        "{number} bewoner zonder geboortejaar telt niet mee.",
        "{number} bewoners zonder geboortejaar tellen niet mee.",
        number,
    ).format(number=number)
