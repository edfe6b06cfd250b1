"""A small invented neighbourhood in the store of a page test, and the ways to drive a page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget
from sqlalchemy.orm import Session

from spil_desktop.rules.vocabulary import (
    Act,
    ConsentForm,
    ConsentState,
    DayPart,
    Interest,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    SubTheme,
    Urgency,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import areas, consents, needs
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.ui.work import Work
from tests.services import made

T = TypeVar("T")
D = TypeVar("D", bound=QWidget)

AFTERNOON = DayPart.TUESDAY_AFTERNOON


class Neighbourhood:
    """Makes people and needs in the area of the `work` fixture, one act each."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.area = work.read(areas.rows)[0].id

    def do(self, fn: Callable[[Session], T]) -> T:
        return self.work.write(Act.EDIT_PERSON, fn)

    def participant(self, family_name: str, *, shares: bool = False, **known: Any) -> int:
        def add(session: Session) -> int:
            number = made.participant(session, self.area, family_name, **known)
            if shares:
                person_id = session.get_one(made.Participant, number).person_id
                answer = ConsentFields(
                    Purpose.SHARE_VOLUNTEER,
                    ConsentState.GIVEN,
                    self.work.today(),
                    ConsentForm.ORAL,
                )
                consents.record(session, person_id, answer, today=self.work.today())
            return number

        return self.do(add)

    def person_of(self, participant_id: int) -> int:
        return self.work.read(
            lambda session: session.get_one(made.Participant, participant_id).person_id
        )

    def new_report(self, family_name: str) -> int:
        return self.participant(
            family_name,
            status=ParticipantStatus.REPORTED,
            reported_on=self.work.today() - timedelta(days=2),
        )

    def company(self, participant_id: int, *, days: int = 10, **known: Any) -> int:
        """A wish for company on Tuesday afternoon, for someone who plays klaverjas."""
        today = self.work.today()
        fields = NeedFields(
            **{
                "theme": NeedTheme.SOCIAL_CONTACT,
                "asked_on": today - timedelta(days=days),
                "sub_theme": SubTheme.VISIT,
                "urgency": Urgency.TWO_WEEKS,
                "interests": (Interest.KLAVERJASSEN,),
                "wished": (AFTERNOON,),
                **known,
            }
        )
        return self.do(lambda session: needs.add(session, participant_id, fields, today=today))

    def buddy(self, family_name: str, *, vog: bool = True, **known: Any) -> int:
        """A volunteer who visits, likes klaverjas, and can on Tuesday afternoon."""
        received = self.work.today() - timedelta(days=100) if vog else None
        return self.do(
            lambda session: made.volunteer(
                session,
                self.area,
                family_name,
                **{
                    "roles": (VolunteerRole.BUDDY,),
                    "interests": (Interest.KLAVERJASSEN,),
                    "available": (AFTERNOON,),
                    "max_matches": 2,
                    "status": VolunteerStatus.ACTIVE,
                    "vog_received_on": received,
                    **known,
                },
            )
        )


def opened(kind: type[D]) -> D:
    """Return the dialog of `kind` that is open now."""
    QApplication.processEvents()
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, kind) and widget.isVisible()
    ]
    assert len(found) == 1, found
    return found[0]


def button(root: QWidget, text: str) -> QPushButton:
    """Return the button that says `text`."""
    QApplication.processEvents()
    found = [
        one
        for one in root.findChildren(QPushButton)
        if one.text() == text and one.isVisibleTo(root)
    ]
    assert len(found) == 1, (text, [one.text() for one in root.findChildren(QPushButton)])
    return found[0]


def click_row(qtbot: Any, table: QTableView, row: int, column: int = 0) -> None:
    """Click the middle of a cell."""
    cell = table.visualRect(table.model().index(row, column))
    place = QPoint(cell.center().x(), cell.bottom() - 12)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def said(work: Work) -> list[str]:
    """Return a list that grows with every message."""
    kept: list[str] = []
    work.said.connect(lambda text, _undo: kept.append(cast("str", text)))
    return kept


def gone_to(work: Work) -> list[tuple[str, object]]:
    """Return a list that grows with every page that is asked for."""
    kept: list[tuple[str, object]] = []
    work.wanted.connect(lambda page, key: kept.append((page, key)))
    return kept


def type_keys(window: QWidget, *keys: str | Qt.Key) -> int:
    """Press keys one after the other, each where the keyboard is then; return how many."""
    for key in keys:
        where = window.focusWidget() or window
        if isinstance(key, str):
            QTest.keyClicks(where, key)
        else:
            QTest.keyClick(where, key)
    return len(keys)
