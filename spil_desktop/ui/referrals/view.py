"""All referrals: what is late first, then what is waited for, then what is done."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import ReferralState
from spil_desktop.services import referral_lists
from spil_desktop.services.referral_lists import ReferralFilter, ReferralRow
from spil_desktop.texts import labels, numbers
from spil_desktop.ui import theme
from spil_desktop.ui.referrals import words
from spil_desktop.ui.referrals.detail import ReferralDetail
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.fields import CodeBox, Tick
from spil_desktop.ui.shared.filters import Filters
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work

_MONTHS_A_QUARTER = 3


class ReferralsView(QWidget):
    """List and detail of referrals; Enter opens the form of the next step."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, theme.px(12), 0, 0)
        self.body.setSpacing(theme.px(12))
        self._make_filters()
        self.counted = blocks.quiet("")
        self.body.addWidget(self.counted)
        self._make_table()
        self.detail = ReferralDetail(work, self, with_person=True)
        beside = detail_of(self.table, self.detail)
        beside.setMinimumWidth(theme.px(296))
        split = splits.beside(TableOrEmpty(self.table, self.empty), beside, 600, 420)
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        """Read the list again; the choice stays."""
        wanted, today = self._wanted(), self.work.today()
        self.filters.area.know_areas()
        self.table.set_rows(
            self.work.read(lambda session: referral_lists.rows(session, wanted, today=today))
        )
        self._count()
        self.empty.set_text(self._why_empty())
        self.table.choose_first()
        self.detail.show_referral(self.table.row())

    def show_referral(self, key: object) -> None:
        """Choose the referral with this number, whatever the filters say."""
        if not self.table.choose(key):
            self.filters.clear()
            self.reload()
            self.table.choose(key)

    def _make_filters(self) -> None:
        self.state = CodeBox(ReferralState, labels.title, empty=_("Waar het ook staat"))
        self.state.setAccessibleName(_("Stand"))
        self.open_only = Tick(_("Alleen wat nog loopt"))
        hint, name = _("Bewoner of organisatie"), _("Zoeken in verwijzingen")
        self.filters = Filters(self.work, hint, name, self.state, self.open_only)
        self.text, self.area = self.filters.text, self.filters.area
        self.filters.edited.connect(self.reload)
        self.body.addLayout(self.filters)

    def _make_table(self) -> None:
        self.table: RecordTable[ReferralRow] = RecordTable(
            _("Verwijzingen"),
            (
                Column[ReferralRow](
                    _("Wie en waarheen"),
                    lambda row: row.name,
                    sort=lambda row: row.sort_name,
                    below=lambda row: f"{row.organisation} · {words.what(row)}",
                    hint=lambda row: f"{row.organisation} · {words.what(row)}",
                ),
                words.due_column(),
                words.state_column(),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState("share-forward-line", "")
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._step)

    def _count(self) -> None:
        """Tell what arrived of this quarter's referrals, not only what was sent."""
        today, area_id = self.work.today(), self.area.value()
        quarter = Period(today.year, (today.month - 1) // _MONTHS_A_QUARTER + 1, 1)
        found = self.work.read(lambda session: referral_lists.counts(session, quarter, area_id))
        sent = ngettext("{count} verwijzing", "{count} verwijzingen", found.sent)
        said = _(
            "{period}: {sent}, {warm} warm, {feedback} met terugkoppeling, {arrived} aangekomen."
        )
        self.counted.setText(
            numbers.capital(
                said.format(
                    period=numbers.period(quarter),
                    sent=sent.format(count=found.sent),
                    warm=found.warm,
                    feedback=found.with_feedback,
                    arrived=found.arrived,
                )
            )
        )

    def _show(self) -> None:
        self.detail.show_referral(self.table.row())

    def _step(self) -> None:
        self.detail.step()

    def _wanted(self) -> ReferralFilter:
        return ReferralFilter(
            state=self.state.value(),
            area_id=self.area.value(),
            open_only=self.open_only.value(),
            text=self.text.value() or "",
        )

    def _why_empty(self) -> str:
        if self._wanted() != ReferralFilter():
            return _("Geen verwijzing past bij wat je zoekt.")
        return _(
            "Hier komt wie je naar een ander verwees, en of het contact gelukt is. Verwijzen doe "
            "je in het dossier van de bewoner, op het tabblad Verwijzingen."
        )
