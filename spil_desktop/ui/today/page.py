"""The page Vandaag: one list of what asks attention, to do, put off or open with one key.

It is the first thing that the window shows, so its dialogs, and what they need, are imported when
they open.
"""

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, ContactForm, FollowUpKind, TodayKind
from spil_desktop.services import overviews, today
from spil_desktop.services.today import Today
from spil_desktop.services.today_items import FOLLOW_UPS, TodayItem, occasion
from spil_desktop.texts import dates
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.filters import AreaFilter
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.today import words
from spil_desktop.ui.today.side import FirstSteps, MonthCard, NeighbourhoodCard
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.services.months import MonthComparison
    from spil_desktop.ui.jobs import Job

_DATED: Final = frozenset(
    {
        *FOLLOW_UPS,
        TodayKind.SIGNAL_OVERDUE,
        TodayKind.SIGNAL_DUE,
        TodayKind.RIDE_TODAY,
        TodayKind.JOB_TODAY,
        TodayKind.FIRST_CONTACT,
    }
)
_TALKS: Final = frozenset({FollowUpKind.MATCH_REVIEW, FollowUpKind.MATCH_EVALUATION})
"""Follow-ups that are done by noting what both sides of a match said."""
_READ_ON_AFTER_MS: Final = 50
"""What is read in the background waits until the list is painted, which it would slow down."""
_WIDE: Final = 720
"""From this width on there is room beside the list."""
_SHOWN: Final = 12
"""Lines of each group without a day of its own: more would hide the groups below."""


class TodayTable(RecordTable[TodayItem]):
    """The list of today: the space bar or D does a line, U puts it off, Enter opens it."""

    done = Signal()
    postponed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_D}:
            self.done.emit()
        elif event.key() == Qt.Key.Key_U:
            self.postponed.emit()
        else:
            super().keyPressEvent(event)


class TodayPage(Page):
    """What asks attention now, and how the neighbourhood stands."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self._found = Today({}, ())
        self._whole = False
        self._jobs: list[Job] = []
        self._reader = QTimer(self)
        self._reader.setSingleShot(True)
        self._reader.setInterval(_READ_ON_AFTER_MS)
        self._reader.timeout.connect(self._read_on)
        self._headings: dict[TodayKind, str] = {}
        self.day = blocks.label("", "quiet", wrap=False)
        self.area = AreaFilter(work)
        self.area.edited.connect(self.reload)
        self.set_head(_("Vandaag"), self.day, self.area)
        self._make_table()
        self.neighbourhood = NeighbourhoodCard(work)
        self.month = MonthCard()
        self.places = QStackedWidget()
        listed = blocks.column(self._buttons(), TableOrEmpty(self.table, self.empty))
        listed.setStretch(1, 1)
        missing = blocks.button(_("Wat ontbreekt er nog?"), "checkbox-circle-line", "quiet")
        missing.clicked.connect(self._show_missing)
        self.aside = blocks.scrolled(
            blocks.holder(blocks.column(self.neighbourhood, self.month, missing, 1, gap=blocks.AIR))
        )
        self.aside.setFixedWidth(theme.px(288))
        beside = blocks.row(blocks.holder(listed), self.aside, gap=blocks.AIR)
        beside.setStretch(0, 1)
        self.places.addWidget(blocks.holder(beside))
        self.places.addWidget(FirstSteps(work))
        self.body.addWidget(self.places, 1)
        for text, key, do in (
            (_("Deze regel: gedaan"), "D", self._do),
            (_("Deze regel: uitstellen"), "U", self._postpone),
            (_("Deze regel: openen"), "", self._open),
        ):
            action = self.act(text, shortcut=key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)

    def reload(self) -> None:
        day, at = self.work.today(), self.table.currentIndex().row()
        self.area.know_areas()
        area_id = self.area.value()
        self.day.setText(f"{dates.weekday(day.weekday())} {dates.short_date(day)}")
        read = today.attention if self._whole else today.at_once
        self._found = self.work.read(lambda session: read(session, today=day, area_id=area_id))
        overview = self.work.read(lambda session: overviews.read(session, area_id=area_id))
        self.neighbourhood.show_overview(overview)
        self._reader.start()
        self.places.setCurrentIndex(0 if overview.reported or overview.volunteers else 1)
        self._show(at)

    def _read_on(self) -> None:
        """Read in the background what takes longer, at the first sight of the page the most."""
        from spil_desktop.services import months  # noqa: PLC0415 - after the list is there

        for job in self._jobs:
            job.cancel()
        if not self.work.is_open:
            return
        day, area_id = self.work.today(), self.area.value()
        self._jobs = [
            self.work.in_background(
                lambda session, _job: months.compare(session, today=day, area_id=area_id),
                self._show_months,
            )
        ]
        if not self._whole:
            more = self.work.in_background(
                lambda session, _job: today.besides(session, today=day, area_id=area_id),
                self._add,
            )
            self._jobs.insert(0, more)

    def _add(self, more: Today) -> None:
        """Show the rest of the list; from now on it is read as one."""
        self._whole = True
        self._found = today.together(self._found, more)
        self._show(self.table.currentIndex().row())

    def _show_months(self, found: "MonthComparison") -> None:
        """Show what happened this month, with the room that its numbers need."""
        self.month.show_months(found)
        QTimer.singleShot(0, self, self._fit_aside)  # once the new numbers are laid out

    def _fit_aside(self) -> None:
        needed = self.month.minimumSizeHint().width()
        bar = self.aside.verticalScrollBar().sizeHint().width()
        self.aside.setFixedWidth(max(theme.px(288), needed + bar))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list all the width when there is little, as at large text."""
        super().resizeEvent(event)
        self.aside.setVisible(self.width() >= theme.px(_WIDE))

    def first_focus(self) -> QWidget | None:
        return self.table

    def about(self) -> int | None:
        item = self.table.row()
        return None if item is None else item.person_id

    def remember(self) -> object:
        return self.area.value()

    def recall(self, state: object) -> None:
        self.area.set_state(state)

    def _show(self, at: int) -> None:
        """Show the lines; when the chosen one is gone, the next takes its place."""
        shown: Counter[TodayKind] = Counter()
        rows: list[TodayItem] = []
        for item in self._found.items:
            if item.kind in _DATED or shown[item.kind] < _SHOWN:
                shown[item.kind] += 1
                rows.append(item)
        self._headings = {
            kind: words.heading(kind, count, self._found.counts[kind])
            for kind, count in shown.items()
        }
        self.table.set_rows(rows)
        if self.table.key() is None and rows:
            self.table.selectRow(max(0, min(at, len(rows) - 1)))
        self._choose()

    def _make_table(self) -> None:
        self.table = TodayTable(
            _("Wat aandacht vraagt"),
            (
                Column[TodayItem](_("Wie"), lambda item: item.name, below=words.what),
                Column[TodayItem](
                    _("Wanneer"),
                    lambda item: words.when(item, self.work.today()),
                    width=170,
                    tone=lambda item: words.tone(item, self.work.today()),
                ),
            ),
            key=_key,
            group=self._heading,
        )
        self.table.horizontalHeader().hide()
        self.table.setSortingEnabled(False)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._open)
        self.table.done.connect(self._do)
        self.table.postponed.connect(self._postpone)
        self.empty = blocks.EmptyState(
            "sun-line", _("Er is nu niets dat wacht. Tijd voor een rondje door de buurt.")
        )

    def _heading(self, item: TodayItem) -> str:
        return self._headings[item.kind]

    def _buttons(self) -> FlowLayout:
        self.do_button = blocks.button(_("Gedaan"), "check-line")
        self.postpone_button = blocks.button(_("Uitstellen"), "time-line")
        self.open_button = blocks.button(_("Openen"), "arrow-right-line")
        for button, do, key in (
            (self.do_button, self._do, _("Spatiebalk")),
            (self.postpone_button, self._postpone, _("U")),
            (self.open_button, self._open, _("Enter")),
        ):
            button.clicked.connect(do)
            button.setToolTip(key)
        keys = blocks.label(
            _("Spatiebalk: gedaan · U: uitstellen · Enter: openen"), "quiet", wrap=False
        )
        flow = FlowLayout()
        for piece in (self.do_button, self.postpone_button, self.open_button, keys):
            flow.addWidget(piece)
        return flow

    def _choose(self) -> None:
        item = self.table.row()
        for button in (self.do_button, self.postpone_button, self.open_button):
            button.setEnabled(item is not None)
        self.do_button.setText(_("Gedaan") if item is None else _done(item))

    def _do(self) -> None:
        item = self.table.row()
        if item is None:
            return
        acts = {
            TodayKind.SIGNAL_OVERDUE: self._close_signal,
            TodayKind.SIGNAL_DUE: self._close_signal,
            TodayKind.FIRST_CONTACT: self._log,
            TodayKind.NOT_VISITED: self._log,
            TodayKind.NO_CONTACT: self._log,
            TodayKind.MATCH_TO_INTRODUCE: self._introduce,
            TodayKind.NEED_WITHOUT_MATCH: self._close_need,
            TodayKind.MEASUREMENT_FIRST: self._measure,
            TodayKind.MEASUREMENT_DUE: self._measure,
            TodayKind.MEASUREMENT_MISSED: self._explain,
            TodayKind.JOB_TODAY: self._finish_job,
            TodayKind.VOG_MISSING: self._request_vog,
            TodayKind.VOG_RENEW: self._request_vog,
        }
        if _lacks_driver(item):
            acts[TodayKind.RIDE_TODAY] = self._find_driver
        finish = self._review if _is_talk(item) else self._finish
        if item.referral_id is not None:
            finish = self._referral
        acts.get(item.kind, finish)(item)

    def _finish(self, item: TodayItem) -> None:
        from spil_desktop.services import postponements  # noqa: PLC0415 - after the start

        day = self.work.today()
        self.work.attempt(
            Act.FINISH_FOLLOW_UP,
            lambda session: postponements.finish(session, item, today=day),
            _("Gedaan: {what}").format(what=words.what(item)),
        )

    def _review(self, item: TodayItem) -> None:
        from spil_desktop.ui.matching.talks import open_review  # noqa: PLC0415 - after the start

        open_review(self.work, self, item.match_id or 0)

    def _referral(self, item: TodayItem) -> None:
        from spil_desktop.ui.referrals.steps import open_step  # noqa: PLC0415 - after the start

        open_step(self.work, self, item.referral_id or 0)

    def _log(self, item: TodayItem) -> None:
        from spil_desktop.ui.contacts.log import ContactLog  # noqa: PLC0415 - after the start

        form = ContactForm.HOME_VISIT if item.kind is TodayKind.NOT_VISITED else None
        ContactLog(self.work, self, item.participant_id, form=form).open()

    def _close_signal(self, item: TodayItem) -> None:
        from spil_desktop.services import signals  # noqa: PLC0415 - after the start
        from spil_desktop.ui.signals.dialogs import CloseSignalDialog  # noqa: PLC0415 - likewise

        day, me, number = self.work.today(), self.work.user_id, item.signal_id or 0
        signal = self.work.read(lambda session: signals.get(session, number, today=day, user_id=me))
        CloseSignalDialog(self.work, self, signal).open()

    def _introduce(self, item: TodayItem) -> None:
        from spil_desktop.services import match_lists  # noqa: PLC0415 - after the start
        from spil_desktop.ui.matching.steps import IntroduceDialog  # noqa: PLC0415 - likewise

        day = self.work.today()
        match = self.work.read(
            lambda session: match_lists.card(session, item.match_id or 0, today=day)
        )
        IntroduceDialog(self.work, self, match).open()

    def _close_need(self, item: TodayItem) -> None:
        from spil_desktop.services import needs  # noqa: PLC0415 - after the start
        from spil_desktop.ui.needs.dialogs import CloseNeedDialog  # noqa: PLC0415 - likewise

        day = self.work.today()
        need = self.work.read(lambda session: needs.card(session, item.need_id or 0, today=day))
        CloseNeedDialog(self.work, self, need).open()

    def _show_missing(self) -> None:
        """Show what the report lacks, and the forms that repair most in five minutes."""
        self.work.go("quality", "first")

    def _find_driver(self, item: TodayItem) -> None:
        """Go where a driver is found: nobody fetches her when the line is only taken away."""
        self.work.go("transport", item.ride_id)

    def _finish_job(self, item: TodayItem) -> None:
        """Ask how the job went."""
        from spil_desktop.services import jobs  # noqa: PLC0415 - after the start
        from spil_desktop.ui.small_jobs.dialogs import FinishJobDialog  # noqa: PLC0415 - likewise

        job = self.work.read(lambda session: jobs.card(session, item.job_id or 0))
        FinishJobDialog(self.work, self, job).open()

    def _measure(self, item: TodayItem) -> None:
        from spil_desktop.services import cards  # noqa: PLC0415 - after the start
        from spil_desktop.ui.visits.measuring import MeasurementDialog  # noqa: PLC0415 - likewise

        day = self.work.today()
        card = self.work.read(lambda session: cards.card(session, item.person_id, today=day))
        if card.participant is not None and item.moment is not None:
            MeasurementDialog(self.work, self, card, card.participant, item.moment).open()

    def _explain(self, item: TodayItem) -> None:
        """Ask why she was not measured while it could be."""
        from spil_desktop.services import cards  # noqa: PLC0415 - after the start
        from spil_desktop.ui.visits.missed import MissedDialog  # noqa: PLC0415 - likewise

        day = self.work.today()
        card = self.work.read(lambda session: cards.card(session, item.person_id, today=day))
        if card.participant is not None and item.moment is not None:
            MissedDialog(self.work, self, card.full_name, card.participant, item.moment).open()

    def _request_vog(self, item: TodayItem) -> None:
        from spil_desktop.services import volunteers  # noqa: PLC0415 - after the start
        from spil_desktop.ui.volunteers.dialogs import VogDialog  # noqa: PLC0415 - likewise

        day = self.work.today()
        volunteer = self.work.read(
            lambda session: volunteers.card(session, item.volunteer_id or 0, today=day)
        )
        VogDialog(self.work, self, volunteer, received=False).open()

    def _postpone(self) -> None:
        item = self.table.row()
        if item is not None:
            from spil_desktop.ui.today.dialogs import PostponeDialog  # noqa: PLC0415 - after start

            PostponeDialog(self.work, self, item).open()

    def _open(self) -> None:
        item = self.table.row()
        if item is None:
            return
        page, key = _opens(item)
        self.work.go(page, key)


def _opens(item: TodayItem) -> tuple[str, object]:
    """Return the page and the record that a line is about."""
    only_helps = item.volunteer_id is not None and item.participant_id is None
    helper = item.person_id if only_helps and item.match_id is None else None
    ways = (
        (item.ride_id, "transport", item.ride_id),
        (item.job_id, "jobs", item.job_id),
        (helper, "volunteers", helper),
        (item.match_id, "matching", ["match", item.match_id]),
        (item.need_id, "matching", item.need_id),
        (item.signal_id, "signals", item.signal_id),
        (item.referral_id, "organisations", ["referral", item.referral_id]),
    )
    known = ((page, key) for number, page, key in ways if number is not None)
    return next(known, ("residents", item.person_id))


def _key(item: TodayItem) -> object:
    if item.kind in FOLLOW_UPS:
        return item.kind.value, item.follow_up_id
    return tuple(map(str, occasion(item)))


def _is_talk(item: TodayItem) -> bool:
    """Whether a line asks to hear from both sides of a match how it goes."""
    return item.follow_up in _TALKS and item.match_id is not None


def _lacks_driver(item: TodayItem) -> bool:
    return item.kind is TodayKind.RIDE_TODAY and item.volunteer_id is None


def _done(item: TodayItem) -> str:
    """Name what the space bar does to a line."""
    if _is_talk(item):
        return _("Gesprek vastleggen")
    if item.referral_id is not None:
        return _("Verwijzing bijwerken")
    if _lacks_driver(item):
        return _("Chauffeur zoeken")
    return {
        TodayKind.RIDE_TODAY: _("Gereden"),
        TodayKind.JOB_TODAY: _("Klus is klaar"),
        TodayKind.MEASUREMENT_FIRST: _("Vragenlijst invullen"),
        TodayKind.MEASUREMENT_DUE: _("Vragenlijst invullen"),
        TodayKind.MEASUREMENT_MISSED: _("Reden invullen"),
        TodayKind.SIGNAL_OVERDUE: _("Signaal afsluiten"),
        TodayKind.SIGNAL_DUE: _("Signaal afsluiten"),
        TodayKind.FIRST_CONTACT: _("Contact vastleggen"),
        TodayKind.NO_CONTACT: _("Contact vastleggen"),
        TodayKind.NOT_VISITED: _("Bezoek noteren"),
        TodayKind.MATCH_TO_INTRODUCE: _("Kennismaking plannen"),
        TodayKind.NEED_WITHOUT_MATCH: _("Vraag afsluiten"),
        TodayKind.ANNIVERSARY: _("Bedankt"),
        TodayKind.VOG_MISSING: _("VOG aangevraagd"),
        TodayKind.VOG_RENEW: _("VOG aangevraagd"),
    }.get(item.kind, _("Gedaan"))
