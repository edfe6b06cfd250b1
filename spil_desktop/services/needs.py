"""What participants ask: kept, changed, answered; and the list of needs with how long they wait."""

from dataclasses import field
from datetime import date
from enum import Enum, auto
from itertools import islice
from operator import attrgetter
from typing import Any, Final, assert_never

from sqlalchemy import ColumnElement, Select, bindparam, case, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Need, Participant, Person
from spil_desktop.rules.names import display_name, fold
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    SUB_THEMES,
    DayPart,
    Interest,
    Layer,
    NeedStatus,
    NeedTheme,
    SubTheme,
    Urgency,
)
from spil_desktop.services import names, records
from spil_desktop.services.prepared import Prepared
from spil_desktop.services.running_matches import has_running_match

_ANSWERED: Final = frozenset({NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED})


@unchanging
class NeedFields:
    """What is asked: `wished` are the parts of the week that suit, `interests` what it is about.

    `theme_label` keeps what was written when the theme is OTHER; `office_number` is the number
    in the office's own registration.
    """

    theme: NeedTheme
    asked_on: date
    sub_theme: SubTheme | None = None
    note: str | None = field(default=None, repr=False)
    urgency: Urgency = Urgency.FOLLOW
    interests: tuple[Interest, ...] = ()
    wished: tuple[DayPart, ...] = ()
    theme_label: str | None = field(default=None, repr=False)
    office_number: str | None = None


@unchanging
class Closing:
    """How a need ended; `solved_by` says through which layer when it was (partly) solved."""

    status: NeedStatus
    closed_on: date
    solved_by: Layer | None = None
    solved_by_label: str | None = field(default=None, repr=False)


@unchanging
class NeedRow:
    """A need in a list. `waiting_days` count from the question to its end, or to today.

    `matched` says whether a running match answers it.
    """

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    sort_name: str = field(repr=False)
    street: str | None = field(repr=False)
    area_id: int
    fields: NeedFields
    status: NeedStatus
    closing: Closing | None
    waiting_days: int
    matched: bool

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.status in OPEN_NEEDS


class NeedOrder(Enum):
    """In which order needs are listed."""

    THEME = auto()
    """As in the code list, and the longest waiting first within a theme."""
    WAITING = auto()
    """The longest waiting first."""
    URGENCY = auto()
    """The most urgent first, and the longest waiting first within an urgency."""


@unchanging
class NeedFilter:
    """Which needs are wanted, at most `limit`; `text` is looked for in names, streets and notes."""

    theme: NeedTheme | None = None
    status: NeedStatus | None = None
    urgency: Urgency | None = None
    area_id: int | None = None
    open_only: bool = True
    without_match: bool = False
    text: str = field(default="", repr=False)
    order: NeedOrder = NeedOrder.THEME
    limit: int | None = None


def add(session: Session, participant_id: int, new: NeedFields, *, today: date) -> int:
    """Keep a new need and return its number.

    Raises `InputProblem.DATE_IN_FUTURE`, and `NOT_IN_LIST` for a sub-theme of another theme.
    """
    records.fetch(session, Participant, participant_id)
    need = Need(participant_id=participant_id, status=NeedStatus.NEW)
    _fill(need, new, today)
    session.add(need)
    session.flush()
    return need.id


def edit(
    session: Session, need_id: int, fields: NeedFields, *, today: date, version: int | None = None
) -> None:
    """Change what is asked; raises what `add` raises, and what `records.fetch` does."""
    need = records.fetch(session, Need, need_id, version=version)
    records.in_order(fields.asked_on, need.closed_on, "asked_on")
    _fill(need, fields, today)
    session.flush()


def move(session: Session, need_id: int, status: NeedStatus) -> None:
    """Give a need another open status; a closed need is open again by it.

    Raises `InputProblem.NOT_IN_LIST` for a status that closes: use `close`.
    """
    if status not in OPEN_NEEDS:
        raise SpilError(InputProblem.NOT_IN_LIST, field="status")
    need = records.fetch(session, Need, need_id)
    need.status = status
    need.solved_by = need.solved_by_label = need.closed_on = None
    session.flush()


def close(
    session: Session, need_id: int, closing: Closing, *, today: date, version: int | None = None
) -> None:
    """End a need, solved or not.

    Raises `InputProblem.NOT_IN_LIST` for an open status, `REQUIRED` when it was solved and nobody
    says through which layer, `DATE_IN_FUTURE`, `END_BEFORE_START`.
    """
    need = records.fetch(session, Need, need_id, version=version)
    if closing.status in OPEN_NEEDS:
        raise SpilError(InputProblem.NOT_IN_LIST, field="status")
    if closing.status in _ANSWERED and closing.solved_by is None:
        raise SpilError(InputProblem.REQUIRED, field="solved_by")
    records.not_after(closing.closed_on, today, "closed_on")
    records.in_order(need.asked_on, closing.closed_on, "closed_on")
    need.status = closing.status
    need.solved_by = closing.solved_by
    need.solved_by_label = records.optional(closing.solved_by_label)
    need.closed_on = closing.closed_on
    session.flush()


def rows(session: Session, wanted: NeedFilter, *, today: date) -> tuple[NeedRow, ...]:
    """Return the needs that `wanted` describes, in its order."""
    text = fold(wanted.text)
    found = _rows().where(*_conditions(wanted)).order_by(*_order(wanted.order))
    lines = session.execute(found if text else found.limit(wanted.limit))
    read = (_row(line, today) for line in lines)
    return tuple(islice((row for row in read if _says(row, text)), wanted.limit))


_FIELDS: Final = attrgetter(*NeedFields.__dataclass_fields__)


def card(session: Session, need_id: int, *, today: date) -> NeedRow:
    """Return one need; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    line = session.execute(_rows().where(Need.id == need_id)).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Need.__tablename__)
    return _row(line, today)


def of_participant(session: Session, participant_id: int, *, today: date) -> tuple[NeedRow, ...]:
    """Return all needs of one participant, open ones first, then the newest."""
    lines = _OF_PARTICIPANT.rows(session, participant_id=participant_id)
    return tuple(_row(line, today) for line in lines)


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Need.id,
            Need.version,
            Need.participant_id,
            Need.status,
            Need.closed_on,
            Need.solved_by,
            Need.solved_by_label,
            *_FIELDS(Need),
            Participant.person_id,
            Participant.area_id,
            Person.street,
            Person.sort_name,
            *names.COLUMNS,
            has_running_match().label("matched"),
        )
        .join(Participant, Participant.id == Need.participant_id)
        .join(Person, Person.id == Participant.person_id)
    )


_OF_PARTICIPANT: Final = Prepared(
    _rows()
    .where(Need.participant_id == bindparam("participant_id", 0))
    .order_by(Need.status.not_in(OPEN_NEEDS), Need.asked_on.desc(), Need.id.desc())
)


def _conditions(wanted: NeedFilter) -> list[ColumnElement[bool]]:
    chosen = (
        (Need.theme, wanted.theme),
        (Need.status, wanted.status),
        (Need.urgency, wanted.urgency),
        (Participant.area_id, wanted.area_id),
    )
    conditions = [column == value for column, value in chosen if value is not None]
    if wanted.open_only:
        conditions.append(Need.status.in_(OPEN_NEEDS))
    if wanted.without_match:
        conditions.append(~has_running_match())
    return conditions


def _order(order: NeedOrder) -> list[Any]:
    oldest: list[Any] = [Need.asked_on, Need.id]
    match order:
        case NeedOrder.THEME:
            places = {code.value: place for place, code in enumerate(NeedTheme)}
            return [case(places, value=Need.theme), *oldest]
        case NeedOrder.WAITING:
            return oldest
        case NeedOrder.URGENCY:
            places = {code.value: -place for place, code in enumerate(Urgency)}
            return [case(places, value=Need.urgency), *oldest]
        case _:
            assert_never(order)


def _row(line: Any, today: date) -> NeedRow:
    return NeedRow(
        id=line.id,
        version=line.version,
        participant_id=line.participant_id,
        person_id=line.person_id,
        name=display_name(names.parts(line)),
        sort_name=line.sort_name,
        street=line.street,
        area_id=line.area_id,
        fields=NeedFields(*_FIELDS(line)),
        status=line.status,
        closing=_closing(line),
        waiting_days=((line.closed_on or today) - line.asked_on).days,
        matched=bool(line.matched),
    )


def _closing(line: Any) -> Closing | None:
    if line.closed_on is None:
        return None
    return Closing(line.status, line.closed_on, line.solved_by, line.solved_by_label)


def _says(row: NeedRow, text: str) -> bool:
    read = (row.name, row.street, row.fields.note, row.fields.theme_label)
    return all(any(word in fold(part) for part in read if part) for word in text.split())


def _fill(need: Need, fields: NeedFields, today: date) -> None:
    records.not_after(fields.asked_on, today, "asked_on")
    if fields.sub_theme and fields.sub_theme not in SUB_THEMES.get(fields.theme, ()):
        raise SpilError(InputProblem.NOT_IN_LIST, field="sub_theme")
    need.theme = fields.theme
    need.asked_on = fields.asked_on
    need.sub_theme = fields.sub_theme
    need.note = records.optional(fields.note)
    need.urgency = fields.urgency
    need.interests = fields.interests
    need.wished = fields.wished
    need.theme_label = records.optional(fields.theme_label)
    need.office_number = records.optional(fields.office_number)
