import csv

import pytest

from spil_desktop.files import csv_tables
from spil_desktop.texts import numbers


def rows_of(path):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_every_table_is_a_file_with_the_figures_of_the_release(tmp_path, release, strange, quarter):
    for each in (release, strange, quarter):
        folder = tmp_path / f"{each.period.code}-{len(each.tables)}"
        csv_tables.write(each, folder)
        names = {path.name for path in folder.iterdir()}
        assert names == {f"{table.id}.csv" for table in each.tables} | {
            "overzicht.csv",
            "uitspraken.csv",
        }
        for table in each.tables:
            head, *rows = rows_of(folder / f"{table.id}.csv")
            assert len(rows) == len(table.cells)
            for row, cell in zip(rows, table.cells, strict=True):
                found = dict(zip(head, row, strict=True))
                assert found.get("Aantal", "") == ("" if cell.count is None else str(cell.count))
                points = cell.percent and not cell.percent.note and str(cell.percent.points)
                assert found.get("Percentage", "") == (points or "")
                mean = "" if cell.mean is None else numbers.decimal(cell.mean)
                assert found.get("Gemiddelde", "") == mean
                assert found.get("Aantal mensen", "") == ("" if cell.n is None else str(cell.n))


def test_labels_and_notes_are_in_words(tmp_path, release, strange):
    csv_tables.write(release, tmp_path / "a")
    rows = rows_of(tmp_path / "a" / "r8_support.csv")
    assert rows[0] == ["Soort ondersteuning", "Aantal", "Percentage", "Toelichting percentage"]
    assert rows[1][0] == "Alle deelnemers"
    assert rows[-1] == ["Vervoer", "0", "", "minder dan 5%"]
    csv_tables.write(strange, tmp_path / "b")
    notes = {row[-1] for row in rows_of(tmp_path / "b" / "r4_age_self_rated.csv")}
    assert {"meer dan 85%", "indicatief", "minder dan 20%"} <= notes


def test_means_have_a_decimal_comma(tmp_path, release):
    csv_tables.write(release, tmp_path / "a")
    assert rows_of(tmp_path / "a" / "r4_mark.csv") == [
        ["Gemiddelde", "Aantal mensen"],
        ["6,3", "95"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_can_be_taken_for_a_formula(start):
    assert csv_tables.guard(f"{start}1+1") == f"'{start}1+1"
    assert csv_tables.guard("Ter Apel") == "Ter Apel"


def test_an_area_that_looks_like_a_formula_is_written_as_text(tmp_path, strange):
    csv_tables.write(strange, tmp_path / "a")
    areas = {row[0] for row in rows_of(tmp_path / "a" / "r3_area_gender_tenure.csv")}
    assert "'=Şahin & Wójcik's <wijk>" in areas
