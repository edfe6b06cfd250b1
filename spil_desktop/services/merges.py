"""Two files of one person put together, with both histories, and taken apart again.

All rows that point to the one who goes come to point to the one who stays. What was there before
is kept, so that the two can be taken apart weeks later: what was added since stays with the one
who was kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.model import KeyFigure, Merge, Participant, Person, Volunteer
from spil_desktop.rules import merging
from spil_desktop.rules.merging import PARTS, MergeField, Side
from spil_desktop.rules.names import NameForm, display_name
from spil_desktop.rules.questionnaires import Questionnaire
from spil_desktop.rules.vocabulary import ClosingReason, ConsentState
from spil_desktop.services import (
    consents,
    doubles,
    images,
    merge_plans,
    merge_series,
    names,
    people,
    permissions,
    records,
    restoring,
    stages,
)
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.services.images import Image
from spil_desktop.services.journal import Journal, Row, TableChange
from spil_desktop.services.permissions import ConsentFields

_ROLES: Final = {"participant": Participant, "volunteer": Volunteer, "key_figure": KeyFigure}
_STRICT: Final = (ConsentState.WITHDRAWN, ConsentState.REFUSED)


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field in which two files differ: both values, and which one usually stays."""

    what: MergeField
    kept: tuple[Any, ...] = field(repr=False)
    other: tuple[Any, ...] = field(repr=False)
    sides: tuple[Side, ...]
    usual: Side


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two files side by side; `strict` are consents of which a no goes before a yes.

    Answers to `left_out` go: the same was asked in other words, which can not be compared.
    """

    kept_person_id: int
    other_person_id: int
    kept_name: str = field(repr=False)
    other_name: str = field(repr=False)
    fields: tuple[FieldPair, ...]
    strict: tuple[ConsentFields, ...]
    left_out: tuple[Questionnaire, ...]


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merge that stands: when, and the name of the file that went."""

    id: int
    merged_on: date
    other_name: str = field(repr=False)


def compare(session: Session, kept_id: int, other_id: int) -> Comparison:
    """Return in what two files differ. Raises `ChangeProblem.SAME_PERSON`, `UNKNOWN_RECORD`."""
    kept, other = _both(session, kept_id, other_id)
    pairs: list[FieldPair] = []
    for one, (table, columns) in PARTS.items():
        mine, hers = _values(session, table, kept), _values(session, table, other)
        if mine is None or hers is None:
            continue
        values = [tuple(row[name] for name in columns) for row in (mine, hers)]
        if values[0] != values[1]:
            usual = merging.usual(one, mine, hers)
            pairs.append(FieldPair(one, values[0], values[1], merging.sides(one), usual))
    return Comparison(
        kept_person_id=kept_id,
        other_person_id=other_id,
        kept_name=display_name(names.parts(kept)),
        other_name=display_name(names.parts(other)),
        fields=tuple(pairs),
        strict=_strictest(session, kept_id, other_id),
        left_out=merge_series.left_out(session, kept_id, other_id).questionnaires,
    )


def columns_of(one: MergeField) -> tuple[str, ...]:
    """Return the columns whose values a `FieldPair` holds, in their order."""
    return PARTS[one][1]


def others(session: Session, person_id: int) -> tuple[tuple[int, str], ...]:
    """Return number and name of everyone who could be the same person, sorted by name."""
    columns = (Person.street, Person.house_number, Person.house_addition, *names.COLUMNS)
    wanted = select(Person.id, *columns).where(Person.id != person_id)
    return tuple(
        (row.id, " · ".join(filter(None, (_list_name(row), people.address_line(row)))))
        for row in session.execute(wanted.order_by(Person.sort_name, Person.id))
    )


def likely(session: Session, person_id: int) -> tuple[LikelyDouble, ...]:
    """Return who may be the same person as someone stored, the likeliest first."""
    person = records.fetch(session, Person, person_id)
    fields = people.fields_of(person, people.phones_of(session, person_id))
    return doubles.likely(session, doubles.traits_of(fields), person_id=person_id)


def _list_name(row: Any) -> str:
    return display_name(names.parts(row), NameForm.LIST)


def better_kept(session: Session, first_id: int, second_id: int) -> tuple[int, int]:
    """Return two people in the order in which they are usually merged: who stays comes first.

    A resident's file goes before one without, then the older one.
    """
    residents = set(
        session.scalars(
            select(Participant.person_id).where(Participant.person_id.in_((first_id, second_id)))
        )
    )
    low, high = sorted((first_id, second_id), key=lambda key: (key not in residents, key))
    return low, high


def merge(
    session: Session,
    kept_id: int,
    other_id: int,
    choices: Mapping[MergeField, Side],
    *,
    today: date,
    user_id: int | None = None,
) -> int:
    """Put two files together and return the number of the merge; without a choice the usual one.

    Of consents the strictest newest answer holds, with what follows from a no; when one of the
    files says that she died, nothing that the other had planned goes on. What was asked in both
    files in different words stays in one wording. Raises what `compare` raises.
    """
    _both(session, kept_id, other_id)
    strict = _strictest(session, kept_id, other_id)
    session.flush()
    with Journal(session) as watch:
        plan = merge_plans.MergePlan(session, choices)
        plan.leave_out(merge_series.left_out(session, kept_id, other_id).ids)
        plan.combine(images.TABLES["person"], kept_id, other_id)
        plan.drop_own_contacts(kept_id)
        _write(session, watch, plan.rows())
        for answer in strict:
            consents.record(session, kept_id, answer, today=today, user_id=user_id)
        _stop_after_death(session, kept_id, today)
        done = watch.changes()
    row = Merge(
        kept_person_id=kept_id,
        removed_person_id=other_id,
        merged_on=today,
        images={name: change.as_json() for name, change in done.items()},
    )
    session.add(row)
    session.flush()
    return row.id


def _stop_after_death(session: Session, person_id: int, today: date) -> None:
    closed = select(Participant).where(
        Participant.person_id == person_id, Participant.closing_reason == ClosingReason.DIED
    )
    participant = session.scalars(closed).one_or_none()
    if participant is not None:
        person = records.fetch(session, Person, person_id)
        on = person.deceased_on or participant.closed_on or today
        stages.died(session, participant, on, today=today)


def standing(session: Session, person_id: int) -> tuple[MergeRow, ...]:
    """Return the merges into this person that can be taken apart, the newest first."""
    found = session.scalars(
        select(Merge)
        .where(Merge.kept_person_id == person_id, Merge.undone_on.is_(None))
        .order_by(Merge.id.desc())
    )
    return tuple(MergeRow(row.id, row.merged_on, _removed_name(row)) for row in found)


def unmerge(session: Session, merge_id: int, *, today: date) -> int:
    """Take a merge apart and return the person number of who comes back.

    What nobody changed since is as it was before; what was changed or added since stays with the
    one who was kept. Raises `ChangeProblem.MERGED_SINCE` when she was merged again afterwards,
    `CHANGED_SINCE` when it was taken apart already or she is gone.
    """
    row = records.fetch(session, Merge, merge_id)
    if row.undone_on is not None or session.get(Person, row.kept_person_id) is None:
        raise SpilError(ChangeProblem.CHANGED_SINCE)
    involved = (row.kept_person_id, row.removed_person_id)
    later = select(Merge.id).where(
        Merge.id > merge_id,
        Merge.undone_on.is_(None),
        or_(Merge.kept_person_id.in_(involved), Merge.removed_person_id.in_(involved)),
    )
    if session.scalars(later).first() is not None:
        raise SpilError(ChangeProblem.MERGED_SINCE)
    session.flush()
    back = _Back(session, {name: TableChange.from_json(rows) for name, rows in row.images.items()})
    with Journal(session) as watch:
        _write(session, watch, back.rows())
    row.undone_on = today
    session.flush()
    return back.number("person", row.removed_person_id)


def _write(session: Session, watch: Journal, rows: Mapping[str, list[Row]]) -> None:
    for name, changed in rows.items():
        watch.note_changed(images.TABLES[name], [key for key, now, _ in changed if now is not None])
        watch.note_added(name, [key for key, now, _ in changed if now is None])
    restoring.restore(session, rows)
    session.expire_all()


class _Back:
    """What a merge did, the other way round, against rows that may have changed since."""

    def __init__(self, session: Session, done: Mapping[str, TableChange]) -> None:
        self._session = session
        self._done = done
        self._numbers: dict[tuple[str, int], int] = {}
        self._present = {
            name: images.read(session, images.TABLES[name], [key for key, _, _ in change.rows])
            for name, change in done.items()
        }
        for name, change in done.items():
            self._number_again(name, change)

    def number(self, table: str, key: int) -> int:
        """Return the number that a row comes back with; its own, unless another row has that."""
        return self._numbers.get((table, key), key)

    def rows(self) -> dict[str, list[Row]]:
        """Return what must be written."""
        found: dict[str, list[Row]] = {}
        for name, change in self._done.items():
            for key, before, after in change.rows:
                row = self._row(name, key, before, after)
                if row is not None:
                    found.setdefault(name, []).append(row)
        return found

    def _number_again(self, name: str, change: TableChange) -> None:
        """Give a row that comes back a free number when its own is taken by now."""
        taken = [
            key for key, _, after in change.rows if after is None and key in self._present[name]
        ]
        if not taken:
            return
        table = images.TABLES[name]
        last = max(self._session.connection().scalars(select(table.c.id)).all())
        for place, key in enumerate(taken, 1):
            self._numbers[name, key] = last + place

    def _row(self, name: str, key: int, before: Image | None, after: Image | None) -> Row | None:
        now = self._present[name].get(key)
        if before is not None and after is None:
            back = self._pointing_back(name, before | {"id": self.number(name, key)})
            return None if back is None else (self.number(name, key), None, back)
        if now is None:
            return None  # removed since
        if before is None:
            return (key, now, None) if now == after else None
        assert after is not None
        restored = {
            column: before[column]
            for column in before
            if before[column] != after[column] and now[column] == after[column]
        }
        back = self._pointing_back(name, {**now, **restored})
        if back is None or back == now:
            return None
        return key, now, back | {"version": now["version"] + 1}

    def _pointing_back(self, name: str, image: Image) -> Image | None:
        """Return an image that refers to what comes back; None when it needs what is gone."""
        table = images.TABLES[name]
        for key in table.foreign_keys:
            target, column = key.column.table.name, key.parent
            value = image[column.name]
            if value is None:
                continue
            back = self.number(target, value)
            if not self._will_be(target, value):
                if not column.nullable:
                    return None
                image[column.name] = None
            elif back != value and self._meant(name, image, column.name):
                image[column.name] = back
        return image

    def _meant(self, name: str, image: Image, column: str) -> bool:
        """Whether a reference was to the row that went, not to one that has its number now."""
        rows = self._done[name].rows if name in self._done else []
        return any(
            before is not None and before[column] == image[column]
            for key, before, _ in rows
            if self.number(name, key) == image["id"]
        )

    def _will_be(self, target: str, key: int) -> bool:
        """Whether a row will be there: it comes back itself, or it is there still."""
        rows = self._done[target].rows if target in self._done else ()
        for one, before, after in rows:
            if one == key and before is not None and after is None:
                return self._row(target, key, before, after) is not None
        table = images.TABLES.get(target)
        if table is None:
            return True
        stored = self._session.connection().scalar(select(table.c.id).where(table.c.id == key))
        return stored is not None


def _both(session: Session, kept_id: int, other_id: int) -> tuple[Person, Person]:
    if kept_id == other_id:
        raise SpilError(ChangeProblem.SAME_PERSON)
    return records.fetch(session, Person, kept_id), records.fetch(session, Person, other_id)


def _values(session: Session, name: str, person: Person) -> Mapping[str, Any] | None:
    """Return what the table `name` holds of someone."""
    if name == "person":
        row: Any = person
    else:
        kind: Any = _ROLES[name]
        row = session.scalars(select(kind).where(kind.person_id == person.id)).one_or_none()
    if row is None:
        return None
    return {column.name: getattr(row, column.name) for column in row.__table__.columns}


def _strictest(session: Session, kept_id: int, other_id: int) -> tuple[ConsentFields, ...]:
    """Return the answers to record because a no of one file is older than a yes of the other."""
    both = [permissions.current(session, key) for key in (kept_id, other_id)]
    newest: dict[tuple[Any, Any], list[ConsentFields]] = {}
    for row in (row for answers in both for row in answers):
        key = (row.fields.purpose, row.fields.recipient)
        newest.setdefault(key, []).append(row.fields)
    found: list[ConsentFields] = []
    for answers in newest.values():
        refused = [answer for answer in answers if answer.state in _STRICT]
        given = [answer for answer in answers if answer.state not in _STRICT]
        last = max(answer.decided_on for answer in answers)
        if refused and given and given[0].decided_on == last:
            strict = refused[0]
            found.append(
                ConsentFields(
                    purpose=strict.purpose,
                    state=strict.state,
                    decided_on=last,
                    form=strict.form,
                    recipient=strict.recipient,
                    text_version=strict.text_version,
                    by_representative=strict.by_representative,
                )
            )
    return tuple(found)


def _removed_name(row: Merge) -> str:
    for key, before, _after in TableChange.from_json(row.images.get("person", [])).rows:
        if key == row.removed_person_id and before is not None:
            return display_name(merge_plans.name_of(before))
    return ""
