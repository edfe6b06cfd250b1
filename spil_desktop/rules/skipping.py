"""Why someone is left out of an act for many."""

from enum import Enum, auto


class Skipped(Enum):
    """Reasons, those that hold for every act first."""

    DECEASED = auto()
    CONTENT_ERASED = auto()
    CLOSED = auto()
    DECLINED = auto()
    NO_CONSENT = auto()
    NOT_NEXT_STAGE = auto()
    ALREADY_SO = auto()
    BEFORE_REPORT = auto()
    FULL = auto()
