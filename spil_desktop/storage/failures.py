"""What the database library and the disk report, as the problems that a user understands."""

from collections.abc import Generator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from spil_desktop.errors import InputProblem, Problem, SpilError, StoreProblem
from spil_desktop.storage.connections import cipher

# The primary result codes of https://sqlite.org/rescode.html that come from outside the program.
_BY_RESULT: Final[dict[int, Problem]] = {
    3: StoreProblem.READ_ONLY,  # PERM
    5: StoreProblem.BUSY,  # BUSY
    6: StoreProblem.BUSY,  # LOCKED
    8: StoreProblem.READ_ONLY,  # READONLY
    10: StoreProblem.DISK_ERROR,  # IOERR
    11: StoreProblem.DAMAGED,  # CORRUPT
    13: StoreProblem.DISK_FULL,  # FULL
    14: StoreProblem.READ_ONLY,  # CANTOPEN
    26: StoreProblem.DAMAGED,  # NOTADB
}
_BY_SYSTEM: Final[dict[int, Problem]] = {
    ENOSPC: StoreProblem.DISK_FULL,
    EDQUOT: StoreProblem.DISK_FULL,
    EACCES: StoreProblem.READ_ONLY,
    EPERM: StoreProblem.READ_ONLY,
    EROFS: StoreProblem.READ_ONLY,
}


def problem_of(error: BaseException) -> Problem | None:
    """Return what went wrong outside the program, or None when `error` is the program's own."""
    if isinstance(error, StaleDataError):
        return InputProblem.CHANGED_MEANWHILE
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, cipher.Error):
        return _BY_RESULT.get(int(getattr(cause, "sqlite_errorcode", 0) or 0) & 0xFF)
    return None


@contextmanager
def database_failures() -> Generator[None]:
    """Raise what the database reports as a `SpilError`; let everything else pass."""
    try:
        yield
    except (DBAPIError, StaleDataError, cipher.Error) as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise SpilError(problem) from error


@contextmanager
def file_failures() -> Generator[None]:
    """Raise what the disk reports as a `SpilError` too; only around the storage's own file work."""
    try:
        with database_failures():
            yield
    except OSError as error:
        problem = _BY_SYSTEM.get(error.errno or 0, StoreProblem.DISK_ERROR)
        raise SpilError(problem) from error
