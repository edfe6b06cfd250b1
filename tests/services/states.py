"""The whole state of a store as one hash a table, for tests of undo."""

import hashlib

from sqlalchemy.orm import Session

from spil_desktop.model import every_table

BOOKKEEPING = {"change_set", "change", "audit_entry", "import_batch"}


def state(session: Session) -> dict[str, str]:
    """Return a hash of the raw rows of every table with undo, and of the search indexes."""
    session.flush()
    names = [table.name for table in every_table().sorted_tables if table.name not in BOOKKEEPING]
    hashes = {
        name: _hash(session, f'SELECT * FROM "{name}" ORDER BY id')  # noqa: S608 - our own tables
        for name in names
    }
    hashes["person_words"] = _hash(session, "SELECT rowid, words FROM person_words ORDER BY rowid")
    hashes["note_words"] = _hash(
        session,
        "SELECT kind, record_id, note_place.person_id, participant_id, words FROM note_words"
        " JOIN note_place ON note_place.id = note_words.rowid ORDER BY kind, record_id",
    )
    return hashes


def _hash(session: Session, query: str) -> str:
    rows = session.connection().exec_driver_sql(query).all()
    return hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()
