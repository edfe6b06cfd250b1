"""The program proves itself: a store is made, filled, reported on, closed and shown.

The installer ends with it, so that a build without migrations, fonts or cipher is noticed.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from spil_desktop.errors import FileProblem, SpilError, StoreProblem
from spil_desktop.files import exports, validation
from spil_desktop.language import _
from spil_desktop.rules import periods
from spil_desktop.services import demo, releases, signing
from spil_desktop.services.demo_people import PLACES
from spil_desktop.storage import checks, store
from spil_desktop.texts import problems

_PASSPHRASE = "een proef van het programma zelf"  # noqa: S105  # gone with the folder


def run(say: Callable[[str], object]) -> int:
    """Do the main job on invented people and `say` each step; return 0 when all went well."""
    try:
        with tempfile.TemporaryDirectory(prefix="spil-proef-") as folder:
            for step in (_store_and_release, _window):
                for line in step(Path(folder)):
                    say(line)
    except SpilError as error:
        say(problems.sentence(error))
        return 1
    say(_("Alles werkt."))
    return 0


def _store_and_release(folder: Path) -> tuple[str, ...]:
    database, _recovery_key = store.create(folder / "bestand", _PASSPHRASE, demo=True)
    with database:
        counts = database.run(
            lambda session: demo.fill(session, today=date.today(), places=PLACES[:1])
        )
        period = periods.parse(str(counts.year))
        release = database.run(
            lambda session: releases.plan(session, period, None, today=date.today())
        )
        written = exports.write_all(
            release, folder / "rapportage", signer=database.run(signing.signer)
        )
    with store.open_with_passphrase(folder / "bestand", _PASSPHRASE) as database:
        if not checks.check(database).sound:
            raise SpilError(StoreProblem.DAMAGED)
    package = next(path for path in written if path.suffix == ".zip")
    if validation.validate(package):
        raise SpilError(FileProblem.NOT_READABLE, file=package.name)
    return (
        _("Bestand gemaakt, versleuteld en weer geopend."),
        _("Bewoners ingeschreven: {count}.").format(count=counts.participants),
        _("Rapportage geschreven en gecontroleerd: {count} bestanden.").format(count=len(written)),
    )


def _window(folder: Path) -> tuple[str, ...]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from spil_desktop import app  # noqa: PLC0415  # the last step: whether Qt is complete
    from spil_desktop.ui import pages  # noqa: PLC0415
    from spil_desktop.ui.preferences import PreferenceKeeper  # noqa: PLC0415

    application, ours = app.make(PreferenceKeeper(folder / "settings.json"))
    ours.show_database(store.open_with_passphrase(folder / "bestand", _PASSPHRASE))
    assert ours.window is not None
    entries = pages.entries()
    for entry in entries:
        ours.window.work.go(entry.name)
        application.processEvents()
    ours.quit()
    return (_("Venster geopend, {count} pagina's getoond.").format(count=len(entries)),)
