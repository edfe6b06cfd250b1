import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.rules import code_labels, code_words
from spil_desktop.rules.vocabulary import (
    Code,
    Condition,
    DayPart,
    Gender,
    Interest,
    Layer,
    Limitation,
    MaritalStatus,
    MatchEndReason,
    NeedTheme,
    ReportSource,
    RunBy,
)
from spil_desktop.texts import labels

KINDS = [*code_labels.PEOPLE, *code_labels.HELP, DayPart]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_that_the_program_shows_is_read_back(kind: type[Code]) -> None:
    read = {code: code_words.code_of(kind, labels.label(code)) for code in kind}

    assert read == {code: code for code in kind}


@pytest.mark.parametrize("kind", [*code_labels.PEOPLE, *code_labels.HELP])
def test_no_word_means_two_codes(kind: type[Code]) -> None:
    table = (code_labels.PEOPLE | code_labels.HELP)[kind]
    words = [
        word
        for names in table.values()
        for word in {code_words.plain(name) for name in names.split("|")}
        if word
    ]

    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (Gender, "Vrouw", Gender.WOMAN),
        (Gender, "V", Gender.WOMAN),
        (Gender, " m ", Gender.MAN),
        (ReportSource, "Partner / familie", ReportSource.FAMILY),
        (ReportSource, "huis aan huis", ReportSource.DOOR_TO_DOOR),
        (NeedTheme, "praktische hulp", NeedTheme.PRACTICAL_HELP),
        (Layer, "maatje", Layer.BUDDY),
        (Layer, "wijkactiviteit", Layer.ACTIVITY),
        (Layer, "buurtgenoot", Layer.NEIGHBOUR),
        (MatchEndReason, "verhuisd", MatchEndReason.MOVED),
        (Interest, "Koffie drinken", Interest.COFFEE),
        (RunBy, "nee", RunBy.WELFARE),
        (MaritalStatus, "Weduwnaar", MaritalStatus.WIDOWED),
        (MaritalStatus, "getrouwd", MaritalStatus.MARRIED),
        (MaritalStatus, "Geregistreerd partnerschap", MaritalStatus.MARRIED),
        (DayPart, "di-mid", DayPart.TUESDAY_AFTERNOON),
        (DayPart, "Woensdag ochtend", DayPart.WEDNESDAY_MORNING),
    ],
)
def test_words_as_offices_write_them(kind: type[Code], text: str, code: Code) -> None:
    assert code_words.code_of(kind, text) is code


@pytest.mark.parametrize("text", ["via de bakker", "?", "", "zelff"])
def test_nothing_is_guessed(text: str) -> None:
    assert code_words.code_of(ReportSource, text) is None


@pytest.mark.parametrize("text", ["samenwonend", "alleenstaand"])
def test_how_someone_lives_is_no_marital_status(text: str) -> None:
    assert code_words.code_of(MaritalStatus, text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Ja", True), ("nee ", False), ("x", True), ("misschien", None), ("", None)],
)
def test_yes_and_no(text: str, *, answer: bool | None) -> None:
    assert code_words.yes_or_no(text) is answer


def test_a_list_keeps_what_it_does_not_know() -> None:
    found = code_words.split_labels(Limitation, "lopen; horen, zien; slijmbeurs\n ;handen")

    assert found == (
        (Limitation.WALKING, Limitation.HEARING, Limitation.SEEING, Limitation.HANDS),
        ("slijmbeurs",),
    )


def test_a_label_with_a_sign_in_it_stays_one_label() -> None:
    assert code_words.split_labels(Condition, "hart- en bloedvaten; reuma")[0] == (
        Condition.HEART,
        Condition.RHEUMATISM,
    )


@given(st.text())
def test_any_text_is_read_without_failing(text: str) -> None:
    for kind in KINDS:
        codes, unknown = code_words.split_labels(kind, text)
        assert all(isinstance(code, kind) for code in codes)
        assert all(label in text for label in unknown)
