"""The settings page: cards for the area, the store's safety, and how the window looks."""

from dataclasses import asdict, dataclass, replace
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, settings
from spil_desktop.services.areas import AreaRow
from spil_desktop.ui import theme
from spil_desktop.ui.settings.address_points import AddressPointsCard
from spil_desktop.ui.settings.appearance import AppearanceCard
from spil_desktop.ui.settings.areas import AreaDialog
from spil_desktop.ui.settings.questionnaires import QuestionnairesCard
from spil_desktop.ui.settings.references import ReferencesCard
from spil_desktop.ui.settings.safety import SafetyCard
from spil_desktop.ui.settings.users import UsersCard
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card
from spil_desktop.ui.shared.fields import Line, Number
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.shared.tables import Column, RecordTable
from spil_desktop.ui.work import Work

_ONE_COLUMN_FROM: Final = 1.4


class SettingsPage(Page):
    """Two columns of cards: whose work this is, and how the program behaves."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.set_head(_("Instellingen"))
        self.areas_card = AreasCard(work)
        self.organisation_card = OrganisationCard(work)
        self.safety_card = SafetyCard(work)
        self.distances_card = AddressPointsCard(work)
        self.users_card = UsersCard(work)
        self.questionnaires_card = QuestionnairesCard(work)
        self.references_card = ReferencesCard(work)
        self.appearance_card = AppearanceCard(work)
        content = QWidget()
        beside = theme.scale() < _ONE_COLUMN_FROM
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        columns = QBoxLayout(way, content)
        columns.setContentsMargins(0, 0, theme.px(8), 0)
        columns.setSpacing(theme.px(16))
        for cards in (
            (self.areas_card, self.users_card, self.organisation_card, self.references_card),
            (self.appearance_card, self.safety_card, self.questionnaires_card, self.distances_card),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.px(16))
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addWidget(blocks.scrolled(content), 1)

    def reload(self) -> None:
        self.areas_card.reload()
        self.users_card.reload()
        self.organisation_card.reload()
        self.distances_card.reload()
        self.questionnaires_card.reload()
        self.references_card.reload()

    def first_focus(self) -> QWidget | None:
        return self.areas_card.table

    def show_record(self, key: object) -> None:
        self.areas_card.table.choose(key)

    def remember(self) -> object:
        return self.areas_card.table.key()


class AreasCard(Card):
    """The areas of this store; Enter or a double click changes one."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Wijken en dorpen"))
        self._work = work
        self.table: RecordTable[AreaRow] = RecordTable(
            _("Wijken en dorpen"),
            (
                Column[AreaRow](_("Naam"), _name),
                Column[AreaRow](_("Gemeente"), _municipality, quiet=True),
                Column[AreaRow](_("70-plussers"), _people, width=112, right=True, sort=_count),
            ),
            key=_key,
        )
        self.table.setMinimumHeight(theme.px(36) * 4 + theme.px(12))
        self.add_button = blocks.button(_("Toevoegen"), "add-line")
        self.edit_button = blocks.button(_("Wijzigen"), "edit-line")
        self.body.addWidget(self.table)
        self.body.addLayout(blocks.row(self.add_button, self.edit_button, 1))
        self.add_button.clicked.connect(self._add)
        self.edit_button.clicked.connect(self._edit)
        self.table.opened.connect(self._edit)

    def reload(self) -> None:
        """Show the areas as they are now."""
        self.table.set_rows(self._work.read(areas.rows))
        self.table.choose_first()

    def _add(self) -> None:
        AreaDialog(self._work, self, None).open()

    def _edit(self) -> None:
        row = self.table.row()
        if row is not None:
            AreaDialog(self._work, self, row).open()


class OrganisationCard(Card):
    """Whose work this is, and the terms that the store keeps."""

    def __init__(self, work: Work) -> None:
        super().__init__(_("Organisatie"))
        self._work = work
        self.form = Form()
        self.organisation = self.form.add(
            "organisation",
            _("Naam van de organisatie"),
            Line(),
            help_text=_("Deze naam staat boven rapporten en brieven."),
        )
        for term in _terms():
            limits = settings.LIMITS[term.name]
            number = Number(limits.start, limits.stop - 1, optional=False)
            self.form.add(term.name, term.label, number, help_text=term.meaning)
        self.save_button = blocks.button(_("Opslaan"))
        self.body.addWidget(self.form)
        self.body.addLayout(blocks.row(self.save_button, 1))
        self.save_button.clicked.connect(self._save)

    def reload(self) -> None:
        """Show the settings as they are now."""
        self.form.set_state(asdict(self._work.read(settings.read)))

    def _save(self) -> None:
        typed = {**self.form.values(), "organisation": self.organisation.text()}
        new = replace(self._work.read(settings.read), **typed)
        self._work.attempt(
            Act.CHANGE_SETTING,
            lambda session: settings.change(session, new),
            _("Instellingen opgeslagen."),
        )


@dataclass(frozen=True, slots=True)
class _Term:
    """A number that is kept: its name, its words, what it means."""

    name: str
    label: str
    meaning: str = ""


def _terms() -> tuple[_Term, ...]:
    return (
        _Term(
            "vog_years",
            _("Jaren dat een VOG geldt"),
            meaning=_("Daarna vraagt Spil om een nieuwe VOG."),
        ),
        _Term("feedback_weeks", _("Weken tot de terugkoppeling op een verwijzing")),
        _Term(
            "wmo_feedback_weeks",
            _("Weken tot de terugkoppeling van het Wmo-loket"),
            meaning=_("De gemeente heeft zes weken voor haar onderzoek."),
        ),
        _Term(
            "trial_weeks",
            _("Weken proef bij een nieuwe koppeling"),
            meaning=_("Daarna vraagt Spil beide kanten of zij verder willen."),
        ),
        _Term("contact_days", _("Dagen zonder contact tot Vandaag ernaar vraagt")),
        _Term(
            "contact_days_urgent",
            _("Dagen als er een signaal open staat of een vraag dringend is"),
        ),
        _Term(
            "ride_lead_days",
            _("Werkdagen vooraf waarop een rit wordt gevraagd"),
            meaning=_("Later vragen mag; Spil zegt er dan bij dat het kort dag is."),
        ),
        _Term(
            "longest_wait_weeks",
            _("Weken die een hulpvraag hoogstens wacht"),
            meaning=_("Daarna gaat zij voor in het plan van Koppelen."),
        ),
        _Term(
            "furthest_km",
            _("Kilometers die een vrijwilliger hoogstens ver woont"),
            meaning=_("0 is geen grens. Telt alleen waar Spil weet waar de adressen liggen."),
        ),
        _Term(
            "job_minutes",
            _("Minuten die een klus hoogstens duurt"),
            meaning=_("Duurt een klus langer, dan stelt Spil voor om te verwijzen."),
        ),
        _Term("lock_minutes", _("Vergrendelen na zoveel minuten niets doen")),
    )


def _key(row: AreaRow) -> object:
    return row.id


def _name(row: AreaRow) -> str:
    return row.name


def _municipality(row: AreaRow) -> str:
    return row.fields.municipality or ""


def _people(row: AreaRow) -> str:
    return "" if row.fields.people_70plus is None else str(row.fields.people_70plus)


def _count(row: AreaRow) -> int | None:
    return row.fields.people_70plus
