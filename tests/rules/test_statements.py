from dataclasses import replace

from spil_desktop.rules import statements
from spil_desktop.rules.release import DimensionName, Percent, StatementKind
from tests.samples import one_dimension, sample_release

TABLES = sample_release().tables


def test_sentences_repeat_what_the_tables_print() -> None:
    shares = {StatementKind.EIGHTY_PLUS: Percent(75)}
    found = {each.kind: each for each in statements.statements(TABLES, shares)}
    assert found[StatementKind.WOMEN].percent == Percent(75)
    assert found[StatementKind.LIMITATION].percent == Percent(80)
    assert found[StatementKind.EIGHTY_PLUS].percent == Percent(75)
    assert found[StatementKind.TOP_NEEDS].categories == (
        "social_contact",
        "practical_help",
        "transport",
    )
    assert found[StatementKind.MEAN_MARK].mean is not None
    assert StatementKind.WOMAN_ALONE_EIGHTY_PLUS not in found
    assert StatementKind.LONELY not in found


def test_the_sum_of_the_year_speaks_where_the_period_is_silent() -> None:
    table = replace(TABLES[1], id="r3_gender_cumulative")
    assert statements.find([table], "r3_gender") is table
    assert statements.find([], "r3_gender") is None


def test_nothing_large_is_no_top() -> None:
    cells = tuple(replace(cell, count=5) for cell in TABLES[11].cells)
    table = replace(TABLES[11], id="r7_people", cells=cells)
    kinds = {each.kind for each in statements.statements([table], {})}
    assert StatementKind.TOP_NEEDS not in kinds


def test_who_shares_the_third_place_is_named_too() -> None:
    counts = {"social_contact": 40, "practical_help": 20, "transport": 15, "meals": 15, "money": 10}

    def tops(left_out: str) -> tuple[str, ...]:
        kept = {code: (count, None) for code, count in counts.items() if code != left_out}
        table = one_dimension(
            "r7_people", "R7", DimensionName.THEME, total=60, counts=kept, multiple=True
        )
        (told,) = statements.statements([table], {})
        return told.categories

    assert tops("money") == ("social_contact", "practical_help", "transport", "meals")
    assert tops("meals") == ("social_contact", "practical_help", "transport")
