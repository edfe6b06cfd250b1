"""The index of the words in notes, kept in step with what is stored.

Of suspicions of abuse nothing is indexed: what is kept in the safety compartment is found there
and nowhere else. Health notes are left out too.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from spil_desktop.model import (
    ContactMoment,
    FollowUp,
    HomeVisit,
    Need,
    Participant,
    Referral,
    Signal,
    Volunteer,
    note_place,
    note_words,
)
from spil_desktop.model.base import Record
from spil_desktop.rules import note_words as words
from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.vocabulary import SignalKind
from spil_desktop.services.images import chunks
from spil_desktop.services.journal import TableChange


class Source(NamedTuple):
    """The columns of a table that hold notes, the day of the row, and whose it is."""

    table: type[Record]
    texts: tuple[str, ...]
    day: str | None
    owner: str = "participant_id"


SOURCES: Final[Mapping[NoteKind, Source]] = {
    NoteKind.CONTACT: Source(ContactMoment, ("note",), "on"),
    NoteKind.FOLLOW_UP: Source(FollowUp, ("note",), "due_on"),
    NoteKind.HOME_VISIT: Source(HomeVisit, ("note", "answers"), "on"),
    NoteKind.NEED: Source(Need, ("note",), "asked_on"),
    NoteKind.REPORT: Source(
        Participant, ("report_note", "offers_note"), "reported_on", "person_id"
    ),
    NoteKind.REFERRAL: Source(Referral, ("question", "feedback"), "sent_on"),
    NoteKind.SIGNAL: Source(Signal, ("note", "consultation", "outcome"), "seen_on"),
    NoteKind.VOLUNTEER: Source(Volunteer, ("note",), None, "person_id"),
}


def texts_of(row: Any, source: Source) -> list[str | None]:
    """Return what is written in a row; the answers of a visit count as what is written."""
    found: list[str | None] = []
    for name in source.texts:
        value = getattr(row, name)
        found += value.values() if isinstance(value, dict) else [value]
    return found


def index(session: Session, kind: NoteKind, record_ids: Iterable[int]) -> None:
    """Bring the index in step with these rows; a note that is gone or empty leaves it."""
    session.flush()
    for chunk in chunks(set(record_ids)):
        _index(session, kind, chunk)


def _index(session: Session, kind: NoteKind, record_ids: list[int]) -> None:
    source = SOURCES[kind]
    known: dict[int, int] = {
        record_id: note_id
        for note_id, record_id in session.execute(
            select(note_place.c.id, note_place.c.record_id).where(
                note_place.c.kind == kind.value, note_place.c.record_id.in_(record_ids)
            )
        )
    }
    found = _notes(session, source, record_ids)
    if known:
        session.execute(delete(note_words).where(note_words.c.note_id.in_(known.values())))
    gone = [note_id for record_id, note_id in known.items() if record_id not in found]
    if gone:
        session.execute(delete(note_place).where(note_place.c.id.in_(gone)))
    _write(session, kind, found, known)


def _notes(session: Session, source: Source, record_ids: list[int]) -> dict[int, tuple[str, int]]:
    """Return the words of each row that has any, and whose they are."""
    table: Table = source.table.__table__  # type: ignore[assignment]  # mapped classes have tables
    columns = [table.c[name] for name in ("id", source.owner, *source.texts)]
    wanted = select(*columns).where(table.c.id.in_(record_ids)).order_by(table.c.id)
    if source.table is Signal:
        wanted = wanted.where(table.c.kind != SignalKind.ABUSE)
    rows = session.execute(wanted)
    made = ((row, words.of_note(texts_of(row, source))) for row in rows)
    return {row.id: (text, getattr(row, source.owner)) for row, text in made if text}


def _write(
    session: Session,
    kind: NoteKind,
    found: Mapping[int, tuple[str, int]],
    known: Mapping[int, int],
) -> None:
    owner = SOURCES[kind].owner
    new = [record_id for record_id in found if record_id not in known]
    if new:
        last = session.scalar(select(func.max(note_place.c.id))) or 0
        numbers = {record_id: last + place for place, record_id in enumerate(new, 1)}
        session.execute(
            insert(note_place),
            [
                {
                    "id": numbers[record_id],
                    "kind": kind.value,
                    "record_id": record_id,
                    owner: found[record_id][1],
                }
                for record_id in new
            ],
        )
    else:
        numbers = {}
    for record_id in found.keys() & known.keys():
        moved = update(note_place).where(note_place.c.id == known[record_id])
        session.execute(moved.values({owner: found[record_id][1]}))
    numbers |= {record_id: known[record_id] for record_id in found if record_id in known}
    if found:
        session.execute(
            insert(note_words),
            [
                {"note_id": numbers[record_id], "words": text}
                for record_id, (text, _owner) in found.items()
            ],
        )


def follow(session: Session, changes: Mapping[str, TableChange]) -> None:
    """Index the notes that an act touched, added or removed."""
    for kind in NoteKind:
        change = changes.get(kind.value)
        if change is None:
            continue
        touched = {key for key, old, new in change.rows if _says(kind, old) or _says(kind, new)}
        for first, last in change.added:
            touched.update(range(first, last + 1))
        index(session, kind, touched)


def _says(kind: NoteKind, image: Mapping[str, Any] | None) -> bool:
    return image is not None and any(image[name] for name in SOURCES[kind].texts)


def rebuild(session: Session) -> None:
    """Index all notes anew."""
    session.execute(delete(note_words))
    session.execute(delete(note_place))
    for kind, source in SOURCES.items():
        index(session, kind, session.scalars(select(source.table.id)).all())
