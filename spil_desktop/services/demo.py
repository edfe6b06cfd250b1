"""The demonstration: an invented pilot of three areas, played through the services."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Area,
    Match,
    Need,
    Occurrence,
    Participant,
    Person,
    Street,
    Volunteer,
)
from spil_desktop.model.base import Record
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import (
    demo_area,
    demo_around,
    demo_files,
    demo_groups,
    demo_jobs,
    demo_manager,
    demo_measuring,
    demo_rides,
    demo_year,
    note_index,
    questionnaires,
    search,
    settings,
)
from spil_desktop.services.collecting import collecting_later
from spil_desktop.services.demo_people import PLACES, Inventor, Place
from spil_desktop.services.settings import StoreSettings

_ASKED_AGAIN = (Activity, Area, Match, Need, Occurrence, Participant, Person, Street, Volunteer)

ORGANISATION = "Stichting Verzonnen Welzijn"


@dataclass(frozen=True, slots=True)
class DemoCounts:
    """What the demonstration made, and the year of its pilot."""

    year: int
    participants: int
    volunteers: int
    needs: int
    matches: int


def fill(
    session: Session, *, seed: int = 1, today: date, places: Sequence[Place] = PLACES
) -> DemoCounts:
    """Fill an empty store with an invented pilot over the year before today's.

    The same seed and day give the same pilot. Everybody in it is invented; the areas bear the
    names of the pilots. What goes on today, from new reports to open needs, is there too.
    """
    inventor = Inventor(random.Random(seed))  # noqa: S311 - an invented pilot, no secret
    keep = partial(_keep, [])
    event.listen(session, "pending_to_persistent", keep)
    settings.change(session, StoreSettings(organisation=ORGANISATION))
    questionnaires.choose(session, {demo_measuring.TASKS: tuple(Moment)})
    with search.at_once(session), collecting_later():
        area_ids = [_play(session, inventor, place, today, seed) for place in places]
    demo_manager.add(session, area_ids, today)
    event.remove(session, "pending_to_persistent", keep)
    note_index.rebuild(session)  # no act of a user, after which it would follow by itself
    return DemoCounts(
        year=today.year - 1,
        participants=_count(session, Participant),
        volunteers=_count(session, Volunteer),
        needs=_count(session, Need),
        matches=_count(session, Match),
    )


def _play(session: Session, inventor: Inventor, place: Place, today: date, seed: int) -> int:
    """Add one area with everything that happens in it; return its number."""
    scene = demo_area.add_area(session, inventor, place, today)
    demo_area.add_volunteers(scene)
    demo_area.add_key_figures(scene)
    demo_area.add_activities(scene, demo_files.add_participants(scene, seed))
    demo_around.add(scene, seed)
    demo_rides.add(scene, seed)
    demo_groups.add(scene)
    demo_jobs.add(scene, seed)
    demo_year.add(scene, seed)
    return scene.area_id


def _keep(kept: list[object], _session: Session, row: object) -> None:
    """Hold on to a row that services ask for again, so that they need not read it again."""
    if isinstance(row, _ASKED_AGAIN):
        kept.append(row)


def _count(session: Session, kind: type[Record]) -> int:
    return session.scalars(select(func.count()).select_from(kind)).one()
