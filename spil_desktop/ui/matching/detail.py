"""One match beside the list: its two sides, its days, what was said, and its next step."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import RUNNING_MATCHES, Act, CandidateKind, MatchStatus
from spil_desktop.services import continuity, match_reviews, matches
from spil_desktop.services.match_lists import MatchRow
from spil_desktop.services.match_reviews import ReviewRow
from spil_desktop.texts import continuity as continuity_words
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.matching.cards import chips
from spil_desktop.ui.matching.steps import (
    ActivateDialog,
    EndDialog,
    IntroduceDialog,
    MetDialog,
    TrialDialog,
    pair,
)
from spil_desktop.ui.matching.talks import AgreeDialog, ExpectDialog, ReviewDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_TALKS_SHOWN = 4
"""So many talks are shown before the list scrolls."""


class MatchDetail(QWidget):
    """One match: its two sides, its days, and what can be done with it."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.match: MatchRow | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_match(self, match: MatchRow | None) -> None:
        """Show `match`, or nothing."""
        self.match = match
        blocks.clear(self._body)
        if match is not None:
            self._body.addWidget(self._card(match))
            talks = self.work.read(lambda session: match_reviews.of_match(session, match.id))
            if talks:
                self._body.addWidget(self._talks(talks))
        self._body.addStretch(1)

    def take_next_step(self) -> None:
        """Open the form of the step that comes next."""
        steps = self._steps(self.match) if self.match is not None else []
        if steps:
            steps[0][2]()

    def _card(self, match: MatchRow) -> QWidget:
        card = blocks.Card(pair(match))
        words = [
            (labels.label(match.status), tone(match)),
            (labels.label(match.kind), Tone.NEUTRAL),
        ]
        if match.theme is not None:
            words.append((labels.label(match.theme), Tone.NEUTRAL))
        words += [(labels.short_day_part(part), Tone.NEUTRAL) for part in match.agreed]
        if match.overridden:
            words.append((_("zonder VOG, met reden"), Tone.WARNING))
        card.body.addLayout(chips(words))
        for line in (*_days(match), *_said(match), self._continuity(match)):
            card.body.addWidget(blocks.quiet(line))
        flow = FlowLayout()
        for at, (text, icon, act) in enumerate(self._steps(match)):
            button = blocks.button(text, icon, "primary" if at == 0 and match.next_steps else "")
            button.clicked.connect(act)
            flow.addWidget(button)
        card.body.addLayout(flow)
        return card

    def _continuity(self, match: MatchRow) -> str:
        found = self.work.read(
            lambda session: continuity.of_participant(session, match.participant_id)
        )
        words = continuity_words.sentence(found.buddies, found.connectors)
        return _("Continuïteit voor {name}. {words}").format(name=match.name, words=words)

    def _talks(self, talks: tuple[ReviewRow, ...]) -> QWidget:
        """Return the talks with both sides; Enter corrects one."""
        card = blocks.Card(_("Gesprekken"))
        self.talks: RecordTable[ReviewRow] = RecordTable(
            _("Gesprekken"),
            (
                Column[ReviewRow](
                    _("Wanneer"),
                    lambda row: dates.short_date(row.fields.on),
                    below=lambda row: _("na het einde") if row.is_final else "",
                    width=116,
                ),
                Column[ReviewRow](
                    _("Wat zij zeiden"),
                    talk_line,
                    below=lambda row: row.fields.note or "",
                    hint=talk_line,
                ),
            ),
            key=lambda row: row.id,
        )
        self.talks.set_rows(talks)
        high = theme.px(52) * min(len(talks), _TALKS_SHOWN) + theme.px(36) + theme.px(12)
        self.talks.setFixedHeight(high)
        self.talks.opened.connect(self._correct)
        card.body.addWidget(self.talks)
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
                match.status is MatchStatus.INTRODUCED and match.met_on is None,
                _("Kennismaking geweest"),
                "check-double-line",
                self._met,
            ),
            (
                MatchStatus.ACTIVE in may,
                _("Weer actief") if paused else _("Actief maken"),
                "check-line",
                self._activate,
            ),
            (
                match.trial_from is not None or match.active_from is not None,
                _("Hoe gaat het?") if runs else _("Hoe was het?"),
                "chat-check-line",
                self._review,
            ),
            (runs and not activity, _("Verwachtingen"), "chat-quote-line", self._expect),
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

    def _met(self) -> None:
        self._open(MetDialog)

    def _review(self) -> None:
        self._open(ReviewDialog)

    def _expect(self) -> None:
        self._open(ExpectDialog)

    def _correct(self) -> None:
        row = self.talks.row()
        if self.match is not None and row is not None:
            ReviewDialog(self.work, self, self.match, row).open()

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


def tone(match: MatchRow) -> Tone:
    """Return how the status of a match is shown."""
    match match.status:
        case MatchStatus.ACTIVE:
            return Tone.GOOD
        case MatchStatus.PROPOSED:
            return Tone.WARNING
        case MatchStatus.INTRODUCED | MatchStatus.TRIAL:
            return Tone.ACCENT
        case _:
            return Tone.NEUTRAL


def talk_line(row: ReviewRow) -> str:
    """Say in one line what both sides said: click, marks, how often, what they do."""
    said = row.fields
    goes_on = {True: _("gaat door"), False: _("stopt"), None: ""}[said.goes_on]
    words = (
        _both(_("klik {hers} en {theirs}"), said.participant_click, said.volunteer_click),
        _both(_("cijfer {hers} en {theirs}"), said.participant_mark, said.volunteer_mark),
        labels.label(said.frequency) if said.frequency else "",
        said.together or "",
        goes_on,
    )
    return " · ".join(word for word in words if word)


def _both(text: str, hers: int | None, theirs: int | None) -> str:
    if hers is None and theirs is None:
        return ""
    return text.format(hers=_or_dash(hers), theirs=_or_dash(theirs))


def _or_dash(number: int | None) -> str:
    return "–" if number is None else str(number)


def _days(match: MatchRow) -> list[str]:
    known = (
        (match.proposed_on, _("Voorgesteld op {date}")),
        (match.introduced_on, _("Kennismaking op {date}")),
        (match.trial_from, _("Proef vanaf {date}")),
        (match.trial_until, _("Proef tot en met {date}")),
        (match.active_from, _("Actief vanaf {date}")),
        (match.next_review, _("Vraag hoe het gaat: {date}")),
        (match.ended_on, _("Beëindigd op {date}")),
    )
    lines = [text.format(date=dates.day_and_date(day)) for day, text in known if day is not None]
    if match.days is not None:
        text = ngettext("{count} dag actief", "{count} dagen actief", match.days)
        lines.append(text.format(count=match.days))
    if match.end_reason is not None:
        lines.append(_("Reden: {reason}").format(reason=labels.label(match.end_reason)))
    return lines


def _said(match: MatchRow) -> list[str]:
    """Return what both sides expect, and which mark they gave last."""
    expects = (
        (match.name, match.expectations.participant),
        (match.partner_name, match.expectations.volunteer),
    )
    marks = (
        (match.name, match.evaluation.participant_mark),
        (match.partner_name, match.evaluation.volunteer_mark),
    )
    return [
        *(
            _("{name} verwacht: {words}").format(name=name, words=words)
            for name, words in expects
            if words
        ),
        *(
            _("{name} geeft een {mark}").format(name=name, mark=mark)
            for name, mark in marks
            if mark is not None
        ),
    ]
