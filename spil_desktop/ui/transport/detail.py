"""One ride as a card: what is asked, who can drive, what to tell her, and what can be done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.ride_steps import RideStep
from spil_desktop.rules.trips import Trip
from spil_desktop.rules.vocabulary import Act, RideStatus
from spil_desktop.services import drivers, rides, settings
from spil_desktop.services.drivers import RankedDriver
from spil_desktop.services.ride_lists import RideRow
from spil_desktop.texts import dates, labels, numbers
from spil_desktop.texts import rides as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.transport.dialogs import FinishRideDialog, RideDialog, UnmetDialog
from spil_desktop.ui.work import Session, Work

_SHOWN = 5
Step = Callable[[Session, int], None]

_TONES = {
    RideStatus.REQUESTED: Tone.WARNING,
    RideStatus.PLANNED: Tone.ACCENT,
    RideStatus.DONE: Tone.GOOD,
    RideStatus.UNMET: Tone.DANGER,
}


def tone(row: RideRow) -> Tone:
    """Return how a ride's status is shown."""
    return _TONES.get(row.status, Tone.NEUTRAL)


class RideCard(blocks.Card):
    """A ride with its buttons and, while it has to be planned, the drivers who can; Enter plans."""

    def __init__(self, work: Work, row: RideRow) -> None:
        super().__init__(row.name)
        self.work = work
        self.row = row
        self.table: RecordTable[RankedDriver] | None = None
        chips = FlowLayout()
        chips.addWidget(blocks.chip(labels.label(row.status), tone(row)))
        chips.addWidget(blocks.chip(labels.label(row.fields.purpose)))
        if row.unmet_reason is not None:
            chips.addWidget(blocks.chip(labels.label(row.unmet_reason), Tone.DANGER))
        self.body.addLayout(chips)
        for line in facts(row):
            self.body.addWidget(blocks.label(line))
        if row.fields.note:
            self.body.addWidget(blocks.quiet(row.fields.note))
        if row.is_late and row.status is RideStatus.REQUESTED:
            lead = work.read(settings.read).ride_lead_days
            self.body.addWidget(Note(words.too_late(lead), Tone.WARNING))
        self._offer_call()
        self._offer_steps()
        self._offer_drivers()

    def plan(self) -> None:
        """Let the chosen driver drive."""
        found = self.table.row() if self.table is not None else None
        if found is None:
            return
        key, driver, today = self.row.id, found.id, self.work.today()
        planned = self.work.attempt(
            Act.MOVE_RIDE,
            lambda session: rides.plan(session, key, driver, today=today),
            _("{name} rijdt. Bel nu terug.").format(name=found.name),
        )
        if planned:  # the list may show only rides without a driver
            self.work.go("transport", key)

    def call_back(self) -> None:
        """Keep that she was told."""
        key, today = self.row.id, self.work.today()
        self.work.attempt(
            Act.MOVE_RIDE,
            lambda session: rides.call_back(session, key, today=today),
            _("Teruggebeld."),
        )

    def edit(self) -> None:
        """Change what is asked."""
        RideDialog(self.work, self, ride=self.row).open()

    def finish(self) -> None:
        """Ask the kilometres."""
        FinishRideDialog(self.work, self, self.row).open()

    def give_up(self) -> None:
        """Ask why nobody can drive."""
        UnmetDialog(self.work, self, self.row).open()

    def free(self) -> None:
        """Take the driver off the ride."""
        self._do(rides.free, _("De rit heeft nu geen chauffeur."))

    def cancel(self) -> None:
        """Say that it is not wanted any more."""
        self._do(rides.cancel, _("De rit is afgezegd."))

    def reopen(self) -> None:
        """Look for a driver after all."""
        self._do(rides.reopen, _("De rit is weer aangevraagd."))

    def show_person(self) -> None:
        """Go to her file."""
        self.work.go("residents", self.row.person_id)

    def _do(self, step: Step, said: str) -> None:
        key = self.row.id
        self.work.attempt(Act.MOVE_RIDE, lambda session: step(session, key), said)

    def _offer_call(self) -> None:
        row = self.row
        if row.status is not RideStatus.PLANNED or row.driver is None:
            return
        self.body.addWidget(blocks.heading(_("Bel terug en zeg:")))
        self.said = blocks.label(told(row))
        self.body.addWidget(self.said)
        if row.called_back_on is not None:
            on = dates.short_date(row.called_back_on)
            self.body.addWidget(blocks.quiet(_("Verteld op {date}.").format(date=on)))
            return
        button = blocks.button(_("Verteld"), "phone-line")
        button.clicked.connect(self.call_back)
        self.body.addLayout(blocks.row(button, 1))

    def _offer_steps(self) -> None:
        flow = FlowLayout()
        ways = (
            (RideStep.FINISH, _("Gereden"), "check-line", self.finish),
            (RideStep.REOPEN, _("Toch een chauffeur zoeken"), "refresh-line", self.reopen),
            (RideStep.EDIT, _("Rit wijzigen"), "edit-line", self.edit),
            (RideStep.FREE, _("Andere chauffeur"), "user-unfollow-line", self.free),
            (RideStep.GIVE_UP, _("Niet vervuld"), "close-circle-line", self.give_up),
            (RideStep.CANCEL, _("Afgezegd"), "close-line", self.cancel),
        )
        for step, text, icon, act in ways:
            if step not in self.row.steps:
                continue
            word = _("Kilometers verbeteren") if self.row.status is RideStatus.DONE else text
            button = blocks.button(word, icon)
            button.clicked.connect(act)
            flow.addWidget(button)
        button = blocks.button(_("Dossier"), "user-line")
        button.clicked.connect(self.show_person)
        flow.addWidget(button)
        self.body.addWidget(blocks.holder(flow))

    def _offer_drivers(self) -> None:
        row, today = self.row, self.work.today()
        if row.status is not RideStatus.REQUESTED and row.status is not RideStatus.UNMET:
            return
        found = self.work.read(lambda session: drivers.judged(session, row.id, today=today))
        able = [one for one in found if one.proposal.allowed][:_SHOWN]
        others = [one for one in found if not one.proposal.allowed][:_SHOWN]
        self.body.addWidget(blocks.heading(_("Wie kan rijden?")))
        if able:
            self.why = blocks.label("")
            self.body.addWidget(self._table(able))
            self.body.addWidget(self.why)
            self._tell_why()
            button = blocks.button(_("Laat rijden"), "steering-2-line")
            button.clicked.connect(self.plan)
            self.body.addLayout(blocks.row(button, 1))
        else:
            self.body.addWidget(
                blocks.quiet(
                    _("Geen chauffeur kan deze rit rijden. Kies een andere tijd, of Niet vervuld.")
                    if found
                    else _("Er is nog geen chauffeur. Meld er een aan bij Vrijwilligers.")
                )
            )
        for one in others:
            self.body.addWidget(
                blocks.quiet(
                    _("{name}: {why}").format(name=one.name, why=words.summary(one.proposal))
                )
            )

    def _table(self, able: list[RankedDriver]) -> QWidget:
        self.table = table = RecordTable(
            _("Chauffeurs"),
            (
                Column[RankedDriver](
                    _("Chauffeur"),
                    lambda one: one.name,
                    below=lambda one: one.place or "",
                ),
                Column[RankedDriver](
                    _("Kost"),
                    lambda one: "–" if one.price is None else numbers.euros(one.price),
                    width=84,
                    right=True,
                ),
            ),
            key=lambda one: one.id,
        )
        table.set_rows(able)
        table.setFixedHeight(theme.px(52) * len(able) + theme.px(44))
        table.choose_first()
        table.chosen.connect(self._tell_why)
        table.opened.connect(self.plan)
        return table

    def _tell_why(self) -> None:
        """Say in full why the chosen driver fits, and what to mind."""
        one = self.table.row() if self.table is not None else None
        self.why.setText("" if one is None else words.summary(one.proposal))


def facts(row: RideRow) -> tuple[str, ...]:
    """Say when, from where to where, with what, by whom and at what price."""
    asked = row.fields
    along = [_("begeleider mee")] if asked.with_companion else []
    along += [words.aids(asked.aids)] if asked.aids else []
    home = ", ".join(part for part in (row.home, row.town) if part)
    lines = (
        when(row),
        _("{start} → {end}").format(
            start=asked.pickup or home or _("thuis"), end=asked.destination or ""
        ),
        _("Naar activiteit {name}").format(name=row.activity) if row.activity else "",
        ", ".join(along),
        _("Chauffeur: {name}").format(name=row.driver) if row.driver else "",
        words.fare(asked.kilometres, row.rate, row.price, asked.extra_costs)
        if row.status in {RideStatus.PLANNED, RideStatus.DONE} or asked.kilometres is not None
        else "",
    )
    return tuple(line for line in lines if line)


def when(row: RideRow) -> str:
    """Say day and times: "do 09-04-2026, 10.15 uur, terug 11.45 uur"."""
    asked = row.fields
    said = [dates.day_and_date(asked.on), dates.clock(asked.leaves_at)]
    if asked.arrives_at is not None:
        said.append(_("er zijn {time}").format(time=dates.clock(asked.arrives_at)))
    if asked.is_return:
        back = dates.clock(asked.returns_at) or _("tijd afspreken")
        said.append(_("terug {time}").format(time=back))
    return ", ".join(part for part in said if part)


def told(row: RideRow) -> str:
    """Return the words to read out to her."""
    asked = row.fields
    trip = Trip(
        row.id,
        asked.on,
        asked.leaves_at,
        asked.arrives_at,
        asked.returns_at,
        is_return=asked.is_return,
    )
    return words.to_tell(
        driver=row.driver or "",
        trip=trip,
        destination=asked.destination or "",
        far=asked.kilometres,
        rate=row.rate,
        price=row.price,
    )
