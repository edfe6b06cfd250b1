from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, QuestionnaireProblem, SpilError
from spil_desktop.model import Setting
from spil_desktop.rules import questionnaires as rules
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import measurements, questionnaires
from spil_desktop.services.measurements import MeasurementFields
from tests.rules.test_questionnaire_files import OWN
from tests.services import made
from tests.services.made import TODAY

SECOND = OWN.replace('edition = "1"', 'edition = "2"').replace("vaak", "heel vaak")
STANDARD = ["self_rated_health", "life_mark", "regie", "djg6"]
GREETS = MeasurementFields("buurt", Moment.T0, date(2025, 10, 10), {"greet": "often"})


def codes(session: Session, moment: Moment) -> list[str]:
    return [one.code for one in questionnaires.asked(session, moment)]


def refused(act: object, *given: object) -> object:
    with pytest.raises(SpilError) as problem:
        act(*given)  # type: ignore[operator]
    return problem.value.problem


def test_a_new_store_asks_the_standard_ones(session: Session):
    assert codes(session, Moment.T0) == STANDARD
    assert codes(session, Moment.T1) == [*STANDARD, "effect", "satisfaction"]
    assert [one.code for one in questionnaires.all_of(session)] == list(rules.by_code())


def test_what_is_asked_can_be_chosen(session: Session):
    questionnaires.choose(session, {"djg6": (), "gfi": [Moment.T2, Moment.T0]})
    assert codes(session, Moment.T0) == ["self_rated_health", "life_mark", "regie", "gfi"]
    assert codes(session, Moment.T1) == [
        "self_rated_health", "life_mark", "regie", "effect", "satisfaction"
    ]  # fmt: skip
    both = {"self_rated_health_cbs": [Moment.T0]}
    assert refused(questionnaires.choose, session, both) is QuestionnaireProblem.SAME_SERIES
    instead = {"self_rated_health_cbs": tuple(Moment), "self_rated_health": ()}
    questionnaires.choose(session, instead)
    assert codes(session, Moment.T2)[0] == "self_rated_health_cbs"
    for wrong in ({"effect": [Moment.T0]}, {"eq5d": [Moment.T0]}):
        assert refused(questionnaires.choose, session, wrong) is InputProblem.NOT_IN_LIST


def test_an_own_questionnaire_is_added_asked_and_replaced(session: Session, area: int):
    assert questionnaires.add(session, OWN).code == "buurt"
    assert refused(questionnaires.add, session, OWN) is QuestionnaireProblem.EDITION_EXISTS
    taken = OWN.replace('code = "buurt"', 'code = "djg6"')
    assert refused(questionnaires.add, session, taken) is QuestionnaireProblem.CODE_TAKEN
    assert refused(questionnaires.add, session, "code =") is QuestionnaireProblem.NOT_READABLE
    assert "buurt" not in codes(session, Moment.T0)

    questionnaires.choose(session, {"buurt": list(Moment)[:2]})
    assert codes(session, Moment.T1)[-1] == "buurt"
    assert questionnaires.text_of(session, "buurt", "1") == OWN
    assert rules.parse(questionnaires.text_of(session, "gfi", rules.by_code()["gfi"].edition))
    unknown = refused(questionnaires.text_of, session, "buurt", "3")
    assert unknown is InputProblem.UNKNOWN_RECORD
    assert "buurt" not in codes(session, Moment.T2)
    early = made.participant(session, area)
    measurements.record(session, early, GREETS, today=TODAY)

    questionnaires.add(session, SECOND)
    late = made.participant(session, area)
    assert questionnaires.of(session, "buurt").edition == "2"
    assert questionnaires.for_participant(session, early, Moment.T1)[-1].edition == "1"
    assert questionnaires.for_participant(session, late, Moment.T1)[-1].edition == "2"
    again = replace(GREETS, moment=Moment.T1, taken_on=TODAY)
    measurements.record(session, early, again, today=TODAY)
    measurements.record(session, late, GREETS, today=TODAY)
    taken_of = measurements.of_participant
    assert [row.instrument_version for row in taken_of(session, early)] == ["1", "1"]
    assert [row.instrument_version for row in taken_of(session, late)] == ["2"]

    own = [one for one in questionnaires.listed(session) if not one.is_shipped]
    assert [(one.questionnaire.edition, one.times_used) for one in own] == [("2", 1), ("1", 2)]
    assert [one.asked_at for one in own] == [(Moment.T0, Moment.T1), ()]


def test_an_own_questionnaire_goes_when_it_was_never_used(session: Session, area: int):
    questionnaires.add(session, OWN)
    questionnaires.choose(session, {"buurt": [Moment.T0]})
    questionnaires.remove(session, "buurt", "1")
    assert codes(session, Moment.T0) == STANDARD
    (kept,) = session.scalars(select(Setting.value).where(Setting.name == "questionnaires_asked"))
    assert "buurt" not in kept
    remove = questionnaires.remove
    assert refused(remove, session, "buurt", "1") is InputProblem.UNKNOWN_RECORD
    assert refused(remove, session, "djg6", "2006-3-punts") is InputProblem.UNKNOWN_RECORD
    assert refused(questionnaires.of, session, "buurt") is InputProblem.UNKNOWN_RECORD

    questionnaires.add(session, OWN)
    measurements.record(session, made.participant(session, area), GREETS, today=TODAY)
    assert refused(remove, session, "buurt", "1") is QuestionnaireProblem.STILL_USED
    questionnaires.add(session, SECOND)
    remove(session, "buurt", "2")
    assert questionnaires.of(session, "buurt").edition == "1"


def test_the_same_question_in_other_words_goes_on_as_it_began(session: Session, area: int):
    annie = made.participant(session, area)
    mark = MeasurementFields("life_mark", Moment.T0, date(2025, 10, 10), {"mark": 6})
    measurements.record(session, annie, mark, today=TODAY)
    assert [one.code for one in questionnaires.for_participant(session, annie, Moment.T1)] == (
        codes(session, Moment.T1)
    )
    questionnaires.choose(session, {"life_mark": ()})
    assert "life_mark" not in codes(session, Moment.T1)


def test_an_own_copy_is_not_asked_beside_what_it_was_copied_from(session: Session, area: int):
    copied = questionnaires.text_of(session, "life_mark", rules.by_code()["life_mark"].edition)
    own = copied.replace('"life_mark"', '"own_mark"\nseries = "life_mark"', 1)
    questionnaires.add(session, own)
    assert codes(session, Moment.T0) == STANDARD
    questionnaires.choose(session, {"life_mark": (), "own_mark": [Moment.T0]})
    annie = made.participant(session, area)
    asked = questionnaires.for_participant(session, annie, Moment.T0)
    assert [one.code for one in asked if one.series == "life_mark"] == ["own_mark"]


def test_an_edition_is_not_asked_at_a_moment_it_is_not_made_for(session: Session, area: int):
    questionnaires.add(session, OWN)
    annie = made.participant(session, area)
    measurements.record(session, annie, GREETS, today=TODAY)
    later = SECOND.replace('["t1", "t0"]', '["t0", "t1", "t2"]')
    questionnaires.add(session, later)
    questionnaires.choose(session, {"buurt": list(Moment)})
    asked = questionnaires.for_participant(session, annie, Moment.T2)
    assert "buurt" in codes(session, Moment.T2)
    assert "buurt" not in {one.code for one in asked}


def test_harmless_are_those_of_which_no_edition_is_about_health(session: Session):
    assert questionnaires.harmless(session) == {"life_mark", "regie", "effect", "satisfaction"}
    questionnaires.add(session, OWN)
    assert "buurt" in questionnaires.harmless(session)
    questionnaires.add(session, SECOND.replace("moments =", "about_health = true\nmoments ="))
    assert "buurt" not in questionnaires.harmless(session)


def test_one_that_came_along_is_kept_once(session: Session):
    questionnaires.receive(session, OWN)
    questionnaires.receive(session, OWN)
    questionnaires.receive(session, OWN.replace('code = "buurt"', 'code = "djg6"'))
    own = [one for one in questionnaires.listed(session) if not one.is_shipped]
    assert [one.questionnaire.code for one in own] == ["buurt"]
