"""Waiting for one long calculation that cannot say how far it is, with a look up now and then."""

from collections.abc import Callable
from threading import Thread
from typing import Final, TypeVar

T = TypeVar("T")

_LOOK_UP: Final = 0.1
"""Seconds between two looks."""


def wait_for(solve: Callable[[], T], look_up: Callable[[], None] | None) -> T:
    """Return what `solve` returns, or raise what it raises; `look_up` is called meanwhile.

    When `look_up` raises, nobody waits any longer: the calculation is left behind and its outcome
    is lost. It must let other threads run, and touch nothing that others use.
    """
    if look_up is None:
        return solve()
    found: list[T] = []
    broken: list[BaseException] = []

    def run() -> None:
        try:
            found.append(solve())
        except BaseException as error:  # noqa: BLE001 - raised again by who waits
            broken.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_UP)
        look_up()
    if broken:
        raise broken[0]
    return found[0]
