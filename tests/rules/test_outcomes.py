"""Pairs of one person: the same questions twice, or a reason why not."""

from dataclasses import replace
from datetime import date

import pytest

from spil_desktop.rules import outcomes, questionnaires
from spil_desktop.rules.outcomes import Ending, Followed, Gone, Taken, Unscored, View
from spil_desktop.rules.paired import Lost, Pair
from spil_desktop.rules.scoring import ItemKind
from spil_desktop.rules.vocabulary import DropOut, Moment

START, LATER = date(2026, 1, 12), date(2026, 7, 14)
MARK = questionnaires.by_code()["life_mark"]
LONELY = questionnaires.by_code()["djg6"]
GONE = Gone(date(2026, 5, 1), Lost.DIED)


def _taken(mark: object, on: date = START, edition: str = MARK.edition) -> Taken:
    asked = replace(MARK, edition=edition)
    answers = {} if mark is None else {"mark": mark}
    return Taken(asked, on, answers, questionnaires.scores(asked, answers))


@pytest.mark.parametrize(
    ("later", "gone", "expected"),
    [
        ({"life_mark": _taken(7, LATER)}, None, Ending(LATER, Pair(6, 7), None)),
        ({"life_mark": _taken(7, LATER)}, GONE, Ending(LATER, Pair(6, 7), None)),
        ({"life_mark": _taken(7, LATER, "0-10")}, None, Ending(LATER, None, Lost.OTHER_EDITION)),
        ({"life_mark": _taken("declined", LATER)}, None, Ending(LATER, None, Lost.NOT_SCORABLE)),
        ({"other": _taken(7, LATER)}, None, Ending(LATER, None, Lost.NOT_ASKED)),
        ({}, GONE, Ending(GONE.on, None, Lost.DIED)),
        ({}, None, Ending(None, None, Lost.NOT_YET)),
    ],
)
def test_a_first_score_ends_in_a_pair_or_with_a_reason(
    later: dict[str, Taken], gone: Gone | None, expected: Ending
) -> None:
    assert outcomes.ending(_taken(6), later, "mark", gone) == expected


def test_who_has_no_first_score_is_not_followed() -> None:
    assert outcomes.ending(_taken("unknown"), {"life_mark": _taken(7)}, "mark", None) is None
    nobody = Followed(1, START, {Moment.T0: {}}, {})
    assert nobody.ending("life_mark", "mark", Moment.T1) is None
    assert nobody.measured_on(Moment.T1) is None
    one = Followed(
        1, START, {Moment.T0: {"life_mark": _taken(6)}, Moment.T1: {"life_mark": _taken(7)}}, {}
    )
    assert one.ending("life_mark", "mark", Moment.T1) == Ending(START, Pair(6, 7), None)
    assert one.measured_on(Moment.T1) == START


@pytest.mark.parametrize(
    ("first", "health", "expected"),
    [
        ({"life_mark": _taken(6)}, False, None),
        ({"life_mark": _taken("declined")}, False, Unscored.NOT_SCORABLE),
        ({"life_mark": _taken(6, START, "0-10")}, False, Unscored.OTHER_WORDS),
        ({}, True, Unscored.NOT_ASKED),
        (None, True, Unscored.NOT_MEASURED),
    ],
)
def test_who_has_no_first_score_has_a_reason(
    first: dict[str, Taken] | None, *, health: bool, expected: Unscored | None
) -> None:
    one = Followed(1, None if first is None else START, {Moment.T0: first or {}}, {Moment.T1: GONE})
    assert one.unscored(MARK, "mark", health=health) is expected
    assert one.ended_on(Moment.T1) == GONE.on
    assert one.ended_on(Moment.T2) is None
    consent = Unscored.NOT_MEASURED if first is None else Unscored.NO_CONSENT
    assert one.unscored(LONELY, "total", health=False) is consent


def test_outcomes_are_named_by_questionnaire_and_by_scale_where_that_is_not_the_main_one() -> None:
    assert outcomes.measure("djg6", "total") == "djg6"
    assert outcomes.measure("life_mark", "mark") == "life_mark"
    assert outcomes.measure("regie", "control") == "regie_control"


def test_every_reason_of_a_drop_out_is_a_loss() -> None:
    assert {outcomes.lost(reason).value for reason in DropOut} == set(DropOut)


def test_the_statements_are_those_of_the_questionnaire() -> None:
    asked = questionnaires.by_code()[outcomes.EFFECT]
    codes = {
        kind: tuple(each.code for each in asked.items if each.kind is kind) for kind in ItemKind
    }
    assert codes[ItemKind.CHOICE] == outcomes.STATEMENTS
    (most,) = (each for each in asked.items if each.kind is ItemKind.MANY)
    assert tuple(choice.code for choice in most.choices) == outcomes.MATTERED
    for item in (each for each in asked.items if each.kind is ItemKind.CHOICE):
        views = [outcomes.view({item.code: choice.code}, item.code) for choice in item.choices]
        expected = [View.DISAGREE, View.DISAGREE, View.NEITHER, View.AGREE, View.AGREE]
        assert views == expected
    assert outcomes.view({"out_more": "declined"}, "out_more") is None
    assert outcomes.view({}, "out_more") is None


def test_what_mattered_comes_in_the_order_of_the_list_and_may_be_nothing() -> None:
    assert outcomes.mattered({"mattered_most": ["doing", "attention"]}) == ("attention", "doing")
    assert outcomes.mattered({"mattered_most": "unknown"}) == ()
    assert outcomes.mattered({}) == ()
