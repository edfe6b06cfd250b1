"""Which categories the tables of a release are drawn up with."""

from spil_desktop.rules.disclosure import Atom
from spil_desktop.rules.drafting import Drafter, DraftTable, Scope
from spil_desktop.rules.periods import Period
from spil_desktop.rules.report_cells import Subject, cell

WHERE = 1, 1


def _gender(decided: dict[Atom, int]) -> DraftTable | None:
    """Draw up the table of gender of 30 women and 20 men of one area of several."""
    counts = {(Subject.PEOPLE.value, WHERE): 50}
    counts |= {
        (cell(Subject.PEOPLE, gender=code), WHERE): number
        for code, number in (("woman", 30), ("man", 20))
    }
    scope = Scope(Period(2025, 1, 1), ((1, "Testwijk"),), whole=False, size=50)
    drafter = Drafter(scope, counts, lambda *_: "", decided=decided)
    return next((each for each in drafter.draft().tables if each.id == "r3_gender"), None)


def test_a_category_without_anyone_has_no_place() -> None:
    table = _gender({})
    assert table is not None
    assert table.dimensions[0].categories == ("woman", "man")


def test_a_category_that_all_areas_together_rounded_up_here_is_of_the_rest() -> None:
    other = cell(Subject.PEOPLE, gender="other")
    table = _gender({(other, WHERE): 1})
    assert table is None or other in {name for each in table.cells for name in each.figure.names}
    table = _gender({(other, (1, 2)): 1})
    assert table is not None
    assert table.dimensions[0].categories == ("woman", "man")
