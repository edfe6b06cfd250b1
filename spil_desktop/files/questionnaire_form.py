"""The questionnaires of one moment on paper: large type, boxes to tick, the keys beside them.

The digit beside a box is the key with which the answer is typed over afterwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _
from spil_desktop.rules.questionnaires import Item, ItemKind, Questionnaire
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import labels
from spil_desktop.texts import measurements as texts

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

SIZE: Final = 16
"""Points of the smallest type: older people fill it in themselves."""

_LINE: Final = 30
_MOST_BOXES: Final = 11
_UNKNOWN_KEY, _DECLINED_KEY = "W", "Z"


class Look(StrEnum):
    """How words stand on the form; the values are those of `prints.Sheet`, but for a line."""

    TITLE = "H1"
    HEADING = "H2"
    QUESTION = "H3"
    TEXT = "P"
    QUIET = "quiet"
    TO_WRITE = "line"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on the form, words with a line behind them to write on, or boxes: key and words."""

    text: str = field(default="", repr=False)
    look: Look = Look.TEXT
    boxes: tuple[tuple[str, str], ...] = ()


def write(
    path: Path,
    moment: Moment,
    asked: Sequence[Questionnaire],
    *,
    made_on: date,
    name: str = "",
) -> None:
    """Write the form, empty or with a name on it; raises `FileProblem.CANNOT_WRITE`.

    Questionnaires of which only totals are copied are not on it: they have a form of their own.
    """
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    parts = list(words(moment, asked, name))
    title = parts[0][0].text
    prints.write(path, title, made_on, _story(parts), foot=moment.value.upper(), size=SIZE)


def words(
    moment: Moment, asked: Sequence[Questionnaire], name: str = ""
) -> Iterator[tuple[Piece, ...]]:
    """Yield all that stands on the form, the title first; what is in one tuple stays together.

    The file and the printer both get it from here, so that they never differ.
    """
    yield (Piece(_("Vragenlijst {moment}").format(moment=labels.label(moment)), Look.TITLE),)
    if name:
        yield (Piece(_("Naam: {name}").format(name=name)),)
    else:
        yield (Piece(_("Naam:"), Look.TO_WRITE),)
    yield (Piece(_("Datum:"), Look.TO_WRITE),)
    yield (Piece(_("Wie vroeg het?"), Look.TO_WRITE),)
    who = (("1", _("ik zelf")), ("2", _("samen")), ("3", _("iemand voor mij")))
    yield Piece(_("Wie antwoordde?")), Piece(boxes=who)
    yield (
        Piece(
            _(
                "Zet bij elke vraag een kruisje in één hokje. U mag altijd een vraag overslaan. Er "
                "zijn geen goede of foute antwoorden."
            )
        ),
    )
    number = 0
    for questionnaire in asked:
        if questionnaire.by_reference:
            continue
        heading = [Piece(texts.heading(questionnaire), Look.HEADING)]
        if questionnaire.introduction:
            heading.append(Piece(questionnaire.introduction))
        for item in questionnaire.items:
            number += 1
            yield (*heading, Piece(f"{number}. {item.text}", Look.QUESTION), *_how(item))
            heading = []
        yield (Piece(_("Bron: {source}").format(source=questionnaire.source), Look.QUIET),)
    yield (Piece(_("Dank u wel."), Look.HEADING),)


def _how(item: Item) -> Iterator[Piece]:
    """Yield where the answer to an item goes: boxes, or a line when a number has too many."""
    boxes = answers(item)
    if item.kind is ItemKind.MANY:
        yield Piece(_("Kruis alles aan wat past."))
    if boxes:
        yield Piece(boxes=boxes)
    else:
        how = _("Schrijf een getal op, van {low} tot en met {high}:")
        yield Piece(how.format(low=item.low, high=item.high), Look.TO_WRITE)
    yield Piece(boxes=not_said())


def _story(parts: Iterable[Sequence[Piece]]) -> "Iterator[Flowable]":
    from reportlab.platypus import KeepTogether  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.dots import Boxes  # noqa: PLC0415 - as in `write`
    from spil_desktop.files.prints import Sheet, WritingLines  # noqa: PLC0415 - as in `write`

    sheet = Sheet(SIZE)

    def drawn(piece: Piece) -> "Flowable":
        if piece.boxes:
            return Boxes(SIZE, piece.boxes)
        if piece.look is Look.TO_WRITE:
            return WritingLines(1, _LINE, piece.text)
        return sheet.text(piece.text, piece.look)

    for part in parts:
        drawn_part = [drawn(piece) for piece in part]
        yield drawn_part[0] if len(part) == 1 else KeepTogether(drawn_part)


def answers(item: Item) -> tuple[tuple[str, str], ...]:
    """Return the key and the words of every box of an item; a number is its own key."""
    boxes = [(str(place), choice.text) for place, choice in enumerate(item.choices, 1)]
    return (*boxes, *(("", number) for number in _numbers(item)))


def not_said() -> tuple[tuple[str, str], ...]:
    """Return the boxes below every item, for who cannot or does not want to say."""
    return (_UNKNOWN_KEY, _("weet niet")), (_DECLINED_KEY, _("wil niet zeggen"))


def _numbers(item: Item) -> list[str]:
    """Return the numbers of an item when they are few enough to have a box each."""
    if item.kind is not ItemKind.NUMBER or item.low is None or item.high is None:
        return []
    found = [str(number) for number in range(item.low, item.high + 1)]
    return found if len(found) <= _MOST_BOXES else []
