import zipfile
from datetime import date, time
from pathlib import Path

import pytest
import xlsxwriter

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import workbooks
from spil_desktop.rules.sheets import Sheet, as_text

DATA = Path(__file__).parents[1] / "data" / "de-bouwen"


def csv(folder: Path, content: bytes, name: str = "deelnemers.csv") -> Sheet:
    (folder / name).write_bytes(content)
    (sheet,) = workbooks.read(folder)
    return sheet


def problem_of(source: Path) -> FileProblem:
    with pytest.raises(SpilError) as raised:
        workbooks.read(source)
    assert isinstance(raised.value.problem, FileProblem)
    return raised.value.problem


def test_the_workbook_and_the_csv_files_hold_the_same() -> None:
    book = {sheet.name.casefold(): sheet for sheet in workbooks.read(DATA / "registratie.xlsx")}
    files = {sheet.name: sheet for sheet in workbooks.read(DATA / "csv")}

    assert book.keys() == files.keys()
    for name, sheet in files.items():
        width = len(sheet.columns)
        assert book[name].columns[:width] == sheet.columns
        assert len(book[name].rows) == len(sheet.rows)
    notes = book["deelnemers"].columns.index("Opmerkingen")
    assert [row[notes] for row in book["deelnemers"].rows] == [
        row[notes] for row in files["deelnemers"].rows
    ]


def test_cells_of_a_workbook_keep_their_kind(tmp_path: Path) -> None:
    file = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Deelnemers")
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(2, 0, ["Nr", "Geboortedatum"])
        sheet.write_number(3, 0, 7)
        sheet.write_datetime(3, 1, date(1938, 5, 3), day)

    (read,) = workbooks.read(file)

    assert read.header_row == 3
    assert read.number(0) == 4
    assert read.rows == ((7.0, date(1938, 5, 3)),)


def open_document(file: Path, about_content: str = "") -> None:
    """Write the smallest .ods there is; `about_content` goes into its manifest."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0"'
        f' xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="Straten"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>Straat</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        f"{about_content}</manifest:file-entry></manifest:manifest>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<?xml version="1.0"?>{content}')
        archive.writestr("META-INF/manifest.xml", f'<?xml version="1.0"?>{manifest}')


def test_an_open_document_workbook_is_read(tmp_path: Path) -> None:
    open_document(tmp_path / "boek.ods")

    (read,) = workbooks.read(tmp_path / "boek.ods")

    assert (read.name, read.columns) == ("Straten", ("Straat",))


def test_an_open_document_workbook_with_a_password(tmp_path: Path) -> None:
    file = tmp_path / "geheim.ods"
    open_document(
        file, '<manifest:encryption-data manifest:checksum="x"></manifest:encryption-data>'
    )

    assert problem_of(file) is FileProblem.PASSWORD_PROTECTED


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_encodings(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f'Nr{separator}Naam{separator}"a; b, c\td"\r\n1{separator}"Noëlle\nde Vries"{separator}x'

    sheet = csv(tmp_path, text.encode(encoding))

    assert sheet.columns == ("Nr", "Naam", "a; b, c\td")
    assert sheet.rows == (("1", "Noëlle\nde Vries", "x"),)


def test_the_hint_of_a_spreadsheet_program_is_no_row(tmp_path: Path) -> None:
    sheet = csv(tmp_path, b"sep=,\r\nNr,Naam\r\n1,Bakker\r\n")

    assert (sheet.columns, sheet.number(0)) == (("Nr", "Naam"), 2)


def test_a_hint_for_a_strange_separator_is_passed_over(tmp_path: Path) -> None:
    assert csv(tmp_path, b"sep=\r\nNr;Naam\r\n").columns == ("Nr", "Naam")


def test_a_quote_that_never_closes_is_still_text(tmp_path: Path) -> None:
    assert csv(tmp_path, b'Nr;"Naam\r\n1;Bakker\r\n').columns[0] == "Nr"


def test_rows_count_as_the_user_sees_them(tmp_path: Path) -> None:
    sheet = csv(tmp_path, b'Nr;Naam\r\n1;"twee\r\nregels"\r\n\r\n3;Bos\r\n')

    assert [(sheet.number(index), row) for index, row in enumerate(sheet.rows)] == [
        (2, ("1", "twee\r\nregels")),
        (3, ()),
        (4, ("3", "Bos")),
    ]


def test_a_byte_that_windows_does_not_know_is_no_failure(tmp_path: Path) -> None:
    assert as_text(csv(tmp_path, b"Naam\nCaf\xe9\x81\n").rows[0][0]).startswith("Café")


def test_one_csv_file_is_one_sheet(tmp_path: Path) -> None:
    file = tmp_path / "Straten.csv"
    file.write_text("Straat;Datum\n", encoding="utf-8")

    assert [sheet.name for sheet in workbooks.read(file)] == ["Straten"]


def test_lock_files_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in (".~lock.deelnemers.csv", "~$deelnemers.csv", "leesmij.txt"):
        (tmp_path / name).write_bytes(b"niets;hier")

    assert csv(tmp_path, b"Nr;Naam\n").name == "deelnemers"


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "weg.xlsx") is FileProblem.NOT_FOUND
    assert problem_of(tmp_path / "weg.csv") is FileProblem.NOT_FOUND


def test_a_source_without_any_sheet(tmp_path: Path) -> None:
    assert problem_of(tmp_path) is FileProblem.NO_KNOWN_SHEET
    (tmp_path / "leeg.csv").write_bytes(b"\n\n")
    assert problem_of(tmp_path) is FileProblem.NO_KNOWN_SHEET


@pytest.mark.parametrize("content", [b"", b"geen werkmap", b"PK\x03\x04rest"])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "brief.xlsx"
    file.write_bytes(content)

    assert problem_of(file) is FileProblem.NOT_A_WORKBOOK


def test_a_csv_file_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "deelnemers.csv"
    file.write_bytes(b"Nr;Naam\n" + b"a" * 200_000)

    assert problem_of(file) is FileProblem.NOT_A_WORKBOOK


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    file = tmp_path / "geheim.xlsx"
    file.write_bytes(
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    )

    assert problem_of(file) is FileProblem.PASSWORD_PROTECTED


def test_a_source_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    (tmp_path / "map.xlsx" / "deelnemers.csv").mkdir()

    assert problem_of(tmp_path / "map.xlsx") is FileProblem.NOT_READABLE


def test_times_of_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "boek.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Activiteiten")
        sheet.write(0, 0, "Tijd")
        sheet.write_datetime(1, 0, time(10, 30), book.add_format({"num_format": "hh:mm"}))

    (read,) = workbooks.read(file)

    assert read.rows == ((time(10, 30),),)
