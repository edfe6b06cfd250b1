from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, MatchProblem, SpilError
from spil_desktop.model import AuditEntry, Volunteer
from spil_desktop.rules.candidates import Breach, ReasonKind
from spil_desktop.rules.handymen import JobReservation
from spil_desktop.rules.vocabulary import Act, DayPart, JobStatus, VolunteerRole, VolunteerStatus
from spil_desktop.services import absences, handymen, job_lists, jobs
from spil_desktop.services.absences import AbsenceFields
from spil_desktop.services.job_lists import JobFilter, Wanted
from spil_desktop.services.jobs import JobDone, JobFields
from spil_desktop.texts import jobs as texts
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY

ROLES = (VolunteerRole.HANDYMAN,)
WEDNESDAY = TODAY + timedelta(days=1)
VOG = date(2026, 2, 2)


@pytest.fixture
def asker(session: Session, area: int) -> int:
    number = made.participant(session, area, "Dijkstra")
    m.consent(session, number)
    person = m.person_of(session, number)
    person.street, person.house_number = "Spantweg", 31
    session.flush()
    return number


def helper(session: Session, area: int, name: str, **known: object) -> int:
    return made.volunteer(
        session,
        area,
        name,
        **{"roles": ROLES, "vog_received_on": VOG, "available": tuple(DayPart), **known},
    )


def asked(session: Session, asker: int, kind: str = "lamp", **known: object) -> int:
    fields = JobFields(**{"kind": kind, **known})  # type: ignore[arg-type]
    return jobs.request(session, asker, fields, today=TODAY)


def test_who_is_handy_and_free_by_the_same_rules_as_a_match(
    session: Session, area: int, asker: int
) -> None:
    busy, free, away, bare = (
        helper(session, area, name) for name in ("Bezig", "Vrij", "Weg", "Zonder")
    )
    made.volunteer(session, area, "Maatje", roles=(VolunteerRole.BUDDY,), vog_received_on=VOG)
    helper(session, area, "Rust", status=VolunteerStatus.PAUSED)
    session.get_one(Volunteer, bare).vog_received_on = None
    absences.add(session, away, AbsenceFields(TODAY, WEDNESDAY))
    other = asked(session, asker, "kraan")
    jobs.plan(session, other, busy, WEDNESDAY, today=TODAY)

    found = handymen.judged(session, asked(session, asker), WEDNESDAY, today=TODAY)

    assert [one.id for one in found if one.proposal.allowed] == [free, busy]
    by_id = {one.id: one.proposal for one in found}
    assert by_id[busy].minded == (JobReservation.JOB_THAT_DAY,)
    assert by_id[away].breaches == (Breach.AWAY,)
    assert by_id[bare].breaches == (Breach.NO_VOG,)
    assert ReasonKind.DAY_PART in {one.kind for one in by_id[free].reasons}
    assert "kan woensdagochtend, woensdagmiddag en woensdagavond" in texts.summary(by_id[free])
    assert "heeft die dag al een klus" in texts.summary(by_id[busy])
    assert texts.summary(by_id[away]) == "kan niet: is er niet tot en met 15-04-2026"
    assert texts.summary(by_id[bare]).startswith("nog geen VOG: kan alleen als je zegt waarom")


def test_nobody_is_planned_against_a_hard_rule(session: Session, area: int, asker: int) -> None:
    number = asked(session, asker)
    bare = helper(session, area, "Zonder", vog_received_on=None)
    with pytest.raises(SpilError) as refused:
        jobs.plan(session, number, bare, WEDNESDAY, today=TODAY)
    assert refused.value.problem is MatchProblem.RULE_BROKEN
    assert refused.value.values == {"breaches": (Breach.NO_VOG,)}
    with pytest.raises(SpilError) as unknown:
        jobs.plan(session, number, 999, WEDNESDAY, today=TODAY)
    assert unknown.value.problem is InputProblem.UNKNOWN_RECORD
    assert jobs.card(session, number).status is JobStatus.REQUESTED


def test_without_a_vog_only_with_a_reason_that_is_audited(
    session: Session, area: int, asker: int
) -> None:
    number = asked(session, asker)
    bare = helper(session, area, "Zonder", vog_received_on=None)
    jobs.plan(session, number, bare, WEDNESDAY, today=TODAY, override_reason=" al jaren bekend ")
    assert jobs.card(session, number).override == "al jaren bekend"
    (noted,) = session.scalars(select(AuditEntry).where(AuditEntry.act == Act.EDIT_JOB))
    assert (noted.subject, noted.subject_id) == ("job", number)
    assert noted.details == {"overridden": "no_vog"}

    away = helper(session, area, "Weg", vog_received_on=None)
    absences.add(session, away, AbsenceFields(TODAY, WEDNESDAY))
    with pytest.raises(SpilError) as refused:
        jobs.plan(session, number, away, WEDNESDAY, today=TODAY, override_reason="toch")
    assert refused.value.values == {"breaches": (Breach.NO_VOG, Breach.AWAY)}
    jobs.plan(session, number, helper(session, area, "Met"), WEDNESDAY, today=TODAY)
    assert jobs.card(session, number).override is None


def test_the_list_of_all_jobs(session: Session, area: int, asker: int) -> None:
    doer = helper(session, area, "Huizinga")
    long = asked(session, asker, "schutting", minutes=300, asked_on=TODAY - timedelta(days=9))
    planned, late, done, over = (
        asked(session, asker, kind) for kind in ("kraan", "plank", "lamp", "traplift")
    )
    jobs.plan(session, planned, doer, WEDNESDAY, today=TODAY)
    jobs.plan(session, late, doer, TODAY - timedelta(days=1), today=TODAY)
    jobs.plan(session, done, doer, TODAY, today=TODAY)
    jobs.finish(session, done, JobDone(TODAY, 20), today=TODAY)
    jobs.too_big(session, over, None, today=TODAY)

    def ids(**wanted: object) -> list[int]:
        chosen = JobFilter(**wanted)  # type: ignore[arg-type]
        return [row.id for row in job_lists.rows(session, chosen, today=TODAY)]

    assert ids() == [long, late, planned]
    assert ids(wanted=Wanted.ALL) == [long, late, planned, done, over]
    assert ids(wanted=Wanted.TO_PLAN) == [long]
    assert ids(wanted=Wanted.PLANNED) == [late, planned]
    assert ids(wanted=Wanted.DONE) == [done]
    assert ids(wanted=Wanted.OVER) == [over]
    assert ids(text="SPANTWEG", wanted=Wanted.DONE) == [done]
    assert ids(text="kraan") == [planned]
    assert ids(area_id=area + 1) == []
    first = job_lists.line(session, long, today=TODAY)
    assert (first.waiting_days, first.is_long, first.is_late) == (9, True, False)
    assert (first.name, first.home, first.area) == ("Annie Dijkstra", "Spantweg 31", "De Bouwen")
    second = job_lists.line(session, late, today=TODAY)
    assert (second.waiting_days, second.is_late) == (None, True)
    assert second.job.handyman == "Grietje Huizinga"
    with pytest.raises(SpilError, match="unknown_record"):
        job_lists.line(session, 999, today=TODAY)
