from dataclasses import replace
from datetime import date, timedelta

import pytest

from spil_desktop.errors import InputProblem, QuestionnaireProblem, SpilError
from spil_desktop.model import Consent, Participant
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    FollowUpKind,
    MeasureMode,
    Moment,
    Purpose,
    Respondent,
)
from spil_desktop.services import follow_ups, measurements
from spil_desktop.services.measurements import MeasurementFields
from tests.services import made
from tests.services.made import TODAY

FIRST = date(2025, 10, 10)
MARK = MeasurementFields(
    questionnaires.LIFE_MARK, Moment.T0, FIRST, {"mark": 6}, Respondent.TOGETHER
)
STATEMENTS = [item.code for item in questionnaires.by_code()[questionnaires.LONELINESS_6].items]
LONELY = MeasurementFields(
    questionnaires.LONELINESS_6, Moment.T0, FIRST, dict.fromkeys(STATEMENTS, "yes")
)


@pytest.fixture
def someone(session, area):
    return made.participant(session, area)


def allow_health(session, someone):
    session.add(
        Consent(
            person_id=session.get(Participant, someone).person_id,
            purpose=Purpose.HEALTH,
            state=ConsentState.GIVEN,
            form=ConsentForm.ORAL,
            decided_on=FIRST,
        )
    )
    session.flush()


def planned(session, someone):
    rows = follow_ups.of_participant(session, someone)
    assert {row.fields.kind for row in rows} <= {FollowUpKind.MEASUREMENT}
    return [(row.fields.due_on, row.done_on) for row in rows]


def refusal(session, someone, fields):
    with pytest.raises(SpilError) as refused:
        measurements.record(session, someone, fields, today=TODAY)
    return refused.value.problem


def test_a_first_measurement_plans_the_second_once(session, someone):
    allow_health(session, someone)
    measurements.record(session, someone, MARK, LONELY, today=TODAY)
    assert planned(session, someone) == [(date(2026, 4, 10), None)]
    rows = measurements.of_participant(session, someone)
    assert [row.fields for row in rows] == [MARK, LONELY]
    assert rows[0].instrument_version == "cbs-1-10"
    assert "answers" not in repr(rows[0])


def test_a_second_measurement_comes_in_its_place_and_plans_the_third(session, someone):
    measurements.record(session, someone, MARK, today=TODAY)
    second = replace(MARK, moment=Moment.T1, taken_on=date(2026, 3, 1))
    measurements.record(session, someone, second, today=TODAY)
    assert planned(session, someone) == [
        (date(2026, 4, 10), date(2026, 3, 1)),
        (date(2026, 10, 10), None),
    ]
    third = replace(MARK, moment=Moment.T2, taken_on=date(2026, 10, 1))
    measurements.record(session, someone, third, today=date(2026, 10, 1))
    assert planned(session, someone)[-1] == (date(2026, 10, 10), date(2026, 10, 1))


def test_health_is_measured_with_consent_only(session, someone):
    assert refusal(session, someone, LONELY) is InputProblem.HEALTH_WITHOUT_CONSENT


def test_the_second_needs_the_first_and_comes_after_it(session, someone):
    second = replace(MARK, moment=Moment.T1)
    assert refusal(session, someone, second) is InputProblem.FIRST_MEASUREMENT_MISSING
    measurements.record(session, someone, MARK, today=TODAY)
    early = replace(second, taken_on=FIRST - timedelta(days=1))
    assert refusal(session, someone, early) is InputProblem.END_BEFORE_START


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"answers": {}}, InputProblem.REQUIRED),
        ({"answers": {"mark": 11}}, InputProblem.NOT_IN_LIST),
        ({"answers": {"health": "good"}}, InputProblem.NOT_IN_LIST),
        ({"taken_on": date(2026, 4, 15)}, InputProblem.DATE_IN_FUTURE),
    ],
)
def test_answers_that_cannot_be_are_refused(session, someone, change, problem):
    assert refusal(session, someone, replace(MARK, **change)) is problem


def test_a_moment_is_measured_once_and_can_be_corrected(session, someone):
    (number,) = measurements.record(session, someone, MARK, today=TODAY).ids
    assert refusal(session, someone, MARK) is InputProblem.ALREADY_EXISTS
    corrected = replace(MARK, answers={"mark": 8}, respondent=Respondent.SELF)
    measurements.edit(session, number, corrected, today=TODAY, version=1)
    assert measurements.of_participant(session, someone)[0].fields == corrected


def test_a_first_measurement_cannot_move_behind_the_second(session, someone):
    (number,) = measurements.record(session, someone, MARK, today=TODAY).ids
    second = replace(MARK, moment=Moment.T1, taken_on=date(2026, 4, 1))
    measurements.record(session, someone, second, today=TODAY)
    with pytest.raises(SpilError) as refused:
        measurements.edit(session, number, replace(MARK, taken_on=TODAY), today=TODAY)
    assert refused.value.problem is InputProblem.END_BEFORE_START


def test_the_two_wordings_of_health_are_never_mixed(session, someone):
    allow_health(session, someone)
    health = replace(MARK, instrument="self_rated_health_cbs", answers={"health": "so_so"})
    measurements.record(session, someone, health, today=TODAY)
    other = replace(
        MARK,
        instrument="self_rated_health",
        moment=Moment.T1,
        taken_on=TODAY,
        answers={"health": "fair"},
    )
    assert refusal(session, someone, other) is QuestionnaireProblem.OTHER_EDITION
    again = replace(other, instrument="self_rated_health_cbs")
    assert refusal(session, someone, again) is InputProblem.NOT_IN_LIST
    measurements.record(session, someone, replace(again, answers={"health": "good"}), today=TODAY)


def test_what_is_asked_later_only_needs_any_first_measurement(session, someone):
    effect = MeasurementFields(
        "effect",
        Moment.T1,
        TODAY,
        {"respected": "agree", "out_more": "unknown", "mattered_most": ("respect", "talking")},
        Respondent.SELF,
        MeasureMode.PHONE,
        " Marieke ",
    )
    assert refusal(session, someone, effect) is InputProblem.FIRST_MEASUREMENT_MISSING
    early = replace(effect, moment=Moment.T0)
    assert refusal(session, someone, early) is InputProblem.NOT_IN_LIST
    measurements.record(session, someone, MARK, today=TODAY)
    kept = measurements.record(session, someone, effect, today=TODAY)
    assert kept.outside is None
    session.expire_all()
    (_first, row) = measurements.of_participant(session, someone)
    assert row.fields.answers == {
        "respected": "agree",
        "out_more": "unknown",
        "mattered_most": ["respect", "talking"],
    }
    assert (row.fields.mode, row.fields.interviewer) == (MeasureMode.PHONE, "Marieke")
    assert "Marieke" not in repr(row)


def test_a_day_outside_the_window_is_kept_and_told(session, someone):
    measurements.record(session, someone, MARK, today=TODAY)
    early = replace(MARK, moment=Moment.T1, taken_on=date(2026, 2, 26))
    kept = measurements.record(session, someone, early, today=TODAY)
    assert kept.outside is not None
    assert (kept.outside.on, kept.outside.first) == (date(2026, 4, 10), date(2026, 2, 27))
    assert kept.outside.last == date(2026, 5, 22)
    assert measurements.outside_window(session, someone, Moment.T0, TODAY) is None


def test_not_saying_is_an_answer(session, someone):
    measurements.record(session, someone, replace(MARK, answers={"mark": "declined"}), today=TODAY)
    (row,) = measurements.of_participant(session, someone)
    assert row.fields.answers == {"mark": "declined"}


def test_a_questionnaire_that_nobody_knows_is_refused(session, someone):
    unknown = replace(MARK, instrument="eq5d")
    assert refusal(session, someone, unknown) is InputProblem.UNKNOWN_RECORD
