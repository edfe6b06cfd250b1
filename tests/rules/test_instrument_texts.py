"""The shipped questionnaires, letter by letter as the reference of the field gives them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from spil_desktop.rules import questionnaires
from spil_desktop.rules.scoring import Item, Questionnaire

GIVEN = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "instruments.toml").read_text(encoding="utf-8")
)
KNOWN = questionnaires.by_code()
NOT_SPELLED_OUT = {"effect", "zrm"}
"""Own statements after the seed's sentence, and the areas of 2017, of which none is named."""


def labels(item: Item) -> list[str]:
    return [choice.text for choice in item.choices]


def numbers(item: Item, scores_until: int | None) -> list[int | None]:
    """What the lowest, the highest and the numbers around the border score."""
    assert item.low is not None
    assert item.high is not None
    if scores_until is None:
        return [item.points(item.low), item.points(item.high)]
    around = (item.low, scores_until, scores_until + 1, item.high)
    return [item.points(number) for number in around]


def check(item: Item, given: dict[str, Any], answers: list[str]) -> None:
    if "text" in given:
        assert item.text == given["text"]
    if "number" in given:
        assert [item.low, item.high] == given["number"]
        until = given.get("scores_until")
        assert numbers(item, until) == (given["number"] if until is None else [1, 1, 0, 0])
        return
    if answers:
        assert labels(item) == given.get("answers", answers)
    assert [item.points(choice.code) for choice in item.choices] == given["scores"]


@pytest.mark.parametrize("code", GIVEN)
def test_a_questionnaire_asks_what_the_reference_gives(code: str):
    asked: Questionnaire = KNOWN[code]
    given = GIVEN[code]
    assert asked.introduction == given.get("introduction", asked.introduction)
    for item, of in zip(asked.items, given["items"], strict=True):
        check(item, of, given.get("answers", []))


def test_every_shipped_questionnaire_is_compared():
    assert set(KNOWN) == set(GIVEN) | NOT_SPELLED_OUT


def test_what_mattered_most_is_what_the_pilots_told():
    (many,) = [item for item in KNOWN["effect"].items if item.code == "mattered_most"]
    assert labels(many)[:-1] == [
        "aandacht", "respect", "begrip", "iemand om mee te praten", "iemand om iets mee te doen",
        "vervoer", "boodschappen", "administratie",
    ]  # fmt: skip


def test_the_short_loneliness_scale_is_part_of_the_long_one():
    long = {item.code: item for item in KNOWN["djg11"].items}
    short = KNOWN[questionnaires.LONELINESS_6].items
    assert [item.code for item in short] == ["djg3", "djg4", "djg7", "djg9", "djg8", "djg10"]
    assert all(long[item.code] == item for item in short)
