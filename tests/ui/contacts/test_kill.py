import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from spil_desktop.model import Area, ContactMoment
from spil_desktop.rules.vocabulary import ContactForm, ContactResult
from spil_desktop.services import drafts, people, search
from spil_desktop.services.people import PersonFields
from spil_desktop.storage import checks, store
from spil_desktop.ui.contacts.log import DRAFT, ContactLog
from spil_desktop.ui.preferences import PreferenceKeeper
from spil_desktop.ui.window import Window
from spil_desktop.ui.work import Work
from tests.services import made
from tests.services.made import TODAY
from tests.ui import filled

SCRIPT = Path(__file__).with_name("killed_logger.py")


def add_de_jong(session):
    area = Area(name="De Bouwen")
    session.add(area)
    session.flush()
    fields = PersonFields(family_name="Jong", prefix="de", given_name="Froukje")
    person_id = people.add(session, fields, today=TODAY)
    row = made.Participant(
        person_id=person_id,
        area_id=area.id,
        reported_on=TODAY,
        source=made.ReportSource.SELF,
        status=made.ParticipantStatus.ACTIVE,
    )
    session.add(row)
    session.flush()
    search.index(session, [person_id])
    return row.id


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9")
def test_what_was_typed_outlives_a_kill_two_seconds_later(new_store, tmp_path, database, qtbot):
    participant_id = database.run(add_de_jong)
    database.close()
    folder, printed_key = database.folder, new_store[1]
    root = Path(__file__).parents[3]
    child = subprocess.Popen(
        [sys.executable, SCRIPT, folder, printed_key],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "typed\n"
        time.sleep(2)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    assert child.returncode == -signal.SIGKILL

    with store.open_with_recovery_key(folder, printed_key) as again:
        assert checks.check(again).sound
        kept = again.read(lambda session: drafts.find(session, DRAFT))
        assert kept["note"] == "vertelde over vroeger"
        assert again.read(lambda session: session.query(ContactMoment).count()) == 0
        work = Work(again, PreferenceKeeper(tmp_path / "settings.json"))
        window = Window(work, "today")
        qtbot.addWidget(window)
        told = filled.said(work)
        window.show()
        window.show_first()
        assert told == []
        assert window.messages.isVisible()
        window.log_contact()
        log = filled.opened(ContactLog)
        values = log.form.values()
        assert values == {
            "participant_id": participant_id,
            "together": (),
            "form": ContactForm.PHONE,
            "result": ContactResult.REACHED,
            "minutes": 10,
            "due_on": work.today() + timedelta(days=7),
            "on": work.today(),
            "note": "vertelde over vroeger",
        }
        log.accept()
        assert work.read(lambda session: session.query(ContactMoment).count()) == 1
        assert work.read(lambda session: drafts.find(session, DRAFT)) is None
        window.close()
