"""The plan for all open needs at once: shown line by line, accepted or turned down by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.rules.planning import WhyOpen
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import matches, matching
from spil_desktop.services.matches import AcceptedPlan, Proposal
from spil_desktop.services.matching import AreaPlan, AskedNeed, RankedCandidate
from spil_desktop.texts import labels, why_open
from spil_desktop.texts import matching as texts
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.matching.dialogs import RefuseDialog
from spil_desktop.ui.matching.open_reasons import OpenReasonsDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Session, Work

_START, _BUSY, _MADE = range(3)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the plan: a need with its candidate, or with why it stays open."""

    need: AskedNeed
    candidate: RankedCandidate | None
    proposal: Proposal | None
    why: WhyOpen | None


class PlanTable(RecordTable[PlanRow]):
    """The lines of the plan: the space bar ticks, Enter accepts, Delete turns down."""

    toggled = Signal()
    refused = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class PlanView(QWidget):
    """Makes the plan in the background, shows it, and keeps what the connector accepts."""

    wanted = Signal(object)
    """A need that stays open is asked for: its number."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._job: Job | None = None
        self._compared_at: float | None = None
        self._takes = ""
        self._plan: AreaPlan | None = None
        self._gone: set[int] = set()
        self._ticked: set[int] = set()
        self.views = QStackedWidget()
        for view in (self._make_start(), self._make_busy(), self._make_result()):
            self.views.addWidget(view)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(8), 0, 0)
        body.addWidget(self.views)

    def reload(self) -> None:
        """Read the areas; the plan stays as it was made."""
        self.area.know_areas()
        self._tell_time()

    def focus(self) -> QWidget:
        """Return what gets the keyboard."""
        return self.table if self.views.currentIndex() == _MADE else self.start.step

    def make(self) -> None:
        """Make the plan anew."""
        today, area_id = self.work.today(), self.area.value()

        def plan(session: Session, job: Job) -> AreaPlan:
            return matching.plan(session, today=today, area_id=area_id, progress=job)

        self.bar.setRange(0, 0)
        told = _("Spil vergelijkt alle vragen met iedereen die kan helpen …"), self._takes
        self.busy.setText(" ".join(filter(None, told)))
        self._compared_at = None
        self._job = self.work.in_background(plan, self._made, self._failed, self._progress)
        self.views.setCurrentIndex(_BUSY)

    def _make_start(self) -> QWidget:
        self.area = AreaFilter(self.work)
        self.area.edited.connect(self._tell_time)
        self.start = blocks.EmptyState("route-line", "", _("Maak een plan"))
        self.start.acted.connect(self.make)
        return blocks.holder(blocks.column(blocks.row(self.area, 1), self.start))

    def _tell_time(self) -> None:
        """Say what a plan is, and beforehand how long it takes when that is long."""
        area_id = self.area.value()
        self._takes = texts.plan_takes(
            self.work.read(lambda session: matching.plan_seconds(session, area_id=area_id))
        )
        told = _(
            "Spil zoekt voor alle open vragen tegelijk de beste verdeling. Niemand wordt dubbel"
            " gevraagd. Er verandert niets tot jij een voorstel accepteert."
        )
        self.start.set_text(" ".join(filter(None, (told, self._takes))))

    def _make_busy(self) -> QWidget:
        self.bar = bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_("Het plan wordt gemaakt"))
        bar.setMaximumWidth(theme.px(320))
        stop = blocks.button(_("Stoppen"))
        stop.clicked.connect(self._stop)
        self.busy = words = blocks.label("")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = QVBoxLayout()
        content.setSpacing(theme.px(12))
        content.addStretch(1)
        content.addWidget(words)
        for widget in (bar, stop):
            content.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        content.addStretch(2)
        return blocks.holder(content)

    def _make_result(self) -> QWidget:
        self.table = PlanTable(
            _("Voorstellen van het plan"),
            (
                Column[PlanRow]("", self._tick_word, width=48, ticked=self._is_ticked),
                Column[PlanRow](_("Vraag"), lambda row: row.need.name, below=_asked),
                Column[PlanRow](_("Voorstel"), _who, below=_who_is),
                Column[PlanRow](_("Waarom"), _reasons, below=_minded, hint=_why),
            ),
            key=lambda row: row.need.id,
            group=self._group,
        )
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setSortingEnabled(False)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._accept_chosen)
        self.table.toggled.connect(self._toggle)
        self.table.refused.connect(self._refuse)
        self.table.clicked.connect(self._clicked)
        self.accept_all = blocks.button(_("Accepteren"), "checkbox-multiple-line", "primary")
        self.accept_all.clicked.connect(self._accept_ticked)
        again = blocks.button(_("Opnieuw plannen"), "refresh-line")
        again.clicked.connect(self.make)
        self.reasons = blocks.button(_("Waarom open?"), "bar-chart-line", "quiet")
        self.reasons.clicked.connect(self._count_reasons)
        self.counted = blocks.quiet("")
        self.chosen = blocks.Card()
        head = blocks.row(self.counted, self.reasons, again, self.accept_all)
        head.setStretch(0, 1)
        content = blocks.column(head, self.table, self.chosen, gap=12)
        content.setStretch(1, 1)
        return blocks.holder(content)

    def _made(self, plan: AreaPlan) -> None:
        self._job = None
        self._plan = plan
        self._gone = set()
        self._ticked = {line.need.id for line in plan.lines}
        self.views.setCurrentIndex(_MADE)
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _progress(self, done: int, total: int) -> None:
        if done < total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            return
        self.bar.setRange(0, 0)
        self._compared_at = self._compared_at or monotonic()
        seconds = round(monotonic() - self._compared_at)
        if seconds:
            self.busy.setText(
                _(
                    "Spil zoekt nu de beste verdeling, al {seconds} s. Je kunt altijd stoppen."
                ).format(seconds=seconds)
            )

    def _count_reasons(self) -> None:
        if self._plan is not None:
            OpenReasonsDialog(self.work, self, self._plan).open()

    def _failed(self, error: SpilError) -> None:
        self._job = None
        self.views.setCurrentIndex(_START)
        self.work.failed.emit(error)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.views.setCurrentIndex(_START)

    def _rows(self) -> list[PlanRow]:
        plan = self._plan
        if plan is None:
            return []
        lines = [
            PlanRow(line.need, line.candidate, _proposal(line.need, line.candidate), None)
            for line in plan.lines
        ]
        left = [PlanRow(one.need, None, None, one.why) for one in plan.left]
        return [row for row in (*lines, *left) if row.need.id not in self._gone]

    def _show(self) -> None:
        at, rows = self.table.currentIndex().row(), self._rows()
        self.table.set_rows(rows)
        if self.table.key() is None and rows:
            self.table.selectRow(max(0, min(at, len(rows) - 1)))
        open_lines = [row for row in rows if row.candidate is not None]
        ticked = len(self._chosen_rows())
        self.accept_all.setText(
            ngettext(
                "Accepteer {number} voorstel", "Accepteer {number} voorstellen", ticked
            ).format(number=ticked)
        )
        self.accept_all.setEnabled(ticked > 0)
        told = _("{lines} voorstellen, {left} vragen blijven open. Spatiebalk: aan of uit.").format(
            lines=len(open_lines), left=len(rows) - len(open_lines)
        )
        self.counted.setText(" ".join(filter(None, (told, self._late()))))
        self.reasons.setVisible(len(rows) > len(open_lines))
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Show below the list, in full, what the chosen line says."""
        blocks.clear(self.chosen.body)
        row = self.table.row()
        self.chosen.setVisible(row is not None)
        if row is None:
            return
        words = blocks.label(f"{row.need.name} · {_asked(row)}", "name")
        self.chosen.body.addWidget(words)
        self.chosen.body.addWidget(blocks.label(_why(row)))
        if row.candidate is None:
            look = blocks.button(_("Zoek zelf verder"), "user-search-line")
            look.clicked.connect(self._look)
            self.chosen.body.addLayout(blocks.row(look, 1))
            return
        accept = blocks.button(_("Accepteren"), "check-line")
        refuse = blocks.button(_("Niet passend"), kind="quiet")
        accept.clicked.connect(self._accept_chosen)
        refuse.clicked.connect(self._refuse)
        self.chosen.body.addLayout(blocks.row(accept, refuse, 1))

    def _late(self) -> str:
        """Say how many needs went first because they wait too long."""
        plan = self._plan
        if plan is None or not plan.late:
            return ""
        text = ngettext(
            "{number} vraag wacht langer dan {weeks} weken en ging voor.",
            "{number} vragen wachten langer dan {weeks} weken en gingen voor.",
            len(plan.late),
        )
        return text.format(number=len(plan.late), weeks=plan.longest_wait_weeks)

    def _group(self, row: PlanRow) -> str:
        return _("Voorgesteld") if row.candidate is not None else _("Blijft nog open")

    def _is_ticked(self, row: PlanRow) -> bool | None:
        return None if row.candidate is None else row.need.id in self._ticked

    def _tick_word(self, row: PlanRow) -> str:
        ticked = self._is_ticked(row)
        return "" if ticked is None else _("aangevinkt") if ticked else _("niet aangevinkt")

    def _clicked(self, at: QModelIndex) -> None:
        if at.column() == 0:
            self._toggle()

    def _toggle(self) -> None:
        row = self.table.row()
        if row is not None and row.candidate is not None:
            self._ticked ^= {row.need.id}
            self._show()

    def _chosen_rows(self) -> list[PlanRow]:
        return [row for row in self._rows() if row.proposal and row.need.id in self._ticked]

    def _accept_ticked(self) -> None:
        self._accept(self._chosen_rows())

    def _accept_chosen(self) -> None:
        row = self.table.row()
        if row is None:
            return
        if row.proposal is None:
            self._look()
        else:
            self._accept([row])

    def _accept(self, rows: Sequence[PlanRow]) -> None:
        proposals = [row.proposal for row in rows if row.proposal is not None]
        today = self.work.today()
        said = ngettext(
            "{number} koppeling voorgesteld.", "{number} koppelingen voorgesteld.", len(proposals)
        ).format(number=len(proposals))
        try:
            kept: AcceptedPlan = self.work.write(
                Act.ACCEPT_PLAN,
                lambda session: matches.accept_plan(session, proposals, today=today),
                said,
            )
        except SpilError as error:
            self.work.failed.emit(error)
            return
        self._gone |= {proposal.need_id for proposal in proposals}
        self._show()
        for refused in kept.not_accepted[:1]:
            why = texts.cannot(refused.breaches, refused.proposal.kind)
            self.work.say(
                ngettext(
                    "{number} voorstel kan niet meer ({why}). Plan opnieuw.",
                    "{number} voorstellen kunnen niet meer ({why}). Plan opnieuw.",
                    len(kept.not_accepted),
                ).format(number=len(kept.not_accepted), why=why)
            )

    def _refuse(self) -> None:
        row = self.table.row()
        if row is not None and row.candidate is not None:
            dialog = RefuseDialog(self.work, self, row.need.id, row.candidate)
            dialog.saved.connect(self._refused)
            dialog.open()

    def _refused(self, need_id: object) -> None:
        self._gone |= {need_id} if isinstance(need_id, int) else set()
        self._show()

    def _look(self) -> None:
        row = self.table.row()
        if row is not None:
            self.wanted.emit(row.need.id)


def _proposal(need: AskedNeed, candidate: RankedCandidate) -> Proposal:
    return Proposal(need.id, candidate.kind, candidate.id)


def _asked(row: PlanRow) -> str:
    about = row.need.sub_theme or row.need.theme
    return " · ".join((labels.title(about), labels.label(row.need.urgency)))


def _who(row: PlanRow) -> str:
    return "–" if row.candidate is None else row.candidate.name


def _who_is(row: PlanRow) -> str:
    one = row.candidate
    if one is None:
        return ""
    kind = one.verdict.match_kind or one.kind
    return " · ".join(part for part in (labels.title(kind), one.place) if part)


def _reasons(row: PlanRow) -> str:
    one = row.candidate
    if one is None:
        return _capital(why_open.sentence(row.why)) if row.why is not None else ""
    return _capital("; ".join(texts.reasons(one.verdict, one.kind)))


def _minded(row: PlanRow) -> str:
    one = row.candidate
    minded = "; ".join(texts.reservations(one.verdict, one.kind)) if one is not None else ""
    return _("let op: {reservations}").format(reservations=minded) if minded else ""


def _why(row: PlanRow) -> str:
    """Say all of it in one piece, for the tip and below the list."""
    if row.candidate is None:
        return _reasons(row)
    return _capital(texts.summary(row.candidate.verdict, row.candidate.kind))


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
