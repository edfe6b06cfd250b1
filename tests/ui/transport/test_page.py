from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spil_desktop.rules.vocabulary import (
    Act,
    Aid,
    RidePurpose,
    RideStatus,
    UnmetReason,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import ride_lists, ride_rates, rides, volunteers
from spil_desktop.services.ride_lists import Wanted
from spil_desktop.services.rides import RideFields
from spil_desktop.ui.transport.dialogs import (
    FinishRideDialog,
    RateDialog,
    RideDialog,
    UnmetDialog,
)
from spil_desktop.ui.transport.page import TransportPage
from spil_desktop.ui.transport.papers import PapersDialog
from spil_desktop.ui.work import Work
from tests.ui import filled
from tests.ui.filled import Neighbourhood

CTRL = Qt.KeyboardModifier.ControlModifier
THURSDAY = date(2026, 4, 9)


@pytest.fixture
def near(work: Work, monkeypatch: pytest.MonkeyPatch) -> Neighbourhood:
    monkeypatch.setattr(Work, "today", lambda _work: THURSDAY)
    return Neighbourhood(work)


def driver(near: Neighbourhood, name: str = "Cate", **known: Any) -> int:
    return near.buddy(
        name,
        **{
            "roles": (VolunteerRole.DRIVER,),
            "has_car": True,
            "car_seats": 3,
            "available": (),
            **known,
        },
    )


def ask(near: Neighbourhood, participant: int, hour: int = 10, days: int = 1, **known: Any) -> int:
    fields = RideFields(
        THURSDAY + timedelta(days=days),
        time(hour, 15),
        RidePurpose.DOCTOR,
        "Bethesda",
        **{"returns_at": time(hour + 1, 45), **known},
    )
    return near.do(lambda session: rides.ask(session, participant, fields, today=THURSDAY))


def ride(near: Neighbourhood, key: int) -> ride_lists.RideRow:
    return near.work.read(lambda session: ride_lists.card(session, key))


def shown(page: TransportPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


@pytest.fixture
def page(near: Neighbourhood, qtbot: QtBot) -> TransportPage:
    made = TransportPage(near.work)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    near.work.changed.connect(made.reload)
    made.reload()
    return made


def test_ask_plan_call_back_and_finish(page: TransportPage, near: Neighbourhood, qtbot: QtBot):
    annie, cate = near.participant("Aal"), driver(near)
    page.reload()
    assert page.first_focus() is page.empty.step
    qtbot.mouseClick(page.empty.step, Qt.MouseButton.LeftButton)
    dialog = filled.opened(RideDialog)
    assert dialog.who is not None
    qtbot.keyClicks(dialog.who.line, "Aal")
    qtbot.keyClicks(dialog.on, "10-04-2026")
    assert dialog.late.isVisible()
    qtbot.keyClicks(dialog.leaves_at, "10.15")
    qtbot.keyClicks(dialog.returns_at, "9.00")
    dialog.purpose.set_value(RidePurpose.DOCTOR)
    qtbot.keyClicks(dialog.destination, "Bethesda")
    qtbot.keyClicks(dialog.kilometres, "ver")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert "geen getal" in dialog.kilometres.accessibleDescription()
    dialog.kilometres.clear()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert "eerder dan de heenrit" in dialog.returns_at.accessibleDescription()
    dialog.returns_at.setText("11.45")
    qtbot.keyClicks(dialog.kilometres, "2 x 6,4")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    (row,) = near.work.read(lambda session: ride_lists.of_participant(session, annie))
    assert (row.fields.kilometres, row.fields.returns_at) == (12.8, time(11, 45))
    assert page.table.key() == row.id
    assert page.card is not None
    assert page.card.table is not None
    page._open()  # Enter in the list: the keyboard goes to the drivers
    qtbot.keyClick(page.card.table, Qt.Key.Key_Return)
    assert ride(near, row.id).driver_id == cate
    assert "haalt Grietje Cate u op voor de rit naar Bethesda" in shown(page)
    qtbot.mouseClick(filled.button(page.card, "Verteld"), Qt.MouseButton.LeftButton)
    assert "Verteld op 09-04-2026." in shown(page)
    filled.button(page.card, "Gereden").click()
    finish = filled.opened(FinishRideDialog)
    finish.accept()
    assert "moet nog komen" in finish._problem.words.text()
    finish.reject()


def test_a_wheelchair_that_fits_nowhere_and_given_up(
    page: TransportPage, near: Neighbourhood, qtbot: QtBot
):
    driver(near)
    key = ask(near, near.participant("Aal"), aids=(Aid.WHEELCHAIR,))
    page.show_record(key)
    assert page.card is not None
    assert page.card.table is None
    page.plan()
    assert "de rolstoel past niet in de auto" in shown(page)
    filled.button(page.card, "Niet vervuld").click()
    dialog = filled.opened(UnmetDialog)
    dialog.reason.set_value(UnmetReason.NO_CAR_FITS)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert ride(near, key).status is RideStatus.UNMET
    assert "Niet vervuld dit kwartaal in De Bouwen: 1 geen auto die past." in shown(page)
    page.wanted.set_state(Wanted.UNMET)
    assert [row.id for row in page.table.rows()] == [key]
    assert page.card is not None
    filled.button(page.card, "Toch een chauffeur zoeken").click()
    assert ride(near, key).status is RideStatus.REQUESTED
    near.work.undo()
    assert ride(near, key).status is RideStatus.UNMET


def test_change_free_and_call_off(page: TransportPage, near: Neighbourhood, qtbot: QtBot):
    cate = driver(near)
    key = ask(near, near.participant("Aal"), kilometres=5.0, aids=(Aid.WALKER,), note="bel aan")
    near.do(lambda session: rides.plan(session, key, cate, today=THURSDAY))
    page.show_record(key)
    page._open()
    dialog = filled.opened(RideDialog)
    assert (dialog.kilometres.text(), dialog.leaves_at.text()) == ("5,0", "10.15")
    dialog.leaves_at.setText("9")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert ride(near, key).fields.leaves_at == time(9)
    assert "rollator mee" in shown(page)
    assert page.card is not None
    filled.button(page.card, "Andere chauffeur").click()
    assert ride(near, key).driver_id is None
    assert page.card is not None
    filled.button(page.card, "Afgezegd").click()
    assert ride(near, key).status is RideStatus.CANCELLED
    gone = filled.gone_to(near.work)
    page.show_record(key)
    assert page.card is not None
    page.card.show_person()
    assert gone == [("residents", page.about())]


def test_the_rate_is_kept_and_used(page: TransportPage, near: Neighbourhood, qtbot: QtBot):
    for rate in ("0,30", "0,35"):
        page.rate()
        dialog = filled.opened(RateDialog)
        qtbot.keyClicks(dialog.cents, rate)
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)
    assert near.work.read(lambda session: ride_rates.on_day(session, THURSDAY)) == 35
    key = ask(near, near.participant("Aal"), kilometres=12.8)
    page.show_record(key)
    assert "12,8 km × € 0,35 = € 4,48" in shown(page)

    page.rate()
    dialog = filled.opened(RateDialog)
    dialog.remove_button.setFocus()
    qtbot.keyClick(dialog.remove_button, Qt.Key.Key_Space)
    assert near.work.read(ride_rates.rows) == ()
    assert not dialog.remove_button.isVisible()
    dialog.reject()


def test_the_week_by_keyboard_and_by_mouse(page: TransportPage, near: Neighbourhood, qtbot: QtBot):
    aal = near.participant("Aal")
    aap, cate = driver(near, "Aap"), driver(near, "Cate")
    first = ask(near, aal)
    second = ask(near, aal, hour=14, days=0)
    page.tabs.setCurrentIndex(1)
    week = page.week
    assert [chip.row.id for chip in week.chips] == [second, first]
    assert page.first_focus() is week.chips[0]
    week.chips[0].setFocus()
    qtbot.keyClick(week.chips[0], Qt.Key.Key_Right)
    qtbot.waitUntil(week.chips[1].hasFocus)
    qtbot.keyClick(week.chips[1], Qt.Key.Key_Left)
    qtbot.keyClick(week.chips[0], Qt.Key.Key_Left)
    assert week.chips[0].hasFocus()
    qtbot.keyClick(week.chips[0], Qt.Key.Key_Down, CTRL)
    assert ride(near, second).driver_id == aap
    qtbot.keyClick(week.chips[-1], Qt.Key.Key_Right, CTRL)
    assert ride(near, second).fields.on == THURSDAY + timedelta(days=1)
    drop(week, first, 1, 4)
    assert ride(near, first).driver_id == aap
    refused: list[object] = []
    near.work.failed.connect(refused.append)
    third = ask(near, aal, hour=11, days=0, returns_at=None)
    drop(week, third, 1, 4)
    assert len(refused) == 1
    assert ride(near, third).driver_id is None
    drop(week, third, 2, 4)
    assert ride(near, third).driver_id == cate
    qtbot.keyClick(week.chips[-1], Qt.Key.Key_Down, CTRL)
    assert ride(near, third).driver_id == cate
    qtbot.keyClick(week.chips[0], Qt.Key.Key_A)
    assert week.chips[0].dragged().mimeData().hasFormat("application/x-spil-ride")
    week.go_on()
    assert week.chips == []
    assert week.focus() is week.on
    week.go_back()
    week.go_now()
    week.chips[0].click()
    assert page.tabs.currentIndex() == 0
    assert page.table.key() is not None


def test_a_cell_takes_rides_only_and_a_small_move_is_no_drag(
    page: TransportPage, near: Neighbourhood, qtbot: QtBot
):
    ask(near, near.participant("Aal"), days=0)
    page.tabs.setCurrentIndex(1)
    (chip,) = page.week.chips
    cell = page.week.grid.itemAtPosition(1, 1).widget()
    for kind, taken in (("application/x-spil-ride", True), ("text/plain", False)):
        carried = QMimeData()
        carried.setData(kind, b"1")
        entering = QDragEnterEvent(
            QPoint(1, 1),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        entering.ignore()
        cell.dragEnterEvent(entering)
        assert entering.isAccepted() is taken
    qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseMove(chip, QPoint(6, 6))
    assert chip.isDown()
    qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    assert page.tabs.currentIndex() == 0


def drop(week: Any, key: int, line: int, column: int) -> None:
    """Drop a ride on a cell, as Qt does at the end of a drag."""
    cell = week.grid.itemAtPosition(line + 1, column + 1).widget()
    carried = QMimeData()
    carried.setData("application/x-spil-ride", str(key).encode())
    cell.dropEvent(
        QDropEvent(
            QPointF(1, 1),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    QApplication.processEvents()


def test_papers_of_a_driver(page: TransportPage, near: Neighbourhood, qtbot: QtBot, tmp_path: Path):
    near.do(lambda session: ride_rates.keep(session, date(2026, 1, 1), 35))
    cate = driver(near)
    key = ask(near, near.participant("Aal"), days=0, kilometres=12.8)
    near.do(lambda session: rides.plan(session, key, cate, today=THURSDAY))
    page.show_record(key)
    assert page.card is not None
    filled.button(page.card, "Gereden").click()
    finish = filled.opened(FinishRideDialog)
    qtbot.keyClicks(finish.extra_costs, "2,50")
    assert "parkeren € 2,50" in finish.price.text()
    qtbot.keyClick(finish, Qt.Key.Key_Return, CTRL)
    assert ride(near, key).fields.extra_costs == 250
    page.show_record(key)
    page.papers()
    dialog = filled.opened(PapersDialog)
    assert dialog.driver.value() == cate
    words = "\n".join(label.text() for label in dialog.preview.findChildren(QLabel))
    assert "10.15 uur: Annie Aal" in words
    assert "1 rit, 12,8 km, € 4,48" in dialog.driven.text()
    dialog.save_day(str(tmp_path / "dag.pdf"))
    dialog.save_month(str(tmp_path / "maand.csv"))
    assert (tmp_path / "dag.pdf").read_bytes().startswith(b"%PDF")
    assert "4,48" in (tmp_path / "maand.csv").read_text("utf-8-sig")
    dialog.save_all(str(tmp_path / "alle.pdf"))
    assert (tmp_path / "alle.pdf").read_bytes().startswith(b"%PDF")
    dialog.save_month(str(tmp_path / "weg" / "maand.csv"))
    assert dialog.problem.isVisible()
    dialog.ask_day_file()
    dialog.ask_month_file()
    dialog.ask_file_of_all()
    dialog.month.setCurrentIndex(3)
    dialog.save_all(str(tmp_path / "leeg.pdf"))
    assert not (tmp_path / "leeg.pdf").exists()
    dialog.reject()
    near.do(lambda session: volunteers.move(session, cate, VolunteerStatus.STOPPED, today=THURSDAY))
    dialog = PapersDialog(page.work, page)
    qtbot.addWidget(dialog)
    assert dialog.driver.value() == cate  # she drove today, so her papers are still due


def test_the_page_comes_back_as_it_was(page: TransportPage, near: Neighbourhood, qtbot: QtBot):
    key = ask(near, near.participant("Aal"), days=30)
    page.show_record(key)
    assert page.wanted.value() is Wanted.ALL
    again = TransportPage(near.work)
    qtbot.addWidget(again)
    again.recall(page.remember())
    assert again.table.key() == key
    again.recall(None)
    near.work.attempt(Act.MOVE_RIDE, lambda session: rides.cancel(session, key))
