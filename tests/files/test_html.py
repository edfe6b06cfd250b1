from html.parser import HTMLParser

import pytest

from spil_desktop import language
from spil_desktop.files import grids, html, reports


class Page(HTMLParser):
    """Collects cells, tags and attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.cells, self.tags, self.told = [], [], []
        self._cell = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in {"td", "th"} and dict(attrs).get("class") != "bar":
            self._cell = []

    def handle_endtag(self, tag):
        if tag in {"td", "th"} and self._cell is not None:
            self.cells.append("".join(self._cell))
            self._cell = None

    def handle_data(self, data):
        self.told.append(data)
        if self._cell is not None:
            self._cell.append(data)


def sections_of(release):
    return [section for chapter in reports.chapters(release) for section in chapter.sections]


def expected_cells(grid):
    """Return the cells of a table in the order in which a page must have them."""
    columns, plain = grids.columns(grid), grids.plain_columns(grid)
    if not grid.by_column:
        return [
            text
            for row in grid.rows
            for text in (row.label, *(write(row.cells[at]) for _head, at, write in plain))
        ]
    return [
        text
        for name, write in columns
        for block in grid.blocks
        for row in block.rows
        for text in (row.label, *(write(cell) for cell in row.cells))
    ]


def test_the_tables_are_those_of_the_release(release, strange, quarter):
    for each in (release, strange, quarter):
        cells = iter(Page(html.page(each)).cells)
        for section in sections_of(each):
            for grid in section.grids:
                for wanted in expected_cells(grid):
                    assert any(cell == wanted for cell in cells), wanted


def test_the_page_stands_alone(release):
    text = html.page(release)
    tags = {tag for tag, _attributes in Page(text).tags}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert "http://" not in text
    assert "https://" not in text
    assert "default-src 'none'" in text


def test_a_screen_reader_can_follow_it(release):
    page = Page(html.page(release))
    tags = [tag for tag, _attributes in page.tags]
    assert ("html", {"lang": "nl"}) in page.tags
    assert tags.count("caption") == tags.count("table") == len(release.tables) + 1
    assert all("scope" in attributes for tag, attributes in page.tags if tag == "th")
    for tag, attributes in page.tags:
        if tag == "svg":
            assert attributes.get("aria-hidden") or attributes.get("aria-label")


def test_what_scrolls_on_a_narrow_screen_does_so_with_the_keyboard_and_has_a_name(release):
    page = Page(html.page(release))
    wide = [found for tag, found in page.tags if tag == "div" and "wide" in found.get("class", "")]
    drawn = [found for tag, found in page.tags if tag == "svg" and found.get("role") == "img"]
    assert len(wide) == len([tag for tag, _found in page.tags if tag == "table"]) + len(drawn)
    assert all(found["tabindex"] == "0" and found["aria-label"] for found in wide)


def test_names_are_text_and_never_markup(strange):
    assert "<wijk>" not in html.page(strange)
    assert "Şahin &amp; Wójcik" in html.page(strange)


def test_it_speaks_the_language_of_the_program(release):
    language.use(language.ENGLISH)
    assert '<html lang="en">' in html.page(release)


def test_marks_errata_and_reasons_are_told(release, strange):
    assert "Voorbeeldgegevens" in html.page(strange)
    assert "Over het eerste kwartaal 2025 kwamen" in html.page(strange)
    assert "Dit onderwerp is gevoelig." in html.page(release)


def test_it_is_written_as_utf8(tmp_path, strange):
    html.write(strange, tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == html.page(strange)


@pytest.mark.parametrize("tag", ["section", "table", "svg", "ul", "dl"])
def test_what_is_opened_is_closed(release, tag):
    text = html.page(release)
    assert text.count(f"<{tag}") == text.count(f"</{tag}>")
