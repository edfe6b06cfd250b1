"""The forms of the directory: an organisation, and someone who works there."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, NeedTheme, OrganisationKind
from spil_desktop.services import areas, organisations
from spil_desktop.services.organisations import (
    ColleagueFields,
    ColleagueRow,
    OrganisationFields,
    OrganisationRow,
)
from spil_desktop.texts import labels
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, CodeChips, Line, RecordBox, Text
from spil_desktop.ui.work import Work


class OrganisationDialog(FormDialog):
    """Adds an organisation, or changes one; `saved` carries its number."""

    def __init__(
        self, work: Work, parent: QWidget, organisation: OrganisationRow | None = None
    ) -> None:
        title = _("Organisatie toevoegen") if organisation is None else _("Organisatie wijzigen")
        draft = f"organisation:{organisation.id if organisation else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._organisation = organisation
        self.name = self.form.add("name", _("Naam"), Line(), required=True)
        self.kind = self.form.add(
            "kind", _("Wat is het?"), CodeBox(OrganisationKind, labels.title), required=True
        )
        self.themes = self.form.add(
            "themes", _("Waarbij helpt het?"), CodeChips(NeedTheme, labels.label)
        )
        self.area = self.form.add(
            "area_id", _("Voor welke wijk of welk dorp?"), RecordBox(_("Overal"))
        )
        self.area.set_records((row.id, row.name) for row in work.read(areas.rows))
        self._add_reach()
        if organisation is not None:
            self._fill(organisation.fields)
            self.phone.set_state(organisation.shown_phone)
        self.ready()

    def save(self) -> object:
        """Keep the organisation."""
        fields = OrganisationFields(**self.form.values())
        today, before = self.work.today(), self._organisation
        if before is None:
            return self.work.write(
                Act.EDIT_ORGANISATION,
                lambda session: organisations.add(session, fields, today=today),
                _("De organisatie staat op de sociale kaart."),
            )
        self.work.write(
            Act.EDIT_ORGANISATION,
            lambda session: organisations.edit(
                session, before.id, fields, today=today, version=before.version
            ),
            _("De organisatie is gewijzigd."),
        )
        return before.id

    def _add_reach(self) -> None:
        self.phone = self.form.add("phone", _("Telefoon"), Line())
        self.email = self.form.add("email", _("E-mail"), Line())
        self.website = self.form.add("website", _("Website"), Line())
        self.address = self.form.add(
            "address", _("Adres"), Line(_("Stationsweg 1, 9934 AB Delfzijl"))
        )
        self.opening_hours = self.form.add(
            "opening_hours", _("Wanneer open?"), Line(_("ma t/m do 9.00–12.00 uur"))
        )
        self.note = self.form.add("note", _("Goed om te weten"), Text(2))

    def _fill(self, fields: OrganisationFields) -> None:
        self.kind.set_value(fields.kind)
        self.themes.set_value(fields.themes)
        self.area.set_state(fields.area_id)
        for name in ("name", "email", "website", "address", "opening_hours", "note"):
            getattr(self, name).set_state(getattr(fields, name))


class ColleagueDialog(FormDialog):
    """Adds someone who works at an organisation, or changes her; `saved` carries her number."""

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        organisation_id: int,
        colleague: ColleagueRow | None = None,
    ) -> None:
        title = _("Medewerker toevoegen") if colleague is None else _("Medewerker wijzigen")
        draft = f"colleague:{organisation_id}:{colleague.id if colleague else ''}"
        super().__init__(work, title, parent, draft=draft)
        self._organisation_id = organisation_id
        self._colleague = colleague
        self.name = self.form.add("name", _("Naam"), Line(), required=True)
        self.role = self.form.add("role", _("Functie"), Line())
        self.phone = self.form.add("phone", _("Telefoon"), Line())
        self.email = self.form.add("email", _("E-mail"), Line())
        self.note = self.form.add("note", _("Goed om te weten"), Text(2))
        if colleague is not None:
            for name, field in self.form.fields.items():
                field.set_state(getattr(colleague.fields, name))  # type: ignore[attr-defined]
            self.phone.set_state(colleague.shown_phone)
        self.ready()

    def save(self) -> object:
        """Keep who works there."""
        fields, before = ColleagueFields(**self.form.values()), self._colleague
        if before is None:
            return self.work.write(
                Act.EDIT_ORGANISATION,
                lambda session: organisations.add_person(session, self._organisation_id, fields),
                _("De medewerker is toegevoegd."),
            )
        self.work.write(
            Act.EDIT_ORGANISATION,
            lambda session: organisations.edit_person(
                session, before.id, fields, version=before.version
            ),
            _("De medewerker is gewijzigd."),
        )
        return before.id
