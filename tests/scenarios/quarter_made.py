"""The second quarter of 2026 in De Bouwen, with exactly the numbers of the scenario."""

from datetime import date, timedelta
from itertools import cycle, islice

from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    ContactMoment,
    Job,
    Match,
    Occurrence,
    Organisation,
    Referral,
    Ride,
)
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    JobStatus,
    MatchKind,
    MatchStatus,
    OrganisationKind,
    ParticipantStatus,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    RidePurpose,
    RideStatus,
)
from tests.services import made

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
BEFORE = date(2025, 11, 3)
_DAYS = (LAST - FIRST).days + 1


def day(number: int) -> date:
    """A day of the quarter, again and again the same ones."""
    return FIRST + timedelta(days=number * 7 % _DAYS)


def fill(session: Session, area: int) -> None:
    """Write everything of the quarter, and around it what may not count."""
    old = [
        made.participant(session, area, f"Oudema{number}", reported_on=BEFORE)
        for number in range(37)
    ]
    took_part = (ParticipantStatus.ACTIVE,) * 24
    not_yet = (ParticipantStatus.REPORTED, ParticipantStatus.DECLINED) * 7
    new: list[int] = []
    for number, status in enumerate((*took_part, *not_yet)):
        contact = None if status is ParticipantStatus.REPORTED else (2, 4, 9)[number % 3]
        reported = day(number)
        after = None if contact is None else min(reported + timedelta(days=contact), LAST)
        new.append(
            made.participant(
                session,
                area,
                f"Nieuwma{number}",
                reported_on=reported,
                first_contact_on=after,
                status=status,
            )
        )
    people = old + new[:24]
    _add_matches(session, area, people)
    _add_contacts(session, people)
    _add_activities(session, area)
    _add_rides_and_jobs(session, people)
    _add_referrals(session, people)
    session.flush()


def _add_matches(session: Session, area: int, people: list[int]) -> None:
    helper = made.volunteer(session, area)
    ended = [MatchStatus.ENDED] * 4
    for someone, status in zip(people, [*([MatchStatus.ACTIVE] * 11), *ended], strict=False):
        session.add(
            Match(
                participant_id=someone,
                volunteer_id=helper,
                kind=MatchKind.VISIT_BUDDY,
                status=status,
                proposed_on=BEFORE,
                met_on=BEFORE,
                active_from=BEFORE,
                ended_on=day(5) if status is MatchStatus.ENDED else None,
            )
        )


def _add_contacts(session: Session, people: list[int]) -> None:
    results = [ContactResult.REACHED] * 132 + [ContactResult.NOT_HOME] * 20
    for number, (someone, result) in enumerate(zip(cycle(people), results, strict=False)):
        session.add(
            ContactMoment(
                participant_id=someone,
                on=day(number),
                form=ContactForm.HOME_VISIT,
                result=result,
            )
        )


def _add_activities(session: Session, area: int) -> None:
    left = 412
    for number in range(9):
        activity = Activity(area_id=area, name=f"Koffie {number}")
        session.add(activity)
        session.flush()
        for week in range(3):
            last = (number, week) == (8, 2)
            visitors = left if last else 15
            left -= visitors
            held = day(number * 3 + week)
            session.add(Occurrence(activity_id=activity.id, held_on=held, visitors=visitors))
        session.add(Occurrence(activity_id=activity.id, held_on=day(4), visitors=9, cancelled=True))


def _add_rides_and_jobs(session: Session, people: list[int]) -> None:
    rides = [RideStatus.DONE] * 51 + [RideStatus.UNMET] * 6 + [RideStatus.CANCELLED] * 3
    for number, (someone, ride) in enumerate(zip(cycle(people), rides, strict=False)):
        session.add(
            Ride(participant_id=someone, on=day(number), purpose=RidePurpose.DOCTOR, status=ride)
        )
    jobs = [JobStatus.DONE] * 33 + [JobStatus.TOO_BIG] * 2
    for number, (someone, job) in enumerate(zip(cycle(people), jobs, strict=False)):
        session.add(Job(participant_id=someone, on=day(number), status=job))


def _add_referrals(session: Session, people: list[int]) -> None:
    desk = Organisation(name="Loket", kind=OrganisationKind.WMO_DESK)
    session.add(desk)
    session.flush()
    kinds = [ReferralKind.WARM] * 14 + [ReferralKind.COLD] * 7 + [ReferralKind.INFORMATION] * 2
    for number, (someone, kind) in enumerate(zip(islice(people, 23), kinds, strict=True)):
        session.add(
            Referral(
                participant_id=someone,
                organisation_id=desk.id,
                sent_on=day(number),
                kind=kind,
                result=ReferralResult.RECEIVED if number < 15 else None,
            )
        )
    session.add(
        Referral(
            participant_id=people[0],
            organisation_id=desk.id,
            direction=ReferralDirection.INCOMING,
            sent_on=day(1),
            kind=ReferralKind.WARM,
        )
    )
