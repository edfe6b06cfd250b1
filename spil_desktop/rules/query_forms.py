"""A query as the fields of a form, and back: what no field can say stays in the line of words."""

from dataclasses import dataclass, field
from typing import Final

from spil_desktop.rules import queries
from spil_desktop.rules.queries import Ages, Condition, FileState, Key, Query, Role, Value, Without
from spil_desktop.rules.vocabulary import Code, Language, NeedTheme, ParticipantStatus, Urgency


@dataclass(frozen=True, slots=True)
class QueryForm:
    """The fields; `text` holds words and every condition that has no field of its own."""

    text: str = field(default="", repr=False)
    role: Role = Role.RESIDENT
    area: str = ""
    street: str = field(default="", repr=False)
    stages: tuple[ParticipantStatus, ...] = ()
    status: FileState | None = None
    themes: tuple[NeedTheme, ...] = ()
    urgencies: tuple[Urgency, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    without: tuple[Without, ...] = ()
    since: str = ""
    languages: tuple[Language, ...] = ()


_MANY: Final[tuple[tuple[Key, str, type[Code]], ...]] = (
    (Key.STAGE, "stages", ParticipantStatus),
    (Key.THEME, "themes", NeedTheme),
    (Key.URGENCY, "urgencies", Urgency),
    (Key.WITHOUT, "without", Without),
    (Key.LANGUAGE, "languages", Language),
)
_SINGLE: Final = (Key.AREA, Key.STREET, Key.AGE, Key.SINCE, Key.STATUS)


def form_of(query: Query) -> QueryForm:
    """Return the fields that say what `query` says."""
    fields: dict[str, object] = {"role": query.role}
    shown: set[Condition] = {one for one in query.conditions if one.value is query.role}
    for key, name, kind in _MANY:
        wanted = set(query.values(key))
        fields[name] = tuple(code for code in kind if code in wanted)
        shown |= {Condition(key, value) for value in wanted}
    for key in _SINGLE:
        shown |= _single(query, key, fields)
    rest = (one for one in query.conditions if one not in shown)
    return QueryForm(text=queries.write(Query.of(rest)), **fields)  # type: ignore[arg-type]


def _single(query: Query, key: Key, fields: dict[str, object]) -> set[Condition]:
    """Fill the field of a key with its one value; more than one stays in the line of words."""
    values = query.values(key)
    if len(values) != 1:
        return set()
    (value,) = values
    if key is Key.STATUS:
        if not isinstance(value, FileState):
            return set()
        fields["status"] = value
    elif isinstance(value, Ages):
        fields["age_from"], fields["age_to"] = value.low, value.high
    elif key is Key.SINCE:
        fields["since"] = queries.value_text(value)
    else:
        fields["area" if key is Key.AREA else "street"] = value
    return {Condition(key, value)}


def query_of(form: QueryForm) -> Query:
    """Return the query that the fields say. Raises the `QueryProblem`s of what is typed."""
    found: list[Condition] = list(queries.read(form.text).conditions)
    if form.role is not Role.RESIDENT:
        found.append(Condition(Key.ROLE, form.role))
    chosen: tuple[tuple[Key, tuple[Value, ...]], ...] = (
        (Key.STAGE, form.stages),
        (Key.THEME, form.themes),
        (Key.URGENCY, form.urgencies),
        (Key.WITHOUT, form.without),
        (Key.LANGUAGE, form.languages),
        (Key.STATUS, () if form.status is None else (form.status,)),
        (Key.AREA, (form.area.strip(),) if form.area.strip() else ()),
        (Key.STREET, (form.street.strip(),) if form.street.strip() else ()),
        (Key.AGE, _ages(form)),
        (Key.SINCE, queries.read(f'sinds:"{form.since}"').values(Key.SINCE) if form.since else ()),
    )
    found += [Condition(key, value) for key, values in chosen for value in values]
    return queries.checked(Query.of(found))


def _ages(form: QueryForm) -> tuple[Ages, ...]:
    if form.age_from is None and form.age_to is None:
        return ()
    low = form.age_from or 0
    return (Ages(low, None if form.age_to is None else max(form.age_to, low)),)
