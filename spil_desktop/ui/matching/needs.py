"""One need at a time: the open needs at the left, and at the right who or what fits."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.planning import WhyOpen
from spil_desktop.rules.vocabulary import Act, Urgency
from spil_desktop.services import joining, matches, matching, needs
from spil_desktop.services.matches import Proposal
from spil_desktop.services.matching import RankedCandidate
from spil_desktop.services.needs import NeedFilter, NeedOrder, NeedRow
from spil_desktop.texts import dates, labels, why_open
from spil_desktop.ui import theme
from spil_desktop.ui.matching.cards import CandidateCard, CandidateList, chips
from spil_desktop.ui.matching.dialogs import OverrideDialog, RefuseDialog, broken_rules
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout, Line, Tick
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Session, Work

if TYPE_CHECKING:
    from spil_desktop.services.joining import Joined

_TOP = 5
_MORE = 20
_URGENT = {Urgency.NOW: Tone.DANGER, Urgency.THREE_DAYS: Tone.WARNING}


@dataclass(frozen=True, slots=True)
class Found:
    """What the store says about one need: who fits, whom only the VOG stops, why nobody fits."""

    fitting: tuple[RankedCandidate, ...]
    awaiting: tuple[RankedCandidate, ...]
    why: WhyOpen | None


class NeedsView(QWidget):
    """The needs that wait, and candidates for the chosen one."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self._top = _TOP
        self._make_table()
        self._make_right()
        left = blocks.column(self._filters(), TableOrEmpty(self.table, self.empty))
        left.setStretch(1, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(8), 0, 0)
        body.addWidget(splits.beside(blocks.holder(left), self.scrolling, 440, 560))

    def reload(self) -> None:
        """Read the needs again, and the candidates of the chosen one."""
        today = self.work.today()
        self.area.know_areas()
        wanted = NeedFilter(
            area_id=self.area.value(),
            without_match=not self.matched.value(),
            text=self.text.value() or "",
            order=NeedOrder.URGENCY,
        )
        at = self.table.currentIndex().row()
        rows = self.work.read(lambda session: needs.rows(session, wanted, today=today))
        self.table.set_rows(rows)
        if self.table.key() is None and rows:
            self.table.selectRow(max(0, min(at, len(rows) - 1)))
        searched = bool(wanted.text)
        self.empty.set_text(
            _("Geen hulpvraag past bij wat je zoekt.")
            if searched
            else _("Alle hulpvragen hebben een koppeling. Nieuwe vragen verschijnen hier vanzelf.")
        )
        self._show()

    def show_need(self, need_id: object) -> None:
        """Choose a need, also one that has a match already."""
        if not self.table.choose(need_id):
            self.text.set_state("")
            self.area.set_state(None)
            self.matched.set_state(state=True)
            self.reload()
            self.table.choose(need_id)

    def _filters(self) -> QWidget:
        self.text = Line(_("Naam, straat of vraag"))
        self.text.setAccessibleName(_("Zoeken in hulpvragen"))
        self.area = AreaFilter(self.work)
        self.matched = Tick(_("Ook met koppeling"))
        for field in (self.text, self.area, self.matched):
            field.edited.connect(self.reload)
        flow = FlowLayout()
        for field in (self.area, self.matched):
            flow.addWidget(field)
        return blocks.holder(blocks.column(self.text, flow))

    def _make_table(self) -> None:
        self.table: RecordTable[NeedRow] = RecordTable(
            _("Open hulpvragen"),
            (
                Column[NeedRow](
                    _("Hulpvraag"),
                    lambda row: row.name,
                    sort=lambda row: row.sort_name,
                    below=_about,
                ),
                Column[NeedRow](
                    _("Urgentie"),
                    lambda row: labels.label(row.fields.urgency),
                    sort=lambda row: -tuple(Urgency).index(row.fields.urgency),
                    width=136,
                    tone=lambda row: _URGENT.get(row.fields.urgency, Tone.NEUTRAL),
                ),
                Column[NeedRow](
                    _("Wacht"),
                    lambda row: dates.waiting(row.waiting_days),
                    sort=lambda row: row.waiting_days,
                    width=100,
                    right=True,
                ),
            ),
            key=lambda row: row.id,
        )
        self.table.setMinimumWidth(theme.px(300))
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._to_cards)
        self.empty = blocks.EmptyState("links-line", _("Geen open hulpvragen."))

    def _make_right(self) -> None:
        self.head = blocks.Card()
        self.candidates = CandidateList()
        self.candidates.proposed.connect(self._propose)
        self.candidates.with_ride.connect(self._propose_with_ride)
        self.candidates.refused.connect(self._refuse)
        self.candidates.back.connect(self._to_table)
        self.nobody = blocks.Note("", Tone.WARNING)
        self.more = blocks.button(_("Toon meer"), kind="quiet")
        self.more.clicked.connect(self._show_more)
        content = blocks.column(
            self.head, self.nobody, self.candidates, blocks.row(self.more, 1), 1, gap=12
        )
        self.right = blocks.holder(content)
        content.setContentsMargins(0, 0, theme.px(8), 0)
        self.scrolling = detail_of(self.table, self.right)

    def _choose(self) -> None:
        self._top = _TOP
        self._show()

    def _show(self) -> None:
        need = self.table.row()
        self.right.setVisible(need is not None)
        if need is None:
            self.candidates.show_candidates((), ())
            return
        self._show_head(need)
        found = self._find(need.id)
        self.candidates.show_candidates(found.fitting, found.awaiting)
        self.nobody.setVisible(found.why is not None)
        if found.why is not None:
            why = why_open.sentence(found.why)
            self.nobody.set_text(_("Niemand past nu: {why}.").format(why=why))
        self.more.setVisible(len(found.fitting) == self._top < _MORE)

    def _find(self, need_id: int) -> Found:
        today, top = self.work.today(), self._top

        def find(session: Session) -> Found:
            fitting = matching.candidates(session, need_id, today=today, top=top)
            if len(fitting) >= _TOP:
                return Found(fitting, (), None)
            awaiting = matching.awaiting_vog(session, need_id, today=today, top=3)
            why = None if fitting else matching.why_none(session, need_id, today=today)
            return Found(fitting, awaiting, why)

        return self.work.read(find)

    def _show_head(self, need: NeedRow) -> None:
        blocks.clear(self.head.body)
        self.head.body.addWidget(blocks.heading(need.name))
        self.head.body.addWidget(blocks.label(_about(need)))
        if need.fields.note:
            self.head.body.addWidget(blocks.quiet(need.fields.note))
        words = [
            (labels.label(need.fields.urgency), _URGENT.get(need.fields.urgency, Tone.NEUTRAL))
        ]
        if need.matched:
            words.append((_("koppeling loopt"), Tone.GOOD))
        words += [(labels.short_day_part(part), Tone.NEUTRAL) for part in need.fields.wished]
        words += [(labels.label(one), Tone.NEUTRAL) for one in need.fields.interests]
        self.head.body.addLayout(chips(words))

    def _show_more(self) -> None:
        self._top = _MORE
        self._show()

    def _to_cards(self) -> None:
        if not self.candidates.focus_first():
            self.work.say(_("Voor deze vraag is er nu niemand om voor te stellen."))

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _propose(self, card: CandidateCard) -> None:
        need = self.table.row()
        if need is None:
            return
        one = card.candidate
        if card.blocked:
            OverrideDialog(self.work, self, need.id, one).open()
            return
        proposal, today = Proposal(need.id, one.kind, one.id), self.work.today()
        try:
            self.work.write(
                Act.PROPOSE_MATCH,
                lambda session: matches.propose(session, proposal, today=today),
                _("{name} voorgesteld voor {need}. Plan nu de kennismaking.").format(
                    name=one.name, need=need.name
                ),
            )
        except SpilError as error:
            sentence = broken_rules(error)
            if sentence:
                self.work.say(sentence)
            else:
                self.work.failed.emit(error)
            return
        self._to_table()

    def _propose_with_ride(self, card: CandidateCard) -> None:
        need, one = self.table.row(), card.candidate
        if need is None:
            return
        proposal, today = Proposal(need.id, one.kind, one.id), self.work.today()
        try:
            joined: Joined = self.work.write(
                Act.PROPOSE_MATCH,
                lambda session: joining.propose_with_ride(session, proposal, today=today),
            )
        except SpilError as error:
            self.work.failed.emit(error)
            return
        said = (
            _("{name} voorgesteld. Er is nog geen volgende keer met een tijd, dus nog geen rit.")
            if joined.on is None
            else _(
                "{name} voorgesteld, en een rit gevraagd voor {date}. Zoek bij Vervoer wie rijdt."
            )
        )
        day = dates.short_date(joined.on)
        self.work.said.emit(said.format(name=one.name, date=day), True)
        self._to_table()

    def _refuse(self, card: CandidateCard) -> None:
        need = self.table.row()
        if need is not None:
            dialog = RefuseDialog(self.work, self, need.id, card.candidate)
            dialog.saved.connect(self._to_cards)
            dialog.open()


def _about(need: NeedRow) -> str:
    words = [labels.title(need.fields.theme)]
    if need.fields.sub_theme is not None:
        words.append(labels.label(need.fields.sub_theme))
    return " · ".join(words)
