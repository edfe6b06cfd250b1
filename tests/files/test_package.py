import csv
import hashlib
import io
import json
import re
import zipfile
from decimal import Decimal

import pytest

from spil_desktop import language
from spil_desktop.files import package
from spil_desktop.rules.release import TOTAL


@pytest.fixture
def unpack(tmp_path):
    def of(release):
        path = tmp_path / "pakket.zip"
        package.write(release, path)
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return of


def rows_of(files, table):
    text = files[f"tables/{table.id}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_cell_of_every_table_is_a_row(unpack, release, strange, quarter):
    for each in (release, strange, quarter):
        files = unpack(each)
        for table in each.tables:
            for row, cell in zip(rows_of(files, table), table.cells, strict=True):
                keys = [row[dimension.name].removeprefix("'") for dimension in table.dimensions]
                assert keys == ["totaal" if key is TOTAL else key for key in cell.keys]
                assert row["count"] == ("" if cell.count is None else str(cell.count))
                if cell.percent and cell.percent.note is None:
                    assert row["percent"] == str(cell.percent.points)
                if cell.mean is not None:
                    assert Decimal(row["mean"]) == cell.mean
                    assert row["n"] == str(cell.n)


def test_shares_that_are_bounds_are_empty_and_told_in_the_note(unpack, release, strange):
    support = next(table for table in release.tables if table.id == "r8_support")
    ride = rows_of(unpack(release), support)[-1]
    assert ride == {"support": "ride", "count": "0", "percent": "", "percent_note": "minder dan 5"}
    notes = {row["percent_note"] for row in rows_of(unpack(strange), strange.tables[1])}
    assert notes == {"", "indicatief", "minder dan 20", "minder dan 10", "meer dan 85"}


def test_the_description_is_a_frictionless_data_package(unpack, release):
    files = unpack(release)
    description = json.loads(files["datapackage.json"])
    assert description["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._]+", description["name"])
    names = [resource["name"] for resource in description["resources"]]
    assert len(set(names)) == len(names) == len(release.tables)
    for resource in description["resources"]:
        data = files[resource["path"]]
        assert resource["profile"] == "tabular-data-resource"
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert resource["encoding"] == "utf-8"
        head = data.decode().split("\r\n")[0].split(resource["dialect"]["delimiter"])
        fields = resource["schema"]["fields"]
        assert head == [field["name"] for field in fields]
        assert {field["type"] for field in fields} <= {"string", "integer", "number"}
        assert resource["schema"]["missingValues"] == [""]


def test_rows_keep_to_their_schema(unpack, release, strange, quarter):
    for each in (release, strange, quarter):
        files = unpack(each)
        for resource in json.loads(files["datapackage.json"])["resources"]:
            text = files[resource["path"]].decode()
            for row in csv.DictReader(io.StringIO(text, newline="")):
                for field in resource["schema"]["fields"]:
                    keeps_to(row[field["name"]], field)


def keeps_to(value, field):
    limits = field.get("constraints", {})
    if "enum" in limits:
        assert value in limits["enum"]
    if "pattern" in limits:
        assert re.fullmatch(limits["pattern"], value)
    if value and field["type"] == "integer":
        assert limits["minimum"] <= int(value) <= limits.get("maximum", 10**6)
    if value and field["type"] == "number":
        assert re.fullmatch(r"\d+\.\d", value)


def test_a_table_says_exactly_what_it_is(unpack, release):
    description = json.loads(unpack(release)["datapackage.json"])
    age_gender = next(each for each in description["resources"] if each["name"] == "r3_age_gender")
    assert age_gender["spil:table"] == {
        "id": "r3_age_gender",
        "population": "evaluation",
        "period": "2025",
        "area": "De Bouwen",
        "measure": "people",
        "temporal": "flow",
        "dimensions": {
            "age_band": {
                "categories": ["70_79", "80_84", "85_89", "90_plus"],
                "multiple": False,
            },
            "gender": {"categories": ["woman", "man"], "multiple": False},
        },
        "protection": {"kind": "controlled", "base": 5, "steps": 0},
        "percent_step": 5,
        "percent_of": [],
    }


def test_the_manifest_names_every_other_file_with_its_hash(unpack, release):
    files = unpack(release)
    listed = json.loads(files["manifest.json"])["files"]
    assert set(listed) == set(files) - {"manifest.json"}
    for name, told in listed.items():
        assert told == {
            "bytes": len(files[name]),
            "sha256": hashlib.sha256(files[name]).hexdigest(),
        }


def test_the_codebook_explains_every_table_column_and_code(unpack, release):
    files = unpack(release)
    text = files["codebook.md"].decode()
    rows = list(csv.DictReader(io.StringIO(files["codebook.csv"].decode(), newline="")))
    known = {(row["list"], row["code"]) for row in rows}
    for name in ("count", "percent", "percent_note", "mean", "n", "percent_of", "protection"):
        assert ("column", name) in known
        assert name in text
    for table in release.tables:
        assert ("table", table.id) in known
        assert f"`{table.id}`" in text
        assert ("population", table.population) in known
        for dimension in table.dimensions:
            assert ("dimension", dimension.name) in known
            assert {(dimension.name, code) for code in dimension.categories} <= known
    assert "blijven in de groep waarvan het percentage is genomen" in text


def test_the_method_page_says_what_is_left_out_and_corrected(unpack, release, strange):
    assert "Dit onderwerp is gevoelig." in unpack(release)["method.md"].decode()
    told = unpack(strange)["method.md"].decode()
    assert "Over het eerste kwartaal 2025 kwamen" in told
    assert "Voorbeeldgegevens" in told


def test_the_same_release_gives_the_same_bytes_without_times_or_owners(tmp_path, release):
    package.write(release, tmp_path / "a.zip")
    package.write(release, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.comment == b""
        assert archive.namelist() == sorted(archive.namelist())
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.extra == b""


def test_the_package_names_its_language_and_no_source_that_was_typed(unpack, release):
    language.use(language.ENGLISH)
    files = unpack(release)
    description = json.loads(files["datapackage.json"])
    assert description["spil:release"]["language"] == "en"
    assert "CBS" not in files["datapackage.json"].decode()
