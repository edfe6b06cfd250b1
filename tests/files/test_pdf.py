import re
from dataclasses import replace

import pypdf
import pytest

from spil_desktop import language
from spil_desktop.files import grids, pdf, reports


@pytest.fixture
def read(tmp_path):
    def of(release):
        path = tmp_path / "rapport.pdf"
        pdf.write(release, path)
        return pypdf.PdfReader(path)

    return of


def text_of(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def tags_of(reader):
    """Return (role, parent's role, attributes) of every element of the structure."""
    found = []

    def walk(element, parent):
        element = element.get_object()
        if "/S" not in element:
            return
        found.append((element["/S"], parent, element.get("/A"), element.get("/Alt")))
        for part in element["/K"]:
            walk(part, element["/S"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], "")
    return found


def printed(grid):
    """Return the figures of every row of a table, as they stand behind each other."""
    for row in grid.rows:
        if grid.by_column:
            for _head, write in grids.columns(grid):
                yield " ".join(write(cell) for cell in row.cells)
        else:
            plain = grids.plain_columns(grid)
            yield " ".join(write(row.cells[at]) for _head, at, write in plain)


def test_every_printed_figure_stands_in_the_text(read, release, strange, quarter):
    for each in (release, strange, quarter):
        lines = re.sub(r"\s+", " ", text_of(read(each)))
        for chapter in reports.chapters(each):
            for section in chapter.sections:
                for grid in section.grids:
                    for figures in printed(grid):
                        assert re.sub(r"\s+", " ", figures).strip() in lines


def test_no_number_stands_in_a_table_that_is_not_in_the_release(read, release):
    known = {"2025", "2026", "2024", "1.250", "70", "80"}
    for table in release.tables:
        for cell in table.cells:
            known |= {str(cell.count), str(cell.n), str(cell.mean).replace(".", ",")}
            known.add(str(cell.percent.points) if cell.percent else "")
    pages = [page.extract_text() for page in read(release).pages[1:]]
    method = next(at for at, page in enumerate(pages) if page.startswith("Hoe deze cijfers"))
    found = set(re.findall(r"\d+(?:[.,]\d+)*", "\n".join(pages[:method])))
    left = {each for each in found if each not in known}
    assert left <= {str(number) for number in range(1, 100)}  # pages, ages, steps, days
    assert "128" not in found


def test_properties_tell_what_and_when_and_nothing_more(read, release):
    reader = read(release)
    assert dict(reader.metadata) == {
        "/Title": "Spil in De Bouwen, 2025",
        "/CreationDate": "D:20260112",
        "/ModDate": "D:20260112",
    }
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]


def test_the_language_of_the_report_is_that_of_the_program(read, release):
    language.use(language.ENGLISH)
    assert read(release).trailer["/Root"]["/Lang"] == "en"


def test_nothing_of_this_computer_is_in_the_file(tmp_path, release):
    path = tmp_path / "rapport.pdf"
    pdf.write(release, path)
    for trace in (b"anonymous", str(tmp_path).encode(), b"/Author", b"/Producer"):
        assert trace not in path.read_bytes()


def test_the_same_release_gives_the_same_bytes(tmp_path, release):
    pdf.write(release, tmp_path / "a.pdf")
    pdf.write(release, tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_every_page_says_which_of_how_many(read, release):
    reader = read(release)
    for number, page in enumerate(reader.pages, 1):
        assert f"pagina {number} van {len(reader.pages)}" in page.extract_text()


def test_the_outline_follows_the_order_of_the_pilots_report(read, release):
    reader = read(release)
    chapters = [
        (each.title, reader.get_destination_page_number(each))
        for each in reader.outline
        if not isinstance(each, list)
    ]
    titles = [title for title, _page in chapters]
    assert titles == [
        "In het kort",
        "Wat wil de Spil bereiken?",
        "Waar vragen deelnemers om?",
        "Wie zijn de deelnemers?",
        "Wat hielp?",
        "Wat valt op?",
        "Sleutelfiguren, straten en professionals",
        "Wat moet er gebeuren?",
        "Wat over de eerste pilots is gepubliceerd",
        "Waar en wanneer?",
        "Verantwoording",
        "Hoe deze cijfers zijn gemaakt",
        "Hoe is er geteld?",
    ]
    contents = reader.pages[0].extract_text()
    for title, page in chapters:
        assert title in reader.pages[page].extract_text()
        assert re.search(rf"{re.escape(title)}\s*{page + 1}\b", contents)


def test_the_contents_stay_on_a_full_cover(read, release):
    areas = tuple(f"Verzonnen wijk {number}" for number in range(12))
    reader = read(replace(release, demo=True, area=None, areas=areas))
    assert reader.pages[1].extract_text().count("\n") > 5
    assert "In het kort" in reader.pages[1].extract_text()


def test_headings_tables_and_charts_are_tagged(read, release):
    tags = tags_of(read(release))
    roles = [role for role, *_rest in tags]
    assert roles.count("/H1") == 1
    assert roles.count("/Table") >= len(release.tables)
    assert ("/TH", "/TR") in {(role, parent) for role, parent, *_rest in tags}
    assert {a["/Scope"] for role, _p, a, _alt in tags if role == "/TH"} == {"/Column", "/Row"}
    figures = [alt for role, _parent, _a, alt in tags if role == "/Figure"]
    assert figures == ["Staafdiagram van de tabel hierboven: Deelnemers naar leeftijd en geslacht"]


def test_tags_and_content_of_every_page_belong_together(read, release):
    reader = read(release)
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number, page in enumerate(reader.pages):
        content = page.get_contents().get_data().decode("latin-1")
        marked = [int(each) for each in re.findall(r"/MCID (\d+)>> BDC", content)]
        assert page["/StructParents"] == number
        assert marked == list(range(len(tree[2 * number + 1])))
        begun = len(re.findall(r"\b(?:BDC|BMC)\b", content))
        assert begun == len(re.findall(r"\bEMC\b", content))


def test_names_of_every_alphabet_are_embedded_and_markup_is_text(read, strange):
    reader = read(strange)
    text = text_of(reader)
    assert "=Şahin & Wójcik's <wijk>" in re.sub(r"\s+", " ", text)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("SourceSansPro" in font for font in fonts)


def test_invented_figures_are_marked_on_every_page(read, strange):
    for page in read(strange).pages:
        assert "Voorbeeldgegevens" in page.extract_text()


def test_errata_and_reasons_are_told(read, release, strange):
    assert "Over het eerste kwartaal 2025 kwamen" in text_of(read(strange))
    assert "Dit onderwerp is gevoelig." in text_of(read(release))
    assert "Een 0 betekent 0 tot en met 4" in text_of(read(release))
    assert "hooguit 9" in text_of(read(strange))


def test_a_release_of_totals_alone_is_a_report_too(read, release):
    bare = replace(release, tables=(), statements=(), people=None, omitted=())
    assert len(read(bare).pages) >= 3
