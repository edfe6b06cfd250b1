"""Who can do a job: the volunteers with their days away and other jobs, on the day of the job."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Job, Participant, Person, Volunteer
from spil_desktop.rules import day_parts, weights
from spil_desktop.rules import handymen as rules
from spil_desktop.rules.candidates import Address, Breach, Candidate, Seeker, is_gone
from spil_desktop.rules.handymen import Handyman, JobProposal
from spil_desktop.rules.vocabulary import CandidateKind, DayPart, JobStatus, NeedTheme
from spil_desktop.services import (
    absences,
    candidates,
    match_history,
    names,
    nearby,
    records,
    settings,
)
from spil_desktop.services.match_history import Running

_LOAD_OF: Final = timedelta(weeks=2)
"""Jobs of so long before and after the day make a volunteer's load."""

_COUNTED: Final = (JobStatus.PLANNED, JobStatus.DONE)


@dataclass(frozen=True, slots=True)
class RankedHandyman:
    """A volunteer with her name and what the rules say of her for one job."""

    id: int
    person_id: int
    name: str = field(repr=False)
    place: str | None = field(repr=False)
    proposal: JobProposal


def judged(
    session: Session, job_id: int, on: date | None, *, today: date
) -> tuple[RankedHandyman, ...]:
    """Return everyone for a job on a day, the best first; those who cannot come last.

    Without a day, today's. Raises `InputProblem.UNKNOWN_RECORD`.
    """
    row = records.fetch(session, Job, job_id)
    running = match_history.running(session)
    seeker = _seeker(session, row, running, on)
    found = [
        one
        for one in candidates.for_need(session, seeker, running, today=today)
        if one.kind is CandidateKind.VOLUNTEER
    ]
    day = on or today
    used = weights.with_changes(settings.match_weights(session))
    order = rules.judge(day, seeker, _handymen(session, row, found, day), used)
    called = names.of(session, [one.person_id for one in found if one.person_id is not None])
    return tuple(_ranked(one, called) for one in order)


def broken(
    session: Session, row: Job, volunteer_id: int, on: date, *, today: date
) -> tuple[Breach, ...]:
    """Return the rules that keep someone from a job; none when she can do it.

    Raises `InputProblem.UNKNOWN_RECORD` for a volunteer who is not there.
    """
    records.fetch(session, Volunteer, volunteer_id)
    running = match_history.running(session)
    found = candidates.one(session, (CandidateKind.VOLUNTEER, volunteer_id), running, today=today)
    assert found is not None  # the volunteer was there a line ago
    seeker = _seeker(session, row, running, on)
    (one,) = rules.judge(on, seeker, _handymen(session, row, [found], on))
    return one.breaches


def _seeker(session: Session, row: Job, running: Running, on: date | None) -> Seeker:
    """Return who asks the job, as the matching sees her; the day is her part of the week."""
    participant = records.fetch(session, Participant, row.participant_id)
    person = records.fetch(session, Person, participant.person_id)
    around = nearby.Around(nearby.beside(session), nearby.points(session, [person.postcode]))
    answers = match_history.consents(session, {person.id}).get(person.id, {})
    furthest = settings.read(session).furthest_km * 1000 or None
    return Seeker(
        need_id=row.need_id or 0,
        participant_id=participant.id,
        person_id=person.id,
        theme=NeedTheme.PRACTICAL_HELP,
        also=frozenset(participant.interests),
        day_parts=frozenset(participant.available) if on is None else _parts_of(on),
        languages=frozenset(person.languages),
        gender_wish=participant.gender_wish,
        address=around.address(
            Address(participant.area_id, person.street, person.house_number, person.postcode)
        ),
        gone=is_gone(participant.status) or person.deceased_on is not None,
        sharing=match_history.sharing(answers),
        has_pets=bool(participant.has_pets),
        smokes=bool(participant.smokes),
        has_stairs=bool(participant.has_stairs),
        beside=around.beside_of(participant.area_id, person.street),
        furthest=furthest,
        excluded=frozenset(match_history.exclusions(session, person.id).get(person.id, ())),
        known=frozenset(running.known.get(participant.id, ())),
        before=frozenset(running.before.get(participant.id, ())),
    )


def _parts_of(on: date) -> frozenset[DayPart]:
    return frozenset(part for part in DayPart if day_parts.weekday(part) == on.weekday())


def _handymen(session: Session, row: Job, found: Iterable[Candidate], on: date) -> list[Handyman]:
    known = {one.id: one for one in found}
    away = absences.on_day(session, on, known)
    jobs = _jobs(session, row, known, on)
    return [
        Handyman(
            candidate=one,
            absences=tuple(away[key]),
            that_day=jobs[key][on],
            load=jobs[key].total(),
        )
        for key, one in known.items()
    ]


def _jobs(
    session: Session, row: Job, keys: Collection[int], on: date
) -> Mapping[int, Counter[date]]:
    """Count the other jobs of these volunteers around a day, by day."""
    found: dict[int, Counter[date]] = defaultdict(Counter)
    wanted = select(Job.volunteer_id, Job.on).where(
        Job.volunteer_id.in_(keys),
        Job.status.in_(_COUNTED),
        Job.on.between(on - _LOAD_OF, on + _LOAD_OF),
        Job.id != row.id,
    )
    for volunteer_id, day in session.execute(wanted):
        assert volunteer_id is not None  # the query asked for both
        assert day is not None
        found[volunteer_id][day] += 1
    return found


def _ranked(one: JobProposal, called: Mapping[int, str]) -> RankedHandyman:
    candidate = one.handyman.candidate
    assert candidate.person_id is not None  # only an activity has none
    return RankedHandyman(
        id=candidate.id,
        person_id=candidate.person_id,
        name=called[candidate.person_id],
        place=candidate.address.street,
        proposal=one,
    )
