"""Reads release and tables of an evaluator package back, and refuses descriptions of another form.

Every object of the description has exactly the members that `files.package` writes. What these say
in words is compared by `files.validation` with what the program itself says of the same figures.
"""

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final, cast

from spil_desktop import language
from spil_desktop.errors import SpilError
from spil_desktop.files import csv_tables, package
from spil_desktop.rules import periods, release_json, signatures
from spil_desktop.rules.disclosure import BASE
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.references import Compared
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Percent,
    PercentNote,
    Population,
    Release,
    SafeTable,
    Temporal,
)
from spil_desktop.rules.signatures import Seal

_PLAIN: Final = re.compile(r"[A-Za-z0-9_+.-]{0,80}")
_IN_WORDS: Final = frozenset({"area", "areas", "tables", "pilots", "references"})
"""Members of a release that may hold words; areas and pilots are compared with each other."""
_CODE: Final = re.compile(r"[a-z0-9_]+(\+[a-z0-9_]+)*")
_NOTE: Final = re.compile(
    rf"(?:(?P<bound>{package.LESS_THAN}|{package.MORE_THAN}) (?P<points>\d{{1,2}}))?"
    rf"(?:; )?(?P<indicative>{package.INDICATIVE})?"
)


class BrokenError(Exception):
    """A description does not have the form of a package."""


_TOP: Final = frozenset(
    {"profile", "name", "title", "created", "spil:program", "spil:release", "resources"}
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


def parse(data: bytes) -> Any:
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


def exact_object(value: object, names: frozenset[str]) -> dict[str, Any]:
    """Return an object that has these members and no other; raises `BrokenError`."""
    found = any_object(value)
    _need(found.keys() == names)
    return found


def any_object(value: object) -> dict[str, Any]:
    """Return a JSON object; raises `BrokenError` for anything else."""
    _need(isinstance(value, dict))
    return cast("dict[str, Any]", value)


def _need(*conditions: bool) -> None:
    if not all(conditions):
        raise BrokenError


def release(data: bytes) -> Release:
    """Return the release that a package holds as a whole; raises `BrokenError`.

    Its figures are compared with the tables by `validation`; the rest is judged here. Only names of
    areas are free text, and what was published elsewhere and is laid beside.
    """
    found = parse(data)
    try:
        read = release_json.from_json(found)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, SpilError) as error:
        raise BrokenError from error
    _need(release_json.as_json(read) == found)
    _need(
        all(isinstance(table["id"], str) for table in found["tables"]),
        all(each.what in tuple(Compared) for each in read.references),
        found["area"] is None or isinstance(found["area"], str),
        len(_texts(found["areas"])) > 0,
        read.people is None or (_is_count(read.people) and read.people % BASE == 0),
        read.people_70plus is None or _is_count(read.people_70plus),
        read.people_70plus_source is None,
        isinstance(found["demo"], bool),
        isinstance(found["definition_version"], str),
    )
    for name, value in found.items():
        if name not in _IN_WORDS:
            _plain(value)
    for each in found.get("pilots", ()):
        _need(each[0] in read.areas)
        _plain(each[1:])
    return read


def _plain(value: object) -> None:
    """Refuse words: what stands outside the tables is codes, numbers and dates."""
    if isinstance(value, list):
        for each in cast("list[object]", value):
            _plain(each)
    elif isinstance(value, str):
        _need(_PLAIN.fullmatch(value) is not None)
    else:
        _need(value is None or isinstance(value, int | bool))


def head(described: object, release: Release) -> list[object]:
    """Return the tables that a description names; raises `BrokenError`.

    What it says of the release must be what the release says itself.
    """
    description = exact_object(described, _TOP)
    said = any_object(description["spil:release"])
    _need(
        description["profile"] == "tabular-data-package",
        re.fullmatch(r"\d{1,4}(\.\d{1,4}){2}", str(description["spil:program"])) is not None,
        isinstance(description["resources"], list),
        any(said == package.head(release, code) for code in language.LANGUAGES),
    )
    return cast("list[object]", description["resources"])


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
        raise BrokenError from error


def described(resource: object, area: str | None) -> tuple[SafeTable, object]:
    """Return the table that a resource describes, still without cells, and its schema.

    Raises `BrokenError`.
    """
    found = exact_object(resource, _RESOURCE)
    table = exact_object(found["spil:table"], _TABLE)
    protection = table["protection"]
    try:
        empty = SafeTable(
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
        raise BrokenError from error
    _need(
        _CODE.fullmatch(empty.id) is not None,
        re.fullmatch(r"R\d{1,2}", empty.report) is not None,
        area in {None, empty.area},
        empty.percent_step in (1, 5, 10),
        empty.steps in (0, 1),
        {*empty.percent_of} <= {each.name for each in empty.dimensions},
        package.identity(empty) == table,
        found["name"] == empty.id,
        found["path"] == package.table_path(empty),
        found["dialect"] == package.DIALECT,
        (found["profile"], found["format"]) == ("tabular-data-resource", "csv"),
        (found["mediatype"], found["encoding"]) == ("text/csv", "utf-8"),
    )
    return empty, found["schema"]


def _dimensions(value: object) -> tuple[Dimension, ...]:
    found: list[Dimension] = []
    for name, content in any_object(value).items():
        each = exact_object(content, frozenset({"categories", "multiple"}))
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


class TableReader:
    """Reads the rows of one table back into cells, and keeps what is wrong with them."""

    def __init__(self, described: SafeTable, data: bytes, schema: object) -> None:
        self.described, self.data, self.schema = described, data, schema
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
        if names != [field["name"] for field in fields] or self.schema != schema:
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
            _mean(mean),
            _whole(row.pop("n", "")),
        )


def _whole(text: str) -> int | None:
    if text and not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise ValueError
    return int(text) if text else None


def _mean(text: str) -> Decimal | None:
    found = Decimal(text) if text else None
    if found is not None and not found.is_finite():
        raise ValueError
    return found


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


def seal(data: bytes, listed: bytes) -> tuple[Seal, bool]:
    """Return who signed, and whether the signature is of the manifest as it stands.

    Raises `BrokenError` where the file is no signature.
    """
    names = frozenset({"algorithm", "organisation", "public_key", "fingerprint", "signature"})
    found = exact_object(parse(data), names)
    _need(all(isinstance(value, str) for value in found.values()))
    try:
        made = Seal(found["organisation"], bytes.fromhex(found["public_key"]))
        signature = bytes.fromhex(found["signature"])
    except ValueError as error:
        raise BrokenError from error
    _need(
        found["algorithm"] == "Ed25519",
        found["fingerprint"] == made.fingerprint,
        found["public_key"] == made.public_key.hex(),
        found["signature"] == signature.hex(),
        package.as_json(found) == data,
    )
    return made, signatures.is_by(made, signature, package.signed(made, listed))
