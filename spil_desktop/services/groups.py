"""Small groups of neighbours who seek company: proposed, begun as an activity, or turned down."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import permutations
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, MatchProblem, SpilError
from spil_desktop.model import Activity, Area, Need, Occurrence, Participant
from spil_desktop.rules import day_parts, groups
from spil_desktop.rules.candidates import Breach, Seeker, takes_part
from spil_desktop.rules.groups import Group
from spil_desktop.rules.vocabulary import CandidateKind, Interest, ParticipantStatus, Presence
from spil_desktop.services import (
    match_history,
    matches,
    names,
    occurrences,
    records,
    refusals,
    seekers,
    sign_ups,
)
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.matches import Proposal

_AHEAD: Final = timedelta(days=7)
"""So long people have to be asked before a group first meets."""

_TAKING_PART: Final = tuple(status for status in ParticipantStatus if takes_part(status))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody in a group that is proposed: what she asked, and how many days ago."""

    need_id: int
    person_id: int
    name: str = field(repr=False)
    street: str | None = field(repr=False)
    waiting: int


@dataclass(frozen=True, slots=True)
class SuggestedGroup:
    """Neighbours who could start something; `there_is` names what is held for it already.

    `starts_on` is the first day that suits them and leaves time to ask them.
    """

    group: Group
    members: tuple[Neighbour, ...]
    area_id: int
    area: str
    there_is: tuple[str, ...]
    starts_on: date

    @property
    def key(self) -> tuple[int, ...]:
        """Which group: the needs that it would answer."""
        return tuple(sorted(self.group.need_ids))


@dataclass(frozen=True, slots=True)
class Formed:
    """What a group became: the activity, its first day, and who has a place then or waits."""

    activity_id: int
    first_on: date
    invited: int
    waiting: int


def suggest(
    session: Session, *, today: date, area_id: int | None = None
) -> tuple[SuggestedGroup, ...]:
    """Return the groups that could be made of the open needs of an area, or of all areas.

    Only of people who take part already: a group is no first acquaintance.
    """
    running = match_history.running(session)
    asked = seekers.unanswered(session, running, area_id, today=today)
    about = _taking_part(session)
    found = groups.propose(one for one in asked if one.participant_id in about)
    called = names.of(session, [one.person_id for group in found for one in group.members])
    areas: dict[int, str] = dict(session.execute(select(Area.id, Area.name)).all())
    held = _held(session, today)
    return tuple(
        _suggested(group, called, areas, held, about[group.members[0].participant_id], today)
        for group in found
    )


def form(
    session: Session, fields: ActivityFields, need_ids: Collection[int], *, today: date
) -> Formed:
    """Begin an activity with neighbours: they are put on the list of its first time.

    For each of them the activity is proposed, as for any need. Raises `InputProblem.REQUIRED` for
    fewer than two people, `MatchProblem.RULE_BROKEN` when two may not be together or the place
    cannot be entered by one of them, and what `occurrences.start_series` raises.
    """
    if len(need_ids) < 2:  # noqa: PLR2004 - one person is no group
        raise SpilError(InputProblem.REQUIRED, field="need_ids")
    _check(session, need_ids, today)
    activity_id = occurrences.start_series(session, fields, today=today)
    first = _first_time(session, activity_id, fields.started_on or today, today)
    places: list[Presence] = []
    for need_id in need_ids:
        participant_id = session.get_one(Need, need_id).participant_id
        places.append(sign_ups.sign_up(session, first.id, participant_id))
        new = Proposal(need_id, CandidateKind.ACTIVITY, activity_id)
        matches.propose(session, new, today=today, starting=True)
    waiting = places.count(Presence.WAITING)
    return Formed(activity_id, first.held_on, len(places) - waiting, waiting)


def turn_down(
    session: Session, need_ids: Collection[int], *, today: date, reason: str | None = None
) -> None:
    """Remember that these people do not fit together: no two of them are proposed again.

    Raises `InputProblem.UNKNOWN_RECORD` when one of the needs is not there any more.
    """
    asked = {need_id: records.fetch(session, Need, need_id).participant_id for need_id in need_ids}
    for one, other in permutations(asked, 2):
        key = CandidateKind.PARTICIPANT, asked[other]
        refusals.refuse(session, one, key, today=today, reason=reason)


def _check(session: Session, need_ids: Collection[int], today: date) -> None:
    """Look again who may be asked and with whom: the proposal may be of a while ago."""
    running = match_history.running(session)
    asked: list[Seeker] = []
    for need_id in need_ids:
        seeker = seekers.of_need(session, need_id, running, today=today)
        if seeker is None:
            raise SpilError(InputProblem.UNKNOWN_RECORD, record=Need.__tablename__)
        asked.append(seeker)
    if not all(groups.may_join(seeker) for seeker in asked):
        raise SpilError(MatchProblem.RULE_BROKEN, breaches=(Breach.NO_CONSENT,))
    if any(groups.apart(one, other) for one, other in permutations(asked, 2)):
        raise SpilError(MatchProblem.RULE_BROKEN, breaches=(Breach.NEVER_AGAIN,))


def _first_time(session: Session, activity_id: int, starts_on: date, today: date) -> Occurrence:
    """Return the first time that is planned; without a rhythm, its first day."""
    wanted = (
        select(Occurrence)
        .where(Occurrence.activity_id == activity_id, Occurrence.held_on >= today)
        .order_by(Occurrence.held_on)
    )
    found = session.scalars(wanted.limit(1)).first()
    if found is not None:
        return found
    number = occurrences.add(session, activity_id, max(starts_on, today))
    return session.get_one(Occurrence, number)


def _taking_part(session: Session) -> dict[int, int]:
    """Return the area of each participant who takes part."""
    wanted = select(Participant.id, Participant.area_id).where(
        Participant.status.in_(_TAKING_PART), Participant.content_erased_on.is_(None)
    )
    return dict(session.execute(wanted).all())


def _held(session: Session, today: date) -> dict[tuple[int, Interest], tuple[str, ...]]:
    """Return by area and interest what is held for it."""
    found: dict[tuple[int, Interest], tuple[str, ...]] = {}
    wanted = (
        select(Activity.area_id, Activity.name, Activity.interests)
        .where(Activity.ended_on.is_(None) | (Activity.ended_on >= today))
        .order_by(Activity.name, Activity.id)
    )
    for area_id, name, interests in session.execute(wanted):
        for interest in interests:
            key = area_id, interest
            found[key] = (*found.get(key, ()), name)
    return found


def _suggested(
    group: Group,
    called: dict[int, str],
    areas: dict[int, str],
    held: dict[tuple[int, Interest], tuple[str, ...]],
    area_id: int,
    today: date,
) -> SuggestedGroup:
    return SuggestedGroup(
        group=group,
        members=tuple(
            Neighbour(
                need_id=one.need_id,
                person_id=one.person_id,
                name=called[one.person_id],
                street=one.address.street,
                waiting=one.waiting,
            )
            for one in group.members
        ),
        area_id=area_id,
        area=areas[area_id],
        there_is=held.get((area_id, group.interest), ()),
        starts_on=_start(group, today),
    )


def _start(group: Group, today: date) -> date:
    first = today + _AHEAD
    if not group.day_parts:
        return first
    weekday = day_parts.weekday(group.day_parts[0])
    return first + timedelta(days=(weekday - first.weekday()) % 7)
