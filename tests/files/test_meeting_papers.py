from datetime import date, time

import pytest
from pypdf import PdfReader

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import meeting_papers
from spil_desktop.services.meetings import Answers, MeetingFields, PartyRow

FIELDS = MeetingFields(
    "Meet & Greet Hoogeveen", date(2026, 10, 10), place="Stadhuis", starts_at=time(13), rounds=2
)
NAMES = ("Anna Aa", "Bert Be", "Cor Ce", "Dina De", "Evert van der Allerlangste-Achternaam Elzinga")
PARTIES = [
    PartyRow(at, at, name, f"Organisatie {at} voor Welzijn & Zorg", Answers())
    for at, name in enumerate(NAMES, 1)
]
TABLES = (((1, 2), (3, 4)), ((1, 3), (2, 5)))
MADE = date(2026, 10, 1)


def read(path):
    reader = PdfReader(path)
    assert set(reader.metadata) == {"/Title", "/CreationDate", "/ModDate"}
    assert reader.trailer["/Root"]["/Lang"].startswith("nl")
    return [page.extract_text() for page in reader.pages]


def test_badges_name_everyone_with_the_tables_of_every_round(tmp_path):
    path = tmp_path / "badges.pdf"
    meeting_papers.write_badges(FIELDS, PARTIES * 3, TABLES, path, MADE)
    first, second = read(path)
    assert all(name in first for name in NAMES)
    assert "Nummer 2 · tafels 1 · 2" in first
    assert "Nummer 4 · tafels 2 · –" in first
    assert "Anna Aa" in second
    assert meeting_papers.own_tables(()) == {}
    meeting_papers.write_badges(FIELDS, PARTIES, (), path, MADE)
    assert "tafels" not in read(path)[0]


def test_the_list_of_tables_has_a_page_a_round_with_who_sits_out(tmp_path):
    path = tmp_path / "tables.pdf"
    meeting_papers.write_tables(FIELDS, PARTIES, TABLES, path, MADE)
    first, second = read(path)
    assert "13.00 uur · Stadhuis" in first
    assert "Ronde 1 (15 minuten)" in first
    assert "Tafel 2: 3 Cor Ce" in first
    assert "Pauze: 5 Evert" in first
    assert "Pauze: 4 Dina De" in second


@pytest.mark.parametrize("write", [meeting_papers.write_badges, meeting_papers.write_tables])
def test_a_place_that_cannot_be_written_is_said(tmp_path, write):
    with pytest.raises(SpilError) as refused:
        write(FIELDS, PARTIES, TABLES, tmp_path / "none" / "x.pdf", MADE)
    assert refused.value.problem is FileProblem.CANNOT_WRITE
