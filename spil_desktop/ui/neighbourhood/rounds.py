"""The form of a round through a street: numbers, no names."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.door_rounds import Counts
from spil_desktop.rules.vocabulary import Act, OutreachMethod
from spil_desktop.services import doors, outreach
from spil_desktop.services.outreach import Round, RoundRow
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.texts import labels
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Number, Text
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 9999


class RoundDialog(FormDialog):
    """Records a round, changes `row`, or finishes the round along the doors with its `counts`."""

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        street: StreetLine,
        *,
        row: RoundRow | None = None,
        counts: Counts | None = None,
    ) -> None:
        title = _("Ronde vastleggen") if row is None else _("Ronde wijzigen")
        draft = "" if row or counts else f"round:{street.id}"
        super().__init__(work, f"{title}: {street.name}", parent, draft=draft)
        self._street, self._row, self._finishes = street, row, counts is not None
        self.on = self.form.add("on", _("Datum"), DateLine(work.today()), required=True)
        self.method = self.form.add("method", _("Hoe"), CodeBox(OutreachMethod, labels.title))
        self._add_numbers()
        self.note = self.form.add(
            "note",
            _("Bijzonderheden"),
            Text(2),
            help_text=_("Schrijf hier geen namen of huisnummers."),
        )
        self.on.set_value(work.today())
        self._fill(row, counts)
        self.method.edited.connect(self._ask)
        self._ask()
        self.ready()

    def save(self) -> object:
        """Keep the round; one along the doors is finished with it."""
        street, row, today, new = self._street, self._row, self.work.today(), self._round()
        said = _("De ronde is vastgelegd.")
        if row is not None:
            self.work.write(
                Act.RECORD_ROUND,
                lambda session: outreach.edit(
                    session,
                    row.id,
                    new,
                    today=today,
                    version=row.version,
                ),
                _("De ronde is gewijzigd."),
            )
            return row.id
        if self._finishes:
            return self.work.write(
                Act.RECORD_ROUND,
                lambda session: doors.finish(session, street.id, new, today=today),
                _("De ronde is vastgelegd. De huisnummers zijn gewist."),
            )
        return self.work.write(
            Act.RECORD_ROUND,
            lambda session: outreach.record(session, street.id, new, today=today),
            said,
        )

    def _add_numbers(self) -> None:
        self.numbers: Mapping[str, Number] = {
            name: self.form.add(name, label, Number(0, _MOST), help_text=explained)
            for name, label, explained in (
                ("addresses", _("Aangebeld of aangesproken"), ""),
                ("opened", _("Open gedaan"), ""),
                ("talked", _("Gesprek"), ""),
                ("flyers", _("Folder gegeven"), ""),
                ("visits_wanted", _("Wil bezoek"), _("Meld hen daarna aan; de ronde telt alleen.")),
                (
                    "interested",
                    _("Belangstelling"),
                    _("Samen met wie bezoek wil. Leeg: alleen wie bezoek wil."),
                ),
            )
        }

    def _fill(self, row: RoundRow | None, counts: Counts | None) -> None:
        known = row.round.counts if row is not None else counts
        if known is not None:
            for name, number in self.numbers.items():
                number.set_state(getattr(known, name))
        elif self._street.details.addresses:
            self.numbers["addresses"].set_state(self._street.details.addresses)
        if row is not None:
            self.on.set_value(row.round.on)
            self.method.set_value(row.round.method)
            self.note.set_state(row.round.note)

    def _round(self) -> Round:
        counts = {name: number.value() or 0 for name, number in self.numbers.items()}
        method = self.method.value() or OutreachMethod.OTHER
        if method is not OutreachMethod.DOOR_TO_DOOR:
            counts["opened"] = counts["addresses"]
        if self.numbers["interested"].value() is None:
            counts["interested"] = counts["visits_wanted"]
        on = self.on.value() or self.work.today()
        return Round(on=on, method=method, note=self.note.value(), **counts)

    def _ask(self) -> None:
        at_doors = self.method.value() is OutreachMethod.DOOR_TO_DOOR
        self.form.show_row("opened", shown=at_doors)
