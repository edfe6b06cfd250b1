import pytest

from spil_desktop.rules import instruments
from spil_desktop.rules.loneliness import LonelinessScore
from spil_desktop.rules.vocabulary import Instrument, SelfRatedHealth


def test_every_instrument_has_items_and_a_version():
    assert set(instruments.ITEMS) == set(instruments.VERSIONS) == set(Instrument)


@pytest.mark.parametrize(
    ("instrument", "item", "answer"),
    [
        (Instrument.LIFE_MARK, "mark", 7),
        (Instrument.LIFE_MARK, "mark", 10),
        (Instrument.SELF_RATED_HEALTH, "health", "fair"),
        (Instrument.LONELINESS_6, "djg10", "more_or_less"),
    ],
)
def test_allowed_answers(instrument, item, answer):
    assert instruments.allows(instrument, item, answer)


@pytest.mark.parametrize(
    ("instrument", "item", "answer"),
    [
        (Instrument.LIFE_MARK, "mark", 0),
        (Instrument.LIFE_MARK, "mark", 11),
        (Instrument.LIFE_MARK, "mark", 7.5),
        (Instrument.LIFE_MARK, "mark", True),
        (Instrument.LIFE_MARK, "djg3", 7),
        (Instrument.SELF_RATED_HEALTH, "health", "redelijk"),
        (Instrument.LONELINESS_6, "djg10", "misschien"),
        (Instrument.LONELINESS_6, "djg11", "yes"),
    ],
)
def test_other_answers_are_not_allowed(instrument, item, answer):
    assert not instruments.allows(instrument, item, answer)


def test_stored_answers_are_read_back():
    assert instruments.mark({"mark": 7}) == 7
    assert instruments.mark({}) is None
    assert instruments.health({"health": "fair"}) is SelfRatedHealth.FAIR
    assert instruments.health({}) is None
    assert instruments.loneliness_score(
        dict.fromkeys(instruments.ITEMS[Instrument.LONELINESS_6], "more_or_less")
    ) == LonelinessScore(3, 3, 6)
