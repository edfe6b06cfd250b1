"""All matches that run: with whom, how far, and the next step of each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import RUNNING_MATCHES, MatchStatus
from spil_desktop.services import match_lists
from spil_desktop.services.match_lists import MatchFilter, MatchRow
from spil_desktop.texts import labels
from spil_desktop.ui import theme
from spil_desktop.ui.matching.detail import MatchDetail, tone
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line, Tick
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
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
        left = blocks.column(self._filters(), TableOrEmpty(self.table, self.empty))
        left.setStretch(1, 1)
        beside = detail_of(self.table, self.detail)
        beside.setMinimumWidth(theme.px(256))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, theme.px(8), 0, 0)
        body.addWidget(splits.beside(blocks.holder(left), beside, 600, 400))

    def reload(self) -> None:
        """Read the matches again."""
        today = self.work.today()
        self.area.know_areas()
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
        self.area = AreaFilter(self.work)
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
                    tone=tone,
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
