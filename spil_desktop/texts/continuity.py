"""How many different faces a participant has seen, in words."""

from spil_desktop.language import _, ngettext


def sentence(buddies: int, connectors: int) -> str:
    """Say with how many people she had to do: "Tot nu toe: 2 maatjes en 1 Spil."."""
    counted = (
        (buddies, ngettext("{count} maatje", "{count} maatjes", buddies)),
        (connectors, ngettext("{count} Spil", "{count} Spillen", connectors)),
    )
    said = [text.format(count=count) for count, text in counted if count]
    if not said:
        return _("Tot nu toe: nog geen maatje.")
    return _("Tot nu toe: {people}.").format(people=_(" en ").join(said))
