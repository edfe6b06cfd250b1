"""The questionnaires of one moment on paper: large type, boxes to tick, the keys beside them.

The digit beside a box is the key with which the answer is typed over afterwards.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _
from spil_desktop.rules.questionnaires import Item, ItemKind, Questionnaire
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import labels
from spil_desktop.texts import measurements as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

SIZE: Final = 16
"""Points of the smallest type: older people fill it in themselves."""

_LINE: Final = 30
_MOST_BOXES: Final = 11
_UNKNOWN_KEY, _DECLINED_KEY = "W", "Z"


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

    title = _("Vragenlijst {moment}").format(moment=labels.label(moment))
    shown = [one for one in asked if not one.by_reference]
    story = _story(title, shown, name)
    prints.write(path, title, made_on, story, foot=moment.value.upper(), size=SIZE)


def _story(title: str, asked: Sequence[Questionnaire], name: str) -> "Iterator[Flowable]":
    from reportlab.platypus import KeepTogether  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.dots import Boxes  # noqa: PLC0415 - as in `write`
    from spil_desktop.files.prints import Sheet, WritingLines  # noqa: PLC0415 - as in `write`

    sheet = Sheet(SIZE)
    yield sheet.text(title, "H1")
    if name:
        yield sheet.text(_("Naam: {name}").format(name=name))
    else:
        yield WritingLines(1, _LINE, _("Naam:"))
    yield WritingLines(1, _LINE, _("Datum:"))
    yield WritingLines(1, _LINE, _("Wie vroeg het?"))
    yield sheet.text(_("Wie antwoordde?"))
    yield Boxes(SIZE, (("1", _("ik zelf")), ("2", _("samen")), ("3", _("iemand voor mij"))))
    yield sheet.text(
        _(
            "Zet bij elke vraag een kruisje in één hokje. U mag altijd een vraag overslaan. Er "
            "zijn geen goede of foute antwoorden."
        )
    )
    number = 0
    for questionnaire in asked:
        heading: list[Flowable] = [sheet.text(texts.heading(questionnaire), "H2")]
        if questionnaire.introduction:
            heading.append(sheet.text(questionnaire.introduction))
        for item in questionnaire.items:
            number += 1
            question = sheet.text(f"{number}. {item.text}", "H3")
            pieces = [question, *_how(sheet.text, item)]
            pieces += [Boxes(SIZE, boxes) for boxes in (answers(item), not_said()) if boxes]
            yield KeepTogether([*heading, *pieces])
            heading = []
        yield sheet.text(_("Bron: {source}").format(source=questionnaire.source), "quiet")
    yield sheet.text(_("Dank u wel."), "H2")


def _how(text: "Callable[[str], Flowable]", item: Item) -> "Iterator[Flowable]":
    """Yield how an item is answered when that is not by one box."""
    if item.kind is ItemKind.MANY:
        yield text(_("Kruis alles aan wat past."))
    elif item.kind is ItemKind.NUMBER and not _numbers(item):
        yield text(
            _("Schrijf een getal op, van {low} tot en met {high}: ______").format(
                low=item.low, high=item.high
            )
        )


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
