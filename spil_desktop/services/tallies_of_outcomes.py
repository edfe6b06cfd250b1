"""Counting outcomes: who is better, the same or worse at T1, what people noticed, what mattered.

The quarter of a pair is that in which the later answers were given.
"""

from collections.abc import Mapping
from datetime import date

from spil_desktop.rules import breakdowns, outcome_tables, outcomes, paired, questionnaires
from spil_desktop.rules.disclosure import Block
from spil_desktop.rules.outcome_tables import OUTCOMES, OutcomeSpec
from spil_desktop.rules.outcomes import Followed, View
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import outcomes as stored
from spil_desktop.services.counts import Count
from spil_desktop.services.populations import Someone


def count(counting: Count) -> None:
    """Count all outcomes of those in the evaluation population."""
    people = counting.people
    for one in stored.follow(counting.session, tuple(people.values()), counting.last):
        of = people[one.participant_id]
        for spec in OUTCOMES:
            _count_pair(counting, one, spec, of)
        _count_experience(counting, one, of)


def _count_pair(counting: Count, one: Followed, spec: OutcomeSpec, of: Someone) -> None:
    first = one.taken[Moment.T0].get(spec.questionnaire)
    asked_now = questionnaires.by_code()[spec.questionnaire].edition
    if first is None or first.questionnaire.edition != asked_now:
        return
    ended = one.ending(spec.questionnaire, spec.scale, Moment.T1)
    if ended is None or ended.pair is None or ended.on is None or not counting.on(ended.on):
        return
    change = paired.change(ended.pair, higher_is_better=spec.scored.higher_is_better)
    counting.add_of(spec.subject, of, ended.on, change=change.value)
    pair = int(ended.pair.first), int(ended.pair.later)
    where = of.block_on(ended.on)
    counting.tally.pairs[spec.subject.value, where][one.participant_id] = pair
    if spec.subject is Subject.PAIRED_LONELINESS:
        _count_classes(counting, spec, where, dict(zip(("t0", "t1"), pair, strict=True)))


def _count_classes(
    counting: Count, spec: OutcomeSpec, where: Block, scores: Mapping[str, int]
) -> None:
    for moment, score in scores.items():
        cutoff = spec.scored.cutoff(score)
        code = cutoff.code if cutoff else breakdowns.UNKNOWN
        counting.tally.counts[cell(spec.subject, **{f"loneliness_{moment}": code}), where] += 1


def _count_experience(counting: Count, one: Followed, of: Someone) -> None:
    taken = one.taken[Moment.T1].get(outcomes.EFFECT)
    if taken is None or not counting.on(taken.on):
        return
    views = {item: outcomes.view(taken.answers, item) for item in outcomes.STATEMENTS}
    if any(view is not None for view in views.values()):
        agreed = [item for item, view in views.items() if view is View.AGREE]
        _count_several(counting, Subject.EXPERIENCED, of, taken.on, agreed)
    mattered = outcomes.mattered(taken.answers)
    if mattered:
        _count_several(counting, Subject.MATTERED, of, taken.on, mattered)


def _count_several(
    counting: Count, subject: Subject, of: Someone, day: date, codes: list[str] | tuple[str, ...]
) -> None:
    """Count one person who may be in several categories at once."""
    effect = subject is Subject.EXPERIENCED
    breakdown = outcome_tables.EFFECT if effect else outcome_tables.MATTERED
    counting.add_of(subject, of, day)
    where = of.block_on(day)
    counting.tally.overlap(breakdown, [(where, codes)])
    for code in codes:
        counting.tally.counts[cell(subject, **{breakdown.name.value: code}), where] += 1
