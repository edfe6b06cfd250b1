"""The demonstration: an invented pilot registered, imported, matched and released to files.

Its store is marked as invented and never holds anything else; its passphrase is printed, because
there is nothing to protect.
"""

import os
import shutil
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from spil_desktop import paths
from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.files import exports, match_answers, pilot_packages, validation, workbooks
from spil_desktop.language import _, ngettext
from spil_desktop.rules import periods
from spil_desktop.services import (
    areas,
    demo,
    demo_manager,
    imports,
    matching,
    pilot_reports,
    releases,
    signing,
)
from spil_desktop.storage import layout, store
from spil_desktop.storage.database import Database
from spil_desktop.texts import numbers

PASSPHRASE: Final = "verzonnen mensen wonen nergens"  # noqa: S105  # it is printed
IMPORTED_AREA: Final = "Ter Apel"
_EXAMPLES: Final = 3
_STEPS: Final = 4
_WIDE: Final = 100

Say = Callable[[str], object]


def run(out: Path, say: Say, *, window: bool) -> int:
    """Make the pilot in `out`, say each step, and open the window unless there is no display.

    Raises `DEMO_IS_SEPARATE` when `out` holds a real store, which stays as it is, and
    `PackageProblem.NOT_VALID` with the fault when a package that was made has one.
    """
    folder, reports = out / "bestand", out / "rapportage"
    say(_("Voorbeeld van de Spil. Alle mensen en cijfers zijn verzonnen."))
    database = _new_store(folder)
    try:
        _main_job(database, reports, say)
        say("")
        for name, value in (
            (_("Bestand:"), folder.resolve()),
            (_("Wachtzin:"), PASSPHRASE),
            (_("Rapporten:"), reports.resolve()),
            (_("Later openen:"), f'spil-desktop --store "{folder}"'),
        ):
            say(f"{name:<14} {value}")
        if window and _has_display():
            from spil_desktop import app  # noqa: PLC0415  # only with a display

            say(_("Het venster gaat open."))
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
    if layout.is_store(folder):
        if not store.is_demo(folder):
            raise SpilError(StoreProblem.DEMO_IS_SEPARATE)
        shutil.rmtree(folder)
    database, _recovery_key = store.create(folder, PASSPHRASE, demo=True)
    return database


def _fill(database: Database, today: date, say: Say) -> int:
    _step(say, 1, _("Een pilot verzinnen. Dit duurt even."))
    counts = database.run(lambda session: demo.fill(session, today=today))
    named = tuple(row.name for row in database.read(areas.rows))
    say(
        _("   {participants} bewoners en {volunteers} vrijwilligers in {areas}.").format(
            participants=counts.participants,
            volunteers=counts.volunteers,
            areas=numbers.enumeration(named),
        )
    )
    say(
        _("   {needs} hulpvragen en {matches} koppelingen.").format(
            needs=counts.needs, matches=counts.matches
        )
    )
    return counts.year


def _import(database: Database, today: date, say: Say) -> None:
    _step(say, 2, _("De registratie van een kantoor inlezen."))
    sheets = workbooks.read(paths.resource("demo/registratie"))
    result = database.run(
        lambda session: imports.apply(session, sheets, IMPORTED_AREA, today=today)
    )
    say(
        _("   {added} regels ingelezen in {area}, {refused} geweigerd.").format(
            added=result.added, area=IMPORTED_AREA, refused=result.refused
        )
    )


def _match(database: Database, today: date, say: Say) -> None:
    _step(say, 3, _("Zoeken wie bij welke hulpvraag past."))
    plan = database.read(lambda session: matching.plan(session, today=today))
    count = len(plan.lines)
    say(
        ngettext(
            "   Een plan voor alle open vragen: {count} voorstel.",
            "   Een plan voor alle open vragen: {count} voorstellen. De eerste:",
            count,
        ).format(count=count)
    )
    for line in match_answers.plan_lines(plan)[:_EXAMPLES]:
        say(textwrap.fill(line, _WIDE, initial_indent="   - ", subsequent_indent="     "))


def _release(database: Database, out: Path, year: int, today: date, say: Say) -> None:
    """Write and validate the year for all areas together, then for one of them."""
    _step(say, 4, _("Veilige cijfers maken: rapport, tabellen, webpagina en pakket."))
    whole_year = periods.parse(str(year))
    first = database.read(areas.rows)[0].id
    for area_id in (None, first):
        written = release(database, whole_year, area_id, out, today)
        say(_("   {name}: gemaakt, en het pakket is nagekeken.").format(name=written[0].stem))
    database.run(lambda session: demo_manager.publish(session, today))


def _step(say: Say, number: int, doing: str) -> None:
    say(_("{number} van {count}. {doing}").format(number=number, count=_STEPS, doing=doing))


def release(
    database: Database, period: periods.Period, area_id: int | None, out: Path, today: date
) -> tuple[Path, ...]:
    """Plan, write, validate and publish one release; return its files."""
    report = database.run(lambda session: pilot_reports.plan(session, period, area_id, today=today))
    planned = report.release
    database.run(lambda session: releases.publish(session, planned, area_id, today=today))
    signer = database.run(signing.signer)
    written = exports.write_all(planned, out, signer=signer, told=report.stories)
    check(out / exports.file_name(planned, exports.Format.PACKAGE))
    return written


def check(package: Path) -> None:
    """Raise `PackageProblem.NOT_VALID` with the first fault of a package that is not right."""
    checked = validation.check(package)
    if checked.findings:
        raise pilot_packages.not_valid(checked)


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
