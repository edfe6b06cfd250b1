from datetime import date

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.services import absences
from spil_desktop.services.absences import AbsenceFields
from tests.services import made
from tests.services.made import TODAY


@pytest.fixture
def helper(session, area):
    return made.volunteer(session, area)


def test_who_is_away_and_when_she_is_back(session, helper):
    open_end = absences.add(session, helper, AbsenceFields(date(2026, 6, 1), reason=" heup "))
    now = absences.add(session, helper, AbsenceFields(date(2026, 4, 6), TODAY))
    absences.add(session, helper, AbsenceFields(date(2026, 3, 1), date(2026, 3, 8)))

    first, second = absences.coming(session, helper, today=TODAY)

    assert (first.id, first.is_now, first.back_on) == (now, True, date(2026, 4, 15))
    assert (second.id, second.is_now, second.back_on) == (open_end, False, None)
    assert second.fields.reason == "heup"
    assert "heup" not in repr(second)


def test_a_period_is_changed_and_taken_away(session, helper):
    number = absences.add(session, helper, AbsenceFields(TODAY))
    absences.edit(session, number, AbsenceFields(TODAY, date(2026, 4, 20)))
    assert absences.coming(session, helper, today=TODAY)[0].back_on == date(2026, 4, 21)
    absences.remove(session, number)
    assert absences.coming(session, helper, today=TODAY) == ()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        (AbsenceFields(TODAY, date(2026, 4, 1)), InputProblem.END_BEFORE_START),
        (AbsenceFields(TODAY, reason="bsn 123456782"), InputProblem.BSN_IN_TEXT),
    ],
)
def test_what_cannot_be_is_refused(session, helper, fields, problem):
    with pytest.raises(SpilError) as refused:
        absences.add(session, helper, fields)
    assert refused.value.problem is problem
