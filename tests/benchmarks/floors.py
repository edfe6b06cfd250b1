"""Floors: the same work by hand, through the driver alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from spil_desktop.storage.connections import connect
from spil_desktop.storage.database import Database


def connection(database: Database) -> dbapi2.Connection:
    """Return a bare connection to the same file."""
    return connect(database.folder / "store.db", database.key)


def fetch(bare: dbapi2.Connection, query: str, values: Sequence[Any] = ()) -> list[Any]:
    """Return the rows of a hand-written query."""
    return list(bare.execute(query, values).fetchall())


FOUND = (
    "SELECT person.*, participant.id, volunteer.id, key_figure.id FROM person_words"
    " JOIN person ON person.id = person_words.rowid"
    " LEFT JOIN participant ON participant.person_id = person.id"
    " LEFT JOIN volunteer ON volunteer.person_id = person.id"
    " LEFT JOIN key_figure ON key_figure.person_id = person.id"
    " WHERE words MATCH ? LIMIT 100"
)
"""The words that begin as typed, with what is shown: as many as the search puts in order."""

CARD = (
    "SELECT * FROM person WHERE id = ?",
    "SELECT * FROM phone WHERE person_id = ?",
    "SELECT * FROM participant WHERE person_id = ?",
    "SELECT * FROM consent WHERE person_id = ?",
    "SELECT * FROM health_profile WHERE participant_id = ?",
    "SELECT * FROM need WHERE participant_id = ?",
    'SELECT * FROM "match" WHERE participant_id = ?',
    "SELECT * FROM follow_up WHERE participant_id = ?",
    "SELECT * FROM contact_moment WHERE participant_id = ?",
)
"""The rows of one person's file."""

GROUPS = (
    "SELECT source, count(*) FROM participant GROUP BY source",
    "SELECT status, count(*) FROM participant GROUP BY status",
    "SELECT living, count(*) FROM participant GROUP BY living",
    "SELECT gender, count(*) FROM person GROUP BY gender",
    "SELECT birth_year, count(*) FROM person GROUP BY birth_year",
    "SELECT theme, count(*) FROM need GROUP BY theme",
    "SELECT self_rated, count(*) FROM health_profile GROUP BY self_rated",
)
"""The plain counts behind a release."""


def insert_rows(path: Path, rows: Sequence[tuple[Any, ...]], key: bytes) -> None:
    """Write rows of participants with `executemany` and the same indexes, in one transaction."""
    bare = connect(path, key)
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany(
        "INSERT INTO person (version, created_at, updated_at, name_use, gender, languages,"
        " family_name, sort_name, given_name, birth_date, birth_year, street, house_number,"
        " postcode, area_id) VALUES (1, '2025-01-01', '2025-01-01', 'own', 'woman', '[]',"
        " ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        [(row[0], row[0], row[1], row[2], row[3], row[4], row[5], row[6]) for row in rows],
    )
    bare.executemany(
        "INSERT INTO phone (version, created_at, updated_at, person_id, number)"
        " VALUES (1, '2025-01-01', '2025-01-01', ?, ?)",
        [(at, row[7]) for at, row in enumerate(rows, 1)],
    )
    bare.executemany(
        "INSERT INTO participant (version, created_at, updated_at, person_id, area_id,"
        " reported_on, source, knows, status, living, tenure, offers, interests, available,"
        " has_car) VALUES (1, '2025-01-01', '2025-01-01', ?, 1, '2025-01-01', 'self', 'unknown',"
        " 'active', 'alone', 'rented', '[]', '[]', '[]', 0)",
        [(at,) for at in range(1, len(rows) + 1)],
    )
    bare.executemany(
        "INSERT INTO consent (version, created_at, updated_at, person_id, purpose, state,"
        " decided_on, form, by_representative) VALUES (1, '2025-01-01', '2025-01-01', ?, ?,"
        " 'given', '2025-01-01', 'oral', 0)",
        [
            (at, purpose)
            for at in range(1, len(rows) + 1)
            for purpose in ("file", "health", "evaluation")
        ],
    )
    bare.executemany(
        "INSERT INTO health_profile (version, created_at, updated_at, participant_id, self_rated,"
        " limitations, conditions, aids) VALUES (1, '2025-01-01', '2025-01-01', ?, 'good', '[]',"
        " '[]', '[]')",
        [(at,) for at in range(1, len(rows) + 1)],
    )
    bare.executemany(
        "INSERT INTO person_words (rowid, words) VALUES (?, ?)",
        [(at, f"{row[0]} {row[1]} {row[4]} {row[6]}") for at, row in enumerate(rows, 1)],
    )
    bare.execute("COMMIT")
    bare.close()
