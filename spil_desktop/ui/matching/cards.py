"""Candidates for one need, each a card: who, how well it fits, why, and what to mind."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.candidates import ReservationKind
from spil_desktop.services.matching import RankedCandidate
from spil_desktop.texts import labels
from spil_desktop.texts import matching as texts
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout

_WIDE: Final = 72
_HIGH: Final = 6


class FitBar(QWidget):
    """How well a candidate fits, as a short bar; the number is in its tip and spoken."""

    def __init__(self, score: float) -> None:
        super().__init__()
        self.score = score
        said = _("Past voor {percent} van 100").format(percent=round(score * 100))
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.setFixedSize(theme.px(_WIDE), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        used, painter = theme.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        part = QRectF(whole)
        part.setWidth(max(whole.height(), whole.width() * min(max(self.score, 0.0), 1.0)))
        for box, colour in ((whole, used.line), (part, used.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()


class CandidateCard(QFrame):
    """One candidate. Enter proposes, Delete turns down, the arrows go to the next card."""

    proposed = Signal(object)
    with_ride = Signal(object)
    refused = Signal(object)
    left = Signal(object, int)

    def __init__(
        self, candidate: RankedCandidate, *, blocked: bool = False, best: bool = False
    ) -> None:
        """Show `candidate`; `blocked` when only the VOG keeps it away, `best` on top."""
        super().__init__()
        self.best = best
        self.candidate = candidate
        self.blocked = blocked
        self.setProperty("kind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self._spoken())
        body = QVBoxLayout(self)
        air = theme.px(12)
        body.setContentsMargins(air, air, air, air)
        body.setSpacing(theme.px(6))
        body.addLayout(self._head())
        body.addWidget(self._why())
        minded = self._minded()
        if minded:
            body.addWidget(_sentence(minded, "minded"))
        body.addLayout(self._buttons())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._propose()
            case Qt.Key.Key_Delete:
                self._refuse()
            case Qt.Key.Key_Down:
                self.left.emit(self, 1)
            case Qt.Key.Key_Up:
                self.left.emit(self, -1)
            case _:
                super().keyPressEvent(event)

    def _head(self) -> QVBoxLayout:
        one = self.candidate
        name = blocks.label(one.name, "name")
        name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = blocks.row(name, FitBar(one.score))
        facts = [labels.title(one.kind)]
        if one.verdict.match_kind is not None:
            facts.append(labels.label(one.verdict.match_kind))
        if one.place:
            facts.append(one.place)
        facts.append(_load(one))
        return blocks.column(top, blocks.quiet(" · ".join(filter(None, facts))), gap=2)

    def _why(self) -> QLabel:
        told = "; ".join(texts.reasons(self.candidate.verdict, self.candidate.kind))
        return _sentence(told or _("geen bijzondere overeenkomst"), "")

    def _minded(self) -> str:
        one = self.candidate
        if self.blocked:
            return texts.cannot(one.verdict.breaches, one.kind, one.load)
        minded = "; ".join(texts.reservations(one.verdict, one.kind))
        return _("let op: {reservations}").format(reservations=minded) if minded else ""

    def _buttons(self) -> FlowLayout:
        text = _("Toch voorstellen …") if self.blocked else _("Voorstellen")
        kind = "primary" if self.best else ""
        self.propose_button = blocks.button(text, "user-shared-line", kind)
        self.refuse_button = blocks.button(_("Niet passend"), kind="quiet")
        self.propose_button.clicked.connect(self._propose)
        self.refuse_button.clicked.connect(self._refuse)
        flow = FlowLayout()
        buttons = [self.propose_button, self.refuse_button]
        if _needs_ride(self.candidate):
            self.ride_button = blocks.button(_("Voorstellen met rit"), "car-line")
            self.ride_button.clicked.connect(self._propose_with_ride)
            buttons.insert(1, self.ride_button)
        for button in buttons:
            button.setAccessibleName(
                _("{act}: {name}").format(act=button.text(), name=self.candidate.name)
            )
            flow.addWidget(button)
        return flow

    def _spoken(self) -> str:
        one = self.candidate
        return ". ".join(
            (
                one.name,
                labels.label(one.kind),
                _("Past voor {percent} van 100").format(percent=round(one.score * 100)),
                texts.summary(one.verdict, one.kind),
            )
        )

    def _propose(self) -> None:
        self.proposed.emit(self)

    def _propose_with_ride(self) -> None:
        self.with_ride.emit(self)

    def _refuse(self) -> None:
        self.refused.emit(self)


class CandidateList(QWidget):
    """Cards below each other, best first; those whom only the VOG keeps away stand apart."""

    proposed = Signal(object)
    """A card whose candidate is chosen."""
    with_ride = Signal(object)
    """A card of an activity that is chosen together with the ride to it."""
    refused = Signal(object)
    back = Signal()
    """The arrow up above the first card: the keyboard goes back to where it came from."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[CandidateCard] = []
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(8))

    def show_candidates(
        self, fitting: Sequence[RankedCandidate], awaiting: Sequence[RankedCandidate]
    ) -> None:
        """Show these instead."""
        blocks.clear(self._body)
        self.cards = []
        for at, one in enumerate(fitting):
            self._add(CandidateCard(one, best=at == 0))
        if awaiting:
            self._body.addSpacing(theme.px(8))
            self._body.addWidget(blocks.heading(_("Alleen de VOG ontbreekt")))
            for one in awaiting:
                self._add(CandidateCard(one, blocked=True))

    def focus_first(self) -> bool:
        """Give the best candidate the keyboard; False when there is none."""
        if not self.cards:
            return False
        self.cards[0].show()  # new cards show themselves only a moment later
        self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add(self, card: CandidateCard) -> None:
        card.proposed.connect(self.proposed)
        card.with_ride.connect(self.with_ride)
        card.refused.connect(self.refused)
        card.left.connect(self._step)
        self.cards.append(card)
        self._body.addWidget(card)

    def _step(self, card: CandidateCard, by: int) -> None:
        at = self.cards.index(card) + by
        if at < 0:
            self.back.emit()
        elif at < len(self.cards):
            self.cards[at].setFocus(Qt.FocusReason.OtherFocusReason)


def _sentence(text: str, kind: str) -> QLabel:
    return blocks.label(text[:1].upper() + text[1:], kind)


def _needs_ride(one: RankedCandidate) -> bool:
    kinds = {minded.kind for minded in one.verdict.reservations}
    return ReservationKind.NEEDS_TRANSPORT in kinds


def _load(one: RankedCandidate) -> str:
    if one.places is None or not one.load:
        return ""
    return _("bezet: {load} van {places}").format(load=one.load, places=one.places)


def chips(words: Sequence[tuple[str, Tone]]) -> FlowLayout:
    """Return chips beside each other, going on below when the line is full."""
    flow = FlowLayout()
    for word, tone in words:
        flow.addWidget(blocks.chip(word, tone))
    return flow
