import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from spil_desktop import language
from spil_desktop.files import package
from spil_desktop.rules import release_json
from spil_desktop.rules.release import TOTAL
from spil_desktop.services import signing
from tests.samples import SIGNER


@pytest.fixture
def unpack(tmp_path):
    def of(release):
        path = tmp_path / "pakket.zip"
        package.write(release, path, SIGNER)
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
    assert set(listed) == set(files) - {"manifest.json", "signature.json"}
    for name, told in listed.items():
        assert told == {
            "bytes": len(files[name]),
            "sha256": hashlib.sha256(files[name]).hexdigest(),
        }


def test_the_codebook_explains_every_table_column_and_code(unpack, release):
    files = unpack(release)
    text = files["codebook.nl.md"].decode()
    rows = list(csv.DictReader(io.StringIO(files["codebook.nl.csv"].decode(), newline="")))
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
            assert (dimension.name, "totaal") in known
    assert "blijven in de groep waarvan het percentage is genomen" in text


def test_the_method_page_says_what_is_left_out_and_corrected(unpack, release, strange):
    assert "Dit onderwerp is gevoelig." in unpack(release)["method.nl.md"].decode()
    told = unpack(strange)["method.nl.md"].decode()
    assert "Over het eerste kwartaal 2025 kwamen" in told
    assert "Voorbeeldgegevens" in told


def test_the_same_release_gives_the_same_bytes_without_times_or_owners(tmp_path, release):
    package.write(release, tmp_path / "a.zip", SIGNER)
    package.write(release, tmp_path / "b.zip", SIGNER)
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
    assert not any("CBS Kern" in content.decode() for content in files.values())


def test_codebook_method_and_page_are_there_in_both_languages(unpack, release):
    files = unpack(release)
    assert "## Rounded to multiples of five" in files["method.en.md"].decode()
    assert "## Afgerond op vijftallen" in files["method.nl.md"].decode()
    assert "woman,Woman" in files["codebook.en.csv"].decode()
    assert "woman,Vrouw" in files["codebook.nl.csv"].decode()
    for code, other in (("nl", "en"), ("en", "nl")):
        page = files[f"report.{code}.html"].decode()
        assert f'<html lang="{code}">' in page
        assert f'href="report.{other}.html"' in page
        assert SIGNER.seal.fingerprint in page
    assert language.current() == "nl"


def test_the_page_shows_it_all_without_scripts_or_anything_from_outside(unpack, release):
    page = unpack(release)["report.nl.html"].decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=", page)
    for table in release.tables:
        for dimension in table.dimensions:
            assert all(f"{dimension.name}: {code}" in page for code in dimension.categories)


def test_the_whole_release_can_be_read_back(unpack, release, strange, quarter):
    for each in (release, strange, quarter):
        stored = json.loads(unpack(each)["release.json"])
        assert release_json.from_json(stored) == replace(each, people_70plus_source=None)


def test_the_key_of_a_store_stays_the_same_and_inside(session, area, tmp_path, release):
    signer = signing.signer(session)
    assert signing.signer(session) == signer
    assert signer.organisation == "De Bouwen"
    assert signer.key.hex() not in repr(signer)
    package.write(release, tmp_path / "a.zip", signer)
    content = (tmp_path / "a.zip").read_bytes()
    assert signer.public_key.hex().encode() in content
    assert signer.key not in content
    assert signer.key.hex().encode() not in content
