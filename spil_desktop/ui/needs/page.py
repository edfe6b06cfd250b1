"""The page Hulpvragen: what was asked, how long it waits, and the way to an answer."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import NeedStatus, NeedTheme, Urgency
from spil_desktop.services import needs
from spil_desktop.services.needs import NeedFilter, NeedOrder, NeedRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.needs.detail import NeedDetail
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.shared import blocks, splits
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line, Tick
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty, detail_of
from spil_desktop.ui.work import Work

_URGENCIES = tuple(Urgency)


class NeedsPage(Page):
    """List and detail of needs, open ones first by theme in the method's order."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        add = blocks.button(_("Hulpvraag toevoegen"), "add-line", "primary")
        add.clicked.connect(self._add)
        self.set_head(_("Hulpvragen"), add)
        self.act(_("Hulpvraag toevoegen"), "add-line", "Ctrl+N").triggered.connect(self._add)
        self._make_filters()
        self._make_table()
        self.detail = NeedDetail(work, self)
        split = splits.beside(
            TableOrEmpty(self.table, self.empty), detail_of(self.table, self.detail), 640, 400
        )
        self.body.addWidget(split, 1)

    def reload(self) -> None:
        today = self.work.today()
        wanted = NeedFilter(
            theme=self.theme.value(),
            open_only=not self.closed.value(),
            text=self.text.value() or "",
            order=NeedOrder.WAITING,
        )
        self.table.set_rows(
            self.work.read(lambda session: needs.rows(session, wanted, today=today))
        )
        self.empty.set_text(self._why_empty(wanted))
        self.table.choose_first()
        self.detail.show_need(self.table.row())

    def first_focus(self) -> QWidget | None:
        return self.table

    def show_record(self, key: object) -> None:
        if not self.table.choose(key):
            self.closed.set_state(state=True)
            self.text.set_state("")
            self.theme.set_value(None)
            self.reload()
            self.table.choose(key)

    def remember(self) -> object:
        return self.table.key()

    def _make_filters(self) -> None:
        self.text = Line(_("Naam, straat of wat er gevraagd is"))
        self.text.setAccessibleName(_("Zoeken in hulpvragen"))
        self.theme = CodeBox(NeedTheme, labels.title, empty=_("Alle onderwerpen"))
        self.theme.setAccessibleName(_("Onderwerp"))
        self.closed = Tick(_("Ook afgesloten vragen"))
        for field in (self.text, self.theme, self.closed):
            field.edited.connect(self.reload)
        self.text.setMinimumWidth(theme.px(280))
        flow = FlowLayout()
        for field in (self.text, self.theme, self.closed):
            flow.addWidget(field)
        self.body.addLayout(flow)

    def _make_table(self) -> None:
        self.table: RecordTable[NeedRow] = RecordTable(
            _("Hulpvragen"),
            (
                Column[NeedRow](
                    _("Bewoner"),
                    lambda row: row.name,
                    sort=lambda row: row.sort_name,
                    below=lambda row: row.street or "",
                ),
                Column[NeedRow](
                    _("Vraag"),
                    lambda row: labels.title(row.fields.theme),
                    sort=lambda row: tuple(NeedTheme).index(row.fields.theme),
                    below=_precisely,
                    hint=lambda row: labels.title(row.fields.theme),
                ),
                Column[NeedRow](
                    _("Urgentie"),
                    lambda row: labels.label(row.fields.urgency),
                    sort=lambda row: -_URGENCIES.index(row.fields.urgency),
                    width=136,
                    tone=_tone,
                ),
                Column[NeedRow](
                    _("Wacht"),
                    _waits,
                    sort=lambda row: row.waiting_days,
                    width=124,
                    right=True,
                ),
            ),
            key=lambda row: row.id,
        )
        self.empty = blocks.EmptyState("hand-heart-line", "", _("Hulpvraag toevoegen"))
        self.empty.acted.connect(self._add)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._match)

    def _why_empty(self, wanted: NeedFilter) -> str:
        if wanted.text or wanted.theme is not None:
            return _("Geen hulpvraag past bij wat je zoekt.")
        return _("Hier komt wat bewoners vragen, de vraag die het langst wacht bovenaan.")

    def _show(self) -> None:
        self.detail.show_need(self.table.row())

    def _match(self) -> None:
        row = self.table.row()
        if row is not None and row.is_open:
            self.work.go("matching", row.id)

    def _add(self) -> None:
        dialog = NeedDialog(self.work, self)
        dialog.saved.connect(self.show_record)
        dialog.open()


def _waits(row: NeedRow) -> str:
    """Say how long it waits, or how it ended."""
    return dates.waiting(row.waiting_days) if row.is_open else labels.label(row.status)


def _precisely(row: NeedRow) -> str:
    if row.fields.sub_theme is not None:
        return labels.label(row.fields.sub_theme)
    return row.fields.theme_label or ""


def _tone(row: NeedRow) -> Tone | None:
    match row.fields.urgency:
        case Urgency.NOW:
            return Tone.DANGER
        case Urgency.THREE_DAYS:
            return Tone.WARNING
        case _:
            return Tone.NEUTRAL if row.status is not NeedStatus.SOLVED else None
