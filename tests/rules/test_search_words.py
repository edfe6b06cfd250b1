import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.names import NameParts
from spil_desktop.rules.search_words import Findable, of_person, read_query, split


def test_words_of_a_person():
    words = of_person(
        Findable(
            name=NameParts("Berg", prefix="van den", given_name="Jan", initials="J.W."),
            phones=("+31512542876",),
            street="Lange Wyk",
            house_number=31,
            house_addition="A",
            postcode="9204 ZK",
            town="Drachten",
            email="jan@example.nl",
            office_numbers=("V17",),
            notes=("Op de wip",),
        )
    ).split()

    assert {"berg", "van", "den", "vd", "vandenberg", "vdberg", "jan", "jw"} <= set(words)
    assert {"0512542876", "2876", "542876"} <= set(words)
    assert {"lange", "wyk", "31", "a", "31a", "9204zk", "drachten"} <= set(words)
    assert {"jan", "example", "nl", "v17", "0nv17", "wip", "0sberg", "0swik"} <= set(words)
    assert "de" not in words
    assert len(words) == len(set(words))


def test_a_bare_name_gives_its_words_alone():
    assert of_person(Findable(NameParts("Bos"))) == "bos 0sbos"
    assert of_person(Findable(NameParts("Bos"), house_number=3)) == "bos 0sbos 3"


@given(st.text(max_size=40))
def test_terms_are_bare_words(typed: str):
    query = read_query(typed)

    for term in query.terms:
        assert term.words[0]
        assert split(term.words[0]) == [term.words[0]]


@pytest.mark.parametrize("typed", ["v.d.", "van", "'t", "de"])
def test_a_prefix_alone_is_looked_for(typed: str):
    assert len(read_query(typed).terms) == 1


def test_numbers_sound_like_nothing():
    (number,) = read_query("9204zk").terms
    (word,) = read_query("dykstra").terms
    (short,) = read_query("dy").terms

    assert number.heard is None
    assert short.heard is None
    assert word.heard == "0sdikstra"


def test_only_one_typed_word_can_be_an_office_number():
    assert read_query("V17").office_number == "0nv17"
    assert read_query("jan").office_number is None
    assert read_query("jan 17").office_number is None


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("06-12345678", "0612345678"),
        ("0031 (0)6 1234", "061234"),
        ("+31 6 123456", "06123456"),
        ("54 28 76", "542876"),
        ("646176766", "0646176766"),
    ],
)
def test_phones_while_typing(typed: str, digits: str):
    assert [term.words for term in read_query(typed).terms] == [(digits,)]


def test_a_postcode_and_a_number_are_no_phone():
    assert [term.words for term in read_query("9204 63").terms] == [("9204",), ("63",)]
