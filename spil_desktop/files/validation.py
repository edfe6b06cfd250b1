"""Check an evaluator package: it is whole, says what it is, and its figures may be out.

A package is accepted only in the very bytes in which the program writes it, so that any changed
byte is found. Whatever is in the file, the answer is a list of findings and never an exception.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import package, package_reading
from spil_desktop.files.package_reading import (
    BrokenError,
    TableReader,
    any_object,
    exact_object,
)
from spil_desktop.rules import consistency
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.release import (
    DEFINITION_VERSION,
    SafeTable,
)

_LARGEST: Final = 32 * 1024 * 1024
_MOST_FILES: Final = 500
_FIXED: Final = frozenset(
    {"codebook.csv", "codebook.md", "method.md", "report.html", package.DESCRIPTION}
)
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


def validate(path: Path) -> tuple[Finding, ...]:
    """Return every fault of the package at `path`; none means that it can be used.

    Raises `SpilError` only where no file can be read there.
    """
    try:
        if path.stat().st_size > _LARGEST:
            return (Finding(FindingKind.TOO_LARGE),)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SpilError(FileProblem.NOT_FOUND, file=path.name) from error
    except OSError as error:
        raise SpilError(FileProblem.NOT_READABLE, file=path.name) from error
    return tuple(dict.fromkeys(_findings(data)))


def _findings(data: bytes) -> Iterator[Finding]:
    try:
        files, damaged = _unpack(data)
    except _UNREADABLE:
        yield Finding(FindingKind.NOT_A_PACKAGE)
        return
    yield from (Finding(FindingKind.FILE_CHANGED, name) for name in damaged)
    if not damaged and package.pack(files) != data:
        yield Finding(FindingKind.REPACKED)
    yield from _manifest(files, damaged)
    if package.DESCRIPTION in files:
        yield from _content(files)
    elif package.DESCRIPTION not in damaged:
        yield Finding(FindingKind.FILE_MISSING, package.DESCRIPTION)


def _unpack(data: bytes) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the files of the zip, and the names of those that cannot be read."""
    files: dict[str, bytes] = {}
    damaged: list[str] = []
    left = _LARGEST
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


def _manifest(files: Mapping[str, bytes], damaged: tuple[str, ...]) -> Iterator[Finding]:
    """Compare the manifest with the files: nothing missing, nothing more, every hash right."""
    try:
        manifest = package_reading.parse(files.get(package.MANIFEST, b""))
        found = exact_object(manifest, frozenset({"files", "sha256"}))
        names = any_object(found["files"])
    except BrokenError:
        yield Finding(FindingKind.MANIFEST_BROKEN)
        return
    here = set(files) - {package.MANIFEST}
    yield from (
        Finding(FindingKind.FILE_MISSING, name) for name in sorted({*names} - here - {*damaged})
    )
    yield from (Finding(FindingKind.FILE_EXTRA, name) for name in sorted(here - {*names}))
    right = package.manifest({name: files[name] for name in here})
    known = here & {*names}
    changed = sorted(name for name in known if right["files"][name] != names[name])
    yield from (Finding(FindingKind.FILE_CHANGED, name) for name in changed)
    if not changed and here == {*names} and package.as_json(right) != files[package.MANIFEST]:
        yield Finding(FindingKind.MANIFEST_BROKEN)


def _content(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Read the tables that the description names, and judge their figures."""
    try:
        area, version, resources = package_reading.head(
            package_reading.parse(files[package.DESCRIPTION])
        )
    except BrokenError:
        yield Finding(FindingKind.DESCRIPTION_BROKEN, package.DESCRIPTION)
        return
    if version != DEFINITION_VERSION:
        yield Finding(FindingKind.UNKNOWN_VERSION, str(version))
        return
    tables: list[SafeTable] = []
    for number, resource in enumerate(resources, 1):
        try:
            table, schema = package_reading.described(resource, area)
        except BrokenError:
            yield Finding(FindingKind.DESCRIPTION_BROKEN, f"{package.DESCRIPTION} {number}")
            continue
        path = package.table_path(table)
        if path not in files:
            yield Finding(FindingKind.FILE_MISSING, path)
            continue
        reader = TableReader(table, files[path], schema)
        tables.append(reader.table())
        yield from reader.findings
    known = {package.table_path(table) for table in tables} | _FIXED | {package.MANIFEST}
    yield from (Finding(FindingKind.FILE_EXTRA, name) for name in sorted({*files} - known))
    yield from (Finding(FindingKind.FILE_MISSING, name) for name in sorted(_FIXED - {*files}))
    yield from consistency.check(tables, over_all=area is None)
