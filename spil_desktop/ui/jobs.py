"""A job on the worker: how it reports, how it is stopped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from spil_desktop.errors import FileProblem, SpilError

_REPORT_EVERY: Final = 0.05


class Cancelled(SpilError):
    """The user stopped a long job; nothing of it stays."""

    def __init__(self) -> None:
        super().__init__(FileProblem.CANCELLED)


@dataclass(slots=True, eq=False)
class Job:
    """One job on the worker. Call it as `job(done, total)` to show how far it is.

    That call raises `Cancelled` once the user has stopped the job, so that the transaction is
    rolled back.
    """

    done: Callable[[Any], None]
    failed: Callable[[SpilError], None] | None = None
    shown: Callable[[int, int], None] | None = None
    tell: Callable[["Job", int, int], None] | None = None
    writes: bool = False
    cancelled: bool = False
    _last: float = field(default=0.0)

    def __call__(self, done: int, total: int) -> None:
        self.look()
        now = monotonic()
        if self.tell is not None and (now - self._last > _REPORT_EVERY or done == total):
            self._last = now
            self.tell(self, done, total)

    def look(self, _statement: object = None) -> None:
        """Raise `Cancelled` when the user has stopped the job."""
        if self.cancelled:
            raise Cancelled

    def cancel(self) -> None:
        """Stop at the next step; `done` is not called any more."""
        self.cancelled = True
