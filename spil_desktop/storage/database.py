"""An open store: transactions on its encrypted database, and the lock that makes it ours."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Final, Self, TypeVar, cast

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

    Connections are shared through a pool; each serves one thread at a time. The one that was used
    last goes first: it remembers most of what is read next. The driver begins no transactions of
    its own: ours take the write lock at once, so that two of them wait for each other instead of
    failing half-way; reading ones see one moment and hold up nobody.
    """
    engine = create_engine(
        "sqlite+store://",
        module=cipher,
        creator=partial(connect, path, key),
        poolclass=QueuePool,
        pool_size=2,
        pool_use_lifo=True,
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
    if _driver(connection).in_transaction:
        return  # a reader began, before the library asked for it
    reading = connection.get_execution_options().get(_READING, False)
    _only_read(connection, wanted=reading)
    _driver(connection).execute("BEGIN" if reading else "BEGIN IMMEDIATE")


def _only_read(connection: Connection, *, wanted: bool) -> None:
    """Let the connection refuse writes, or take them again."""
    if connection.info.get(_READING) is not wanted:
        # Only when it changes: the pragma makes the driver compile every statement anew.
        _driver(connection).execute(f"PRAGMA query_only = {int(wanted)}")
        connection.info[_READING] = wanted


def _driver(connection: Connection) -> cipher.Connection:
    """Return the driver's own connection, past the library's steps: every read begins by it."""
    return cast("cipher.Connection", connection.connection.driver_connection)


class _Reader:
    """A connection that stays open from one read to the next.

    To take one from the pool, to begin and end its transaction by the library, and to give it back
    costs as much as half of the questions that a person's file asks.
    """

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()
        self._driver = _driver(self._connection)
        _only_read(self._connection, wanted=True)

    def read(self, work: Callable[[Session], T]) -> T:
        """Do `work` in a transaction and a session of its own, so that no row is remembered.

        After an exception the reader must be closed.
        """
        self._driver.execute("BEGIN")
        session = Session(self._connection, expire_on_commit=False)
        try:
            found = work(session)
        finally:
            if session.in_transaction():  # not when it only lent its connection
                session.close()
        self._driver.rollback()
        return found

    def close(self, *, for_good: bool) -> None:
        """Give the connection back to the pool, or close it `for_good`."""
        if for_good:
            self._connection.invalidate()
        self._connection.close()


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
        self._waiting: _Reader | None = None
        self._is_closed = False
        self._handing = Lock()

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
        self._release()  # so that the same connection writes: it remembers what was read
        with database_failures(), self._write() as session, session.begin():
            yield session

    def read(self, work: Callable[[Session], T]) -> T:
        """Do `work` that only reads: it sees one moment and never waits for a write.

        A write in it is a mistake of the program and raises `RuntimeError`.
        """
        try:
            with database_failures():
                return self._read(work)
        except SpilError as error:
            if error.problem is StoreProblem.READ_ONLY:
                raise RuntimeError("a reading transaction wrote") from error
            raise

    def _read(self, work: Callable[[Session], T]) -> T:
        reader = self._taken() or _Reader(self._reading)
        try:
            found = reader.read(work)
        except BaseException:
            reader.close(for_good=self._is_closed)
            raise
        self._keep(reader)
        return found

    def _taken(self) -> _Reader | None:
        """Return the reader that waits, for whoever asked first."""
        with self._handing:
            reader, self._waiting = self._waiting, None
        return reader

    def _keep(self, reader: _Reader) -> None:
        """Let `reader` wait for the next read; one is enough, and none when the store is closed."""
        with self._handing:
            if self._waiting is None and not self._is_closed:
                self._waiting = reader
                return
        reader.close(for_good=self._is_closed)

    def _release(self) -> None:
        """Let no reader wait any more."""
        reader = self._taken()
        if reader is not None:
            reader.close(for_good=self._is_closed)

    def close(self) -> None:
        """Close the file and let others open it; once more does no harm."""
        with self._handing:
            self._is_closed = True
        self._release()
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
