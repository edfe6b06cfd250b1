import re
import zipfile

import openpyxl
import pytest

from spil_desktop.files import reports, xlsx


@pytest.fixture
def book(tmp_path):
    def of(release):
        path = tmp_path / "tabellen.xlsx"
        xlsx.write(release, path)
        return path

    return of


def grids_of(release):
    return [
        grid
        for chapter in reports.chapters(release)
        for section in chapter.sections
        for grid in section.grids
    ]


def expected(cell, kind):
    """Return what a sheet holds for a cell: a number, or the sign that stands instead."""
    if kind in {"count", "n"}:
        value = getattr(cell, kind)
        return "–" if value is None else value
    if kind == "mean":
        return "–" if cell.mean is None else float(cell.mean)
    return cell.percent.points / 100 if cell.percent else ("–", None)


def test_every_sheet_holds_the_figures_of_its_table(book, release, strange, quarter):
    for each in (release, strange, quarter):
        sheets = openpyxl.load_workbook(book(each)).worksheets[1:]
        for sheet, grid in zip(sheets, grids_of(each), strict=True):
            kinds = ["count"] * grid.has_counts + ["percent"] * grid.has_percents
            kinds += ["mean", "n"] * grid.has_means
            rows = iter(range(5, 200))
            for block in grid.blocks:
                if block.label:
                    assert sheet.cell(next(rows), 1).value == block.label
                for row in block.rows:
                    at = next(rows)
                    assert sheet.cell(at, 1).value == row.label
                    wanted = [expected(cell, kind) for cell in row.cells for kind in kinds]
                    found = [sheet.cell(at, 2 + place).value for place in range(len(wanted))]
                    for value, want in zip(found, wanted, strict=True):
                        assert value in want if isinstance(want, tuple) else value == want


def test_shares_that_are_bounds_say_so(book, release, strange):
    path = book(strange)
    sheet = openpyxl.load_workbook(path).worksheets[1:][1]
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value}
    assert {'"< "0%', '"> "0%', '0%"*"'} <= formats


def test_the_first_sheet_explains_and_leads_to_the_others(book, release):
    workbook = openpyxl.load_workbook(book(release))
    first = workbook.worksheets[0]
    assert first.title == "Lees mij"
    cells = [cell for row in first.iter_rows() for cell in row]
    links = {cell.hyperlink.location for cell in cells if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in workbook.worksheets[1:]}
    words = [cell.value for cell in cells]
    assert "Afgerond op vijftallen" in words


def test_names_of_sheets_are_allowed_and_differ(book, strange):
    names = openpyxl.load_workbook(book(strange)).sheetnames
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_nothing_is_hidden_computed_or_signed(book, strange):
    path = book(strange)
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        assert sheet.sheet_state == "visible"
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.comment is None
    properties = workbook.properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert properties.title == "Spil in alle gebieden, 2025"
    assert properties.created.isoformat() == "2026-01-12T00:00:00"
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert str(path.parent).encode() not in everything
    assert b"<f>" not in everything.replace(b"<c:f>", b"")


def test_charts_are_native_and_point_at_the_printed_numbers(book, release):
    path = book(release)
    workbook = openpyxl.load_workbook(path)
    charts = [chart for sheet in workbook.worksheets for chart in sheet._charts]
    assert len(charts) >= 10
    with zipfile.ZipFile(path) as archive:
        drawn = [name for name in archive.namelist() if "charts/chart" in name]
    assert len(drawn) == len(charts)


def test_heads_stay_in_sight_and_on_every_printed_page(book, release):
    for sheet in openpyxl.load_workbook(book(release)).worksheets[1:]:
        assert sheet.freeze_panes == "B5"
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.paperSize == 9


def test_the_same_release_gives_the_same_bytes(tmp_path, release):
    xlsx.write(release, tmp_path / "a.xlsx")
    xlsx.write(release, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_place_that_cannot_be_written_is_an_os_error(tmp_path, release):
    with pytest.raises(OSError, match="nergens"):
        xlsx.write(release, tmp_path / "nergens" / "a.xlsx")
