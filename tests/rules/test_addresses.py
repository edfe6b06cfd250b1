import pytest

from spil_desktop.rules.addresses import (
    parse_addition,
    parse_house_number,
    parse_postcode,
    postal_lines,
)


@pytest.mark.parametrize("typed", ["9204 ZA", "9204ZA", "9204za", " 9204  Za ", "9204\tza"])
def test_postcode_in_every_spelling(typed: str):
    assert parse_postcode(typed) == "9204 ZA"


@pytest.mark.parametrize(
    "typed", ["", "9204", "0204 AB", "9204 SS", "9204 SA", "9204 A", "9204 ZAA"]
)
def test_no_postcode(typed: str):
    assert parse_postcode(typed) is None


@pytest.mark.parametrize(
    ("typed", "number", "addition"),
    [
        ("31", 31, None),
        ("63A", 63, "A"),
        ("63 a", 63, "A"),
        ("12 A-II", 12, "A-II"),
        ("14 bis", 14, "bis"),
        ("3 hs", 3, "hs"),
        ("12-14", 12, "14"),
        ("12-2a", 12, "2a"),
        (63, 63, None),
        (63.0, 63, None),
        pytest.param("63.0", 63, None, id="text of a number"),
        ("99999", 99999, None),
        ("0", None, None),
        ("123456", None, None),
        ("abc", None, None),
        ("", None, None),
        (63.5, None, None),
        (True, None, None),
        (-4, None, None),
    ],
)
def test_house_number(typed: str | float, number: int | None, addition: str | None):
    assert parse_house_number(typed) == (number, addition)


def test_addition_in_a_field_of_its_own():
    assert parse_addition(" a ") == "A"
    assert parse_addition("bis") == "bis"
    assert parse_addition("") is None


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Stationsweg 1, 9934 AB Delfzijl", ("Stationsweg 1", "9934 AB  DELFZIJL")),
        ("Postbus 12 9930ab Delfzijl", ("Postbus 12", "9930 AB  DELFZIJL")),
        ("MFA, Spantweg 2, 9204 ZK", ("MFA", "Spantweg 2", "9204 ZK")),
        ("gemeentehuis, Drachten", ("gemeentehuis", "Drachten")),
        ("", ()),
    ],
)
def test_an_address_is_written_as_on_an_envelope(typed: str, lines: tuple[str, ...]):
    assert postal_lines(typed) == lines
