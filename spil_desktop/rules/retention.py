"""How long the content of a file is kept.

Proposed terms of the pilots: content of someone who wants no contact one month; a closed file two
years, after which only what is counted stays.
"""

from datetime import date
from typing import Final

from spil_desktop.rules.dates import add_months

DECLINED_MONTHS: Final = 1
CLOSED_MONTHS: Final = 24

ERASED_NAME: Final = "–"
"""What stands in the place of a name that was erased."""


def erase_on(declined_on: date) -> date:
    """Return by which day the content must be gone of someone who wants no contact."""
    return add_months(declined_on, DECLINED_MONTHS)


def destroy_on(closed_on: date) -> date:
    """Return from which day a closed file is destroyed."""
    return add_months(closed_on, CLOSED_MONTHS)
