"""Versions of the counting rules: which of them this program can read, and how they differ.

Which tables a version has stands in `report_tables.is_of`.
"""

from typing import Final

from spil_desktop.rules.release import DEFINITION_VERSION

_MEASURED_HEALTH: Final = "2.2"
"""From this version on, self-rated health at the start is that of the first measurement."""


def is_known(version: str) -> bool:
    """Tell whether counting rules are those of now or older ones; those are still read."""
    if not all(part.isascii() and part.isdigit() for part in version.split(".")):
        return False
    return _parts(version) <= _parts(DEFINITION_VERSION)


def counts_measured_health(version: str) -> bool:
    """Tell whether self-rated health at the start is what was measured, or else what a file has.

    Rules before that counted the file alone, which is written over.
    """
    return is_since(version, _MEASURED_HEALTH)


def is_since(version: str, first: str) -> bool:
    """Tell whether counting rules are those of `first` or newer ones."""
    return _parts(version) >= _parts(first)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
