"""Invented pilots in which everything happens that any table of a release counts.

Fuller, and so slower, than `tests.services.pilots`: for trials of many areas. Nobody need look
real; every table is to have figures, of what is common and of what is rare, in two years.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Final, TypeAlias, TypeVar

from sqlalchemy import event, func, select, text
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Area,
    Attendance,
    Decision,
    Job,
    KeyFigure,
    Match,
    MatchReview,
    Measurement,
    MissedMeasurement,
    Need,
    Occurrence,
    Opinion,
    Organisation,
    Outreach,
    Person,
    Referral,
    Ride,
    Signal,
    Street,
    Volunteer,
    VolunteerHours,
)
from spil_desktop.model.base import Record
from spil_desktop.rules import outcome_tables, questionnaires
from spil_desktop.rules.questionnaires import DECLINED, UNKNOWN, Answer, Item, ItemKind
from spil_desktop.rules.vocabulary import (
    ClosingReason,
    ConsentState,
    DecidedBy,
    DropOut,
    JobStatus,
    Layer,
    MaritalStatus,
    MatchEndReason,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    OpinionOf,
    OrganisationKind,
    OutreachMethod,
    ParticipantStatus,
    Purpose,
    ReferralDirection,
    ReferralKind,
    ReferralResult,
    RidePurpose,
    RideStatus,
    RunBy,
    SignalKind,
    SignalSource,
    StreetStatus,
    Urgency,
    VolunteerRole,
    VolunteerStatus,
)
from tests.services.pilots import YEAR, Pilot

FIRST: Final = date(YEAR, 1, 1)
LAST: Final = date(YEAR + 1, 12, 31)

_ASKED: Final = (
    *dict.fromkeys(spec.questionnaire for spec in outcome_tables.OUTCOMES),
    "effect",
    "satisfaction",
)
_HALF_A_YEAR: Final = 182
_WINDOW: Final = 42
_PEOPLE_A_VOLUNTEER: Final = 3
_LEAST_VOLUNTEERS: Final = 4
_NOT_STARTED: Final = (
    ParticipantStatus.REPORTED,
    ParticipantStatus.NOT_REACHED,
    ParticipantStatus.GETTING_ACQUAINTED,
)

_Told: TypeAlias = dict[tuple[str, str], Answer]
"""Answers by questionnaire and item."""

Some = TypeVar("Some")


class WholePilot(Pilot):
    """An area with so many people reported in two years, and all that is done for and by them."""

    def __init__(self, session: Session, name: str, people: int, *, seed: int = 1) -> None:
        self._numbers: dict[type[object], Iterator[int]] = {}
        event.listen(session, "transient_to_pending", self._number)
        session.execute(text("PRAGMA defer_foreign_keys = ON"))  # tables are written in any order
        super().__init__(session, name, seed=seed)
        area = session.get_one(Area, self.area)
        area.started_on, area.connector_hours = FIRST, self.pick.randint(12, 36)
        self.volunteers = [
            self._volunteer() for _ in range(max(people // _PEOPLE_A_VOLUNTEER, _LEAST_VOLUNTEERS))
        ]
        self.organisations = [self._organisation(kind) for kind in OrganisationKind]
        self.occurrences = [held for run_by in RunBy for held in self._activity(run_by)]
        self._streets()
        self._team()
        self.add(people, FIRST, (LAST - FIRST).days + 1)
        event.remove(session, "transient_to_pending", self._number)
        session.flush()

    def _number(self, session: Session, row: Record) -> None:
        """Give a row the number that the store would give it, so that it can be written later."""
        kind = type(row)
        if kind not in self._numbers:
            with session.no_autoflush:
                last = session.scalar(select(func.max(kind.id)))
            self._numbers[kind] = count((last or 0) + 1)
        row.id = next(self._numbers[kind])

    def _write(self) -> None:
        """Write nothing yet: all rows at once take a third of the time of each on its own."""

    def add_one(self, reported_on: date, *, age: int | None = None, **known: object) -> int:
        """Add someone; some were never reached, some do not consent, some files are closed."""
        chance = self.pick.random()
        if chance < 0.08:
            known = {"status": self._rarely(_NOT_STARTED), "first_contact_on": None, **known}
        elif chance < 0.3:
            closing = {
                "status": ParticipantStatus.CLOSED,
                "closed_on": self._after(reported_on, 20, 500),
                "closing_reason": self.pick.choice(tuple(ClosingReason)),
            }
            known = {**closing, **known}
        if self.pick.random() < 0.08:
            age = self.pick.randint(55, 68)
        known = {"marital": self._rarely(tuple(MaritalStatus)), **known}
        id_ = super().add_one(reported_on, age=age, **known)
        if self.pick.random() < 0.05:
            person = self.person_of[id_]
            self.consent(person, Purpose.EVALUATION, reported_on, ConsentState.REFUSED)
        return id_

    def _rarely(self, codes: Sequence[Some]) -> Some:
        """Pick a code: the first often, the last seldom."""
        return self.pick.choices(codes, [1 / (1 + place) for place in range(len(codes))])[0]

    def _after(self, day: date, least: int, most: int) -> date:
        """Return a day so many days later, at the latest that on which the two years end."""
        return min(day + timedelta(days=self.pick.randint(least, most)), LAST)

    def _any_day(self) -> date:
        return self._after(FIRST, 0, (LAST - FIRST).days)

    def _person(self) -> int:
        person = Person(family_name="Helpstra", sort_name="helpstra")
        self._keep(person)
        return person.id

    def _volunteer(self) -> int:
        since = self._after(FIRST, -300, 600)
        asked = (self._rarely(tuple(VolunteerRole)) for _ in range(self.pick.randint(1, 2)))
        roles = tuple(dict.fromkeys(asked))  # in one order, so that a seed always means the same
        volunteer = Volunteer(
            person_id=self._person(),
            area_id=self.area,
            since=since,
            status=self.pick.choice((VolunteerStatus.ACTIVE, VolunteerStatus.READY)),
            roles=roles,
        )
        self._keep(volunteer)
        for _ in range(self.pick.randint(0, 8)):
            hours = VolunteerHours(
                volunteer_id=volunteer.id,
                on=self._after(max(since, FIRST), 0, 700),
                minutes=self.pick.randint(30, 900),
                role=self.pick.choice((*roles, None)),
            )
            self.session.add(hours)
        return volunteer.id

    def _organisation(self, kind: OrganisationKind) -> int:
        organisation = Organisation(name=f"Stichting {kind}", kind=kind)
        self._keep(organisation)
        return organisation.id

    def _activity(self, run_by: RunBy) -> list[int]:
        """Add a meeting place; return its occurrences."""
        started = self._after(FIRST, 0, 300)
        activity = Activity(area_id=self.area, name="Eten", run_by=run_by, started_on=started)
        self._keep(activity)
        found: list[int] = []
        for week in range(0, (LAST - started).days // 7, self.pick.randint(1, 6)):
            occurrence = Occurrence(
                activity_id=activity.id,
                held_on=started + timedelta(weeks=week),
                visitors=self.pick.choice((None, self.pick.randint(3, 20))),
            )
            self._keep(occurrence)
            found.append(occurrence.id)
        return found

    def _streets(self) -> None:
        """Add streets in every state, and rounds through them in both years."""
        for number, status in enumerate((*StreetStatus, *StreetStatus)):
            street = Street(area_id=self.area, name=f"Testweg {number}", status=status)
            self._keep(street)
            addresses = self.pick.randint(10, 80)
            opened = self.pick.randint(0, addresses)
            talked = self.pick.randint(0, opened)
            self.session.add(
                Outreach(
                    street_id=street.id,
                    on=self._any_day(),
                    method=OutreachMethod.DOOR_TO_DOOR,
                    addresses=addresses,
                    opened=opened,
                    talked=talked,
                    interested=self.pick.randint(0, talked),
                )
            )

    def _team(self) -> None:
        """Let key figures come, the team decide, and everybody who works along give marks."""
        for _ in range(12):
            self.session.add(
                KeyFigure(person_id=self._person(), area_id=self.area, since=self._any_day())
            )
        for _ in range(80):
            self.session.add(
                Decision(
                    area_id=self.area,
                    decided_on=self._any_day(),
                    decided_by=self._rarely(tuple(DecidedBy)),
                    what="iets",
                )
            )
        for given_by in (*OpinionOf,) * 40:
            answers = {"mark": self.pick.randint(4, 10)}
            if given_by is OpinionOf.PROFESSIONAL:
                answers |= {
                    name: self.pick.randint(1, 5) for name in ("timely", "reachable", "useful")
                }
            self.session.add(
                Opinion(area_id=self.area, given_by=given_by, given_on=self._any_day(), **answers)
            )

    def _help(self, participant: int, day: date) -> None:
        super()._help(participant, day)
        chance = self.pick.random
        if chance() < 0.5:
            self._match(participant, day)
        for _ in range(self.pick.choice((0, 0, 1, 3))):
            self._referral(participant, self._after(day, 0, 300))
        for _ in range(self.pick.choice((0, 0, 1, 2))):
            self._signal(participant, self._after(day, 0, 300))
        for _ in range(self.pick.choice((0, 0, 0, 5))):
            self._ride(participant, self._after(day, 0, 300))
        for _ in range(self.pick.choice((0, 0, 0, 3))):
            self._job(participant, self._after(day, 0, 300))
        for occurrence in self.pick.sample(self.occurrences, self.pick.choice((0, 0, 1, 4))):
            self.session.add(Attendance(occurrence_id=occurrence, participant_id=participant))

    def _match(self, participant: int, day: date) -> None:
        """Let her ask for somebody, and meet; most of these end, for whatever reason."""
        need = Need(
            participant_id=participant,
            asked_on=day,
            theme=self._rarely(tuple(NeedTheme)),
            status=self._rarely((NeedStatus.IN_PROGRESS, *NeedStatus)),
        )
        if need.status in {NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED}:
            need.solved_by, need.closed_on = Layer.BUDDY, self._after(day, 5, 200)
        self._keep(need)
        met = self._after(day, 0, 60)
        ended = self._after(met, 5, 500) if self.pick.random() < 0.6 else None
        match = Match(
            participant_id=participant,
            need_id=need.id,
            volunteer_id=self.pick.choice(self.volunteers),
            kind=self._rarely(tuple(MatchKind)),
            status=MatchStatus.ENDED if ended else MatchStatus.ACTIVE,
            proposed_on=day,
            met_on=met,
            active_from=met,
            ended_on=ended,
            end_reason=self.pick.choice((None, *MatchEndReason)) if ended else None,
        )
        self._keep(match)
        for weeks in (2, 13):
            review = MatchReview(
                match_id=match.id,
                on=self._after(met, 7 * weeks, 7 * weeks + 5),
                participant_mark=self.pick.choice((None, self.pick.randint(4, 10))),
                volunteer_mark=self.pick.choice((None, self.pick.randint(4, 10))),
            )
            self.session.add(review)

    def _referral(self, participant: int, day: date) -> None:
        result = self.pick.choice((None, *ReferralResult))
        self.session.add(
            Referral(
                participant_id=participant,
                organisation_id=self._rarely((*self.organisations, None)),
                direction=self.pick.choice(tuple(ReferralDirection)),
                sent_on=day,
                kind=self._rarely(tuple(ReferralKind)),
                result=result,
                result_on=self._after(day, 1, 90) if result else None,
            )
        )

    def _signal(self, participant: int, day: date) -> None:
        self.session.add(
            Signal(
                participant_id=participant,
                seen_on=day,
                kind=self._rarely(tuple(SignalKind)),
                source=self._rarely(tuple(SignalSource)),
                urgency=self._rarely(tuple(Urgency)),
                due_on=self.pick.choice((None, self._after(day, 3, 14))),
                acted_on=self.pick.choice((None, self._after(day, 0, 30))),
            )
        )

    def _ride(self, participant: int, day: date) -> None:
        status = self._rarely((RideStatus.DONE, RideStatus.UNMET, RideStatus.CANCELLED))
        self.session.add(
            Ride(participant_id=participant, on=day, purpose=RidePurpose.DOCTOR, status=status)
        )

    def _job(self, participant: int, day: date) -> None:
        self.session.add(
            Job(
                participant_id=participant,
                volunteer_id=self.pick.choice(self.volunteers),
                on=day,
                minutes=self.pick.choice((None, self.pick.randint(10, 120))),
                status=self._rarely((JobStatus.DONE, JobStatus.CANCELLED)),
            )
        )

    def _measure(self, participant: int, day: date) -> None:
        """Ask four in five, and most of these again; of some others it is known why not."""
        if self.pick.random() > 0.8:
            return
        first = self._after(day, 0, 21)
        told = self._record(participant, Moment.T0, first, {})
        chance = self.pick.random()
        again = first + timedelta(days=_HALF_A_YEAR + self.pick.randint(-_WINDOW, _WINDOW))
        if chance < 0.65 and again <= LAST:
            self._record(participant, Moment.T1, again, told)
        elif chance > 0.8:
            self.session.add(
                MissedMeasurement(
                    participant_id=participant,
                    moment=Moment.T1,
                    reason=self.pick.choice(tuple(DropOut)),
                    decided_on=self._after(first, _HALF_A_YEAR + _WINDOW, 260),
                )
            )

    def _record(self, participant: int, moment: Moment, day: date, before: _Told) -> _Told:
        """Ask every questionnaire of a moment; half of the answers are those of `before`."""
        told: _Told = {}
        for code in _ASKED:
            asked = questionnaires.by_code()[code]
            if moment not in asked.moments or self.pick.random() < 0.06:
                continue
            answers = {
                item.code: before[code, item.code]
                if (code, item.code) in before and self.pick.random() < 0.5
                else self._answer(item)
                for item in asked.items
            }
            told |= {(code, item): answer for item, answer in answers.items()}
            self.session.add(
                Measurement(
                    participant_id=participant,
                    instrument=code,
                    instrument_version=asked.edition,
                    moment=moment,
                    taken_on=day,
                    answers=answers,
                )
            )
        return told

    def _answer(self, item: Item) -> Answer:
        if self.pick.random() < 0.02:
            return self.pick.choice((DECLINED, UNKNOWN))
        if item.kind is ItemKind.NUMBER:
            return self.pick.randint(item.low or 0, item.high or 0)
        codes = [choice.code for choice in item.choices]
        if item.kind is ItemKind.MANY:
            return sorted({self._rarely(codes) for _ in range(3)})
        return self.pick.choice(codes)
