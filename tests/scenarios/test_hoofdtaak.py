"""Steps of hoofdtaak.feature, through the real window: clicked, or by keys alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget
from pytest_bdd import given, parsers, scenarios, then, when
from pytestqt.qtbot import QtBot

from spil_desktop.files import validation, workbooks
from spil_desktop.rules.vocabulary import Act, MatchStatus, NeedTheme
from spil_desktop.services import cards, imports, match_lists, residents
from spil_desktop.services.match_lists import MatchFilter
from spil_desktop.services.residents import ResidentFilter
from spil_desktop.ui import pages
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.residents.registration import RegistrationDialog
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.conftest import _look, window, work

__all__ = ["_look", "window", "work"]

REGISTRATION = Path(__file__).parents[1] / "data" / "de-bouwen" / "registratie.xlsx"
TODAY = date(2026, 3, 1)
LEFT = Qt.MouseButton.LeftButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
SLOW = 300_000

scenarios("hoofdtaak.feature")


class Hands(Protocol):
    """A way to work."""

    def register(self) -> None: ...
    def add_need(self) -> None: ...
    def propose(self) -> None: ...
    def make_files(self, folder: Path) -> None: ...


@dataclass
class Story:
    window: Window
    qtbot: QtBot
    folder: Path
    hands: Hands = field(init=False)

    def page(self) -> Any:
        return self.window.stack.page()

    def released(self) -> None:
        """Wait until the figures of 2025 are shown."""
        shown = self.page().sharing
        self.qtbot.waitUntil(
            lambda: shown.release is not None and shown.release.period.code == "2025", timeout=SLOW
        )

    def written(self, make: Callable[[], None]) -> None:
        dialog = filled.opened(ExportDialog)
        with self.qtbot.waitSignal(dialog.written, timeout=SLOW):
            make()


class Mouse:
    """Clicks; only words are typed."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.qtbot = story.qtbot

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, LEFT)
        QApplication.processEvents()

    def go(self, page: str) -> Any:
        self.click(self.story.window.navigation.buttons[page])
        return self.story.page()

    def type_in(self, line: QWidget, text: str) -> None:
        self.click(line)
        assert line.window().focusWidget() is line
        self.qtbot.keyClicks(line, text)

    def choose(self, box: QComboBox, word: str) -> None:
        self.qtbot.mouseClick(box, LEFT, pos=QPoint(box.width() - 8, box.height() // 2))
        view = box.view()
        self.qtbot.waitUntil(view.isVisible)
        index = box.model().index(box.findText(word, Qt.MatchFlag.MatchStartsWith), 0)
        view.scrollTo(index)
        QTest.qWait(QApplication.doubleClickInterval())  # sooner, Qt takes it for the first click
        place = view.visualRect(index).center()
        self.qtbot.mouseMove(view.viewport(), pos=place)
        self.qtbot.mouseClick(view.viewport(), LEFT, pos=place)
        QApplication.processEvents()
        assert box.currentText().startswith(word)

    def chip(self, field: QWidget, word: str) -> None:
        self.click(next(one for one in field.findChildren(QToolButton) if one.text() == word))

    def register(self) -> None:
        self.click(filled.button(self.go("residents"), "Bewoner aanmelden"))
        form = filled.opened(RegistrationDialog)
        self.choose(form.source, "Zelf")
        self.type_in(form.name.lines["given_name"], "Baukje")
        self.type_in(form.name.lines["family_name"], "Hoekstra")
        self.type_in(form.phone, "0512 51 23 45")
        self.type_in(form.address.lines["street"], "Spantweg")
        self.type_in(form.address.lines["house_number"], "31")
        self.chip(form.asked, "vervoer")
        self.click(form.save_button)

    def add_need(self) -> None:
        self.click(filled.button(self.story.page().card, "Hulpvraag toevoegen"))
        form = filled.opened(NeedDialog)
        self.choose(form.theme, "Sociaal contact")
        self.click(form.save_button)

    def propose(self) -> None:
        view = self.go("matching").needs
        self.type_in(view.text, "Hoekstra")
        filled.click_row(self.qtbot, view.table, social(view.table.rows()))
        QApplication.processEvents()
        best = view.candidates.cards[0]
        self.click(best.propose_button)

    def make_files(self, folder: Path) -> None:
        page = self.go("reports")
        self.choose(page.choices.period, "2025:")
        self.story.released()
        self.click(page.export_button)
        form = filled.opened(ExportDialog)
        form.folder.selectAll()
        self.type_in(form.folder, "")
        form.folder.selectAll()
        self.qtbot.keyClicks(form.folder, str(folder))
        self.story.written(lambda: self.click(form.write_button))


class Keyboard:
    """Presses keys, always where the keyboard is; never a click."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.on().window().windowHandle(), key, held)
        QApplication.processEvents()

    def to_page(self, name: str) -> None:
        names = [entry.name for entry in pages.entries()]
        keys = pages.shortcut(names.index(name) + 1)
        if keys:
            self.press(Qt.Key(ord(keys[-1])), ALT)
        else:
            self.press(Qt.Key.Key_P, CTRL)
            self.type(pages.entries()[names.index(name)].label)
            self.press(ENTER)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.on(), text)

    def on(self) -> QWidget:
        """Return the widget that has the keyboard."""
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or self.story.window
        top.activateWindow()
        return top.focusWidget() or top

    def tab_to(self, name: str, *, back: bool = False) -> None:
        for _press in range(60):
            if self.on().accessibleName().startswith(name):
                return
            self.press(Qt.Key.Key_Backtab if back else TAB, SHIFT if back else NONE)
        message = f"Tab never comes at {name}"
        raise AssertionError(message)

    def fill(self, *words: str) -> None:
        """Type words in fields that follow each other."""
        for word in words:
            self.type(word)
            self.press(TAB)

    def register(self) -> None:
        self.to_page("residents")
        assert self.story.window.stack.name == "residents"
        self.press(Qt.Key.Key_N, CTRL)
        assert filled.opened(RegistrationDialog).isVisible()
        self.fill("Zelf", "Baukje", "", "Hoekstra", "0512512345", "", "Spantweg", "31")
        self.tab_to("Wat wordt er gevraagd? (nodig): vervoer")
        self.press(SPACE)
        self.press(ENTER, CTRL)

    def add_need(self) -> None:
        self.press(Qt.Key.Key_H, CTRL)
        assert filled.opened(NeedDialog).isVisible()
        self.type("Soc")
        self.press(ENTER, CTRL)

    def propose(self) -> None:
        self.to_page("matching")
        view = self.story.page().needs
        self.tab_to("Zoeken in hulpvragen", back=True)
        self.type("Hoekstra")
        self.tab_to("Open hulpvragen")
        while view.table.currentIndex().row() != social(view.table.rows()):
            self.press(Qt.Key.Key_Down)
        self.press(ENTER)
        assert view.candidates.cards[0].hasFocus()
        self.press(ENTER)

    def make_files(self, folder: Path) -> None:
        self.to_page("reports")
        self.type("2025:")
        self.story.released()
        self.press(Qt.Key.Key_E, CTRL | SHIFT)
        assert filled.opened(ExportDialog).isVisible()
        self.tab_to("Map")
        self.press(Qt.Key.Key_A, CTRL)
        self.type(str(folder))
        self.story.written(lambda: self.press(ENTER))


NONE = Qt.KeyboardModifier.NoModifier


def social(rows: list[Any]) -> int:
    """Return the place of the wish for company, the need that was added last."""
    return next(
        place
        for place, row in enumerate(rows)
        if row.name == "Baukje Hoekstra" and row.fields.theme is NeedTheme.SOCIAL_CONTACT
    )


@pytest.fixture
def story(window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setattr(Work, "today", lambda _work: TODAY)
    window.activateWindow()
    qtbot.waitActive(window)
    return Story(window, qtbot, tmp_path / "verslag")


@given("het venster met de registratie van De Bouwen")
def _(story: Story) -> None:
    sheets = workbooks.read(REGISTRATION)
    story.window.work.write(
        Act.IMPORT,
        lambda session: imports.apply(session, sheets, "De Bouwen", today=TODAY),
    )


@given(parsers.parse("ik werk {way}"))
def _(story: Story, way: str) -> None:
    story.hands = Mouse(story) if way == "met de muis" else Keyboard(story)


@when("ik Baukje Hoekstra van Spantweg 31 aanmeld")
def _(story: Story) -> None:
    story.hands.register()


@when("ik erbij zet dat zij gezelschap wil")
def _(story: Story) -> None:
    story.hands.add_need()


@when("ik op Koppelen het beste voorstel voor haar accepteer")
def _(story: Story) -> None:
    story.hands.propose()


@when("ik de bestanden over 2025 maak")
def _(story: Story) -> None:
    story.hands.make_files(story.folder)


def file_of(story: Story) -> cards.PersonCard:
    wanted = ResidentFilter(text="Baukje Hoekstra")
    read = story.window.work.read
    (row,) = read(lambda session: residents.rows(session, wanted, today=TODAY))
    return read(lambda session: cards.card(session, row.person_id, today=TODAY))


@then("heeft Baukje Hoekstra een dossier met twee hulpvragen")
def _(story: Story) -> None:
    found = file_of(story).participant
    assert found is not None
    assert len(found.needs) == 2


@then("staat er een voorstel voor haar klaar")
def _(story: Story) -> None:
    running = story.window.work.read(
        lambda session: match_lists.rows(session, MatchFilter(statuses=frozenset()), today=TODAY)
    )
    needs = {need.id for need in file_of(story).participant.needs}
    assert [one.status for one in running if one.need_id in needs] == [MatchStatus.PROPOSED]


@then(parsers.parse("liggen er {count:d} bestanden die goedgekeurd worden"))
def _(story: Story, count: int) -> None:
    made = list(story.folder.iterdir())
    assert len(made) == count
    (package,) = story.folder.glob("*.zip")
    assert validation.validate(package) == ()
