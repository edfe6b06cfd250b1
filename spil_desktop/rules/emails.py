"""E-mail addresses, as far as typing errors can be seen."""

import re
from typing import Final

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def looks_right(address: str) -> bool:
    """Whether something has the shape of an e-mail address."""
    return _EMAIL.fullmatch(address) is not None
