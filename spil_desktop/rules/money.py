"""Amounts in euros as people type them, kept in whole cents."""

import re
from typing import Final

_AMOUNT: Final = re.compile(
    r"(?:€|eur|euro)?\s*(\d{1,5})(?:[.,](\d{1,2}|-))?\s*(?:€|eur|euro)?", re.IGNORECASE
)


def parse(text: str) -> int | None:
    """Return an amount in cents, or None when it is none: "10", "€ 5,50", "5.5" and "10,-"."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    cents = (found[2] or "0").replace("-", "0").ljust(2, "0")
    return int(found[1]) * 100 + int(cents)
