"""No figure differs between formats: invented releases are written, read back and compared.

What is expected is written out here anew from the release, so that a format and its test can't
make the same mistake; only where a figure stands is taken from the layout that all formats share.
"""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl
import pypdf
import pyreadstat
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from spil_desktop.files import (
    analysis,
    csv_tables,
    grids,
    html,
    package,
    pdf,
    reports,
    validation,
    xlsx,
)
from spil_desktop.files.analysis import Form
from spil_desktop.rules import release_json
from spil_desktop.rules.release import Percent, PercentNote, PilotFacts
from spil_desktop.rules.seed_claims import Claim
from spil_desktop.rules.seed_statements import compare
from spil_desktop.texts import dimensions, seed_statements
from spil_desktop.texts import release as words
from tests.samples import SIGNER, sample_release

BOUNDS = {PercentNote.LESS_THAN: "minder dan", PercentNote.MORE_THAN: "meer dan"}
counts = st.integers(0, 500).map(lambda number: 5 * number)
shares = st.one_of(
    st.none(),
    st.builds(
        Percent,
        st.integers(0, 100),
        st.sampled_from([None, *PercentNote]),
        indicative=st.booleans(),
    ).filter(lambda share: share.points < 100 or share.note is None),
)
marks = st.integers(10, 100).map(lambda tenths: Decimal(f"{tenths // 10}.{tenths % 10}"))


@st.composite
def releases(draw):
    """Return the sample release with other figures: as printed ones look, whatever they add to."""

    def other(cell):
        return replace(
            cell,
            count=None if cell.count is None else draw(counts),
            percent=draw(shares) if cell.percent else None,
            mean=None if cell.mean is None else draw(marks),
            n=None if cell.n is None else draw(counts),
        )

    release = sample_release()
    chosen = [table for table in release.tables if draw(st.booleans()) or table.id == "r4_mark"]
    return replace(
        release,
        people_70plus_source=None,
        tables=tuple(
            replace(table, cells=tuple(other(cell) for cell in table.cells)) for table in chosen
        ),
    )


def count(number):
    """Write a count as in a Dutch text."""
    return "–" if number is None else f"{number:,}".replace(",", ".")


def share(found):
    """Write a share as in a table."""
    sign = {PercentNote.LESS_THAN: "< ", PercentNote.MORE_THAN: "> ", None: ""}[found.note]
    return f"{sign}{found.points}%{'*' if found.indicative else ''}"


def shown(grid, row):
    """Return the texts of a row of a table that has one breakdown or none, in all its columns."""
    found = []
    for cell in row.cells:
        if grid.has_counts:
            found.append(count(cell.count))
        if grid.has_percents:
            found.append(share(cell.percent) if cell.percent else "" if row.is_total else "–")
        if grid.has_means:
            found += [str(cell.mean).replace(".", ","), count(cell.n)]
    return found


def grids_of(release):
    """Return the tables as all formats lay them out."""
    chapters = reports.chapters(release)
    return [g for chapter in chapters for section in chapter.sections for g in section.grids]


class Tables(HTMLParser):
    """Reads rows out of a page: the words of each cell, of all tables in order."""

    def __init__(self):
        super().__init__()
        self.rows, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"} and ("class", "bar") not in attrs:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


@settings(max_examples=4, phases=[Phase.generate])
@given(releases())
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_figure_differs_between_the_formats(tmp_path_factory, release):
    folder = tmp_path_factory.mktemp("same")
    expected = [[row.label, *shown(grid, row)] for grid in grids_of(release) for row in grid.rows]
    in_html(html.page(release), expected)
    in_pdf(release, folder / "report.pdf", expected)
    in_xlsx(release, folder / "tables.xlsx")
    in_csv(release, folder / "csv")
    in_package(release, folder / "package.zip", expected)
    in_sav(release, folder)


def in_html(page, expected):
    """Look for every row, in order."""
    parser = Tables()
    parser.feed(page)
    rows = iter(parser.rows)
    for row in expected:
        assert any(found == row for found in rows), row


def in_pdf(release, path, expected):
    """Look for every row in the text of the report, in order."""
    pdf.write(release, path)
    pages = (page.extract_text() for page in pypdf.PdfReader(path).pages)
    text = " ".join(" ".join(pages).split())
    at = 0
    for row in expected:
        told = " ".join(part for part in row if part)
        at = text.find(told, at)
        assert at >= 0, told


def in_xlsx(release, path):
    """Compare every number and its form."""
    xlsx.write(release, path)
    book = openpyxl.load_workbook(path)
    for grid, name in zip(grids_of(release), book.sheetnames[1:], strict=True):
        cells = list(book[name].iter_rows(min_row=5, max_row=4 + len(grid.rows)))
        for row, (label, *found) in zip(grid.rows, cells, strict=True):
            assert label.value == row.label
            assert [written(cell) for cell in found[: len(shown(grid, row))]] == shown(grid, row)


def written(cell):
    """Return what a reader of a workbook sees in a cell."""
    value, form = cell.value, cell.number_format
    if not isinstance(value, int | float):
        return value or ""
    if "%" in form:
        sign = "< " if "<" in form else "> " if ">" in form else ""
        return f"{sign}{round(value * 100)}%{'*' if '*' in form else ''}"
    return f"{value:.1f}".replace(".", ",") if form == "0.0" else count(value)


def in_csv(release, path):
    """Compare every row of every table."""
    csv_tables.write(release, path)
    for table in release.tables:
        text = (path / f"{table.id}.csv").read_text(encoding="utf-8-sig")
        _head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
        for row, cell in zip(rows, table.cells, strict=True):
            keys = [
                words.total(table, each) if key is None else dimensions.category(each.name, key)
                for each, key in zip(table.dimensions, cell.keys, strict=True)
            ]
            assert row[: len(keys)] == keys
            figures = row[len(keys) :]
            if cell.count is not None:
                assert figures.pop(0) == str(cell.count)
            if cell.mean is not None:
                assert figures == [str(cell.mean).replace(".", ","), str(cell.n)]
            elif figures:
                assert figures == in_two(cell.percent, "%")


def in_two(found, after=""):
    """Return a share as two columns have it: the digits, and what must be known beside them."""
    if found is None:
        return ["", ""]
    bound = f"{BOUNDS[found.note]} {found.points}{after}" if found.note else ""
    note = "; ".join(part for part in (bound, "indicatief" if found.indicative else "") if part)
    return ["" if found.note else str(found.points), note]


def in_package(release, path, expected):
    """Compare the tables, the release as a whole, and the page inside."""
    package.write(release, path, SIGNER)
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert release_json.from_json(json.loads(files["release.json"])) == release
    in_html(files["report.nl.html"], expected)
    for table in release.tables:
        rows = csv.DictReader(io.StringIO(files[f"tables/{table.id}.csv"], newline=""))
        for row, cell in zip(rows, table.cells, strict=True):
            keys = [row[each.name] for each in table.dimensions]
            assert keys == [key or "totaal" for key in cell.keys]
            assert row["count"] == ("" if cell.count is None else str(cell.count))
            if "percent" in row:
                assert [row["percent"], row["percent_note"]] == in_two(cell.percent)
            if "mean" in row:
                assert (row["mean"], row["n"]) == (str(cell.mean), str(cell.n))
    kinds = {finding.kind for finding in validation.validate(path)}
    assert not kinds & {"table_differs", "bad_value", "file_changed", "description_broken"}


def in_sav(release, folder):
    """Compare every value, by the labels of its codes."""
    (made,) = analysis.write(release, folder, [Form.SAV])
    for table in release.tables:
        read, about = pyreadstat.read_sav(made / f"{table.id}.sav", output_format="dict")
        labels = about.variable_value_labels
        for at, cell in enumerate(table.cells):
            found = {name: values[at] for name, values in read.items()}
            for each, key in zip(table.dimensions, cell.keys, strict=True):
                label = words.total(table, each) if key is None else None
                wanted = label or dimensions.category(each.name, key)
                assert labels[each.name.value][found[each.name.value]] == wanted
            assert found["count"] == cell.count
            if cell.mean is not None:
                assert (Decimal(str(found["mean"])), found["n"]) == (cell.mean, cell.n)
            if cell.percent:
                in_three(found, labels, cell.percent)


def in_three(found, labels, printed):
    """Compare a share with its variables."""
    if printed.note is None:
        assert found["percent"] == printed.points
    else:
        assert found["percent"] is None
        assert found["percent_limit"] == printed.points
        assert labels["percent_side"][found["percent_side"]] == BOUNDS[printed.note]
    assert labels["indicative"][found["indicative"]].startswith(
        "ja" if printed.indicative else "nee"
    )


def test_every_published_sentence_and_verdict_is_the_same_in_every_format(tmp_path):
    release = replace(sample_release(), pilots=(PilotFacts("De Bouwen", date(2025, 1, 1)),))
    expected = [list(seed_statements.row(each)) for each in compare(release)]
    assert len(expected) == len(Claim)
    in_html(html.page(release), expected)
    in_pdf(release, tmp_path / "report.pdf", expected)
    xlsx.write(release, tmp_path / "tables.xlsx")
    first = openpyxl.load_workbook(tmp_path / "tables.xlsx").worksheets[0]
    pairs = [tuple(cell.value for cell in row[:2]) for row in first.iter_rows()]
    at = pairs.index((expected[0][0], " – ".join(expected[0][1:])))
    shown = [(published, f"{own} – {verdict}") for published, own, verdict in expected]
    assert pairs[at : at + len(expected)] == shown
    csv_tables.write(release, tmp_path / "csv")
    text = (tmp_path / "csv" / "uitspraken.csv").read_text(encoding="utf-8-sig")
    _head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert [row[:3] for row in rows] == expected


def test_a_figure_that_differs_would_be_found():
    release = sample_release()
    expected = [[r.label, *shown(g, r)] for g in grids_of(release) for r in g.rows]
    with pytest.raises(AssertionError):
        in_html(html.page(release).replace("<td>95</td>", "<td>90</td>", 1), expected)
    assert grids.count_text(None) == "–"
