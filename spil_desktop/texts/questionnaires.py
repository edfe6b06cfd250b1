"""The questions of the instruments as they are asked, with their sources.

The statements of the loneliness scale are shown in their published wording, which may be used with
the source: de Jong Gierveld & van Tilburg (2006). They are no part of the translation.
"""

from collections.abc import Mapping
from typing import Final

from spil_desktop.language import _

STATEMENTS: Final[Mapping[str, str]] = {
    "djg3": "Ik ervaar een leegte om me heen",
    "djg4": "Er zijn genoeg mensen op wie ik in geval van narigheid kan terugvallen",
    "djg7": "Ik heb veel mensen op wie ik volledig kan vertrouwen",
    "djg8": "Er zijn voldoende mensen met wie ik me nauw verbonden voel",
    "djg9": "Ik mis mensen om me heen",
    "djg10": "Vaak voel ik me in de steek gelaten",
}
"""By item; asked in Dutch, whatever the language of the window."""

STATEMENTS_INTRODUCTION: Final = (
    "Wilt u van elk van de volgende uitspraken aangeven in hoeverre die op u, zoals u de laatste "
    "tijd bent, van toepassing is?"
)

HEALTH_QUESTION: Final = "Hoe vindt u over het algemeen uw gezondheid?"


def mark_question() -> str:
    """Return the question for the mark of life."""
    return _("Welk cijfer geeft u uw leven nu, van 1 tot 10?")


def source() -> str:
    """Return where the questions come from."""
    return _(
        "Bronnen: CBS (gezondheid, rapportcijfer); De Jong Gierveld en Van Tilburg 2006 (zes "
        "uitspraken). De antwoorden zijn voor de vergelijking van groepen, niet voor een oordeel "
        "over één mens."
    )
