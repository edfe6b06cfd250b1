import inspect

import pytest

from spil_desktop import language
from spil_desktop.rules import vocabulary
from spil_desktop.rules.vocabulary import (
    Code,
    DayPart,
    Interest,
    MatchEndReason,
    NeedTheme,
    ReportSource,
    SelfRatedHealth,
    VolunteerRole,
)
from spil_desktop.texts import labels

KINDS = [
    kind
    for _name, kind in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(kind, Code) and kind is not Code
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_of_every_list_has_a_word_of_its_own(kind):
    words = [word for _code, word in labels.options(kind)]
    assert len(words) == len(kind)
    assert all(word.strip() for word in words)
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("kind", KINDS)
def test_options_keep_the_order_of_the_code_list(kind):
    assert [code for code, _word in labels.options(kind)] == list(kind)


def test_the_words_are_those_of_the_method():
    assert [word for _code, word in labels.options(NeedTheme)][:3] == [
        "sociaal contact",
        "praktische hulp in en om huis",
        "vervoer",
    ]
    assert labels.label(ReportSource.COMMUNITY_NURSE) == "S1/wijkverpleging"
    assert labels.label(MatchEndReason.CONTINUES_ALONE) == "contact gaat zelfstandig door"
    assert labels.label(SelfRatedHealth.FAIR) == "redelijk"
    assert labels.label(VolunteerRole.HOST) == "gastvrouw/gastheer"


def test_a_line_starts_with_a_capital():
    assert labels.title(NeedTheme.SOCIAL_CONTACT) == "Sociaal contact"


def test_several_codes_are_one_list_of_words():
    assert labels.labels([Interest.WALKING, Interest.COOKING]) == "wandelen, koken"
    assert labels.labels([]) == ""


def test_parts_of_the_week_have_a_short_and_a_long_form():
    assert labels.label(DayPart.TUESDAY_AFTERNOON) == "dinsdagmiddag"
    assert labels.short_day_part(DayPart.TUESDAY_AFTERNOON) == "di-mid"
    parts = [DayPart.MONDAY_MORNING, DayPart.SUNDAY_EVENING]
    assert labels.short_day_parts(parts) == "ma-och, zo-av"
    assert len({labels.short_day_part(part) for part in DayPart}) == len(DayPart)


def test_the_language_can_change_while_the_program_runs():
    before = labels.label(NeedTheme.TRANSPORT)
    try:
        language.use(language.ENGLISH)
        labels.label(NeedTheme.TRANSPORT)
    finally:
        language.use(language.DUTCH)
    assert labels.label(NeedTheme.TRANSPORT) == before == "vervoer"
