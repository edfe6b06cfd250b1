"""Who counts in the figures: participants with what the figures need of them, read at once.

The evaluation population: consent to the evaluation, a file that is or was active, and seventy or
older on 31 December of the year in which she was reported (of a birth year alone, the difference).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, null, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Attendance,
    Consent,
    Job,
    Match,
    Measurement,
    Need,
    Participant,
    Person,
    Ride,
    Signal,
)
from spil_desktop.rules import match_steps, questionnaires
from spil_desktop.rules.breakdowns import AGE_BANDS
from spil_desktop.rules.disclosure import Block
from spil_desktop.rules.scoring import Score
from spil_desktop.rules.vocabulary import (
    ConsentState,
    Gender,
    JobStatus,
    Layer,
    LivingSituation,
    Loneliness,
    MaritalStatus,
    MatchKind,
    MatchStatus,
    Moment,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Presence,
    Purpose,
    ReportSource,
    RideStatus,
    SignalKind,
    Tenure,
)
from spil_desktop.services import health_at_start
from spil_desktop.services.health_at_start import Health

LEAST_AGE = 70
"""The method is for people of this age and older."""

TAKES_PART = frozenset(
    {ParticipantStatus.ACTIVE, ParticipantStatus.AT_DISTANCE, ParticipantStatus.CLOSED}
)
"""Statuses of a file that is or was active."""

_BAND_YEARS = 5
_NOT_REACHED = frozenset({ParticipantStatus.REPORTED, ParticipantStatus.NOT_REACHED})
_NOT_A_MATCH = frozenset({MatchStatus.PROPOSED, MatchStatus.NOT_MADE})
_SUPPORT_OF_MATCH = {
    MatchKind.DRIVE: "ride",
    MatchKind.JOB: "job",
    MatchKind.ACTIVITY: "activity",
}
_SUPPORT_OF_LAYER = {
    Layer.BUDDY: "match",
    Layer.ACTIVITY: "activity",
    Layer.JOB_SERVICE: "job",
    Layer.TRANSPORT_SERVICE: "ride",
}


@dataclass(frozen=True, slots=True)
class Someone:
    """A participant as the figures see her; `age` is that on 31 December of her first year.

    `counted_in` are the quarters of the counted year of which figures of her were published in
    another area than where she lives now, each with that area: there she stays.
    """

    id: int
    area_id: int
    reported_on: date
    status: ParticipantStatus
    reached: bool
    closed_on: date | None
    source: ReportSource
    living: LivingSituation
    tenure: Tenure
    marital: MaritalStatus
    gender: Gender
    age: int | None
    evaluation: bool
    health: bool
    counted_in: Mapping[int, int] = field(default_factory=dict[int, int])

    def area_in(self, quarter: int) -> int:
        """Return the area in which she counts in a quarter of the counted year."""
        return self.counted_in.get(quarter, self.area_id)

    def block_on(self, day: date) -> Block:
        """Return the area and quarter in which counts what took place on a day of that year."""
        quarter = (day.month + 2) // 3
        return self.area_in(quarter), quarter

    @property
    def counts(self) -> bool:
        """Whether she is in the evaluation population."""
        old = self.age is not None and self.age >= LEAST_AGE
        return old and self.evaluation and self.status in TAKES_PART

    @property
    def quarter(self) -> int:
        """The quarter of the year in which she was reported."""
        return (self.reported_on.month + 2) // 3

    @property
    def block(self) -> Block:
        """The area and quarter in which she counts."""
        return self.area_in(self.quarter), self.quarter

    @property
    def age_band(self) -> str:
        """Her age class, the youngest for everyone below its end."""
        place = max((self.age or LEAST_AGE) - LEAST_AGE, 0) // _BAND_YEARS
        return AGE_BANDS[min(place, len(AGE_BANDS) - 1)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A need as the figures see it."""

    participant_id: int
    asked_on: date
    theme: NeedTheme
    status: NeedStatus
    solved_by: Layer | None

    @property
    def is_solved(self) -> bool:
        """Whether the need was solved at least partly, and who did it is known."""
        solved = {NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED}
        return self.solved_by is not None and self.status in solved


@dataclass(frozen=True, slots=True)
class Made:
    """A match that came about, on the day that the two first met."""

    participant_id: int
    on: date | None
    kind: MatchKind


@dataclass(frozen=True, slots=True)
class Measured:
    """What someone answered: marks and class of loneliness by moment."""

    moments: set[Moment] = field(default_factory=set[Moment])
    marks: dict[Moment, int] = field(default_factory=dict[Moment, int])
    loneliness: dict[Moment, Loneliness] = field(default_factory=dict[Moment, Loneliness])


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the figures over people are counted from; personal, so never shown."""

    people: Sequence[Someone] = field(repr=False)
    health: Mapping[int, Health] = field(repr=False)
    needs: Sequence[Asked] = field(repr=False)
    matches: Sequence[Made] = field(repr=False)
    support: Mapping[int, set[str]] = field(repr=False)
    measured: Mapping[int, Measured] = field(repr=False)
    signals: Mapping[int, set[SignalKind]] = field(repr=False)


def read(session: Session, until: date, area_ids: Collection[int]) -> Facts:
    """Read all participants of these areas who were reported until a day, and what they have."""
    people = _people(session, until, area_ids)
    needs = _needs(session, area_ids)
    matches = _matches(session, area_ids)
    return Facts(
        people=people,
        health=health_at_start.read(session, area_ids),
        needs=needs,
        matches=matches,
        support=_support(session, area_ids, needs, matches),
        measured=_measured(session, area_ids),
        signals=_signals(session, area_ids),
    )


def _people(session: Session, until: date, area_ids: Collection[int]) -> list[Someone]:
    rows = session.execute(
        select(
            Participant.id,
            Participant.area_id,
            Participant.reported_on,
            Participant.status,
            Participant.first_contact_on,
            Participant.closed_on,
            Participant.source,
            Participant.living,
            Participant.tenure,
            Participant.marital,
            Person.gender,
            Person.birth_year,
            _given(Purpose.EVALUATION),
            _given(Purpose.HEALTH),
        )
        .join(Person, Person.id == Participant.person_id)
        .where(Participant.area_id.in_(area_ids), Participant.reported_on <= until)
        .order_by(Participant.id)
    )
    return [_someone(row) for row in rows]


def _someone(row: tuple[Any, ...]) -> Someone:
    (
        id_,
        area_id,
        reported_on,
        status,
        first_contact_on,
        closed_on,
        source,
        living,
        tenure,
        marital,
        gender,
        birth_year,
        evaluation,
        health,
    ) = row
    return Someone(
        id=id_,
        area_id=area_id,
        reported_on=reported_on,
        status=status,
        reached=first_contact_on is not None or status not in _NOT_REACHED,
        closed_on=closed_on,
        source=source,
        living=living,
        tenure=tenure,
        marital=marital,
        gender=gender,
        age=None if birth_year is None else reported_on.year - birth_year,
        evaluation=bool(evaluation),
        health=bool(health),
    )


def _given(purpose: Purpose) -> ColumnElement[bool]:
    """Return whether a participant consents to a purpose: her newest answer holds, none is null.

    Asked of the store for each participant by her index, which costs less than reading and
    ordering the answers of everyone.
    """
    newest = (
        select(Consent.state)
        .where(Consent.person_id == Participant.person_id, Consent.purpose == purpose)
        .order_by(Consent.decided_on.desc(), Consent.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return newest == ConsentState.GIVEN


def _in(area_ids: Collection[int]) -> Select[int]:
    return select(Participant.id).where(Participant.area_id.in_(area_ids))


def _needs(session: Session, area_ids: Collection[int]) -> list[Asked]:
    rows = session.execute(
        select(Need.participant_id, Need.asked_on, Need.theme, Need.status, Need.solved_by)
        .where(Need.participant_id.in_(_in(area_ids)))
        .order_by(Need.id)
    )
    return [Asked(*row) for row in rows]


def _matches(session: Session, area_ids: Collection[int]) -> list[Made]:
    rows = session.execute(
        select(
            Match.participant_id,
            Match.kind,
            Match.status,
            Match.met_on,
            Match.introduced_on,
            Match.trial_from,
            Match.active_from,
            Match.proposed_on,
        ).where(Match.participant_id.in_(_in(area_ids)), Match.status.not_in(_NOT_A_MATCH))
    )
    return [
        Made(id_, match_steps.first_met(status, met_on, known, proposed), kind)
        for id_, kind, status, met_on, *known, proposed in rows
        if status is not MatchStatus.INTRODUCED or met_on is not None
    ]


def _support(
    session: Session, area_ids: Collection[int], needs: Iterable[Asked], matches: Iterable[Made]
) -> dict[int, set[str]]:
    """Return in which forms each participant was helped, whatever record tells it."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for match in matches:
        found[match.participant_id].add(_SUPPORT_OF_MATCH.get(match.kind, "match"))
    for need in needs:
        form = _SUPPORT_OF_LAYER.get(need.solved_by) if need.solved_by else None
        if need.is_solved and form is not None:
            found[need.participant_id].add(form)
    for form, query in (
        (
            "activity",
            select(Attendance.participant_id).where(
                Attendance.presence == Presence.PRESENT,
                Attendance.participant_id.in_(_in(area_ids)),
            ),
        ),
        (
            "job",
            select(Job.participant_id).where(
                Job.status == JobStatus.DONE, Job.participant_id.in_(_in(area_ids))
            ),
        ),
        (
            "ride",
            select(Ride.participant_id).where(
                Ride.status == RideStatus.DONE, Ride.participant_id.in_(_in(area_ids))
            ),
        ),
    ):
        for id_ in session.scalars(query.distinct()):
            found[id_].add(form)
    return found


def _measured(session: Session, area_ids: Collection[int]) -> dict[int, Measured]:
    # of most questionnaires it is enough that they were asked: reading answers takes longest
    scored = (questionnaires.LIFE_MARK, questionnaires.LONELINESS_6)
    rows = session.execute(
        select(
            Measurement.participant_id,
            Measurement.instrument,
            Measurement.moment,
            case((Measurement.instrument.in_(scored), Measurement.answers), else_=null()),
        ).where(Measurement.participant_id.in_(_in(area_ids)))
    )
    found: defaultdict[int, Measured] = defaultdict(Measured)
    for id_, instrument, moment, answers in rows:
        of = found[id_]
        of.moments.add(moment)
        if instrument == questionnaires.LIFE_MARK:
            mark = _score(instrument, answers, questionnaires.MARK).value
            if mark is not None:
                of.marks[moment] = mark
        elif instrument == questionnaires.LONELINESS_6:
            loneliness = _score(instrument, answers, questionnaires.TOTAL).cutoff
            if loneliness is not None:
                of.loneliness[moment] = Loneliness(loneliness.code)
    return found


def _score(code: str, answers: Mapping[str, object], scale: str) -> Score:
    return questionnaires.scores(questionnaires.by_code()[code], answers)[scale]


def _signals(session: Session, area_ids: Collection[int]) -> dict[int, set[SignalKind]]:
    rows = session.execute(
        select(Signal.participant_id, Signal.kind)
        .where(Signal.participant_id.in_(_in(area_ids)))
        .distinct()
    )
    found: defaultdict[int, set[SignalKind]] = defaultdict(set)
    for id_, kind in rows:
        found[id_].add(kind)
    return found
