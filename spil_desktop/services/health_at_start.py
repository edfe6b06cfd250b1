"""The health of participants at the start, as every figure and list of it is counted.

How someone rates her health is asked twice: with the questionnaire of the first measurement (T0),
and in the health of her file, which is written over as time goes by. The measurement holds.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import HealthProfile, Measurement, Participant
from spil_desktop.rules import questionnaires
from spil_desktop.rules.breakdowns import OF_MOBILITY
from spil_desktop.rules.vocabulary import Condition, Limitation, Moment, SelfRatedHealth
from spil_desktop.services import stored_codes

_RATINGS: Final = {each.value: each for each in SelfRatedHealth}
_ANSWER: Final = Measurement.answers[questionnaires.HEALTH].as_string()
_AT_START: Final[ColumnElement[bool]] = and_(
    Measurement.instrument == questionnaires.SELF_RATED_HEALTH, Measurement.moment == Moment.T0
)
"""The one measurement that asks it in these words; that of the CBS is another questionnaire."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of someone's health; whether she consents to keeping it stands elsewhere.

    `self_rated` is that at the start, None when it was not asked or not answered; `in_file` is what
    stands in her file now.
    """

    self_rated: SelfRatedHealth | None
    in_file: SelfRatedHealth | None
    limitations: tuple[Limitation, ...]
    conditions: tuple[Condition, ...]

    @property
    def moves_less(self) -> bool:
        """Whether one of her limitations is of mobility."""
        return any(limitation in OF_MOBILITY for limitation in self.limitations)

    @property
    def has_file(self) -> bool:
        """Whether her file tells of her health, so that what it does not name is not there."""
        return bool(self.in_file or self.limitations or self.conditions)


@dataclass(frozen=True, slots=True)
class MeasuredHealth:
    """How she rated her health at the first measurement; None when she did not want or know."""

    rated: SelfRatedHealth | None
    taken_on: date


def read(session: Session, area_ids: Collection[int]) -> dict[int, Health]:
    """Return the health of the participants of areas of whom anything is known."""
    rows = session.execute(
        select(
            Participant.id,
            HealthProfile.self_rated,
            stored_codes.text(HealthProfile.limitations),
            stored_codes.text(HealthProfile.conditions),
            _ANSWER,
        )
        .outerjoin(HealthProfile, HealthProfile.participant_id == Participant.id)
        .outerjoin(Measurement, and_(Measurement.participant_id == Participant.id, _AT_START))
        .where(
            Participant.area_id.in_(area_ids),
            or_(HealthProfile.id.is_not(None), Measurement.id.is_not(None)),
        )
    )
    return {
        id_: Health(
            _rated(in_file, answer),
            in_file,
            stored_codes.in_order(Limitation, limitations),
            stored_codes.in_order(Condition, conditions),
        )
        for id_, in_file, limitations, conditions, answer in rows
    }


def measured(session: Session, participant_id: int) -> MeasuredHealth | None:
    """Return what one participant answered at the first measurement, None when she was not asked.

    The caller has her consent to health.
    """
    wanted = select(_ANSWER, Measurement.taken_on).where(
        Measurement.participant_id == participant_id, _AT_START
    )
    row = session.execute(wanted).one_or_none()
    return None if row is None else MeasuredHealth(_RATINGS.get(row[0]), row[1])


def _rated(in_file: SelfRatedHealth | None, answer: str | None) -> SelfRatedHealth | None:
    """Return the measured answer; that of the file only when the measurement did not ask.

    "Wil niet zeggen" and "weet niet" are no answer, also when her file has one of another day.
    """
    return in_file if answer is None else _RATINGS.get(answer)
