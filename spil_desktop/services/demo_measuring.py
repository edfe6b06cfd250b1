"""The demonstration's questionnaires: at the start, after six months and after a year.

What is asked beside health, the mark and loneliness is invented from the number of a participant
alone, so that the rest of the pilot does not depend on it.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from spil_desktop.model import Participant
from spil_desktop.rules import questionnaires
from spil_desktop.rules.questionnaires import Answer, Item, ItemKind, Questionnaire
from spil_desktop.rules.vocabulary import (
    DropOut,
    LonelinessAnswer,
    MeasureMode,
    Moment,
    ParticipantStatus,
    Respondent,
    SelfRatedHealth,
)
from spil_desktop.services import measurements, missed, records
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_people import Inventor
from spil_desktop.services.measurements import MeasurementFields

TASKS: Final = "adl11"
"""The questionnaire on daily tasks, which the demonstration asks beside the usual ones."""
_AGREES: Final = {5: 26, 4: 40, 3: 20, 2: 10, 1: 4}
_CONTENT: Final = {6: 6, 7: 22, 8: 42, 9: 22, 10: 8}
_MATTERED: Final = {
    "attention": 30,
    "talking": 22,
    "respect": 14,
    "understanding": 12,
    "doing": 9,
    "transport": 7,
    "groceries": 3,
    "administration": 3,
}
_MODES: Final = {MeasureMode.HOME_VISIT: 78, MeasureMode.PHONE: 17, MeasureMode.PAPER: 5}
_REASONS: Final = {DropOut.NOT_REACHED: 50, DropOut.DOES_NOT_WANT: 38, DropOut.OTHER: 12}
_EXPLAINED_AFTER: Final = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class File:
    """A participant of the demonstration; `last` is the last day on which something happens."""

    participant_id: int
    visited_on: date
    last: date
    status: ParticipantStatus
    health: SelfRatedHealth | None


def measure(scene: Scene, file: File) -> None:
    """Ask four in five people soon after the visit, and most of them again."""
    inventor = scene.inventor
    if not inventor.quota("first", 88):
        return
    first = inventor.day(file.visited_on, min(file.visited_on + timedelta(21), file.last))
    mark = inventor.weighted({4: 6, 5: 16, 6: 34, 7: 28, 8: 13, 9: 3})
    _record(scene, file, Moment.T0, first, mark)
    when = measurements.schedule(scene.session)
    second = when.due_on(first, Moment.T1) + timedelta(inventor.pick.randint(-20, 25))
    closed = file.status is ParticipantStatus.CLOSED
    if second < scene.today and not (closed and second > file.last) and inventor.quota("again", 78):
        mark = min(mark + inventor.weighted({-1: 12, 0: 42, 1: 36, 2: 10}), 10)
        _record(scene, file, Moment.T1, second, mark)
        more = _more(file.participant_id, Moment.T2)
        third = when.due_on(first, Moment.T2) + timedelta(more.pick.randint(-20, 25))
        if third < scene.today and not closed and more.chance(80):
            _record(scene, file, Moment.T2, third, mark)


def explain(scene: Scene, participant_id: int) -> None:
    """Say of most moments that were missed why, as her closed file has it or as was heard."""
    session = scene.session
    rows = measurements.of_participant(session, participant_id)
    days = {row.fields.moment: row.fields.taken_on for row in rows}
    if Moment.T0 not in days:
        return
    when = measurements.schedule(session)
    closing = records.fetch(session, Participant, participant_id).closing_reason
    for moment in missed.LATER:
        more = _more(participant_id, moment)
        on = when.last_on(days[Moment.T0], moment) + _EXPLAINED_AFTER
        if moment not in days and on <= scene.today and more.chance(85):
            reason = missed.proposed(closing) or more.weighted(_REASONS)
            missed.record(session, participant_id, moment, reason, today=on)


def _more(participant_id: int, moment: Moment) -> Inventor:
    seed = f"{participant_id} {moment}"
    return Inventor(random.Random(seed))  # noqa: S311 - an invented pilot, no secret


def _record(scene: Scene, file: File, moment: Moment, on: date, mark: int) -> None:
    inventor, more = scene.inventor, _more(file.participant_id, moment)
    known = questionnaires.by_code()
    taken: dict[str, Mapping[str, Answer]] = {questionnaires.LIFE_MARK: {"mark": mark}}
    if file.health is not None:
        taken[questionnaires.SELF_RATED_HEALTH] = {"health": _rated(file.health, moment, more)}
        lonely = inventor.weighted({15: 30, 45: 40, 80: 30}) - 5 * (mark - 6)
        taken[TASKS] = _tasks(file.participant_id, more, known[TASKS])
        taken[questionnaires.LONELINESS_6] = {
            item.code: _loneliness(inventor, item, lonely)
            for item in known[questionnaires.LONELINESS_6].items
        }
    respondent = inventor.weighted({Respondent.SELF: 55, Respondent.TOGETHER: 45})
    for code in ("regie", "effect", "satisfaction"):
        if moment in known[code].moments:
            taken[code] = _also(more, known[code], mark)
    mode = more.weighted(_MODES)
    fields = (
        MeasurementFields(instrument, moment, on, answers, respondent, mode)
        for instrument, answers in taken.items()
    )
    measurements.record(scene.session, file.participant_id, *fields, today=scene.today)


def _loneliness(inventor: Inventor, item: Item, lonely: int) -> str:
    """Answer a statement so that about `lonely` percent of the answers score."""
    scores = inventor.chance(lonely)
    if scores and inventor.chance(45):
        return LonelinessAnswer.MORE_OR_LESS.value
    plain = (LonelinessAnswer.YES.value, LonelinessAnswer.NO.value)
    return next(answer for answer in plain if item.points(answer) == int(scores))


def _rated(first: SelfRatedHealth, moment: Moment, more: Inventor) -> str:
    """Rate her health as when she came, and later sometimes a step better or worse."""
    known = tuple(SelfRatedHealth)
    step = 0 if moment is Moment.T0 else more.weighted({0: 46, 1: 25, -1: 29})
    return known[min(max(known.index(first) + step, 0), len(known) - 1)].value


def _tasks(participant_id: int, more: Inventor, asked: Questionnaire) -> Mapping[str, Answer]:
    """Answer how daily tasks go, those further on in the list worse, at every moment much alike."""
    hard = random.Random(f"tasks {participant_id}").uniform(0, 2.6)  # noqa: S311 - invented
    last = len(asked.items)
    return {
        item.code: item.choices[min(int(hard * place / last + more.pick.random() * 1.7), 3)].code
        for place, item in enumerate(asked.items, 1)
    }


def _also(more: Inventor, asked: Questionnaire, mark: int) -> Mapping[str, Answer]:
    """Answer everything, sometimes with "weet niet" or "wil niet zeggen"."""
    answers: dict[str, Answer] = {}
    for item in asked.items:
        if more.chance(3):
            answers[item.code] = more.pick.choice((questionnaires.UNKNOWN, questionnaires.DECLINED))
        elif item.kind is ItemKind.NUMBER:
            answers[item.code] = more.weighted(_CONTENT)
        elif item.kind is ItemKind.MANY:
            times = range(more.pick.randint(1, 3))
            answers[item.code] = sorted({more.weighted(_MATTERED) for _time in times})
        else:
            near = mark // 2 + more.weighted({0: 45, 1: 40, -1: 15})
            points = min(max(near, 1), 5) if asked.code == "regie" else more.weighted(_AGREES)
            answers[item.code] = item.choices[points - 1].code
    return answers
