"""All matches that run: with whom, how far, and the next step of each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import RUNNING_MATCHES, Act, CandidateKind, MatchStatus
from spil_desktop.services import areas, match_lists, matches
from spil_desktop.services.match_lists import MatchFilter, MatchRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.matching.cards import chips
from spil_desktop.ui.matching.steps import (
    ActivateDialog,
    AgreeDialog,
    EndDialog,
    EvaluateDialog,
    IntroduceDialog,
    TrialDialog,
    pair,
)
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line, RecordBox, Tick
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work

_ORDER = tuple(MatchStatus)
_NOTHING = frozenset[MatchStatus]()


class RunningView(QWidget):
    """The running matches, those that wait for a step first."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._make_table()
        self.detail = MatchDetail(work)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        left = blocks.column(self._filters(), TableOrEmpty(self.table, self.empty))
        left.setStretch(1, 1)
        split.addWidget(blocks.holder(left))
        beside = blocks.scrolled(self.detail)
        beside.setMinimumWidth(theme.px(264))
        split.addWidget(beside)
        split.setSizes([theme.px(600), theme.px(400)])
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(8), 0, 0)
        body.addWidget(split)

    def reload(self) -> None:
        """Read the matches again."""
        today = self.work.today()
        known = self.work.read(areas.rows)
        self.area.set_records((row.id, row.name) for row in known)
        self.area.setVisible(len(known) > 1)
        status = self.status.value()
        ended = self.ended.value()
        wanted = MatchFilter(
            statuses=frozenset({status}) if status else _NOTHING if ended else RUNNING_MATCHES,
            area_id=self.area.value(),
        )
        found = self.work.read(lambda session: match_lists.rows(session, wanted, today=today))
        rows = [row for row in found if self._says(row)]
        rows.sort(key=lambda row: _ORDER.index(row.status))
        self.table.set_rows(rows)
        self.table.choose_first()
        self.detail.show_match(self.table.row())

    def show_match(self, match_id: object) -> None:
        """Choose a match, also one that ended."""
        if not self.table.choose(match_id):
            self.text.set_state("")
            self.area.set_state(None)
            self.status.set_value(None)
            self.ended.set_state(state=True)
            self.reload()
            self.table.choose(match_id)

    def _filters(self) -> QWidget:
        self.text = Line(_("Naam"))
        self.text.setAccessibleName(_("Zoeken in koppelingen"))
        self.area = RecordBox(_("Alle wijken en dorpen"))
        self.area.setAccessibleName(_("Wijk of dorp"))
        self.status = CodeBox(MatchStatus, labels.title, empty=_("Alle statussen"))
        self.status.setAccessibleName(_("Status"))
        self.ended = Tick(_("Ook beëindigd"))
        for field in (self.text, self.area, self.status, self.ended):
            field.edited.connect(self.reload)
        flow = FlowLayout()
        for field in (self.area, self.status, self.ended):
            flow.addWidget(field)
        return blocks.holder(blocks.column(self.text, flow))

    def _make_table(self) -> None:
        self.table: RecordTable[MatchRow] = RecordTable(
            _("Koppelingen"),
            (
                Column[MatchRow](
                    _("Wie met wie"),
                    lambda row: row.name,
                    below=lambda row: _("met {partner}").format(partner=row.partner_name),
                ),
                Column[MatchRow](
                    _("Status"),
                    lambda row: labels.label(row.status),
                    sort=lambda row: _ORDER.index(row.status),
                    width=176,
                    tone=_tone,
                ),
                Column[MatchRow](
                    _("Waarvoor"),
                    lambda row: labels.title(row.kind),
                    below=lambda row: labels.short_day_parts(row.agreed),
                ),
            ),
            key=lambda row: row.id,
        )
        self.table.setMinimumWidth(theme.px(300))
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._next)
        self.empty = blocks.EmptyState(
            "links-line",
            _("Hier komen de koppelingen, van voorstel tot einde."),
        )

    def _says(self, row: MatchRow) -> bool:
        text = (self.text.value() or "").casefold()
        return text in f"{row.name} {row.partner_name}".casefold()

    def _show(self) -> None:
        self.detail.show_match(self.table.row())

    def _next(self) -> None:
        self.detail.take_next_step()


class MatchDetail(QWidget):
    """One match: its two sides, its days, and what can be done with it."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.match: MatchRow | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(theme.px(8), 0, 0, 0)

    def show_match(self, match: MatchRow | None) -> None:
        """Show `match`, or nothing."""
        self.match = match
        blocks.clear(self._body)
        if match is not None:
            self._body.addWidget(self._card(match))
        self._body.addStretch(1)

    def take_next_step(self) -> None:
        """Open the form of the step that comes next."""
        steps = self._steps(self.match) if self.match is not None else []
        if steps:
            steps[0][2]()

    def _card(self, match: MatchRow) -> QWidget:
        card = blocks.Card(pair(match))
        words = [
            (labels.label(match.status), _tone(match)),
            (labels.label(match.kind), Tone.NEUTRAL),
        ]
        if match.theme is not None:
            words.append((labels.label(match.theme), Tone.NEUTRAL))
        words += [(labels.short_day_part(part), Tone.NEUTRAL) for part in match.agreed]
        if match.overridden:
            words.append((_("zonder VOG, met reden"), Tone.WARNING))
        card.body.addLayout(chips(words))
        for line in _days(match):
            card.body.addWidget(blocks.quiet(line))
        flow = FlowLayout()
        for at, (text, icon, act) in enumerate(self._steps(match)):
            button = blocks.button(text, icon, "primary" if at == 0 and match.next_steps else "")
            button.clicked.connect(act)
            flow.addWidget(button)
        card.body.addLayout(flow)
        return card

    def _steps(self, match: MatchRow) -> list[tuple[str, str, Callable[[], None]]]:
        may = match.next_steps
        paused = match.status is MatchStatus.PAUSED
        runs = match.status in RUNNING_MATCHES
        activity = match.partner[0] is CandidateKind.ACTIVITY
        known: tuple[tuple[bool, str, str, Callable[[], None]], ...] = (
            (
                MatchStatus.INTRODUCED in may,
                _("Kennismaking plannen"),
                "calendar-check-line",
                self._introduce,
            ),
            (MatchStatus.TRIAL in may, _("Proef beginnen"), "play-line", self._try),
            (
                MatchStatus.ACTIVE in may,
                _("Weer actief") if paused else _("Actief maken"),
                "check-line",
                self._activate,
            ),
            (
                match.active_from is not None and runs,
                _("Hoe gaat het?"),
                "chat-check-line",
                self._evaluate,
            ),
            (runs and not activity, _("Dagdelen"), "calendar-line", self._agree),
            (MatchStatus.PAUSED in may, _("Pauzeren"), "pause-line", self._pause),
            (MatchStatus.ENDED in may, _("Beëindigen"), "stop-circle-line", self._end),
            (MatchStatus.NOT_MADE in may, _("Gaat niet door"), "close-line", self._end),
            (match.need_id is not None, _("Naar de bewoner"), "user-line", self._go_to_person),
        )
        return [(text, icon, act) for there, text, icon, act in known if there]

    def _open(self, kind: Callable[[Work, QWidget, MatchRow], FormDialog]) -> None:
        if self.match is not None:
            kind(self.work, self, self.match).open()

    def _introduce(self) -> None:
        self._open(IntroduceDialog)

    def _try(self) -> None:
        self._open(TrialDialog)

    def _activate(self) -> None:
        self._open(ActivateDialog)

    def _evaluate(self) -> None:
        self._open(EvaluateDialog)

    def _agree(self) -> None:
        self._open(AgreeDialog)

    def _end(self) -> None:
        self._open(EndDialog)

    def _pause(self) -> None:
        match = self.match
        if match is not None:
            self.work.attempt(
                Act.MOVE_MATCH,
                lambda session: matches.pause(session, match.id),
                _("De koppeling is gepauzeerd. De plek blijft bezet."),
            )

    def _go_to_person(self) -> None:
        if self.match is not None:
            self.work.go("residents", self.match.person_id)


def _tone(match: MatchRow) -> Tone:
    match match.status:
        case MatchStatus.ACTIVE:
            return Tone.GOOD
        case MatchStatus.PROPOSED:
            return Tone.WARNING
        case MatchStatus.INTRODUCED | MatchStatus.TRIAL:
            return Tone.ACCENT
        case _:
            return Tone.NEUTRAL


def _days(match: MatchRow) -> list[str]:
    known = (
        (match.proposed_on, _("Voorgesteld op {date}")),
        (match.introduced_on, _("Kennismaking op {date}")),
        (match.trial_from, _("Proef vanaf {date}")),
        (match.active_from, _("Actief vanaf {date}")),
        (match.next_review, _("Vraag hoe het gaat: {date}")),
        (match.ended_on, _("Beëindigd op {date}")),
    )
    lines = [text.format(date=dates.day_and_date(day)) for day, text in known if day is not None]
    if match.end_reason is not None:
        lines.append(_("Reden: {reason}").format(reason=labels.label(match.end_reason)))
    said = match.evaluation
    for name, mark in (
        (match.name, said.participant_mark),
        (match.partner_name, said.volunteer_mark),
    ):
        if mark is not None:
            lines.append(_("{name} geeft een {mark}").format(name=name, mark=mark))
    return lines
