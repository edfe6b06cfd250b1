"""The card with who opens this store: names, roles, and who may see suspicions of abuse."""

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act, UserRole
from spil_desktop.services import users
from spil_desktop.services.users import UserFields, UserRow
from spil_desktop.texts import labels, problems
from spil_desktop.ui import theme
from spil_desktop.ui.settings.new_passphrase import NewPassphraseDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card, Note, Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line, Secret, Tick
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work


class UsersCard(Card):
    """Who opens this store; what she may not change herself is not offered."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Gebruikers"))
        self._work = work
        self.table: RecordTable[UserRow] = RecordTable(
            _("Gebruikers"),
            (
                Column[UserRow](_("Naam"), self._name, sort=_sort, below=_role),
                Column[UserRow](_("Veiligheidsdossiers"), _safety, width=152),
            ),
            key=_key,
        )
        self.table.setMinimumHeight(theme.px(36) * 4)
        self.add_button = blocks.button(_("Collega toevoegen …"), "user-add-line")
        self.edit_button = blocks.button(_("Wijzigen"), "edit-line")
        self.body.addWidget(
            blocks.quiet(
                _(
                    "Elke collega heeft een eigen wachtzin. Zo is te zien wie wat deed, en ziet "
                    "niet iedereen een vermoeden van mishandeling."
                )
            )
        )
        self.body.addWidget(self.table)
        self.end_button = blocks.button(_("Toegang beëindigen …"), "lock-line")
        buttons = FlowLayout()
        for button in (self.add_button, self.edit_button, self.end_button):
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.end_button.clicked.connect(self.end)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.table.opened.connect(self.edit)
        self.table.chosen.connect(self._offer)

    def reload(self) -> None:
        """Show the users as they are now."""
        self.table.set_rows(self._work.read(users.rows))
        if self.table.row() is None:
            self.table.choose(self._work.user_id)
        manages = self._manages()
        self.add_button.setVisible(manages)
        self.end_button.setVisible(manages)
        self._offer()

    def add(self) -> None:
        """Ask for a colleague's name and a passphrase of her own."""
        ColleagueDialog(self._work, self).open()

    def edit(self) -> None:
        """Change the chosen user, as far as one may."""
        row = self.table.row()
        if row is not None and self._may_edit(row):
            UserDialog(self._work, self, row).open()

    def end(self) -> None:
        """Let a colleague who left open the store no more."""
        row = self.table.row()
        if row is not None and self._may_end(row):
            EndAccessDialog(self._work, self, row).open()

    def _offer(self) -> None:
        row = self.table.row()
        self.edit_button.setEnabled(row is not None and self._may_edit(row))
        self.end_button.setEnabled(row is not None and self._may_end(row))

    def _may_end(self, row: UserRow) -> bool:
        other = row.id != self._work.user_id and row.slot != users.RECOVERY_SLOT
        return other and not row.ended and self._manages()

    def _may_edit(self, row: UserRow) -> bool:
        own = row.id == self._work.user_id
        if row.ended:
            return False
        return own or self._manages() or self._permits()

    def _manages(self) -> bool:
        me = self._work.user_id
        return self._work.read(lambda session: users.may_manage(session, me))

    def _permits(self) -> bool:
        me = self._work.user_id
        return self._work.read(lambda session: users.may_permit(session, me))

    def _name(self, row: UserRow) -> str:
        if row.id == self._work.user_id:
            return _("{name} (jij)").format(name=row.fields.name)
        return row.fields.name


class UserDialog(FormDialog):
    """A user's name, role and permission; what one may not change is shown but can't be changed."""

    def __init__(self, work: Work, parent: QWidget, row: UserRow) -> None:
        super().__init__(work, _("Gebruiker wijzigen"), parent)
        self.row = row
        me = work.user_id
        manages = work.read(lambda session: users.may_manage(session, me))
        permits = work.read(lambda session: users.may_permit(session, me))
        self.name = self.form.add("name", _("Naam"), Line(), required=True)
        self.name.set_state(row.fields.name)
        self.role = self.form.add("role", _("Rol"), CodeBox(UserRole, labels.title, empty=None))
        self.role.set_value(row.fields.role)
        self.sees_safety = self.form.add(
            "sees_safety", _("Veiligheidsdossiers"), Tick(_safety_words()), help_text=_safety_help()
        )
        self.sees_safety.set_state(row.fields.sees_safety)
        self.name.setEnabled(manages or row.id == me)
        self.role.setEnabled(manages)
        self.sees_safety.setEnabled(permits)
        self.ready()

    def save(self) -> object:
        row, new, me = self.row, _fields(self.name, self.role, self.sees_safety), self.work.user_id
        self.work.write(
            Act.EDIT_USER,
            lambda session: users.edit(session, row.id, new, by=me, version=row.version),
            _("Gebruiker gewijzigd."),
        )
        return row.id


class ColleagueDialog(NewPassphraseDialog):
    """A colleague's name and her first passphrase; nothing typed here is kept."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Collega toevoegen"), parent, save=_("Toevoegen"))
        me = work.user_id
        permits = work.read(lambda session: users.may_permit(session, me))
        self.form.add_wide(
            Note(
                _(
                    "Laat je collega haar wachtzin zelf typen. Zij kan hem later wijzigen bij "
                    "Instellingen."
                )
            )
        )
        self.name = self.form.add("name", _("Naam van je collega"), Line(), required=True)
        self.role = self.form.add("role", _("Rol"), CodeBox(UserRole, labels.title, empty=None))
        self.sees_safety = self.form.add(
            "sees_safety", _("Veiligheidsdossiers"), Tick(_safety_words()), help_text=_safety_help()
        )
        self.sees_safety.setEnabled(permits)
        self.add_new(_("Wachtzin van je collega"), _("Die wachtzin, nog eens"))
        self.passphrase = self.form.add(
            "passphrase", _("Je eigen wachtzin"), Secret(), required=True
        )
        self.ready()

    def save(self) -> object:
        fields = _fields(self.name, self.role, self.sees_safety)
        self.work.add_colleague(self.passphrase.text(), self.new.text(), fields)
        self.work.say(_("Je collega kan nu met haar eigen wachtzin openen."))
        return None


class EndAccessDialog(FormDialog):
    """Asks one's own passphrase before a colleague can open the store no more."""

    def __init__(self, work: Work, parent: QWidget, row: UserRow) -> None:
        super().__init__(work, _("Toegang beëindigen"), parent, save=_("Beëindigen"))
        self.row = row
        text = _(
            "{name} kan dit bestand dan niet meer openen met haar wachtzin. Wat zij deed, blijft "
            "op haar naam staan. Heeft zij de herstelsleutel gezien? Bewaar die dan op een andere "
            "plek."
        )
        self.form.add_wide(Note(text.format(name=row.fields.name), Tone.WARNING))
        self.passphrase = self.form.add(
            "passphrase", _("Je eigen wachtzin"), Secret(), required=True
        )
        self.ready()

    def save(self) -> object:
        self.work.end_access(self.passphrase.text(), self.row.id)
        self.work.say(_("De toegang is beëindigd."))
        return self.row.id

    def show_error(self, error: SpilError) -> None:
        if error.problem is StoreProblem.WRONG_PASSPHRASE:
            self.form.show_problem("passphrase", problems.sentence(error))
        else:
            super().show_error(error)


def _fields(name: Line, role: CodeBox[UserRole], sees_safety: Tick) -> UserFields:
    chosen = role.value() or UserRole.CONNECTOR
    return UserFields(name.text(), chosen, sees_safety.isChecked())


def _safety_words() -> str:
    return _("Mag het deel Veiligheid zien (vermoeden van mishandeling)")


def _safety_help() -> str:
    return _("Alleen wie dit zelf mag zien, kan het een ander geven.")


def _key(row: UserRow) -> object:
    return row.id


def _sort(row: UserRow) -> str:
    return row.fields.name.lower()


def _role(row: UserRow) -> str:
    if row.ended:
        return _("geen toegang meer")
    return labels.title(row.fields.role)


def _safety(row: UserRow) -> str:
    return _("mag dit zien") if row.fields.sees_safety else "–"
