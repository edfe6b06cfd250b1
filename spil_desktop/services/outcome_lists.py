"""The lists behind the figures of outcomes: as long as the figure, never with a score or a class.

A class says something of groups and nothing certain of one person, so it has no list of people.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant
from spil_desktop.rules.data_effects import Unanswered
from spil_desktop.rules.indicators import RecordKind
from spil_desktop.rules.outcomes import Part, Reply, Silence, Told, Unscored, View
from spil_desktop.rules.paired import STABLE, Change, Lost
from spil_desktop.services import names
from spil_desktop.services.indicators import ListedRecord
from spil_desktop.services.noticed import Experienced
from spil_desktop.services.outcomes import Member, Outcome

_VIEWS = {
    Reply.AGREE: View.AGREE,
    Reply.NEITHER: View.NEITHER,
    Reply.DISAGREE: View.DISAGREE,
    Reply.NO_ANSWER: None,
}


@dataclass(frozen=True, slots=True)
class ListedPart:
    """One figure and the list behind it; `lost` and `unscored` are figures by their reason."""

    part: Told
    number: int
    records: tuple[ListedRecord, ...] = field(repr=False)


def of_outcome(session: Session, outcome: Outcome) -> tuple[ListedPart, ...]:
    """Return every figure of an outcome with its list, who is in a pair first.

    Reasons that hold for nobody are left out.
    """
    listed = _lists(session, [*_days(outcome.members), *_absent(outcome)])
    changed = {each.participant_id: each.change for each in outcome.members if each.change}
    paired = outcome.paired
    parts: list[tuple[Part | Lost | Unscored, int, Iterable[int]]] = [
        (Part.PAIRS, outcome.response.pairs, changed)
    ]
    if paired is not None:
        for part, number, changes in (
            (Part.BETTER, paired.better, (Change.BETTER,)),
            (Part.SAME, paired.same, (Change.SAME,)),
            (Part.WORSE, paired.worse, (Change.WORSE,)),
            (Part.STABLE, paired.same_or_better, STABLE),
        ):
            parts.append((part, number, [id_ for id_, how in changed.items() if how in changes]))
    members = outcome.members
    parts.append((Part.FIRST, outcome.response.first, [each.participant_id for each in members]))
    for lost, number in outcome.response.lost.items():
        gone = [each.participant_id for each in members if each.lost is lost]
        parts.append((lost, number, gone))
    for why, number in outcome.unscored.items():
        absent = [each.participant_id for each in outcome.without_first if each.why is why]
        parts.append((why, number, absent))
    return tuple(ListedPart(part, number, listed(ids)) for part, number, ids in parts)


def of_statement(session: Session, experienced: Experienced, item: str) -> tuple[ListedPart, ...]:
    """Return who agreed with a statement, who answered it otherwise, and who did not."""
    listed = _lists(session, experienced.on.items())
    (statement,) = (each for each in experienced.statements if each.item == item)
    found = [
        ListedPart(
            reply,
            statement.number(view),
            listed([id_ for id_, said in statement.views.items() if said is view]),
        )
        for reply, view in _VIEWS.items()
    ]
    answered = [id_ for id_, said in statement.views.items() if said is not None]
    return (*found[:3], ListedPart(Reply.ANSWERED, statement.answered, listed(answered)), found[3])


def of_mattered(session: Session, experienced: Experienced, code: str) -> tuple[ListedPart, ...]:
    """Return who named something as what meant the most, who named anything, and who did not."""
    listed = _lists(session, experienced.on.items())
    named = experienced.named
    return (
        ListedPart(
            Reply.NAMED,
            experienced.mattered.get(code, 0),
            listed([id_ for id_, codes in named.items() if code in codes]),
        ),
        ListedPart(Reply.ANSWERED, experienced.chose, listed(named)),
        ListedPart(
            Reply.NO_ANSWER,
            experienced.measured - experienced.chose,
            listed([id_ for id_ in experienced.on if id_ not in named]),
        ),
    )


def of_unanswered(session: Session, question: Unanswered) -> tuple[ListedPart, ...]:
    """Return who gave no answer to a question, by the reason; a reason of nobody is left out."""
    days = [day for people in question.people.values() for day in people.items()]
    listed = _lists(session, days)
    return tuple(
        ListedPart(why, len(question.people[why]), listed(question.people[why]))
        for why in Silence
        if why in question.people
    )


def _days(members: Iterable[Member]) -> Iterable[tuple[int, date | None]]:
    return ((each.participant_id, each.on) for each in members)


def _absent(outcome: Outcome) -> Iterable[tuple[int, date | None]]:
    return ((each.participant_id, each.on) for each in outcome.without_first)


def _lists(
    session: Session, on: Iterable[tuple[int, date | None]]
) -> Callable[[Iterable[int]], tuple[ListedRecord, ...]]:
    """Return how participants become a list, by day and name; `on` are the days of all of them."""
    days: Mapping[int, date | None] = dict(on)
    rows = session.execute(
        select(Participant.id, Participant.person_id, Participant.status).where(
            Participant.id.in_(days)
        )
    ).all()
    named = names.of(session, [row.person_id for row in rows])
    known = {
        row.id: ListedRecord(
            RecordKind.PARTICIPANT,
            row.id,
            row.person_id,
            named.get(row.person_id, ""),
            days[row.id],
            1,
            row.status,
        )
        for row in rows
    }

    def listed(ids: Iterable[int]) -> tuple[ListedRecord, ...]:
        found = (known[id_] for id_ in ids)
        return tuple(sorted(found, key=lambda one: (one.on or date.max, one.title, one.id)))

    return listed
