"""Who could answer a need, and the plan for all open needs; nothing here changes the store.

Hard rules, scores and reasons are those of `rules.matching`; these functions read what the rules
need, in few queries, and put names to the result.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, Area, Need, Participant, Person
from spil_desktop.rules import matching, planning, weights
from spil_desktop.rules.candidates import Breach, Candidate, CandidateKey, Seeker, Verdict
from spil_desktop.rules.gathered import Gathered
from spil_desktop.rules.names import display_name
from spil_desktop.rules.planning import WhyOpen
from spil_desktop.rules.vocabulary import CandidateKind, DayPart, NeedTheme, SubTheme, Urgency
from spil_desktop.services import candidates as sources
from spil_desktop.services import match_history, names, seekers
from spil_desktop.services import settings as store_settings
from spil_desktop.services.match_history import Running


@dataclass(frozen=True, slots=True)
class RankedCandidate:
    """A candidate with its name and what the rules say of it for one need.

    `load` and `places` are its running matches (visitors, for an activity) and how many it can
    have, None for no limit. `place` is a street or where an activity is held.
    """

    kind: CandidateKind
    id: int
    person_id: int | None
    name: str = field(repr=False)
    place: str | None = field(repr=False)
    load: int
    places: int | None
    verdict: Verdict

    @property
    def score(self) -> float:
        """How well it answers, from 0 to 1."""
        return self.verdict.score


@dataclass(frozen=True, slots=True)
class AskedNeed:
    """A need in a plan, with who asks it."""

    id: int
    participant_id: int
    name: str = field(repr=False)
    theme: NeedTheme
    sub_theme: SubTheme | None
    urgency: Urgency
    area: str


@dataclass(frozen=True, slots=True)
class PlannedMatch:
    """A line of the plan; `day_part` is when, if both said when they can."""

    need: AskedNeed
    candidate: RankedCandidate
    day_part: DayPart | None


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """A need that stays open in the plan, and why."""

    need: AskedNeed
    why: WhyOpen


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """The best plan for all open needs together: the most urgent first, then the oldest.

    `late` are the needs that wait longer than `longest_wait_weeks`, and went first.
    """

    lines: tuple[PlannedMatch, ...]
    left: tuple[OpenNeed, ...]
    total: float
    late: frozenset[int] = frozenset()
    longest_wait_weeks: int = 0


def candidates(
    session: Session, need_id: int, *, today: date, top: int | None = 5
) -> tuple[RankedCandidate, ...]:
    """Return the best candidates for a need, best first; none that breaks a hard rule.

    Raises `InputProblem.UNKNOWN_RECORD` for a need that is not there.
    """
    seeker, found = _around(session, need_id, today=today)
    ranked = matching.rank(seeker, found, match_weights(session), top)
    return with_names(session, [(one.candidate, one.verdict) for one in ranked])


def awaiting_vog(
    session: Session, need_id: int, *, today: date, top: int = 5
) -> tuple[RankedCandidate, ...]:
    """Return the volunteers whom only the missing VOG keeps from a need, best first.

    A connector who knows one of them can still propose her, with a reason.
    """
    seeker, found = _around(session, need_id, today=today)
    ranked = matching.rank_blocked(seeker, found, Breach.NO_VOG, match_weights(session), top)
    return with_names(session, [(one.candidate, one.verdict) for one in ranked])


def consider(
    session: Session, need_id: int, key: CandidateKey, *, today: date, without: int | None = None
) -> RankedCandidate:
    """Judge one candidate for a need, allowed or not; `without` leaves one match out of account.

    Raises `InputProblem.UNKNOWN_RECORD` when the need or the candidate is not there.
    """
    running = match_history.running(session, without=without)
    seeker = _seeker(session, need_id, running, today=today)
    candidate = sources.one(session, key, running, today=today)
    if candidate is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=key[0].value)
    verdict = matching.judge(seeker, candidate, match_weights(session))
    return with_names(session, [(candidate, verdict)])[0]


def why_none(session: Session, need_id: int, *, today: date) -> WhyOpen:
    """Count what keeps all candidates from a need, for when there is nobody to show."""
    seeker, found = _around(session, need_id, today=today)
    return planning.why_nobody(seeker, found)


def plan(
    session: Session,
    *,
    today: date,
    area_id: int | None = None,
    progress: planning.Progress | None = None,
) -> AreaPlan:
    """Plan all open needs without a running match at once, of an area or of all areas.

    Needs that wait longer than the office's setting go first. `progress` hears how many needs of
    how many are compared, and may stop the plan by raising an exception.
    """
    running = match_history.running(session)
    asked = seekers.unanswered(session, running, area_id, today=today)
    found = sources.for_all(session, running, area_id, today=today)
    weeks = store_settings.read(session).longest_wait_weeks
    made = planning.make(
        asked, found, match_weights(session), longest_wait=7 * weeks, progress=progress
    )
    needs = asked_needs(session, [seeker.need_id for seeker in asked])
    named = with_names(session, [(line.candidate, line.verdict) for line in made.lines])
    lines = [
        PlannedMatch(needs[line.seeker.need_id], candidate, line.day_part)
        for line, candidate in zip(made.lines, named, strict=True)
    ]
    left = [OpenNeed(needs[one.seeker.need_id], one.why) for one in made.left]
    return AreaPlan(
        lines=tuple(sorted(lines, key=lambda line: _hurry(line.need))),
        left=tuple(sorted(left, key=lambda one: _hurry(one.need))),
        total=made.total,
        late=frozenset(one.need_id for one in asked if one.waiting > 7 * weeks),
        longest_wait_weeks=weeks,
    )


def plan_seconds(session: Session, *, area_id: int | None = None) -> float:
    """Return about how many seconds `plan` will take, by how many people it is for."""
    return planning.expected_seconds(
        seekers.count_unanswered(session, area_id), sources.count_for_all(session, area_id)
    )


def match_weights(session: Session) -> weights.WeightsByTheme:
    """Return the weights that hold: the defaults, with what the office changed."""
    return weights.with_changes(store_settings.match_weights(session))


def _around(session: Session, need_id: int, *, today: date) -> tuple[Seeker, Gathered]:
    running = match_history.running(session)
    seeker = _seeker(session, need_id, running, today=today)
    return seeker, sources.for_need(session, seeker, running, today=today)


def _seeker(session: Session, need_id: int, running: Running, *, today: date) -> Seeker:
    seeker = seekers.of_need(session, need_id, running, today=today)
    if seeker is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Need.__tablename__)
    return seeker


def asked_needs(session: Session, need_ids: Sequence[int]) -> dict[int, AskedNeed]:
    """Return needs by number, with who asks them."""
    rows = session.execute(
        select(
            Need.id,
            Need.participant_id,
            Need.theme,
            Need.sub_theme,
            Need.urgency,
            Area.name.label("area"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .join(Area, Area.id == Participant.area_id)
        .where(Need.id.in_(need_ids))
    )
    return {
        row.id: AskedNeed(
            id=row.id,
            participant_id=row.participant_id,
            name=display_name(names.parts(row)),
            theme=row.theme,
            sub_theme=row.sub_theme,
            urgency=row.urgency,
            area=row.area,
        )
        for row in rows
    }


def with_names(
    session: Session, found: Sequence[tuple[Candidate, Verdict]]
) -> tuple[RankedCandidate, ...]:
    """Put the names to candidates, in the order in which they came."""
    people = [one.person_id for one, _ in found if one.person_id is not None]
    called = names.of(session, people)
    meeting = [one.id for one, _ in found if one.kind is CandidateKind.ACTIVITY]
    about = _activities(session, meeting)
    return tuple(
        RankedCandidate(
            kind=one.kind,
            id=one.id,
            person_id=one.person_id,
            name=about[one.id].name if one.person_id is None else called[one.person_id],
            place=about[one.id].place if one.person_id is None else one.address.street,
            load=one.load,
            places=one.places,
            verdict=verdict,
        )
        for one, verdict in found
    )


def _activities(session: Session, numbers: Collection[int]) -> dict[int, Any]:
    """Return the names and places of activities by number."""
    if not numbers:
        return {}
    named = select(Activity.id, Activity.name, Activity.place)
    return {row.id: row for row in session.execute(named.where(Activity.id.in_(numbers)))}


def _hurry(need: AskedNeed) -> tuple[int, int]:
    return -list(Urgency).index(need.urgency), need.id
