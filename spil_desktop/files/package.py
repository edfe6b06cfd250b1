"""The evaluator package: a zip that explains and checks itself, without names or traces.

Inside are the tables as a Frictionless Data Package, a codebook, the method page, the report as a
web page, and a manifest with the SHA-256 of every file. Files are stored in order and without
times, so that the same release gives the same bytes everywhere and any other byte is noticed.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from spil_desktop import language
from spil_desktop.files import codebooks, csv_tables, file_names, html
from spil_desktop.files.csv_tables import encode
from spil_desktop.rules.release import TOTAL, Cell, Percent, PercentNote, Release, SafeTable
from spil_desktop.texts import codebook
from spil_desktop.texts import release as words

DESCRIPTION: Final = "datapackage.json"
MANIFEST: Final = "manifest.json"
TOTAL_WORD: Final = "totaal"
LESS_THAN: Final = "minder dan"
MORE_THAN: Final = "meer dan"
INDICATIVE: Final = "indicatief"
NOTE_PATTERN: Final = f"({LESS_THAN} [0-9]{{1,2}}|{MORE_THAN} [0-9]{{1,2}})?(; )?({INDICATIVE})?"
DIALECT: Final[dict[str, object]] = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)


def write(release: Release, path: Path) -> None:
    """Write the package of `release` to `path`; OSError when the place cannot be written."""
    path.write_bytes(pack(contents(release)))


def contents(release: Release) -> dict[str, bytes]:
    """Return the files of the package by name, the manifest among them."""
    files = {table_path(table): _table(table) for table in release.tables}
    files[DESCRIPTION] = as_json(_description(release, files))
    files["codebook.csv"] = encode(codebooks.rows(release), ",").encode()
    files["codebook.md"] = codebooks.markdown(release).encode()
    files["method.md"] = codebooks.method_page(release).encode()
    files["report.html"] = html.page(release).encode()
    files[MANIFEST] = as_json(manifest(files))
    return files


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the one zip of `files` that counts: sorted, stored, without times or owners."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    return target.getvalue()


def manifest(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return size and SHA-256 of every file, and a SHA-256 over that list itself."""
    listed = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name != MANIFEST
    }
    return {"files": listed, "sha256": hashlib.sha256(as_json(listed)).hexdigest()}


def as_json(value: object) -> bytes:
    """Return the one way in which the package writes JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def table_path(table: SafeTable) -> str:
    """Return where a table stands in the package."""
    return f"tables/{table.id}.csv"


def _table(table: SafeTable) -> bytes:
    columns = [field["name"] for field in fields(table)]
    rows = [columns]
    for cell in table.cells:
        figures = _figures(cell)
        keys = [TOTAL_WORD if key is TOTAL else key for key in cell.keys]
        rows.append([*keys, *(figures[name] for name in columns[len(keys) :])])
    return encode(rows, ",").encode()


def _figures(cell: Cell) -> dict[str, str]:
    return {
        "count": "" if cell.count is None else str(cell.count),
        "percent": "" if cell.percent is None or cell.percent.note else str(cell.percent.points),
        "percent_note": note_of(cell.percent),
        "mean": "" if cell.mean is None else str(cell.mean),
        "n": "" if cell.n is None else str(cell.n),
    }


def note_of(share: Percent | None) -> str:
    """Return what is told of a share beside its digits, in the package's fixed words."""
    if share is None:
        return ""
    bound = {PercentNote.LESS_THAN: LESS_THAN, PercentNote.MORE_THAN: MORE_THAN, None: ""}
    told = f"{bound[share.note]} {share.points}" if share.note else ""
    return "; ".join(part for part in (told, INDICATIVE if share.indicative else "") if part)


def fields(table: SafeTable) -> list[dict[str, Any]]:
    """Return the columns of a table as Frictionless fields."""
    found: list[dict[str, Any]] = [
        {
            "name": each.name.value,
            "type": "string",
            "constraints": {
                "required": True,
                "enum": [TOTAL_WORD, *(csv_tables.guard(code) for code in each.categories)],
            },
        }
        for each in table.dimensions
    ]
    found.append({"name": "count", "type": "integer", "constraints": {"minimum": 0}})
    if any(cell.percent for cell in table.cells):
        bounds = {"minimum": 0, "maximum": 100}
        found.append({"name": "percent", "type": "integer", "constraints": bounds})
        pattern = {"pattern": NOTE_PATTERN}
        found.append({"name": "percent_note", "type": "string", "constraints": pattern})
    if any(cell.mean is not None for cell in table.cells):
        found.append({"name": "mean", "type": "number"})
        found.append({"name": "n", "type": "integer", "constraints": {"minimum": 0}})
    return found


def _description(release: Release, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"spil-{file_names.slug(release)}",
        "title": words.title(release),
        "created": f"{release.made_on.isoformat()}T00:00:00Z",
        "spil:release": {
            "area": release.area,
            "areas": list(release.areas),
            "period": release.period.code,
            "people": release.people,
            "people_70plus": release.people_70plus,
            "definition_version": release.definition_version,
            "demo": release.demo,
            "language": language.current(),
            "errata": list(release.errata),
            "omitted": [
                {
                    "report": each.report,
                    "reason": each.reason.value,
                    "dimensions": [name.value for name in each.dimensions],
                }
                for each in release.omitted
            ],
        },
        "resources": [_resource(table, files[table_path(table)]) for table in release.tables],
    }


def _resource(table: SafeTable, data: bytes) -> dict[str, Any]:
    names = [each.name.value for each in table.dimensions]
    key = {"primaryKey": names} if names else {}
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "title": words.table_title(table),
        "description": codebook.definition(table),
        "path": table_path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": dict(DIALECT),
        "schema": {"fields": fields(table), "missingValues": [""], **key},
        "spil:report": table.report,
        "spil:table": identity(table),
    }


def identity(table: SafeTable) -> dict[str, Any]:
    """Return what a table is, for programs that compare packages."""
    return {
        "id": table.id,
        "population": table.population.value,
        "period": table.period.code,
        "area": table.area,
        "measure": table.measure.value,
        "temporal": table.temporal.value,
        "dimensions": {
            each.name.value: {"categories": list(each.categories), "multiple": each.multiple}
            for each in table.dimensions
        },
        "protection": {"kind": "controlled", "base": table.base, "steps": table.steps},
        "percent_step": table.percent_step,
        "percent_of": [name.value for name in table.percent_of],
    }
