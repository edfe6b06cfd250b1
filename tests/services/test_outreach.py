from datetime import date

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import OutreachMethod, StreetStatus
from spil_desktop.services import areas, outreach, street_lists
from spil_desktop.services.areas import StreetFields
from spil_desktop.services.outreach import Round

TODAY = date(2026, 1, 14)


def test_a_round_is_counted_and_explores_its_street(session, area):
    street = areas.street(session, area, "Wierdestraat")
    outreach.record(session, street, Round(TODAY, 42, 26, 15, 3), today=TODAY)
    (row,) = outreach.rows(session, area)
    assert (row.street, row.round) == ("Wierdestraat", Round(TODAY, 42, 26, 15, 3))
    assert areas.streets(session, area)[0].fields.status is StreetStatus.EXPLORED


def test_a_street_that_was_further_stays_so(session, area):
    further = StreetFields("Proefpad", StreetStatus.INDEPENDENT)
    street = areas.add_street(session, area, further)
    outreach.record(session, street, Round(TODAY, 10, 5, 5, 0), today=TODAY)
    assert areas.streets(session)[0].fields == further
    assert len(outreach.rows(session)) == 1


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        (Round(TODAY, 10, 11, 5, 0), InputProblem.MORE_THAN_WHOLE),
        (Round(TODAY, 10, 5, 5, -1), InputProblem.NOT_A_NUMBER),
        (Round(date(2026, 1, 15), 10, 5, 5, 1), InputProblem.DATE_IN_FUTURE),
    ],
)
def test_counts_that_cannot_be_are_refused(session, area, new, problem):
    street = areas.street(session, area, "Proefpad")
    with pytest.raises(SpilError) as refused:
        outreach.record(session, street, new, today=TODAY)
    assert refused.value.problem is problem


def test_a_round_is_changed_and_taken_away(session, area):
    street = areas.street(session, area, "Proefpad")
    number = outreach.record(session, street, Round(TODAY, 10, 5, 5, 1), today=TODAY)
    earlier = Round(
        date(2026, 1, 10),
        12,
        6,
        5,
        2,
        OutreachMethod.STREET,
        flyers=3,
        visits_wanted=1,
        note="markt",
    )
    outreach.edit(session, number, earlier, today=TODAY, version=1)
    (row,) = outreach.rows(session, street_id=street)
    assert row.round == earlier
    assert street_lists.rows(session)[0].state.explored_on == earlier.on
    outreach.remove(session, number)
    assert outreach.rows(session) == ()
