"""Steps of kwartaal_intern.feature: through the services, and through the real window."""

from datetime import datetime
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from spil_desktop.rules import periods
from spil_desktop.rules.indicators import PART_OF
from spil_desktop.rules.vocabulary import Act, Indicator
from spil_desktop.services import areas, indicators, targets
from spil_desktop.services.indicators import Figure, ListedRecord
from spil_desktop.texts import indicators as words
from spil_desktop.texts import labels, numbers
from spil_desktop.ui.reports.how_counted import HowCountedDialog, place
from spil_desktop.ui.reports.internal import FigureRow
from spil_desktop.ui.reports.page import ReportsPage
from spil_desktop.ui.reports.targets import TargetsDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.scenarios import quarter_made
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

QUARTER = periods.parse("2026-Q2")
WEIGHED = {Indicator.VISITS, Indicator.TALKS_AT_DOORS, Indicator.CONNECTOR_HOURS}

scenarios("kwartaal_intern.feature")


class Way(Protocol):
    """One way to look at the quarter from inside."""

    def look(self) -> None: ...
    def above(self) -> str: ...
    def line(self, name: str) -> tuple[str, ...]: ...
    def figures(self) -> tuple[Figure, ...]: ...
    def open(self, name: str) -> None: ...
    def told(self) -> str: ...
    def listed(self) -> tuple[ListedRecord, ...]: ...
    def open_first(self) -> tuple[str, object]: ...
    def agree(self, name: str, number: int) -> None: ...
    def undo(self) -> None: ...


def indicator(name: str) -> Indicator:
    return next(one for one in Indicator if labels.title(one) == name)


class Services:
    """With the services alone."""

    def __init__(self, work: Work, area: int) -> None:
        self.work, self.area = work, area
        self.opened: Indicator | None = None

    def look(self) -> None:
        def read(session):
            scope = indicators.scope(session, QUARTER, self.area, today=self.work.today())
            return indicators.figures(scope), targets.of(session, QUARTER, self.area)

        self.read, self.targets = self.work.read(read)

    def above(self) -> str:
        return words.warning()

    def line(self, name: str) -> tuple[str, ...]:
        figure = next(one for one in self.read if one.indicator is indicator(name))
        whole = PART_OF.get(figure.indicator)
        target = self.targets.get(figure.indicator)
        beside = (
            words.reached(figure.number, target),
            words.share(figure.percent, labels.label(whole)) if whole else "",
            words.days(figure.middle),
        )
        shown = "" if target is None else str(target)
        return numbers.whole(figure.number), shown, " · ".join(filter(None, beside))

    def figures(self) -> tuple[Figure, ...]:
        return self.read

    def open(self, name: str) -> None:
        self.opened = indicator(name)

    def told(self) -> str:
        assert self.opened is not None
        told = words.definition(self.opened, QUARTER, "De Bouwen", self.work.today())
        return f"{told.what}\n{told.who}\n{told.when}\n{told.source}"

    def listed(self) -> tuple[ListedRecord, ...]:
        return self.behind(self.opened)

    def behind(self, opened: Indicator | None, category: str = "") -> tuple[ListedRecord, ...]:
        assert opened is not None

        def read(session):
            scope = indicators.scope(session, QUARTER, self.area, today=self.work.today())
            return indicators.behind(scope, opened, category)

        return self.work.read(read)

    def open_first(self) -> tuple[str, object]:
        return place(self.listed()[0])

    def agree(self, name: str, number: int) -> None:
        put = {indicator(name): number}
        self.work.write(
            Act.SET_TARGET, lambda session: targets.put(session, QUARTER, self.area, put)
        )
        self.look()

    def undo(self) -> None:
        self.work.undo()
        self.look()


class InWindow(Services):
    """With the page Rapportage."""

    def __init__(self, work: Work, area: int, window: Window, qtbot: QtBot) -> None:
        super().__init__(work, area)
        self.qtbot = qtbot
        self.window = window

    def look(self) -> None:
        self.window.go("reports")
        (self.page,) = self.window.findChildren(ReportsPage)
        self.page.tabs.setCurrentWidget(self.page.internal)
        codes = [period.code for period in self.page.choices.periods]
        self.page.choices.period.set_state(codes.index(QUARTER.code))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.internal.job is None, timeout=60_000)

    def row(self, name: str) -> FigureRow:
        rows = self.page.internal.table.rows()
        return next(one for one in rows if one.figure.indicator is indicator(name))

    def above(self) -> str:
        return self.page.internal.note.words.text()

    def line(self, name: str) -> tuple[str, ...]:
        row = self.row(name)
        return tuple(column.text(row) for column in self.page.internal.table.records.columns[1:])

    def figures(self) -> tuple[Figure, ...]:
        return tuple(row.figure for row in self.page.internal.table.rows())

    def open(self, name: str) -> None:
        table = self.page.internal.table
        table.choose(self.row(name).key)
        self.qtbot.keyClick(table, Qt.Key.Key_Return)
        self.dialog = filled.opened(HowCountedDialog)

    def told(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel))

    def listed(self) -> tuple[ListedRecord, ...]:
        return tuple(self.dialog.table.rows())

    def open_first(self) -> tuple[str, object]:
        gone = filled.gone_to(self.work)
        self.dialog.table.selectRow(0)
        self.qtbot.keyClick(self.dialog.table, Qt.Key.Key_Return)
        return gone[0]

    def agree(self, name: str, number: int) -> None:
        self.page.internal.targets_button.click()
        dialog = filled.opened(TargetsDialog)
        dialog.numbers[indicator(name)].setValue(number)
        dialog.accept()
        self.settle()

    def undo(self) -> None:
        self.work.undo()
        self.settle()


@given("De Bouwen in het tweede kwartaal van 2026", target_fixture="area")
def _filled(work: Work) -> int:
    (row,) = work.read(areas.rows)
    work.keep(lambda session: quarter_made.fill(session, row.id))
    return row.id


@given(parsers.parse("het is {text}"))
def _on(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on = datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment
    monkeypatch.setattr(Work, "today", lambda _work: on)


@given(parsers.parse("ik werk {way}"), target_fixture="way")
def _way(way: str, work: Work, area: int, qtbot: QtBot, request: pytest.FixtureRequest) -> Services:
    if way == "met de diensten":
        return Services(work, area)
    window: Window = request.getfixturevalue("window")
    return InWindow(work, area, window, qtbot)


@when("ik het kwartaal 2026-Q2 intern bekijk")
def _look_inside(way: Way) -> None:
    way.look()


@then(parsers.parse('staat erboven "{text}"'))
def _above(way: Way, text: str) -> None:
    assert text in way.above()


@then(parsers.parse('staat er bij "{name}" {number:d}'))
def _number(way: Way, name: str, number: int) -> None:
    assert way.line(name)[0] == str(number)


@then(parsers.parse('staat er bij "{name}" ook "{text}"'))
def _beside(way: Way, name: str, text: str) -> None:
    assert text in way.line(name)[2]


@then(parsers.parse('staat er bij "{name}" geen doel'))
def _no_target(way: Way, name: str) -> None:
    assert way.line(name)[1] == ""


@then("is elke lijst precies zo lang als zijn cijfer")
def _lists(way: Services) -> None:
    for figure in way.figures():
        behind = way.behind(figure.indicator, figure.category)
        assert sum(one.amount for one in behind) == figure.number
        assert figure.indicator in WEIGHED or len(behind) == figure.number


@when(parsers.parse('ik "{name}" open'))
def _open(way: Way, name: str) -> None:
    way.open(name)


@then(parsers.parse('lees ik "{text}"'))
def _told(way: Way, text: str) -> None:
    assert text in way.told()


@then(parsers.parse("staan er {count:d} regels"))
def _count(way: Way, count: int) -> None:
    assert len(way.listed()) == count


@then("opent de eerste regel het dossier van een bewoner")
def _opens(way: Way) -> None:
    first = way.listed()[0].opens
    assert way.open_first() == ("residents", first)


@when(parsers.parse('ik voor "{name}" het doel {number:d} afspreek'))
def _agree(way: Way, name: str, number: int) -> None:
    way.agree(name, number)


@when("ik dat ongedaan maak")
def _undo(way: Way) -> None:
    way.undo()
