from spil_desktop.rules import report_tables, table_relations
from spil_desktop.rules.disclosure import Relation
from spil_desktop.rules.report_cells import Subject, TableSpec, cell
from spil_desktop.rules.table_relations import cells_of
from tests.rules import invented

BLOCK = (1, 1)


def _spec(id_: str) -> TableSpec:
    return next(spec for spec in report_tables.TABLES if spec.id == id_)


def test_a_cell_has_one_name_whatever_the_order() -> None:
    assert cell(Subject.PEOPLE, gender="man", age_band="70_74") == (
        "people|age_band=70_74,gender=man"
    )
    assert cell(Subject.PEOPLE) == "people"


def test_everything_that_is_said_of_cells_is_true_of_people() -> None:
    counts, grid = invented.area(300, (BLOCK,), 1)
    here = invented.present(counts)
    everything = counts + grid
    for relation in (*table_relations.relations(here), *table_relations.finer_grid(here)):
        left, right = (
            sum(everything.get((name, BLOCK), 0) for name in names)
            for names in (relation.left, relation.right)
        )
        assert left == right if relation.equal else left <= right, relation


def test_joined_answers_lie_between_their_parts_and_their_sum() -> None:
    union = "health|condition=other_joined:cancer+dementia"
    parts = ("health|condition=cancer", "health|condition=dementia")
    found = table_relations.relations({union, *parts, "health|condition=any"})
    assert Relation((union,), parts, equal=False) in found
    assert Relation((union,), ("health|condition=any",), equal=False) in found
    assert Relation((parts[0],), (union,), equal=False) in found


def test_what_is_not_there_is_in_no_relation() -> None:
    assert table_relations.relations({"streets"}) == ()


def test_cells_of_joined_categories_of_two_breakdowns() -> None:
    names = cells_of(_spec("r3_age_gender"), (("70_74", "75_79"), None))
    assert names == ("people|age_band=70_74", "people|age_band=75_79")
    names = cells_of(_spec("r3_age_gender"), (("70_74", "75_79"), ("man",)))
    assert len(names) == 2
    assert cells_of(_spec("r3_age_gender"), (None, None)) == ("people",)


def test_the_joint_profile_and_its_rest_are_everyone() -> None:
    spec = _spec("r3_profile")
    profile = cells_of(spec, (("woman_alone_80_plus",),))
    rest = cells_of(spec, (("rest",),))
    assert profile == ("people|profile=111",)
    assert len(rest) == 7
    assert cells_of(spec, (None,)) == ("people",)


def test_empty_joint_cells_are_not_told_apart_from_others() -> None:
    present = {"people", "people|age_band=70_74", "people|gender=man", "people|gender=woman"}
    completed = table_relations.completed(present)
    assert "people|age_band=70_74,gender=woman" in completed
    assert "people|age_band=75_79,gender=woman" not in completed
    assert "people|profile=111" in completed
    assert table_relations.completed(set()) == frozenset()


def test_a_population_is_one_group() -> None:
    """Equal cells of one population are compared, so two groups may never share its name."""
    groups = {
        ((spec.population, spec.measure, spec.temporal), spec.subject)
        for spec in report_tables.TABLES
    }
    assert len({where for where, _subject in groups}) == len(groups)


def test_mobility_lies_between_the_joined_limitations_it_takes_in() -> None:
    whole, walking = "health|mobility=mobility", "health|limitation=walking"
    within = "health|limitation=other_joined:stairs+balance"
    wider = "health|limitation=other_joined:balance+seeing"
    found = table_relations.relations({whole, walking, within, wider})
    assert Relation((within,), (whole,), equal=False) in found
    assert Relation((whole,), (within, walking), equal=False) in found
    assert Relation((wider,), (whole,), equal=False) not in found
    assert Relation((whole,), (wider, walking), equal=False) in found


def test_who_asked_first_is_among_those_who_asked_joined_themes() -> None:
    joined = "people|theme=other_joined:housing+safety"
    first = ("first_needs|first_theme=housing", "first_needs|first_theme=safety")
    assert Relation(first, (joined,), equal=False) in table_relations.relations({joined, *first})
