"""The program's log: ids and counts only, never a resident's data."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_SIZE = 512 * 1024


def start(folder: Path) -> None:
    """Write the log to `folder`/spil.log, with older ones kept as spil.log.1 to .3.

    A log that was started before is ended first. Without a place to write, there is no log.
    """
    stop()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            folder / "spil.log", maxBytes=_SIZE, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("spil_desktop")
    root.setLevel(logging.INFO)
    root.addHandler(handler)


def stop() -> None:
    """End the log and close its file."""
    root = logging.getLogger("spil_desktop")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
