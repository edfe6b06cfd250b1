"""What a store says on a disk that is full or may not be written; run by test_disks.py.

`full` and `read-only` mount a small disk of their own in the given folder (needs `unshare`);
`forbidden` works in a folder without the right to write, as somebody who is not root.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, select

from spil_desktop.errors import SpilError
from spil_desktop.model import Area
from spil_desktop.storage import backups, checks, layout, store

PASSPHRASE = "zwaluw tegelpad kruimel avondrood"
NOBODY = 65534


def say(what: object) -> None:
    print(what)  # noqa: T201


def attempt(work: Callable[[], object]) -> None:
    try:
        work()
    except SpilError as error:
        say(error.problem.value)
    else:
        say("done")


def digest(folder: Path) -> list[str]:
    return [
        sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != layout.LOCK
    ]


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def full(folder: Path) -> None:
    mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder))
    database, _ = store.create(folder / "store", PASSPHRASE)
    confirmed = 0

    def fill() -> None:
        nonlocal confirmed
        for number in range(10_000):
            database.run(lambda session, number=number: session.add(_area(number)))
            confirmed = number + 1

    attempt(fill)
    attempt(lambda: backups.make(database, folder / "backup.zip"))
    attempt(lambda: store.change_passphrase(folder / "store", PASSPHRASE, f"{PASSPHRASE} twee"))
    database.close()
    with store.open_with_passphrase(folder / "store", PASSPHRASE) as again:
        kept = again.read(lambda session: session.scalar(select(func.count(Area.id))))
        say("kept" if kept == confirmed > 0 else f"lost: {confirmed} confirmed, {kept} kept")
        say("sound" if checks.check(again).sound else "damaged")
    say(sorted(path.name for path in folder.iterdir()))


def _area(number: int) -> Area:
    return Area(name=f"Buurt {number}", municipality="x" * 3000)


def read_only(folder: Path) -> None:
    mount("-t", "tmpfs", "-o", "size=20m", "tmpfs", str(folder))
    store.create(folder / "store", PASSPHRASE)[0].close()
    before = digest(folder)
    mount("-o", "remount,ro", str(folder))
    attempt(lambda: store.open_with_passphrase(folder / "store", PASSPHRASE))
    attempt(lambda: store.create(folder / "other", PASSPHRASE))
    say("unharmed" if digest(folder) == before else "harmed")


def forbidden(folder: Path) -> None:
    ctypes.CDLL(None).umask(0o077)
    store.create(folder / "store", PASSPHRASE)[0].close()
    before = digest(folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o600)
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    if os.getuid() == 0:
        os.setuid(NOBODY)
    attempt(lambda: store.open_with_passphrase(folder / "store", PASSPHRASE))
    attempt(lambda: store.create(folder / "other", PASSPHRASE))
    (folder / "store" / layout.DATABASE).chmod(0o400)
    attempt(lambda: store.open_with_passphrase(folder / "store", PASSPHRASE))
    say("unharmed" if digest(folder) == before else "harmed")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700)


if __name__ == "__main__":
    kinds = {"full": full, "read-only": read_only, "forbidden": forbidden}
    kinds[sys.argv[1]](Path(sys.argv[2]))
