"""Going to an activity for which she needs a ride: the proposal and the ride in one act."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Activity, Need, Occurrence
from spil_desktop.rules.vocabulary import RidePurpose
from spil_desktop.services import matches, records, rides
from spil_desktop.services.matches import Proposal
from spil_desktop.services.rides import RideFields

_AHEAD = timedelta(minutes=30)
"""So long before the activity she is fetched, until somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The match that was proposed, and the ride to the first time; None while none is planned."""

    match_id: int
    ride_id: int | None
    on: date | None


def propose_with_ride(session: Session, new: Proposal, *, today: date) -> Joined:
    """Propose an activity and ask the ride to the next time that it is held after today.

    Raises what `matches.propose` and `rides.ask` raise.
    """
    match_id = matches.propose(session, new, today=today)
    activity = records.fetch(session, Activity, new.candidate_id)
    following = session.scalars(
        select(Occurrence)
        .where(Occurrence.activity_id == activity.id, Occurrence.held_on > today)
        .order_by(Occurrence.held_on)
    ).first()
    starts_at = following.starts_at or activity.starts_at if following is not None else None
    if following is None or starts_at is None:
        return Joined(match_id, None, None)
    participant_id = records.fetch(session, Need, new.need_id).participant_id
    fields = RideFields(
        on=following.held_on,
        leaves_at=_before(starts_at),
        arrives_at=starts_at,
        purpose=RidePurpose.ACTIVITY,
        destination=activity.place or activity.name,
        aids=rides.suggestion(session, participant_id).aids,
        occurrence_id=following.id,
    )
    return Joined(
        match_id, rides.ask(session, participant_id, fields, today=today), following.held_on
    )


def _before(starts_at: time) -> time:
    fetched = datetime.combine(date.min, starts_at) + timedelta(days=1) - _AHEAD
    return fetched.time() if fetched.date() > date.min else starts_at
