from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import day_sheet
from spil_desktop.rules.vocabulary import Aid, Gender, RidePurpose, RideStatus
from spil_desktop.services.ride_lists import DriverDay, RideRow
from spil_desktop.services.rides import RideFields

DAY = date(2026, 4, 9)
FIELDS = RideFields(
    DAY,
    time(10, 15),
    RidePurpose.DOCTOR,
    "Bethesda",
    returns_at=time(11, 45),
    aids=(Aid.WALKER,),
    kilometres=12.8,
    note="hartfalen, bang in de auto",
)
ROW = RideRow(
    id=1,
    version=1,
    participant_id=1,
    person_id=1,
    name="K. Boersma",
    letter_name="K. Boersma",
    formal_name="Boersma",
    gender=Gender.MAN,
    sort_name="boersma",
    home="Berkenlaan 14",
    town="Hoogeveen",
    area="Hoogeveen",
    fields=FIELDS,
    status=RideStatus.PLANNED,
    driver_id=1,
    driver="A. ten Cate",
    rate=35,
    unmet_reason=None,
    called_back_on=None,
    activity=None,
    is_late=False,
)


def lines(row: RideRow) -> tuple[str, ...]:
    (stop,) = day_sheet.words(DriverDay(1, "A. ten Cate", DAY, (row,))).stops
    return (stop.heading, *stop.lines)


def test_all_that_is_needed_and_nothing_more():
    assert lines(ROW) == (
        "10.15 uur: de heer K. Boersma",
        "Ophalen: Berkenlaan 14, Hoogeveen",
        "Naar: Bethesda",
        "Terug: 11.45 uur",
        "Let op: rollator mee",
        "Kost: € 4,48, en parkeren",
    )


def test_what_may_be_missing():
    asked = replace(
        FIELDS, leaves_at=None, returns_at=None, aids=(), kilometres=None, with_companion=True
    )
    assert lines(replace(ROW, fields=asked, home="", town="", gender=Gender.UNKNOWN)) == (
        "Tijd nog vragen: K. Boersma",
        "Ophalen: vraag het adres na",
        "Naar: Bethesda",
        "Terug: spreek de tijd samen af",
        "Let op: begeleider mee",
    )
    one_way = replace(FIELDS, is_return=False, arrives_at=time(10, 30), pickup="Plein 1")
    said = lines(replace(ROW, fields=one_way))
    assert "Ophalen: Plein 1" in said
    assert "Naar: Bethesda, er zijn om 10.30 uur" in said
    assert "Geen terugrit" in said


def test_several_rides_are_told_in_the_order_of_fetching_and_bringing_home(tmp_path: Path):
    later = replace(FIELDS, leaves_at=time(11), is_return=False, returns_at=None)
    unknown = replace(FIELDS, leaves_at=None, returns_at=None)
    rows = (ROW, replace(ROW, fields=later), replace(ROW, fields=unknown))
    said = day_sheet.words(DriverDay(1, "A. ten Cate", DAY, rows))
    assert said.order == (
        "10.15 uur: de heer K. Boersma ophalen",
        "11.00 uur: de heer K. Boersma ophalen",
        "11.45 uur: de heer K. Boersma naar huis",
    )
    day_sheet.write(said, tmp_path / "dag.pdf", made_on=DAY)
    first, *others = (page.extract_text() for page in PdfReader(tmp_path / "dag.pdf").pages)
    assert "De dag op volgorde" in first
    assert all("Ritten op donderdag 9 april 2026, A. ten Cate" in page for page in others)
    assert day_sheet.words(DriverDay(1, "A. ten Cate", DAY, (ROW,))).order == ()


def test_the_page_is_in_large_print_and_says_nothing_of_illness(tmp_path: Path):
    file = tmp_path / "dag.pdf"
    said = day_sheet.words(DriverDay(1, "A. ten Cate", DAY, (ROW, ROW, ROW, ROW, ROW)))
    day_sheet.write(said, file, made_on=DAY)
    sizes: list[float] = []

    def look(words: str, *place: Any) -> None:
        matrix, size = place[1], place[3]
        if words.strip():
            sizes.append(size * matrix[3])

    shown = " ".join(page.extract_text(visitor_text=look) for page in PdfReader(file).pages)
    assert "Boersma" in shown
    assert "hartfalen" not in shown
    assert min(sizes) >= 14


def test_a_day_without_rides_and_a_place_that_is_not_there(tmp_path: Path):
    said = day_sheet.words(DriverDay(1, "A. ten Cate", DAY, ()))
    day_sheet.write(said, tmp_path / "leeg.pdf", made_on=DAY)
    assert (tmp_path / "leeg.pdf").exists()
    with pytest.raises(SpilError) as error:
        day_sheet.write(said, tmp_path / "weg" / "dag.pdf", made_on=DAY)
    assert error.value.problem is FileProblem.CANNOT_WRITE
