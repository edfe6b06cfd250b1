"""Counting what the method has and what is known: volunteers, places, consent, missing answers."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, or_, select

from spil_desktop.model import (
    Activity,
    Area,
    Decision,
    Job,
    Measurement,
    MissedMeasurement,
    Need,
    Participant,
    Volunteer,
    VolunteerHours,
)
from spil_desktop.rules import breakdowns, drop_outs, questionnaires
from spil_desktop.rules.breakdowns import UNKNOWN
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    DropOut,
    JobStatus,
    Moment,
    NeedTheme,
    SelfRatedHealth,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    connector_hours,
    counts,
    measurements,
    populations,
    stored_codes,
    tallies_of_opinions,
)
from spil_desktop.services.counts import Count
from spil_desktop.services.populations import Someone

if TYPE_CHECKING:
    from spil_desktop.rules.disclosure import Atom, Block

SATISFACTION: Final = "satisfaction"
"""The questionnaire about the work itself; its mark is a mean of the report."""

_MINUTES: Final = 60


def count(counting: Count, new: Iterable[Someone]) -> None:
    """Count all of it; `new` are those who were reported in the days of the count."""
    people = tuple(new)
    _count_taking_part(counting, people)
    _count_young(counting, people)
    _count_rated_cbs(counting, people)
    _count_drop_outs(counting)
    _count_measured_again(counting)
    _count_volunteers(counting)
    _count_hours(counting)
    tallies_of_opinions.count(counting)
    _count_connectors(counting)
    _count_decisions(counting)
    _count_places(counting)
    _count_open_needs(counting)


def _count_taking_part(counting: Count, new: Iterable[Someone]) -> None:
    """Count who takes part and might have consented to the evaluation."""
    for one in new:
        old = one.age is not None and one.age >= populations.LEAST_AGE
        if old and one.status in populations.TAKES_PART:
            counting.add_of(Subject.TAKING_PART, one, one.reported_on)


def _count_young(counting: Count, new: Iterable[Someone]) -> None:
    """Count who takes part and consents to the evaluation, but is younger than the method is for.

    Someone of whom no age is known is in no figure.
    """
    for one in new:
        young = one.age is not None and one.age < populations.LEAST_AGE
        if young and one.evaluation and one.status in populations.TAKES_PART:
            counting.add_of(Subject.UNDER_70, one, one.reported_on)


def _count_rated_cbs(counting: Count, new: Iterable[Someone]) -> None:
    """Count the health in the words of the CBS that newcomers told at the start, and anyone at T1.

    These words are another list than those of `Subject.RATED`, and never one table with them.
    """
    newcomers = {one.id for one in new}
    rows = counting.session.execute(
        select(
            Measurement.participant_id,
            Measurement.moment,
            Measurement.taken_on,
            Measurement.answers[questionnaires.HEALTH].as_string(),
        ).where(
            Measurement.instrument == questionnaires.SELF_RATED_HEALTH_CBS,
            Measurement.moment.in_((Moment.T0, Moment.T1)),
        )
    )
    for id_, moment, on, rated in rows:
        one = counting.people.get(id_)
        if one is None or not one.health or rated not in breakdowns.SELF_RATED_CBS.codes:
            continue
        if moment is Moment.T1:
            counting.add_of(Subject.RATED_CBS_AGAIN, one, on, self_rated_cbs=rated)
        elif one.id in newcomers:  # in her own quarter, with all else that is told of the start
            counting.add_of(Subject.RATED_CBS, one, one.reported_on, self_rated_cbs=rated)


def _count_drop_outs(counting: Count) -> None:
    """Count who was measured first and will not be again, on the day on which that was clear."""
    missed = {
        id_: (reason, on)
        for id_, reason, on in counting.session.execute(
            select(
                MissedMeasurement.participant_id,
                MissedMeasurement.reason,
                MissedMeasurement.decided_on,
            ).where(MissedMeasurement.moment == Moment.T1)
        )
    }
    schedule = measurements.schedule(counting.session)
    again = select(Measurement.participant_id).where(Measurement.moment == Moment.T1)
    rows = counting.session.execute(
        select(
            Participant.id,
            func.min(Measurement.taken_on),
            Participant.closed_on,
            Participant.closing_reason,
        )
        .join(Participant, Participant.id == Measurement.participant_id)
        .where(Measurement.moment == Moment.T0, Participant.id.not_in(again))
        .group_by(Participant.id)
    )
    for id_, first, closed_on, closing in rows:
        one = counting.people.get(id_)
        if one is None:
            continue
        last = schedule.last_on(first, Moment.T1)
        reason, day = DropOut.NOT_REACHED, last + timedelta(days=1)
        if id_ in missed:
            reason, day = missed[id_]
        elif closed_on is not None and closing is not None and closed_on <= last:
            reason, day = drop_outs.of_closing(closing), max(closed_on, first)
        counting.add_of(Subject.DROPPED, one, day, drop_out=reason)


def _count_measured_again(counting: Count) -> None:
    """Count the health that was told at T1, and the marks for the work.

    Of the marks of one person in a quarter only the newest counts.
    """
    rows = counting.session.execute(
        select(
            Measurement.id,
            Measurement.participant_id,
            Measurement.instrument,
            Measurement.moment,
            Measurement.taken_on,
            Measurement.answers,
        )
        .where(
            Measurement.taken_on.between(counting.first, counting.last),
            Measurement.instrument.in_((questionnaires.SELF_RATED_HEALTH, SATISFACTION)),
        )
        .order_by(Measurement.taken_on, Measurement.id)
    )
    marks: dict[tuple[Block, int], tuple[int, int]] = {}
    for answer_id, id_, instrument, moment, on, answers in rows:
        one = counting.people.get(id_)
        if one is None:
            continue
        if instrument == SATISFACTION:
            mark = answers.get("mark")
            if isinstance(mark, int):
                marks[one.block_on(on), id_] = answer_id, mark
        elif moment is Moment.T1 and one.health:
            rated = answers.get(questionnaires.HEALTH)
            if rated in tuple(SelfRatedHealth):
                counting.add_of(Subject.RATED_AGAIN, one, on, self_rated=str(rated))
    for (where, participant_id), (answer_id, mark) in marks.items():
        of = cell(Subject.ANSWERS, asked_of="participant_mark")
        counting.tally.answer(of, where, answer_id, mark, participant_id)


def _count_volunteers(counting: Count) -> None:
    members: defaultdict[Atom, set[int]] = defaultdict(set)
    rows = counting.session.execute(
        select(Volunteer.area_id, Volunteer.id, stored_codes.text(Volunteer.roles)).where(
            Volunteer.area_id.in_(counting.area_ids),
            or_(Volunteer.since.is_(None), Volunteer.since <= counting.last),
            Volunteer.status.in_((VolunteerStatus.READY, VolunteerStatus.ACTIVE)),
        )
    )
    cells = {role: cell(Subject.VOLUNTEERS, role=role) for role in VolunteerRole}
    given: list[tuple[Block, tuple[str, ...]]] = []
    for area_id, id_, stored in rows:
        where, roles = counts.stock_block(area_id), stored_codes.in_order(VolunteerRole, stored)
        members[Subject.VOLUNTEERS.value, where].add(id_)
        for role in roles:
            members[cells[role], where].add(id_)
        given.append((where, roles))
    counting.tally.overlap(breakdowns.ROLE, given)
    counting.members(members)


def _count_hours(counting: Count) -> None:
    """Count whole hours by role, those that were written down and those of small jobs."""
    written = select(
        Volunteer.area_id,
        Volunteer.id,
        VolunteerHours.on,
        VolunteerHours.role,
        VolunteerHours.minutes,
    ).join(Volunteer, Volunteer.id == VolunteerHours.volunteer_id)
    of_jobs = (
        select(Volunteer.area_id, Volunteer.id, Job.on, Job.minutes)
        .join(Volunteer, Volunteer.id == Job.volunteer_id)
        .where(Job.status == JobStatus.DONE, Job.minutes.is_not(None))
    )
    lines: list[tuple[int, int, date | None, VolunteerRole | None, int]] = [
        (area_id, id_, on, role, minutes)
        for area_id, id_, on, role, minutes in counting.session.execute(written)
    ]
    lines += [
        (area_id, id_, on, VolunteerRole.HANDYMAN, minutes or 0)
        for area_id, id_, on, minutes in counting.session.execute(of_jobs)
    ]
    spent: Counter[tuple[Block, str]] = Counter()
    for area_id, id_, on, role, minutes in lines:
        if on is None or area_id not in counting.area_ids or not counting.on(on):
            continue
        where, of_role = counts.block(area_id, on), cell(Subject.HOURS, role=role or UNKNOWN)
        spent[where, of_role] += minutes
        counting.tally.note((Subject.HOURS.value, of_role), where, id_, minutes)
    for (where, of_role), minutes in spent.items():
        hours = round(minutes / _MINUTES)
        counting.tally.counts[Subject.HOURS.value, where] += hours
        counting.tally.counts[of_role, where] += hours


def _count_connectors(counting: Count) -> None:
    """Count the hours of the Spillen by quarter, by what was agreed a week."""
    areas = counting.session.scalars(select(Area).where(Area.id.in_(counting.area_ids)))
    for area in areas:
        for quarter, hours in connector_hours.by_quarter(area, counting.first, counting.last):
            counting.tally.counts[Subject.CONNECTOR_HOURS.value, (area.id, quarter)] += hours


def _count_decisions(counting: Count) -> None:
    rows = counting.session.execute(
        select(Decision.area_id, Decision.decided_on, Decision.decided_by).where(
            Decision.area_id.in_(counting.area_ids)
        )
    )
    for area_id, on, decided_by in rows:
        counting.add(Subject.DECISIONS, area_id, on, decided_by=decided_by)


def _count_places(counting: Count) -> None:
    rows = counting.session.execute(
        select(Activity.area_id, Activity.id).where(
            Activity.area_id.in_(counting.area_ids),
            or_(Activity.started_on.is_(None), Activity.started_on <= counting.last),
            or_(Activity.ended_on.is_(None), Activity.ended_on >= counting.last),
        )
    )
    members: defaultdict[Atom, set[int]] = defaultdict(set)
    for area_id, id_ in rows:
        members[Subject.PLACES.value, counts.stock_block(area_id)].add(id_)
    counting.members(members)


def _count_open_needs(counting: Count) -> None:
    rows = counting.session.execute(
        select(Need.id, Need.participant_id, Need.theme).where(
            Need.asked_on <= counting.last,
            or_(Need.status.in_(OPEN_NEEDS), Need.closed_on > counting.last),
        )
    )
    cells = {theme: cell(Subject.OPEN_NEEDS, theme=theme) for theme in NeedTheme}
    members: defaultdict[Atom, set[int]] = defaultdict(set)
    for id_, participant_id, theme in rows:
        one = counting.people.get(participant_id)
        if one is None:
            continue
        where = counts.stock_block(one.block_on(counting.last)[0])
        members[Subject.OPEN_NEEDS.value, where].add(id_)
        members[cells[theme], where].add(id_)
        counting.tally.note((Subject.OPEN_NEEDS.value, cells[theme]), where, one.id)
    counting.members(members)
