"""Who opens the store: one user for each passphrase, her role, and who may see suspicions of abuse.

The permission for the safety compartment is apart from the roles. The maker of a store has it;
after that only someone who has it can give it. When nobody has it any more, an administrator
may: else what is kept would be lost to everyone.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError, UserProblem
from spil_desktop.model import User
from spil_desktop.rules.vocabulary import Act, UserRole
from spil_desktop.services import audit, records, secrecy

RECOVERY_SLOT: Final = "recovery"
"""Slot of the user who opened the store with the printed recovery key instead of a passphrase."""


_ENDED: Final = "ended:"
"""Slot of a user who may open the store no more; her name stays with what she did."""


@dataclass(frozen=True, slots=True)
class UserFields:
    """What can be changed about a user."""

    name: str
    role: UserRole = UserRole.CONNECTOR
    sees_safety: bool = False


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as she is stored; `slot` names her passphrase, `manages`: may she add others."""

    id: int
    version: int
    slot: str
    fields: UserFields
    manages: bool

    @property
    def ended(self) -> bool:
        """Whether she may open the store no more."""
        return self.slot.startswith(_ENDED)


def find(session: Session, slot: str | None) -> int | None:
    """Return the number of the user of a slot (None: the recovery key), None when there is none."""
    return session.scalar(select(User.id).where(User.slot == (slot or RECOVERY_SLOT)))


def signed_in(session: Session, slot: str | None, name: str) -> int:
    """Return the number of the user who opened the store; made when she is new, called `name`.

    The first user of a store is its maker and sees safety files; later ones must be given that.
    """
    known = find(session, slot)
    if known is not None:
        return known
    first = session.scalar(select(func.count()).select_from(User)) == 0
    role = UserRole.CONNECTOR if slot else UserRole.ADMINISTRATOR
    row = User(
        name=_free_name(session, name), slot=slot or RECOVERY_SLOT, role=role, sees_safety=first
    )
    session.add(row)
    session.flush()
    return row.id


def recovered(session: Session, slot: str, name: str) -> int:
    """Return the user of a passphrase that was made on the word of the recovery key.

    Who works alone stays who she was. With several users it can't be known who this is: she is a
    new administrator, without the permission for safety files.
    """
    known = find(session, slot)
    if known is not None:
        return known
    others = [row for row in session.scalars(select(User)) if _opens(row)]
    if len(others) == 1:
        others[0].slot = slot
        session.flush()
        return others[0].id
    key = signed_in(session, slot, name)
    records.fetch(session, User, key).role = UserRole.ADMINISTRATOR
    session.flush()
    return key


def rows(session: Session) -> tuple[UserRow, ...]:
    """Return all users by name."""
    maker = _maker(session)
    found = session.scalars(select(User).order_by(User.name, User.id))
    return tuple(_row(user, maker) for user in found)


def get(session: Session, user_id: int) -> UserRow:
    """Return one user; raises `InputProblem.UNKNOWN_RECORD`."""
    return _row(records.fetch(session, User, user_id), _maker(session))


def with_permission(session: Session) -> tuple[str, ...]:
    """Return the names of the users who may see safety files, to be told of a suspicion."""
    wanted = select(User.name).where(User.sees_safety, User.slot != RECOVERY_SLOT)
    return tuple(session.scalars(wanted.order_by(User.name)))


def may_manage(session: Session, user_id: int | None) -> bool:
    """Return whether a user may add colleagues: the maker of the store and administrators."""
    user = None if user_id is None else session.get(User, user_id)
    return user is not None and (user.role is UserRole.ADMINISTRATOR or user.id == _maker(session))


def may_permit(session: Session, user_id: int | None) -> bool:
    """Return whether a user may say who sees safety files."""
    if secrecy.sees_safety(session, user_id):
        return True
    nobody = session.scalar(select(func.count()).where(User.sees_safety)) == 0
    user = None if user_id is None else session.get(User, user_id)
    return nobody and user is not None and user.role is UserRole.ADMINISTRATOR


def add(session: Session, slot: str, new: UserFields, *, by: int | None) -> int:
    """Add a colleague for whom a passphrase was made, and return her number.

    Raises `UserProblem.NOT_ALLOWED` when `by` may not, `InputProblem.REQUIRED` without a name,
    `ALREADY_EXISTS` for a name that another has.
    """
    if not may_manage(session, by) or (new.sees_safety and not may_permit(session, by)):
        raise SpilError(UserProblem.NOT_ALLOWED)
    user = User(
        name=_own_name(session, new.name, None),
        slot=slot,
        role=new.role,
        sees_safety=new.sees_safety,
    )
    session.add(user)
    session.flush()
    if user.sees_safety:
        _note_permission(session, user, by)
    return user.id


def edit(
    session: Session,
    user_id: int,
    fields: UserFields,
    *,
    by: int | None,
    version: int | None = None,
) -> None:
    """Change a user: her own name by herself, the rest by who may.

    Raises `UserProblem.NOT_ALLOWED`, `LAST_WITH_PERMISSION` when nobody would be left who sees
    safety files, and what `add` raises about the name.
    """
    user = records.fetch(session, User, user_id, version=version)
    named, placed = fields.name.strip() != user.name, fields.role is not user.role
    permitted = fields.sees_safety is not user.sees_safety
    manages = may_manage(session, by)
    if (
        (named and not manages and by != user_id)
        or (placed and not manages)
        or (permitted and not may_permit(session, by))
    ):
        raise SpilError(UserProblem.NOT_ALLOWED)
    user.name = _own_name(session, fields.name, user_id)
    user.role = fields.role
    if permitted:
        _permit(session, user, by, sees=fields.sees_safety)
    session.flush()


def end_access(session: Session, user_id: int, *, by: int | None) -> None:
    """Let a colleague who left open the store no more; what she did keeps her name.

    The permission for safety files ends with it. Raises `UserProblem.NOT_ALLOWED` for oneself,
    the user of the recovery key, or when `by` may not, and `LAST_WITH_PERMISSION` when she was
    the last who saw safety files and `by` is no administrator, who may give it anew.
    """
    user = records.fetch(session, User, user_id)
    if by == user_id or user.slot == RECOVERY_SLOT or not may_manage(session, by):
        raise SpilError(UserProblem.NOT_ALLOWED)
    if user.sees_safety:
        ender = session.get(User, by)
        others = session.scalar(select(func.count()).where(User.sees_safety, User.id != user_id))
        if not others and (ender is None or ender.role is not UserRole.ADMINISTRATOR):
            raise SpilError(UserProblem.LAST_WITH_PERMISSION)
        user.sees_safety = False
        session.flush()
        _note_permission(session, user, by)
    user.slot = f"{_ENDED}{user.id}"
    session.flush()


def _permit(session: Session, user: User, by: int | None, *, sees: bool) -> None:
    others = select(func.count()).where(User.sees_safety, User.id != user.id)
    if not sees and not session.scalar(others):
        raise SpilError(UserProblem.LAST_WITH_PERMISSION, field="sees_safety")
    user.sees_safety = sees
    session.flush()
    _note_permission(session, user, by)


def _note_permission(session: Session, user: User, by: int | None) -> None:
    details = {"sees_safety": user.sees_safety}
    audit.append(session, Act.EDIT_USER, "user", user.id, details, user_id=by)


def _own_name(session: Session, name: str, user_id: int | None) -> str:
    kept = records.required(name, "name")
    taken = session.scalar(
        select(User.id).where(func.lower(User.name) == kept.lower(), User.id != (user_id or 0))
    )
    if taken is not None:
        raise SpilError(InputProblem.ALREADY_EXISTS, field="name", record=User.__tablename__)
    return kept


def _free_name(session: Session, name: str) -> str:
    """Return `name`, with a number behind it when another user has it."""
    taken = set(session.scalars(select(User.name)))
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} {number}"
    return found


def _opens(user: User) -> bool:
    """Whether a user opens the store with a passphrase of her own."""
    return user.slot != RECOVERY_SLOT and not user.slot.startswith(_ENDED)


def _maker(session: Session) -> int | None:
    return session.scalar(select(func.min(User.id)))


def _row(user: User, maker: int | None) -> UserRow:
    return UserRow(
        user.id,
        user.version,
        user.slot,
        UserFields(user.name, user.role, user.sees_safety),
        user.role is UserRole.ADMINISTRATOR or user.id == maker,
    )
