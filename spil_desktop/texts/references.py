"""The words of published figures that stand beside the own ones."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.references import KINDS, Compared
from spil_desktop.rules.release import Reference
from spil_desktop.texts import numbers


def what(of: Compared) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Say what a figure is about; begins with a small letter."""
    match of:
        case Compared.LIFE_MARK:
            return _("gemiddeld rapportcijfer voor het leven")
        case Compared.SATISFIED:
            return _("tevreden met het leven (7 of hoger)")
        case Compared.FAIR_TO_GOOD:
            return _("vindt de eigen gezondheid redelijk tot goed")
        case Compared.GOOD_HEALTH:
            return _("vindt de eigen gezondheid goed of zeer goed (vraag van het CBS)")
        case Compared.LONELY:
            return _("eenzaam (enigszins of sterk)")
        case Compared.VERY_LONELY:
            return _("sterk eenzaam")
        case Compared.LONELY_11:
            return _("eenzaam (lijst met elf uitspraken)")
        case Compared.LIMITED:
            return _("beperkt in dagelijkse handelingen (ADL)")
        case Compared.MASTERY:
            return _("gemiddelde score voor regie over het leven")
        case Compared.LIMITATION:
            return _("heeft een lichamelijke beperking")
        case Compared.CHRONIC:
            return _("heeft een chronische aandoening")
        case Compared.EIGHTY_PLUS:
            return _("80 jaar of ouder")
        case Compared.WOMEN:
            return _("vrouw")
        case Compared.LIVING_ALONE:
            return _("woont alleen")
        case _:
            assert_never(of)


def figure(of: Reference) -> str:
    """Write the figure itself: 48,6%, 7,4, or the words in which it was published."""
    if of.value is None:
        return of.words or ""
    text = numbers.decimal(of.value)
    return f"{text}%" if KINDS[Compared(of.what)].is_share else text


def line(of: Reference) -> str:
    """Return a figure as a line under the own figures, with its source and year."""
    source = of.source if of.year is None else f"{of.source}, {of.year}"
    return _("{what}: {figure} ({region}; {source})").format(
        what=numbers.capital(what(Compared(of.what))),
        figure=figure(of),
        region=of.region,
        source=source,
    )


def heading_of_same() -> str:
    """Return what stands above such lines where they are of the very same questions."""
    return _("Ter vergelijking, geen doel: dezelfde vragen, aan andere mensen gesteld.")


def heading() -> str:
    """Return what stands above such lines: they are for comparison, and no targets."""
    return _("Ter vergelijking, geen doel. Het gaat om andere mensen en soms om andere vragen.")
