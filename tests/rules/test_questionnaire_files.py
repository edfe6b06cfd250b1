import pytest

from spil_desktop.errors import QuestionnaireProblem, SpilError
from spil_desktop.rules.questionnaires import DECLINED, ItemKind, parse, scores
from spil_desktop.rules.vocabulary import Moment

OWN = """\
code = "buurt"
edition = "1"
title = "Contact in de buurt"
source = "Eigen vragen."
licence = "Vrij te gebruiken."
moments = ["t1", "t0"]

[answers]
often = [
  { code = "never", text = "nooit", points = 0 },
  { code = "often", text = "vaak", points = 2 },
]

[[items]]
code = "greet"
text = "Groet u uw buren?"
answers = "often"

[[items]]
code = "avoid"
text = "Loopt u wel eens om?"
answers = "often"
reversed = true

[[items]]
code = "known"
text = "Hoeveel buren kent u?"
number = [0, 20]
bands = [{ up_to = 3, points = 0 }, { up_to = 20, points = 1 }]

[[scales]]
code = "contact"
title = "Contact"
items = ["greet", "avoid", "known"]
missing_allowed = 1
higher_is_better = true
source = "Eigen som."
cutoffs = [
  { at_least = 0, code = "little", text = "weinig" },
  { at_least = 3, code = "much", text = "veel" },
]
"""


def test_an_own_questionnaire_needs_no_more_than_this():
    read = parse(OWN)
    assert (read.code, read.series, read.title_en) == ("buurt", "buurt", read.title)
    assert read.moments == (Moment.T0, Moment.T1)
    assert (read.standard, read.about_health, read.by_reference) == (False, False, False)
    assert [item.kind for item in read.items] == [ItemKind.CHOICE] * 2 + [ItemKind.NUMBER]
    scale = read.scale("contact")
    assert (scale.low, scale.high, scale.title_en) == (0, 5, "Contact")
    score = scores(read, {"greet": "often", "avoid": "never", "known": DECLINED})["contact"]
    assert (score.value, score.missing) == (4, 1)
    assert score.cutoff == scale.cutoffs[1]
    assert read.item("greet") is read.items[0]
    assert read.item("other") is None


@pytest.mark.parametrize(
    ("old", "new", "problem", "line", "field"),
    [
        ('code = "buurt"', "code = ", QuestionnaireProblem.NOT_READABLE, 1, ""),
        ("bands = [", "bands = [[", QuestionnaireProblem.NOT_READABLE, 31, ""),
        ('edition = "1"', "", QuestionnaireProblem.FIELD_MISSING, 1, "edition"),
        ('edition = "1"', 'edition = " "', QuestionnaireProblem.FIELD_MISSING, 2, "edition"),
        ('edition = "1"', "edition = 1", QuestionnaireProblem.WRONG_VALUE, 2, "edition"),
        ('edition = "1"', 'editie = "1"', QuestionnaireProblem.FIELD_MISSING, 1, "edition"),
        ('source = "E', 'sauce = "x"\nsource = "E', QuestionnaireProblem.UNKNOWN_FIELD, 4, "sauce"),
        ('code = "buurt"', 'code = "De buurt"', QuestionnaireProblem.NOT_A_CODE, 1, "code"),
        ('["t1", "t0"]', '["t1", "t9"]', QuestionnaireProblem.WRONG_VALUE, 6, "moments"),
        ('["t1", "t0"]', "[]", QuestionnaireProblem.FIELD_MISSING, 6, "moments"),
        ('["t1", "t0"]', "[1]", QuestionnaireProblem.WRONG_VALUE, 6, "moments"),
        ('code = "often", t', 'code = "never", t', QuestionnaireProblem.CODE_TWICE, 9, "often"),
        (
            'code = "often", t',
            'code = "unknown", t',
            QuestionnaireProblem.RESERVED_CODE,
            9,
            "often",
        ),
        (
            'text = "vaak"',
            'label = "vaak"',
            QuestionnaireProblem.FIELD_MISSING,
            11,
            "often 2: text",
        ),
        ('code = "avoid"', 'code = "greet"', QuestionnaireProblem.CODE_TWICE, 14, "items"),
        (
            'answers = "often"\nreversed',
            'answers = "soms"\nreversed',
            QuestionnaireProblem.UNKNOWN_NAME,
            22,
            "items 2: answers",
        ),
        (
            "reversed = true",
            "points = { rarely = 1 }",
            QuestionnaireProblem.UNKNOWN_NAME,
            23,
            "items 2: points",
        ),
        (
            "reversed = true",
            'points = { often = "1" }',
            QuestionnaireProblem.WRONG_VALUE,
            23,
            "items 2: points",
        ),
        (
            'text = "Hoeveel',
            'tekst = "Hoeveel',
            QuestionnaireProblem.FIELD_MISSING,
            25,
            "items 3: text",
        ),
        (
            "[0, 20]",
            "[0, 20, 30]",
            QuestionnaireProblem.WRONG_VALUE,
            28,
            "items 3: number",
        ),
        (
            "up_to = 20, p",
            "up_to = 19, p",
            QuestionnaireProblem.NOT_RISING,
            29,
            "items 3: bands",
        ),
        (
            '"greet", "avoid"',
            '"greet", "wave"',
            QuestionnaireProblem.UNKNOWN_NAME,
            34,
            "scales 1: items",
        ),
        (
            "higher_is_better = true",
            "",
            QuestionnaireProblem.FIELD_MISSING,
            31,
            "scales 1: higher_is_better",
        ),
        (
            "at_least = 3",
            "at_least = 0",
            QuestionnaireProblem.NOT_RISING,
            38,
            "scales 1: cutoffs",
        ),
        (
            "at_least = 0",
            "at_least = 1",
            QuestionnaireProblem.NOT_RISING,
            38,
            "scales 1: cutoffs",
        ),
        (
            'points = 0 },\n  { code = "often"',
            'points = 1 },\n  { code = "often"',
            QuestionnaireProblem.MISSING_WOULD_SCORE,
            35,
            "scales 1: missing_allowed",
        ),
        (
            "reversed = true",
            "many = true",
            QuestionnaireProblem.NOT_TO_SCORE,
            34,
            "scales 1: items",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    old: str, new: str, problem: QuestionnaireProblem, line: int, field: str
):
    text = OWN.replace(old, new, 1)
    assert text != OWN
    with pytest.raises(SpilError) as refused:
        parse(text)
    found = refused.value
    assert (found.problem, found.values["line"], found.values["field"]) == (problem, line, field)


@pytest.mark.parametrize("text", ["", "\n\n", 'code = "x"\nitems = []'])
def test_an_empty_file_misses_its_items(text: str):
    with pytest.raises(SpilError) as refused:
        parse(text)
    assert refused.value.problem is QuestionnaireProblem.FIELD_MISSING
    assert refused.value.values["field"] == "items"


def test_points_may_be_given_by_item():
    read = parse(OWN.replace("reversed = true", "points = { often = 5 }"))
    assert [choice.points for choice in read.items[1].choices] == [0, 5]
    assert read.scale("contact").high == 2 + 5 + 1
