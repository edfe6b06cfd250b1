"""Why someone who was asked the first questionnaire is not asked again (uitval)."""

from typing import Final

from spil_desktop.rules.vocabulary import ClosingReason, DropOut

_OF_CLOSING: Final = {
    ClosingReason.DIED: DropOut.DIED,
    ClosingReason.NURSING_HOME: DropOut.ADMITTED,
    ClosingReason.MOVED_AWAY: DropOut.MOVED,
    ClosingReason.NO_MORE_CONTACT: DropOut.DOES_NOT_WANT,
    ClosingReason.CONSENT_WITHDRAWN: DropOut.DOES_NOT_WANT,
    ClosingReason.UNREACHABLE: DropOut.NOT_REACHED,
}


def of_closing(reason: ClosingReason) -> DropOut:
    """Return as what a closed file counts in the drop-out of the moments that did not follow."""
    return _OF_CLOSING.get(reason, DropOut.OTHER)
