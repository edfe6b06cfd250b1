"""Putting rows back: from what they must be now to what they were, many tables at once."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, UniqueConstraint, func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import ChangeProblem, SpilError
from spil_desktop.model import every_table
from spil_desktop.services import images
from spil_desktop.services.images import Image
from spil_desktop.services.journal import Row, TableChange

_FIRST_VERSION = 1
_OF_A_PERSON = ("phone", "participant", "volunteer")
"""Tables whose rows give a person words to be found by."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows by table: numbers to delete, images to insert, and images now and wanted to update."""

    deletes: dict[str, set[int]]
    inserts: dict[str, dict[int, Image]]
    updates: dict[str, dict[int, tuple[Image, Image]]]


def restore(
    session: Session,
    rows: Mapping[str, Sequence[Row]],
    just_read: Mapping[str, Container[int]] | None = None,
) -> None:
    """Bring rows from their second value, the image they must have now, to the third.

    Raises `ChangeProblem.CHANGED_SINCE`, with nothing written, when a row is not as expected or
    something refers to a row that would go. Rows that were `just_read` are as expected.
    """
    for name, expected in rows.items():
        certain = (just_read or {}).get(name, ())
        unsure = {key: now for key, now, _ in expected if key not in certain}
        present = images.read(session, images.TABLES[name], unsure)
        if any(present.get(key) != now for key, now in unsure.items()):
            raise SpilError(ChangeProblem.CHANGED_SINCE)
    plan = _Plan(
        {name: {key for key, _, new in part if new is None} for name, part in rows.items()},
        {
            name: {key: new for key, now, new in part if now is None and new is not None}
            for name, part in rows.items()
        },
        {
            name: {key: (now, new) for key, now, new in part if now is not None and new is not None}
            for name, part in rows.items()
        },
    )
    _replace_whole(plan)
    _refuse_loose_ends(session, plan)
    _write(session, plan)


def _replace_whole(plan: _Plan) -> None:
    """Turn changes that no order of writing allows into a removal and an addition.

    The database gives numbers of removed rows out again. So one number may have been two rows in
    one act, and the row that must come back belongs to another that is not there yet, while this
    one belongs to another that must go. Whatever belongs to such a row is replaced as well.
    """
    found = True
    while found:
        found = False
        for name, part in plan.updates.items():
            table = images.TABLES[name]
            for key, (now, new) in list(part.items()):
                if _refers(table, new, plan.inserts) and not _may_let_go(table, now, plan):
                    del part[key]
                    plan.deletes.setdefault(name, set()).add(key)
                    plan.inserts.setdefault(name, {})[key] = new
                    found = True


def _write(session: Session, plan: _Plan) -> None:
    """Write in an order in which no row ever refers to nothing and no unique value stands twice."""
    early: dict[str, list[Image]] = {}
    middle: dict[str, list[Image]] = {}
    late: dict[str, list[Image]] = {}
    for name, part in plan.updates.items():
        table = images.TABLES[name]
        for now, new in _freeing_first(table, part):
            waits = _refers(table, new, plan.inserts)
            if _refers(table, now, plan.deletes):
                early.setdefault(name, []).append(_let_go(table, now, plan) if waits else new)
            elif not waits:
                middle.setdefault(name, []).append(new)
            if waits:
                late.setdefault(name, []).append(new)
    _put(session, early)
    for table in reversed(images.TABLES.values()):
        images.remove(session, table, plan.deletes.get(table.name, ()))
    _put(session, middle)
    for table in images.TABLES.values():
        images.add(session, table, plan.inserts.get(table.name, {}).values())
    _put(session, late)


def _put(session: Session, rows: Mapping[str, list[Image]]) -> None:
    for name, part in rows.items():
        images.put(session, images.TABLES[name], part)


def _refers(table: Table, image: Image, rows: Mapping[str, Container[int]]) -> bool:
    """Whether a row with this image refers to one of `rows`, numbers by table."""
    return any(
        image[key.parent.name] in rows.get(key.column.table.name, ()) for key in table.foreign_keys
    )


def _may_let_go(table: Table, now: Image, plan: _Plan) -> bool:
    """Whether a row can do for a moment without the rows to go that it refers to."""
    return all(
        key.parent.nullable
        or now[key.parent.name] not in plan.deletes.get(key.column.table.name, ())
        for key in table.foreign_keys
    )


def _let_go(table: Table, now: Image, plan: _Plan) -> Image:
    """Return a row as it is now, without its references to rows that are to go."""
    leaving = [
        key.parent.name
        for key in table.foreign_keys
        if now[key.parent.name] in plan.deletes.get(key.column.table.name, ())
    ]
    return {**now, **dict.fromkeys(leaving)}


def _freeing_first(
    table: Table, part: Mapping[int, tuple[Image, Image]]
) -> list[tuple[Image, Image]]:
    """Order updates so that a unique value is let go before another row takes it."""
    uniques = [
        tuple(column.name for column in rule.columns)
        for rule in table.constraints
        if isinstance(rule, UniqueConstraint)
    ]

    def values(image: Image) -> list[tuple[object, ...]]:
        return [(columns, *(image[name] for name in columns)) for columns in uniques]

    holders = {value: key for key, (now, _) in part.items() for value in values(now)}
    ordered: dict[int, tuple[Image, Image]] = {}
    for start in part:
        chain = [start]
        while chain:
            held = {holders.get(value) for value in values(part[chain[-1]][1])}
            waiting = [key for key in held if key and key not in ordered and key not in chain]
            if waiting:
                chain.append(waiting[0])
            else:
                key = chain.pop()
                ordered[key] = part[key]
    return list(ordered.values())


def _refuse_loose_ends(session: Session, plan: _Plan) -> None:
    """Refuse when a row that stays refers to a row that would go."""
    for child in every_table().sorted_tables:
        handled = plan.deletes.get(child.name, set()) | plan.updates.get(child.name, {}).keys()
        for key in child.foreign_keys:
            gone = plan.deletes.get(key.column.table.name, set())
            for first, last in images.runs(gone):
                referring = select(child.c.id).where(key.parent.between(first, last))
                if not handled.issuperset(session.connection().scalars(referring)):
                    raise SpilError(ChangeProblem.CHANGED_SINCE)


def spell_out(session: Session, changes: Mapping[str, TableChange]) -> dict[str, set[int]]:
    """Turn runs of added rows into rows with images, so that undo can be redone.

    Returns the numbers of these rows by table. Raises `ChangeProblem.CHANGED_SINCE` when one of
    the rows is gone or was changed.
    """
    found: dict[str, set[int]] = {}
    for name, change in changes.items():
        if not change.added:
            continue
        table = images.TABLES[name]
        for first, last in change.added:
            _refuse_if_changed(session, table, first, last)
        present = images.read_runs(session, table, change.added)
        change.rows += [(key, None, image) for key, image in present.items()]
        change.added.clear()
        found[name] = set(present)
    return found


def _refuse_if_changed(session: Session, table: Table, first: int, last: int) -> None:
    counted = select(func.count(), func.max(table.c.version)).where(table.c.id.between(first, last))
    count, version = session.connection().execute(counted).one()
    if count != last - first + 1 or version != _FIRST_VERSION:
        raise SpilError(ChangeProblem.CHANGED_SINCE)


def people_in(session: Session, changes: Mapping[str, TableChange]) -> set[int]:
    """Return the numbers of the people whose index words the changes may have touched."""
    people: set[int] = set()
    for name, column in (("person", "id"), *((name, "person_id") for name in _OF_A_PERSON)):
        change = changes.get(name)
        if change is None:
            continue
        for _, old, new in change.rows:
            people |= {image[column] for image in (old, new) if image}
        table = images.TABLES[name]
        for first, last in change.added:
            query = select(table.c[column]).where(table.c.id.between(first, last))
            people |= set(session.connection().scalars(query))
    return people
