"""How many different faces a participant has seen, in words."""

from spil_desktop.language import _, ngettext


def sentence(buddies: int, connectors: int) -> str:
    """Say with how many people she had to do: "Tot nu toe: 2 maatjes en 1 Spil."."""
    of_buddies = ngettext("{count} maatje", "{count} maatjes", buddies)
    of_connectors = ngettext("{count} Spil", "{count} Spillen", connectors)
    return _("Tot nu toe: {buddies} en {connectors}.").format(
        buddies=of_buddies.format(count=buddies), connectors=of_connectors.format(count=connectors)
    )
