"""Putting two files together, field by field, and choosing which merge to take apart."""

import textwrap
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from spil_desktop.language import _
from spil_desktop.rules.merging import MergeField, Side
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, doubles, merges
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.services.merges import Comparison, FieldPair
from spil_desktop.texts import dates, labels
from spil_desktop.texts import merges as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.doubles import DoublesPanel
from spil_desktop.ui.shared.fields import PickList, RecordBox
from spil_desktop.ui.work import Session, Work

_LETTERS: Final = 38
"""So many stand on one line of half the dialog."""


class MergeDialog(FormDialog):
    """Shows in what two files differ, with a choice per field; `saved` carries who stays."""

    def __init__(self, work: Work, parent: QWidget, kept_id: int, other_id: int) -> None:
        super().__init__(work, _("Twee dossiers samenvoegen"), parent, save=_("Samenvoegen"))
        self.compared: Comparison = work.read(
            lambda session: merges.compare(session, kept_id, other_id)
        )
        self._areas = {row.id: row.name for row in work.read(areas.rows)}
        explained = blocks.label(self._explained())
        explained.setContentsMargins(0, 0, 0, theme.px(8))
        self.form.add_wide(explained)
        self.form.add_wide(self._names())
        self.choices: dict[MergeField, SideChoice] = {}
        for pair in self.compared.fields:
            self._add(pair)
        if not self.compared.fields:
            self.form.add_wide(blocks.quiet(_("De twee dossiers zeggen nergens iets anders.")))
        for answer in self.compared.strict:
            said = _("Toestemming: {what}. Het strengste antwoord geldt: {answer}.").format(
                what=labels.label(answer.purpose), answer=labels.label(answer.state)
            )
            self.form.add_wide(blocks.Note(said, Tone.WARNING))
        if self.compared.left_out:
            self.form.add_wide(blocks.Note(words.left_out(self.compared.left_out), Tone.WARNING))
        self.setMinimumWidth(theme.px(640))
        self.ready()

    def save(self) -> object:
        """Put the files together as chosen."""
        choices = {one: box.value() for one, box in self.choices.items()}
        kept, other = self.compared.kept_person_id, self.compared.other_person_id
        today, user_id = self.work.today(), self.work.user_id
        self.work.write(
            Act.MERGE,
            lambda session: merges.merge(
                session, kept, other, choices, today=today, user_id=user_id
            ),
            _("De dossiers zijn samengevoegd."),
        )
        return kept

    def _explained(self) -> str:
        return _(
            "{kept} blijft; {other} gaat daarin op. Contacten, hulpvragen en koppelingen van beide "
            "blijven. Waar de twee iets anders zeggen, kies je hieronder. Later uit elkaar halen "
            "kan."
        ).format(kept=self.compared.kept_name, other=self.compared.other_name)

    def _names(self) -> QWidget:
        """Return the heads of the two columns."""
        inside = QGridLayout()
        for place, name in enumerate((self.compared.kept_name, self.compared.other_name)):
            inside.addWidget(blocks.heading(name), 0, place)
            inside.setColumnStretch(place, 1)
        return blocks.holder(inside)

    def _add(self, pair: FieldPair) -> None:
        texts = {
            Side.KEPT: self._said(pair, pair.kept),
            Side.OTHER: self._said(pair, pair.other),
            Side.BOTH: words.side(Side.BOTH),
        }
        sides = SideChoice([(one, texts[one]) for one in pair.sides])
        sides.set_state(pair.usual)
        self.choices[pair.what] = self.form.add(pair.what.value, words.field(pair.what), sides)

    def _said(self, pair: FieldPair, values: tuple[Any, ...]) -> str:
        columns = merges.columns_of(pair.what)
        shown = [
            self._areas.get(value, "") if column == "area_id" else value
            for column, value in zip(columns, values, strict=True)
        ]
        return words.said(pair.what, shown)


class SideChoice(QWidget):
    """What two files say beside each other, one of them chosen, or both; arrow keys choose."""

    edited = Signal()

    def __init__(self, offered: Sequence[tuple[Side, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[Side, QRadioButton] = {}
        inside = QGridLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for place, (side, text) in enumerate(offered):
            button = QRadioButton(textwrap.fill(text, _LETTERS))
            self._group.addButton(button)
            self.buttons[side] = button
            inside.addWidget(button, place // 2, place % 2)
            inside.setColumnStretch(place % 2, 1)
            button.toggled.connect(self.edited)
        self.setFocusProxy(self.buttons[Side.KEPT])

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each choice by its side and what it says."""
        super().setAccessibleName(name)
        for side, button in self.buttons.items():
            button.setAccessibleName(f"{name}, {words.side(side)}: {button.text()}")

    def value(self) -> Side:
        return next(side for side, button in self.buttons.items() if button.isChecked())

    def state(self) -> str:
        return self.value().value

    def set_state(self, state: Any) -> None:
        for side, button in self.buttons.items():
            if side == state:
                button.setChecked(True)


class PickOtherDialog(FormDialog):
    """Asks which other file is of the same person; `saved` carries her person number."""

    def __init__(self, work: Work, parent: QWidget, person_id: int) -> None:
        super().__init__(work, _("Wie is dezelfde?"), parent, save=_("Verder"))
        self.doubles = DoublesPanel()
        self.doubles.same.connect(self._take)
        self.doubles.different.connect(self._distinguish)
        self._person_id = person_id
        self.form.add_wide(self.doubles)
        self.doubles.show_doubles(work.read(lambda session: merges.likely(session, person_id)))
        self.other = self.form.add(
            "other",
            _("Het andere dossier"),
            PickList(_("Typ een deel van de naam")),
            required=True,
        )
        self.other.set_records(work.read(lambda session: merges.others(session, person_id)))
        self.ready()

    def save(self) -> object:
        """Return who was chosen; nothing is written yet."""
        return self.other.value()

    def _take(self, double: LikelyDouble) -> None:
        """Go on with who was said to be the same."""
        self.other.set_state(double.person_id)
        self.accept()

    def _distinguish(self, other_id: int) -> None:
        """Remember that the two are different, and do not offer her again."""
        person_id = self._person_id
        self.work.attempt(
            Act.DISTINGUISH,
            lambda session: doubles.distinguish(session, person_id, other_id),
            _("Spil onthoudt dat dit twee mensen zijn."),
        )
        found = self.work.read(lambda session: merges.likely(session, person_id))
        self.doubles.show_doubles(found)


class UnmergeDialog(FormDialog):
    """Asks which merge to take apart; `saved` carries the number of who comes back."""

    def __init__(self, work: Work, parent: QWidget, person_id: int) -> None:
        super().__init__(work, _("Samenvoeging terugdraaien"), parent, save=_("Terugdraaien"))
        found = work.read(lambda session: merges.standing(session, person_id))
        self.merge = self.form.add(
            "merge",
            _("Welk dossier kwam erbij?"),
            RecordBox(),
            help_text=_(
                "Beide dossiers komen terug zoals ze waren. Wat er daarna bij kwam, blijft bij wie "
                "er nu is."
            ),
        )
        self.merge.set_records(
            (row.id, f"{row.other_name}, {dates.short_date(row.merged_on)}") for row in found
        )
        if not found:
            self.form.add_wide(blocks.quiet(_("Met dit dossier is geen ander samengevoegd.")))
        self.save_button.setEnabled(bool(found))
        self.ready()

    def save(self) -> object:
        """Take the merge apart."""
        return self.work.write(
            Act.UNMERGE, self._apart, _("De dossiers staan weer los van elkaar.")
        )

    def _apart(self, session: Session) -> int:
        return merges.unmerge(session, self.merge.value() or 0, today=self.work.today())
