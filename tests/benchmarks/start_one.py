"""The process that `start` measures: the window, the passphrase, or a bare window; it then waits.

Nothing is imported here that either of them does not need by itself.
"""

import gc
import sys
from pathlib import Path


def bare() -> None:
    """Show an empty PySide6 window."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Spil"))
    window.show()
    app.processEvents()
    _wait_to_be_measured()


def whole(folder: Path, recovery_key: str) -> None:
    """Open the store by its key and show the first page, step by step as `__main__` does."""
    gc.disable()
    from spil_desktop import language  # noqa: PLC0415

    language.use(language.DUTCH)
    from spil_desktop import app, log  # noqa: PLC0415
    from spil_desktop.storage import store  # noqa: PLC0415
    from spil_desktop.ui.preferences import PreferenceKeeper  # noqa: PLC0415

    log.start(folder / "log")
    application, ours = app.make(PreferenceKeeper(folder / "settings.json"))
    ours.show_database(store.open_with_recovery_key(folder, recovery_key))
    application.processEvents()
    _wait_to_be_measured()


def asking(folder: Path) -> None:
    """Ask for the passphrase of the store, step by step as `__main__` does."""
    gc.disable()
    from spil_desktop import language  # noqa: PLC0415

    language.use(language.DUTCH)
    from spil_desktop import app, log  # noqa: PLC0415
    from spil_desktop.ui.preferences import PreferenceKeeper  # noqa: PLC0415

    log.start(folder / "log")
    application, ours = app.make(PreferenceKeeper(folder / "settings.json"))
    ours.begin(folder)
    application.processEvents()
    _wait_to_be_measured()


def _wait_to_be_measured() -> None:
    print("ready", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    match sys.argv[1:]:
        case [folder, recovery_key]:
            whole(Path(folder), recovery_key)
        case [folder]:
            asking(Path(folder))
        case _:
            bare()
