import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from spil_desktop.rules import recovery_key

Digest = Callable[[Path], dict[str, str]]


@pytest.fixture
def folder(new_store: tuple[Path, str], tmp_path: Path) -> Path:
    """The folder of a store of this test's own, closed."""
    own = tmp_path / "store"
    shutil.copytree(new_store[0], own)
    return own


@pytest.fixture
def printed_key(new_store: tuple[Path, str]) -> str:
    return new_store[1]


@pytest.fixture
def key(printed_key: str) -> bytes:
    return recovery_key.read(printed_key)


@pytest.fixture
def digest() -> Digest:
    """What every file in a folder says, as hashes by name, but for the empty lock file."""

    def of(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "store.lock"
        }

    return of
