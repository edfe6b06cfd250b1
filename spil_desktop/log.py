"""The program's log: ids and counts only, never a resident's data."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_SIZE = 512 * 1024


def start(folder: Path) -> None:
    """Write the log to `folder`/spil.log, with older ones kept as spil.log.1 to .3."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(
        folder / "spil.log", maxBytes=_SIZE, backupCount=3, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("spil_desktop")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    faulthandler.enable(file=(folder / "crash.log").open("a", encoding="utf-8"))
