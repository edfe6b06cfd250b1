import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.passphrases import Strength, estimate_bits, strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "            ",
        "kort",
        "Zw4luw!x",
        "aaaaaaaaaaaaaaaaaaaa",
        "abababababababababab",
        "abcdefghijklmnop",
        "qwertyuiopasdfghjkl",
        "123456789012345",
        "wachtwoord2025",
        "Welkom01Welkom01",
        "de de de de de de",
        "spil spil spil spil",
        "Wachtwoord Welkom Geheim 2025",
        "maandag dinsdag woensdag donderdag",
    ],
)
def test_what_is_guessed_first_is_weak(passphrase: str) -> None:
    assert strength(passphrase) is Strength.WEAK


@pytest.mark.parametrize(
    "passphrase", ["zwaluw tegelpad kruimel avondrood", "Tegelpad-39-kruim", "fietspomp!ladder7"]
)
def test_what_is_long_and_varied_is_not_weak(passphrase: str) -> None:
    assert strength(passphrase) is not Strength.WEAK


def test_six_words_are_good() -> None:
    assert strength("zwaluw tegelpad kruimel avondrood gieter potlood") is Strength.GOOD


def test_four_words_are_fair() -> None:
    assert strength("zwaluw tegelpad kruimel avondrood") is Strength.FAIR


def test_four_short_words_are_long_enough() -> None:
    assert strength("pet wol ijs gum") is not Strength.WEAK
    assert strength("pet wol gum") is Strength.WEAK


@given(st.text(st.characters(categories=["L", "N"]), max_size=11))
def test_one_word_of_fewer_than_twelve_signs_is_weak(passphrase: str) -> None:
    assert strength(passphrase) is Strength.WEAK


@given(st.text(max_size=60))
def test_spaces_around_it_do_not_matter(passphrase: str) -> None:
    assert strength(f"  {passphrase} ") is strength(passphrase)


@given(st.text(max_size=60))
def test_repeating_it_adds_little(passphrase: str) -> None:
    twice = estimate_bits(passphrase.strip() * 2)

    assert twice <= estimate_bits(passphrase) + len(passphrase.strip()) + 20
