import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.rules import recovery_key

keys = st.binary(min_size=32, max_size=32)
places = st.integers(0, 55)


def signs_of(key: bytes) -> list[str]:
    return list(recovery_key.write(key).replace("-", ""))


@given(keys)
def test_what_is_written_is_read(key: bytes) -> None:
    assert recovery_key.read(recovery_key.write(key)) == key


def test_it_is_printed_in_fourteen_groups_of_four() -> None:
    groups = recovery_key.write(bytes(range(32))).split("-")

    assert len(groups) == 14
    assert {len(group) for group in groups} == {4}


@given(keys, st.sampled_from(["", " ", "-", " - ", "\n", "–"]))
def test_case_and_separators_do_not_matter(key: bytes, separator: str) -> None:
    typed = separator.join(recovery_key.write(key).split("-")).lower()

    assert recovery_key.read(typed) == key


@given(keys)
def test_letters_that_look_like_figures_are_understood(key: bytes) -> None:
    typed = recovery_key.write(key).replace("0", "o").replace("1", "l").replace("V", "u")

    assert recovery_key.read(typed) == key


@given(keys, places, st.sampled_from(recovery_key.ALPHABET))
def test_one_wrong_sign_is_noticed(key: bytes, place: int, sign: str) -> None:
    signs = signs_of(key)
    if signs[place] == sign:
        return
    signs[place] = sign

    with pytest.raises(SpilError) as caught:
        recovery_key.read("".join(signs))
    assert caught.value.problem is StoreProblem.MISTYPED_RECOVERY_KEY


@given(keys, st.integers(0, 54))
def test_swapped_neighbours_are_noticed(key: bytes, place: int) -> None:
    signs = signs_of(key)
    if signs[place] == signs[place + 1]:
        return
    signs[place], signs[place + 1] = signs[place + 1], signs[place]

    with pytest.raises(SpilError) as caught:
        recovery_key.read("".join(signs))
    assert caught.value.problem is StoreProblem.MISTYPED_RECOVERY_KEY


@pytest.mark.parametrize("typed", ["", "ABCD", "0" * 55, "0" * 57, "ë" * 56, "?" * 56], ids=repr)
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(SpilError) as caught:
        recovery_key.read(typed)
    assert caught.value.problem is StoreProblem.MISTYPED_RECOVERY_KEY


def test_only_a_whole_key_is_written() -> None:
    with pytest.raises(ValueError, match="31"):
        recovery_key.write(bytes(31))
