"""Which answers stay when two files are put together: a series is never in two wordings.

A questionnaire in other words or in another edition asks something else: answers to both are never
compared, so one person has only one of them.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Measurement, Participant
from spil_desktop.rules import merging
from spil_desktop.rules.merging import Asked
from spil_desktop.rules.questionnaires import Questionnaire
from spil_desktop.services import questionnaires


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What goes: the numbers of measurements, and the questionnaires as far as they are known."""

    ids: tuple[int, ...]
    questionnaires: tuple[Questionnaire, ...]


def left_out(session: Session, kept_id: int, other_id: int) -> LeftOut:
    """Return the answers of two people that do not stay when they turn out to be one."""
    known = questionnaires.editions(session)
    series = {one.code: one.series for one in known.values()}
    found: defaultdict[str, dict[int, Asked]] = defaultdict(dict)
    rows = session.execute(
        select(
            Measurement.id,
            Measurement.instrument,
            Measurement.instrument_version,
            Measurement.moment,
            Measurement.taken_on,
            Participant.person_id,
        )
        .join(Participant, Participant.id == Measurement.participant_id)
        .where(Participant.person_id.in_((kept_id, other_id)))
        .order_by(Measurement.id)
    )
    for id_, code, edition, moment, on, person_id in rows:
        asked = Asked((code, edition), moment, on, person_id == kept_id)
        found[series.get(code, code)][id_] = asked
    going = {
        id_: one.wording
        for asked in found.values()
        for stays in [merging.wording(tuple(asked.values()))]
        for id_, one in asked.items()
        if one.wording != stays
    }
    gone = (known.get(wording) for wording in dict.fromkeys(going.values()))
    return LeftOut(tuple(going), tuple(one for one in gone if one is not None))
