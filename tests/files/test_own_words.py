"""What people told, in the pilot report: beside the figures, and in no file of figures."""

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest

from spil_desktop import language
from spil_desktop.files import exports, html, pdf, reports, validation
from spil_desktop.files.exports import Format
from spil_desktop.rules.release import DimensionName, Release, Statement, StatementKind
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts.release import Chapter
from tests.samples import SIGNER, one_dimension

TOLD = (
    ToldStory("Weer buiten", "Zij wandelt elke week.\n\nEn de hond <gaat> mee & blaft."),
    ToldStory("Samen eten", "Eén keer in de week eet hij niet alleen."),
)
PARTS = (
    "In eigen woorden",
    "Weer buiten",
    "Zij wandelt elke week.",
    "En de hond <gaat> mee & blaft.",
    "Samen eten",
    "Eén keer in de week eet hij niet alleen.",
    "Verteld met toestemming; namen en plaatsen zijn weggelaten.",
)


@pytest.fixture
def mattered(release: Release) -> Release:
    """A release that has the table of what meant most."""
    table = one_dimension(
        "r12_mattered",
        "R12",
        DimensionName.MATTERED,
        total=40,
        counts={"attention": (25, 65), "respect": (15, 40)},
        multiple=True,
    )
    return replace(release, tables=(*release.tables, table))


def in_pdf(release: Release, folder: Path, told: tuple[ToldStory, ...]) -> str:
    path = folder / "verslag.pdf"
    pdf.write(release, path, told)
    with pypdf.PdfReader(path) as reader:
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def places(text: str, parts: tuple[str, ...]) -> list[int]:
    """Return where each part stands after the one before."""
    found: list[int] = []
    after = 0
    for part in parts:
        after = text.index(part, after)
        found.append(after)
    return found


def test_stories_stand_after_what_meant_most(mattered: Release, tmp_path: Path) -> None:
    parts = ("Wat het meest betekende", *PARTS)
    written = in_pdf(mattered, tmp_path, TOLD)
    assert places(written, parts)
    page = html.page(mattered, told=TOLD)
    assert places(page, tuple(part.replace(" & ", " &amp; ") for part in parts[:4]))
    assert "<h4>In eigen woorden</h4>\n<h5>Weer buiten</h5>" in page
    assert "<p>En de hond &lt;gaat&gt; mee &amp; blaft.</p>" in page
    assert page.count("<section") == page.count("</section>")


def test_stories_have_their_place_where_nothing_was_counted(
    release: Release, tmp_path: Path
) -> None:
    bare = replace(release, tables=(), statements=(), omitted=())
    (helped,) = (each for each in reports.chapters(bare, TOLD) if each.chapter is Chapter.HELPED)
    (section,) = helped.sections
    assert (section.title, section.stories) == ("Wat het meest betekende", TOLD)
    assert section.caveats == ()
    assert "Samen eten" not in repr(section)
    assert "<h3>In eigen woorden</h3>" in html.page(bare, told=TOLD)
    assert places(in_pdf(bare, tmp_path, TOLD), ("Wat hielp?", *PARTS))


def test_only_a_report_has_stories(release: Release, tmp_path: Path) -> None:
    with_them, without = tmp_path / "met", tmp_path / "zonder"
    exports.write_all(release, with_them, signer=SIGNER, told=TOLD)
    exports.write_all(release, without, signer=SIGNER)
    same = [
        path.relative_to(without)
        for path in without.rglob("*")
        if path.is_file() and path.suffix in {".xlsx", ".csv", ".zip"}
    ]
    assert len({path.suffix for path in same}) == len({Format.XLSX, Format.CSV, Format.PACKAGE})
    for path in same:
        if path.suffix != ".xlsx":  # its inside has the moment of writing
            assert (with_them / path).read_bytes() == (without / path).read_bytes()
    book = openpyxl.load_workbook(with_them / exports.file_name(release, Format.XLSX))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    cells = [str(each) for row in rows for each in row]
    for told in TOLD:
        assert not any(told.title in each or told.text in each for each in cells)
    assert validation.validate(with_them / exports.file_name(release, Format.PACKAGE)) == ()
    for kind in (Format.PDF, Format.HTML):
        name = exports.file_name(release, kind)
        assert (with_them / name).read_bytes() != (without / name).read_bytes()
    page = (without / exports.file_name(release, Format.HTML)).read_text(encoding="utf-8")
    assert "In eigen woorden" not in page
    assert "h5" not in page


def test_another_language_keeps_a_story_as_it_was_told(mattered: Release, tmp_path: Path) -> None:
    language.use(language.ENGLISH)
    page, written = html.page(mattered, told=TOLD), in_pdf(mattered, tmp_path, TOLD)
    assert '<html lang="en">' in page
    for text in (page, written):
        assert "Zij wandelt elke week." in text


def test_a_heading_stands_on_the_page_of_its_first_words(mattered: Release, tmp_path: Path) -> None:
    change = Statement(StatementKind.TOP_NEEDS, "R7", None, ("social_contact", "transport"))
    for more in range(3):  # moves the stories down the page
        longer = replace(mattered, statements=(change,) * more)
        long = (replace(TOLD[0], text="Zij wandelt. " * 120), TOLD[1])
        pdf.write(longer, tmp_path / "lang.pdf", long)
        with pypdf.PdfReader(tmp_path / "lang.pdf") as reader:
            pages = [page.extract_text() for page in reader.pages]
        (told,) = (page for page in pages if "In eigen woorden" in page)
        assert re.search(r"In eigen woorden\s+Weer buiten\s+Zij wandelt\.", told)
