"""Backups."""

from pathlib import Path


def make_before_upgrade(folder: Path, key: bytes, revision: str) -> Path:
    raise NotImplementedError
