"""The pages of the window, in the order of the navigation: the one place where they are listed.

How a page is written:

- `ui/<feature>/page.py` holds `class XPage(Page)` (see `shared/page.py`), made as
  `XPage(work, parent)` when it is first shown; until then its module is not imported.
- It reads in `reload()` through `work.read(...)`, which gets a service function and returns frozen
  rows, and writes through `work.write(...)` or `work.attempt(...)`. It never keeps a session.
- It is dropped at the lock and made anew afterwards; `remember()` gives the ids it needs then.
- Its help is `resources/help/<language>/<name>.md`, opened by F1.
- The numbers beside the pages come from `services.today.badges`; its fields bear their names.

`ui/settings/page.py` is a small complete example.
"""

from dataclasses import asdict, dataclass
from typing import Final, cast

from spil_desktop.language import _
from spil_desktop.ui.shared.late import found
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work

_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its name in code and help, its words, its icon, and where its class is."""

    name: str
    label: str
    icon: str
    page: str
    below: bool = False

    def make(self, work: Work) -> Page:
        """Import the page's module and make the page."""
        return cast("Page", found(self.page)(work))


def entries() -> tuple[Entry, ...]:
    """Return all pages, in the current language; those `below` stand at the bottom."""
    ui = "spil_desktop.ui"
    return (
        Entry("today", _("Vandaag"), "sun-line", f"{ui}.today.page:TodayPage"),
        Entry("residents", _("Bewoners"), "group-line", f"{ui}.residents.page:ResidentsPage"),
        Entry("needs", _("Hulpvragen"), "hand-heart-line", f"{ui}.needs.page:NeedsPage"),
        Entry("signals", _("Signalen"), "alarm-warning-line", f"{ui}.signals.page:SignalsPage"),
        Entry("matching", _("Koppelen"), "links-line", f"{ui}.matching.page:MatchingPage"),
        Entry("activities", _("Activiteiten"), "cup-line", f"{ui}.activities.page:ActivitiesPage"),
        Entry("transport", _("Vervoer"), "car-line", f"{ui}.transport.page:TransportPage"),
        Entry("jobs", _("Klussen"), "tools-line", f"{ui}.small_jobs.page:JobsPage"),
        Entry(
            "volunteers",
            _("Vrijwilligers"),
            "user-heart-line",
            f"{ui}.volunteers.page:VolunteersPage",
        ),
        Entry(
            "organisations",
            _("Sociale kaart"),
            "contacts-book-line",
            f"{ui}.directory.page:DirectoryPage",
        ),
        Entry(
            "neighbourhood",
            _("Buurt"),
            "community-line",
            f"{ui}.neighbourhood.page:NeighbourhoodPage",
        ),
        Entry("calendar", _("Agenda"), "calendar-line", f"{ui}.calendar.page:CalendarPage"),
        Entry("reports", _("Rapportage"), "bar-chart-line", f"{ui}.reports.page:ReportsPage"),
        Entry(
            "quality",
            _("Volledigheid"),
            "checkbox-circle-line",
            f"{ui}.quality.page:QualityPage",
        ),
        Entry(
            "settings",
            _("Instellingen"),
            "settings-3-line",
            f"{ui}.settings.page:SettingsPage",
            below=True,
        ),
        Entry("help", _("Help"), "question-line", f"{ui}.help.page:HelpPage", below=True),
    )


def shortcut(number: int) -> str:
    """Return the keys of the page with this number from the top; 0 stands for ten, then none."""
    return f"Alt+{number % _DIGITS}" if number <= _DIGITS else ""


def counts(work: Work) -> dict[str, int]:
    """Return how many things wait on each page that counts something."""
    from spil_desktop.services import today  # noqa: PLC0415 - after the window is there

    day = work.today()
    return asdict(work.read(lambda session: today.badges(session, today=day)))


def lists(work: Work) -> tuple[tuple[int, str, int | None], ...]:
    """Return number and name of each list that the user keeps, and how many are in it now."""
    from spil_desktop.services import lists as kept  # noqa: PLC0415 - after the window is there

    day = work.today()
    rows = work.read(kept.rows)
    counted = work.read(lambda session: kept.counts(session, today=day)) if rows else {}
    return tuple((row.id, row.fields.name, counted.get(row.id)) for row in rows)


def page_of_list(work: Work, number: int) -> str:
    """Return the page on which a list is shown."""
    from spil_desktop.rules.queries import Role  # noqa: PLC0415 - after the window is there
    from spil_desktop.services import lists as kept  # noqa: PLC0415 - likewise

    row = work.read(lambda session: kept.find(session, number))
    return "volunteers" if row.role is Role.VOLUNTEER else "residents"
