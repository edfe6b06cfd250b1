"""The demonstration's streets that lie side by side, and neighbours who could form a group."""

from datetime import timedelta
from itertools import pairwise
from typing import Final

from sqlalchemy import select

from spil_desktop.model import Need, Participant, Person
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    ConsentState,
    DayPart,
    Interest,
    NeedTheme,
    ParticipantStatus,
    SubTheme,
)
from spil_desktop.services import areas, match_history, needs, street_neighbours
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.needs import NeedFields

_AGO: Final = (33, 19, 8)
"""How many days ago each of the neighbours asked for company."""


def add(scene: Scene) -> None:
    """Lay the streets of an area in a row, and let three neighbours ask to play cards."""
    streets = areas.streets(scene.session, scene.area_id)
    for at, street in enumerate(streets):
        beside = [*streets[at + 1 : at + 2], *streets[:at][-1:]]
        street_neighbours.put(scene.session, street.id, [one.id for one in beside])
    names = [street.fields.name for street in streets]
    for here, there in pairwise(names):
        neighbours = _who_may_be_asked(scene, (here, there))
        if len(neighbours) >= len(_AGO):
            for participant_id, days in zip(neighbours, _AGO, strict=False):
                _ask(scene, participant_id, days)
            return


def _who_may_be_asked(scene: Scene, streets: tuple[str, str]) -> list[int]:
    """Return who takes part, agreed to meet others, and asks nothing now."""
    asks = select(Need.participant_id).where(Need.status.in_(OPEN_NEEDS))
    rows = scene.session.execute(
        select(Participant.id, Person.id.label("person_id"))
        .join(Person, Person.id == Participant.person_id)
        .where(
            Participant.area_id == scene.area_id,
            Participant.status == ParticipantStatus.ACTIVE,
            Participant.id.not_in(asks),
            Person.street.in_(streets),
        )
        .order_by(Participant.id)
    ).all()
    answers = match_history.consents(scene.session, {row.person_id for row in rows})
    return [
        row.id
        for row in rows
        if match_history.sharing(answers.get(row.person_id, {})) is ConsentState.GIVEN
    ]


def _ask(scene: Scene, participant_id: int, days: int) -> None:
    fields = NeedFields(
        theme=NeedTheme.SOCIAL_CONTACT,
        asked_on=scene.today - timedelta(days=days),
        sub_theme=SubTheme.PLAY_TOGETHER,
        note="zou weer eens willen kaarten (verzonnen)",
        interests=(Interest.KLAVERJASSEN,),
        wished=(DayPart.WEDNESDAY_AFTERNOON,),
    )
    needs.add(scene.session, participant_id, fields, today=scene.today)
