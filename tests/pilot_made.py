"""Fills a store with the invented pilot of `DAY`: folder, recovery key."""

import sys
from datetime import date
from pathlib import Path
from typing import Final

from spil_desktop import language
from spil_desktop.services import demo
from spil_desktop.storage import store

DAY: Final = date(2026, 4, 14)


def main(folder: Path, recovery_key: str) -> None:
    """Fill the empty store in `folder`."""
    language.use(language.DUTCH)
    with store.open_with_recovery_key(folder, recovery_key) as opened:
        opened.run(lambda session: demo.fill(session, today=DAY))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
