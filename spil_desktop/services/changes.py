"""Undo and redo of every act of a user, also after a restart.

`perform` runs an act and keeps what it did to each row as a change set; `undo` puts every row
back exactly as it was. Nothing is put back over a later change: that is refused as a whole.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.model import Change, ChangeSet, ImportBatch
from spil_desktop.model.base import now
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import (
    audit,
    images,
    journal,
    note_index,
    restoring,
    search,
    secrecy,
)
from spil_desktop.services.journal import TableChange

T = TypeVar("T")
_CURRENT = "spil_change_set"
_ROWS_KEPT_TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class UndoableAct:
    """An act that can be undone; `at` is in UTC."""

    id: int
    at: datetime
    act: Act


def perform(
    session: Session, act: Act, work: Callable[[Session], T], *, user_id: int | None = None
) -> T:
    """Run `work` as one act that can be undone, write the audit line, and return its result.

    An act inside an act is part of the outer one. Acts that were undone before cannot be redone
    any more. Rows inserted past the session must be noted with `note_added`.
    """
    if journal.watching(session):
        return work(session)
    change_set = ChangeSet(act=act, user_id=user_id, at=now())
    session.add(change_set)
    session.flush()
    session.info[_CURRENT] = change_set.id
    try:
        with journal.Journal(session) as watch:
            result = work(session)
            done = watch.changes()
            people = watch.touched("person")
    finally:
        del session.info[_CURRENT]
    if done:
        if act not in secrecy.ACTS:  # else others would notice that something was done
            _forget_undone(session)
        _keep(session, change_set.id, done)
        _finish(session, act, done, user_id)
    else:
        session.delete(change_set)
        session.flush()
    # Who came and went within the act left words to be found by, though nothing else came of it.
    search.index(session, people - restoring.people_in(session, done))
    return result


def note_added(session: Session, table: str, ids: Iterable[int]) -> None:
    """Note rows that the running act inserted past the session; without an act do nothing."""
    watch = journal.watching(session)
    if watch:
        watch.note_added(table, ids)


def current_id(session: Session) -> int | None:
    """Return the number of the change set of the running act, for those who refer to it."""
    found = session.info.get(_CURRENT)
    return found if isinstance(found, int) else None


def undoable(
    session: Session, *, since: datetime | None = None, user_id: int | None = None
) -> tuple[UndoableAct, ...]:
    """Return the acts that stand and that a user may see, newest first; `since` is in UTC."""
    standing = select(ChangeSet).where(ChangeSet.undone.is_(False)).order_by(ChangeSet.id.desc())
    standing = standing.where(*_shown_to(session, user_id))
    if since is not None:
        standing = standing.where(ChangeSet.at >= since)
    return tuple(UndoableAct(done.id, done.at, done.act) for done in session.scalars(standing))


def undo(
    session: Session, change_set_id: int | None = None, *, user_id: int | None = None
) -> UndoableAct:
    """Put everything back as it was before the act, by default the last one that stands.

    Raises `ChangeProblem.NOTHING_TO_UNDO`, and `CHANGED_SINCE` when a row was changed afterwards
    or something new refers to a row that would go.
    """
    session.flush()
    change_set = _standing(session, change_set_id, user_id)
    changes = _load(session, change_set.id)
    _refuse_if_touched_later(session, change_set.id, changes)
    just_read = restoring.spell_out(session, changes)
    if just_read:
        session.execute(delete(Change).where(Change.change_set_id == change_set.id))
        _keep(session, change_set.id, changes)
    wanted = {
        name: [(key, new, old) for key, old, new in change.rows] for name, change in changes.items()
    }
    restoring.restore(session, wanted, just_read)
    change_set.undone = True
    _mark_import(session, change_set.id, now())
    session.flush()
    session.expire_all()
    _finish(session, Act.UNDO, changes, user_id, change_set)
    return UndoableAct(change_set.id, change_set.at, change_set.act)


def undo_until(
    session: Session, change_set_id: int, *, user_id: int | None = None
) -> tuple[UndoableAct, ...]:
    """Take back an act and everything that a user may see of what was done after it.

    All of it or nothing: raises what `undo` raises.
    """
    later = [act.id for act in undoable(session, user_id=user_id) if act.id >= change_set_id]
    return tuple(undo(session, number, user_id=user_id) for number in later)


def redo(
    session: Session, change_set_id: int | None = None, *, user_id: int | None = None
) -> UndoableAct:
    """Do an undone act again, by default the one that was undone last.

    Raises `ChangeProblem.NOTHING_TO_UNDO` when there is none, and `CHANGED_SINCE`.
    """
    session.flush()
    change_set = _undone(session, change_set_id, user_id)
    changes = _load(session, change_set.id)
    restoring.restore(session, {name: change.rows for name, change in changes.items()})
    change_set.undone = False
    _mark_import(session, change_set.id, None)
    session.flush()
    session.expire_all()
    _finish(session, Act.REDO, changes, user_id, change_set)
    return UndoableAct(change_set.id, change_set.at, change_set.act)


def forget(session: Session, *, before: datetime) -> int:
    """Remove what is kept of acts before a moment in UTC; they can't be undone any more.

    Images of rows are personal data, so they are kept only as long as undo is offered. Returns
    how many acts were forgotten.
    """
    old = select(ChangeSet.id).where(ChangeSet.at < before).scalar_subquery()
    session.execute(
        update(ImportBatch).where(ImportBatch.change_set_id.in_(old)).values(change_set_id=None)
    )
    session.execute(delete(Change).where(Change.change_set_id.in_(old)))
    count = session.scalar(select(func.count()).where(ChangeSet.at < before)) or 0
    session.execute(delete(ChangeSet).where(ChangeSet.at < before))
    return count


def _shown_to(session: Session, user_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """Keep acts in the safety compartment, and who may see it, from users without permission.

    What someone did to her own name she may take back; a permission that another took from her
    may not come back with Ctrl+Z.
    """
    if secrecy.sees_safety(session, user_id):
        return ()
    own = or_(ChangeSet.act != Act.EDIT_USER, ChangeSet.user_id == user_id)
    return (ChangeSet.act.not_in(secrecy.ACTS), own)


def _standing(session: Session, change_set_id: int | None, user_id: int | None) -> ChangeSet:
    wanted = select(ChangeSet).where(ChangeSet.undone.is_(False)).order_by(ChangeSet.id.desc())
    wanted = wanted.where(*_shown_to(session, user_id))
    if change_set_id is not None:
        wanted = wanted.where(ChangeSet.id == change_set_id)
    found = session.scalars(wanted.limit(1)).first()
    if found is None:
        raise SpilError(ChangeProblem.NOTHING_TO_UNDO)
    return found


def _undone(session: Session, change_set_id: int | None, user_id: int | None) -> ChangeSet:
    """Return the act to redo: the first undone one after the last that stands.

    An act that the user may not see is passed over, so that redo doesn't tell of it.
    """
    shown = _shown_to(session, user_id)
    last = select(func.coalesce(func.max(ChangeSet.id), 0)).where(
        ChangeSet.undone.is_(False), *shown
    )
    wanted = (
        select(ChangeSet)
        .where(ChangeSet.undone.is_(True), *shown)
        .where(select(Change.id).where(Change.change_set_id == ChangeSet.id).exists())
        .order_by(ChangeSet.id)
    )
    if change_set_id is None:
        wanted = wanted.where(ChangeSet.id > last.scalar_subquery())
    else:
        wanted = wanted.where(ChangeSet.id == change_set_id)
    found = session.scalars(wanted.limit(1)).first()
    if found is None:
        raise SpilError(ChangeProblem.NOTHING_TO_UNDO)
    return found


def _keep(session: Session, change_set_id: int, changes: dict[str, TableChange]) -> None:
    rows = [
        {"change_set_id": change_set_id, "table": name, "rows": part}
        for name, change in changes.items()
        for part in images.chunks(change.as_json(), _ROWS_KEPT_TOGETHER)
    ]
    session.execute(insert(Change), rows)


def _load(session: Session, change_set_id: int) -> dict[str, TableChange]:
    """Return what is kept of an act, by table; a table that is gone meanwhile is left out."""
    found: dict[str, TableChange] = {}
    kept = select(Change.table, Change.rows).where(Change.change_set_id == change_set_id)
    for name, rows in session.execute(kept.order_by(Change.id)):
        part = TableChange.from_json(rows)
        if name in found:
            found[name].rows += part.rows
            found[name].added += part.added
        else:
            found[name] = part
    return found


def _forget_undone(session: Session) -> None:
    """Drop the images of undone acts: after a new act they can't be done again."""
    undone = select(ChangeSet.id).where(ChangeSet.undone.is_(True)).scalar_subquery()
    session.execute(delete(Change).where(Change.change_set_id.in_(undone)))


def _refuse_if_touched_later(
    session: Session, change_set_id: int, changes: dict[str, TableChange]
) -> None:
    """Refuse when a later act that stands touched a row of which only the number is kept."""
    compact = {name: change.added for name, change in changes.items() if change.added}
    if not compact:
        return
    later = (
        select(Change.table, Change.rows)
        .join(ChangeSet, ChangeSet.id == Change.change_set_id)
        .where(ChangeSet.id > change_set_id, ChangeSet.undone.is_(False), Change.table.in_(compact))
    )
    for name, rows in session.execute(later):
        for key, _, _ in TableChange.from_json(rows).rows:
            if any(first <= key <= last for first, last in compact[name]):
                raise SpilError(ChangeProblem.CHANGED_SINCE)


def _mark_import(session: Session, change_set_id: int, undone_at: datetime | None) -> None:
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.change_set_id == change_set_id)
        .values(undone_at=undone_at)
    )


def _finish(
    session: Session,
    act: Act,
    changes: dict[str, TableChange],
    user_id: int | None,
    change_set: ChangeSet | None = None,
) -> None:
    """Index the people whom an act touched and write its line in the audit log."""
    people = restoring.people_in(session, changes)
    search.index(session, people)
    note_index.follow(session, changes)
    original = act if change_set is None else change_set.act
    secret = original in secrecy.ACTS
    details: dict[str, object] = {
        name: change.count
        for name, change in changes.items()
        if secret or name not in secrecy.TABLES
    }
    if change_set is not None:
        details |= {"undone" if act is Act.UNDO else "redone": change_set.act.value}
    one = people.pop() if len(people) == 1 else None
    audit.append(session, act, "person" if one is not None else None, one, details, user_id=user_id)
