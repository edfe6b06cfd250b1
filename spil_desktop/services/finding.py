"""The search over everything: people, organisations, and notes by what was written."""

from sqlalchemy.orm import Session

from spil_desktop.rules.unchanging import unchanging
from spil_desktop.services import notes, organisation_search, search
from spil_desktop.services.notes import FoundNote
from spil_desktop.services.organisation_search import FoundOrganisation
from spil_desktop.services.search import FoundPerson

_FOR_NOTES = 3
"""So many places are kept for notes when there are enough hits of both."""

_FOR_ORGANISATIONS = 2
"""So many places are kept for organisations."""


@unchanging
class Found:
    """What was found: the likeliest people, organisations by name, the newest notes."""

    people: tuple[FoundPerson, ...]
    organisations: tuple[FoundOrganisation, ...]
    notes: tuple[FoundNote, ...]


def everything(session: Session, text: str, most: int) -> Found:
    """Return at most `most` people, organisations and notes that `text` can mean.

    Names are only corrected to the nearest that is known when no organisation and no note has the
    word as it was typed.
    """
    in_notes = notes.search_notes(session, text, most)
    places = organisation_search.search(session, text, most)
    people = search.search(session, text, most, correct=not (in_notes or places))
    kept = min(_FOR_NOTES, len(in_notes)) + min(_FOR_ORGANISATIONS, len(places))
    shown = people[: most - kept]
    beside = places[: max(_FOR_ORGANISATIONS, most - len(shown) - len(in_notes))]
    left = most - len(shown) - len(beside)
    return Found(tuple(shown), beside, tuple(in_notes[:left]))
