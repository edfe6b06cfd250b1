"""How tests tell Dutch from English: by the small words that only Dutch has."""

import re
from typing import Final

_ONLY_DUTCH: Final = """
    aan aantal alle alleen als bewoner bewoners bij dat deelnemer deelnemers deze dit een
    eerst eerste en er geen gemaakt haar heeft het hier hij hoe hulpvraag hulpvragen iemand
    iets jaar je kies koppeling koppelingen leeftijd maar meer mensen naar niet nog ook
    opgeslagen periode staat te totaal uit vanaf voor vrijwilliger vrijwilligers waar wat
    wie wijk wordt zij zijn zoeken zonder één
"""
_DUTCH_ON_PURPOSE: Final = (
    "“totaal”",  # the words inside a package are Dutch in every language
    "“minder dan",
    "“meer dan",
    "Deelnemers (participants)",  # sheets that the import knows
    "Vrijwilligers (volunteers)",
    "CBS Kerncijfers wijken en buurten",  # name of a publication
    "Nederlands",  # languages are named in themselves
)


def dutch_words(text: str) -> set[str]:
    """Return the words in `text` that only Dutch has; what is Dutch on purpose does not count."""
    for quoted in _DUTCH_ON_PURPOSE:
        text = text.replace(quoted, " ")
    text = re.sub(r"`[^`]*`|\b[a-z]+:\w+", " ", text)  # query words are Dutch in every language
    return set(re.findall(r"[a-zà-ÿ]+", text.casefold())) & set(_ONLY_DUTCH.split())
