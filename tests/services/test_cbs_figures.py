from datetime import date

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.cbs_counts import AreaCount
from spil_desktop.services import areas, cbs_figures
from spil_desktop.services.areas import AreaFields

TODAY = date(2026, 4, 14)
COUNTS = (
    AreaCount("WK009001", 2023, 1100),
    AreaCount("WK009001", 2024, 1130),
    AreaCount("BU0034010A", 2024, 40),
)


def test_counts_go_to_the_areas_with_their_code(session, area):
    areas.edit(session, area, AreaFields("De Bouwen", cbs_code="WK009001"), today=TODAY)
    late = AreaFields("Later", cbs_code="BU0034010A", people_70plus=50, people_70plus_year=2025)
    areas.add(session, late, today=TODAY)
    areas.add(session, AreaFields("Zonder"), today=TODAY)
    ours, later, without = cbs_figures.examine(session, COUNTS)
    assert (ours.area, ours.count, ours.is_older) == ("De Bouwen", COUNTS[1], False)
    assert (later.is_older, without.count, without.is_older) == (True, None, False)

    assert cbs_figures.apply(session, COUNTS, " CBS StatLine ", today=TODAY) == 1
    kept = {row.name: row.fields for row in areas.rows(session)}
    found = kept["De Bouwen"]
    assert (found.people_70plus, found.people_70plus_year) == (1130, 2024)
    assert found.people_70plus_source == "CBS StatLine"
    assert kept["Later"].people_70plus == 50


@pytest.mark.parametrize(
    ("count", "source", "problem"),
    [
        (AreaCount("WK009001", 2024, 1), " ", InputProblem.REQUIRED),
        (AreaCount("WK009001", 2030, 1), "CBS", InputProblem.DATE_IN_FUTURE),
    ],
)
def test_a_count_needs_a_source_and_a_year_that_was(session, area, count, source, problem):
    areas.edit(session, area, AreaFields("De Bouwen", cbs_code="WK009001"), today=TODAY)
    with pytest.raises(SpilError) as refused:
        cbs_figures.apply(session, (count,), source, today=TODAY)
    assert refused.value.problem is problem
