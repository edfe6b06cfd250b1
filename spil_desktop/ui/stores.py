"""Stores that are not open yet: whether there is one, opening it, making it.

The passphrase is asked before the database is loaded, which takes longer than all of Qt: what
needs it is imported when it is called. `load_ahead` does that while the passphrase is typed.
"""

import importlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from spil_desktop.language import _
from spil_desktop.storage import layout

if TYPE_CHECKING:
    from spil_desktop.storage.database import Database


def load_ahead() -> threading.Thread:
    """Load in the background what opening a store needs."""
    loading = threading.Thread(target=_load, name="spil-load", daemon=True)
    loading.start()
    return loading


def _load() -> None:
    """Load what reads the first page too, but nothing of Qt, which is for the main thread."""
    importlib.import_module("spil_desktop.services.today")
    importlib.import_module("spil_desktop.storage.store").make_ready()


def is_store(folder: Path) -> bool:
    """Say whether there is a store in `folder`."""
    return layout.is_store(folder)


def open_store(folder: Path, passphrase: str) -> "Database":
    """Open the store in `folder` with a passphrase."""
    from spil_desktop.storage import store  # noqa: PLC0415 - see above

    return store.open_with_passphrase(folder, passphrase)


def open_with_new_passphrase(folder: Path, recovery_key: str, new: str) -> "Database":
    """Open the store with its printed key, and let `new` open it from now on."""
    from spil_desktop.services import users  # noqa: PLC0415 - see above
    from spil_desktop.storage import store  # noqa: PLC0415 - see above

    slot = store.reset_passphrase(folder, recovery_key, new)
    database = store.open_with_passphrase(folder, new)
    database.run(lambda session: users.recovered(session, slot, _("Spil")))
    return database


def create_store(folder: Path, passphrase: str, *, demo: bool) -> "tuple[Database, str]":
    """Make a store and return it open, with the recovery key to print."""
    from spil_desktop.storage import store  # noqa: PLC0415 - see above

    return store.create(folder, passphrase, demo=demo)
