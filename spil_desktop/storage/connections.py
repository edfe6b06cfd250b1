"""Connections to an encrypted database file, each with the data key and the same settings."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # SQLCipher's driver is the standard one on another library, and brings no types of its own.
    import sqlite3 as cipher
else:
    from sqlcipher3 import dbapi2 as cipher

__all__ = ["cipher", "connect"]

# A write waits this long for another one (an import in the background) before it gives up.
WAIT_SECONDS: Final = 15
_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)


def connect(path: Path, key: bytes) -> cipher.Connection:
    """Return a connection to an existing file, in autocommit: transactions are begun by name.

    A wrong key or a damaged first page may be noticed here, or by the first statement that reads.
    """
    connection = cipher.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _set_up(connection, key)
    except cipher.Error:
        connection.close()
        raise
    return connection


def _set_up(connection: cipher.Connection, key: bytes) -> None:
    # SQLCipher writes its own messages to stderr; what they mean is told by SpilError.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in _SETTINGS:
        connection.execute(setting)
