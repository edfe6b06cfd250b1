"""The forms of a ride: what is asked, how it went, why nobody could drive, and the rates."""

from datetime import date, time

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules import fares, money, ride_steps
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, Aid, RidePurpose, UnmetReason
from spil_desktop.services import needs, people, ride_lists, ride_rates, rides, settings
from spil_desktop.services.ride_lists import RideRow
from spil_desktop.services.rides import RideDone, RideFields
from spil_desktop.texts import dates, labels, numbers
from spil_desktop.texts import rides as words
from spil_desktop.ui.activities.clocks import read_clock
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
    CodeChips,
    DateLine,
    Line,
    PickList,
    RecordBox,
    Text,
    Tick,
)
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_TIMES = ("leaves_at", "arrives_at", "returns_at")


class RideDialog(FormDialog):
    """Asks what ride is wanted; without `participant_id` or `ride` also for whom.

    `saved` carries the number of the ride.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        participant_id: int | None = None,
        ride: RideRow | None = None,
    ) -> None:
        title = _("Rit aanvragen") if ride is None else _("Rit wijzigen")
        draft = f"ride:{participant_id or ''}:{ride.id if ride else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._ride = ride
        self._about = ride.participant_id if ride else participant_id
        self.who: PickList | None = None
        if self._about is None:
            self.who = self.form.add(
                "participant_id", _("Voor wie?"), PickList(rows=3), required=True
            )
            self.who.set_records(work.read(people.participant_names))
        self._add_when(work.today())
        self._add_where()
        self._add_with_whom()
        self._add_rest()
        if ride is not None:
            self._fill(ride.fields)
        elif self.who is not None:
            self.who.edited.connect(self._know_her)
        self._know_her()
        for field in (self.on, self.kilometres):
            field.edited.connect(self._tell)
        self.is_return.edited.connect(self._turn)
        self._turn()
        self._tell()
        self.ready()

    def save(self) -> object:
        """Keep the ride."""
        fields, today, ride = self._fields(), self.work.today(), self._ride
        if ride is not None:
            self.work.write(
                Act.MOVE_RIDE,
                lambda session: rides.edit(
                    session, ride.id, fields, today=today, version=ride.version
                ),
                _("De rit is gewijzigd."),
            )
            return ride.id
        about = self._whom() or 0
        return self.work.write(
            Act.ASK_RIDE,
            lambda session: rides.ask(session, about, fields, today=today),
            _("De rit is aangevraagd. Kies nu een chauffeur."),
        )

    def _add_when(self, today: date) -> None:
        self.on = self.form.add(
            "on", _("Welke dag?"), DateLine(today, Toward.FUTURE), required=True
        )
        self.late = Note("", Tone.WARNING)
        self.form.add_wide(self.late)
        hint = _("10.15")
        self.leaves_at = self.form.add("leaves_at", _("Ophalen om"), Line(hint), required=True)
        self.arrives_at = self.form.add("arrives_at", _("Er zijn om"), Line(hint))
        self.returns_at = self.form.add("returns_at", _("Terug om"), Line(hint))
        self.form.beside(*_TIMES)
        self.is_return = self.form.add("is_return", "", Tick(_("Ook terug naar huis")))
        self.is_return.set_state(state=True)

    def _add_where(self) -> None:
        self.purpose = self.form.add(
            "purpose", _("Waarvoor?"), CodeBox(RidePurpose, labels.title, empty="–"), required=True
        )
        self.destination = self.form.add(
            "destination",
            _("Waarheen?"),
            Line(_("Bethesda, Dorpsweg 1, 7909 AA Hoogeveen")),
            required=True,
            help_text=_("Dit leest de chauffeur. Schrijf er niet bij wat iemand mankeert."),
        )
        self.pickup = self.form.add("pickup", _("Ophalen bij"), Line(_("thuis")))
        self.occurrence = self.form.add(
            "occurrence_id",
            _("Naar welke activiteit?"),
            RecordBox("–"),
            help_text=_("Wie naar dezelfde activiteit gaat, kan met dezelfde chauffeur mee."),
        )

    def _add_with_whom(self) -> None:
        self.aids = self.form.add("aids", _("Wat moet mee?"), CodeChips(Aid, labels.label))
        self.companion = self.form.add("with_companion", "", Tick(_("Er gaat een begeleider mee")))

    def _add_rest(self) -> None:
        self.kilometres = self.form.add(
            "kilometres",
            _("Kilometers, vanaf de deur van de chauffeur"),
            Line(_("12,8 of 2 × 6,4")),
        )
        self.price = blocks.quiet("")
        self.form.add_wide(self.price)
        self.need = self.form.add("need_id", _("Over welke hulpvraag?"), RecordBox("–"))
        self.note = self.form.add(
            "note",
            _("Goed om te weten"),
            Text(2),
            help_text=_("Alleen voor jou: dit komt niet op het dagblad van de chauffeur."),
        )

    def _fill(self, fields: RideFields) -> None:
        self.on.set_value(fields.on)
        for name in _TIMES:
            getattr(self, name).setText(clock(getattr(fields, name)))
        self.is_return.set_state(fields.is_return)
        self.purpose.set_value(fields.purpose)
        self.destination.set_state(fields.destination)
        self.pickup.set_state(fields.pickup)
        self.aids.set_value(fields.aids)
        self.companion.set_state(fields.with_companion)
        if fields.kilometres is not None:
            self.kilometres.setText(plain_kilometres(fields.kilometres))
        self.note.set_state(fields.note)

    def _whom(self) -> int | None:
        return self.who.value() if self.who is not None else self._about

    def _know_her(self) -> None:
        """Offer her own needs, and what she takes along when she lets that be kept."""
        about, today = self._whom(), self.work.today()
        if about is None:
            self.need.set_records(())
            return
        kept = self._ride.fields.need_id if self._ride else None
        hers = self.work.read(lambda session: needs.of_participant(session, about, today=today))
        self.need.set_records(
            (row.id, labels.title(row.fields.theme))
            for row in hers
            if row.is_open or row.id == kept
        )
        if self._ride is not None:
            self.need.set_state(kept)
            return
        known = self.work.read(lambda session: rides.suggestion(session, about))
        self.aids.set_value(known.aids)
        self.pickup.setPlaceholderText(
            _("thuis: {address}").format(address=known.pickup) if known.pickup else _("thuis")
        )

    def _turn(self) -> None:
        self.returns_at.setEnabled(self.is_return.value())

    def _tell(self) -> None:
        """Say whether it is asked late, what is held that day, and what it will cost."""
        on = self.on.value()
        self.late.setVisible(False)
        if on is None:
            return
        lead = self.work.read(settings.read).ride_lead_days
        asked = (self._ride.fields.asked_on if self._ride else None) or self.work.today()
        self.late.set_text(words.too_late(lead))
        self.late.setVisible(ride_steps.is_late(asked, on, lead))
        self.occurrence.set_records(self.work.read(lambda session: ride_lists.held_on(session, on)))
        if self._ride is not None and self.occurrence.value() is None:
            self.occurrence.set_state(self._ride.fields.occurrence_id)
        far = fares.parse_kilometres(self.kilometres.text())
        rate = self.work.read(lambda session: ride_rates.on_day(session, on))
        price = None if far is None or rate is None else fares.price(far, rate)
        self.price.setText(words.fare(far, rate, price, None))

    def _fields(self) -> RideFields:
        values = self.form.values()
        values.pop("participant_id", None)
        for name in _TIMES:
            values[name] = read_clock(values[name], name)
        values["kilometres"] = kilometres(values["kilometres"])
        if self._ride is not None:
            values["asked_on"] = self._ride.fields.asked_on
            values["extra_costs"] = self._ride.fields.extra_costs
        return RideFields(**values)


class FinishRideDialog(FormDialog):
    """Asks the kilometres and parking of a ride that was driven."""

    def __init__(self, work: Work, parent: QWidget, ride: RideRow) -> None:
        super().__init__(work, _("Rit is gereden"), parent, draft=f"finish-ride:{ride.id}")
        self._ride = ride
        self.kilometres = self.form.add(
            "kilometres", _("Kilometers, van deur tot deur"), Line(_("12,8 of 2 × 6,4"))
        )
        self.extra_costs = self.form.add("extra_costs", _("Parkeren in euro"), Line(_("2,50")))
        if ride.fields.kilometres is not None:
            self.kilometres.setText(plain_kilometres(ride.fields.kilometres))
        if ride.fields.extra_costs:
            self.extra_costs.setText(numbers.amount(ride.fields.extra_costs))
        self.price = blocks.quiet("")
        self.form.add_wide(self.price)
        self.solves = self.form.add("solves", "", Tick(_("De hulpvraag is hiermee opgelost")))
        self.form.show_row("solves", shown=ride.fields.need_id is not None)
        self.form.edited.connect(self._tell)
        self._tell()
        self.ready()

    def save(self) -> object:
        """Keep how it went."""
        values, key, today = self.form.values(), self._ride.id, self.work.today()
        done = RideDone(
            kilometres(values["kilometres"]),
            cents(values["extra_costs"], "extra_costs"),
            values["solves"],
        )
        self.work.write(
            Act.MOVE_RIDE,
            lambda session: rides.finish(session, key, done, today=today),
            _("De rit is gereden."),
        )
        return key

    def _tell(self) -> None:
        far, rate = fares.parse_kilometres(self.kilometres.text()), self._ride.rate
        price = None if far is None or rate is None else fares.price(far, rate)
        extra = money.parse(self.extra_costs.text())
        self.price.setText(words.fare(far, rate, price, extra))


class UnmetDialog(FormDialog):
    """Asks why nobody can drive."""

    def __init__(self, work: Work, parent: QWidget, ride: RideRow) -> None:
        super().__init__(work, _("Niet vervuld"), parent)
        self._ride = ride
        self.reason = self.form.add(
            "reason",
            _("Waarom lukt het niet?"),
            CodeBox(UnmetReason, labels.label),
            required=True,
            help_text=_("Dit telt mee als vraag naar vervoer van {area}.").format(area=ride.area),
        )
        self.ready()

    def save(self) -> object:
        """Keep the reason."""
        key, reason = self._ride.id, self.form.values()["reason"]
        self.work.write(
            Act.MOVE_RIDE,
            lambda session: rides.give_up(session, key, reason),
            _("De rit staat op niet vervuld. Bel de bewoner om het te zeggen."),
        )
        return key


class RateDialog(FormDialog):
    """The rates a kilometre, and a new one from a day on."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Tarief per kilometer"), parent, save=_("Tarief bewaren"))
        self.table: RecordTable[ride_rates.RateRow] = RecordTable(
            _("Tarieven"),
            (
                Column[ride_rates.RateRow](
                    _("Vanaf"),
                    lambda row: dates.short_date(row.from_day),
                    sort=lambda row: row.from_day,
                ),
                Column[ride_rates.RateRow](
                    _("Per kilometer"), lambda row: numbers.euros(row.cents), width=160
                ),
            ),
            key=lambda row: row.id,
        )
        self.remove_button = blocks.button(_("Tarief weghalen"), "delete-bin-line", "quiet")
        self.remove_button.clicked.connect(self._remove)
        self.table.chosen.connect(self._offer)
        self.form.add_wide(self.table)
        self.form.add_wide(blocks.holder(blocks.row(self.remove_button, 1)))
        self._show()
        self.from_day = self.form.add(
            "from_day", _("Vanaf welke dag?"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.from_day.set_value(work.today())
        self.cents = self.form.add(
            "cents",
            _("Euro per kilometer"),
            Line(_("0,35")),
            required=True,
            help_text=_(
                "Ritten die al zijn ingepland, houden hun tarief. Spil rekent alleen uit; wie "
                "meerijdt betaalt de chauffeur."
            ),
        )
        self.ready()

    def save(self) -> object:
        """Keep the rate."""
        values = self.form.values()
        from_day, rate = values["from_day"], cents(values["cents"], "cents") or 0
        return self.work.write(
            Act.CHANGE_SETTING,
            lambda session: ride_rates.keep(session, from_day, rate),
            _("Het tarief is bewaard."),
        )

    def _show(self) -> None:
        known = self.work.read(ride_rates.rows)
        self.table.set_rows(known)
        self.table.setFixedHeight(self.table.rowHeight(0) * 3 if known else 0)
        self.table.choose_first()
        for piece in (self.table, self.remove_button):
            piece.setVisible(bool(known))
        self._offer()

    def _offer(self) -> None:
        self.remove_button.setEnabled(self.table.key() is not None)

    def _remove(self) -> None:
        """Take the chosen rate away; what was before it holds again."""
        row = self.table.row()
        if row is not None and self.work.attempt(
            Act.CHANGE_SETTING,
            lambda session: ride_rates.remove(session, row.id),
            _("Het tarief is weg. Ritten die al zijn ingepland, houden het."),
        ):
            self._show()


def clock(at: time | None) -> str:
    """Return a time as it can be typed."""
    return "" if at is None else f"{at:%H.%M}"


def plain_kilometres(number: float) -> str:
    """Return kilometres as they can be typed."""
    return words.kilometres(number).removesuffix(" km")


def kilometres(typed: str | None) -> float | None:
    """Return typed kilometres; raise `InputProblem.NOT_A_NUMBER` when they are none."""
    if typed is None:
        return None
    found = fares.parse_kilometres(typed)
    if found is None:
        raise SpilError(InputProblem.NOT_A_NUMBER, field="kilometres")
    return found


def cents(typed: str | None, field: str) -> int | None:
    """Return a typed amount in cents; raise `InputProblem.NOT_A_NUMBER` when it is none."""
    if typed is None:
        return None
    found = money.parse(typed)
    if found is None:
        raise SpilError(InputProblem.NOT_A_NUMBER, field=field)
    return found
