import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.phones import national_digits, parse, show


@pytest.mark.parametrize(
    "spelling",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "06 - 12 34 56 78",
        "06.12.34.56.78",
        "06/12345678",
        "+31612345678",
        "+31 6 12345678",
        "+31 (0)6 12345678",
        "+31(0)612345678",
        "0031612345678",
        "0031 6 1234 5678",
        "0031(0)612345678",
        "31612345678",
        "612345678",
        "612345678.0",
        "tel. 06-12345678",
        "Mobiel: 06 12345678",
        612345678,
        612345678.0,
        31612345678,
    ],
    ids=repr,
)
def test_every_usual_spelling_is_the_same_number(spelling: str | float):
    assert parse(spelling) == "+31612345678"


@pytest.mark.parametrize(
    "typed",
    [
        "06-1234",
        "06-123456789",
        "0612345678 dochter",
        "0612345678/0512542876",
        "dochter",
        "",
        "   ",
        0,
        1.5,
        True,
        "0069",
        "06712345678",
        "0999123456",
    ],
)
def test_what_is_no_number_is_refused(typed: str | float):
    assert parse(typed) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0612345678", "06-12 34 56 78"),
        ("0512542876", "0512-54 28 76"),
        ("(0512) 54 28 76", "0512-54 28 76"),
        ("0503123456", "050-312 34 56"),
        ("0881234567", "088-123 45 67"),
        ("0800-2000", "0800-2000"),
        ("14 0512", "14 0512"),
        ("+49 30 901820", "+49 30 901820"),
    ],
)
def test_shown_as_the_dutch_write_it(typed: str, shown: str):
    number = parse(typed)

    assert number is not None
    assert show(number) == shown
    assert parse(shown) == number


@given(st.integers(100_000_000, 999_999_999))
def test_the_everyday_check_agrees_with_the_library(national: int):
    known = phonenumbers.is_valid_number(phonenumbers.parse(f"0{national}", "NL"))

    assert (parse(f"0{national}") is not None) == known


def test_digits_to_dial():
    assert national_digits("+31512542876") == "0512542876"
    assert national_digits("+4930901820") == "4930901820"
