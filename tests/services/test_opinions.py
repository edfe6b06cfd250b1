from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.rules.vocabulary import OpinionOf
from spil_desktop.services import opinions
from spil_desktop.services.opinions import OpinionFields

TODAY = date(2026, 6, 2)


def test_opinions_are_kept_counted_and_taken_away(session, area) -> None:
    new = OpinionFields(area, OpinionOf.PROFESSIONAL, TODAY, 8, 4, 5, 4)
    kept = opinions.record(session, new, today=TODAY)
    opinions.record(session, OpinionFields(area, OpinionOf.VOLUNTEER, TODAY, 9), today=TODAY)
    assert opinions.numbers(session) == {
        OpinionOf.PROFESSIONAL: 1,
        OpinionOf.KEY_FIGURE: 0,
        OpinionOf.VOLUNTEER: 1,
    }
    opinions.remove(session, kept)
    assert opinions.numbers(session)[OpinionOf.PROFESSIONAL] == 0


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"given_on": TODAY + timedelta(days=1), "mark": 8}, InputProblem.DATE_IN_FUTURE),
        ({}, InputProblem.REQUIRED),
        ({"mark": 11}, InputProblem.NOT_IN_LIST),
        ({"timely": 6}, InputProblem.NOT_IN_LIST),
        ({"given_by": OpinionOf.KEY_FIGURE, "timely": 3}, InputProblem.NOT_IN_LIST),
    ],
)
def test_an_opinion_is_whole_and_within_its_scales(session, area, given, problem) -> None:
    fields = {"given_by": OpinionOf.PROFESSIONAL, "given_on": TODAY, **given}
    with pytest.raises(SpilError) as raised:
        opinions.record(session, OpinionFields(area, **fields), today=TODAY)
    assert raised.value.problem is problem
