"""The data-quality board: what is missing, of whom, and what to repair first.

What is read of everyone is kept small: one row a person and sums of her needs, matches and visits;
the rules in `rules.data_quality` then say what is missing. Whose content was erased is left out,
because nothing of her may be filled in any more.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final, TypeAlias, get_type_hints

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy import cast as as_type
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Area,
    Consent,
    ContactMoment,
    HealthProfile,
    Match,
    MatchReview,
    Measurement,
    MissedMeasurement,
    Need,
    Participant,
    Person,
)
from spil_desktop.rules import data_quality as rule
from spil_desktop.rules.data_quality import Gap, Known, Repair, Task
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import (
    ConsentState,
    ContactForm,
    ContactResult,
    Gender,
    Knows,
    LivingSituation,
    MaritalStatus,
    MatchStatus,
    Moment,
    NeedStatus,
    ParticipantStatus,
    Purpose,
    ReportSource,
    Tenure,
)
from spil_desktop.services import measurements, names

STILL_NEW: Final = timedelta(weeks=6)
"""A need that nothing was recorded of for so long has no real status."""

_WITHOUT_TALK: Final = timedelta(weeks=8)
"""A match that runs for so long should have been talked over once."""

_Moments: TypeAlias = tuple[frozenset[Moment], frozenset[Moment], frozenset[Moment]]
"""When someone was asked, what is over, and of what it is known why she was not asked."""

_NEVER: Final[_Moments] = (frozenset(), frozenset(), frozenset())
_PURPOSES: Final = (Purpose.FILE, Purpose.HEALTH, Purpose.EVALUATION)
_SOLVED: Final = (NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED)
_RAN: Final = (MatchStatus.TRIAL, MatchStatus.ACTIVE, MatchStatus.PAUSED, MatchStatus.ENDED)
_YES_OR_NO: Final = tuple(name for name, kind in get_type_hints(Known).items() if kind is bool)
"""The facts that are a yes or a no in `Known`, in its order."""

_FACTS: Final = (
    *_YES_OR_NO,
    *(f"{purpose.value}_{what}" for purpose in _PURPOSES for what in ("answered", "given", "both")),
)
"""Every fact that is one bit of a row: thousands of rows are read faster as one number each."""

_BOTH_ANSWERS: Final = sum(
    1 << place for place, fact in enumerate(_FACTS) if fact.endswith("_both")
)

_MANY: Final = 500
"""More people than this are read together and sifted; fewer are asked for by number."""


@dataclass(frozen=True, slots=True)
class GapLine:
    """Of how many people something must be known, and of how many it is not."""

    gap: Gap
    missing: int
    needed: int


@dataclass(frozen=True, slots=True)
class Board:
    """What is missing in an area or everywhere.

    `people` are all who were looked at, `complete` those of whom nothing is missing. `missing`
    says what is missing by the number of the participant, for whom something is.
    """

    people: int
    complete: int
    lines: tuple[GapLine, ...]
    first: tuple[Task, ...]
    missing: Mapping[int, tuple[Gap, ...]] = field(repr=False)

    def of(self, gap: Gap) -> tuple[int, ...]:
        """Return the participants of whom one thing is missing; as many as its line tells."""
        return tuple(number for number, gaps in self.missing.items() if gap in gaps)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One participant in a list of the board."""

    participant_id: int
    person_id: int
    name: str = field(repr=False)
    sort_name: str = field(repr=False)
    area: str = ""


def board(session: Session, *, today: date, area_id: int | None = None) -> Board:
    """Return what is missing in an area, or everywhere."""
    needed: Counter[Gap] = Counter()
    counted: Counter[Gap] = Counter()
    found: dict[int, tuple[Gap, ...]] = {}
    people = 0
    for known, numbers in everyone(session, today=today, area_id=area_id).items():
        people += len(numbers)
        gaps = rule.missing(known)
        needed.update(dict.fromkeys(rule.needed(known), len(numbers)))
        counted.update(dict.fromkeys(gaps, len(numbers)))
        if gaps:
            found.update(dict.fromkeys(numbers, gaps))
    return Board(
        people=people,
        complete=people - len(found),
        lines=tuple(GapLine(gap, counted[gap], needed[gap]) for gap in Gap if needed[gap]),
        first=rule.first(found),
        missing=MappingProxyType(found),
    )


def people(
    session: Session, participant_ids: Collection[int], *, area_id: int | None = None
) -> tuple[PersonLine, ...]:
    """Return these participants with their names, in the order of the names."""
    wanted = (
        select(
            Participant.id,
            Participant.person_id,
            Person.sort_name,
            Area.name.label("area"),
            *names.COLUMNS,
        )
        .join(Person, Person.id == Participant.person_id)
        .join(Area, Area.id == Participant.area_id)
        .order_by(Person.sort_name, Participant.id)
    )
    numbers = set(participant_ids)
    if len(numbers) <= _MANY:
        wanted = wanted.where(Participant.id.in_(numbers))
    rows = session.execute(_in(wanted, area_id))
    return tuple(
        PersonLine(row.id, row.person_id, display_name(names.parts(row)), row.sort_name, row.area)
        for row in rows
        if row.id in numbers
    )


def everyone(
    session: Session, *, today: date, area_id: int | None = None
) -> Mapping[Known, Sequence[int]]:
    """Return what is recorded, with the participants of whom exactly that is recorded."""
    found: Any = session.execute(_in(_recorded(today), area_id))
    rows: list[Any] = found.all()
    given = _changed_minds(session, [row.person_id for row in rows if row.facts & _BOTH_ANSWERS])
    moments = _moments(session, today)
    alike: defaultdict[tuple[str, int, _Moments], list[int]] = defaultdict(list)
    for row in rows:
        facts: int = row.facts
        if facts & _BOTH_ANSWERS:
            facts |= given.get(row.person_id, 0)
        alike[row.stage, facts & ~_BOTH_ANSWERS, moments.get(row.id, _NEVER)].append(row.id)
    return {_known(*what): numbers for what, numbers in alike.items()}


def record_to_open(session: Session, participant_id: int, repair: Repair, *, today: date) -> int:
    """Return the number of the need or match in which a repair fills something in; 0 for none."""
    conditions = {
        Repair.OPEN_NEED: (Need.id, Need.participant_id, _is_still_new(today)),
        Repair.CLOSE_NEED: (Need.id, Need.participant_id, _without_layer()),
        Repair.REVIEW: (Match.id, Match.participant_id, _is_unreviewed(today)),
        Repair.END_MATCH: (Match.id, Match.participant_id, _without_reason()),
    }
    if repair not in conditions:
        return 0
    column, of, condition = conditions[repair]
    wanted = select(func.min(column)).where(of == participant_id, condition)
    return session.scalar(wanted) or 0


def _in(query: Any, area_id: int | None) -> Any:
    return query if area_id is None else query.where(Participant.area_id == area_id)


def _recorded(today: date) -> Any:
    """Return the query for one row a participant: her stage, and a number whose bits are facts."""
    need, match, visit, consent = _needs(today), _matches(today), _visits(), _consents()
    health = or_(
        HealthProfile.self_rated.is_not(None),
        *(
            as_type(column, String) != "[]"
            for column in (HealthProfile.limitations, HealthProfile.conditions, HealthProfile.aids)
        ),
    )
    conditions: dict[str, ColumnElement[bool]] = {
        "source": or_(
            Participant.source != ReportSource.OTHER, Participant.source_label.is_not(None)
        ),
        "knows": or_(
            Participant.knows != Knows.UNKNOWN,
            Participant.informed_on.is_not(None),
            Participant.source == ReportSource.SELF,
        ),
        "spoken": Participant.first_contact_on.is_not(None),
        "closing": and_(
            Participant.closed_on.is_not(None),
            or_(Participant.closing_reason.is_not(None), Participant.closing_label.is_not(None)),
        ),
        "birth": Person.birth_year.is_not(None),
        "gender": Person.gender != Gender.UNKNOWN,
        "living": Participant.living != LivingSituation.UNKNOWN,
        "tenure": Participant.tenure != Tenure.UNKNOWN,
        "marital": Participant.marital != MaritalStatus.UNKNOWN,
        "health": health,
        "asks": need.c.of.is_not(None),
        "needs_judged": func.coalesce(need.c.still_new, 0) == 0,
        "needs_explained": func.coalesce(need.c.unexplained, 0) == 0,
        "matched": match.c.of.is_not(None),
        "reviewed": func.coalesce(match.c.unreviewed, 0) == 0,
        "ends_explained": func.coalesce(match.c.unexplained, 0) == 0,
        "visited": visit.c.of.is_not(None),
        "visits_timed": func.coalesce(visit.c.untimed, 0) == 0,
    }
    for purpose in _PURPOSES:
        yes, other = consent.c[f"{purpose.value}_yes"], consent.c[f"{purpose.value}_other"]
        conditions |= {
            f"{purpose.value}_answered": or_(yes > 0, other > 0),
            f"{purpose.value}_given": and_(yes > 0, other == 0),
            f"{purpose.value}_both": and_(yes > 0, other > 0),
        }
    facts = sum(
        (case((conditions[fact], 1 << place), else_=0) for place, fact in enumerate(_FACTS)),
        literal(0),
    )
    return (
        select(
            Participant.id,
            Participant.person_id,
            type_coerce(Participant.status, String).label("stage"),
            facts.label("facts"),
        )
        .join(Person, Person.id == Participant.person_id)
        .outerjoin(HealthProfile, HealthProfile.participant_id == Participant.id)
        .outerjoin(need, need.c.of == Participant.id)
        .outerjoin(match, match.c.of == Participant.id)
        .outerjoin(visit, visit.c.of == Participant.id)
        .outerjoin(consent, consent.c.of == Participant.person_id)
        .where(Participant.content_erased_on.is_(None))
    )


def _known(stage: str, facts: int, moments: _Moments) -> Known:
    """Return what one number and the moments say."""

    def purposes(what: str) -> frozenset[Purpose]:
        return frozenset(
            purpose for purpose in _PURPOSES if facts & _bit(f"{purpose.value}_{what}")
        )

    asked, over, explained = moments
    yes_or_no: dict[str, Any] = {fact: bool(facts & _bit(fact)) for fact in _YES_OR_NO}
    return Known(
        ParticipantStatus(stage),
        **yes_or_no,
        answered=purposes("answered"),
        given=purposes("given"),
        measured=asked,
        over=over,
        explained=explained,
    )


def _bit(fact: str) -> int:
    return 1 << _FACTS.index(fact)


def _consents() -> Any:
    """Return for each person how often she said yes to a purpose, and how often anything else."""
    counted = [
        _number_of(and_(Consent.purpose == purpose, condition)).label(f"{purpose.value}_{name}")
        for purpose in _PURPOSES
        for name, condition in (
            ("yes", Consent.state == ConsentState.GIVEN),
            ("other", Consent.state != ConsentState.GIVEN),
        )
    ]
    return (
        select(Consent.person_id.label("of"), *counted)
        .where(Consent.recipient.is_(None), Consent.purpose.in_(_PURPOSES))
        .group_by(Consent.person_id)
        .subquery()
    )


def _changed_minds(session: Session, person_ids: Collection[int]) -> Mapping[int, int]:
    """Return the facts on yes of those who answered the same question in two ways: the newest."""
    wanted = (
        select(Consent.person_id, Consent.purpose, Consent.state)
        .where(
            Consent.person_id.in_(person_ids),
            Consent.purpose.in_(_PURPOSES),
            Consent.recipient.is_(None),
        )
        .order_by(Consent.decided_on, Consent.id)
    )
    newest = {(who, purpose): state for who, purpose, state in session.execute(wanted)}
    given: Counter[int] = Counter()
    for (who, purpose), state in newest.items():
        given[who] |= _bit(f"{purpose.value}_given") if state is ConsentState.GIVEN else 0
    return given


def _is_still_new(today: date) -> ColumnElement[bool]:
    return and_(Need.status == NeedStatus.NEW, Need.asked_on < today - STILL_NEW)


def _without_layer() -> ColumnElement[bool]:
    return and_(Need.status.in_(_SOLVED), Need.solved_by.is_(None))


def _is_unreviewed(today: date) -> ColumnElement[bool]:
    """Return that a match between two people ran for a while and nobody noted how it went."""
    began = func.coalesce(Match.trial_from, Match.active_from, Match.met_on)
    return and_(
        Match.status.in_(_RAN),
        Match.activity_id.is_(None),
        began <= today - _WITHOUT_TALK,
        Match.participant_mark.is_(None),
        Match.participant_click.is_(None),
        ~exists().where(MatchReview.match_id == Match.id),
    )


def _without_reason() -> ColumnElement[bool]:
    return and_(
        Match.status == MatchStatus.ENDED, Match.end_reason.is_(None), Match.end_label.is_(None)
    )


def _number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _needs(today: date) -> Any:
    return (
        select(
            Need.participant_id.label("of"),
            _number_of(_is_still_new(today)).label("still_new"),
            _number_of(_without_layer()).label("unexplained"),
        )
        .group_by(Need.participant_id)
        .subquery()
    )


def _matches(today: date) -> Any:
    return (
        select(
            Match.participant_id.label("of"),
            _number_of(_is_unreviewed(today)).label("unreviewed"),
            _number_of(_without_reason()).label("unexplained"),
        )
        .where(Match.status.in_(_RAN))
        .group_by(Match.participant_id)
        .subquery()
    )


def _visits() -> Any:
    """Return the query for visits at home in which she was met; of two people, the first row."""
    return (
        select(
            ContactMoment.participant_id.label("of"),
            _number_of(ContactMoment.minutes.is_(None)).label("untimed"),
        )
        .where(
            ContactMoment.form == ContactForm.HOME_VISIT,
            ContactMoment.result == ContactResult.REACHED,
            # so written that the index of nearly all rows, those made alone, is not taken
            func.coalesce(ContactMoment.together_with_id, 0) == 0,
        )
        .group_by(ContactMoment.participant_id)
        .subquery()
    )


def _moments(session: Session, today: date) -> Mapping[int, _Moments]:
    """Return when each participant was asked, what can no longer be asked, and what is explained.

    People share few sets of moments, so that equal ones are found quickly.
    """
    asked: defaultdict[int, set[Moment]] = defaultdict(set)
    over: dict[int, frozenset[Moment]] = {}
    when = measurements.schedule(session)
    for number, moment, day in session.execute(
        select(
            Measurement.participant_id, Measurement.moment, func.min(Measurement.taken_on)
        ).group_by(Measurement.participant_id, Measurement.moment)
    ):
        asked[number].add(moment)
        if moment is Moment.T0:
            over[number] = frozenset(
                later for later in (Moment.T1, Moment.T2) if when.is_over(day, later, today)
            )
    explained: defaultdict[int, set[Moment]] = defaultdict(set)
    for number, moment in session.execute(
        select(MissedMeasurement.participant_id, MissedMeasurement.moment)
    ):
        explained[number].add(moment)
    return {
        number: (
            frozenset(asked.get(number, ())),
            over.get(number, frozenset()),
            frozenset(explained.get(number, ())),
        )
        for number in (*asked, *explained)
    }
