"""The process that `start` measures: one of `KINDS`, shown and then waiting.

Nothing is imported here that each of them does not need by itself.
"""

import gc
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from spil_desktop.app import App

_LIBRARIES = (
    "spil_desktop.ui",  # loads Qt so that later imports stay cheap
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "sqlcipher3",
)


def bare() -> None:
    """Show an empty PySide6 window."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Spil"))
    window.show()
    app.processEvents()
    _wait_to_be_measured()


def libraries() -> None:
    """Show an empty window with what reads an encrypted database loaded: nothing of ours."""
    gc.disable()
    for name in _LIBRARIES:
        importlib.import_module(name)
    bare()


def passphrase(folder: str) -> None:
    """Ask for the passphrase of the store."""
    application, ours = _made(Path(folder))
    ours.begin(Path(folder))
    application.processEvents()
    _wait_to_be_measured()


def whole(folder: str, recovery_key: str) -> None:
    """Open the store by its key and show the first page."""
    application, ours = _made(Path(folder))
    from spil_desktop.storage import store  # noqa: PLC0415

    ours.show_database(store.open_with_recovery_key(Path(folder), recovery_key))
    application.processEvents()
    _wait_to_be_measured()


def _made(folder: Path) -> "tuple[QApplication, App]":
    """Go step by step as `__main__` does."""
    gc.disable()
    from spil_desktop import language  # noqa: PLC0415

    language.use(language.DUTCH)
    from spil_desktop import app, log  # noqa: PLC0415
    from spil_desktop.ui.preferences import PreferenceKeeper  # noqa: PLC0415

    log.start(folder / "log")
    return app.make(PreferenceKeeper(folder / "settings.json"))


def _wait_to_be_measured() -> None:
    print("ready", flush=True)
    sys.stdin.read()


KINDS = {one.__name__: one for one in (bare, libraries, passphrase, whole)}

if __name__ == "__main__":
    KINDS[sys.argv[1]](*sys.argv[2:])
