"""Letting go of what the undo journal and half-filled forms still hold of someone.

What must be gone may not come back by undo: every act that touched a row of hers is forgotten
whole, because half an act cannot be taken back.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, cast

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Change,
    ChangeSet,
    Draft,
    ImportBatch,
    Job,
    Match,
    Merge,
    Need,
    Referral,
    Ride,
    Signal,
)
from spil_desktop.model.base import Record
from spil_desktop.services.images import Image, chunks

_OF_PERSON: Final = ("person", "wishes", "health", "receive")
_OF_PARTICIPANT: Final = (
    "need",
    "contact",
    "visit",
    "measurement",
    "report",
    "signal",
    "refer",
    "relation",
    "ride",
    "job",
)
_OF_RECORD: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Need: ("need:", "close_need"),
    Signal: ("signal:", "signal_act", "signal_talk", "signal_close"),
    Referral: ("outcome", "arrival", "answer"),
    Match: ("end_match", "expect", "review"),
    Ride: ("ride:", "finish-ride"),
    Job: ("plan-job", "finish-job"),
}
"""How the names of drafts begin, before the number of a person ("person:12"), of a participant
("need:12:7") or of a row of hers ("close_need:7"; "need::7" when nobody was chosen)."""


def about(
    session: Session, person_id: int, participant_id: int, rows: Mapping[str, Collection[int]]
) -> int:
    """Forget every act, draft and merge that holds something of a participant.

    `rows` are the rows of hers by table, for those that do not name her. Returns how many acts
    cannot be undone any more.
    """
    acts = {
        change_set_id
        for change_set_id, table, items in _kept(session)
        if any(
            _touches(table, item, person_id, participant_id, rows.get(table, ())) for item in items
        )
    }
    _drop_acts(session, acts)
    _drop_merges(session, person_id, participant_id, rows)
    _drop_drafts(session, person_id, participant_id)
    return len(acts)


def acts_on(session: Session, rows: Mapping[str, Collection[int]]) -> int:
    """Forget every act that touched one of these rows, and return how many those were."""
    acts = {
        change_set_id
        for change_set_id, table, items in _kept(session)
        if any(_holds(item, rows.get(table, ())) for item in items)
    }
    _drop_acts(session, acts)
    return len(acts)


def _kept(session: Session) -> Iterable[tuple[int, str, list[list[Any]]]]:
    """Return what the journal holds: the number of the act, the table, and its entries."""
    wanted = select(Change.change_set_id, Change.table, Change.rows)
    return ((act, table, items) for act, table, items in session.execute(wanted))


def _holds(item: list[Any], keys: Collection[int]) -> bool:
    """Whether one entry of the journal, a row with its images or a run of added rows, has one."""
    if len(item) == 2:  # noqa: PLR2004 - the first and last number of a run of added rows
        first, last = item
        return any(first <= key <= last for key in keys)
    return item[0] in keys


def _drop_acts(session: Session, acts: Collection[int]) -> None:
    for chunk in chunks(acts):
        session.execute(
            update(ImportBatch)
            .where(ImportBatch.change_set_id.in_(chunk))
            .values(change_set_id=None)
        )
        session.execute(delete(Change).where(Change.change_set_id.in_(chunk)))
        session.execute(delete(ChangeSet).where(ChangeSet.id.in_(chunk)))


def merges_of(session: Session, person_id: int) -> tuple[Merge, ...]:
    """Return the merges of someone, and of the files that went into hers before that."""
    found: dict[int, Merge] = {}
    people, seen = {person_id}, set[int]()
    while people:
        rows = session.scalars(
            select(Merge).where(
                or_(Merge.kept_person_id.in_(people), Merge.removed_person_id.in_(people))
            )
        ).all()
        found |= {row.id: row for row in rows}
        seen |= people
        people = {row.removed_person_id for row in rows if row.kept_person_id in people} - seen
    return tuple(found.values())


def _drop_merges(
    session: Session, person_id: int, participant_id: int, rows: Mapping[str, Collection[int]]
) -> None:
    """Drop what is kept of merges of someone, and of merges of others that touched a row of hers.

    The merge of a volunteer holds the matches with everyone she helped.
    """
    own = merges_of(session, person_id)
    others = (
        row
        for row in session.scalars(select(Merge)).all()
        if any(
            _touches(table, item, person_id, participant_id, rows.get(table, ()))
            for table, items in row.images.items()
            for item in items
        )
    )
    for row in {*own, *others}:
        session.delete(row)
    session.flush()


def _touches(
    table: str, item: list[Any], person_id: int, participant_id: int, keys: Collection[int]
) -> bool:
    """Whether one entry of the journal, a row with its images, is hers; runs hold no images."""
    if len(item) == 2:  # noqa: PLR2004 - the first and last number of a run of added rows
        return False
    key, *images = item
    if key in keys or (table, key) in {("person", person_id), ("participant", participant_id)}:
        return True
    return any(_names(image, person_id, participant_id) for image in images if image)


def _names(image: Image, person_id: int, participant_id: int) -> bool:
    return (
        image.get("participant_id") == participant_id
        or image.get("other_participant_id") == participant_id
        or image.get("person_id") == person_id
    )


def _drop_drafts(session: Session, person_id: int, participant_id: int) -> None:
    """Drop half-filled forms about her, by their names or by whom they have chosen."""
    names = {f"{kind}:{person_id}" for kind in _OF_PERSON}
    names |= {f"{kind}:{participant_id}" for kind in _OF_PARTICIPANT}
    for table, kinds in _OF_RECORD.items():
        columns: Any = table.__table__.c
        hers = columns.participant_id == participant_id
        if "other_participant_id" in columns:
            hers |= columns.other_participant_id == participant_id
        own = session.scalars(select(columns.id).where(hers))
        names |= {f"{kind}:{number}" for number in own for kind in kinds}
    for draft in session.scalars(select(Draft)):
        if (
            any(draft.form == name or draft.form.startswith(f"{name}:") for name in names)
            or _chooses(draft.fields, "participant_id", participant_id)
            or _chooses(draft.fields, "person_id", person_id)
        ):
            session.delete(draft)
    session.flush()


def health_drafts(session: Session, person_id: int, participant_id: int) -> None:
    """Drop half-filled forms with answers about her health; like all drafts for good."""
    measuring = Draft.form.startswith(f"measurement:{participant_id}:", autoescape=True)
    session.execute(delete(Draft).where((Draft.form == f"health:{person_id}") | measuring))


def story_drafts(session: Session, participant_id: int) -> None:
    """Drop half-filled stories that she told; like all drafts for good."""
    for draft in session.scalars(select(Draft).where(Draft.form.startswith("story:"))):
        if _chooses(draft.fields, "participant_id", participant_id):
            session.delete(draft)
    session.flush()


def _chooses(fields: Mapping[str, Any], name: str, number: int) -> bool:
    """Whether a half-filled form has chosen someone, in a field or in a part of one."""
    return any(
        (key == name and value == number)
        or (isinstance(value, dict) and _chooses(cast("dict[str, Any]", value), name, number))
        for key, value in fields.items()
    )
