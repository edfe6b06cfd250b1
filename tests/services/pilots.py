"""Invented pilots for tests of figures: participants with all that the figures count."""

import random
from datetime import date, timedelta

from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Area,
    Attendance,
    Consent,
    HealthProfile,
    Job,
    Match,
    Measurement,
    Need,
    Occurrence,
    Outreach,
    Participant,
    Person,
    Ride,
    Signal,
    Street,
    Volunteer,
)
from spil_desktop.rules import questionnaires
from spil_desktop.rules.vocabulary import (
    Condition,
    ConsentForm,
    ConsentState,
    Gender,
    JobStatus,
    Layer,
    Limitation,
    LivingSituation,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    OutreachMethod,
    ParticipantStatus,
    Purpose,
    ReportSource,
    RidePurpose,
    RideStatus,
    RunBy,
    SelfRatedHealth,
    SignalKind,
    SignalSource,
    StreetStatus,
    Tenure,
    Urgency,
    VolunteerRole,
    VolunteerStatus,
)

YEAR = 2025


class Pilot:
    """An area that is filled by chance, the same for the same seed."""

    def __init__(self, session: Session, name: str, *, seed: int = 1) -> None:
        self.session = session
        self.pick = random.Random(seed)  # noqa: S311  invented people need no secrets
        area = Area(name=name, people_70plus=900, people_70plus_source="CBS 2024")
        session.add(area)
        session.flush()
        self.area = area.id
        self.person_of: dict[int, int] = {}
        self._surroundings()

    def add(self, people: int, first: date = date(YEAR, 1, 1), days: int = 365) -> None:
        """Add people who were reported in the days from `first`."""
        for _ in range(people):
            self.add_one(first + timedelta(days=self.pick.randrange(days)))

    def add_one(self, reported_on: date, *, age: int | None = None, **known: object) -> int:
        """Add someone who takes part and consented, with whatever chance gives her.

        `age` is that in the first year.
        """
        pick = self.pick
        person = Person(
            family_name="Testema",
            sort_name="testema",
            gender=pick.choices((Gender.WOMAN, Gender.MAN), (74, 26))[0],
            birth_year=YEAR - (age or pick.randint(70, 97)),
        )
        self._keep(person)
        participant = Participant(
            **{
                "person_id": person.id,
                "area_id": self.area,
                "reported_on": reported_on,
                "first_contact_on": reported_on,
                "source": pick.choice(tuple(ReportSource)[:8]),
                "status": pick.choices(
                    (ParticipantStatus.ACTIVE, ParticipantStatus.CLOSED), (8, 2)
                )[0],
                "living": pick.choices(tuple(LivingSituation)[:4], (72, 16, 5, 7))[0],
                "tenure": pick.choices((Tenure.RENTED, Tenure.OWNED), (65, 35))[0],
                **known,
            }
        )
        self._keep(participant)
        self.person_of[participant.id] = person.id
        self.consent(person.id, Purpose.EVALUATION, reported_on)
        if pick.random() < 0.93:
            self.consent(person.id, Purpose.HEALTH, reported_on)
            self._health(participant.id)
        self._help(participant.id, reported_on)
        self._measure(participant.id, reported_on)
        self._write()
        return participant.id

    def consent(
        self, person: int, purpose: Purpose, day: date, state: ConsentState = ConsentState.GIVEN
    ) -> None:
        """Record an answer to a question for consent."""
        self.session.add(
            Consent(
                person_id=person,
                purpose=purpose,
                state=state,
                decided_on=day,
                form=ConsentForm.ORAL,
            )
        )

    def _keep(self, row: object) -> None:
        """Add a row of which the number is wanted."""
        self.session.add(row)
        self._write()

    def _write(self) -> None:
        """Write what was added, so that it has its number."""
        self.session.flush()

    def _health(self, participant: int) -> None:
        pick = self.pick
        self.session.add(
            HealthProfile(
                participant_id=participant,
                self_rated=pick.choices((*SelfRatedHealth, None), (2, 12, 40, 35, 12, 4))[0],
                limitations=tuple(
                    each
                    for each, share in zip(Limitation, (75, 10, 15, 10, 20), strict=False)
                    if pick.random() * 100 < share
                ),
                conditions=tuple(
                    each
                    for each, share in zip(Condition, (25, 17, 14, 11, 3, 2, 1), strict=False)
                    if pick.random() * 100 < share
                ),
            )
        )

    def _help(self, participant: int, day: date) -> None:
        pick = self.pick
        for theme, share in zip(NeedTheme, (55, 45, 30, 5, 9), strict=False):
            if pick.random() * 100 < share:
                status = pick.choice((NeedStatus.SOLVED, NeedStatus.NEW, NeedStatus.WAITING))
                solved = status is NeedStatus.SOLVED
                layers = (Layer.BUDDY, Layer.ACTIVITY, Layer.JOB_SERVICE, Layer.FAMILY)
                self.session.add(
                    Need(
                        participant_id=participant,
                        asked_on=day,
                        theme=theme,
                        status=status,
                        solved_by=pick.choice(layers) if solved else None,
                    )
                )
        if pick.random() < 0.3:
            self.session.add(
                Match(
                    participant_id=participant,
                    volunteer_id=self.volunteer,
                    kind=pick.choice((MatchKind.VISIT_BUDDY, MatchKind.DRIVE)),
                    status=pick.choice((MatchStatus.ACTIVE, MatchStatus.PROPOSED)),
                    proposed_on=day,
                    active_from=day,
                )
            )
        if pick.random() < 0.5:
            self.session.add(Attendance(occurrence_id=self.occurrence, participant_id=participant))
        if pick.random() < 0.2:
            self.session.add(Job(participant_id=participant, on=day, status=JobStatus.DONE))
            self.session.add(
                Ride(
                    participant_id=participant,
                    on=day,
                    purpose=RidePurpose.DOCTOR,
                    status=RideStatus.DONE,
                )
            )
        if pick.random() < 0.4:
            self.session.add(
                Signal(
                    participant_id=participant,
                    seen_on=day,
                    kind=pick.choice((SignalKind.LONELINESS, SignalKind.LOSS, SignalKind.MONEY)),
                    source=SignalSource.CONNECTOR,
                    urgency=Urgency.FOLLOW,
                )
            )

    def _measure(self, participant: int, day: date) -> None:
        pick = self.pick
        for moment, share in ((Moment.T0, 0.8), (Moment.T1, 0.5)):
            if pick.random() > share:
                continue
            djg = {
                f"djg{item}": pick.choice(("yes", "no", "more_or_less"))
                for item in (3, 4, 7, 8, 9, 10)
            }
            for instrument, answers in (
                (questionnaires.LIFE_MARK, {"mark": pick.randint(4, 9)} if share else {}),
                (questionnaires.LONELINESS_6, djg if pick.random() < 0.9 else {}),
            ):
                self.session.add(
                    Measurement(
                        participant_id=participant,
                        instrument=instrument,
                        instrument_version="1",
                        moment=moment,
                        taken_on=day,
                        answers=answers,
                    )
                )

    def _surroundings(self) -> None:
        helper = Person(family_name="Helpstra", sort_name="helpstra")
        self._keep(helper)
        volunteer = Volunteer(
            person_id=helper.id,
            area_id=self.area,
            status=VolunteerStatus.ACTIVE,
            roles=(VolunteerRole.BUDDY, VolunteerRole.KEY_FIGURE),
        )
        self._keep(volunteer)
        self.volunteer = volunteer.id
        activity = Activity(area_id=self.area, name="Koffie", run_by=RunBy.RESIDENTS)
        self._keep(activity)
        for week in range(20):
            day = date(YEAR, 1, 7) + timedelta(weeks=2 * week)
            occurrence = Occurrence(activity_id=activity.id, held_on=day, visitors=week)
            self._keep(occurrence)
        self.occurrence = occurrence.id
        for number in range(7):
            street = Street(
                area_id=self.area, name=f"Testlaan {number}", status=StreetStatus.EXPLORED
            )
            self._keep(street)
            self.session.add(
                Outreach(
                    street_id=street.id,
                    on=date(YEAR, 1 + number, 3),
                    method=OutreachMethod.DOOR_TO_DOOR,
                    addresses=50,
                    opened=20 + number,
                    talked=12,
                    interested=3,
                )
            )
