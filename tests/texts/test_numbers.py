from datetime import date
from decimal import Decimal

import pytest

from spil_desktop import language
from spil_desktop.rules import periods
from spil_desktop.rules.release import Percent, PercentNote
from spil_desktop.texts import numbers


@pytest.fixture
def english():
    language.use(language.ENGLISH)
    yield
    language.use(language.DUTCH)


def test_thousands_and_decimals_are_dutch():
    assert numbers.whole(0) == "0"
    assert numbers.whole(1250) == "1.250"
    assert numbers.whole(1234567) == "1.234.567"
    assert numbers.decimal(Decimal("6.25")) == "6,3"
    assert numbers.decimal(Decimal(7)) == "7,0"


def test_thousands_and_decimals_are_english(english):
    assert numbers.whole(1250) == "1,250"
    assert numbers.decimal(Decimal("6.3")) == "6.3"


def test_shares_show_their_bound_and_whether_they_are_indicative():
    assert numbers.percent(Percent(45)) == "45%"
    assert numbers.percent(Percent(5, PercentNote.LESS_THAN)) == "< 5%"
    assert numbers.percent(Percent(95, PercentNote.MORE_THAN)) == "> 95%"
    assert numbers.percent(Percent(40, indicative=True)) == "40%*"


def test_dates_are_in_full():
    assert numbers.long_date(date(2025, 12, 31)) == "31 december 2025"


@pytest.mark.parametrize(
    ("code", "name", "span"),
    [
        ("2025", "2025", "1 januari tot en met 31 december 2025"),
        ("2025-H1", "eerste halfjaar 2025", "1 januari tot en met 30 juni 2025"),
        ("2025-H2", "tweede halfjaar 2025", "1 juli tot en met 31 december 2025"),
        ("2025-Q1", "eerste kwartaal 2025", "1 januari tot en met 31 maart 2025"),
        ("2024-Q4", "vierde kwartaal 2024", "1 oktober tot en met 31 december 2024"),
    ],
)
def test_periods_have_a_name_and_days(code, name, span):
    assert numbers.period(periods.parse(code)) == name
    assert numbers.span(periods.parse(code)) == span


def test_enumerations_read_as_a_sentence():
    assert numbers.enumeration(()) == ""
    assert numbers.enumeration(("reuma",)) == "reuma"
    assert numbers.enumeration(("reuma", "diabetes")) == "reuma en diabetes"
    assert numbers.enumeration(("a", "b", "c")) == "a, b en c"
    assert numbers.enumeration(("in en om huis", "vervoer")) == "in en om huis, en vervoer"


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest():
    assert numbers.capital("zes DJG-vragen") == "Zes DJG-vragen"
    assert numbers.capital("") == ""


def test_amounts_are_in_euros_with_cents_only_when_there_are_any():
    assert [numbers.euros(each) for each in (1000, 550, 5, 123_456)] == [
        "€ 10",
        "€ 5,50",
        "€ 0,05",
        "€ 1.234,56",
    ]


def test_amounts_have_a_point_in_english(english):
    assert numbers.euros(550) == "€ 5.50"
