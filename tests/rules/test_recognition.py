import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import recognition
from spil_desktop.rules.sheet_names import COLUMN_NAMES, TABLE_NAMES, Column, Table
from spil_desktop.rules.sheets import Cell, Sheet

BSN = ("111222333", "123456782", "012345672")


def sheet(name: str, *columns: str, rows: tuple[tuple[Cell, ...], ...] = ()) -> Sheet:
    return Sheet(name, columns, rows)


def columns_of(*columns: str, name: str = "Deelnemers") -> recognition.RecognisedSheet:
    return recognition.recognise([sheet(name, *columns)]).tables[0]


@pytest.mark.parametrize("table", Table)
def test_every_usual_name_is_recognised(table: Table) -> None:
    names = [usual for usual, *_ in COLUMN_NAMES[table].values()]

    found = columns_of(*names, name=TABLE_NAMES[table][0])

    assert found.table is table
    assert found.columns == {column: place for place, column in enumerate(COLUMN_NAMES[table])}
    assert not found.unknown


@pytest.mark.parametrize("table", Table)
def test_every_other_name_is_recognised(table: Table) -> None:
    for column, names in COLUMN_NAMES[table].items():
        for name in names:
            found = columns_of(name, name=TABLE_NAMES[table][0])
            assert found.columns == {column: 0}, name


@given(st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(random_: random.Random) -> None:
    names = {column: usual[0] for column, usual in COLUMN_NAMES[Table.PARTICIPANTS].items()}
    shuffled = list(names.items())
    random_.shuffle(shuffled)

    found = columns_of(*(name for _column, name in shuffled))

    assert found.columns == {column: place for place, (column, _name) in enumerate(shuffled)}


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("ACHTERNAAM", Column.FAMILY_NAME),
        ("achternam", Column.FAMILY_NAME),
        ("Geboorte datum", Column.BIRTH),
        ("geboortedatm", Column.BIRTH),
        ("toestemming  Dossier", Column.FILE_CONSENT),
        ("Toesteming gezondheid", Column.HEALTH_CONSENT),
        ("post-code", Column.POSTCODE),
    ],
)
def test_case_and_small_errors_do_not_matter(header: str, column: Column) -> None:
    assert columns_of(header).columns == {column: 0}


@pytest.mark.parametrize("header", ["Staat", "Kleur", "Telefoon 3", "DJG3", "Toestemming", "Nra"])
def test_what_is_not_certain_is_listed(header: str) -> None:
    found = columns_of("Nr", header)

    assert found.columns == {Column.NUMBER: 0}
    assert found.unknown == (header,)


def test_questions_are_told_apart_by_their_numbers() -> None:
    assert columns_of("DJG10", "DJG1", name="Metingen").columns == {Column.DJG10: 0}


def test_a_second_column_of_the_same_name_is_not_read() -> None:
    found = columns_of("Achternaam", "Achternaam")

    assert found.columns == {Column.FAMILY_NAME: 0}


def test_the_exact_name_goes_before_a_near_one() -> None:
    found = columns_of("Achternam", "Achternaam")

    assert found.columns == {Column.FAMILY_NAME: 1}


def test_sheets_are_read_in_the_order_of_tables_and_others_are_listed() -> None:
    found = recognition.recognise(
        [sheet("Draaitabel", "x"), sheet("hulpvragen", "Nr"), sheet("DEELNEMER", "Nr")]
    )

    assert [known.table for known in found.tables] == [Table.PARTICIPANTS, Table.NEEDS]
    assert found.unknown_sheets == ("Draaitabel",)


def test_reports_use_the_usual_name_unless_the_office_has_another() -> None:
    found = recognition.recognise([sheet("hulpvragen", "Nr"), sheet("Ouderen", "Nr")])

    assert [known.name for known in found.tables] == ["Ouderen", "Hulpvragen"]


def test_a_column_that_is_missing_goes_by_its_usual_name() -> None:
    found = columns_of("achternam")

    assert found.header(Column.FAMILY_NAME) == "achternam"
    assert found.header(Column.POSTCODE) == "Postcode"


@pytest.mark.parametrize("header", ["BSN", "bsn nr", "Burgerservicenummer", "Sofinummer"])
def test_a_column_called_bsn_is_not_read(header: str) -> None:
    found = columns_of("Nr", header)

    assert found.bsn == (header,)
    assert not found.unknown


def held(*cells: Cell, header: str = "Kenmerk") -> recognition.RecognisedSheet:
    rows = tuple((cell,) for cell in cells)
    return recognition.recognise([sheet("Deelnemers", header, rows=rows)]).tables[0]


def test_a_column_of_bsns_is_not_read_whatever_it_is_called() -> None:
    assert held(*BSN, header="Nr").bsn == ("Nr",)
    assert held(111222333.0, 12345672.0).bsn == ("Kenmerk",)
    assert held("1112.22.333", "", None, "").bsn == ("Kenmerk",)


def test_a_bsn_among_others_does_not_shut_the_column() -> None:
    assert held(BSN[0], "A12", "B13").bsn == ()
    assert held(BSN[0], "A12").bsn == ()
    assert held("", None).bsn == ()
    assert held(date(1938, 1, 1), 12, 5.5).bsn == ()


def test_a_phone_number_that_happens_to_pass_is_a_phone_number() -> None:
    assert held("612345609", header="Telefoon").bsn == ()
    assert held("612345609").bsn == ("Kenmerk",)


@given(
    st.lists(st.text(max_size=12), max_size=6), st.lists(st.lists(st.text(max_size=12)), max_size=4)
)
def test_any_sheet_is_looked_at_without_failing(columns: list[str], rows: list[list[str]]) -> None:
    for names in TABLE_NAMES.values():
        given_sheet = Sheet(names[0], tuple(columns), tuple(map(tuple, rows)))
        (known,) = recognition.recognise([given_sheet]).tables
        assert set(known.columns.values()) <= set(range(len(columns)))
