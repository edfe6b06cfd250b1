"""Planning on images of rows how everything that points to one person comes to point to another.

The references are read from the tables themselves, so that a new table is never forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Contact,
    Distinction,
    Exclusion,
    Match,
    Measurement,
    Participant,
    RefusedProposal,
)
from spil_desktop.model.base import now
from spil_desktop.rules import merging
from spil_desktop.rules.merging import PARTS, MergeField, Side
from spil_desktop.rules.names import NameParts, sort_name
from spil_desktop.rules.vocabulary import CandidateKind, NameUse
from spil_desktop.services import images
from spil_desktop.services.images import Image
from spil_desktop.services.journal import Row

PAIRS: Final = (Distinction.__tablename__, Exclusion.__tablename__)
"""Tables of two people, the lower number first."""

_KEPT_APART: Final = frozenset({"id", "version", "created_at", "updated_at"})
_CANDIDATES: Final = {
    "volunteer": CandidateKind.VOLUNTEER,
    "participant": CandidateKind.PARTICIPANT,
}

Choices = Mapping[MergeField, Side]


class MergePlan:
    """Rows as they are and as they will be, by table and number; nothing is written."""

    def __init__(self, session: Session, choices: Choices) -> None:
        self._session = session
        self._choices = choices
        self._now: dict[str, dict[int, Image]] = {}
        self._then: dict[str, dict[int, Image | None]] = {}

    def rows(self) -> dict[str, list[Row]]:
        """Return what changes, for `restoring.restore`; changed rows get a new version."""
        found: dict[str, list[Row]] = {}
        for name, then in self._then.items():
            for key, image in then.items():
                before = self._now[name][key]
                if image == before:
                    continue
                touched = {"version": before["version"] + 1, "updated_at": now().isoformat()}
                after = None if image is None else image | touched
                found.setdefault(name, []).append((key, before, after))
        return found

    def combine(self, table: Table, kept: int, other: int) -> None:
        """Make one row of two: values by choice, what pointed to the other points to the kept."""
        first, second = self._image(table, kept), self._image(table, other)
        if first is None or second is None:
            return
        is_answers = table.name == Measurement.__tablename__
        self._then[table.name][kept] = (
            _earlier(first, second) if is_answers else self._combined(table, first, second)
        )
        self._absorb(table, kept, other)
        self._then[table.name][other] = None

    def _combined(self, table: Table, first: Image, second: Image) -> Image:
        result = dict(first)
        fields = [
            (field, columns) for field, (name, columns) in PARTS.items() if name == table.name
        ]
        for field, _columns in fields:
            side = self._choices.get(field, merging.usual(field, first, second))
            result |= merging.chosen(field, side, first, second)
        grouped = {name for _field, columns in fields for name in columns}
        for name, value in second.items():
            if name not in grouped | _KEPT_APART and result[name] is None:
                result[name] = value
            elif name not in grouped and isinstance(value, list):
                result[name] = merging.both(result[name], value)
        for key in table.foreign_keys:
            if key.column.table is table and result[key.parent.name] in (first["id"], second["id"]):
                result[key.parent.name] = None  # nobody is together with herself
        if table.name == "person":
            result["sort_name"] = sort_name(name_of(result))
        return result

    def _absorb(self, table: Table, kept: int, other: int) -> None:
        for child, key in _references(table):
            for row_id in self._pointing(child, key.parent, other):
                if child is not table or row_id != kept:
                    self._move(child, row_id, key.parent.name, kept)
        if table.name in _CANDIDATES:
            self._move_refusals(_CANDIDATES[table.name], kept, other)

    def _move(self, child: Table, row_id: int, column: str, kept: int) -> None:
        image = self._image(child, row_id)
        if image is None:
            return
        moved = image | {column: kept}
        if child.name in PAIRS:
            low, high = sorted((moved["person_id"], moved["other_person_id"]))
            moved |= {"person_id": low, "other_person_id": high}
        if self._is_about_itself(child, moved):
            self._drop(child, row_id)
            return
        twin = self._twin(child, moved)
        if twin is None:
            self._then[child.name][row_id] = moved
        else:
            self.combine(child, twin, row_id)

    def leave_out(self, measurements: Iterable[int]) -> None:
        """Let answers go that can not stand in one series with the others."""
        for row_id in measurements:
            self._drop(images.TABLES[Measurement.__tablename__], row_id)

    def drop_own_contacts(self, person_id: int) -> None:
        """Let nobody be a contact of herself, now that another's participant is hers."""
        contacts = images.TABLES[Contact.__tablename__]
        for row_id in self._pointing(contacts, contacts.c.person_id, person_id):
            image = self._image(contacts, row_id)
            if image is not None and self._is_about_itself(contacts, image):
                self._drop(contacts, row_id)

    def _drop(self, table: Table, row_id: int) -> None:
        """Remove a row: what is part of it goes along, what only refers to it lets it go."""
        for child, key in _references(table):
            for child_id in self._pointing(child, key.parent, row_id):
                image = self._image(child, child_id)
                if image is not None and key.ondelete == "CASCADE":
                    self._drop(child, child_id)
                elif image is not None:
                    self._then[child.name][child_id] = image | {key.parent.name: None}
        if self._image(table, row_id) is not None:
            self._then[table.name][row_id] = None

    def _is_about_itself(self, child: Table, image: Image) -> bool:
        """Whether a row would bind someone to herself."""
        if child.name in PAIRS:
            return bool(image["person_id"] == image["other_person_id"])
        if child.name == Match.__tablename__:
            return bool(image["participant_id"] == image["other_participant_id"])
        if child.name == Contact.__tablename__:
            participant = self._image(
                images.TABLES[Participant.__tablename__], image["participant_id"]
            )
            return participant is not None and participant["person_id"] == image["person_id"]
        return False

    def _twin(self, child: Table, moved: Image) -> int | None:
        """Return another row that has what must be unique of `moved`."""
        for rule in child.constraints:
            if not isinstance(rule, UniqueConstraint):
                continue
            same = [column == _typed(column, moved[column.name]) for column in rule.columns]
            if any(moved[column.name] is None for column in rule.columns):
                continue
            stored = self._session.connection().scalars(select(child.c.id).where(*same)).all()
            planned = self._then.get(child.name, {})
            for key in {*stored, *planned} - {moved["id"]}:
                image = self._image(child, key)
                if image is not None and all(
                    image[column.name] == moved[column.name] for column in rule.columns
                ):
                    return int(key)
        return None

    def _pointing(self, child: Table, column: Column[Any], other: int) -> list[int]:
        found = self._session.connection().scalars(select(child.c.id).where(column == other)).all()
        return sorted(found)

    def _move_refusals(self, kind: CandidateKind, kept: int, other: int) -> None:
        table = images.TABLES[RefusedProposal.__tablename__]
        same = select(table.c.id).where(table.c.kind == kind, table.c.candidate_id == other)
        for row_id in self._session.connection().scalars(same).all():
            image = self._image(table, row_id)
            if image is not None:
                self._then[table.name][row_id] = image | {"candidate_id": kept}

    def _image(self, table: Table, key: int) -> Image | None:
        """Return a row as it is planned so far, None when it is gone by the plan."""
        then = self._then.setdefault(table.name, {})
        if key not in then:
            found = images.read(self._session, table, [key]).get(key)
            if found is None:
                return None
            self._now.setdefault(table.name, {})[key] = found
            then[key] = found
        return then[key]


def _references(table: Table) -> Iterator[tuple[Table, ForeignKey]]:
    """Return every table with undo that refers to `table`, and how."""
    for child in images.TABLES.values():
        for key in sorted(child.foreign_keys, key=lambda one: one.parent.name):
            if key.column.table is table:
                yield child, key


def _earlier(first: Image, second: Image) -> Image:
    """Return what was asked first of two that were asked at one moment, whole, in the first row.

    So no moment comes to lie before the one that it is compared with.
    """
    if first["taken_on"] <= second["taken_on"]:
        return dict(first)
    return second | {name: first[name] for name in (*_KEPT_APART, "participant_id")}


def _typed(column: Column[Any], value: Any) -> Any:
    """Return a plain value of an image as the column takes it."""
    enum = getattr(column.type, "enum_class", None)
    return enum(value) if enum is not None else value


def name_of(image: Image) -> NameParts:
    """Return the name in the image of a person."""
    return NameParts(
        image["family_name"],
        prefix=image["prefix"],
        initials=image["initials"],
        given_name=image["given_name"],
        partner_prefix=image["partner_prefix"],
        partner_family_name=image["partner_family_name"],
        name_use=NameUse(image["name_use"]),
    )
