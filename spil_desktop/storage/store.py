"""A store: made, opened by a passphrase or the recovery key, and given other passphrases.

Whatever goes wrong, the files of the store stay as they were: the lock file is all that opening
writes before the key has been proven right.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session, configure_mappers

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.model import Setting, every_table
from spil_desktop.rules import passphrases, recovery_key
from spil_desktop.storage import backups, key_slots, layout, locking, schema
from spil_desktop.storage.database import Database, make_engine
from spil_desktop.storage.failures import file_failures
from spil_desktop.storage.key_slots import KeyFile, Slot


def make_ready() -> None:
    """Map every table now, for which the first page, and the first write, would wait."""
    every_table()
    configure_mappers()


def is_demo(folder: Path) -> bool:
    """Return whether the store in `folder` is marked as invented data, without opening it."""
    try:
        return key_slots.load(folder).is_demo
    except SpilError:
        return False


def create(
    folder: Path, passphrase: str, *, demo: bool = False, weak: bool = False
) -> tuple[Database, str]:
    """Make a store in `folder` and return it open, with the recovery key to print.

    `weak` takes a passphrase that is easy to guess, for whoever was warned and answers for it
    herself. The database gets its name last, so that a store that was cut off while it was made
    is none. Raises `WEAK_PASSPHRASE` or `ALREADY_A_STORE`.
    """
    _refuse_weak(passphrase, allowed=weak)
    unfinished = folder / layout.UNFINISHED
    if layout.is_store(folder) or ((folder / layout.KEYS).exists() and not unfinished.exists()):
        raise SpilError(StoreProblem.ALREADY_A_STORE)
    key, store_id = os.urandom(recovery_key.KEY_BYTES), uuid4().hex
    with file_failures(), ExitStack() as on_failure:
        layout.make_private_folder(folder)
        layout.make_private_folder(folder / layout.BACKUPS)
        lock = locking.take(folder)
        on_failure.callback(lock.release)
        layout.make_private_file(unfinished)
        schema.upgrade(unfinished, key)
        _mark(unfinished, key, store_id, is_demo=demo)
        keys = KeyFile.start(key, passphrase, store_id, is_demo=demo)
        keys.save(folder)
        layout.settle(unfinished, folder / layout.DATABASE)
        database = Database(folder, key, lock, slot=keys.slots[0].name, is_demo=demo)
        on_failure.pop_all()
    return database, recovery_key.write(key)


def open_with_passphrase(folder: Path, passphrase: str) -> Database:
    """Open the store in `folder`.

    Raises `NO_STORE`, `IN_USE`, `KEYS_MISSING`, `KEYS_DAMAGED`, `WRONG_PASSPHRASE`, `DAMAGED`,
    `NEWER_VERSION`, `READ_ONLY`, `DISK_FULL` or `DISK_ERROR`.
    """

    def unlock() -> tuple[bytes, str | None]:
        return key_slots.load(folder).open(passphrase)

    return _open(folder, unlock)


def open_with_recovery_key(folder: Path, printed_key: str) -> Database:
    """Open the store in `folder`, also when its `keys.json` is gone or damaged.

    Raises `MISTYPED_RECOVERY_KEY`, `WRONG_RECOVERY_KEY`, and what `open_with_passphrase` raises.
    """
    key = recovery_key.read(printed_key)

    def unlock() -> tuple[bytes, str | None]:
        _prove(folder, key)
        return key, None

    return _open(folder, unlock)


def slots(folder: Path) -> tuple[str, ...]:
    """Return the names of the passphrases of a store, oldest first; users are tied to them."""
    return tuple(slot.name for slot in key_slots.load(folder).slots)


def add_passphrase(folder: Path, passphrase: str, added: str) -> str:
    """Let `added` open the store too, on the word of `passphrase`; return its slot's name."""
    _refuse_weak(added)
    keys = key_slots.load(folder)
    key, _ = keys.open(passphrase)
    slot = Slot.seal(key, added, keys.store_id)
    with file_failures():
        keys.with_slot(slot).save(folder)
    return slot.name


def change_passphrase(folder: Path, passphrase: str, new: str) -> None:
    """Put `new` in the place of `passphrase`, in the same slot."""
    _refuse_weak(new)
    keys = key_slots.load(folder)
    key, name = keys.open(passphrase)
    changed = Slot.seal(key, new, keys.store_id, name)
    slots_now = tuple(changed if slot.name == name else slot for slot in keys.slots)
    with file_failures():
        replace(keys, slots=slots_now).save(folder)


def remove_passphrase(folder: Path, passphrase: str, slot: str) -> None:
    """Let the passphrase of `slot` open the store no more, on the word of `passphrase`.

    Raises `UNKNOWN_SLOT`, or `LAST_PASSPHRASE` when no other is left.
    """
    keys = key_slots.load(folder)
    keys.open(passphrase)
    with file_failures():
        keys.without_slot(slot).save(folder)


def reset_passphrase(folder: Path, printed_key: str, new: str) -> str:
    """Let `new` open the store, on the word of the recovery key; return its slot's name.

    Other passphrases stay. A `keys.json` that is gone or damaged is written anew with this one;
    a damaged one is kept beside it. Raises what `open_with_recovery_key` raises.
    """
    _refuse_weak(new)
    key = recovery_key.read(printed_key)
    if not layout.is_store(folder):
        raise SpilError(StoreProblem.NO_STORE)
    with file_failures():
        keys = _prove(folder, key)
        if keys is None:
            store_id, marked_demo = schema.marks(folder / layout.DATABASE, key)
            layout.keep_aside(folder / layout.KEYS)
            keys = KeyFile.start(key, new, store_id, is_demo=marked_demo)
        else:
            keys = keys.with_slot(Slot.seal(key, new, keys.store_id))
        keys.save(folder)
    return keys.slots[-1].name


def _open(folder: Path, unlock: Callable[[], tuple[bytes, str | None]]) -> Database:
    if not layout.is_store(folder):
        raise SpilError(StoreProblem.NO_STORE)
    path = folder / layout.DATABASE
    with file_failures(), ExitStack() as on_failure:
        if not os.access(path, os.W_OK):
            raise SpilError(StoreProblem.READ_ONLY)
        lock = locking.take(folder)
        on_failure.callback(lock.release)
        key, slot = unlock()
        _bring_up_to_date(folder, key)
        _, marked_demo = schema.marks(path, key)
        database = Database(folder, key, lock, slot=slot, is_demo=marked_demo)
        on_failure.pop_all()
    return database


def _bring_up_to_date(folder: Path, key: bytes) -> None:
    """Give an older store today's tables, after a backup of it as it was."""
    path = folder / layout.DATABASE
    revision = schema.version(path, key)
    if not schema.is_known(revision):
        raise SpilError(StoreProblem.NEWER_VERSION)
    if revision != schema.NEWEST:
        backups.make_before_upgrade(folder, key, revision)
        schema.upgrade(path, key)


def _prove(folder: Path, key: bytes) -> KeyFile | None:
    """Return the store's keys if readable; raise `WRONG_RECOVERY_KEY` when `key` is another's.

    Without readable keys only the database itself can tell. It cannot tell a wrong key from a
    damaged beginning, and the sentence of the problem says so.
    """
    keys = key_slots.load_readable(folder)
    path = folder / layout.DATABASE
    if keys is not None and not keys.belongs(key):
        raise SpilError(StoreProblem.WRONG_RECOVERY_KEY)
    if keys is None and path.stat().st_size and not schema.opens(path, key):
        raise SpilError(StoreProblem.WRONG_RECOVERY_KEY)
    return keys


def _mark(path: Path, key: bytes, store_id: str, *, is_demo: bool) -> None:
    """Write into a new database whose it is, and whether its data are invented."""
    engine = make_engine(path, key)
    with Session(engine) as session, session.begin():
        session.add(Setting(name=schema.STORE_ID, value=store_id))
        session.add(Setting(name=schema.DEMO, value=is_demo))
    engine.dispose()


def _refuse_weak(passphrase: str, *, allowed: bool = False) -> None:
    is_weak = passphrases.strength(passphrase) is passphrases.Strength.WEAK
    too_short = len(passphrase.strip()) < passphrases.FEWEST_CHARACTERS
    if too_short or (is_weak and not allowed):
        raise SpilError(StoreProblem.WEAK_PASSPHRASE)
