"""Versions of the counting rules: which of them this program can read."""

from spil_desktop.rules.release import DEFINITION_VERSION


def is_known(version: str) -> bool:
    """Tell whether counting rules are those of now or older ones; those are still read."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return False
    return tuple(map(int, parts)) <= tuple(map(int, DEFINITION_VERSION.split(".")))
