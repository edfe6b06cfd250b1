"""Outcomes: what changed between two moments in the people who were measured at both.

Exact, so for use inside the office ("niet voor verspreiding"); releases round it first. Counted is
the evaluation population. A pair belongs to the period in which its later answers were given, and a
loss to that in which it became known. Who was never measured is due as if her report was her first
measurement.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.rules import outcomes, paired, questionnaires
from spil_desktop.rules.outcomes import Ending, Followed, Unscored
from spil_desktop.rules.paired import Change, Lost, Pair, Paired, Response
from spil_desktop.rules.periods import Period
from spil_desktop.rules.scoring import Questionnaire, Scale
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import followed, populations, statistics
from spil_desktop.services.populations import Someone


@dataclass(frozen=True, slots=True)
class Member:
    """One person in an outcome: her pair, or why there is none; `on` is None as long as it waits.

    `on` is the day on which she was measured again, or on which it became known that she is not.
    """

    participant_id: int
    on: date | None
    first: int | None
    later: int | None
    change: Change | None
    lost: Lost | None


@dataclass(frozen=True, slots=True)
class WithoutFirst:
    """One person whose turn it was, and who is in no pair as she has no first score."""

    participant_id: int
    on: date
    why: Unscored


@dataclass(frozen=True, slots=True)
class Outcome:
    """What changed on one scale of one edition of a questionnaire, from T0 to `moment`.

    `first_classes` and `later_classes` count the classes of the scale over the pairs. `members` is
    the list behind the figures: as long as `response.first`. Who was due and had no first score
    stands in `without_first`, and is in no other figure.
    """

    questionnaire: Questionnaire
    scale: Scale
    moment: Moment
    paired: Paired | None
    response: Response
    first_classes: Mapping[str, int]
    later_classes: Mapping[str, int]
    members: tuple[Member, ...] = field(repr=False)
    without_first: tuple[WithoutFirst, ...] = field(repr=False)

    @property
    def unscored(self) -> Mapping[Unscored, int]:
        """Of how many who were due there is no first score, by why."""
        counts = Counter(each.why for each in self.without_first)
        return {why: counts[why] for why in Unscored if counts[why]}

    @property
    def is_current(self) -> bool:
        """Whether it was asked in the words of now, which published figures are about."""
        now = questionnaires.by_code().get(self.questionnaire.code)
        return now is not None and now.edition == self.questionnaire.edition

    @property
    def measure(self) -> str:
        """The name of the outcome, as reference figures have it."""
        return outcomes.measure(self.questionnaire.code, self.scale.code)


def of_period(
    session: Session,
    period: Period,
    area_id: int | None,
    moment: Moment = Moment.T1,
    *,
    today: date,
) -> tuple[Outcome, ...]:
    """Return every outcome of a period, from T0 to `moment`; `area_id` None is all areas.

    Editions of one questionnaire are outcomes of their own. Scales that nobody answered lack. Of a
    period that still runs, what counts is what is known `today`.
    """
    counted = {one.id: one for one in people(session, period, area_id)}
    everyone = _everyone(session, counted.values(), min(period.last_day, today))
    first: defaultdict[tuple[str, str], list[Followed]] = defaultdict(list)
    for one in everyone:
        for taken in one.taken[Moment.T0].values():
            first[taken.questionnaire.code, taken.questionnaire.edition].append(one)
    due = [
        (one, day, counted[one.participant_id].health)
        for one in everyone
        if (day := one.ended_on(moment)) and day in period
    ]
    found: list[Outcome] = []
    for key, questionnaire in followed.known(session).items():
        for scale in questionnaire.scales:
            members = _members(first[key], questionnaire.code, scale, moment, period)
            without = (
                WithoutFirst(one.participant_id, day, why)
                for one, day, health in due
                if (why := one.unscored(questionnaire, scale.code, health=health))
            )
            if members:
                found.append(_outcome(questionnaire, scale, moment, members, tuple(without)))
    return tuple(found)


def pairs(
    session: Session,
    people: Collection[Someone],
    period: Period,
    until: date,
    questionnaire: Questionnaire,
    scale: str,
) -> tuple[Member, ...]:
    """Return the pairs of T0 and T1 on one scale that belong to a period, as known on `until`.

    They are those of `of_period`, without reading the answers to all other questionnaires.
    """
    of, first_on = followed.taken(session, people, until, questionnaire.code)
    asked = (
        Followed(id_, day, of[id_], {})
        for id_, day in sorted(first_on.items())
        if (first := of[id_][Moment.T0].get(questionnaire.code))
        and first.questionnaire.edition == questionnaire.edition
    )
    scored = questionnaire.scale(scale)
    members = _members(asked, questionnaire.code, scored, Moment.T1, period)
    return tuple(one for one in members if one.change is not None)


def people(session: Session, period: Period, area_id: int | None) -> list[Someone]:
    """Return the evaluation population of some areas as it was at the end of a period."""
    facts = populations.read(session, period.last_day, statistics.areas(session, area_id))
    return [one for one in facts.people if one.counts]


def _outcome(
    questionnaire: Questionnaire,
    scale: Scale,
    moment: Moment,
    members: tuple[Member, ...],
    without_first: tuple[WithoutFirst, ...],
) -> Outcome:
    found = [
        Pair(one.first, one.later)
        for one in members
        if one.first is not None and one.later is not None
    ]
    return Outcome(
        questionnaire=questionnaire,
        scale=scale,
        moment=moment,
        paired=paired.compare(found, higher_is_better=scale.higher_is_better),
        response=paired.response(one.lost for one in members),
        first_classes=_classes(scale, (pair.first for pair in found)),
        later_classes=_classes(scale, (pair.later for pair in found)),
        members=members,
        without_first=without_first,
    )


def _classes(scale: Scale, values: Iterable[paired.Number]) -> Mapping[str, int]:
    found = (scale.cutoff(int(value)) for value in values)
    return Counter(cutoff.code for cutoff in found if cutoff is not None)


def _members(
    people: Iterable[Followed], code: str, scale: Scale, moment: Moment, period: Period
) -> tuple[Member, ...]:
    """Return who has a first score on a scale, as far as its end belongs to the period."""
    endings = ((one.participant_id, one.ending(code, scale.code, moment)) for one in people)
    return tuple(
        _member(id_, ended, scale)
        for id_, ended in endings
        if ended is not None and (ended.on is None or ended.on in period)
    )


def _member(participant_id: int, ended: Ending, scale: Scale) -> Member:
    if ended.pair is None:
        return Member(participant_id, ended.on, None, None, None, ended.lost)
    change = paired.change(ended.pair, higher_is_better=scale.higher_is_better)
    first, later = int(ended.pair.first), int(ended.pair.later)
    return Member(participant_id, ended.on, first, later, change, None)


def follow(session: Session, people: Collection[Someone], until: date) -> tuple[Followed, ...]:
    """Return everyone of `people` who was measured at T0, as it was known on the day `until`.

    Answers about health count only of who consents to keeping them.
    """
    of, first_on = followed.taken(session, people, until)
    gone = followed.gone(session, first_on, until)
    return tuple(
        Followed(id_, day, of[id_], gone(id_, day)) for id_, day in sorted(first_on.items())
    )


def _everyone(session: Session, people: Collection[Someone], until: date) -> tuple[Followed, ...]:
    """Return all of `people`; who was never measured is followed from the day of her report."""
    of, first_on = followed.taken(session, people, until)
    since = {one.id: first_on.get(one.id, one.reported_on) for one in people}
    gone = followed.gone(session, since, until)
    return tuple(
        Followed(id_, first_on.get(id_), of[id_], gone(id_, day))
        for id_, day in sorted(since.items())
    )
