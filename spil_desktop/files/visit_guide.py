"""The guide for a talk at home on paper: large type, open questions, room to write.

It holds no personal data: a line for the name stays empty until someone writes on it by hand.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _
from spil_desktop.rules.visit_guide import GUIDE
from spil_desktop.texts import labels
from spil_desktop.texts import visit_guide as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

SIZE: Final = 16
"""Points of the smallest type: older people read along."""

_LINE: Final = 26
_LINES: Final = 2


def write(path: Path, made_on: date) -> None:
    """Write the guide; raise `FileProblem.CANNOT_WRITE` when the place cannot be written."""
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    title = _("Gespreksleidraad huisbezoek")
    prints.write(path, title, made_on, _story(title), foot=title, size=SIZE)


def _story(title: str) -> "Iterator[Flowable]":
    from reportlab.platypus import KeepTogether  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.prints import Sheet, WritingLines  # noqa: PLC0415 - as in `write`

    sheet = Sheet(SIZE)
    yield sheet.text(title, "H1")
    yield WritingLines(1, _LINE, _("Naam:"))
    yield WritingLines(1, _LINE, _("Datum:"))
    yield sheet.text(words.opening())
    for theme, questions in GUIDE.items():
        heading = sheet.text(labels.title(theme), "H2")
        for place, asked in enumerate(questions):
            question: list[Flowable] = [
                sheet.text(words.question(asked)),
                WritingLines(_LINES, _LINE),
            ]
            yield KeepTogether([heading, *question] if place == 0 else question)
    yield KeepTogether([sheet.text(_("Afgesproken"), "H2"), WritingLines(3, _LINE)])
