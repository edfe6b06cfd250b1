"""The search over everything: people by who they are, and notes by what was written."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from spil_desktop.services import notes, search
from spil_desktop.services.notes import FoundNote
from spil_desktop.services.search import FoundPerson

_FOR_NOTES = 3
"""So many places are kept for notes when there are enough hits of both."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the likeliest people and the newest notes first."""

    people: tuple[FoundPerson, ...]
    notes: tuple[FoundNote, ...]


def everything(session: Session, text: str, most: int) -> Found:
    """Return at most `most` people and notes that `text` can mean.

    Names are only corrected to the nearest that is known when no note has the word as it was
    typed.
    """
    in_notes = notes.search_notes(session, text, most)
    people = search.search(session, text, most, correct=not in_notes)
    shown = people[: most - min(_FOR_NOTES, len(in_notes))]
    return Found(tuple(shown), tuple(in_notes[: most - len(shown)]))
