from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import referral_letter
from spil_desktop.texts import letters
from tests.texts.test_letters import FACTS

LETTER = letters.referral(FACTS)


def test_the_letter_holds_its_words_and_no_trace_of_its_maker(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    referral_letter.write(LETTER, FACTS.on, path)
    read = pypdf.PdfReader(path)
    (page,) = read.pages
    words = page.extract_text()
    for said in (
        "Overdracht van een bewoner",
        "mevrouw A.M. Dijkstra-Bos",
        "Annie wil een traplift.",
        "bestemd voor Wmo-loket Eemsdelta",
    ):
        assert said in words.replace("\n", " ")
    assert set(read.metadata or {}) == {"/Title", "/CreationDate", "/ModDate"}
    assert (read.metadata or {})["/Title"] == "Overdracht van een bewoner"
    assert read.root_object["/Lang"] == "nl"
    assert "DELFZIJL" in words


def test_no_letter_of_it_is_smaller_than_twelve_points(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    referral_letter.write(LETTER, FACTS.on, path)
    sizes: set[float] = set()

    def look(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes.add(size)

    pypdf.PdfReader(path).pages[0].extract_text(visitor_text=look)
    assert min(sizes) >= 12


def test_a_long_letter_numbers_its_pages_and_repeats_for_whom_it_is(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    long = replace(LETTER, opening=LETTER.opening * 60)
    referral_letter.write(long, FACTS.on, path)
    pages = pypdf.PdfReader(path).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        words = page.extract_text().replace("\n", " ")
        assert f"Pagina {number} van {len(pages)}." in words
        assert "bestemd voor" in words


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpilError) as told:
        referral_letter.write(LETTER, date(2026, 5, 6), tmp_path / "weg" / "brief.pdf")
    assert told.value.problem is FileProblem.CANNOT_WRITE
