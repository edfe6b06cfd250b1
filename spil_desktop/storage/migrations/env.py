"""How alembic reaches a store: through the connection that is open already."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Enum, TypeDecorator
from sqlalchemy.schema import SchemaItem

from spil_desktop.model import every_table


def is_compared(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the search index, whose tables the full-text module makes itself."""
    return kind != "table" or name is None or not name.startswith(("person_words", "note_"))


def stored_as(kind: str, item: SchemaItem, _context: AutogenContext) -> str | Literal[False]:
    """Write code columns as what is stored, so that a migration needs no vocabulary."""
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=every_table(),
    include_name=is_compared,
    render_item=stored_as,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
