from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import note_words, search_words

LONG = (
    "Vandaag lang gesproken over de verhuizing naar Winschoten; haar zoon Jelle belt zaterdag "
    "terug over de sleutel, de hond en de meubels die nog op zolder staan."
)


def excerpt(typed: str, *texts: str | None) -> str:
    return note_words.excerpt(texts, search_words.read_query(typed))


def test_words_are_folded_and_names_are_heard_too():
    assert note_words.of_note((None, "Zoë en Dykstra", "")) == "zoe en dykstra 0ssoe 0sdikstra"
    assert note_words.of_note((None, " ")) == ""


def test_the_piece_around_the_first_word_that_was_asked_for():
    assert excerpt("koffie", None, "Koffie") == "Koffie"
    assert excerpt("koffie", "thee", "wel koffie") == "wel koffie"
    assert excerpt("winsgoten", LONG) == (
        "… de verhuizing naar Winschoten; haar zoon Jelle belt zaterdag terug over de …"
    )
    assert excerpt("jel", LONG).startswith("… Winschoten; haar zoon Jelle")
    assert excerpt("112", "bel 112", "belt 1125") == "bel 112"
    assert excerpt("112", "belt 1125") == ""
    assert excerpt("xyz", LONG) == ""


@given(st.text(), st.text())
def test_an_excerpt_is_one_short_line(typed: str, text: str):
    found = excerpt(typed, text)

    assert len(found.splitlines()) <= 1
    assert len(found) <= 120


@given(st.text(st.characters(categories=("L",)), min_size=3))
def test_every_word_of_a_note_is_found_by_itself(word: str):
    for part in search_words.split(word):
        assert part in note_words.of_note((word,)).split()
