from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import JobStatus, VolunteerRole
from spil_desktop.services import demo_jobs, job_lists
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_people import PLACES, Inventor
from spil_desktop.services.job_lists import JobFilter, Wanted
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY


def play(session: Session, area: int) -> list[JobStatus]:
    for name in ("Aa", "Bee", "Cee", "Dee", "Eel"):
        made.participant(session, area, name)
    scene = Scene(session, Inventor(None), PLACES[0], area, TODAY.year - 1, TODAY)  # type: ignore[arg-type]
    demo_jobs.add(scene, 1)
    rows = job_lists.rows(session, JobFilter(Wanted.ALL), today=TODAY)
    assert [row.job.fields.kind for row in rows if row.is_long] == [
        "schutting van twintig meter zetten"
    ]
    return [row.job.status for row in rows]


def test_jobs_in_every_stage(session: Session, area: int) -> None:
    made.volunteer(
        session, area, "Huizinga", roles=(VolunteerRole.HANDYMAN,), vog_received_on=m.VOG
    )
    assert play(session, area) == [
        JobStatus.REQUESTED,
        JobStatus.REQUESTED,
        JobStatus.PLANNED,
        JobStatus.PLANNED,
        JobStatus.DONE,
    ]


def test_without_a_handyman_all_jobs_wait(session: Session, area: int) -> None:
    assert set(play(session, area)) == {JobStatus.REQUESTED}
