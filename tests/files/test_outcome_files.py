"""Outcomes in every format: the same figures, and never without what they do not prove."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdf
import pytest

from spil_desktop import language
from spil_desktop.files import (
    csv_tables,
    datasets,
    grids,
    html,
    package,
    pdf,
    pilot_html,
    reports,
    xlsx,
)
from spil_desktop.rules import pilots
from spil_desktop.rules.references import shipped
from spil_desktop.rules.release import (
    Cell,
    Dimension,
    DimensionName,
    Measure,
    Percent,
    Population,
    Release,
    SafeTable,
    Statement,
    StatementKind,
)
from spil_desktop.texts import outcomes
from spil_desktop.texts import pilots as pilot_words
from tests.samples import SIGNER, one_dimension, sample_release

FIGURES = ("people", "t0", "t1", "difference", "low", "high")
MEANS: Mapping[str, tuple[int, str, str, str, str, str]] = {
    "life_mark": (45, "6.3", "6.8", "0.5", "0.2", "0.8"),
    "djg6": (40, "3.1", "2.8", "-0.3", "-0.7", "0.1"),
}


def _means() -> SafeTable:
    cells = [
        Cell((measure, name), count=figure)
        if isinstance(figure, int)
        else Cell((measure, name), None, mean=Decimal(str(figure)), n=of[0])
        for measure, of in MEANS.items()
        for name, figure in zip(FIGURES, of, strict=True)
    ]
    table = one_dimension("r10_means", "R10", DimensionName.OUTCOME, total=0, counts={})
    return replace(
        table,
        population=Population.PAIRED,
        measure=Measure.SCORE,
        dimensions=(
            Dimension(DimensionName.OUTCOME, tuple(MEANS)),
            Dimension(DimensionName.OUTCOME_FIGURE, FIGURES),
        ),
        cells=tuple(cells),
    )


def _changes() -> SafeTable:
    return one_dimension(
        "r10_change_life_mark",
        "R10",
        DimensionName.CHANGE,
        total=45,
        counts={"better": (20, 45), "same+worse": (25, 55)},
        population=Population.PAIRED_MARK,
    )


def _effect() -> SafeTable:
    counts: dict[str, tuple[int, int | None]] = {
        "less_vulnerable": (30, 70),
        "cope_better": (25, 55),
    }
    return one_dimension(
        "r11_effect",
        "R11",
        DimensionName.EFFECT,
        total=45,
        counts=counts,
        multiple=True,
        population=Population.EXPERIENCED,
    )


def _release(*tables: SafeTable) -> Release:
    numbers = tuple(each for each in shipped() if each.value is not None)
    sample = sample_release()
    return replace(sample, tables=(*sample.tables, *tables), references=numbers)


def _pdf(release: Release, folder: Path) -> str:
    pdf.write(release, folder / "r.pdf")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(folder / "r.pdf").pages)


def _html(release: Release, folder: Path) -> str:
    html.write(release, folder / "r.html")
    return (folder / "r.html").read_text(encoding="utf-8")


def _xlsx(release: Release, folder: Path) -> str:
    xlsx.write(release, folder / "r.xlsx")
    book = openpyxl.load_workbook(folder / "r.xlsx")
    return "\n".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )


def _csv(release: Release, folder: Path) -> str:
    csv_tables.write(release, folder / "csv")
    return "\n".join(
        file.read_text(encoding="utf-8-sig") for file in sorted((folder / "csv").iterdir())
    )


def _package(release: Release, folder: Path) -> str:
    package.write(release, folder / "p.zip", SIGNER)
    with zipfile.ZipFile(io.BytesIO((folder / "p.zip").read_bytes())) as archive:
        names = [name for name in archive.namelist() if ".nl." in name]
        return "\n".join(archive.read(name).decode() for name in names)


FORMATS: Mapping[str, Callable[[Release, Path], str]] = {
    "pdf": _pdf,
    "html": _html,
    "xlsx": _xlsx,
    "csv": _csv,
    "package": _package,
}


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(autouse=True)
def _dutch() -> None:
    language.use(language.DUTCH)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("tables", [(_means(),), (_changes(),), (_effect(),)])
def test_no_outcome_leaves_without_what_it_does_not_prove(
    form: str, tables: tuple[SafeTable, ...], tmp_path: Path
) -> None:
    text = _plain(FORMATS[form](_release(*tables), tmp_path))
    assert outcomes.no_controls() in text
    assert outcomes.rotterdam() in text


def test_the_summary_says_what_an_effect_does_not_prove_before_it_tells_one() -> None:
    copes = Statement(StatementKind.COPES_BETTER, "R11", Percent(60))
    told = replace(_release(_effect()), statements=(copes,))
    lines = dict(reports.summary(reports.chapters(told)))["Wat hielp?"]
    assert lines[0] == outcomes.no_controls()
    assert len(lines) == 2


@pytest.mark.parametrize("form", ["pdf", "html", "xlsx", "csv"])
def test_without_outcomes_nothing_is_said_of_them(form: str, tmp_path: Path) -> None:
    assert outcomes.rotterdam() not in _plain(FORMATS[form](_release(), tmp_path))


@pytest.mark.parametrize("form", ["pdf", "html", "csv", "xlsx"])
def test_published_figures_stand_beside_the_own_ones_as_no_target(
    form: str, tmp_path: Path
) -> None:
    text = _plain(FORMATS[form](_release(), tmp_path))
    assert "48,6%" in text
    assert "Movisie" in text
    assert "geen doel" in text


def test_a_row_of_means_shows_each_figure_as_what_it_is(tmp_path: Path) -> None:
    grid = grids.layout(_means())
    written = [[grids.figure_text(cell) for cell in row.cells] for row in grid.rows]
    assert written == [
        ["45", "6,3", "6,8", "+0,5", "0,2", "0,8"],
        ["40", "3,1", "2,8", "-0,3", "-0,7", "0,1"],
    ]
    assert grid.row_head == "Vragenlijst"
    assert grid.heads[0] == "Mensen"
    release = _release(_means(), _changes())
    for row in written:
        assert " ".join(row) in _plain(_pdf(release, tmp_path))
    page = _html(release, tmp_path)
    for row in written:
        assert "".join(f"<td>{figure}</td>" for figure in row) in page


def test_workbook_csv_and_package_hold_the_same_numbers(tmp_path: Path) -> None:
    release = _release(_means())
    xlsx.write(release, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    (sheet,) = (each for each in book if "gemiddelden" in str(each["A1"].value).lower())
    rows = [row[1:7] for row in sheet.iter_rows(min_row=5, max_row=6, values_only=True)]
    assert rows == [tuple(float(figure) for figure in of) for of in MEANS.values()]
    formats = [cell.number_format for cell in sheet[5]][1:5]
    assert formats == ["#,##0", "0.0", "0.0", "+0.0;-0.0;0.0"]
    csv_tables.write(release, tmp_path / "csv")
    lines = (tmp_path / "csv" / "r10_means.csv").read_text(encoding="utf-8-sig").splitlines()
    found = [line.split(";")[2] or line.split(";")[3] for line in lines[1:]]
    assert found == [str(figure).replace(".", ",") for of in MEANS.values() for figure in of]
    package.write(release, tmp_path / "p.zip", SIGNER)
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        packed = archive.read("tables/r10_means.csv").decode().splitlines()
    assert [_last(line.split(",")) for line in packed[1:]] == [
        str(figure) for of in MEANS.values() for figure in of
    ]


def _last(cells: Iterable[str]) -> str:
    """Return the count of a line, else its mean."""
    _outcome, _figure, *figures = cells
    return next(each for each in figures if each)


def test_what_goes_to_a_researcher_carries_the_lines_too(tmp_path: Path) -> None:
    release = _release(_means(), _changes())
    for dataset in datasets.of_release(release):
        told = " ".join(dataset.notes)
        assert (outcomes.rotterdam() in told) == dataset.name.startswith("r10")
    side_by_side = pilots.compare([release, replace(release, area="Noord", areas=("Noord",))])
    found = [table for table in side_by_side.tables if table.table.report == "R10"]
    assert found
    for table in found:
        told_of_both = pilot_words.notes(table, ("een", "twee"))
        assert outcomes.no_controls() in told_of_both
        is_means = table.table.measure is Measure.SCORE
        assert any("lagere score beter" in note for note in told_of_both) == is_means
    pilot_html.write(side_by_side, tmp_path / "p.html")
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert outcomes.rotterdam() in _plain(page)
