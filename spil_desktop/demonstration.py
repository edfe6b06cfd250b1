"""The demonstration: an invented pilot registered, imported, matched and released to files.

Its store is marked as invented and never holds anything else; its passphrase is printed, because
there is nothing to protect.
"""

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from spil_desktop import paths
from spil_desktop.errors import FileProblem, SpilError, StoreProblem
from spil_desktop.files import exports, match_answers, validation, workbooks
from spil_desktop.language import _, ngettext
from spil_desktop.rules import periods
from spil_desktop.services import areas, demo, imports, matching, releases, signing
from spil_desktop.storage import store
from spil_desktop.storage.database import Database

PASSPHRASE: Final = "verzonnen mensen wonen nergens"  # noqa: S105  # it is printed
IMPORTED_AREA: Final = "Ter Apel"
_EXAMPLES: Final = 3

Say = Callable[[str], object]


def run(out: Path, say: Say, *, window: bool) -> int:
    """Make the pilot in `out`, say each step, and open the window unless there is no display.

    Raises `DEMO_IS_SEPARATE` when `out` holds a real store, which stays as it is.
    """
    folder = out / "bestand"
    database = _new_store(folder)
    try:
        _main_job(database, out / "rapportage", say)
        say(_("Het voorbeeldbestand staat in {folder}.").format(folder=folder))
        say(_("De wachtzin is: {passphrase}").format(passphrase=PASSPHRASE))
        if window and _has_display():
            from spil_desktop import app  # noqa: PLC0415  # only with a display

            return app.run(database=database)
        if window:
            say(_("Er is geen beeldscherm; het venster is niet geopend."))
    finally:
        database.close()
    return 0


def _main_job(database: Database, out: Path, say: Say) -> None:
    today = date.today()
    year = _fill(database, today, say)
    _import(database, today, say)
    _match(database, today, say)
    _release(database, out, year, today, say)


def _new_store(folder: Path) -> Database:
    """Make the demo store anew; only an earlier demo store is ever removed."""
    if store.is_store(folder):
        if not store.is_demo(folder):
            raise SpilError(StoreProblem.DEMO_IS_SEPARATE)
        shutil.rmtree(folder)
    database, _recovery_key = store.create(folder, PASSPHRASE, demo=True)
    return database


def _fill(database: Database, today: date, say: Say) -> int:
    counts = database.run(lambda session: demo.fill(session, today=today))
    say(
        _("Verzonnen pilot: {participants} bewoners, {volunteers} vrijwilligers.").format(
            participants=counts.participants, volunteers=counts.volunteers
        )
    )
    return counts.year


def _import(database: Database, today: date, say: Say) -> None:
    sheets = workbooks.read(paths.resource("demo/registratie"))
    result = database.run(
        lambda session: imports.apply(session, sheets, IMPORTED_AREA, today=today)
    )
    added = result.added
    refused = result.refused
    say(
        _("Registratie van een kantoor ingelezen: {added} regels, {refused} geweigerd.").format(
            added=added, refused=refused
        )
    )


def _match(database: Database, today: date, say: Say) -> None:
    plan = database.read(lambda session: matching.plan(session, today=today))
    count = len(plan.lines)
    say(
        ngettext(
            "Plan voor alle open vragen: {count} voorstel.",
            "Plan voor alle open vragen: {count} voorstellen.",
            count,
        ).format(count=count)
    )
    for line in match_answers.plan_lines(plan)[:_EXAMPLES]:
        say(f"  {line}")


def _release(database: Database, out: Path, year: int, today: date, say: Say) -> None:
    """Write and validate the year for all areas together, then for one of them."""
    whole_year = periods.parse(str(year))
    first = database.read(areas.rows)[0].id
    for area_id in (None, first):
        written = release(database, whole_year, area_id, out, today)
        say(_("Rapportage: {name}").format(name=written[0].stem))


def release(
    database: Database, period: periods.Period, area_id: int | None, out: Path, today: date
) -> tuple[Path, ...]:
    """Plan, write, validate and publish one release; return its files."""
    planned = database.run(lambda session: releases.plan(session, period, area_id, today=today))
    database.run(lambda session: releases.publish(session, planned, area_id, today=today))
    written = exports.write_all(planned, out, signer=database.run(signing.signer))
    package = out / exports.file_name(planned, exports.Format.PACKAGE)
    if validation.validate(package):
        raise SpilError(FileProblem.NOT_READABLE, file=package.name)
    return written


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
