"""Reading the file of a questionnaire: TOML, with the items, answers, scoring and sources.

At the top stand `code`, `edition`, `title`, `source`, `licence` and `moments`, and if wanted
`title_en`, `introduction`, `series`, `by_reference`, `about_health`, `standard` and `place`. Then:

- `[answers]`: lists of choices by name, each `{ code = "yes", text = "ja", points = 1 }`;
- `[[items]]`: `code` and `text`, and either `answers` (the name of a list; `many = true` allows
  several, `reversed = true` turns its points round, `points = { yes = 1, no = 0 }` gives others)
  or `number = [0, 10]` (`bands = [{ up_to = 6, points = 1 }]` gives points by number);
- `[[scales]]`: `code`, `title`, `items`, `higher_is_better` and `source`, and if wanted
  `title_en`, `missing_allowed` and `cutoffs = [{ at_least = 2, code = "some", text = "enkele" }]`.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

from spil_desktop.errors import QuestionnaireProblem, SpilError
from spil_desktop.rules.questionnaire_tables import Table
from spil_desktop.rules.scoring import (
    NOT_SAID,
    Band,
    Choice,
    Cutoff,
    Item,
    ItemKind,
    Questionnaire,
    Scale,
)
from spil_desktop.rules.vocabulary import Moment

_ERROR_LINE: Final = re.compile(r"at line (\d+)")
_LAST_PLACE: Final = 1000


def parse(text: str) -> Questionnaire:
    """Return the questionnaire that a file holds.

    Raises the `QuestionnaireProblem`s of reading, each with the `line` and mostly the `field`.
    """
    top = Table(_toml(text), text.splitlines() or [""])
    sets = {name: _choices(top, name) for name in top.table("answers")}
    items = tuple(_item(table, sets) for table in top.tables("items"))
    if not items:
        top.refuse(QuestionnaireProblem.FIELD_MISSING, "items")
    top.unique("items", [item.code for item in items])
    by_code = {item.code: item for item in items}
    scales = tuple(_scale(table, by_code) for table in top.tables("scales", optional=True))
    top.unique("scales", [scale.code for scale in scales])
    code, title = top.code("code"), top.text("title")
    read = Questionnaire(
        code=code,
        edition=top.text("edition"),
        series=top.code("series", code),
        title=title,
        title_en=top.text("title_en", title),
        introduction=top.text("introduction", ""),
        source=top.text("source"),
        licence=top.text("licence"),
        by_reference=top.flag("by_reference"),
        about_health=top.flag("about_health"),
        standard=top.flag("standard"),
        place=top.whole("place", _LAST_PLACE),
        moments=_moments(top),
        items=items,
        scales=scales,
    )
    top.finish()
    return read


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        found = _ERROR_LINE.search(str(wrong))
        line = int(found[1]) if found else text.count("\n") + 1
        raise SpilError(QuestionnaireProblem.NOT_READABLE, line=line, field="") from None


def _moments(top: Table) -> tuple[Moment, ...]:
    named = top.texts("moments")
    if not set(named) <= set(Moment):
        top.refuse(QuestionnaireProblem.WRONG_VALUE, "moments")
    return tuple(moment for moment in Moment if moment in named)


def _choices(top: Table, name: str) -> tuple[Choice, ...]:
    tables = top.within("answers").tables(name)
    found = tuple(
        Choice(table.code("code"), table.text("text"), table.whole("points", 0)) for table in tables
    )
    for table in tables:
        table.finish()
    codes = [choice.code for choice in found]
    top.unique(name, codes)
    if NOT_SAID & set(codes):
        top.refuse(QuestionnaireProblem.RESERVED_CODE, name)
    return found


def _item(table: Table, sets: Mapping[str, tuple[Choice, ...]]) -> Item:
    code, text = table.code("code"), table.text("text")
    item = _number(table, code, text) if table.has("number") else _choice(table, code, text, sets)
    table.finish()
    return item


def _number(table: Table, code: str, text: str) -> Item:
    low, high = table.pair("number")
    tables = table.tables("bands", optional=True)
    bands = tuple(Band(one.whole("up_to"), one.whole("points")) for one in tables)
    for one in tables:
        one.finish()
    ends = [band.up_to for band in bands]
    if low >= high or ends != sorted(set(ends)) or (ends and ends[-1] != high):
        table.refuse(QuestionnaireProblem.NOT_RISING, "bands" if bands else "number")
    return Item(code, text, ItemKind.NUMBER, low=low, high=high, bands=bands)


def _choice(table: Table, code: str, text: str, sets: Mapping[str, tuple[Choice, ...]]) -> Item:
    choices = sets.get(table.text("answers"))
    if choices is None:
        table.refuse(QuestionnaireProblem.UNKNOWN_NAME, "answers")
    kind = ItemKind.MANY if table.flag("many") else ItemKind.CHOICE
    points = {choice.code: choice.points for choice in choices}
    if table.flag("reversed"):
        ends = min(points.values()) + max(points.values())
        points = {answer: ends - scored for answer, scored in points.items()}
    points |= table.numbers("points", points)
    resolved = tuple(Choice(one.code, one.text, points[one.code]) for one in choices)
    return Item(code, text, kind, resolved)


def _scale(table: Table, known: Mapping[str, Item]) -> Scale:
    codes = table.texts("items")
    if not set(codes) <= set(known) or len(set(codes)) < len(codes):
        table.refuse(QuestionnaireProblem.UNKNOWN_NAME, "items")
    items = [known[code] for code in codes]
    if any(item.kind is ItemKind.MANY for item in items):
        table.refuse(QuestionnaireProblem.NOT_TO_SCORE, "items")
    missing_allowed = table.whole("missing_allowed", 0)
    if missing_allowed and any(item.possible_points[0] != 0 for item in items):
        table.refuse(QuestionnaireProblem.MISSING_WOULD_SCORE, "missing_allowed")
    title = table.text("title")
    scale = Scale(
        code=table.code("code"),
        title=title,
        title_en=table.text("title_en", title),
        items=codes,
        missing_allowed=missing_allowed,
        low=sum(item.possible_points[0] for item in items),
        high=sum(item.possible_points[-1] for item in items),
        higher_is_better=table.flag("higher_is_better", needed=True),
        cutoffs=_cutoffs(table),
        source=table.text("source"),
    )
    if scale.cutoffs and scale.cutoffs[0].at_least > scale.low:
        table.refuse(QuestionnaireProblem.NOT_RISING, "cutoffs")
    table.finish()
    return scale


def _cutoffs(table: Table) -> tuple[Cutoff, ...]:
    tables = table.tables("cutoffs", optional=True)
    found = tuple(
        Cutoff(one.whole("at_least"), one.code("code"), one.text("text")) for one in tables
    )
    for one in tables:
        one.finish()
    starts = [cutoff.at_least for cutoff in found]
    if starts != sorted(set(starts)):
        table.refuse(QuestionnaireProblem.NOT_RISING, "cutoffs")
    return found
