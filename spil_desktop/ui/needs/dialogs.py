"""The forms of a need: what is asked, and how it ended."""

from datetime import date

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    SUB_THEMES,
    Act,
    DayPart,
    Interest,
    Layer,
    NeedStatus,
    NeedTheme,
    SubTheme,
    Urgency,
)
from spil_desktop.services import needs, people
from spil_desktop.services.needs import Closing, NeedFields, NeedRow
from spil_desktop.texts import labels
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, CodeChips, DateLine, PickList, Text
from spil_desktop.ui.work import Work


class NeedDialog(FormDialog):
    """Asks what a participant needs; without `participant_id` also who asks.

    Given a `need`, changes it. `saved` carries the need's number.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        participant_id: int | None = None,
        need: NeedRow | None = None,
    ) -> None:
        title = _("Hulpvraag toevoegen") if need is None else _("Hulpvraag wijzigen")
        draft = f"need:{participant_id or ''}:{need.id if need else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._participant_id = participant_id
        self._need = need
        self.who: PickList | None = None
        if participant_id is None:
            self.who = self.form.add(
                "participant_id", _("Van wie is de vraag?"), PickList(), required=True
            )
            self.who.set_records(work.read(people.participant_names))
        self._add_fields(work.today())
        if need is not None:
            self._fill(need.fields)
        self._offer_sub_themes()
        self.theme.edited.connect(self._offer_sub_themes)
        self.ready()

    def save(self) -> object:
        """Keep the need."""
        fields = self._fields()
        today, need = self.work.today(), self._need
        if need is not None:
            self.work.write(
                Act.EDIT_NEED,
                lambda session: needs.edit(
                    session, need.id, fields, today=today, version=need.version
                ),
                _("De hulpvraag is gewijzigd."),
            )
            return need.id
        participant_id = self._participant_id or self.form.values()["participant_id"]
        return self.work.write(
            Act.ADD_NEED,
            lambda session: needs.add(session, participant_id, fields, today=today),
            _("De hulpvraag is toegevoegd."),
        )

    def _add_fields(self, today: date) -> None:
        self.theme = self.form.add(
            "theme",
            _("Waar gaat het om?"),
            CodeBox(NeedTheme, labels.title, empty="–"),
            required=True,
        )
        self.sub_theme = self.form.add(
            "sub_theme", _("Wat precies?"), CodeBox(SubTheme, labels.title, empty="–")
        )
        self.note = self.form.add(
            "note",
            _("In eigen woorden"),
            Text(3),
            help_text=_("Noem de rol, niet de naam van een ander."),
        )
        self.urgency = self.form.add(
            "urgency", _("Hoe snel?"), CodeBox(Urgency, labels.title), required=True
        )
        self.urgency.set_value(Urgency.FOLLOW)
        self.wished = self.form.add(
            "wished", _("Wanneer past het?"), CodeChips(DayPart, labels.short_day_part)
        )
        self.interests = self.form.add(
            "interests", _("Waar houdt zij van?"), CodeChips(Interest, labels.label)
        )
        self.asked_on = self.form.add("asked_on", _("Gevraagd op"), DateLine(today), required=True)
        self.asked_on.set_value(today)

    def _fill(self, fields: NeedFields) -> None:
        self.theme.set_value(fields.theme)
        self.note.set_state(fields.note or "")
        self.urgency.set_value(fields.urgency)
        self.wished.set_value(fields.wished)
        self.interests.set_value(fields.interests)
        self.asked_on.set_value(fields.asked_on)
        self._offer_sub_themes()
        self.sub_theme.set_value(fields.sub_theme)

    def _fields(self) -> NeedFields:
        values = self.form.values()
        kept = self._need.fields if self._need is not None else None
        return NeedFields(
            theme=values["theme"],
            asked_on=values["asked_on"],
            sub_theme=values["sub_theme"],
            note=values["note"],
            urgency=values["urgency"],
            interests=values["interests"],
            wished=values["wished"],
            theme_label=kept.theme_label if kept else None,
            office_number=kept.office_number if kept else None,
        )

    def _offer_sub_themes(self) -> None:
        """Offer only the sub-themes of the chosen theme, and no row when it has none."""
        theme = self.theme.value()
        fitting = SUB_THEMES.get(theme, ()) if theme is not None else ()
        self.sub_theme.set_codes(fitting)
        self.form.show_row("sub_theme", shown=bool(fitting))


class CloseNeedDialog(FormDialog):
    """Asks how a need ended and through which layer of the network; also to add to it later."""

    def __init__(self, work: Work, parent: QWidget, need: NeedRow) -> None:
        super().__init__(
            work,
            _("Hulpvraag afsluiten"),
            parent,
            draft=f"close_need:{need.id}",
            save=_("Afsluiten"),
        )
        self._need = need
        ends = [status for status in NeedStatus if status not in OPEN_NEEDS]
        self.status = self.form.add(
            "status",
            _("Hoe is het afgelopen?"),
            CodeBox(ends, labels.title, empty="–"),
            required=True,
        )
        self.solved_by = self.form.add(
            "solved_by",
            _("Via wie of wat?"),
            CodeBox(Layer, labels.title, empty="–"),
            help_text=_("Eerst eigen kracht en het netwerk, dan pas een professional."),
        )
        self.closed_on = self.form.add(
            "closed_on", _("Afgesloten op"), DateLine(work.today()), required=True
        )
        self.closed_on.set_value(work.today())
        if need.closing is not None:
            self.status.set_value(need.closing.status)
            self.solved_by.set_value(need.closing.solved_by)
            self.closed_on.set_value(need.closing.closed_on)
        self.ready()

    def save(self) -> object:
        """Close the need."""
        values, need, today = self.form.values(), self._need, self.work.today()
        closing = Closing(values["status"], values["closed_on"], values["solved_by"])
        self.work.write(
            Act.CLOSE_NEED,
            lambda session: needs.close(
                session, need.id, closing, today=today, version=need.version
            ),
            _("De hulpvraag is afgesloten."),
        )
        return need.id
