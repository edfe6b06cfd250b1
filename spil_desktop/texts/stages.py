"""What a step in a file asks first, and what it does, in words for the connector."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.stages import Missing
from spil_desktop.rules.vocabulary import ClosingReason, ParticipantStatus


def missing(kind: Missing) -> str:
    """Return what must be there before a step can be taken."""
    match kind:
        case Missing.FILE_CONSENT:
            return _(
                "Hiervoor is haar toestemming voor een dossier nodig. Vraag die eerst en leg het "
                "antwoord vast bij Persoon."
            )
        case Missing.CLOSING_REASON:
            return _("Kies hieronder waarom het dossier dicht gaat.")
        case _:
            assert_never(kind)


def explained(status: ParticipantStatus) -> str:
    """Return what a stage means and does, in a sentence or two."""
    meanings = {
        ParticipantStatus.REPORTED: _(
            "Gemeld, nog niet gesproken. Alleen de melding wordt bewaard."
        ),
        ParticipantStatus.GETTING_ACQUAINTED: _(
            "Jullie maken kennis. Vraag op het huisbezoek de toestemmingen."
        ),
        ParticipantStatus.ACTIVE: _("Je helpt haar. Er is een heel dossier."),
        ParticipantStatus.AT_DISTANCE: _("Het loopt. Je vraagt af en toe hoe het gaat."),
        ParticipantStatus.CLOSED: _("Het dossier gaat dicht. Wat nog gepland stond, vervalt."),
        ParticipantStatus.NOT_REACHED: _(
            "Je probeerde het, maar sprak haar niet. Later opnieuw kan."
        ),
        ParticipantStatus.DECLINED: _(
            "Geen belangstelling. Er wordt niets meer gepland. Over een maand wist het "
            "programma de inhoud; de telling blijft. Daarna kan niemand het terughalen."
        ),
        ParticipantStatus.WAITING: _("Er is nu geen plek of hulp. Zij staat op de wachtlijst."),
    }
    return meanings[status]


def closing(reason: ClosingReason) -> str:
    """Return what closing for a reason brings, empty when nothing special follows."""
    match reason:
        case ClosingReason.DIED:
            return _(
                "Alles stopt meteen: afspraken, ritten, uitnodigingen, brieven en verjaardagen. "
                "Koppelingen eindigen. Wie bij haar kwam, staat op Vandaag om persoonlijk te "
                "bellen. De telling blijft."
            )
        case ClosingReason.MOVED_AWAY:
            return _(
                "Helpt een collega daar haar verder? Maak dan een overdracht: een versleuteld "
                "bestand voor het programma van je collega."
            )
        case ClosingReason.CONSENT_WITHDRAWN:
            return _("Over een maand wist het programma de inhoud. De telling blijft.")
        case _:
            return ""
