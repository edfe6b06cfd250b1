"""Floors: the same work by hand, through the driver alone."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session
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


_OURS = frozenset(
    {"alembic_version", "setting", "user", "change", "change_set", "audit_entry", "import_batch"}
)
"""What only our own program writes beside the rows: versions, the undo journal, the audit."""

Statements = list[str]
Rows = dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]


def asked(database: Database, work: Callable[[Session], object]) -> Statements:
    """Return what `work` asks the store while it reads, with the values filled in."""
    found: Statements = []

    def listened(session: Session) -> None:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(found.append)
        try:
            work(session)
        finally:
            driver.set_trace_callback(None)

    database.read(listened)
    return found


def ask(bare: dbapi2.Connection, statements: Statements) -> None:
    """Ask the same by hand, in one transaction."""
    bare.execute("BEGIN")
    for statement in statements:
        fetch(bare, statement)
    bare.execute("COMMIT")


def rows_of(path: Path, key: bytes) -> Rows:
    """Return what was registered, by table; the full-text tables by what they were given."""
    bare = connect(path, key)
    tables = bare.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    full_text = {name for name, made in tables if str(made).startswith("CREATE VIRTUAL")}
    found: Rows = {}
    for name, _made in tables:
        is_inner = any(str(name).startswith(f"{whole}_") for whole in full_text)
        if is_inner or name in _OURS:
            continue
        wanted = "rowid, *" if name in full_text else "*"
        cursor = bare.execute(f'SELECT {wanted} FROM "{name}"')  # noqa: S608 - a name of the schema
        columns = tuple(str(column[0]) for column in cursor.description)
        found[str(name)] = columns, cursor.fetchall()
    bare.close()
    return found


def insert_rows(path: Path, key: bytes, rows: Rows) -> None:
    """Write these rows with `executemany` and the same indexes, in one transaction."""
    bare = connect(path, key)
    bare.execute("PRAGMA foreign_keys = OFF")  # the order of the tables is no matter here
    bare.execute("BEGIN IMMEDIATE")
    for table, (columns, lines) in rows.items():
        bare.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name of the schema
        names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" for _ in columns)
        bare.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', lines)  # noqa: S608
    bare.execute("COMMIT")
    bare.close()
