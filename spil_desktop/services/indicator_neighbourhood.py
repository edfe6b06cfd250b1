"""What there is in the neighbourhood behind the figures for inside: helpers, places, streets."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from sqlalchemy import func, or_, select

from spil_desktop.model import (
    Activity,
    Area,
    Attendance,
    Decision,
    Occurrence,
    Outreach,
    Street,
    Volunteer,
)
from spil_desktop.rules.indicators import RecordKind
from spil_desktop.rules.vocabulary import Presence, VolunteerStatus
from spil_desktop.services import connector_hours as agreed
from spil_desktop.services import tallies
from spil_desktop.services.indicator_scope import Counted, Records, Scope

_READY: Final = (VolunteerStatus.READY, VolunteerStatus.ACTIVE)


def volunteers(scope: Scope) -> Records:
    """Return every volunteer who can be asked now and was there on the last day."""
    rows = scope.session.execute(
        select(Volunteer.id, Volunteer.person_id, Volunteer.since, Volunteer.status).where(
            Volunteer.area_id.in_(scope.area_ids),
            Volunteer.status.in_(_READY),
            or_(Volunteer.since.is_(None), Volunteer.since <= scope.last),
        )
    )
    return (
        Counted(RecordKind.VOLUNTEER, id_, person, since, person_id=person, code=status)
        for id_, person, since, status in rows
    )


def activities(scope: Scope) -> Records:
    """Return every activity that was held in the period, on its first day."""
    first: dict[int, date] = {}
    for _id, activity, on, _came in _occurrences(scope):
        first[activity] = min(first.get(activity, on), on)
    return (Counted(RecordKind.ACTIVITY, id_, id_, on) for id_, on in first.items())


def occurrences(scope: Scope) -> Records:
    """Return every time that an activity was held in the period."""
    return (
        Counted(RecordKind.OCCURRENCE, id_, activity, on)
        for id_, activity, on, _came in _occurrences(scope)
    )


def visits(scope: Scope) -> Records:
    """Return the times that an activity was held, each for as many as came."""
    return (
        Counted(RecordKind.OCCURRENCE, id_, activity, on, came)
        for id_, activity, on, came in _occurrences(scope)
        if came
    )


def _occurrences(scope: Scope) -> Iterable[tuple[int, int, date, int]]:
    came = (
        select(Attendance.occurrence_id, func.count().label("people"))
        .where(Attendance.presence == Presence.PRESENT)
        .group_by(Attendance.occurrence_id)
        .subquery()
    )
    rows = scope.session.execute(
        select(
            Occurrence.id,
            Activity.id,
            Occurrence.held_on,
            func.coalesce(Occurrence.visitors, came.c.people, 0),
        )
        .join(Activity, Activity.id == Occurrence.activity_id)
        .outerjoin(came, came.c.occurrence_id == Occurrence.id)
        .where(
            Activity.area_id.in_(scope.area_ids),
            Occurrence.held_on.between(scope.first, scope.last),
            Occurrence.cancelled.is_(False),
        )
    )
    return [(id_, activity, on, came_then) for id_, activity, on, came_then in rows]


def key_figures(scope: Scope) -> Records:
    """Return every key figure on the last day, by her own record or as a volunteer's role."""
    found = tallies.key_figures(scope.session, scope.area_ids, scope.last)
    return (
        Counted(RecordKind.KEY_FIGURE, person, person, person_id=person)
        for _area, person in sorted(set(found))
    )


def streets_handed_over(scope: Scope) -> Records:
    """Return every street that was handed over to its residents in the period."""
    rows = scope.session.execute(
        select(Street.id, Street.handed_over_on, Street.status).where(
            Street.area_id.in_(scope.area_ids),
            Street.handed_over_on.between(scope.first, scope.last),
        )
    )
    return (Counted(RecordKind.STREET, id_, id_, on, code=status) for id_, on, status in rows)


def talks_at_doors(scope: Scope) -> Records:
    """Return the rounds through streets in the period, each for as many as were spoken."""
    rows = scope.session.execute(
        select(Outreach.id, Street.id, Outreach.on, Outreach.talked, Outreach.method)
        .join(Street, Street.id == Outreach.street_id)
        .where(
            Street.area_id.in_(scope.area_ids),
            Outreach.on.between(scope.first, scope.last),
            Outreach.talked > 0,
        )
    )
    return (
        Counted(RecordKind.OUTREACH, id_, street, on, talked, code=method)
        for id_, street, on, talked, method in rows
    )


def decisions(scope: Scope) -> Records:
    """Return what was decided in the period for the work in an area, by the team or by others."""
    rows = scope.session.execute(
        select(Decision.id, Decision.area_id, Decision.decided_on, Decision.decided_by).where(
            Decision.area_id.in_(scope.area_ids),
            Decision.decided_on.between(scope.first, scope.last),
        )
    )
    return (
        Counted(RecordKind.DECISION, id_, area, on, code=decided_by)
        for id_, area, on, decided_by in rows
    )


def connector_hours(scope: Scope) -> Records:
    """Return every area with the hours that the Spillen worked there in the period."""
    areas = scope.session.scalars(select(Area).where(Area.id.in_(scope.area_ids)))
    found = ((area.id, agreed.between(area, scope.first, scope.last)) for area in areas)
    return (Counted(RecordKind.AREA, id_, id_, amount=hours) for id_, hours in found if hours)
