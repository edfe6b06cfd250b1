from threading import Event

import pytest

from spil_desktop.rules import patience


class StoppedError(Exception):
    pass


def test_the_outcome_comes_with_looks_in_between() -> None:
    looked: list[int] = []
    ready = Event()

    def look_up() -> None:
        looked.append(1)
        if len(looked) > 1:
            ready.set()

    assert patience.wait_for(lambda: ready.wait(10), look_up)
    assert len(looked) > 1
    assert patience.wait_for(lambda: 4, None) == 4


def test_who_looks_up_can_stop_waiting() -> None:
    never = Event()

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        patience.wait_for(lambda: never.wait(10), stop)
    never.set()


def test_what_goes_wrong_is_told_to_who_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        patience.wait_for(lambda: 1 / 0, lambda: None)
