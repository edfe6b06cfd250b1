"""The version of the tables in a store, and how an older one is brought to today's."""

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import NullPool, create_engine

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.storage.connections import cipher, connect

if TYPE_CHECKING:
    from alembic.config import Config

# The newest file in migrations/versions; known here so that opening need not read them all.
NEWEST: Final = "0014"


# Settings that a store has from its first moment.
STORE_ID: Final = "store_id"
DEMO: Final = "demo"


def opens(path: Path, key: bytes) -> bool:
    """Return whether `key` opens the database at `path`."""
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except cipher.DatabaseError as error:
        if error.sqlite_errorcode == cipher.SQLITE_NOTADB:
            return False
        raise
    return True


def marks(path: Path, key: bytes) -> tuple[str, bool]:
    """Return the id of the store and whether its data are invented, as the database says."""
    with closing(connect(path, key)) as connection:
        rows = connection.execute(
            "SELECT name, value FROM setting WHERE name IN (?, ?)", (STORE_ID, DEMO)
        ).fetchall()
    found = {str(name): json.loads(value) for name, value in rows}
    return str(found[STORE_ID]), bool(found[DEMO])


def faults(path: Path, key: bytes) -> int:
    """Return how many pages fail their authentication, or else how many faults of structure.

    Writes wait meanwhile: a page that is written while it is read would seem to be damaged.
    """
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found = connection.execute("PRAGMA integrity_check").fetchall() if not forged else []
    except cipher.DatabaseError as error:
        if error.sqlite_errorcode not in {cipher.SQLITE_CORRUPT, cipher.SQLITE_NOTADB}:
            raise
        return 1
    return len(forged) or len([row for row in found if row != ("ok",)])


def count_rows(connection: cipher.Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counts: dict[str, int] = {}
    for (name,) in tables:
        query = f'SELECT count(*) FROM "{name}"'  # noqa: S608 - a name from the schema itself
        counts[str(name)] = int(connection.execute(query).fetchone()[0])
    return counts


def version(path: Path, key: bytes) -> str:
    """Return the version of the tables in an encrypted file.

    A file without one was never a whole store (an empty file opens with any key): it raises
    `StoreProblem.DAMAGED`, as does, from SQLCipher, a file that `key` does not open.
    """
    with closing(connect(path, key)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except cipher.OperationalError as error:
            if error.sqlite_errorcode != cipher.SQLITE_ERROR:
                raise
            row = None
    if row is None:
        raise SpilError(StoreProblem.DAMAGED)
    return str(row[0])


def is_known(revision: str) -> bool:
    """Return whether this program, or one before it, made tables of version `revision`."""
    if revision == NEWEST:
        return True
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - 0.3 s that opening does not need

    scripts = ScriptDirectory.from_config(configuration())
    return any(script.revision == revision for script in scripts.walk_revisions())


def upgrade(path: Path, key: bytes, target: str = "head") -> None:
    """Bring the tables of an encrypted file to version `target`, in one transaction.

    References are not enforced meanwhile, because tables are rebuilt, but checked before the
    end: `StoreProblem.DAMAGED` when one leads nowhere, and then nothing has changed.
    """
    from alembic import command  # noqa: PLC0415 - 0.3 s that opening does not need

    engine = create_engine(
        "sqlite+pysqlite://",
        module=cipher,
        creator=lambda: connect(path, key),
        poolclass=NullPool,
        hide_parameters=True,
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise SpilError(StoreProblem.DAMAGED)
        connection.commit()
    engine.dispose()


def configuration() -> "Config":
    """Return the settings with which alembic finds the migrations of this program."""
    from alembic.config import Config  # noqa: PLC0415 - 0.3 s that opening does not need

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config
