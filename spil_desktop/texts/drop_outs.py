"""The words of drop-out between two measuring moments."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.drop_outs import DropOut


def label(reason: DropOut) -> str:
    """Return why someone is not asked again, in a word or two."""
    match reason:
        case DropOut.DIED:
            return _("overleden")
        case DropOut.ADMITTED:
            return _("opgenomen")
        case DropOut.MOVED:
            return _("verhuisd")
        case DropOut.DOES_NOT_WANT:
            return _("wil niet meer")
        case DropOut.NOT_REACHED:
            return _("niet bereikt")
        case DropOut.OTHER:
            return _("andere reden")
        case _:
            assert_never(reason)
