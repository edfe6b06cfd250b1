"""What an evaluator takes along: read back, it says what the release or the comparison says."""

import csv
import io
import re
from dataclasses import replace

import openpyxl
import pypdf
import pyreadstat
import pytest

from spil_desktop import paths
from spil_desktop.errors import FileProblem, PackageProblem, SpilError
from spil_desktop.files import (
    analysis,
    datasets,
    known_keys,
    package,
    pilot_grids,
    pilot_html,
    pilot_packages,
)
from spil_desktop.files.analysis import Form
from spil_desktop.rules import pilots
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import DEFINITION_VERSION, Omission, Omitted
from spil_desktop.texts import problems
from tests.samples import SIGNER, sample_of, sample_release


@pytest.fixture
def comparison():
    """Three pilots, of which one lacks a table and says why."""
    fewer = sample_of("Delfzijl Noord")
    why = Omitted("R3", Omission.TOO_FEW_PEOPLE, (fewer.tables[0].dimensions[0].name,))
    third = sample_of("Delfzijl Noord", tables=fewer.tables[1:], omitted=(why,))
    return pilots.compare([sample_release(), sample_of("=Şahin & Wójcik's <wijk>"), third])


def test_every_form_is_written_and_nothing_else(tmp_path, comparison):
    made = analysis.write(comparison, tmp_path)
    assert [path.name for path in made] == [
        "pilots-naast-elkaar.pdf",
        "pilots-naast-elkaar.html",
        "pilots-naast-elkaar-tabellen.xlsx",
        "pilots-naast-elkaar-csv",
        "pilots-naast-elkaar-spss",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in made)
    again = analysis.write(sample_release(), tmp_path, [Form.CSV, Form.SAV])
    assert [path.name for path in again] == ["de-bouwen-2025-csv", "de-bouwen-2025-spss"]
    assert analysis.write(sample_release(), tmp_path, [Form.CSV]) == again[:1]


def test_a_place_that_cannot_be_written_is_a_clear_failure(tmp_path, comparison):
    (tmp_path / "bestand").write_text("")
    with pytest.raises(SpilError) as refused:
        analysis.write(comparison, tmp_path / "bestand")
    assert refused.value.problem is FileProblem.CANNOT_WRITE


def test_spss_files_have_labels_and_the_figures(tmp_path, comparison):
    (folder,) = analysis.write(comparison, tmp_path, [Form.SAV])
    for dataset in datasets.of_comparison(comparison):
        read, about = pyreadstat.read_sav(
            folder / f"{dataset.name}.sav", output_format="dict", user_missing=True
        )
        assert about.column_names == [variable.name for variable in dataset.variables]
        assert about.column_labels == [variable.label for variable in dataset.variables]
        assert "".join(about.notes).replace(" ", "") == "".join(dataset.notes).replace(" ", "")
        for at, variable in enumerate(dataset.variables):
            labels = about.variable_value_labels.get(variable.name)
            for row, value in zip(dataset.rows, read[variable.name], strict=True):
                if isinstance(row[at], datasets.Absent):
                    assert labels[value] == datasets.why_absent(row[at])
                    assert about.missing_ranges[variable.name][0]["hi"] >= value
                elif variable.codes:
                    assert labels[value] == dict(variable.codes)[row[at]]
                else:
                    assert value == float(row[at])


def test_every_pilot_has_every_row_and_says_why_it_has_no_figure(tmp_path, comparison):
    (folder,) = analysis.write(comparison, tmp_path, [Form.SAV])
    read, about = pyreadstat.read_sav(
        folder / "r3_age.sav", output_format="dict", user_missing=True
    )
    pilot, why = about.variable_value_labels["pilot"], about.variable_value_labels["count"]
    of_third = [
        why.get(count)
        for place, count in zip(read["pilot"], read["count"], strict=True)
        if pilot[place] == "Delfzijl Noord"
    ]
    assert of_third == ["te weinig mensen om uit te splitsen"] * 5
    assert "percent_low" not in read
    plain, _about = pyreadstat.read_sav(folder / "r3_age.sav", output_format="dict")
    assert plain["count"].count(None) == len(of_third)
    notes = " ".join(about.notes)
    assert "Pilots naast elkaar: De Bouwen" in notes
    assert "Delfzijl Noord: 2025; telregels 2.3" in notes
    mark, about = pyreadstat.read_sav(
        folder / "r4_mark.sav", output_format="dict", user_missing=True
    )
    assert set(mark["count"]) == {-99}
    assert about.variable_value_labels["count"] == {-99: "niet van toepassing"}


@pytest.mark.parametrize("count", [2, 5])
def test_a_pdf_shows_every_figure_under_its_pilot(tmp_path, count):
    found = pilots.compare([sample_of(f"Wijk {number}") for number in range(count)])
    (path,) = analysis.write(found, tmp_path, [Form.PDF])
    read = pypdf.PdfReader(path)
    shown = " ".join("\n".join(page.extract_text() for page in read.pages).split())
    assert read.metadata is not None
    assert read.metadata.title in shown
    for grid in pilot_grids.layout(found):
        assert grid.title in shown
        for row in grid.rows:
            told = [figure.text for figure in row.figures if figure.text]
            assert all(text in shown for text in (*told, row.label))
    assert "naast elkaar staan" in shown


def test_csv_has_the_same_rows_in_words(tmp_path, comparison):
    (folder,) = analysis.write(comparison, tmp_path, [Form.CSV])
    for dataset in datasets.of_comparison(comparison):
        text = (folder / f"{dataset.name}.csv").read_text(encoding="utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
        assert head[: len(dataset.variables)] == [each.label for each in dataset.variables]
        assert len(rows) == len(dataset.rows)
        at = head.index("Aantal")
        counts = ["" if isinstance(r[at], datasets.Absent) else str(r[at]) for r in dataset.rows]
        assert [row[at] for row in rows] == counts
        assert not any(cell.startswith("=") for row in rows for cell in row)
        missing = [row for row in rows if head[-1] == "Niet getoond" and row[-1]]
        assert len(missing) == (5 if dataset.name == "r3_age" else 0)


def test_csv_says_of_what_the_figures_are_and_what_is_not_compared(tmp_path):
    invented = sample_of("De Bouwen", demo=True)
    one = sample_of("Ter Apel", demo=True, tables=sample_of("Ter Apel").tables[1:])
    (folder,) = analysis.write(pilots.compare([invented, one]), tmp_path, [Form.CSV])

    def read(name):
        text = (folder / name).read_text(encoding="utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))

    head, *rows = read("overzicht.csv")
    assert head == ["Bestand", "Tabel", "Pilots", "Uitleg"]
    assert {f"{table.id}.csv" for table in one.tables} == {name for name, *_rest in rows if name}
    assert {counted for _name, _table, counted, _text in rows} == {
        (
            "Voorbeeldgegevens: alle mensen en cijfers zijn verzonnen. "
            f"De Bouwen: 2025; telregels {DEFINITION_VERSION}. "
            f"Ter Apel: 2025; telregels {DEFINITION_VERSION}"
        )
    }
    assert rows[-1][:2] == ["", "Niet vergelijkbaar: Deelnemers naar leeftijd"]
    assert rows[-1][3].startswith("Alleen De Bouwen heeft deze tabel.")
    told = [tuple(row) for row in read("toelichting.csv")]
    assert ("De Bouwen", "2025; telregels 2.3") in told
    assert any(name == "Let op" and "verzonnen" in text for name, text in told)


def test_page_and_workbook_show_the_same_tables(tmp_path, comparison):
    page = pilot_html.page(comparison)
    analysis.write(comparison, tmp_path, [Form.XLSX])
    book = openpyxl.load_workbook(tmp_path / "pilots-naast-elkaar-tabellen.xlsx")
    shown = pilot_grids.layout(comparison)
    assert len(book.sheetnames) == len(shown) + 1
    first = book.worksheets[0]
    links = {link.location for row in first.iter_rows() for cell in row if (link := cell.hyperlink)}
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    assert all(sheet["A1"].value in page for sheet in book.worksheets[1:])
    assert all("&P" in sheet.oddFooter.right.text for sheet in book.worksheets)
    for grid, name in zip(shown, book.sheetnames[1:], strict=True):
        cells = list(book[name].iter_rows(min_row=5, max_row=4 + len(grid.rows), values_only=True))
        for row, (label, *figures) in zip(grid.rows, cells, strict=True):
            assert label == row.label
            for figure, value in zip(row.figures, figures, strict=True):
                number = figure.number is not None
                assert value == (figure.number if number else figure.text or None)
        assert f'id="{grid.id}"' in page
    assert "<wijk>" not in page
    assert not re.search(r"<script|<link|<img|https?:|\son\w+=", page)
    assert "Delfzijl Noord: niet getoond. Het gebied telt minder dan twintig" in page
    assert "Samen ongeveer 390 deelnemers: ten minste 378 en ten hoogste 402." in page
    assert "De Bouwen en Delfzijl Noord: dezelfde cijfers onder een andere naam." in page


def test_what_is_not_comparable_is_told_with_the_reason(comparison):
    other = sample_of("Ter Apel", definition_version="0.9")
    page = pilot_html.page(pilots.compare([sample_release(), other]))
    assert "Niet vergelijkbaar. De pakketten volgen verschillende versies" in page
    one = sample_of("Ter Apel", tables=sample_release().tables[1:])
    page = pilot_html.page(pilots.compare([sample_release(), one]))
    assert "Alleen De Bouwen heeft deze tabel. Ter Apel: niet getoond." in page


def test_periods_stand_in_the_names_where_they_differ():
    last = sample_of("De Bouwen", period=Period(2024))
    page = pilot_html.page(pilots.compare([sample_release(), last]))
    assert "De Bouwen, 2024" in page
    assert "Niet opgeteld: De pakketten gaan over verschillende periodes." in page


def test_packages_are_compared_by_their_files(tmp_path):
    for name, release in (("a", sample_release()), ("b", sample_of("Ter Apel"))):
        package.write(release, tmp_path / f"{name}.zip", SIGNER)
    found = pilot_packages.compare([tmp_path / "a.zip", tmp_path / "b.zip"])
    assert found.people.count == 260
    again = tmp_path / "again.zip"
    again.write_bytes((tmp_path / "a.zip").read_bytes())
    with pytest.raises(SpilError) as twice:
        pilot_packages.compare([tmp_path / "a.zip", tmp_path / "b.zip", again])
    assert twice.value.problem is PackageProblem.SAME_FIGURES
    assert twice.value.values == {"file": "a.zip en again.zip"}
    again.write_bytes(again.read_bytes()[:-1])
    with pytest.raises(SpilError) as faulty:
        pilot_packages.compare([tmp_path / "a.zip", again])
    assert faulty.value.problem is PackageProblem.NOT_VALID
    assert faulty.value.values["file"] == "again.zip"
    assert "er klopt iets niet. Het pakket is veranderd" in problems.sentence(faulty.value)
    with pytest.raises(SpilError) as alone:
        pilot_packages.compare([tmp_path / "a.zip"])
    assert alone.value.problem is PackageProblem.TOO_FEW


def test_every_form_names_who_signed_and_what_is_known_of_the_key(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    known_keys.add(paths.known_keys(), SIGNER.seal)
    forged = replace(SIGNER, key=bytes(range(1, 33)))
    package.write(sample_release(), tmp_path / "a.zip", SIGNER)
    package.write(sample_of("Ter Apel"), tmp_path / "b.zip", forged)
    found = pilot_packages.compare([tmp_path / "a.zip", tmp_path / "b.zip"])
    pdf, page, book, folder, _sav = analysis.write(found, tmp_path / "uit")
    sheet = openpyxl.load_workbook(book).worksheets[0]
    shown = (
        "".join(each.extract_text() for each in pypdf.PdfReader(pdf).pages),
        page.read_text(encoding="utf-8"),
        " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row),
        (folder / "toelichting.csv").read_text(encoding="utf-8-sig"),
        " ".join(datasets.of_comparison(found)[0].notes),
    )
    for text in shown:
        told = "".join(text.split())
        assert "devingerafdrukisvergeleken:" + "".join(SIGNER.seal.fingerprint.split()) in told
        assert "TerApel:Ondertekendals" in told
        assert "".join(forged.seal.fingerprint.split()) in told
