"""Outcomes: what changed between two moments in the people who were measured at both.

Exact, so for use inside the office ("niet voor verspreiding"); releases round it first. Counted is
the evaluation population. A pair belongs to the period in which its later answers were given, and a
loss to that in which it became known.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Measurement, MissedMeasurement, Participant
from spil_desktop.model import Questionnaire as Stored
from spil_desktop.rules import drop_outs, outcomes, paired, questionnaires
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.outcomes import Ending, Followed, Gone, Taken
from spil_desktop.rules.paired import Change, Lost, Paired, Response
from spil_desktop.rules.periods import Period
from spil_desktop.rules.scoring import Questionnaire, Scale
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import measurements, populations, statistics
from spil_desktop.services.populations import Someone

_Known = Mapping[tuple[str, str], Questionnaire]


@dataclass(frozen=True, slots=True)
class Member:
    """One person in an outcome: her pair, or why there is none."""

    participant_id: int
    first: int | None
    later: int | None
    change: Change | None
    lost: Lost | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What changed on one scale of one edition of a questionnaire, from T0 to `moment`.

    `first_classes` and `later_classes` count the classes of the scale over the pairs. `members` is
    the list behind the figures: as long as `response.first`.
    """

    questionnaire: Questionnaire
    scale: Scale
    moment: Moment
    paired: Paired | None
    response: Response
    first_classes: Mapping[str, int]
    later_classes: Mapping[str, int]
    members: tuple[Member, ...] = field(repr=False)

    @property
    def measure(self) -> str:
        """The name of the outcome, as reference figures have it."""
        return outcomes.measure(self.questionnaire.code, self.scale.code)


@dataclass(frozen=True, slots=True)
class Statement:
    """How one statement on what somebody noticed was answered; `missing` gave no answer to it."""

    item: str
    agree: int
    neither: int
    disagree: int
    missing: int


@dataclass(frozen=True, slots=True)
class Experienced:
    """What people say that they noticed of the help, at T1.

    `measured` were measured at T1; `answered` of them gave an answer to a statement or more, and
    `chose` said what meant the most. `mattered` counts that, and someone may name more.
    """

    measured: int
    answered: int
    statements: tuple[Statement, ...]
    chose: int
    mattered: Mapping[str, int]


def of_period(
    session: Session, period: Period, area_id: int | None, moment: Moment = Moment.T1
) -> tuple[Outcome, ...]:
    """Return every outcome of a period, from T0 to `moment`; `area_id` None is all areas.

    Editions of one questionnaire are outcomes of their own. Scales that nobody answered lack.
    """
    known = _questionnaires(session)
    followed = follow(session, _people(session, period, area_id), period.last_day)
    found: defaultdict[tuple[str, str], list[Followed]] = defaultdict(list)
    for one in followed:
        for taken in one.taken[Moment.T0].values():
            found[taken.questionnaire.code, taken.questionnaire.edition].append(one)
    return tuple(
        outcome
        for key, questionnaire in known.items()
        for scale in questionnaire.scales
        if (outcome := _outcome(questionnaire, scale, moment, period, found.get(key, ())))
    )


def experienced(session: Session, period: Period, area_id: int | None) -> Experienced:
    """Return what people noticed of the help, from those who were measured at T1 in a period."""
    followed = follow(session, _people(session, period, area_id), period.last_day)
    at_t1 = [one for one in followed if (day := one.measured_on(Moment.T1)) and day in period]
    taken = [one.taken[Moment.T1].get(outcomes.EFFECT) for one in at_t1]
    answers = [each.answers for each in taken if each is not None]
    views = [tuple(outcomes.view(given, item) for item in outcomes.STATEMENTS) for given in answers]
    chosen = [named for given in answers if (named := outcomes.mattered(given))]
    return Experienced(
        measured=len(at_t1),
        answered=sum(any(view is not None for view in views_of_one) for views_of_one in views),
        statements=tuple(
            _statement(item, [of_one[place] for of_one in views])
            for place, item in enumerate(outcomes.STATEMENTS)
        ),
        chose=len(chosen),
        mattered=Counter(code for named in chosen for code in named),
    )


def _statement(item: str, views: Sequence[outcomes.View | None]) -> Statement:
    counts = Counter(views)
    return Statement(
        item,
        counts[outcomes.View.AGREE],
        counts[outcomes.View.NEITHER],
        counts[outcomes.View.DISAGREE],
        counts[None],
    )


def _people(session: Session, period: Period, area_id: int | None) -> list[Someone]:
    facts = populations.read(session, period.last_day, statistics.areas(session, area_id))
    return [one for one in facts.people if one.counts]


def _outcome(
    questionnaire: Questionnaire,
    scale: Scale,
    moment: Moment,
    period: Period,
    followed: Iterable[Followed],
) -> Outcome | None:
    members: list[tuple[int, Ending]] = []
    for one in followed:
        ended = one.ending(questionnaire.code, scale.code, moment)
        if ended is not None and (ended.on is None or ended.on in period):
            members.append((one.participant_id, ended))
    if not members:
        return None
    pairs = [ended.pair for _, ended in members if ended.pair]
    return Outcome(
        questionnaire=questionnaire,
        scale=scale,
        moment=moment,
        paired=paired.compare(pairs, higher_is_better=scale.higher_is_better),
        response=paired.response(ended.lost for _, ended in members),
        first_classes=_classes(scale, (pair.first for pair in pairs)),
        later_classes=_classes(scale, (pair.later for pair in pairs)),
        members=tuple(_member(id_, ended, scale) for id_, ended in members),
    )


def _classes(scale: Scale, values: Iterable[paired.Number]) -> Mapping[str, int]:
    found = (scale.cutoff(int(value)) for value in values)
    return Counter(cutoff.code for cutoff in found if cutoff is not None)


def _member(participant_id: int, ended: Ending, scale: Scale) -> Member:
    if ended.pair is None:
        return Member(participant_id, None, None, None, ended.lost)
    change = paired.change(ended.pair, higher_is_better=scale.higher_is_better)
    first, later = int(ended.pair.first), int(ended.pair.later)
    return Member(participant_id, first, later, change, None)


def follow(session: Session, people: Collection[Someone], until: date) -> tuple[Followed, ...]:
    """Return everyone of `people` who was measured at T0, as it was known on the day `until`.

    Answers about health count only of who consents to keeping them.
    """
    known = _questionnaires(session)
    by_id = {one.id: one for one in people}
    found: defaultdict[int, dict[Moment, dict[str, Taken]]] = defaultdict(
        lambda: {moment: {} for moment in Moment}
    )
    first_on: dict[int, date] = {}
    for id_, code, edition, moment, day, answers in _answers(session, until):
        questionnaire = _asked(known, code, edition)
        if id_ not in by_id:
            continue
        if moment is Moment.T0:
            first_on[id_] = min(day, first_on.get(id_, day))
        if questionnaire is None:
            continue
        if questionnaire.about_health and not by_id[id_].health:
            continue
        scores = questionnaires.scores(questionnaire, answers)
        found[id_][moment][code] = Taken(questionnaire, day, answers, scores)
    gone = _gone(session, first_on, until)
    return tuple(
        Followed(id_, day, found[id_], gone(id_, day)) for id_, day in sorted(first_on.items())
    )


def _answers(
    session: Session, until: date
) -> Iterator[tuple[int, str, str, Moment, date, Mapping[str, object]]]:
    rows = session.execute(
        select(
            Measurement.participant_id,
            Measurement.instrument,
            Measurement.instrument_version,
            Measurement.moment,
            Measurement.taken_on,
            Measurement.answers,
        )
        .where(Measurement.taken_on <= until)
        .order_by(Measurement.id)
    )
    yield from rows


def _questionnaires(session: Session) -> _Known:
    """Return all questionnaires that can be scored: those of the program, then the own ones."""
    own = (questionnaires.parse(text) for text in session.scalars(select(Stored.text)))
    return {(each.code, each.edition): each for each in (*questionnaires.shipped(), *own)}


def _asked(known: _Known, code: str, edition: str) -> Questionnaire | None:
    """Return what was asked; an edition that is not known any more has no scales to score."""
    if (code, edition) in known:
        return known[code, edition]
    other = next((each for each in known.values() if each.code == code), None)
    return replace(other, edition=edition, scales=()) if other else None


def _gone(
    session: Session, first_on: Mapping[int, date], until: date
) -> Callable[[int, date], Mapping[Moment, Gone]]:
    """Return who is not measured at a later moment any more, as far as known on `until`."""
    missed = {
        (row.participant_id, row.moment): Gone(row.decided_on, outcomes.lost(row.reason))
        for row in session.scalars(select(MissedMeasurement))
        if row.decided_on <= until
    }
    rows = session.execute(
        select(Participant.id, Participant.closed_on, Participant.closing_reason).where(
            Participant.closed_on <= until, Participant.closing_reason.is_not(None)
        )
    )
    closed = {
        id_: Gone(day, outcomes.lost(drop_outs.of_closing(reason)))
        for id_, day, reason in rows
        if id_ in first_on and day is not None and reason is not None
    }

    when = measurements.schedule(session)

    def of(id_: int, first: date) -> Mapping[Moment, Gone]:
        later = (moment for moment in Moment if moment is not Moment.T0)
        found = {
            moment: missed.get((id_, moment)) or _ended(closed.get(id_), when, first, moment, until)
            for moment in later
        }
        return {moment: gone for moment, gone in found.items() if gone is not None}

    return of


def _ended(
    closed: Gone | None, when: Schedule, first: date, moment: Moment, until: date
) -> Gone | None:
    """Say why someone is gone of whom nobody wrote a reason: her file closed, or time is over."""
    last = when.last_on(first, moment)
    if closed is not None and closed.on <= last:
        return closed
    return Gone(last, Lost.NOT_REACHED) if until > last else None
