"""What the doors of a round add up to: counts without numbers or names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from spil_desktop.rules.vocabulary import DoorResult

OPENED: Final = frozenset(
    {
        DoorResult.OPENED,
        DoorResult.TALKED,
        DoorResult.FLYER,
        DoorResult.VISIT_WANTED,
        DoorResult.NOT_INTERESTED,
    }
)
"""Results for which somebody came to the door."""

TALKED: Final = frozenset({DoorResult.TALKED, DoorResult.VISIT_WANTED})
"""Results for which there was a conversation."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a round gave: `addresses` were rung at, `interested` want to hear more or a visit."""

    addresses: int = 0
    opened: int = 0
    talked: int = 0
    flyers: int = 0
    visits_wanted: int = 0
    interested: int = 0


def wrong(counts: Counts) -> str | None:
    """Return the name of the first count that cannot be, or None.

    Who talked opened the door, who opened was rung at; who wants a visit talked and is interested.
    Flyers go to closed doors too.
    """
    limits = (
        ("addresses", counts.addresses, None),
        ("opened", counts.opened, counts.addresses),
        ("talked", counts.talked, counts.opened),
        ("flyers", counts.flyers, counts.addresses),
        ("interested", counts.interested, counts.talked),
        ("visits_wanted", counts.visits_wanted, counts.interested),
    )
    for name, value, most in limits:
        if value < 0 or (most is not None and value > most):
            return name
    return None


def counted(results: Iterable[DoorResult]) -> Counts:
    """Add up the doors of a round; where nobody may ring, nobody rang."""
    rung = [result for result in results if result is not DoorResult.DO_NOT_RING]
    visits = rung.count(DoorResult.VISIT_WANTED)
    return Counts(
        addresses=len(rung),
        opened=sum(result in OPENED for result in rung),
        talked=sum(result in TALKED for result in rung),
        flyers=rung.count(DoorResult.FLYER),
        visits_wanted=visits,
        interested=visits,
    )
