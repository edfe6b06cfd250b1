from datetime import date
from pathlib import Path

import pytest

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import thank_you
from spil_desktop.services.volunteer_work import WorkDone

DAY = date(2026, 12, 7)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def done(
    *, rides: int = 0, kilometres: float = 0, jobs: int = 0, matches: int = 0, minutes: int = 0
) -> WorkDone:
    people = rides + jobs + matches
    return WorkDone(FIRST, LAST, rides, kilometres, jobs, 0, matches, people, minutes)


def test_it_thanks_with_her_own_figures_and_leaves_out_what_there_is_none_of() -> None:
    figures = done(rides=12, kilometres=183.5, jobs=1, matches=2, minutes=75)
    said = thank_you.words("Grietje Postema", figures, date(2023, 11, 3))
    assert said.title == "Bedankt, Grietje Postema!"
    assert said.opening == (
        "Van 1 januari 2026 tot en met 31 december 2026 deed jij dit voor je buurt:"
    )
    assert said.lines == (
        "Je hielp 15 buurtgenoten.",
        "Je was 2 keer iemands maatje.",
        "Je reed 12 ritten: samen 183,5 kilometer.",
        "Je deed 1 klus.",
        "Je gaf daarnaast 1 uur 15 min van je tijd.",
        "Je bent al 3 jaar vrijwilliger.",
    )
    assert "Postema" not in repr(said)
    assert thank_you.words("Grietje", done(rides=2), None).lines[1:] == ("Je reed 2 ritten.",)
    nothing = thank_you.words("Grietje", done(), date(2026, 11, 3))
    assert nothing.lines == ()
    assert nothing.opening == "Fijn dat je er bent voor je buurt."


def test_the_page_is_dutch_and_names_no_author(tmp_path: Path) -> None:
    file = tmp_path / "bedankt.pdf"
    said = thank_you.words("Grietje Wójcik", done(jobs=3), None)
    thank_you.write(said, file, made_on=DAY)
    written = file.read_bytes()
    assert b"/Lang (nl)" in written
    assert b"/Author" not in written
    assert "Wójcik".encode() not in written


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    said = thank_you.words("Grietje", done(), None)
    with pytest.raises(SpilError) as refused:
        thank_you.write(said, tmp_path / "nergens" / "bedankt.pdf", made_on=DAY)
    assert refused.value.problem is FileProblem.CANNOT_WRITE
