"""What a registration asks the connector to look at."""

from enum import StrEnum


class RegistrationWarning(StrEnum):
    """What the connector should look at; none of it stops a registration."""

    UNDER_70 = "under_70"
    DUPLICATE = "duplicate"
    BSN_IN_NOTE = "bsn_in_note"
