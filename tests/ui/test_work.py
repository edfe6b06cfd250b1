from datetime import timedelta
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop.errors import FileProblem, InputProblem, SpilError, StoreProblem
from spil_desktop.model import Participant
from spil_desktop.rules.vocabulary import Act, FollowUpKind, ParticipantStatus
from spil_desktop.services import areas, follow_ups
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.work import Work
from tests.conftest import PASSPHRASE
from tests.services import made


class Receiver(QObject):
    """A page that waits for the worker."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.errors: list[SpilError] = []
        self.steps: list[tuple[int, int]] = []
        self.on_main_thread = False

    def done(self, result: object) -> None:
        self.results.append(result)
        self.on_main_thread = current_thread() is main_thread()

    def failed(self, error: SpilError) -> None:
        self.errors.append(error)

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))


def names(work: Work) -> list[str]:
    return [row.name for row in work.read(areas.rows)]


def add(work: Work, name: str) -> int:
    return work.write(
        Act.EDIT_AREA, lambda session: areas.add(session, AreaFields(name), today=work.today())
    )


def test_a_write_is_told_once_and_can_be_undone_and_redone(work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.changed):
        add(work, "Noorderveld")
    assert names(work) == ["De Bouwen", "Noorderveld"]

    work.undo()
    assert names(work) == ["De Bouwen"]
    with qtbot.waitSignal(work.said) as said:
        work.redo()
    assert names(work) == ["De Bouwen", "Noorderveld"]
    assert said.args == ["Opnieuw gedaan: gebied wijzigen", False]


def test_a_refused_write_changes_nothing(work: Work, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(work.changed), pytest.raises(SpilError):
        add(work, "De Bouwen")
    with qtbot.waitSignal(work.failed) as failed:
        done = work.attempt(
            Act.EDIT_AREA,
            lambda session: areas.add(session, AreaFields(""), today=work.today()),
        )

    assert not done
    assert failed.args[0].problem is InputProblem.REQUIRED


def test_nothing_to_redo_is_told(work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.failed):
        work.redo()


def test_a_slow_read_comes_back_on_the_main_thread(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()

    def read(session: Session, job: Job) -> int:
        assert current_thread() is not main_thread()
        job(2, 2)
        return len(areas.rows(session))

    work.in_background(read, receiver.done, progress=receiver.progress)

    qtbot.waitUntil(lambda: receiver.results == [1])
    assert receiver.on_main_thread
    assert receiver.steps == [(2, 2)]


def test_a_slow_write_is_one_act(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()

    def write(session: Session, job: Job) -> int:
        for number in range(3):
            areas.add(session, AreaFields(f"Wijk {number}"), today=work.today())
            job(number + 1, 3)
        return 3

    with qtbot.waitSignal(work.changed):
        work.write_in_background(Act.IMPORT, write, receiver.done)
    qtbot.waitUntil(lambda: receiver.results == [3])

    work.undo()
    assert names(work) == ["De Bouwen"]


def test_a_stopped_write_leaves_nothing(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()
    jobs: list[Job] = []

    def write(session: Session, job: Job) -> None:
        areas.add(session, AreaFields("Noorderveld"), today=work.today())
        job.cancel()
        job(1, 2)

    jobs.append(work.write_in_background(Act.IMPORT, write, receiver.done, receiver.failed))

    qtbot.waitUntil(lambda: bool(receiver.errors))
    assert receiver.errors[0].problem is FileProblem.CANCELLED
    assert receiver.results == []
    assert names(work) == ["De Bouwen"]


def test_a_refusal_on_the_worker_reaches_the_message_bar(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()

    def refuse(_session: Session, _job: Job) -> None:
        raise SpilError(StoreProblem.DISK_FULL)

    with qtbot.waitSignal(work.failed) as failed:
        work.in_background(refuse, receiver.done)
    assert failed.args[0].problem is StoreProblem.DISK_FULL


def test_a_bug_on_the_worker_is_raised_in_the_main_thread(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()

    def wrong(_session: Session, _job: Job) -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as raised:
        work.in_background(wrong, receiver.done)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_results_for_a_page_that_is_gone_are_dropped(work: Work, qtbot: QtBot) -> None:
    receiver, other = Receiver(), Receiver()
    work.in_background(lambda _session, _job: 1, receiver.done)
    shiboken6.delete(receiver)
    work.in_background(lambda _session, _job: 2, other.done)

    qtbot.waitUntil(lambda: other.results == [2])


def test_a_cancelled_read_is_not_delivered(work: Work, qtbot: QtBot) -> None:
    receiver, other = Receiver(), Receiver()
    work.in_background(lambda _session, _job: 1, receiver.done).cancel()
    work.in_background(lambda _session, _job: 2, other.done)

    qtbot.waitUntil(lambda: other.results == [2])
    assert receiver.results == []


def test_closing_stops_the_worker_and_opening_goes_on(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()

    def endless(_session: Session, job: Job) -> None:
        while True:
            job(0, 1)

    work.in_background(endless, receiver.done, receiver.failed)
    with qtbot.waitSignal(work.locking):
        work.close()

    assert not work.is_open
    with pytest.raises(RuntimeError):
        work.read(areas.rows)
    with pytest.raises(SpilError):
        work.unlock("dit is niet de goede wachtzin")
    work.unlock(PASSPHRASE)
    assert names(work) == ["De Bouwen"]


def test_a_backup_comes_back_and_a_refused_one_changes_nothing(work: Work, tmp_path: Path) -> None:
    file = tmp_path / "kopie.spilkopie"
    work.make_backup(file)
    add(work, "Noorderveld")

    with pytest.raises(SpilError):
        work.restore(file, "niet de wachtzin van die dag")
    assert names(work) == ["De Bouwen", "Noorderveld"]

    kept = work.restore(file, PASSPHRASE)
    assert names(work) == ["De Bouwen"]
    assert kept is not None
    assert kept.exists()


def test_a_backup_comes_back_with_the_recovery_key(work: Work, tmp_path: Path) -> None:
    file = tmp_path / "kopie.spilkopie"
    printed = work.printed_key(PASSPHRASE)
    work.make_backup(file)
    add(work, "Noorderveld")

    work.restore(file, printed.lower())

    assert names(work) == ["De Bouwen"]


def test_the_recovery_key_can_be_asked_for_again(work: Work) -> None:
    assert len(work.printed_key(PASSPHRASE).split("-")) == 14
    with pytest.raises(SpilError):
        work.printed_key("niet de goede wachtzin")
    assert work.check_store().sound


def test_a_day_without_a_backup_gets_one(work: Work, qtbot: QtBot) -> None:
    folder = work.folder / "backups"
    assert not list(folder.glob("automatic-*"))

    work.look_after()
    qtbot.waitUntil(lambda: len(list(folder.glob("automatic-*"))) == 1)
    qtbot.waitUntil(lambda: not work._jobs)
    work.look_after()
    assert not work._jobs

    work.close()
    work.look_after()


def test_what_is_due_is_erased_when_the_day_turns(work: Work, qtbot: QtBot) -> None:
    due = work.today() - timedelta(days=1)

    def add(session: Session) -> int:
        area_id = areas.rows(session)[0].id
        number = made.participant(session, area_id, "Wegstra", status=ParticipantStatus.DECLINED)
        planned = FollowUpFields(FollowUpKind.ERASE_CONTENT, due)
        follow_ups.plan(session, number, planned)
        return number

    number = work.write(Act.REGISTER, add)
    told: list[str] = []
    work.said.connect(lambda text, _undo: told.append(text))

    work.look_after()
    qtbot.waitUntil(lambda: bool(told))

    (said,) = told
    assert said.startswith("De inhoud van 1 dossier is gewist")
    erased = work.read(lambda session: session.get_one(Participant, number).content_erased_on)
    assert erased == work.today()
    qtbot.waitUntil(lambda: not work._jobs)


def test_a_stopped_job_ends_at_its_next_statement(work: Work, qtbot: QtBot) -> None:
    receiver = Receiver()

    def endless(session: Session, _job: Job) -> None:
        while True:
            areas.rows(session)

    job = work.keep_in_background(endless, receiver.done, receiver.failed)
    job.cancel()

    qtbot.waitUntil(lambda: bool(receiver.errors))
    assert receiver.errors[0].problem is FileProblem.CANCELLED
