"""Beside today's list: the neighbourhood now and this month; the first steps in an empty store."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.services.overviews import Overview
from spil_desktop.texts import dates, numbers
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.services.months import MonthComparison


class NeighbourhoodCard(blocks.Card):
    """Four numbers of now, each with the way to its page."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Mijn buurt"))
        self.work = work
        self.numbers: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(12))
        self.body.addLayout(grid)
        wanted = (
            ("participants_active", _("actieve bewoners"), self._residents),
            ("needs_open", _("open hulpvragen"), self._needs),
            ("matches_running", _("lopende koppelingen"), self._matches),
            ("volunteers_free", _("vrijwilligers met ruimte"), self._volunteers),
        )
        for at, (name, text, go) in enumerate(wanted):
            number = blocks.label("0", "number", wrap=False)
            button = blocks.button(text, kind="link")
            button.clicked.connect(go)
            self.numbers[name] = number
            grid.addWidget(number, at, 0)
            grid.addWidget(button, at, 1)
        grid.setColumnStretch(1, 1)

    def show_overview(self, overview: Overview) -> None:
        """Show these numbers."""
        for name, number in self.numbers.items():
            number.setText(str(getattr(overview, name)))

    def _residents(self) -> None:
        self.work.go("residents")

    def _needs(self) -> None:
        self.work.go("needs")

    def _matches(self) -> None:
        self.work.go("matching", "running")

    def _volunteers(self) -> None:
        self.work.go("volunteers")


class MonthCard(blocks.Card):
    """What happened this month so far, beside the whole month before."""

    def __init__(self) -> None:
        super().__init__(_("Mijn buurt deze maand"))
        self.numbers: dict[str, tuple[QLabel, QLabel]] = {}
        self.heads = (blocks.label("", "quiet", wrap=False), blocks.label("", "quiet", wrap=False))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        for column, head in enumerate(self.heads, 1):
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        for at, (name, text) in enumerate(_month_rows(), 1):
            now, before = blocks.label("", wrap=False), blocks.label("", "quiet", wrap=False)
            grid.addWidget(blocks.label(text), at, 0)
            grid.addWidget(now, at, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(before, at, 2, Qt.AlignmentFlag.AlignRight)
            now.setAccessibleName(_("{what} deze maand").format(what=text))
            before.setAccessibleName(_("{what} vorige maand").format(what=text))
            self.numbers[name] = (now, before)

    def show_months(self, found: "MonthComparison") -> None:
        """Show these numbers."""
        for head, day in zip(self.heads, (found.first, found.before_first), strict=True):
            head.setText(dates.short_month(day.month))
        for name, places in self.numbers.items():
            for place, figures in zip(places, (found.now, found.before), strict=True):
                number: int = getattr(figures, name)
                place.setText(numbers.hours(number) if name == "minutes" else str(number))


def _month_rows() -> tuple[tuple[str, str], ...]:
    return (
        ("reports", _("nieuwe meldingen")),
        ("first_contacts", _("eerste contacten")),
        ("home_visits", _("huisbezoeken")),
        ("contacts", _("contacten")),
        ("minutes", _("uren daaraan")),
        ("needs_solved", _("vragen opgelost")),
        ("matches_started", _("koppelingen begonnen")),
        ("streets_explored", _("straten verkend")),
    )


class FirstSteps(QWidget):
    """What to do first in an empty store."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        card = blocks.Card(_("Welkom. Zo begin je"))
        card.setMaximumWidth(theme.px(520))
        steps = (
            (
                _("Meld een bewoner aan"),
                _("Wie belde er, en wat is de vraag? Je vult alleen in wat je nu weet."),
                "user-add-line",
                self._register,
            ),
            (
                _("Neem een bestaande lijst over"),
                _("Uit Excel of CSV. Je ziet eerst wat er herkend is, en kunt het terugdraaien."),
                "upload-line",
                self._import,
            ),
            (
                _("Lees hoe het werkt"),
                _("In één bladzijde."),
                "question-line",
                self._help,
            ),
        )
        for at, (text, why, icon, do) in enumerate(steps):
            button = blocks.button(text, icon, "primary" if at == 0 else "")
            button.clicked.connect(do)
            card.body.addWidget(button)
            card.body.addWidget(blocks.quiet(why))
            card.body.addSpacing(theme.px(8))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(card)
        inside.addStretch(1)

    def _register(self) -> None:
        from spil_desktop.ui.residents.registration import (  # noqa: PLC0415 - after the start
            RegistrationDialog,
        )

        dialog = RegistrationDialog(self.work, self)
        dialog.saved.connect(self._registered)
        dialog.open()

    def _registered(self, person_id: object) -> None:
        self.work.go("residents", person_id)

    def _import(self) -> None:
        from spil_desktop.ui.importing.dialog import ImportDialog  # noqa: PLC0415 - after the start

        ImportDialog(self.work, self).open()

    def _help(self) -> None:
        self.work.go("help")
