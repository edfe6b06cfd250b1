import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import house_numbers
from spil_desktop.rules.house_numbers import HouseNumber


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1-9 oneven", "1 3 5 7 9"),
        ("2-8 even", "2 4 6 8"),
        ("1 t/m 4", "1 2 3 4"),
        ("7a, 7, 12 bis", "7 7 A 12 BIS"),
        ("1-3 odd\n2-4 e; 3", "1 2 3 4"),
    ],
)
def test_doors_are_read_as_people_write_them(text: str, shown: str) -> None:
    doors = house_numbers.read(text)
    assert doors is not None
    assert " ".join(map(str, doors)) == shown


@pytest.mark.parametrize(
    "text", ["", "  ;", "9-1", "0-4", "1-9 scheef", "Wierdestraat", "0", "1-2000", "1-790; 2-790"]
)
def test_what_names_no_doors_is_refused(text: str) -> None:
    assert house_numbers.read(text) is None


@given(st.integers(1, 300), st.integers(0, 200), st.sampled_from(["", "oneven", "even"]))
def test_a_range_holds_its_side_and_nothing_else(first: int, more: int, side: str) -> None:
    doors = house_numbers.read(f"{first}-{first + more} {side}") or ()
    wanted = [
        number
        for number in range(first, first + more + 1)
        if not side or (number % 2 == 0) == (side == "even")
    ]
    assert [door.number for door in doors] == wanted
    assert all(door.is_even == (door.number % 2 == 0) for door in doors)


def test_eighty_five_odd_numbers_are_forty_three_doors() -> None:
    assert len(house_numbers.read("1-85 oneven") or ()) == 43
    assert HouseNumber(7) < HouseNumber(7, "A") < HouseNumber(8)
