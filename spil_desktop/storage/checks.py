"""Is a store whole: its encryption, its structure, its references, its files and backups."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from spil_desktop.storage import backups, layout, schema
from spil_desktop.storage.connections import connect
from spil_desktop.storage.database import Database
from spil_desktop.storage.failures import file_failures


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found.

    `faults` counts pages that fail their authentication and faults of structure;
    `loose_references` rows that point at a row that is not there; `open_files` names the files
    that others on this computer may read; `newest_backup` is when (UTC) the last one in the
    store's own folder was made.
    """

    faults: int
    loose_references: int
    version: str
    open_files: tuple[str, ...]
    newest_backup: datetime | None

    @property
    def sound(self) -> bool:
        """Return whether nothing is damaged; open files and old backups are only warnings."""
        return not self.faults and not self.loose_references


def check(database: Database) -> CheckResult:
    """Read the whole store and return what is wrong with it; writes wait meanwhile."""
    path = database.folder / layout.DATABASE
    with file_failures():
        faults = schema.faults(path, database.key)
        loose, version = 0, ""
        if not faults:
            with closing(connect(path, database.key)) as connection:
                loose = len(connection.execute("PRAGMA foreign_key_check").fetchall())
            version = schema.version(path, database.key)
        newest = next(iter(backups.generations(database.folder)), None)
        return CheckResult(
            faults=faults,
            loose_references=loose,
            version=version,
            open_files=_open_files(database),
            newest_backup=newest.made_at if newest else None,
        )


def as_json(result: CheckResult) -> dict[str, object]:
    """Return the result under the names of its fields, for `check --json`."""
    newest = result.newest_backup
    return {
        "sound": result.sound,
        "faults": result.faults,
        "loose_references": result.loose_references,
        "version": result.version,
        "open_files": list(result.open_files),
        "newest_backup": newest.isoformat(timespec="seconds") if newest else None,
    }


def _open_files(database: Database) -> tuple[str, ...]:
    folder = database.folder
    paths = (folder, *sorted(folder.rglob("*")))
    return tuple(str(path.relative_to(folder)) for path in paths if not layout.is_private(path))
