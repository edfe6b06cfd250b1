"""Finding words in what was written down: contacts, needs, follow-ups, signals, referrals, visits.

The newest written comes first. What is kept in the safety compartment is not among it.
"""

from dataclasses import field
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import Select, bindparam, false, func, null, select
from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, Participant, Person, note_place, note_words
from spil_desktop.rules import note_words as words
from spil_desktop.rules import search_words
from spil_desktop.rules.names import NameParts, display_name
from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.services import names, search
from spil_desktop.services.note_index import SOURCES, texts_of
from spil_desktop.services.prepared import Prepared, given_limit


@unchanging
class FoundNote:
    """A note in which what was typed stands: whose, of which kind and day, and the piece of it."""

    kind: NoteKind
    record_id: int
    person_id: int
    name: NameParts
    on: date | None
    excerpt: str = field(repr=False)

    @property
    def full_name(self) -> str:
        """The name as people say it: Jan van der Laan."""
        return display_name(self.name)


_FOUND: Final = Prepared(
    select(
        note_place.c.kind,
        note_place.c.record_id,
        Person.id,
        *names.COLUMNS,
        ContactMoment.note,
        ContactMoment.on.label("day"),
    )
    .select_from(note_words)
    .join(note_place, note_place.c.id == note_words.c.note_id)
    .outerjoin(
        ContactMoment,
        (note_place.c.kind == NoteKind.CONTACT.value)
        & (ContactMoment.id == note_place.c.record_id),
    )
    .outerjoin(Participant, Participant.id == note_place.c.participant_id)
    .join(Person, Person.id == func.coalesce(note_place.c.person_id, Participant.person_id))
    .where(note_words.c.words.match(bindparam("asked", "")))
    .order_by(note_words.c.note_id.desc())
    .limit(given_limit("most"))
)
"""What is said of contacts comes along: by far the most notes are of them."""


def search_notes(session: Session, text: str, limit: int = 20) -> list[FoundNote]:
    """Return the notes in which all words of `text` stand, at least three letters, newest first."""
    query = search_words.read_query(text)
    if limit <= 0 or not _long_enough(query):
        return []
    asked = search.expression(query, search.Closeness.SOUNDS)
    lines = _FOUND.rows(session, asked=asked, most=limit)
    found: list[FoundNote] = []
    for line in lines:
        kind = NoteKind(line.kind)
        row = line
        if kind is not NoteKind.CONTACT:
            (row,) = _record(kind).rows(session, record_id=line.record_id)
        found.append(_found(line, kind, row, query))
    return found


def matching(text: str) -> Select[int]:
    """Return the query for the numbers of all participants in whose notes `text` stands."""
    query = search_words.read_query(text)
    numbers = (
        select(Participant.person_id)
        .join(note_place, note_place.c.participant_id == Participant.id)
        .join(note_words, note_words.c.note_id == note_place.c.id)
    )
    own = select(note_place.c.person_id).join(note_words, note_words.c.note_id == note_place.c.id)
    if not _long_enough(query):
        return numbers.where(false())
    asked = note_words.c.words.match(search.expression(query, search.Closeness.SOUNDS))
    both = numbers.where(asked).union(own.where(asked, note_place.c.person_id.is_not(None)))
    return select(both.subquery().c.person_id)


def _long_enough(query: search_words.Query) -> bool:
    return bool(query.terms) and all(len(term.words[0]) >= words.SHORTEST for term in query.terms)


@cache
def _record(kind: NoteKind) -> Prepared:
    source = SOURCES[kind]
    day: Any = null() if source.day is None else getattr(source.table, source.day)
    texts = [getattr(source.table, name) for name in source.texts]
    return Prepared(
        select(*texts, day.label("day")).where(source.table.id == bindparam("record_id", 0))
    )


def _found(line: Any, kind: NoteKind, row: Any, query: search_words.Query) -> FoundNote:
    return FoundNote(
        kind=kind,
        record_id=line.record_id,
        person_id=line.id,
        name=names.parts(line),
        on=row.day,
        excerpt=words.excerpt(texts_of(row, SOURCES[kind]), query),
    )
