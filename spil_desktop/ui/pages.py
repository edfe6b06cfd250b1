"""The pages of the window, in the order of the navigation: the one place where they are listed.

How a page is written:

- `ui/<feature>/page.py` holds `class XPage(Page)` (see `shared/page.py`), made as
  `XPage(work, parent)` when it is first shown; until then its module is not imported.
- It reads in `reload()` through `work.read(...)`, which gets a service function and returns frozen
  rows, and writes through `work.write(...)` or `work.attempt(...)`. It never keeps a session.
- It is dropped at the lock and made anew afterwards; `remember()` gives the ids it needs then.
- Its help is `resources/help/<language>/<name>.md`, opened by F1.
- `badge` names a function `(session, *, today) -> int` that counts what waits on the page.

`ui/settings/page.py` is a small complete example.
"""

import importlib
from dataclasses import dataclass
from typing import Any, cast

from spil_desktop.language import _
from spil_desktop.ui.shared.page import Page
from spil_desktop.ui.work import Work


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its name in code and help, its words, its icon, and where its class is."""

    name: str
    label: str
    icon: str
    page: str
    badge: str = ""
    below: bool = False

    def make(self, work: Work) -> Page:
        """Import the page's module and make the page."""
        return cast("Page", _found(self.page)(work))

    def count(self, work: Work) -> int:
        """Return how many things wait on the page; 0 for a page that counts nothing."""
        if not self.badge:
            return 0
        counted, today = _found(self.badge), work.today()
        return work.read(lambda session: int(counted(session, today=today)))


def entries() -> tuple[Entry, ...]:
    """Return all pages, in the current language; those `below` stand at the bottom."""
    ui = "spil_desktop.ui"
    return (
        Entry("today", _("Vandaag"), "sun-line", f"{ui}.today.page:TodayPage"),
        Entry("residents", _("Bewoners"), "group-line", f"{ui}.residents.page:ResidentsPage"),
        Entry("needs", _("Hulpvragen"), "hand-heart-line", f"{ui}.needs.page:NeedsPage"),
        Entry("matching", _("Koppelen"), "links-line", f"{ui}.matching.page:MatchingPage"),
        Entry("activities", _("Activiteiten"), "cup-line", f"{ui}.activities.page:ActivitiesPage"),
        Entry(
            "volunteers",
            _("Vrijwilligers"),
            "user-heart-line",
            f"{ui}.volunteers.page:VolunteersPage",
        ),
        Entry("reports", _("Rapportage"), "bar-chart-line", f"{ui}.reports.page:ReportsPage"),
        Entry(
            "settings",
            _("Instellingen"),
            "settings-3-line",
            f"{ui}.settings.page:SettingsPage",
            below=True,
        ),
        Entry("help", _("Help"), "question-line", f"{ui}.help.page:HelpPage", below=True),
    )


def _found(place: str) -> Any:
    module, name = place.split(":")
    return getattr(importlib.import_module(module), name)
