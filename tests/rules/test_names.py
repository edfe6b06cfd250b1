import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules.names import (
    NameForm,
    NameParts,
    display_name,
    fold,
    sort_name,
    sound,
    split_full_name,
    split_prefix,
)
from spil_desktop.rules.vocabulary import NameUse

ANNIE = NameParts(
    family_name="Bos",
    initials="A.M.",
    given_name="Annie",
    partner_family_name="Dijkstra",
    name_use=NameUse.PARTNER_OWN,
)
JAN = NameParts("Laan", prefix="van der", initials="J.", given_name="Jan")
JANNEKE = NameParts(
    "Meulen",
    prefix="van der",
    given_name="Janneke",
    partner_prefix="ten",
    partner_family_name="Berge",
    name_use=NameUse.PARTNER_OWN,
)


@pytest.mark.parametrize(
    ("parts", "form", "shown"),
    [
        (ANNIE, NameForm.FULL, "Annie Dijkstra-Bos"),
        (ANNIE, NameForm.INITIALS, "A.M. Dijkstra-Bos"),
        (ANNIE, NameForm.FORMAL, "Dijkstra-Bos"),
        (ANNIE, NameForm.LIST, "Dijkstra-Bos, Annie"),
        (JAN, NameForm.FULL, "Jan van der Laan"),
        (JAN, NameForm.FORMAL, "Van der Laan"),
        (JAN, NameForm.LIST, "Laan, Jan van der"),
        (JANNEKE, NameForm.FORMAL, "Ten Berge-van der Meulen"),
        (JANNEKE, NameForm.LIST, "Berge-van der Meulen, Janneke ten"),
        (NameParts("Hart", prefix="'t", given_name="Wim"), NameForm.FULL, "Wim 't Hart"),
        (NameParts("Hart", prefix="'t"), NameForm.FORMAL, "'t Hart"),
        (NameParts("Veld", prefix="in 't"), NameForm.FORMAL, "In 't Veld"),
        (NameParts("Ancona", prefix="d'"), NameForm.FORMAL, "d'Ancona"),
        (NameParts("Ancona", prefix="d'", given_name="Rosa"), NameForm.FULL, "Rosa d'Ancona"),
        (NameParts("Ancona", prefix="d'", given_name="Rosa"), NameForm.LIST, "Ancona, Rosa d'"),
        (NameParts("Cate", prefix="Ten", initials="A."), NameForm.FULL, "A. Ten Cate"),
        (NameParts("Bos"), NameForm.LIST, "Bos"),
        (NameParts("Bos", given_name="Piet"), NameForm.INITIALS, "Piet Bos"),
        (NameParts("laan", prefix="van der"), NameForm.FULL, "Van der laan"),
    ],
)
def test_written_out(parts: NameParts, form: NameForm, shown: str):
    assert display_name(parts, form) == shown


@pytest.mark.parametrize(
    ("use", "shown", "sorted_under"),
    [
        (NameUse.OWN, "Bos", "bos"),
        (NameUse.PARTNER, "De Vries", "vries"),
        (NameUse.PARTNER_OWN, "De Vries-Bos", "vries-bos"),
        (NameUse.OWN_PARTNER, "Bos-de Vries", "bos-de vries"),
    ],
)
def test_name_use_decides_which_name_comes_first(use: NameUse, shown: str, sorted_under: str):
    parts = NameParts("Bos", partner_prefix="de", partner_family_name="Vries", name_use=use)

    assert display_name(parts, NameForm.FORMAL) == shown
    assert sort_name(parts).startswith(sorted_under)


def test_partners_name_that_is_not_known_is_not_used():
    assert display_name(NameParts("Bos", name_use=NameUse.PARTNER)) == "Bos"


def test_lists_are_sorted_on_the_main_word():
    people = [
        NameParts("Zijlstra", given_name="Aukje"),
        JAN,
        NameParts("Hart", prefix="'t", given_name="Wim"),
        NameParts("'t Hart", given_name="Zwaan"),
        NameParts("Ancona", prefix="d'", given_name="Rosa"),
        NameParts("Çelik", given_name="Ayşe"),
        NameParts("Laan", given_name="Bep"),
    ]

    assert [display_name(parts, NameForm.LIST) for parts in sorted(people, key=sort_name)] == [
        "Ancona, Rosa d'",
        "Çelik, Ayşe",
        "Hart, Wim 't",
        "'t Hart, Zwaan",
        "Laan, Bep",
        "Laan, Jan van der",
        "Zijlstra, Aukje",
    ]


def test_a_short_name_comes_before_the_double_name_that_begins_with_it():
    single = NameParts("Bos", given_name="Zwaantje")
    double = NameParts("Bos", partner_family_name="Alma", name_use=NameUse.OWN_PARTNER)

    assert sort_name(single) < sort_name(double)


@pytest.mark.parametrize(
    ("typed", "split"),
    [
        ("van der Laan", ("van der", "Laan")),
        ("Van Der Laan", ("Van Der", "Laan")),
        ("v.d. Berg", ("v.d.", "Berg")),
        ("'t Hart", ("'t", "Hart")),
        ("’t Hart", ("’t", "Hart")),
        ("d'Ancona", ("d'", "Ancona")),
        ("in 't Veld", ("in 't", "Veld")),
        ("Bos", (None, "Bos")),
        ("Ten", (None, "Ten")),
        ("", (None, "")),
        ("Dijkstra-Bos", (None, "Dijkstra-Bos")),
    ],
)
def test_prefix_typed_in_the_field_of_the_family_name(typed: str, split: tuple[str | None, str]):
    assert split_prefix(typed) == split


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Şahin", "sahin"),
        ("Wójcik", "wojcik"),
        ("Đorđević", "dordevic"),
        ("Søren", "soren"),
        ("  Van   der LAAN ", "van der laan"),
        ("’t Hart", "'t hart"),
        ("Wâldsang", "waldsang"),
        ("ĳsbrand", "ijsbrand"),
    ],
)
def test_folding(text: str, folded: str):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_sound_does_not_depend_on_case_or_diacritics(text: str):
    assert sound(fold(text)) == sound(text)


@pytest.mark.parametrize(
    "spellings",
    [
        "Dijkstra Dykstra Diekstra Dijckstra",
        "Wiersma Wijersma",
        "Jansen Janssen",
        "Hoekstra Hoecstra Hoeckstra",
        "Claes Klaas Klaes",
        "Thijs Tijs Thys",
        "Sophie Sofie",
        "Zijlstra Zylstra Sylstra",
        "Visser Visscher Fisser",
        "Bos Bosch",
        "Kuiper Kuyper Kuijper Cuyper",
        "Smit Smid Smidt Smith",
        "Dirks Dirkx Dirckx",
        "Brouwer Brauwer",
        "Kraai Kraaij Kraay",
        "Meijer Meyer Meier",
        "Bouma Bouwma",
        "Huizinga Huisinga",
        "Agterhof Achterhof",
        "Jacob Jakob",
        "Tjitske Tsjitske",
        "Christiaan Kristiaan",
        "Veenstra Feenstra Feanstra",
        "Schouten Schauten",
        "Mooij Mooi",
        "Boeijenga Boeyenga",
        "Max Maks",
        "Qualm Kwalm",
        "Rhijn Rijn",
    ],
)
def test_northern_names_that_sound_the_same(spellings: str):
    assert len({sound(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dijkstra", "Hoekstra"), ("Bakker", "Dekker"), ("Jansen", "Hansen"), ("Bos", "Vos")],
)
def test_different_names_sound_different(one: str, other: str):
    assert sound(one) != sound(other)


def test_a_name_shows_nothing_in_a_repr():
    assert "Bos" not in repr(ANNIE)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Els van der Laan", ("Els", "van der", "Laan")),
        ("Anna Maria Bakker", ("Anna Maria", None, "Bakker")),
        ("Jansen", (None, None, "Jansen")),
        ("van der Laan", (None, "van der", "Laan")),
        ("Jan 't Hart", ("Jan", "'t", "Hart")),
        ("", (None, None, "")),
    ],
)
def test_a_full_name_in_one_line(typed: str, parts: tuple[str | None, str | None, str]) -> None:
    assert split_full_name(typed) == parts
