"""Check an evaluator package: it is whole, says what it is and who made it, and may be out.

A package is accepted only in the very bytes in which the program writes it, so that any changed
byte is found. Whatever is in the file, the answer is a list of findings and never an exception.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from spil_desktop import __version__, language
from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import package, package_reading, package_zip
from spil_desktop.files.package_reading import (
    BrokenError,
    TableReader,
    any_object,
    exact_object,
)
from spil_desktop.rules import consistency, definition_versions, statements
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.release import Release, SafeTable
from spil_desktop.rules.signatures import Seal

_FIXED: Final = frozenset({*package.EXPLAINING, package.RELEASE, package.DESCRIPTION})
_AROUND: Final = frozenset({package.MANIFEST, package.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the package at `path`.

    `release` is there only when nothing is wrong with it; `seal` whenever the signature is right.
    `remarks` are about words that could not be checked, as another version of the program made the
    package; they say nothing against its figures.
    """

    path: Path
    findings: tuple[Finding, ...]
    release: Release | None = None
    seal: Seal | None = None
    remarks: tuple[Finding, ...] = ()


def validate(path: Path) -> tuple[Finding, ...]:
    """Return every fault of the package at `path`; none means that it can be used.

    Raises `SpilError` only where no file can be read there.
    """
    return check(path).findings


def check(path: Path) -> Checked:
    """Read the package at `path` and return its faults, or what it holds.

    Raises `SpilError` only where no file can be read there.
    """
    try:
        if path.stat().st_size > package_zip.LARGEST:
            return Checked(path, (Finding(FindingKind.TOO_LARGE, path.name),))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SpilError(FileProblem.NOT_FOUND, file=path.name) from error
    except OSError as error:
        raise SpilError(FileProblem.NOT_READABLE, file=path.name) from error
    reading = _Reading()
    found = dict.fromkeys(reading.findings(data))
    # What holds for the package as a whole stands under its own name.
    findings = tuple(replace(each, where=each.where or path.name) for each in found)
    release = None if findings else reading.release
    return Checked(path, findings, release, reading.seal, tuple(reading.remarks))


class _Reading:
    """Reads one package; keeps what it holds beside what is wrong with it."""

    def __init__(self) -> None:
        self.release: Release | None = None
        self.seal: Seal | None = None
        self.remarks: list[Finding] = []

    def findings(self, data: bytes) -> Iterator[Finding]:
        """Return what is wrong, from the zip as a whole to the figures."""
        unpacked = package_zip.unpack(data)
        if unpacked is None:
            yield Finding(FindingKind.NOT_A_PACKAGE)
            return
        yield from (Finding(FindingKind.FILE_CHANGED, name) for name in unpacked.damaged)
        if unpacked.odd is not None:
            yield Finding(FindingKind.REPACKED, unpacked.odd)
        yield from _manifest(unpacked.files, unpacked.damaged)
        yield from self._signature(unpacked.files, unpacked.damaged)
        yield from self._content(unpacked.files, unpacked.damaged)

    def _signature(self, files: Mapping[str, bytes], damaged: tuple[str, ...]) -> Iterator[Finding]:
        if package.SIGNATURE not in files:
            if package.SIGNATURE not in damaged:
                yield Finding(FindingKind.NOT_SIGNED, package.SIGNATURE)
            return
        try:
            seal, right = package_reading.seal(
                files[package.SIGNATURE], files.get(package.MANIFEST, b"")
            )
        except BrokenError:
            yield Finding(FindingKind.SIGNATURE_WRONG, package.SIGNATURE)
            return
        if right:
            self.seal = seal
        else:
            yield Finding(FindingKind.SIGNATURE_WRONG, package.SIGNATURE)

    def _content(self, files: Mapping[str, bytes], damaged: tuple[str, ...]) -> Iterator[Finding]:
        """Read the release, and the tables that the description names; judge their figures."""
        missing = [
            name
            for name in (package.RELEASE, package.DESCRIPTION)
            if name not in files and name not in damaged
        ]
        yield from (Finding(FindingKind.FILE_MISSING, name) for name in missing)
        if not {package.RELEASE, package.DESCRIPTION} <= {*files}:
            return
        try:
            self.release = package_reading.release(files[package.RELEASE])
        except BrokenError:
            yield Finding(FindingKind.DESCRIPTION_BROKEN, package.RELEASE)
            return
        if not definition_versions.is_known(self.release.definition_version):
            yield Finding(FindingKind.UNKNOWN_VERSION, self.release.definition_version)
            return
        try:
            described = package_reading.parse(files[package.DESCRIPTION])
            resources = package_reading.head(described, self.release)
            program = str(described["spil:program"])
        except BrokenError:
            yield Finding(FindingKind.DESCRIPTION_BROKEN, package.DESCRIPTION)
            return
        tables = _tables(files, self.release, resources)
        # A file that can't be read is no file that is missing.
        found = [
            finding
            for finding in tables
            if finding.kind is not FindingKind.FILE_MISSING or finding.where not in damaged
        ]
        if not found:  # sentences can be judged only by figures that are right
            found += _sentences(self.release)
        yield from found
        if not found and not damaged and self.seal is not None:
            yield from self._words(files, self.release, self.seal, program)

    def _words(
        self, files: Mapping[str, bytes], release: Release, seal: Seal, program: str
    ) -> Iterator[Finding]:
        """Compare all that is said in words with what the program says of these figures.

        Another version of it may have other words: then they only can't be checked.
        """
        right = package.explanations(release, seal)
        other = [name for name, words in right.items() if files[name] != words]
        if all(files[package.DESCRIPTION] != each for each in _descriptions(release, files)):
            other.append(package.DESCRIPTION)
        if program == __version__:
            yield from (Finding(FindingKind.WORDS_DIFFER, name) for name in other)
        else:
            self.remarks += (Finding(FindingKind.OTHER_PROGRAM, name) for name in other)


def _sentences(release: Release) -> Iterator[Finding]:
    """Compare the sentences with the tables that they are about."""
    for each in statements.unlike(release.tables, release.statements):
        yield Finding(FindingKind.SENTENCE_DIFFERS, package.RELEASE, (each.kind.value,))


def _descriptions(release: Release, files: Mapping[str, bytes]) -> Iterator[bytes]:
    for code in language.LANGUAGES:
        with language.speaking(code):
            yield package.description(release, files)


def _manifest(files: Mapping[str, bytes], damaged: tuple[str, ...]) -> Iterator[Finding]:
    """Compare the manifest with the files: nothing missing, nothing more, every hash right."""
    try:
        manifest = package_reading.parse(files.get(package.MANIFEST, b""))
        found = exact_object(manifest, frozenset({"files", "sha256"}))
        names = any_object(found["files"])
    except BrokenError:
        yield Finding(FindingKind.MANIFEST_BROKEN, package.MANIFEST)
        return
    here = set(files) - _AROUND
    yield from (
        Finding(FindingKind.FILE_MISSING, name) for name in sorted({*names} - here - {*damaged})
    )
    yield from (Finding(FindingKind.FILE_EXTRA, name) for name in sorted(here - {*names}))
    right = package.manifest({name: files[name] for name in here})
    known = here & {*names}
    changed = sorted(name for name in known if right["files"][name] != names[name])
    yield from (Finding(FindingKind.FILE_CHANGED, name) for name in changed)
    if not changed and here == {*names} and package.as_json(right) != files[package.MANIFEST]:
        yield Finding(FindingKind.MANIFEST_BROKEN, package.MANIFEST)


def _tables(
    files: Mapping[str, bytes], release: Release, resources: list[object]
) -> Iterator[Finding]:
    """Read the tables, and compare them with the release and with each other."""
    expected = {table.id: table for table in release.tables}
    tables: list[SafeTable] = []
    for number, resource in enumerate(resources, 1):
        try:
            table, schema = package_reading.described(resource, release.area)
        except BrokenError:
            yield Finding(FindingKind.DESCRIPTION_BROKEN, f"{package.DESCRIPTION} {number}")
            continue
        path = package.table_path(table)
        if path not in files:
            yield Finding(FindingKind.FILE_MISSING, path)
            continue
        reader = TableReader(table, files[path], schema)
        tables.append(reader.table())
        if expected.pop(table.id, None) != tables[-1]:
            yield Finding(FindingKind.TABLE_DIFFERS, path)
        yield from reader.findings
    yield from (
        Finding(FindingKind.FILE_MISSING, package.table_path(table)) for table in expected.values()
    )
    known = {package.table_path(table) for table in release.tables} | _FIXED | _AROUND
    yield from (Finding(FindingKind.FILE_EXTRA, name) for name in sorted({*files} - known))
    yield from (Finding(FindingKind.FILE_MISSING, name) for name in sorted(_FIXED - {*files}))
    yield from consistency.check(tables, over_all=release.area is None)
