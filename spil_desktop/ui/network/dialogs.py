"""The forms of a relation: who someone is to the resident, and when that ended."""

from typing import Any

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.language import _
from spil_desktop.rules.names import split_full_name
from spil_desktop.rules.vocabulary import (
    Act,
    ContactFrequency,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
)
from spil_desktop.services import relations, search
from spil_desktop.services.relations import NameAndPhone, RelationCard, RelationFields
from spil_desktop.services.search import FoundPerson
from spil_desktop.texts import labels
from spil_desktop.ui.network.people import SHOWN, NameOrPerson
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, Line, Text, Tick
from spil_desktop.ui.work import Work

_WHO = ("person_id", "family_name")


class RelationDialog(FormDialog):
    """Asks who is around a resident, and how; given a `relation`, changes it."""

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        participant_id: int,
        relation: RelationCard | None = None,
    ) -> None:
        title = _("Iemand toevoegen") if relation is None else _("Contact in het netwerk wijzigen")
        draft = f"relation:{participant_id}:{relation.id if relation else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._participant_id = participant_id
        self.relation = relation
        self._add_who()
        self._add_tie()
        self._add_agreed()
        if relation is not None:
            self._show(relation)
        self.form.edited.connect(self._offer_phone)
        self._offer_phone()
        self.ready()

    def save(self) -> object:
        """Keep the relation."""
        values, today, known = self.form.values(), self.work.today(), self.relation
        who, phone = values.pop("who", None), values.pop("phones", None)
        fields = RelationFields(**values)
        person = _who(who, phone)
        if known is None:
            number = self._participant_id
            return self.work.write(
                Act.EDIT_NETWORK,
                lambda session: relations.add(session, number, person, fields, today=today),
                _("Toegevoegd aan het netwerk."),
            )
        typed = person if isinstance(person, NameAndPhone) and not known.has_role else None
        self.work.write(
            Act.EDIT_NETWORK,
            lambda session: relations.edit(
                session, known.id, fields, who=typed, today=today, version=known.version
            ),
            _("Het netwerk is gewijzigd."),
        )
        return known.id

    def show_error(self, error: SpilError) -> None:
        if error.problem is InputProblem.ALREADY_EXISTS:
            self.form.show_problem("who", _("Zij of hij staat al in het netwerk."))
        elif error.values.get("field") in _WHO:
            super().show_error(SpilError(error.problem, **{**error.values, "field": "who"}))
        else:
            super().show_error(error)

    def _add_who(self) -> None:
        known = self.relation
        if known is None:
            self.who: QWidget = self.form.add(
                "who", _("Wie is het?"), NameOrPerson(self._find), required=True
            )
        elif known.has_role:
            self.form.add_wide(blocks.heading(known.name))
        else:
            self.who = self.form.add("who", _("Naam"), Line(), required=True)
        if known is None or not known.has_role:
            self.form.add("phones", _("Telefoon"), Line("06-12 34 56 78"))

    def _add_tie(self) -> None:
        self.form.add(
            "relation",
            _("Wat is zij of hij van de bewoner?"),
            CodeBox(Relation, labels.title, empty=""),
            required=True,
        )
        self.form.add(
            "direction", _("Wie steunt wie?"), CodeBox(SupportDirection, labels.title, empty="")
        )
        self.form.add(
            "strength", _("Hoe hecht is het?"), CodeBox(TieStrength, labels.title, empty="")
        )
        self.form.add(
            "frequency",
            _("Hoe vaak is er contact?"),
            CodeBox(ContactFrequency, labels.title, empty=""),
        )
        self.form.add("nearness", _("Hoe dichtbij?"), CodeBox(Nearness, labels.title, empty=""))

    def _add_agreed(self) -> None:
        today = self.work.today()
        for name, label, text in (
            ("is_emergency", _("Bij nood"), _("Bellen bij nood")),
            ("has_key", _("Sleutel"), _("Heeft een sleutel van de woning")),
            ("may_know", _("Delen"), _("De bewoner vindt het goed dat ik met deze persoon praat")),
            ("is_overburdened", _("Draagkracht"), _("Raakt overbelast")),
        ):
            self.form.add(name, label, Tick(text))
        self.form.add(
            "since",
            _("Sinds wanneer?"),
            DateLine(today),
            help_text=_("Leeg betekent: al langer. Zo klopt de tekening van T0."),
        )
        self.form.add("until", _("Tot wanneer?"), DateLine(today))
        self.form.add("note", _("Wat wil je onthouden?"), Text(2))

    def _show(self, known: RelationCard) -> None:
        values: dict[str, Any] = {
            name: getattr(known.fields, name) for name in RelationFields.__dataclass_fields__
        }
        for name, value in values.items():
            field = self.form.fields[name]
            shown: Any = field
            if isinstance(field, CodeBox | DateLine):
                shown.set_value(value)
            else:
                shown.set_state(value)
        if not known.has_role:
            fields: dict[str, Any] = self.form.fields
            fields["who"].set_state(known.name)
            fields["phones"].set_state(known.shown_phone)

    def _offer_phone(self) -> None:
        """Ask no phone of someone of the store: it is in her own file."""
        if isinstance(getattr(self, "who", None), NameOrPerson):
            typed = not isinstance(self.form.values()["who"], int)
            self.form.show_row("phones", shown=typed)

    def _find(self, text: str) -> list[FoundPerson]:
        return self.work.read(lambda session: search.search(session, text, SHOWN))


class EndRelationDialog(FormDialog):
    """Asks on which day someone left the network; she stays in the drawings of before."""

    def __init__(self, work: Work, parent: QWidget, number: int, name: str) -> None:
        super().__init__(work, _("Uit het netwerk"), parent, save=_("Beëindigen"))
        self._number = number
        self.body.insertWidget(1, blocks.label(name))
        self.on = self.form.add(
            "until",
            _("Vanaf welke dag niet meer?"),
            DateLine(work.today()),
            required=True,
            help_text=_("In de tekening van eerder blijft zij of hij staan."),
        )
        self.on.set_value(work.today())
        self.ready()

    def save(self) -> object:
        """Keep the day."""
        number, on, today = self._number, self.on.value(), self.work.today()
        assert on is not None  # the form asked for it
        self.work.write(
            Act.EDIT_NETWORK,
            lambda session: relations.end(session, number, on, today=today),
            _("Dit contact is beëindigd."),
        )
        return number


def _who(typed: int | str | None, phone: str | None) -> int | NameAndPhone:
    """Return who was chosen, or the name that was typed in its parts."""
    if isinstance(typed, int):
        return typed
    given, prefix, family = split_full_name(typed or "")
    return NameAndPhone(family, given, prefix, phone)
