from datetime import time, timedelta

from sqlalchemy.orm import Session

from spil_desktop.model import Occurrence, Ride
from spil_desktop.rules.vocabulary import CandidateKind, NeedTheme, RidePurpose
from spil_desktop.services import joining
from spil_desktop.services.matches import Proposal
from tests.services import matching_made as m
from tests.services.made import TODAY


def test_an_activity_and_the_ride_to_its_next_time(session: Session, area: int) -> None:
    need_id = m.asking(session, area, theme=NeedTheme.ACTIVITY)
    activity = m.activity(session, area, place="De Schuur", starts_at=time(14))
    day = TODAY + timedelta(days=6)
    session.add(Occurrence(activity_id=activity, held_on=day))
    session.flush()
    proposal = Proposal(need_id, CandidateKind.ACTIVITY, activity)
    joined = joining.propose_with_ride(session, proposal, today=TODAY)
    assert joined.on == day
    assert joined.ride_id is not None
    ride = session.get_one(Ride, joined.ride_id)
    assert (ride.on, ride.purpose, ride.destination) == (day, RidePurpose.ACTIVITY, "De Schuur")


def test_without_a_next_time_there_is_no_ride_yet(session: Session, area: int) -> None:
    need_id = m.asking(session, area, theme=NeedTheme.ACTIVITY)
    proposal = Proposal(need_id, CandidateKind.ACTIVITY, m.activity(session, area))
    assert joining.propose_with_ride(session, proposal, today=TODAY).ride_id is None
