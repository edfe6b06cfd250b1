"""The demonstration's small jobs: some wait, some are planned, some were done or too big."""

import random
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from spil_desktop.model import Participant
from spil_desktop.rules import working_days
from spil_desktop.rules.vocabulary import ConsentState, ParticipantStatus, Purpose
from spil_desktop.services import handymen, jobs, match_history
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.jobs import JobDone, JobFields

_ASKED: Final = (
    (-20, "lamp in de gang vervangen", 20, "lamp E27", 0),
    (-9, "kraan in de keuken lekt", 45, "leertje", 500),
    (-6, "beugel in de douche ophangen", 60, "beugel en pluggen", 1000),
    (-4, "tuinhek rechtzetten", 75, None, 1000),
    (-2, "schutting van twintig meter zetten", 480, "palen en planken", None),
)
"""How many days ago it was asked, what, the minutes, what it takes, and her share in cents."""

_DONE, _PLANNED = 0, (1, 2)


def add(scene: Scene, seed: int) -> None:
    """Ask jobs in an area: the first is done, two are planned, the others wait."""
    session, today = scene.session, scene.today
    chance = random.Random(f"jobs {seed} {scene.area_id}")  # noqa: S311 - an invented pilot
    wanted = select(Participant.id, Participant.person_id).where(
        Participant.area_id == scene.area_id, Participant.status == ParticipantStatus.ACTIVE
    )
    about = list(session.execute(wanted.order_by(Participant.id)))
    chance.shuffle(about)
    answers = match_history.consents(session, {person_id for _number, person_id in about})
    about.sort(key=lambda one: not _agrees(answers.get(one[1], {})))
    for place, ((participant_id, _person), asked) in enumerate(zip(about, _ASKED, strict=False)):
        days, kind, minutes, material, share = asked
        fields = JobFields(
            kind, today + timedelta(days=days), None, minutes, share, material=material
        )
        job_id = jobs.request(session, participant_id, fields, today=today)
        if place == _DONE and _plan(scene, job_id, today - timedelta(days=12)):
            on = today - timedelta(days=12)
            done = JobDone(on, minutes, share, "Wat fijn, ik zie weer wat (verzonnen).")
            jobs.finish(session, job_id, done, today=today)
        elif place in _PLANNED:
            _plan(scene, job_id, working_days.on_or_after(today + timedelta(days=place)))


def _agrees(answers: dict[Purpose, ConsentState]) -> bool:
    return match_history.sharing(answers) is ConsentState.GIVEN


def _plan(scene: Scene, job_id: int, on: date) -> bool:
    """Let who fits best do it; say whether there is somebody."""
    session, today = scene.session, scene.today
    found = handymen.judged(session, job_id, on, today=today)
    able = [one for one in found if one.proposal.allowed]
    if able:
        jobs.plan(session, job_id, able[0].id, on, today=today)
    return bool(able)
