"""Calling every function of the services that takes a session, with arguments made up by type."""

import collections.abc
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from spil_desktop import services
from spil_desktop.errors import SpilError
from spil_desktop.model import Base
from spil_desktop.rules import periods
from spil_desktop.rules.periods import Period
from spil_desktop.storage.database import Database


class CannotBeFilledError(Exception):
    """No argument of this type can be made up."""


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every public function of the services whose first argument is a session."""
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"{services.__name__}.{module.name}")
        for name, found in vars(loaded).items():
            if not inspect.isfunction(found) or found.__module__ != loaded.__name__:
                continue
            parameters = list(inspect.signature(found).parameters)
            if parameters[:1] == ["session"] and not name.startswith("_"):
                yield f"{module.name}.{name}", found


def all_that_is_read(database: Database, known: dict[str, Any], today: date) -> dict[str, Any]:
    """Return what every function answers, as plain values; refusals and errors are answers too."""
    return {name: _answer(database, found, known, today) for name, found in functions()}


def _answer(
    database: Database, function: Callable[..., Any], known: dict[str, Any], today: date
) -> Any:
    try:
        arguments = _arguments(function, known, today)
    except CannotBeFilledError as missing:
        return ("not called", str(missing))

    def call(session: Session) -> Any:
        return plain(function(session, **arguments))

    try:
        return database.read(call)
    except SpilError as error:
        return ("refused", error.problem, sorted(error.values.items()))
    except Exception as error:  # noqa: BLE001 - a write, or an argument that makes no sense
        return ("failed", type(error).__name__)


def _arguments(function: Callable[..., Any], known: dict[str, Any], today: date) -> dict[str, Any]:
    hints = typing.get_type_hints(function)
    found = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if name in known:
            found[name] = known[name]
        elif parameter.default is parameter.empty:
            found[name] = _made_up(hints.get(name), today)
    return found


def _made_up(kind: Any, today: date) -> Any:
    """Return a value of a type; raise CannotBeFilledError when there is no obvious one."""
    simple: dict[Any, Any] = {
        int: 1,
        str: "smit",
        bool: True,
        date: today,
        float: 1.0,
        Period: periods.parse(str(today.year)),
    }
    if kind in simple:
        return simple[kind]
    if typing.get_args(kind):
        return _several(kind, today)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    try:
        return kind() if is_dataclass(kind) else _refuse(kind)
    except TypeError:
        return _refuse(kind)


def _refuse(kind: Any) -> Any:
    raise CannotBeFilledError(str(kind))


def _several(kind: Any, today: date) -> Any:
    """Return a value of a type that is made of others: the first of a choice, one in a list."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        return _made_up(inside[0], today)
    if origin is tuple:
        return tuple(_made_up(one, today) for one in inside if one is not Ellipsis)
    if origin in {collections.abc.Mapping, dict}:
        return {}
    if origin in {collections.abc.Callable, type}:
        return _refuse(kind)
    return [_made_up(inside[0], today)]


def plain(value: Any) -> Any:
    """Return a value without identity: what stands in it, whatever hides it from `repr`."""
    if is_dataclass(value) and not isinstance(value, type):
        return _inside(value, [one.name for one in fields(value)])
    if isinstance(value, Base):
        return _inside(value, [one.key for one in value.__table__.columns])
    if hasattr(value, "items"):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        found = [plain(item) for item in value]
        return found if isinstance(value, (list, tuple)) else sorted(map(repr, found))
    known = value is None or isinstance(value, (int, float, str, bytes, date, Enum))
    return value if known else type(value).__name__


def _inside(value: Any, names: list[str]) -> Any:
    return (type(value).__name__, {name: plain(getattr(value, name)) for name in names})
