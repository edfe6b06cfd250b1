import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import cbs_counts
from spil_desktop.rules.cbs_counts import AreaCount
from spil_desktop.rules.sheets import Sheet


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gm1979", "GM1979"),
        (" WK000301 ", "WK000301"),
        ("BU 0003 01 02", "BU00030102"),
        ("BU00030A1B", "BU00030A1B"),
        ("BU0003010", None),
        ("NL00", None),
        (None, None),
    ],
)
def test_codes_of_the_cbs(text: str | None, code: str | None) -> None:
    assert cbs_counts.code(text) == code


def test_a_table_of_statline_is_read_by_its_names() -> None:
    names = ("Regio's (naam)", "Regiocode", "Perioden", "70 jaar of ouder (aantal)")
    rows = (
        ("Delfzijl Noord", "WK000301  ", "2024JJ00", "1.250"),
        ("Onbekend", "", "2024", "7"),
        (),
        ("Delfzijl Noord", "WK000301", 2025, 1262.0),
        ("te kort",),
        ("Ooit", "WK000301", 1870, 3),
    )
    found = cbs_counts.read(Sheet("cbs", names, rows))
    assert found.counts == (AreaCount("WK000301", 2024, 1250), AreaCount("WK000301", 2025, 1262))
    assert found.unread == (3, 6, 7)
    assert cbs_counts.newest(found.counts[::-1]) == cbs_counts.newest(found.counts)
    assert cbs_counts.newest(found.counts) == {"WK000301": AreaCount("WK000301", 2025, 1262)}


def test_a_table_without_names_is_code_year_count() -> None:
    found = cbs_counts.read(Sheet("a", ("BU00340102", "2024", "310"), (("BU0034010A", 2024, 12),)))
    assert [count.count for count in found.counts] == [310, 12]


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=5))
def test_any_table_can_be_looked_at(rows: list[list[str]]) -> None:
    found = cbs_counts.read(Sheet("x", ("buurtcode", "jaar", "aantal"), tuple(map(tuple, rows))))
    assert len(found.counts) + len(found.unread) <= len(rows)
