"""Check an evaluator package: it is whole, says what it is, and its figures may be out.

A package is accepted only in the very bytes in which the program writes it, so that any changed
byte is found. Whatever is in the file, the answer is a list of findings and never an exception.
"""

import csv
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, cast

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import csv_tables, package
from spil_desktop.rules import consistency, periods
from spil_desktop.rules.disclosure import BASE
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.release import (
    DEFINITION_VERSION,
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Percent,
    PercentNote,
    Population,
    SafeTable,
    Temporal,
)

_LARGEST: Final = 32 * 1024 * 1024
_MOST_FILES: Final = 500
_FIXED: Final = frozenset(
    {"codebook.csv", "codebook.md", "method.md", "report.html", package.DESCRIPTION}
)
_CODE: Final = re.compile(r"[a-z0-9_]+(\+[a-z0-9_]+)*")
_NOTE: Final = re.compile(
    rf"(?:(?P<bound>{package.LESS_THAN}|{package.MORE_THAN}) (?P<points>\d{{1,2}}))?"
    rf"(?:; )?(?P<indicative>{package.INDICATIVE})?"
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
        found = _object(_json(files.get(package.MANIFEST, b"")), frozenset({"files", "sha256"}))
        names = _any_object(found["files"])
    except _Broken:
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
    description = _json(files[package.DESCRIPTION])
    broken = Finding(FindingKind.DESCRIPTION_BROKEN, package.DESCRIPTION)
    try:
        area, version = _head(_object(description, _TOP))
    except _Broken:
        yield broken
        return
    if version != DEFINITION_VERSION:
        yield Finding(FindingKind.UNKNOWN_VERSION, str(version))
        return
    tables: list[SafeTable] = []
    for number, resource in enumerate(description["resources"], 1):
        try:
            table = _described(resource, area)
        except _Broken:
            yield Finding(FindingKind.DESCRIPTION_BROKEN, f"{package.DESCRIPTION} {number}")
            continue
        path = package.table_path(table)
        if path not in files:
            yield Finding(FindingKind.FILE_MISSING, path)
            continue
        reader = _Reader(table, files[path], resource)
        tables.append(reader.table())
        yield from reader.findings
    known = {package.table_path(table) for table in tables} | _FIXED | {package.MANIFEST}
    yield from (Finding(FindingKind.FILE_EXTRA, name) for name in sorted({*files} - known))
    yield from (Finding(FindingKind.FILE_MISSING, name) for name in sorted(_FIXED - {*files}))
    yield from consistency.check(tables, over_all=area is None)


class _Broken(Exception):
    """A description that does not have the form of a package."""


_TOP: Final = frozenset({"profile", "name", "title", "created", "spil:release", "resources"})
_RELEASE: Final = frozenset(
    {
        "area",
        "areas",
        "period",
        "people",
        "people_70plus",
        "definition_version",
        "demo",
        "language",
        "omitted",
        "errata",
    }
)
_RESOURCE: Final = frozenset(
    {
        "profile",
        "name",
        "title",
        "description",
        "path",
        "format",
        "mediatype",
        "encoding",
        "bytes",
        "hash",
        "dialect",
        "schema",
        "spil:report",
        "spil:table",
    }
)
_TABLE: Final = frozenset(
    {
        "id",
        "population",
        "period",
        "area",
        "measure",
        "temporal",
        "dimensions",
        "protection",
        "percent_step",
        "percent_of",
    }
)


def _json(data: bytes) -> Any:
    """Return what the JSON says, or None where it is none or says something twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise ValueError
        return found

    try:
        return json.loads(data, object_pairs_hook=once)
    except (ValueError, RecursionError):
        return None


def _object(value: object, names: frozenset[str]) -> dict[str, Any]:
    """Return an object that has these members and no other."""
    found = _any_object(value)
    _need(found.keys() == names)
    return found


def _any_object(value: object) -> dict[str, Any]:
    _need(isinstance(value, dict))
    return cast("dict[str, Any]", value)


def _need(*conditions: bool) -> None:
    if not all(conditions):
        raise _Broken


def _head(description: dict[str, Any]) -> tuple[str | None, object]:
    """Return the area of the release, None for all, and the version of its counting rules."""
    release = _object(description["spil:release"], _RELEASE)
    area, areas, people = release["area"], release["areas"], release["people"]
    _need(
        description["profile"] == "tabular-data-package",
        isinstance(description["resources"], list),
        area is None or isinstance(area, str),
        len(_texts(areas)) > 0,
        people is None or (_is_count(people) and people % BASE == 0),
        release["people_70plus"] is None or _is_count(release["people_70plus"]),
        isinstance(release["demo"], bool),
        isinstance(release["omitted"], list),
    )
    for code in (release["period"], *_texts(release["errata"])):
        _period(code)
    for omitted in release["omitted"]:
        each = _object(omitted, frozenset({"report", "reason", "dimensions"}))
        _need(each["reason"] in {*Omission}, {*_texts(each["dimensions"])} <= {*DimensionName})
    return area, release["definition_version"]


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _texts(value: object) -> list[str]:
    _need(isinstance(value, list))
    found = cast("list[object]", value)
    _need(all(isinstance(each, str) for each in found))
    return cast("list[str]", found)


def _period(code: object) -> periods.Period:
    try:
        return periods.parse(str(code))
    except SpilError as error:
        raise _Broken from error


def _described(resource: object, area: str | None) -> SafeTable:
    """Return the table that a resource describes, still without cells."""
    found = _object(resource, _RESOURCE)
    table = _object(found["spil:table"], _TABLE)
    protection = table["protection"]
    try:
        described = SafeTable(
            id=str(table["id"]),
            report=str(found["spil:report"]),
            population=Population(table["population"]),
            measure=Measure(table["measure"]),
            temporal=Temporal(table["temporal"]),
            period=_period(table["period"]),
            area=str(table["area"]),
            dimensions=_dimensions(table["dimensions"]),
            cells=(),
            percent_step=table["percent_step"],
            percent_of=tuple(DimensionName(name) for name in _texts(table["percent_of"])),
            base=protection["base"],
            steps=protection["steps"],
        )
    except (ValueError, TypeError, KeyError) as error:
        raise _Broken from error
    _need(
        _CODE.fullmatch(described.id) is not None,
        re.fullmatch(r"R\d{1,2}", described.report) is not None,
        area in {None, described.area},
        described.percent_step in {1, 5, 10},
        described.steps in {0, 1},
        {*described.percent_of} <= {each.name for each in described.dimensions},
        package.identity(described) == table,
        found["name"] == described.id,
        found["path"] == package.table_path(described),
        found["dialect"] == package.DIALECT,
    )
    return described


def _dimensions(value: object) -> tuple[Dimension, ...]:
    found: list[Dimension] = []
    for name, content in _any_object(value).items():
        each = _object(content, frozenset({"categories", "multiple"}))
        categories = tuple(_texts(each["categories"]))
        dimension = DimensionName(name)
        _need(
            isinstance(each["multiple"], bool),
            len(set(categories)) == len(categories),
            dimension is DimensionName.AREA
            or all(_CODE.fullmatch(category) for category in categories),
        )
        found.append(Dimension(dimension, categories, each["multiple"]))
    return tuple(found)


class _Reader:
    """Reads the rows of one table back into cells, and keeps what is wrong with them."""

    def __init__(self, described: SafeTable, data: bytes, resource: dict[str, Any]) -> None:
        self.described, self.data, self.resource = described, data, resource
        self.findings: list[Finding] = []
        self.path = package.table_path(described)

    def table(self) -> SafeTable:
        """Return the table with the cells that could be read."""
        try:
            rows = list(csv.reader(io.StringIO(self.data.decode(), newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error):
            rows = []
        names = rows[0] if rows else []
        cells: list[Cell] = []
        for row in rows[1:]:
            try:
                cells.append(self._cell(dict(zip(names, row, strict=True))))
            except (ValueError, KeyError, InvalidOperation):
                self.findings.append(Finding(FindingKind.BAD_VALUE, self.path, tuple(row)))
        table = replace(self.described, cells=tuple(cells))
        fields = package.fields(table)
        schema = {"fields": fields, "missingValues": [""]}
        if table.dimensions:
            schema["primaryKey"] = [each.name.value for each in table.dimensions]
        if names != [field["name"] for field in fields] or self.resource["schema"] != schema:
            self.findings.append(Finding(FindingKind.COLUMNS_DIFFER, self.path))
        return table

    def _cell(self, row: dict[str, str]) -> Cell:
        keys: list[str | None] = []
        for dimension in self.described.dimensions:
            written = row.pop(dimension.name.value)
            codes = {csv_tables.guard(code): code for code in dimension.categories}
            if written != package.TOTAL_WORD and written not in codes:
                self.findings.append(Finding(FindingKind.UNKNOWN_CATEGORY, self.path, (written,)))
            keys.append(TOTAL if written == package.TOTAL_WORD else codes.get(written, written))
        mean = row.pop("mean", "")
        return Cell(
            tuple(keys),
            _whole(row.pop("count")),
            _percent(row.pop("percent", ""), row.pop("percent_note", "")),
            Decimal(mean) if mean else None,
            _whole(row.pop("n", "")),
        )


def _whole(text: str) -> int | None:
    if text and not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise ValueError
    return int(text) if text else None


def _percent(points: str, note: str) -> Percent | None:
    found = _NOTE.fullmatch(note)
    if not found or (points and found["bound"]):
        raise ValueError
    bound = {package.LESS_THAN: PercentNote.LESS_THAN, package.MORE_THAN: PercentNote.MORE_THAN}
    number = _whole(points or found["points"] or "")
    if number is None:
        if found["indicative"]:
            raise ValueError
        return None
    if not 0 <= number <= 100:  # noqa: PLR2004 - a percentage
        raise ValueError
    return Percent(number, bound.get(found["bound"] or ""), bool(found["indicative"]))
