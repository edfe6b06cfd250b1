"""Meet & Greets: who takes part, who speaks whom in which round, and what they thought of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Area, Meeting, MeetingParty
from spil_desktop.rules import speed_dates
from spil_desktop.rules.speed_dates import Impossible
from spil_desktop.services import records

_MOST_ROUNDS: Final = 20
_USEFUL: Final = (1, 5)
_MARK: Final = (1, 10)


@dataclass(frozen=True, slots=True)
class MeetingFields:
    """What is kept of a Meet & Greet; a round takes `minutes`."""

    name: str
    on: date
    area_id: int | None = None
    place: str | None = None
    starts_at: time | None = None
    rounds: int = 5
    minutes: int = 15
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """The three questions afterwards: how useful (1-5), a mark (1-10), recommends it or not.

    `came` is whether she was there; everything is None until it is known.
    """

    came: bool | None = None
    useful: int | None = None
    mark: int | None = None
    recommends: bool | None = None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """Someone who takes part for an organisation; `number` is the one on her badge."""

    id: int
    number: int
    name: str = field(repr=False)
    organisation: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A Meet & Greet in a list; `has_scheme` while its scheme fits those who take part."""

    id: int
    version: int
    fields: MeetingFields
    parties: int
    has_scheme: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What came of a Meet & Greet: counts, and means over who answered (None without answers)."""

    invited: int
    came: int
    organisations: int
    talks: int
    useful: Fraction | None
    mark: Fraction | None
    recommends: int
    answered: int


def add(session: Session, new: MeetingFields) -> int:
    """Keep a new Meet & Greet and return its number.

    Raises `InputProblem.REQUIRED` without a name, `NOT_A_NUMBER` for the rounds or minutes.
    """
    row = Meeting(scheme=[])
    _fill(session, row, new)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, meeting_id: int, fields: MeetingFields, *, version: int | None = None
) -> None:
    """Change a Meet & Greet; with another number of rounds its scheme must be made anew."""
    row = records.fetch(session, Meeting, meeting_id, version=version)
    if row.rounds != fields.rounds:
        row.scheme = []
    _fill(session, row, fields)
    session.flush()


def remove(session: Session, meeting_id: int) -> None:
    """Take a Meet & Greet away with all who were to take part."""
    row = records.fetch(session, Meeting, meeting_id)
    for party in _parties(session, meeting_id):
        session.delete(party)
    session.flush()
    session.delete(row)
    session.flush()


def read_lines(text: str) -> tuple[tuple[str, str], ...]:
    """Read lines of "naam; organisatie", as they are pasted; a tab may stand for the semicolon.

    Empty lines are passed over. Raises `InputProblem.REQUIRED` for a line with only one of both.
    """
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        name, _separator, organisation = line.replace("\t", ";").partition(";")
        found.append((records.required(name, "parties"), records.required(organisation, "parties")))
    return tuple(found)


def add_parties(session: Session, meeting_id: int, parties: Iterable[tuple[str, str]]) -> int:
    """Add people with their organisations and return how many were new.

    Who is on the list already, with the same organisation, is passed over. A scheme that was
    made no longer fits and goes.
    """
    meeting = records.fetch(session, Meeting, meeting_id)
    known = {_folded(row.name, row.organisation) for row in _parties(session, meeting_id)}
    added = 0
    for name, organisation in parties:
        key = _folded(name, organisation)
        if key not in known:
            known.add(key)
            added += 1
            session.add(MeetingParty(meeting_id=meeting_id, name=name, organisation=organisation))
    if added:
        meeting.scheme = []
    session.flush()
    return added


def remove_party(session: Session, party_id: int) -> None:
    """Take someone off the list; a scheme that was made no longer fits and goes."""
    party = records.fetch(session, MeetingParty, party_id)
    records.fetch(session, Meeting, party.meeting_id).scheme = []
    session.delete(party)
    session.flush()


def make_scheme(session: Session, meeting_id: int) -> Impossible | None:
    """Make the scheme for everyone on the list; return why that cannot be, None when it is made."""
    meeting = records.fetch(session, Meeting, meeting_id)
    parties = _parties(session, meeting_id)
    organisations = [_folded(row.organisation) for row in parties]
    made = speed_dates.scheme(organisations, meeting.rounds)
    if isinstance(made, Impossible):
        return made
    meeting.scheme = [[list(pair) for pair in one_round] for one_round in made]
    session.flush()
    return None


def tables(session: Session, meeting_id: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return who sits at every table, by round: the numbers of two badges; empty without one."""
    scheme = records.fetch(session, Meeting, meeting_id).scheme
    return tuple(tuple((one + 1, other + 1) for one, other in one_round) for one_round in scheme)


def answer(session: Session, given: Mapping[int, Answers]) -> None:
    """Keep who came and what they answered, by party; raises `InputProblem.NOT_A_NUMBER`."""
    for party_id, answers in given.items():
        _between(answers.useful, _USEFUL, "useful")
        _between(answers.mark, _MARK, "mark")
        row = records.fetch(session, MeetingParty, party_id)
        row.came, row.useful = answers.came, answers.useful
        row.mark, row.recommends = answers.mark, answers.recommends
    session.flush()


def rows(session: Session) -> tuple[MeetingRow, ...]:
    """Return all Meet & Greets, the latest first."""
    wanted = (
        select(Meeting, func.count(MeetingParty.id))
        .outerjoin(MeetingParty, MeetingParty.meeting_id == Meeting.id)
        .group_by(Meeting.id)
        .order_by(Meeting.on.desc(), Meeting.id.desc())
    )
    return tuple(_row(meeting, count) for meeting, count in session.execute(wanted))


def parties(session: Session, meeting_id: int) -> tuple[PartyRow, ...]:
    """Return who takes part, in the order of their badges."""
    return tuple(
        PartyRow(
            row.id,
            number,
            row.name,
            row.organisation,
            Answers(row.came, row.useful, row.mark, row.recommends),
        )
        for number, row in enumerate(_parties(session, meeting_id), 1)
    )


def results(session: Session, meeting_id: int) -> Results:
    """Return what came of a Meet & Greet; talks are those of which both came."""
    known = parties(session, meeting_id)
    came = {row.number: row for row in known if row.answers.came}
    said = [row.answers for row in came.values()]
    opinions = [one.recommends for one in said if one.recommends is not None]
    held = tables(session, meeting_id)
    return Results(
        invited=len(known),
        came=len(came),
        organisations=len({_folded(row.organisation) for row in came.values()}),
        talks=sum(one in came and other in came for turn in held for one, other in turn),
        useful=_mean(one.useful for one in said),
        mark=_mean(one.mark for one in said),
        recommends=sum(opinions),
        answered=len(opinions),
    )


def _mean(values: Iterable[int | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return Fraction(sum(known), len(known)) if known else None


def _parties(session: Session, meeting_id: int) -> list[MeetingParty]:
    wanted = select(MeetingParty).where(MeetingParty.meeting_id == meeting_id)
    return list(session.scalars(wanted.order_by(MeetingParty.id)))


def _folded(*words: str) -> str:
    return " · ".join(" ".join(word.casefold().split()) for word in words)


def _between(value: int | None, limits: tuple[int, int], name: str) -> None:
    if value is not None and not limits[0] <= value <= limits[1]:
        raise SpilError(InputProblem.NOT_A_NUMBER, field=name)


def _row(meeting: Meeting, count: int) -> MeetingRow:
    fields = MeetingFields(
        name=meeting.name,
        on=meeting.on,
        area_id=meeting.area_id,
        place=meeting.place,
        starts_at=meeting.starts_at,
        rounds=meeting.rounds,
        minutes=meeting.minutes,
        note=meeting.note,
    )
    return MeetingRow(meeting.id, meeting.version, fields, count, bool(meeting.scheme))


def _fill(session: Session, row: Meeting, fields: MeetingFields) -> None:
    if fields.area_id is not None:
        records.fetch(session, Area, fields.area_id)
    _between(fields.rounds, (1, _MOST_ROUNDS), "rounds")
    _between(fields.minutes, (1, 120), "minutes")
    row.name = records.required(fields.name, "name")
    row.on, row.area_id = fields.on, fields.area_id
    row.place = records.optional(fields.place)
    row.starts_at = fields.starts_at
    row.rounds, row.minutes = fields.rounds, fields.minutes
    row.note = records.optional(fields.note)
