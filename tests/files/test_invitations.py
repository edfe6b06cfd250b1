from dataclasses import replace
from datetime import date, time

import pytest
from pypdf import PdfReader

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import invitations
from spil_desktop.services.invitations import Invitation, Invited

MADE = date(2026, 10, 1)
PEOPLE = tuple(
    Invited(f"Annie Testema-{number}", f"Spantweg {number}", "9204 ZK  Drachten")
    for number in range(1, 31)
)
INVITATION = Invitation(
    activity="Samen eten",
    held_on=date(2026, 10, 13),
    starts_at=time(12),
    ends_at=time(14),
    place="Dorpshuis",
    cost="€ 5",
    wheelchair=False,
    walker=True,
    lift=True,
    toilet=True,
    hearing_loop=False,
    invited=PEOPLE,
    without_address=0,
)


def read(path):
    reader = PdfReader(path)
    assert set(reader.metadata) == {"/Title", "/CreationDate", "/ModDate"}
    assert reader.trailer["/Root"]["/Lang"].startswith("nl")
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_everyone_gets_a_page_with_what_she_wants_to_know(tmp_path):
    path = tmp_path / "brieven.pdf"
    invitations.write_letters(INVITATION, path, MADE, sender="De Spil", phone="0512-51 23 45")
    pages = read(path)
    assert len(pages) == 30
    for words in (
        "Annie Testema-1 Spantweg 1 9204 ZK Drachten",
        "Komt u ook naar Samen eten?",
        "Wanneer: dinsdag 13-10-2026",
        "Hoe laat: 12.00 uur tot 14.00 uur",
        "U kunt naar binnen: met een rollator",
        "Er is: een lift, of alles is gelijkvloers, een aangepast toilet",
        "Bel dan naar 0512-51 23 45.",
        "De Spil",
    ):
        assert words in pages[0]
    assert "pagina" not in pages[0]


def test_what_is_not_known_is_not_said(tmp_path):
    bare = replace(
        INVITATION,
        starts_at=None,
        ends_at=None,
        place=None,
        cost=None,
        walker=False,
        lift=False,
        toilet=False,
        invited=PEOPLE[:1],
    )
    assert [word for word, _what in invitations.facts(bare)] == ["Wanneer"]
    path = tmp_path / "brief.pdf"
    invitations.write_letters(bare, path, MADE, sender="De Spil", phone="")
    assert "Bel dan" not in read(path)[0]


def test_labels_fit_24_to_a_sheet(tmp_path):
    path = tmp_path / "etiketten.pdf"
    invitations.write_labels(INVITATION, path, MADE)
    first, second = read(path)
    assert first.count("Testema") == 24
    assert second.count("Testema") == 6


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    for write in (
        lambda path: invitations.write_labels(INVITATION, path, MADE),
        lambda path: invitations.write_letters(INVITATION, path, MADE, sender="", phone=""),
    ):
        with pytest.raises(SpilError) as refused:
            write(tmp_path / "none" / "x.pdf")
        assert refused.value.problem is FileProblem.CANNOT_WRITE
