import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("on_a_bad_disk.py")


def has_own_disks() -> bool:
    """Whether this system lets a test mount a disk that nobody else sees."""
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    tried = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
        check=False,
        capture_output=True,
    )
    return tried.returncode == 0


own_disk = pytest.mark.skipif(not has_own_disks(), reason="no disk of its own can be mounted")


def said(kind: str, folder: Path, *before: str) -> list[str]:
    answer = subprocess.run(
        [*before, sys.executable, SCRIPT, kind, folder], check=True, capture_output=True, text=True
    )
    assert answer.stderr == ""
    return answer.stdout.splitlines()


@own_disk
def test_a_full_disk_is_told_and_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    """Writing, a backup and another passphrase: each says so, and leaves all as it was."""
    assert said("full", tmp_path, "unshare", "-rm") == [
        *("disk_full", "disk_full", "disk_full"),
        *("kept", "sound", "['store']"),
    ]


@own_disk
def test_a_disk_that_is_mounted_read_only_is_told(tmp_path: Path) -> None:
    assert said("read-only", tmp_path, "unshare", "-rm") == ["read_only", "read_only", "unharmed"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_without_the_right_to_write_is_told() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        assert said("forbidden", folder) == ["read_only", "read_only", "read_only", "unharmed"]
    finally:
        shutil.rmtree(folder)
