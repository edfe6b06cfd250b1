import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spil_desktop import paths
from spil_desktop.rules import questionnaires
from spil_desktop.rules.questionnaires import (
    DECLINED,
    NOT_SAID,
    UNKNOWN,
    ItemKind,
    NotScorable,
    Questionnaire,
    is_missing,
    shipped,
)
from spil_desktop.rules.scoring import Item
from spil_desktop.rules.vocabulary import (
    Loneliness,
    LonelinessAnswer,
    Moment,
    SelfRatedHealth,
)

FOLDER = paths.resource(questionnaires.FOLDER)
NOT_OURS = ("eq-5d", "euroqol", "ascot", "icecap", "sf-12", "sf-36", "spf-il", "rand-36", "who-5")
KNOWN = questionnaires.by_code()


def cases() -> list[Any]:
    found: list[Any] = []
    for file in sorted(FOLDER.glob("*.vectors.toml")):
        code = file.name.removesuffix(".vectors.toml")
        vectors = tomllib.loads(file.read_text(encoding="utf-8")).get("vectors", ())
        found += [pytest.param(KNOWN[code], one, id=f"{code}: {one['name']}") for one in vectors]
    return found


def refusals() -> list[Any]:
    found: list[Any] = []
    for file in sorted(FOLDER.glob("*.vectors.toml")):
        code = file.name.removesuffix(".vectors.toml")
        refused = tomllib.loads(file.read_text(encoding="utf-8")).get("refused", ())
        found += [(KNOWN[code], one["item"], one["answer"]) for one in refused]
    return found


@pytest.mark.parametrize(("asked", "vector"), cases())
def test_the_vectors_beside_each_questionnaire(asked: Questionnaire, vector: dict[str, Any]):
    answers = {
        item.code: vector["all"]
        for item in asked.items
        if "all" in vector and item.allows(vector["all"])
    } | vector.get("answers", {})
    for item in vector.get("without", ()):
        del answers[item]
    assert all(asked.allows(item, answer) for item, answer in answers.items())
    scored = questionnaires.scores(asked, answers)
    values = {code: score.why or score.value for code, score in scored.items()}
    assert values == vector["scores"]
    for scale, wanted in vector.get("classes", {}).items():
        cutoff = scored[scale].cutoff
        assert cutoff is not None
        assert cutoff.code == wanted


@pytest.mark.parametrize(("asked", "item", "answer"), refusals())
def test_answers_that_a_questionnaire_does_not_know(asked: Questionnaire, item: str, answer: Any):
    assert not asked.allows(item, answer)


def test_every_questionnaire_has_vectors_beside_it_and_no_other_shares_its_code():
    files = {file.name.removesuffix(".toml") for file in FOLDER.glob("*.toml")}
    assert {one.code for one in shipped()} | {f"{one.code}.vectors" for one in shipped()} == files
    assert len(KNOWN) == len(shipped())
    assert len({one.place for one in shipped()}) == len(shipped())


def test_no_licensed_questionnaire_is_shipped():
    for file in FOLDER.iterdir():
        text = f"{file.name} {file.read_text(encoding='utf-8')}".lower()
        assert not [name for name in NOT_OURS if name in text], file.name


@pytest.mark.parametrize("asked", shipped(), ids=lambda one: one.code)
def test_a_questionnaire_is_complete(asked: Questionnaire):
    assert asked.source.endswith((".", ")"))
    assert asked.licence.endswith(".")
    assert asked.title_en != asked.title or asked.code == "gfi"
    for scale in asked.scales:
        assert scale.source.endswith(".")
        assert scale.title_en != scale.title
        texts = [cutoff.text for cutoff in scale.cutoffs]
        assert len(set(texts)) == len(texts)
    if asked.by_reference:
        assert {item.kind for item in asked.items} == {ItemKind.NUMBER}
        assert not asked.scales
        assert not asked.standard


def test_what_is_asked_unless_someone_chooses_otherwise():
    standard = [one.code for one in shipped() if one.standard]
    assert standard == [
        "self_rated_health", "life_mark", "regie", "djg6", "effect", "satisfaction"
    ]  # fmt: skip
    later = [one.code for one in shipped() if Moment.T0 not in one.moments]
    assert later == ["effect", "satisfaction"]


def test_the_two_wordings_of_health_are_one_series():
    together = [one.code for one in shipped() if one.series == "self_rated_health"]
    assert together == ["self_rated_health", "self_rated_health_cbs"]
    assert {one.code for one in shipped() if not one.about_health} == {
        "life_mark",
        "regie",
        "effect",
        "satisfaction",
    }


def test_codes_that_other_tables_share():
    health = KNOWN[questionnaires.SELF_RATED_HEALTH].items[0]
    assert [choice.code for choice in health.choices] == list(SelfRatedHealth)
    lonely = KNOWN[questionnaires.LONELINESS_6]
    assert {choice.code for item in lonely.items for choice in item.choices} == set(
        LonelinessAnswer
    )
    total = lonely.scale(questionnaires.TOTAL)
    assert [cutoff.code for cutoff in total.cutoffs] == list(Loneliness)


def answer_of(item: Item) -> st.SearchStrategy[Any]:
    not_said = st.sampled_from(sorted(NOT_SAID))
    codes = st.sampled_from([choice.code for choice in item.choices] or ["none"])
    if item.kind is ItemKind.NUMBER:
        return not_said | st.integers(item.low, item.high)
    if item.kind is ItemKind.MANY:
        return not_said | st.lists(codes, min_size=1, unique=True)
    return not_said | codes


@st.composite
def answered(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, Any]]:
    asked = draw(st.sampled_from(shipped()))
    answers = {item.code: draw(st.none() | answer_of(item)) for item in asked.items}
    return asked, {item: answer for item, answer in answers.items() if answer is not None}


@given(answered())
def test_scores_stay_in_range_and_follow_the_missing_rule(one: tuple[Questionnaire, Any]):
    asked, answers = one
    assert all(asked.allows(item, answer) for item, answer in answers.items())
    for scale in asked.scales:
        score = questionnaires.scores(asked, answers)[scale.code]
        said = [item for item in scale.items if not is_missing(answers.get(item))]
        assert score.missing == len(scale.items) - len(said)
        if score.value is None:
            assert score.why is (
                NotScorable.TOO_FEW_ANSWERS if said else NotScorable.NOTHING_ANSWERED
            )
            assert score.missing > scale.missing_allowed or not said
            assert score.cutoff is None
        else:
            assert score.why is None
            assert scale.low <= score.value <= scale.high
            assert score.missing <= scale.missing_allowed
            assert (score.cutoff is None) == (not scale.cutoffs)


@given(answered(), st.sampled_from(sorted(NOT_SAID)))
def test_not_saying_scores_like_not_being_asked(one: tuple[Questionnaire, Any], instead: str):
    asked, answers = one
    without = {item: answer for item, answer in answers.items() if not is_missing(answer)}
    said = {item.code: answers.get(item.code, instead) for item in asked.items}
    assert questionnaires.scores(asked, said) == questionnaires.scores(asked, without)
    assert all(asked.allows(item, answer) for item, answer in said.items())


def test_both_ways_of_not_saying_are_answers_of_every_item():
    for asked in shipped():
        for item in asked.items:
            assert item.allows(DECLINED)
            assert item.allows(UNKNOWN)
            assert item.points(DECLINED) is None
            assert not item.allows(None)


@given(st.data())
def test_a_reversed_item_scores_the_mirror_image(data: st.DataObject):
    asked = KNOWN["pearlin"]
    first, last = asked.items[0], asked.items[-1]
    answer = data.draw(st.sampled_from([choice.code for choice in first.choices]))
    plain, mirrored = first.points(answer), last.points(answer)
    assert plain is not None
    assert mirrored is not None
    assert plain + mirrored == sum(first.possible_points[:: len(first.possible_points) - 1])
