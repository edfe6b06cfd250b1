"""How everything is counted: definitions."""
from spil_desktop.rules.release import SafeTable
def definitions(tables: tuple[SafeTable, ...]) -> tuple[tuple[str, str], ...]:
    """x."""
    return (("Deelnemers", "Wie meetelt."),)
