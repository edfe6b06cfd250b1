"""Backups: a store in one file, which a passphrase or the recovery key brings back.

The file is a zip of `store.db` (encrypted as it always is), `keys.json` and a manifest with
their SHA-256. Backups that the program makes by itself lie in the store's own `backups/`.
"""

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from shutil import copyfile, copyfileobj, disk_usage
from tempfile import TemporaryDirectory
from typing import Any, Final, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.rules import recovery_key
from spil_desktop.storage import key_slots, layout, locking, schema
from spil_desktop.storage.connections import cipher, connect
from spil_desktop.storage.database import Database
from spil_desktop.storage.failures import file_failures
from spil_desktop.storage.key_slots import KeyFile

FORMAT: Final = 1
KEPT: Final = 10
"""How many automatic backups stay."""

_MANIFEST: Final = "manifest.json"
_AUTOMATIC: Final = "automatic-"
_MOMENT: Final = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Generation:
    """A backup in the store's own folder, and when it was made (UTC, without a zone)."""

    file: Path
    made_at: datetime


def make(database: Database, file: Path) -> None:
    """Write the store as it is at this moment to `file`, while others go on working in it.

    The copy is opened and counted before the file gets its name; what had that name is replaced.
    Raises `BACKUP_FAILED`, `DISK_FULL`, `READ_ONLY` or `DISK_ERROR`; then `file` is as it was.
    """
    with file_failures():
        _write(database.folder, database.key, file)


def make_automatic(database: Database, *, keep: int = KEPT) -> Path:
    """Make a backup in the store's own folder; of the automatic ones the newest `keep` stay."""
    folder = database.folder / layout.BACKUPS
    file = folder / f"{_AUTOMATIC}{_stamp()}.zip"
    make(database, file)
    with file_failures():
        for old in sorted(folder.glob(f"{_AUTOMATIC}*.zip"))[:-keep]:
            old.unlink()
    return file


def make_before_upgrade(folder: Path, key: bytes, revision: str) -> Path:
    """Keep a store with tables of version `revision` as it is, before these are changed."""
    layout.make_private_folder(folder / layout.BACKUPS)
    file = folder / layout.BACKUPS / f"version-{revision}-{_stamp()}.zip"
    _write(folder, key, file)
    return file


def generations(folder: Path) -> tuple[Generation, ...]:
    """Return the backups in the store's own folder, newest first."""
    files = (folder / layout.BACKUPS).glob("*.zip")
    found = (
        Generation(file, datetime.fromtimestamp(file.stat().st_mtime, UTC).replace(tzinfo=None))
        for file in files
    )
    return tuple(sorted(found, key=_made_at, reverse=True))


def restore(file: Path, folder: Path, secret: str) -> Path | None:
    """Put the store in backup `file` into `folder`; return where the one that was there went.

    `secret` is a passphrase of the time of the backup, or the recovery key: a backup that was
    made without readable keys asks for that. All is verified before anything is replaced. Raises
    `NO_BACKUP`, `BACKUP_DAMAGED`, `BACKUP_WITHOUT_KEYS`, `NEWER_VERSION`, `WRONG_PASSPHRASE`,
    `WRONG_RECOVERY_KEY`, `IN_USE`, `DEMO_IS_SEPARATE`, `DISK_FULL` or `READ_ONLY`.
    """
    with file_failures():
        manifest = _read_manifest(file)
        layout.make_private_folder(folder)
        layout.make_private_folder(folder / layout.BACKUPS)
        lock = locking.take(folder)
        try:
            with TemporaryDirectory(dir=folder / layout.BACKUPS, prefix=".spil-") as name:
                unpacked = Path(name)
                _unpack(file, unpacked, manifest)
                key = _unlock(unpacked, secret)
                _verify(unpacked / layout.DATABASE, key)
                _refuse_mixing(folder, manifest)
                return _exchange(unpacked, folder, key)
        finally:
            lock.release()


def _unlock(unpacked: Path, secret: str) -> bytes:
    if not recovery_key.is_one(secret):
        if not (unpacked / layout.KEYS).exists():
            raise SpilError(StoreProblem.BACKUP_WITHOUT_KEYS)
        return key_slots.load(unpacked).open(secret)[0]
    key = recovery_key.read(secret)
    if not schema.opens(unpacked / layout.DATABASE, key):
        raise SpilError(StoreProblem.WRONG_RECOVERY_KEY)
    return key


def _write(folder: Path, key: bytes, file: Path) -> None:
    _refuse_full_disk(folder, file.parent)
    with TemporaryDirectory(dir=file.parent, prefix=".spil-") as name:
        made = Path(name)
        _copy_database(folder / layout.DATABASE, made / layout.DATABASE, key)
        keys = key_slots.load_readable(folder)
        if keys is not None:
            layout.write_whole(made / layout.KEYS, keys.encode())
        packed = made / "packed"
        _pack(made, packed, _manifest(made, key))
        layout.settle(packed, file)


def _refuse_full_disk(folder: Path, target: Path) -> None:
    """See beforehand that a copy and its zip will fit; the journal may hold as much again."""
    journal = folder / layout.BESIDE_DATABASE[0]
    size = (folder / layout.DATABASE).stat().st_size
    size += journal.stat().st_size if journal.exists() else 0
    if disk_usage(target).free < 2 * size:
        raise SpilError(StoreProblem.DISK_FULL)


def _copy_database(source: Path, target: Path, key: bytes) -> None:
    """Copy an open database at one moment, and read all of the copy back."""
    layout.make_private_file(target)
    with closing(connect(source, key)) as original, closing(connect(target, key)) as copy:
        original.execute("BEGIN")
        expected = schema.count_rows(original)
        _copy_pages(original, copy)
        original.execute("COMMIT")
        # A copy that is read has no files beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        counted = schema.count_rows(copy)
    if counted != expected or schema.faults(target, key):
        raise SpilError(StoreProblem.BACKUP_FAILED)


def _copy_pages(original: cipher.Connection, copy: cipher.Connection) -> None:
    try:
        original.backup(copy)
    except cipher.Error as error:
        # Unlike others, an error of this call does not tell its cause.
        raise SpilError(StoreProblem.BACKUP_FAILED) from error


def _manifest(made: Path, key: bytes) -> dict[str, Any]:
    path = made / layout.DATABASE
    store_id, marked_demo = schema.marks(path, key)
    names = [name for name in (layout.DATABASE, layout.KEYS) if (made / name).exists()]
    return {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "schema": schema.version(path, key),
        "store": store_id,
        "demo": marked_demo,
        "files": {name: _digest(made / name) for name in names},
    }


def _pack(made: Path, packed: Path, manifest: dict[str, Any]) -> None:
    layout.make_private_file(packed)
    # Encrypted bytes do not become smaller.
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=2))
        for name in manifest["files"]:
            archive.write(made / name, name)


def _read_manifest(file: Path) -> dict[str, Any]:
    try:
        with ZipFile(file) as archive:
            manifest = cast("dict[str, Any]", json.loads(archive.read(_MANIFEST)))
            if int(manifest["format"]) > FORMAT:
                raise SpilError(StoreProblem.NEWER_VERSION)
            manifest["files"][layout.DATABASE]
    except (BadZipFile, KeyError, ValueError, TypeError, FileNotFoundError) as error:
        raise SpilError(StoreProblem.NO_BACKUP) from error
    return manifest


def _unpack(file: Path, unpacked: Path, manifest: dict[str, Any]) -> None:
    """Write the files that the manifest names, under our names for them, if they are whole."""
    try:
        with ZipFile(file) as archive:
            for name in (layout.DATABASE, layout.KEYS):
                if name not in manifest["files"]:
                    continue
                layout.make_private_file(unpacked / name)
                with archive.open(name) as packed, (unpacked / name).open("r+b") as target:
                    copyfileobj(packed, target)
                if _digest(unpacked / name) != manifest["files"][name]:
                    raise SpilError(StoreProblem.BACKUP_DAMAGED)
    except (BadZipFile, KeyError) as error:
        raise SpilError(StoreProblem.BACKUP_DAMAGED) from error


def _verify(path: Path, key: bytes) -> None:
    if not schema.is_known(schema.version(path, key)):
        raise SpilError(StoreProblem.NEWER_VERSION)
    if schema.faults(path, key):
        raise SpilError(StoreProblem.BACKUP_DAMAGED)


def _refuse_mixing(folder: Path, manifest: dict[str, Any]) -> None:
    """Never put invented people in the place of real ones, or the other way round."""
    present = key_slots.load_readable(folder)
    if present is not None and present.is_demo != bool(manifest["demo"]):
        raise SpilError(StoreProblem.DEMO_IS_SEPARATE)


def _exchange(unpacked: Path, folder: Path, key: bytes) -> Path | None:
    """Give the verified files their names, after a full copy of those that had them."""
    kept = _keep(folder)
    for name in layout.BESIDE_DATABASE:
        # A journal of the old database would be played into the new one.
        (folder / name).unlink(missing_ok=True)
    if (unpacked / layout.KEYS).exists():
        layout.settle(unpacked / layout.KEYS, folder / layout.KEYS)
    elif not _belong(key_slots.load_readable(folder), key):
        (folder / layout.KEYS).unlink(missing_ok=True)
    layout.settle(unpacked / layout.DATABASE, folder / layout.DATABASE)
    return kept


def _keep(folder: Path) -> Path | None:
    names = (layout.DATABASE, layout.KEYS, *layout.BESIDE_DATABASE)
    present = [folder / name for name in names if (folder / name).exists()]
    if not present:
        return None
    kept = folder / layout.BACKUPS / f"replaced-{_stamp()}"
    layout.make_private_folder(kept)
    for path in present:
        unfinished = kept / f".{path.name}"
        layout.make_private_file(unfinished)
        copyfile(path, unfinished)
        layout.settle(unfinished, kept / path.name)
    return kept


def _belong(keys: KeyFile | None, key: bytes) -> bool:
    return keys is not None and keys.belongs(key)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _stamp() -> str:
    return datetime.now(UTC).strftime(_MOMENT)


def _made_at(generation: Generation) -> datetime:
    return generation.made_at
