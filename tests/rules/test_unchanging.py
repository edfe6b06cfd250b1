import pytest

from spil_desktop.rules.dates import Birth
from spil_desktop.rules.unchanging import unchanging


@unchanging
class Row:
    number: int
    born: Birth | None = None


def test_values_that_say_the_same_are_the_same_also_as_a_key():
    known = {Row(1, Birth(year=1938)): "found"}

    assert known[Row(1, Birth(year=1938))] == "found"
    assert Row(1) not in known
    assert Row(1) != Row(2)


def test_a_value_holds_nothing_but_its_fields():
    with pytest.raises(AttributeError):
        Row(1).nummer = 2  # type: ignore[attr-defined]
