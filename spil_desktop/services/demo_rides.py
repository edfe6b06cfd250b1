"""The demonstration's transport: a rate, and the rides of these days, some without a driver."""

import random
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import select

from spil_desktop.model import Participant
from spil_desktop.rules import working_days
from spil_desktop.rules.vocabulary import Aid, ParticipantStatus, RidePurpose, UnmetReason
from spil_desktop.services import drivers, ride_rates, rides
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.rides import RideDone, RideFields

RATE: Final = 35
"""What a kilometre costs in the demonstration, in euro cents."""
_ASKED: Final = (
    (-3, time(9, 30), RidePurpose.DOCTOR, "Ziekenhuis"),
    (0, time(10, 15), RidePurpose.HAIRDRESSER, "Kapper in het winkelcentrum"),
    (1, time(13, 30), RidePurpose.FAMILY, "Zus in het verzorgingshuis"),
    (2, time(10, 0), RidePurpose.SHOPPING, "Supermarkt"),
    (3, time(14, 0), RidePurpose.DOCTOR, "Oogarts"),
)
"""How many days from today, when, what for and where to; the last two still wait for a driver."""

_PLANNED: Final = 3


def add(scene: Scene, seed: int) -> None:
    """Ask rides in an area and plan the first; one of last week could not be given."""
    session, today = scene.session, scene.today
    if ride_rates.on_day(session, today) is None:
        ride_rates.keep(session, date(today.year - 1, 1, 1), RATE)
    chance = random.Random(f"rides {seed} {scene.area_id}")  # noqa: S311 - an invented pilot
    wanted = select(Participant.id).where(
        Participant.area_id == scene.area_id, Participant.status == ParticipantStatus.ACTIVE
    )
    about = list(session.scalars(wanted.order_by(Participant.id)))
    chance.shuffle(about)
    for place, (participant_id, asked) in enumerate(zip(about, _ASKED, strict=False)):
        days, at, purpose, destination = asked
        on = (
            working_days.on_or_after(today + timedelta(days=days))
            if days > 0
            else (today + timedelta(days=days))
        )
        fields = RideFields(
            on,
            at,
            purpose,
            destination,
            returns_at=time(at.hour + 1, at.minute),
            aids=(Aid.WALKER,) if chance.choice((True, False)) else (),
            kilometres=round(chance.uniform(3, 18), 1),
            asked_on=min(today, on) - timedelta(days=4),
        )
        ride_id = rides.ask(session, participant_id, fields, today=today)
        if place < _PLANNED:
            _plan(scene, ride_id, fields)


def _plan(scene: Scene, ride_id: int, fields: RideFields) -> None:
    """Let the first driver drive; without one the ride is unmet."""
    session, today = scene.session, scene.today
    able = [one for one in drivers.judged(session, ride_id, today=today) if one.proposal.allowed]
    if not able:
        rides.give_up(session, ride_id, UnmetReason.NO_DRIVER_FREE)
        return
    rides.plan(session, ride_id, able[0].id, today=today)
    if fields.on < today:
        rides.finish(session, ride_id, RideDone(fields.kilometres), today=today)
    else:
        rides.call_back(session, ride_id, today=today)
