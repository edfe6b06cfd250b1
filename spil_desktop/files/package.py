"""The evaluator package: a zip that explains and checks itself, without names or traces.

Inside are the tables as a Frictionless Data Package and the whole release as JSON; codebook, method
and report as a web page, in Dutch and in English; a manifest with the SHA-256 of every file; and
the signature of the organisation over that manifest. Files are stored in order and without times,
so that the same release of the same organisation gives the same bytes everywhere and any other
byte is noticed.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from spil_desktop import __version__, language
from spil_desktop.files import codebooks, csv_tables, file_names, html, package_page
from spil_desktop.files.csv_tables import encode
from spil_desktop.rules import release_json
from spil_desktop.rules.release import TOTAL, Cell, Percent, PercentNote, Release, SafeTable
from spil_desktop.rules.signatures import Seal, Signer
from spil_desktop.texts import codebook
from spil_desktop.texts import release as words

DESCRIPTION: Final = "datapackage.json"
RELEASE: Final = "release.json"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "signature.json"
EXPLAINING: Final = tuple(
    f"{name}.{code}.{end}"
    for code in language.LANGUAGES
    for name, end in (("codebook", "csv"), ("codebook", "md"), ("method", "md"), ("report", "html"))
)
"""Files in words, each in every language."""
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


def write(release: Release, path: Path, signer: Signer) -> None:
    """Write the package of `release` to `path`; OSError when the place cannot be written."""
    path.write_bytes(pack(contents(release, signer)))


def contents(release: Release, signer: Signer) -> dict[str, bytes]:
    """Return the files of the package by name, manifest and signature among them."""
    # Where a number of inhabitants comes from was typed, and could say anything.
    release = replace(release, people_70plus_source=None)
    files = {table_path(table): _table(table) for table in release.tables}
    files[RELEASE] = as_json(release_json.as_json(release))
    files[DESCRIPTION] = description(release, files)
    return sealed({**files, **explanations(release, signer.seal)}, signer)


def sealed(files: Mapping[str, bytes], signer: Signer) -> dict[str, bytes]:
    """Return `files` with the manifest over them and the signature of `signer` over that."""
    listed = as_json(manifest(files))
    return {
        **files,
        MANIFEST: listed,
        SIGNATURE: as_json(
            {
                "algorithm": "Ed25519",
                "organisation": signer.organisation,
                "public_key": signer.public_key.hex(),
                "fingerprint": signer.seal.fingerprint,
                "signature": signer.sign(signed(signer.seal, listed)).hex(),
            }
        ),
    }


def signed(seal: Seal, listed: bytes) -> bytes:
    """Return the bytes that are signed: who signs, and the manifest as it stands."""
    head = f"spil-package\n{seal.organisation}\n{seal.public_key.hex()}\n"
    return head.encode() + listed


def explanations(release: Release, seal: Seal) -> dict[str, bytes]:
    """Return the files that explain a release in words; they follow from it and who signs."""
    found: dict[str, bytes] = {}
    for code in language.LANGUAGES:
        with language.speaking(code):
            page = html.page(release, package_page.more(release, seal, code))
            found |= {
                f"codebook.{code}.csv": encode(codebooks.rows(release), ",").encode(),
                f"codebook.{code}.md": codebooks.markdown(release).encode(),
                f"method.{code}.md": codebooks.method_page(release).encode(),
                f"report.{code}.html": page.encode(),
            }
    return found


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
        if name not in {MANIFEST, SIGNATURE}
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


def description(release: Release, files: Mapping[str, bytes]) -> bytes:
    """Return what describes the tables in `files`, in the language of the moment."""
    return as_json(
        {
            "profile": "tabular-data-package",
            "name": f"spil-{file_names.slug(release)}",
            "title": words.title(release),
            "created": f"{release.made_on.isoformat()}T00:00:00Z",
            "spil:program": __version__,
            "spil:release": head(release, language.current()),
            "resources": [_resource(table, files[table_path(table)]) for table in release.tables],
        }
    )


def head(release: Release, language_code: str) -> dict[str, Any]:
    """Return what a package says of its release as a whole."""
    return {
        "area": release.area,
        "areas": list(release.areas),
        "period": release.period.code,
        "people": release.people,
        "people_70plus": release.people_70plus,
        "definition_version": release.definition_version,
        "demo": release.demo,
        "language": language_code,
        "errata": list(release.errata),
        "omitted": [
            {
                "report": each.report,
                "reason": each.reason.value,
                "dimensions": [name.value for name in each.dimensions],
                **({"table": each.table} if each.table else {}),
            }
            for each in release.omitted
        ],
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
