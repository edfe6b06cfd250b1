"""An open store: transactions on its encrypted database, and the lock that makes it ours."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from filelock import BaseFileLock
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.util import LRUCache

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.model import every_table
from spil_desktop.storage import layout
from spil_desktop.storage.connections import cipher, connect
from spil_desktop.storage.failures import database_failures

T = TypeVar("T")

_READING: Final = "spil_reading"
_COMPILED: Final[LRUCache[object, object]] = LRUCache(1500)
"""Statements as SQL, for every store of this process: after the lock none is written out anew."""


class StoreDialect(SQLiteDialect_pysqlite):
    """SQLite's own; all are equal, so that what was compiled for one store serves the next."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is StoreDialect

    def __hash__(self) -> int:
        return hash(StoreDialect)


registry.register("sqlite.store", __name__, StoreDialect.__name__)


def make_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on an encrypted file, for one window and one worker thread.

    Connections are shared through a pool; each serves one thread at a time. The driver begins
    no transactions of its own: ours take the write lock at once, so that two of them wait for
    each other instead of failing half-way; reading ones see one moment and hold up nobody.
    """
    engine = create_engine(
        "sqlite+store://",
        module=cipher,
        creator=partial(connect, path, key),
        poolclass=QueuePool,
        pool_size=2,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )
    event.listen(engine, "first_connect", _keep_a_journal)
    event.listen(engine, "begin", _begin)
    return engine


def _keep_a_journal(connection: cipher.Connection, _record: object) -> None:
    """Let readers and a writer work at once; the file remembers it, but a backup does not."""
    connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get(_READING, False)
    cursor = connection.connection.cursor()  # every read begins so: past the library's own steps
    if connection.info.get(_READING) is not reading:
        # Only when it changes: the pragma makes the driver compile every statement anew.
        cursor.execute(f"PRAGMA query_only = {int(reading)}")
        connection.info[_READING] = reading
    cursor.execute("BEGIN" if reading else "BEGIN IMMEDIATE")
    cursor.close()


class Database:
    """A store that is open in this process, until `close`.

    `slot` names the passphrase that opened it, None when that was the recovery key.
    """

    def __init__(
        self, folder: Path, key: bytes, lock: BaseFileLock, *, slot: str | None, is_demo: bool
    ) -> None:
        self.folder = folder
        self.slot = slot
        self.is_demo = is_demo
        self.key = key
        self._lock = lock
        self._engine = make_engine(folder / layout.DATABASE, key)
        self._write = sessionmaker(self._engine, expire_on_commit=False)
        self._reading = self._engine.execution_options(**{_READING: True})

    def run(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one transaction that may write; all of it is kept, or nothing.

        Raises the `StoreProblem` of a full, failing, damaged or locked disk, and
        `InputProblem.CHANGED_MEANWHILE` when a row was changed since it was read.
        """
        with self.transaction() as session:
            return work(session)

    @contextmanager
    def transaction(self) -> Generator[Session]:
        """Give the session of one transaction, kept unless an exception leaves the block."""
        every_table()
        with database_failures(), self._write() as session, session.begin():
            yield session

    def read(self, work: Callable[[Session], T]) -> T:
        """Do `work` that only reads: it sees one moment and never waits for a write.

        A write in it is a mistake of the program and raises `RuntimeError`.
        """
        try:
            with database_failures(), self._reading.connect() as connection:
                connection.begin()  # here, as a session takes as long again to begin one
                with Session(connection, expire_on_commit=False) as session:
                    return work(session)
        except SpilError as error:
            if error.problem is StoreProblem.READ_ONLY:
                raise RuntimeError("a reading transaction wrote") from error
            raise

    def close(self) -> None:
        """Close the file and let others open it; once more does no harm."""
        self._engine.dispose()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Database {'demo' if self.is_demo else 'store'}>"
