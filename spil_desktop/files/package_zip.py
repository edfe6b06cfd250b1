"""The zip of an evaluator package, byte by byte: read tolerantly, so that damage can be named.

A package is written in one way only (`package.pack`), so whatever byte differs can be traced to
the file that it belongs to, also outside the files' own contents.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from spil_desktop.files import package

LARGEST: Final = 32 * 1024 * 1024
_MOST_FILES: Final = 500
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_LOCAL_SIGN: Final = b"PK\x03\x04"
_CENTRAL_BYTES: Final = 46
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    OverflowError,
    LookupError,
)
"""What the zip reader raises for bytes that are no zip, or a damaged one."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What could be read: files by name, names of those that could not, and the odd place.

    `odd` is None where the bytes are those that the program writes; else the file to which the
    first other byte belongs, "" where it belongs to none.
    """

    files: Mapping[str, bytes]
    damaged: tuple[str, ...]
    odd: str | None


def unpack(data: bytes) -> Unpacked | None:
    """Return what can be read of `data`; None where it is no package at all."""
    try:
        files, damaged = _by_directory(data)
    except _UNREADABLE:
        files, damaged = {}, ()
    found = list(_one_after_another(data))
    if len(found) > len(files) + len(damaged):  # then the directory is what is damaged
        files, damaged = dict(found), ()
        if len(files) < len(found):
            return None
    if not files:
        return None
    if damaged:
        return Unpacked(files, damaged, None)
    right = package.pack(files)
    return Unpacked(files, (), None if right == data else _owner(files, _first_other(right, data)))


def _by_directory(data: bytes) -> tuple[dict[str, bytes], tuple[str, ...]]:
    files: dict[str, bytes] = {}
    damaged: list[str] = []
    left = LARGEST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist()[:_MOST_FILES]:
            try:
                with archive.open(entry) as file:
                    content = file.read(left + 1)
            except _UNREADABLE:
                damaged.append(entry.filename)
                continue
            left -= len(content)
            if left < 0 or entry.filename in files:
                raise zipfile.BadZipFile
            files[entry.filename] = content
    return files, tuple(damaged)


def _one_after_another(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Read the files by what stands before each, where the directory at the end is damaged."""
    at = 0
    while data[at : at + 4] == _LOCAL_SIGN and len(data) >= at + _LOCAL.size:
        *_start, method, _time, _day, _crc, size, whole, name, extra = _LOCAL.unpack_from(data, at)
        start = at + _LOCAL.size + name + extra
        if method or size != whole or len(data) < start + size:
            return
        try:
            yield data[at + _LOCAL.size :][:name].decode(), data[start : start + size]
        except UnicodeDecodeError:
            return
        at = start + size


def _first_other(right: bytes, data: bytes) -> int:
    """Return the first place where the bytes differ, the end of the shorter at the latest."""
    low, high = 0, min(len(right), len(data))
    while low < high:
        middle = (low + high + 1) // 2
        if right[low:middle] == data[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _owner(files: Mapping[str, bytes], place: int) -> str:
    """Return the file to which a byte of the right zip belongs; "" for the end of it."""
    at = 0
    for name in sorted(files):
        at += _LOCAL.size + len(name.encode()) + len(files[name])
        if place < at:
            return name
    for name in sorted(files):
        at += _CENTRAL_BYTES + len(name.encode())
        if place < at:
            return name
    return ""
