import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from spil_desktop import language
from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import ride_list
from spil_desktop.services.ride_lists import DriverMonth, MonthLine

MADE = date(2026, 5, 1)
MONTH = DriverMonth(
    1,
    "A. ten Cate",
    date(2026, 4, 1),
    (
        MonthLine(date(2026, 4, 9), 12.8, 448, 250, 35),
        MonthLine(date(2026, 4, 16), 10.0, 350, 0, 35),
        MonthLine(date(2026, 4, 28), None, None, 0),
    ),
)


def test_csv_for_a_dutch_spreadsheet(tmp_path: Path):
    file = tmp_path / "lijst.csv"
    ride_list.write(MONTH, file, made_on=MADE)
    assert file.read_bytes().decode("utf-8-sig").split("\r\n") == [
        "Chauffeur;A. ten Cate",
        "Dag;Kilometers;Bedrag;Parkeren",
        "09-04-2026;12,8;4,48;2,50",
        "16-04-2026;10,0;3,50;",
        "28-04-2026;;;",
        "Samen;22,8;7,98;2,50",
        "",
    ]


def test_a_workbook_with_real_numbers_and_no_author(tmp_path: Path):
    file = tmp_path / "lijst.xlsx"
    ride_list.write(MONTH, file, made_on=MADE)
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Ritten in april 2026"
    assert rows[4] == [date(2026, 4, 9), 12.8, 4.48, 2.5]
    assert rows[7][:3] == ["Samen", 22.8, 7.98]
    assert rows[9][0] == "3 ritten, samen met parkeren € 10,48."
    assert rows[10][0] == "Tarief: € 0,35 per kilometer."
    assert "Bij 1 van deze ritten" in rows[11][0]
    with zipfile.ZipFile(file) as inside:
        assert b"<dc:creator></dc:creator>" in inside.read("docProps/core.xml")


@pytest.mark.parametrize("name", ["lijst.pdf", "lijst"])
def test_a_page_to_hand_over(tmp_path: Path, name: str):
    file = tmp_path / name
    ride_list.write(MONTH, file, made_on=MADE)
    assert file.read_bytes().startswith(b"%PDF")
    (page,) = (page.extract_text() for page in PdfReader(file).pages)
    assert "3 ritten, samen met parkeren € 10,48. Tarief: € 0,35 per kilometer." in page
    assert "Handtekening:" in page


def test_the_lists_of_all_drivers_are_one_file_with_a_page_for_each(tmp_path: Path):
    other = replace(MONTH, driver="B. Zwaan")
    ride_list.write_all((MONTH, other), tmp_path / "alle.pdf", made_on=MADE)
    first, second = (page.extract_text() for page in PdfReader(tmp_path / "alle.pdf").pages)
    assert "A. ten Cate" in first
    assert "A. ten Cate" not in second
    assert "Ritten in april 2026" in second


def test_two_rates_in_a_month_are_both_told():
    cheaper = MonthLine(date(2026, 4, 1), 10.0, 330, 0, 33)
    assert ride_list.rate(replace(MONTH, lines=(cheaper, *MONTH.lines))) == (
        "Tarief: € 0,33 en € 0,35 per kilometer."
    )
    assert ride_list.rate(replace(MONTH, lines=())) == ""


def test_nothing_to_note_when_all_is_known(tmp_path: Path):
    known = DriverMonth(1, "A. ten Cate", date(2026, 4, 1), MONTH.lines[:2])
    assert ride_list.note(known) == ""
    for name in ("lijst.pdf", "lijst.xlsx"):
        ride_list.write(known, tmp_path / name, made_on=MADE)


@pytest.mark.parametrize("name", ["lijst.pdf", "lijst.csv", "lijst.xlsx"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str):
    with pytest.raises(SpilError) as error:
        ride_list.write(MONTH, tmp_path / "weg" / name, made_on=MADE)
    assert error.value.problem is FileProblem.CANNOT_WRITE


def test_amounts_in_english(tmp_path: Path):
    language.use("en")
    file = tmp_path / "list.csv"
    ride_list.write(MONTH, file, made_on=MADE)
    assert "12.8;4.48;2.50" in file.read_text("utf-8-sig")
