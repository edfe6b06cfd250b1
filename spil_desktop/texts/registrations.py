"""What a registration warns of, and why two people look alike, in words."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.duplicates import Likeness
from spil_desktop.rules.registration import RegistrationWarning


def likeness(reason: Likeness) -> str:
    """Return in a few words why someone may be the same person."""
    match reason:
        case Likeness.BIRTH_DATE_AND_NAME:
            return _("zelfde geboortedatum, naam lijkt")
        case Likeness.PHONE:
            return _("zelfde telefoon")
        case Likeness.ADDRESS:
            return _("zelfde adres")
        case Likeness.BIRTH_YEAR_AND_NAME:
            return _("zelfde geboortejaar en naam")
        case Likeness.NAME:
            return _("naam lijkt")
        case _:
            assert_never(reason)


def warning(kind: RegistrationWarning) -> str:
    """Return what the connector should look at, in one sentence."""
    match kind:
        case RegistrationWarning.UNDER_70:
            return _("Zij is jonger dan 70. Inschrijven mag; zij telt niet mee in het verslag.")
        case RegistrationWarning.DUPLICATE:
            return _("Iemand die hierop lijkt, staat al in het bestand.")
        case RegistrationWarning.BSN_IN_NOTE:
            return _("Hier staat een BSN. Dat mag niet worden bewaard. Haal het weg.")
        case _:
            assert_never(kind)
