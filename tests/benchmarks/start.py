"""One start of the window, or of a bare one, in a process of its own: seconds and memory."""

import os
import subprocess
import sys
from pathlib import Path

import psutil


def bare() -> None:
    """Show an empty PySide6 window."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Spil"))
    window.show()
    app.processEvents()
    _report()


def whole(folder: Path, recovery_key: str) -> None:
    """Open the store by its key and show the first page."""
    from spil_desktop import app, language  # noqa: PLC0415
    from spil_desktop.storage import store  # noqa: PLC0415
    from spil_desktop.ui.preferences import PreferenceKeeper  # noqa: PLC0415

    language.use(language.DUTCH)
    application, ours = app.make(PreferenceKeeper(folder / "settings.json"))
    ours.show_database(store.open_with_recovery_key(folder, recovery_key))
    application.processEvents()
    _report()


def measured(*words: str) -> tuple[float, float]:
    """Return milliseconds and megabytes of one start in a new process; the best of three."""
    command = [sys.executable, "-m", "tests.benchmarks.start", *words]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found: list[tuple[float, float]] = []
    for _run in range(3):
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        milliseconds, megabytes = done.stdout.split()[-2:]
        found.append((float(milliseconds), float(megabytes)))
    return min(found)


def _report() -> None:
    import time  # noqa: PLC0415

    me = psutil.Process()
    print((time.time() - me.create_time()) * 1000, me.memory_info().rss / 1e6)
    sys.stdout.flush()
    os._exit(0)  # the store is a copy; leaving needs no measuring


if __name__ == "__main__":
    if sys.argv[1:]:
        whole(Path(sys.argv[1]), sys.argv[2])
    else:
        bare()
