"""In which classes of a questionnaire people were, first and later: counts, and no names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.release import Reference
from spil_desktop.services.outcomes import Outcome
from spil_desktop.texts import outcome_definitions as words
from spil_desktop.texts import outcome_statistics as statistics
from spil_desktop.texts import references as reference_words
from spil_desktop.ui import theme
from spil_desktop.ui.reports.places import Sideways
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.tables import Column, RecordTable

_WIDE: Final = 460
_ROW: Final = 36


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of a scale, with how many of all pairs were in it at both moments."""

    code: str
    text: str
    first: int
    later: int
    pairs: int


class ClassesPart(QWidget):
    """The classes of the chosen outcome with where their bounds come from, and published figures.

    Nothing opens here: a class is no label on a person.
    """

    def __init__(self) -> None:
        super().__init__()
        self.table: RecordTable[ClassRow] = RecordTable(
            _("Klassen, eerst en later"),
            (
                Column[ClassRow](_("Klasse"), _text, hint=_text),
                Column[ClassRow](_("Eerst"), _first, sort=_first_number, width=112, right=True),
                Column[ClassRow](_("Later"), _later, sort=_later_number, width=112, right=True),
            ),
            key=_code,
        )
        self.place = Sideways(self.table)
        self.source = blocks.quiet("")
        self.references = blocks.label("")
        body = blocks.column(self.place, self.source, self.references)
        body.setContentsMargins(0, 0, 0, 0)
        self.setLayout(body)
        self.tell(None, ())

    def tell(self, outcome: Outcome | None, beside: Sequence[Reference]) -> None:
        """Show the classes of an outcome, and the published figures that are of that very one."""
        rows = _rows(outcome) if outcome is not None else []
        self.table.set_rows(rows)
        high = theme.px(_ROW) * (len(rows) + 1) + theme.px(4)
        self.table.setMinimumSize(theme.px(_WIDE), high)
        self.place.setFixedHeight(high + theme.px(14))
        self.place.setVisible(bool(rows))
        if outcome is not None and rows:
            source = _("Grenzen: {source}").format(source=outcome.scale.source)
            self.source.setText(f"{source} {words.classes_note()}")
        self.source.setVisible(bool(rows))
        told = [reference_words.heading_of_same(), *map(reference_words.line, beside)]
        self.references.setText("\n".join(told))
        self.references.setVisible(bool(beside))
        self.setVisible(bool(rows or beside))


def _rows(outcome: Outcome) -> list[ClassRow]:
    if outcome.paired is None:
        return []
    return [
        ClassRow(
            each.code,
            each.text,
            outcome.first_classes.get(each.code, 0),
            outcome.later_classes.get(each.code, 0),
            outcome.paired.n,
        )
        for each in outcome.scale.cutoffs
    ]


def _code(row: ClassRow) -> object:
    return row.code


def _text(row: ClassRow) -> str:
    return row.text


def _first(row: ClassRow) -> str:
    return statistics.part(row.first, row.pairs)


def _later(row: ClassRow) -> str:
    return statistics.part(row.later, row.pairs)


def _first_number(row: ClassRow) -> int:
    return row.first


def _later_number(row: ClassRow) -> int:
    return row.later
