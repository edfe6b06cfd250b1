"""Taking fields out of a table of a questionnaire's file, and saying on which line one is wrong."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, Never, TypeVar

from spil_desktop.errors import QuestionnaireProblem, SpilError

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


_LIST: Final[type[list[Any]]] = list
_DICT: Final[type[dict[str, Any]]] = dict
T = TypeVar("T")


class Table:
    """A table of the file; every field that is taken is allowed, any other is refused at the end.

    `name` is how it is called to the reader ("items 3"). It stands on `lines` from `start` up to
    `end`. All methods raise a `QuestionnaireProblem` with `line` and `field`.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        lines: Sequence[str],
        *,
        name: str = "",
        start: int = 0,
        end: int | None = None,
    ) -> None:
        self._values = values
        self._lines = lines
        self._name = name
        self._start = start
        self._end = len(lines) if end is None else end
        self._taken: set[str] = set()

    def refuse(self, problem: QuestionnaireProblem, name: str) -> Never:
        """Raise a problem of one field."""
        field = f"{self._name}: {name}" if self._name else name
        raise SpilError(problem, line=self._line_of(name) + 1, field=field)

    def has(self, name: str) -> bool:
        """Whether a field is there."""
        return name in self._values

    def text(self, name: str, otherwise: str | None = None) -> str:
        """Return a text without white space around it, which without `otherwise` is needed."""
        value = self._take(name, str, otherwise)
        if otherwise is None and not value.strip():
            self.refuse(QuestionnaireProblem.FIELD_MISSING, name)
        return value.strip()

    def code(self, name: str, otherwise: str | None = None) -> str:
        """Return a code: a small letter, then at most 39 small letters, digits and underscores."""
        value = self._take(name, str, otherwise)
        if not _CODE.fullmatch(value):
            self.refuse(QuestionnaireProblem.NOT_A_CODE, name)
        return value

    def whole(self, name: str, otherwise: int | None = None) -> int:
        """Return a whole number, which without `otherwise` is needed."""
        return self._take(name, int, otherwise)

    def flag(self, name: str, *, needed: bool = False) -> bool:
        """Return true or false; false when it is not there and not needed."""
        return self._take(name, bool, None if needed else False)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts with at least one."""
        values = self._list(name, str)
        if not values:
            self.refuse(QuestionnaireProblem.FIELD_MISSING, name)
        return tuple(values)

    def pair(self, name: str) -> tuple[int, int]:
        """Return two whole numbers."""
        values = self._list(name, int)
        if len(values) != 2:  # noqa: PLR2004 - a pair is two
            self.refuse(QuestionnaireProblem.WRONG_VALUE, name)
        return values[0], values[1]

    def numbers(self, name: str, known: Mapping[str, int]) -> Mapping[str, int]:
        """Return a table of whole numbers by names that are all in `known`."""
        values = self.table(name)
        if not set(values) <= set(known):
            self.refuse(QuestionnaireProblem.UNKNOWN_NAME, name)
        if any(type(value) is not int for value in values.values()):
            self.refuse(QuestionnaireProblem.WRONG_VALUE, name)
        return values

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table as it is; an empty one when it is not there."""
        return self._take(name, _DICT, {})

    def within(self, name: str) -> "Table":
        """Return a table inside this one."""
        start = self._line_of(name)
        end = self._end_of(start)
        return Table(self.table(name), self._lines, name=name, start=start, end=end)

    def tables(self, name: str, *, optional: bool = False) -> tuple["Table", ...]:
        """Return a list of tables, numbered from one."""
        if optional and not self.has(name):
            return ()
        values = self._list(name, dict)
        return tuple(
            Table(one, self._lines, name=f"{name} {place + 1}", start=start, end=end)
            for place, (one, (start, end)) in enumerate(
                zip(values, self._spans(name, len(values)), strict=True)
            )
        )

    def unique(self, name: str, codes: Sequence[str]) -> None:
        """Refuse codes of which one stands twice."""
        if len(set(codes)) < len(codes):
            self.refuse(QuestionnaireProblem.CODE_TWICE, name)

    def finish(self) -> None:
        """Refuse the first field that was not asked for."""
        for name in self._values:
            if name not in self._taken:
                self.refuse(QuestionnaireProblem.UNKNOWN_FIELD, name)

    def _take(self, name: str, kind: type[T], otherwise: T | None) -> T:
        self._taken.add(name)
        if name not in self._values:
            if otherwise is None:
                self.refuse(QuestionnaireProblem.FIELD_MISSING, name)
            return otherwise
        value = self._values[name]
        if type(value) is not kind:
            self.refuse(QuestionnaireProblem.WRONG_VALUE, name)
        return value

    def _list(self, name: str, kind: type) -> list[Any]:
        values = self._take(name, _LIST, None)
        if any(type(value) is not kind for value in values):
            self.refuse(QuestionnaireProblem.WRONG_VALUE, name)
        return values

    def _spans(self, name: str, number: int) -> list[tuple[int, int]]:
        """Return where each table of a list stands: under its header, or on one line."""
        within = range(self._start, self._end)
        heads = [at for at in within if self._lines[at].strip() == f"[[{name}]]"]
        if len(heads) == number:
            return [(at, self._end_of(at)) for at in heads]
        first = self._line_of(name)
        after = [at for at in range(first + 1, self._end) if self._lines[at].lstrip()[:1] == "{"]
        found = after[:number] if len(after) >= number else [first] * number
        return [(at, at + 1) for at in found]

    def _end_of(self, start: int) -> int:
        """Return where the block that begins on a line ends: before the next header."""
        later = range(start + 1, self._end)
        return next((at for at in later if self._lines[at].startswith("[")), self._end)

    def _line_of(self, name: str) -> int:
        """Return the line where a field stands; without it, where this table begins."""
        wanted = re.compile(rf"[\[{{\s]*{re.escape(name)}\s*[=\]]")
        for at in range(self._start, self._end):
            if wanted.match(self._lines[at]):
                return at
        return self._start
