"""One process at a time has a store open."""

from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.storage import layout


def take(folder: Path) -> BaseFileLock:
    """Return the lock of the store in `folder`, held until it is released or the process ends.

    Raises `StoreProblem.IN_USE` at once when somebody else holds it.
    """
    lock = FileLock(folder / layout.LOCK, timeout=0, mode=layout.PRIVATE_FILE, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise SpilError(StoreProblem.IN_USE) from error
    return lock
