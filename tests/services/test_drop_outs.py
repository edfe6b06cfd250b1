from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.model import Measurement
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    DropOut,
    Moment,
    ParticipantStatus,
)
from spil_desktop.services import drop_outs
from spil_desktop.texts import labels
from tests.services import made

FIRST = date(2026, 3, 10)
TODAY = date(2026, 9, 1)


def measured(session: Session, area: int, *moments: Moment, **known: object) -> int:
    number = made.participant(session, area, **known)
    session.add_all(
        Measurement(
            participant_id=number,
            instrument=questionnaires.LIFE_MARK,
            instrument_version="cbs-1-10",
            moment=moment,
            taken_on=FIRST,
            answers={"mark": 6},
        )
        for moment in moments
    )
    session.flush()
    return number


def closed(reason: ClosingReason, on: date) -> dict[str, object]:
    return {"status": ParticipantStatus.CLOSED, "closing_reason": reason, "closed_on": on}


@pytest.mark.parametrize(
    ("reason", "counted"),
    [
        (ClosingReason.DIED, DropOut.DIED),
        (ClosingReason.NURSING_HOME, DropOut.ADMITTED),
        (ClosingReason.MOVED_AWAY, DropOut.MOVED),
        (ClosingReason.NO_MORE_CONTACT, DropOut.DOES_NOT_WANT),
        (ClosingReason.UNREACHABLE, DropOut.NOT_REACHED),
        (ClosingReason.NEED_SOLVED, DropOut.OTHER),
    ],
)
def test_a_closed_file_counts_with_its_reason(
    session: Session, area: int, reason: ClosingReason, counted: DropOut
):
    measured(session, area, Moment.T0, **closed(reason, date(2026, 8, 8)))
    assert drop_outs.of_moment(session, Moment.T1, today=TODAY) == {counted: 1}
    assert drop_outs.of_moment(session, Moment.T1, today=TODAY, area_id=area + 1) == {}


def test_who_was_or_can_be_asked_is_none(session: Session, area: int):
    measured(session, area, Moment.T0, Moment.T1)
    waiting = measured(session, area, Moment.T0)
    late = measured(session, area, Moment.T0, **closed(ClosingReason.DIED, date(2026, 12, 1)))
    never = made.participant(session, area)
    assert drop_outs.of_moment(session, Moment.T1, today=TODAY) == {}
    assert drop_outs.of_moment(session, Moment.T1, today=date(2026, 10, 23)) == {
        DropOut.NOT_REACHED: 2
    }
    assert drop_outs.of_participant(session, waiting, Moment.T1, today=TODAY) is None
    assert drop_outs.of_participant(session, never, Moment.T1, today=TODAY) is None
    assert drop_outs.of_participant(session, late, Moment.T2, today=TODAY) is DropOut.DIED


@pytest.mark.parametrize("reason", DropOut)
def test_every_reason_has_words(reason: DropOut):
    assert labels.label(reason)
