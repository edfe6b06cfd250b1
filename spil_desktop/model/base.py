"""What every table shares: keys, versions, times, names of constraints, and code columns."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Dialect, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from spil_desktop.rules.vocabulary import Code

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def now() -> datetime:
    """Return the moment as UTC without a zone, as all moments are stored."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


class Base(DeclarativeBase):
    """A row; its `repr` shows only which one, never what it says."""

    metadata = MetaData(naming_convention=NAMING)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {getattr(self, 'id', None)}>"


class Record(Base):
    """A row that people edit: numbered, versioned, with its times."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Refuse to overwrite a row that changed since it was read."""
        return {"version_id_col": cls.__table__.c.version} if hasattr(cls, "__table__") else {}


def _values(kind: type[Code]) -> list[str]:
    return [member.value for member in kind]


class _OneCode(Enum):
    """One code, read by looking it up once: figures read tens of thousands of them.

    SQLAlchemy's own way calls three functions for each.
    """

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Return what reads a stored value; an unknown one is a `LookupError`."""
        del dialect, coltype
        members: dict[str | None, object] = {None: None}
        members.update((member.value, member) for member in self.enum_class or ())
        return members.__getitem__


def code(kind: type[Code]) -> Enum:
    """Return the column type for one code of `kind`, stored as its value."""
    return _OneCode(
        kind,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=_values,
    )


class Codes(TypeDecorator[tuple[Code, ...]]):
    """Several codes of one kind, stored as a list in the order of the code list."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type[Code]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(
        self, value: Iterable[Code] | None, dialect: Dialect
    ) -> list[str] | None:
        """Write the codes without doubles, in the order of the list."""
        del dialect
        chosen = set(value or ())
        return [member.value for member in self.kind if member in chosen]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Code, ...]:
        """Read the codes back."""
        del dialect
        return tuple(self.kind(item) for item in value or ())


class Words(TypeDecorator[tuple[str, ...]]):
    """A short list of words, stored as a list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> list[str]:
        """Write the words as they are."""
        del dialect
        return list(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        """Read the words back."""
        del dialect
        return tuple(str(item) for item in value or ())


Short = String(200)
