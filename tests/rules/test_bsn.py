import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.bsn import found_in, passes_elfproef


def test_elfproef():
    assert passes_elfproef("111222333")
    assert not passes_elfproef("123456789")
    assert not passes_elfproef("11122233")
    assert not passes_elfproef("11122233a")
    assert not passes_elfproef("000000000")
    assert not passes_elfproef("١١١٢٢٢٣٣٣")


@pytest.mark.parametrize(
    "note",
    [
        "BSN 111222333",
        "bsn:111222333.",
        "(111222333)",
        "111 222 333",
        "111.222.333",
        "111-222-333",
        "1112.22.333",
        "geb. 1938 111222333",
        "eerst 123456789, dan 111222333",
    ],
)
def test_a_bsn_in_a_note_is_seen(note: str):
    assert found_in(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "123456789",
        "06-11222333",
        "0111222333",
        "+31111222333",
        "+31 111222333",
        "+31 (0)111222333",
        "0031 111222333",
        "1112223334",
        "9111222333",
        "0512 111 222 333",
        "111 222-333",
    ],
)
def test_other_numbers_are_no_bsn(note: str):
    assert not found_in(note)


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_at_most_one_last_digit_passes(first_eight: str):
    passing = [last for last in "0123456789" if passes_elfproef(first_eight + last)]

    assert len(passing) <= 1
