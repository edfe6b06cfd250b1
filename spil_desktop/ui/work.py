"""The one door between the window and the store.

Pages hand over functions that take a session. `read` and `write` run them at once, each in one
transaction; `in_background` runs a slow read on the one worker. Every write goes through the undo
journal and ends in the signal `changed`. What can fail in normal use arrives as a SpilError:
`write` raises it (a form shows it at its field), `attempt` sends it to the message bar.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal
from sqlalchemy import event, orm

from spil_desktop.errors import SpilError, StoreProblem, UserProblem
from spil_desktop.language import _, ngettext
from spil_desktop.rules import recovery_key
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import secrecy, users
from spil_desktop.storage import backups, checks, key_slots, store
from spil_desktop.storage.database import Database
from spil_desktop.texts import labels
from spil_desktop.ui.jobs import Cancelled, Job
from spil_desktop.ui.preferences import PreferenceKeeper

T = TypeVar("T")
_UNDO_FOR = timedelta(days=7)
StoreCheck = checks.CheckResult
Session: TypeAlias = orm.Session
"""What the functions of pages get, for their annotations; pages import no SQLAlchemy."""


class Work(QObject):
    """The open store, as the window uses it."""

    changed = Signal()
    """Something was written; visible pages read again."""
    said = Signal(str, bool)
    """A short message for the user; True when it offers to undo."""
    failed = Signal(object)
    """A SpilError that nobody showed yet."""
    wanted = Signal(str, object)
    """Another page is asked for: its name, and the key of a record or None."""
    locking = Signal()
    """The store closes in a moment: forms keep their drafts and close."""

    _finished = Signal(object, object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, database: Database, preferences: PreferenceKeeper | None = None) -> None:
        super().__init__()
        self.preferences = preferences or PreferenceKeeper()
        self._database: Database | None = database
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: set[Job] = set()
        self.folder = database.folder
        self.is_demo = database.is_demo
        self.user_id: int | None = self._sign_in()
        self._finished.connect(self._finish)
        self._progressed.connect(self._show)

    @property
    def database(self) -> Database:
        """The open database, for backups and checks. Raises RuntimeError when it is locked."""
        if self._database is None:
            message = "the store is locked"
            raise RuntimeError(message)
        return self._database

    @property
    def is_open(self) -> bool:
        """False while the window is locked."""
        return self._database is not None

    def today(self) -> date:
        """Return the day on which the work is done."""
        return date.today()

    def sees_safety(self) -> bool:
        """Say whether who works here now may see suspicions of abuse."""
        return self.read(lambda session: secrecy.sees_safety(session, self.user_id))

    def read(self, fn: Callable[[Session], T]) -> T:
        """Return what `fn` reads, in one transaction."""
        return self.database.read(fn)

    def write(self, act: Act, fn: Callable[[Session], T], said: str = "") -> T:
        """Let `fn` change the store, as one act that can be undone, and tell every page.

        `said` is shown with "Ongedaan maken". Raises SpilError when it is refused; then nothing
        was changed.
        """
        result = self.database.run(self._journalled(act, fn))
        self.changed.emit()
        if said:
            self.said.emit(said, True)
        return result

    def attempt(self, act: Act, fn: Callable[[Session], object], said: str = "") -> bool:
        """Write as `write` does, but show a refusal in the message bar and return False."""
        try:
            self.write(act, fn, said)
        except SpilError as error:
            self.failed.emit(error)
            return False
        return True

    def keep(self, fn: Callable[[Session], T]) -> T:
        """Write without journal and without telling anyone: drafts, releases and the like."""
        return self.database.run(fn)

    def undo(self) -> None:
        """Take back the last act."""
        self._step("undo", _("Ongedaan gemaakt: {act}"))

    def undo_until(self, change_set_id: int) -> None:
        """Take back an act and everything after it; a refusal goes to the message bar."""
        from spil_desktop.services import changes  # noqa: PLC0415 - as in _journalled

        try:
            done = self.database.run(
                lambda session: changes.undo_until(session, change_set_id, user_id=self.user_id)
            )
        except SpilError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        text = ngettext(
            "{count} handeling ongedaan gemaakt.",
            "{count} handelingen ongedaan gemaakt.",
            len(done),
        )
        self.said.emit(text.format(count=len(done)), False)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step("redo", _("Opnieuw gedaan: {act}"))

    def say(self, text: str) -> None:
        """Show a short message at the bottom of the window."""
        self.said.emit(text, False)

    def go(self, page: str, key: object = None) -> None:
        """Ask the window for another page, with record `key` chosen there."""
        self.wanted.emit(page, key)

    def in_background(
        self,
        fn: Callable[[Session, Job], T],
        done: Callable[[T], None],
        failed: Callable[[SpilError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Read slowly on the worker; `done` gets the result, here, when it is there.

        `fn` gets a session and the job, to report on and to notice that it was cancelled. The
        callbacks are bound methods: when their widget is gone by then, they are not called.
        """
        job = Job(done, failed, progress, self._tell)
        self._start(job, lambda: self.database.read(_stoppable(job, fn)))
        return job

    def write_in_background(
        self,
        act: Act,
        fn: Callable[[Session, Job], T],
        done: Callable[[T], None],
        failed: Callable[[SpilError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Write slowly on the worker, as one act; the caller shows `shared.progress` meanwhile."""
        job = Job(done, failed, progress, self._tell, writes=True)
        write = self._journalled(act, _stoppable(job, fn))
        self._start(job, lambda: self.database.run(write))
        return job

    def keep_in_background(
        self,
        fn: Callable[[Session, Job], T],
        done: Callable[[T], None],
        failed: Callable[[SpilError], None] | None = None,
    ) -> Job:
        """Write slowly without journal: what fills a new store."""
        job = Job(done, failed, None, self._tell, writes=True)
        self._start(job, lambda: self.database.run(_stoppable(job, fn)))
        return job

    def outside(
        self,
        fn: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[SpilError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Do slow work on the worker that opens its own transactions or none: files, backups."""
        job = Job(done, failed, progress, self._tell)
        self._start(job, lambda: fn(job))
        return job

    def close(self) -> None:
        """Stop the worker and close the store; forms keep their drafts first."""
        if self._database is None:
            return
        self.locking.emit()
        self._halt()

    def unlock(self, passphrase: str) -> None:
        """Open the store again after the lock. Raises the SpilErrors of opening a store."""
        self._database = store.open_with_passphrase(self.folder, passphrase)
        self.user_id = self._sign_in()

    def make_backup(self, file: Path) -> None:
        """Write a verified, encrypted backup to `file`; on the worker, by `outside`."""
        backups.make(self.database, file)

    def look_after(self) -> None:
        """When the store is opened and every hour after, on the worker, what the day asks.

        The content of files whose term has passed is erased; once a day the backup is made and
        what is too old to undo is forgotten.
        """
        if not self.is_open:
            return
        self.erase_due()
        newest = next(iter(backups.generations(self.folder)), None)
        if newest is None or self._age(newest.made_at) >= timedelta(days=1):
            self.outside(self._look_after, self._looked_after)

    def erase_due(self) -> None:
        """Empty the files whose term has passed, for good; says how many when there are any."""
        from spil_desktop.services import erasures  # noqa: PLC0415 - as in _journalled

        today = self.today()
        if self.read(lambda session: erasures.due(session, today=today)):
            self.keep_in_background(
                lambda session, _job: erasures.erase_due(
                    session, today=today, user_id=self.user_id
                ),
                self._said_erased,
            )

    def check_store(self) -> checks.CheckResult:
        """Look whether the store is whole; on the worker, by `outside`."""
        return checks.check(self.database)

    def restore(self, file: Path, secret: str) -> Path | None:
        """Put the backup in `file` in the place of the store; return where that one was put.

        `secret` is a passphrase of the day of the backup, or the recovery key. When it is refused,
        the store is as it was.
        """
        printed = recovery_key.write(self.database.key)
        self._halt()
        try:
            kept = backups.restore(file, self.folder, secret)
            by_key = recovery_key.is_one(secret)
            again = store.open_with_recovery_key if by_key else store.open_with_passphrase
            self._database = again(self.folder, secret)
        except SpilError:
            self._database = store.open_with_recovery_key(self.folder, printed)
            raise
        self.user_id = self._sign_in()
        self.changed.emit()
        return kept

    def printed_key(self, passphrase: str) -> str:
        """Return the recovery key, to print it again. Raises WRONG_PASSPHRASE."""
        return recovery_key.write(key_slots.load(self.folder).open(passphrase)[0])

    def change_passphrase(self, passphrase: str, new: str) -> None:
        """Put `new` in the place of `passphrase`. Raises WRONG_PASSPHRASE, WEAK_PASSPHRASE."""
        _, own = key_slots.load(self.folder).open(passphrase)
        self._refuse_taken(new, but=own)
        store.change_passphrase(self.folder, passphrase, new)

    def add_colleague(self, passphrase: str, added: str, new: users.UserFields) -> None:
        """Let a colleague open the store with `added`, on the word of `passphrase`.

        Raises WRONG_PASSPHRASE, WEAK_PASSPHRASE, PASSPHRASE_TAKEN, and what `users.add` raises;
        then there is no passphrase more than before.
        """
        self._refuse_taken(added)
        slot = store.add_passphrase(self.folder, passphrase, added)
        try:
            self.write(
                Act.EDIT_USER, lambda session: users.add(session, slot, new, by=self.user_id)
            )
        except BaseException:
            store.remove_passphrase(self.folder, passphrase, slot)
            raise

    def end_access(self, passphrase: str, user_id: int) -> None:
        """Let a colleague open the store no more, on the word of one's own passphrase.

        Raises WRONG_PASSPHRASE, and what `users.end_access` raises.
        """
        key_slots.load(self.folder).open(passphrase)
        slot = self.read(lambda session: users.get(session, user_id)).slot
        self.write(
            Act.EDIT_USER, lambda session: users.end_access(session, user_id, by=self.user_id)
        )
        if slot in store.slots(self.folder):
            store.remove_passphrase(self.folder, passphrase, slot)

    def _refuse_taken(self, passphrase: str, but: str = "") -> None:
        """Refuse a passphrase that opens another slot than `but`: two users would be taken for one.

        Which of them it opens can't be told, so who may do what would hang on chance.
        """
        try:
            _, slot = key_slots.load(self.folder).open(passphrase)
        except SpilError as error:
            if error.problem is StoreProblem.WRONG_PASSPHRASE:
                return
            raise
        if slot != but:
            raise SpilError(UserProblem.PASSPHRASE_TAKEN)

    def _sign_in(self) -> int | None:
        """Return the user of the passphrase that opened the store, made at her first time.

        When that cannot be written (a full disk), nobody is signed in: that may the least.
        """
        slot = self.database.slot
        known = self.database.read(lambda session: users.find(session, slot))
        if known is not None:
            return known
        name = _("Spil") if slot else _("Herstelsleutel")
        try:
            return self.database.run(lambda session: users.signed_in(session, slot, name))
        except SpilError:
            return None

    def _halt(self) -> None:
        """Stop the worker and close the database."""
        for job in tuple(self._jobs):
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._jobs.clear()
        self.database.close()
        self._database = None

    def _look_after(self, job: Job) -> None:
        del job
        backups.make_automatic(self.database)
        self.database.run(self._forget)

    def _forget(self, session: Session) -> int:
        from spil_desktop.services import changes  # noqa: PLC0415 - as in _journalled

        return changes.forget(session, before=datetime.now(UTC).replace(tzinfo=None) - _UNDO_FOR)

    def _looked_after(self, _nothing: None) -> None:
        """Nothing to tell: a backup that fails is told by the message bar."""

    def _said_erased(self, count: int) -> None:
        if count:
            self.say(
                ngettext(
                    "De inhoud van {count} dossier is gewist: de termijn was om. Dit kan niet "
                    "ongedaan worden gemaakt.",
                    "De inhoud van {count} dossiers is gewist: de termijn was om. Dit kan niet "
                    "ongedaan worden gemaakt.",
                    count,
                ).format(count=count)
            )

    @staticmethod
    def _age(moment: datetime) -> timedelta:
        return datetime.now(UTC).replace(tzinfo=None) - moment

    def _journalled(self, act: Act, fn: Callable[[Session], T]) -> Callable[[Session], T]:
        # at the first write, not at the start: it brings phone numbers and the search index
        from spil_desktop.services import changes  # noqa: PLC0415

        def journalled(session: Session) -> T:
            return changes.perform(session, act, fn, user_id=self.user_id)

        return journalled

    def _step(self, name: Literal["undo", "redo"], said: str) -> None:
        from spil_desktop.services import changes  # noqa: PLC0415 - as in _journalled

        step = changes.undo if name == "undo" else changes.redo
        try:
            done = self.database.run(lambda session: step(session, user_id=self.user_id))
        except SpilError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        self.said.emit(said.format(act=labels.label(done.act)), False)

    def _start(self, job: Job, run: Callable[[], object]) -> None:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="spil")
        self._jobs.add(job)
        self._pool.submit(self._run, job, run)

    def _run(self, job: Job, run: Callable[[], object]) -> None:
        """On the worker: run and hand over the outcome, whatever it is."""
        try:
            if job.cancelled:
                raise Cancelled  # noqa: TRY301 - a job that never began ends like one that stopped
            result, error = run(), None
        except BaseException as raised:  # noqa: BLE001 - it is raised again in the main thread
            result, error = None, raised
        self._finished.emit(job, result, error)

    def _tell(self, job: Job, done: int, total: int) -> None:
        self._progressed.emit(job, done, total)

    def _show(self, job: Job, done: int, total: int) -> None:
        if job.shown is not None and not job.cancelled and _lives(job.shown):
            job.shown(done, total)

    def _finish(self, job: Job, result: object, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SpilError):
            raise error
        if job not in self._jobs:  # its page went with the lock
            return
        self._jobs.discard(job)
        if job.cancelled and not job.writes and error is None:
            error = Cancelled()  # stopped after its last step: whoever waits for it must know
        if error is not None:
            self._refuse(job, error)
            return
        if job.writes:
            self.changed.emit()
        if _lives(job.done):
            job.done(result)

    def _refuse(self, job: Job, error: SpilError) -> None:
        if job.failed is not None:
            if _lives(job.failed):
                job.failed(error)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)


def _stoppable(job: Job, fn: Callable[[Session, Job], T]) -> Callable[[Session], T]:
    """Let every statement of `fn` look whether the job was stopped."""

    def run(session: Session) -> T:
        event.listen(session, "do_orm_execute", job.look)
        return fn(session, job)

    return run


def _lives(callback: Callable[..., object]) -> bool:
    """Say whether the Qt object behind a bound method still exists."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
