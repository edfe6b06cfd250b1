"""What asks the Spil's attention today, over all her work, the most pressing first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from spil_desktop.model import ContactMoment, FollowUp, Match, Need, Participant, Person, Volunteer
from spil_desktop.rules import vog, working_days
from spil_desktop.rules.names import display_name
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    READY_VOLUNTEERS,
    ContactForm,
    FollowUpKind,
    MatchStatus,
    NeedTheme,
    ParticipantStatus,
    TodayKind,
)
from spil_desktop.services import contacts, names, needs, settings

FIRST_CONTACT_WITHIN: Final = 5
"""Working days after a report in which there should be a first contact."""

_NEW: Final = frozenset({ParticipantStatus.REPORTED, ParticipantStatus.GETTING_ACQUAINTED})
_SUNDAY: Final = 6
_DAY: Final = timedelta(days=1)
_VOG_TAKES: Final = timedelta(weeks=8)
"""After so long a requested VOG that did not come asks attention again."""


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing to look at: who it is about, since when or until when, and what opens.

    `due` is the day by which it should happen, `since` the day from which it waits. Of
    `participant_id`, `follow_up_id`, `need_id`, `match_id` and `volunteer_id` those are filled
    that say what to open; `follow_up` and `theme` say what it is about.
    """

    kind: TodayKind
    person_id: int
    name: str = field(repr=False)
    due: date | None = None
    since: date | None = None
    note: str | None = field(default=None, repr=False)
    participant_id: int | None = None
    follow_up_id: int | None = None
    follow_up: FollowUpKind | None = None
    need_id: int | None = None
    theme: NeedTheme | None = None
    match_id: int | None = None
    volunteer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """What asks attention: how many of each kind, and the first items of every kind."""

    counts: Mapping[TodayKind, int]
    items: tuple[TodayItem, ...]


@dataclass(frozen=True, slots=True)
class Badges:
    """The numbers beside the pages of the window."""

    today: int
    residents: int
    needs: int
    matching: int
    volunteers: int


def attention(
    session: Session, *, today: date, area_id: int | None = None, limit: int = 50
) -> Today:
    """Return what asks attention in an area, or in all; of each kind at most `limit` items."""
    counts: dict[TodayKind, int] = {}
    items: list[TodayItem] = []
    for kind, wanted in _queries(today, area_id).items():
        lines = session.execute(wanted.limit(limit)).all()
        counts[kind] = len(lines) if len(lines) < limit else _count(session, wanted)
        items += [_item(kind, line) for line in lines]
    for kind, found in _vogs(session, today, area_id).items():
        counts[kind] = len(found)
        items += found[:limit]
    return Today(counts, tuple(items))


def badges(session: Session, *, today: date, area_id: int | None = None) -> Badges:
    """Return the numbers for the navigation, in an area or in all."""
    counts = {kind: _count(session, wanted) for kind, wanted in _queries(today, area_id).items()}
    vogs = _vogs(session, today, area_id)
    open_needs = _in_area(select(Need.id).join(Participant), Participant.area_id, area_id)
    return Badges(
        today=counts[TodayKind.FOLLOW_UP_OVERDUE] + counts[TodayKind.FOLLOW_UP_TODAY],
        residents=counts[TodayKind.NOT_VISITED],
        needs=_count(session, open_needs.where(Need.status.in_(OPEN_NEEDS))),
        matching=counts[TodayKind.NEED_WITHOUT_MATCH] + counts[TodayKind.MATCH_TO_INTRODUCE],
        volunteers=sum(len(found) for found in vogs.values()),
    )


def _queries(today: date, area_id: int | None) -> dict[TodayKind, Select[*tuple[Any, ...]]]:
    """Return the query of every kind about participants, in the order in which they are shown."""
    sunday = today + timedelta(days=_SUNDAY - today.weekday())
    queries = {
        TodayKind.FOLLOW_UP_OVERDUE: _follow_ups(FollowUp.due_on < today),
        TodayKind.FOLLOW_UP_TODAY: _follow_ups(FollowUp.due_on == today),
        TodayKind.NOT_VISITED: _not_visited(today),
        TodayKind.MATCH_TO_INTRODUCE: _to_introduce(),
        TodayKind.NEED_WITHOUT_MATCH: _without_match(today),
        TodayKind.FOLLOW_UP_THIS_WEEK: _follow_ups(
            FollowUp.due_on.between(today + _DAY, sunday),
            (FollowUp.kind != FollowUpKind.FIRST_CONTACT) | Participant.status.not_in(_NEW),
        ),
    }
    return {kind: _in_area(query, Participant.area_id, area_id) for kind, query in queries.items()}


def _in_area(
    query: Select[*tuple[Any, ...]], column: Any, area_id: int | None
) -> Select[*tuple[Any, ...]]:
    return query if area_id is None else query.where(column == area_id)


def _count(session: Session, query: Select[*tuple[Any, ...]]) -> int:
    counted = query.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    return session.scalars(counted).one()


def _item(kind: TodayKind, line: Any) -> TodayItem:
    """Make an item of a line; a new participant should be contacted within some working days."""
    read: dict[str, Any] = dict(line._mapping)  # noqa: SLF001 - the documented way to read a row by name
    known = {name: read[name] for name in TodayItem.__dataclass_fields__ if name in read}
    if kind is TodayKind.NOT_VISITED:
        known["due"] = working_days.add(line.since, FIRST_CONTACT_WITHIN)
    return TodayItem(kind=kind, name=display_name(names.parts(line)), **known)


def _follow_ups(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Participant.person_id,
            FollowUp.participant_id,
            FollowUp.id.label("follow_up_id"),
            FollowUp.kind.label("follow_up"),
            FollowUp.due_on.label("due"),
            FollowUp.note,
            FollowUp.match_id,
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == FollowUp.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(FollowUp.done_on.is_(None), *conditions)
        .order_by(FollowUp.due_on, FollowUp.id)
    )


def _planned(
    of: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    kind: FollowUpKind,
    *conditions: ColumnElement[bool],
) -> Select[int | None]:
    """Return the query for whom, or what, something is planned: that line stands for this one.

    Asked once and not for every line: the open follow-ups would be read again for each.
    """
    return select(of).where(
        FollowUp.kind == kind, FollowUp.done_on.is_(None), of.is_not(None), *conditions
    )


def _not_visited(today: date) -> Select[*tuple[Any, ...]]:
    """Return new participants without a visit at home, first reported first.

    Those whose visit is planned, or whose first contact is due, have a line for that already.
    """
    planned = _planned(FollowUp.participant_id, FollowUpKind.VISIT)
    due = _planned(FollowUp.participant_id, FollowUpKind.FIRST_CONTACT, FollowUp.due_on <= today)
    visited = exists().where(
        ContactMoment.participant_id == Participant.id,
        ContactMoment.form == ContactForm.HOME_VISIT,
        ContactMoment.result.in_(contacts.REACHED),
    )
    return (
        select(
            Participant.person_id,
            Participant.id.label("participant_id"),
            Participant.reported_on.label("since"),
            *names.COLUMNS,
        )
        .join(Person, Person.id == Participant.person_id)
        .where(
            Participant.status.in_(_NEW),
            ~visited,
            Participant.id.not_in(planned),
            Participant.id.not_in(due),
        )
        .order_by(Participant.reported_on, Participant.id)
    )


def _to_introduce() -> Select[*tuple[Any, ...]]:
    planned = _planned(FollowUp.match_id, FollowUpKind.INTRODUCTION)
    return (
        select(
            Participant.person_id,
            Match.participant_id,
            Match.id.label("match_id"),
            Match.need_id,
            Match.volunteer_id,
            Match.proposed_on.label("since"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Match.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(Match.status == MatchStatus.PROPOSED, Match.id.not_in(planned))
        .order_by(Match.proposed_on, Match.id)
    )


def _without_match(today: date) -> Select[*tuple[Any, ...]]:
    later = _planned(FollowUp.participant_id, FollowUpKind.NEED, FollowUp.due_on > today)
    return (
        select(
            Participant.person_id,
            Need.participant_id,
            Need.id.label("need_id"),
            Need.theme,
            Need.asked_on.label("since"),
            *names.COLUMNS,
        )
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .where(
            Need.status.in_(OPEN_NEEDS),
            ~needs.has_running_match(),
            Participant.id.not_in(later),
        )
        .order_by(Need.asked_on, Need.id)
    )


def _vogs(session: Session, today: date, area_id: int | None) -> dict[TodayKind, list[TodayItem]]:
    """Return deployed volunteers with a one-to-one role whose VOG is missing or to be renewed.

    One that was requested gets the time to come.
    Roles are lists of codes, which a database does not search alike everywhere: read here.
    """
    years = settings.read(session).vog_years
    wanted = (
        select(
            Volunteer.person_id,
            Volunteer.id.label("volunteer_id"),
            Volunteer.since,
            Volunteer.roles,
            Volunteer.vog_requested_on,
            Volunteer.vog_received_on,
            *names.COLUMNS,
        )
        .join(Person, Person.id == Volunteer.person_id)
        .where(
            Volunteer.status.in_(READY_VOLUNTEERS),
            Volunteer.vog_received_on.is_(None)
            | (Volunteer.vog_received_on <= vog.renewed_before(today, years)),
        )
        .order_by(Volunteer.vog_received_on, Person.sort_name, Person.id)
    )
    found: dict[TodayKind, list[TodayItem]] = {TodayKind.VOG_MISSING: [], TodayKind.VOG_RENEW: []}
    for line in session.execute(_in_area(wanted, Volunteer.area_id, area_id)):
        if not vog.ONE_TO_ONE & set(line.roles):
            continue
        received, requested = line.vog_received_on, line.vog_requested_on
        if _on_its_way(requested, received, today):
            continue
        kind = TodayKind.VOG_MISSING if received is None else TodayKind.VOG_RENEW
        due = None if received is None else vog.renew_on(received, years)
        found[kind].append(
            TodayItem(
                kind=kind,
                person_id=line.person_id,
                name=display_name(names.parts(line)),
                due=due,
                since=line.since,
                volunteer_id=line.volunteer_id,
            )
        )
    return found


def _on_its_way(requested: date | None, received: date | None, today: date) -> bool:
    """Whether a VOG was requested after the last one came, and not too long ago."""
    if requested is None or (received is not None and requested <= received):
        return False
    return requested > today - _VOG_TAKES
