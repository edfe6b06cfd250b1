"""What lies where in a store's folder, and how its files stay private and whole."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

DATABASE: Final = "store.db"
UNFINISHED: Final = "store.db.new"
KEYS: Final = "keys.json"
BACKUPS: Final = "backups"
LOCK: Final = "store.lock"
BESIDE_DATABASE: Final = ("store.db-wal", "store.db-shm")

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600


def is_store(folder: Path) -> bool:
    """Return whether there is a store in `folder`, whole or damaged."""
    return (folder / DATABASE).is_file()


def make_private_folder(folder: Path) -> None:
    """Make `folder` where needed, open to its owner alone."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    folder.chmod(PRIVATE_FOLDER)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read, in place of what was there."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after any crash either the old or the new content is there."""
    unfinished = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        make_private_file(unfinished)
        with unfinished.open("r+b") as file:
            file.write(content)
        settle(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def keep_aside(path: Path) -> None:
    """Give a file that is about to be replaced, if there is one, a name of its own."""
    if path.exists():
        path.replace(path.with_name(f"{path.name}.{datetime.now(UTC):%Y%m%dT%H%M%S}.old"))


def settle(unfinished: Path, path: Path) -> None:
    """Bring a finished file to disk and give it its name, in place of what had it."""
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)
    settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """Bring the names in `folder` to disk, where the system lets folders be opened for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_private(path: Path) -> bool:
    """Return whether nobody but the owner may do anything with `path` (always so on Windows)."""
    return os.name != "posix" or stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
