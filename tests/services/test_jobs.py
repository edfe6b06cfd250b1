from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Job, Need
from spil_desktop.rules.vocabulary import (
    JobStatus,
    Layer,
    NeedStatus,
    NeedTheme,
    ReferralKind,
    SharedField,
    SubTheme,
    VolunteerRole,
)
from spil_desktop.services import jobs, needs, referral_lists
from spil_desktop.services.jobs import JobDone, JobFields
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.referrals import Outgoing
from tests.services import made
from tests.services import referring_made as m
from tests.services.referring_made import TODAY

VOG = date(2026, 2, 2)
LAMP = JobFields("lamp vervangen", material="lamp E27")


@pytest.fixture
def asker(session: Session, area: int) -> int:
    return made.participant(session, area, "Dijkstra")


@pytest.fixture
def lamp(session: Session, asker: int) -> int:
    fields = NeedFields(NeedTheme.PRACTICAL_HELP, TODAY, SubTheme.LAMP)
    return needs.add(session, asker, fields, today=TODAY)


@pytest.fixture
def handyman(session: Session, area: int) -> int:
    return made.volunteer(
        session, area, "Huizinga", roles=(VolunteerRole.HANDYMAN,), vog_received_on=VOG
    )


def test_a_job_is_planned_and_done_and_answers_the_need(
    session: Session, asker: int, lamp: int, handyman: int
) -> None:
    number = jobs.request(session, asker, replace(LAMP, need_id=lamp), today=TODAY)
    assert jobs.card(session, number).fields.asked_on == TODAY
    jobs.plan(session, number, handyman, TODAY, today=TODAY)
    assert session.get_one(Need, lamp).status is NeedStatus.IN_PROGRESS
    assert jobs.card(session, number).handyman == "Grietje Huizinga"

    done = JobDone(TODAY, 45, 1000, "Mooi licht.")
    jobs.finish(session, number, done, today=TODAY)

    (row,) = jobs.of_participant(session, asker)
    assert (row.status, row.is_open, row.on, row.said) == (
        JobStatus.DONE,
        False,
        TODAY,
        "Mooi licht.",
    )
    assert (row.fields.minutes, row.fields.contribution) == (45, 1000)
    need = session.get_one(Need, lamp)
    assert (need.status, need.solved_by) == (NeedStatus.SOLVED, Layer.JOB_SERVICE)


def test_a_job_too_big_becomes_a_referral_about_its_need(
    session: Session, asker: int, lamp: int
) -> None:
    number = jobs.request(session, asker, replace(LAMP, need_id=lamp), today=TODAY)
    shared = (SharedField.NAME, SharedField.ADDRESS)
    outgoing = Outgoing(m.organisation(session), ReferralKind.WARM, TODAY, shared)

    referral_id = jobs.too_big(session, number, outgoing, today=TODAY, oral_consent=True)

    row = jobs.card(session, number)
    assert (row.status, row.referral_id) == (JobStatus.TOO_BIG, referral_id)
    assert referral_id is not None
    assert referral_lists.card(session, referral_id, today=TODAY).need_id == lamp


def test_a_job_may_be_too_big_or_not_wanted_without_more(session: Session, asker: int) -> None:
    big, unwanted = (jobs.request(session, asker, LAMP, today=TODAY) for _each in range(2))
    assert jobs.too_big(session, big, None, today=TODAY) is None
    jobs.cancel(session, unwanted)
    assert jobs.card(session, unwanted).status is JobStatus.CANCELLED
    with pytest.raises(SpilError, match="not_in_list"):
        jobs.finish(session, big, JobDone(TODAY), today=TODAY)


def test_a_job_without_a_need_is_planned_as_well(
    session: Session, asker: int, handyman: int
) -> None:
    number = jobs.request(session, asker, LAMP, today=TODAY)
    jobs.plan(session, number, handyman, TODAY, today=TODAY)
    jobs.finish(session, number, JobDone(TODAY), today=TODAY)
    assert jobs.card(session, number).status is JobStatus.DONE


def test_a_need_that_is_not_answered_stays_open(session: Session, asker: int, lamp: int) -> None:
    number = jobs.request(session, asker, replace(LAMP, need_id=lamp), today=TODAY)
    jobs.finish(session, number, JobDone(TODAY, solves=False), today=TODAY)
    assert session.get_one(Need, lamp).status is NeedStatus.NEW
    again = jobs.request(session, asker, replace(LAMP, need_id=lamp), today=TODAY)
    needs.close(session, lamp, needs.Closing(NeedStatus.WITHDRAWN, TODAY), today=TODAY)
    jobs.finish(session, again, JobDone(TODAY), today=TODAY)
    assert session.get_one(Need, lamp).status is NeedStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("wrong", "problem", "field"),
    [
        ({"kind": " "}, InputProblem.REQUIRED, "kind"),
        ({"asked_on": date(2026, 5, 7)}, InputProblem.DATE_IN_FUTURE, "asked_on"),
        ({"minutes": -1}, InputProblem.NOT_A_NUMBER, "minutes"),
        ({"contribution": -1}, InputProblem.NOT_A_NUMBER, "contribution"),
    ],
)
def test_what_is_typed_wrong_is_refused(
    session: Session, asker: int, wrong: dict[str, object], problem: InputProblem, field: str
) -> None:
    with pytest.raises(SpilError) as told:
        jobs.request(session, asker, replace(LAMP, **wrong), today=TODAY)
    assert (told.value.problem, told.value.values) == (problem, {"field": field})


def test_a_need_of_another_and_an_unknown_job_are_refused(
    session: Session, area: int, lamp: int
) -> None:
    other = made.participant(session, area, "Anders")
    with pytest.raises(SpilError, match="not_in_list"):
        jobs.request(session, other, replace(LAMP, need_id=lamp), today=TODAY)
    with pytest.raises(SpilError, match="unknown_record"):
        jobs.card(session, 1)


def test_a_job_changes(session: Session, asker: int) -> None:
    number = jobs.request(session, asker, LAMP, today=TODAY)
    jobs.edit(session, number, replace(LAMP, note="Trap staat klaar."), today=TODAY, version=1)
    assert session.get_one(Job, number).note == "Trap staat klaar."
