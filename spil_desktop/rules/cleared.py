"""What attacks found safe, so that it is not attacked again while tables are made coarser.

Who is safe when more is said stays safe when less is: every set of counts that fits all that was
told fits a part of it as well.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Told = TypeVar("Told", bound=Hashable)
Quantity = TypeVar("Quantity", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Attacked(Generic[Told, Quantity]):
    """What was told when it was attacked, what was safe then, and whether that was all."""

    told: frozenset[Told]
    safe: frozenset[Quantity]
    is_whole: bool


class Cleared(Generic[Told, Quantity]):
    """The memory of the attacks on one release, by what they were of."""

    def __init__(self) -> None:
        self._attacks: dict[Hashable, list[_Attacked[Told, Quantity]]] = {}

    def remember(
        self,
        of: Hashable,
        told: Iterable[Told],
        safe: Iterable[Quantity],
        *,
        is_whole: bool,
    ) -> None:
        """Remember what was `safe` while this was `told`; `is_whole` when nothing was found."""
        attacked = _Attacked(frozenset(told), frozenset(safe), is_whole)
        self._attacks.setdefault(of, []).append(attacked)

    def is_safe(self, of: Hashable, told: Iterable[Told]) -> bool:
        """Whether an attack found nothing while this, or more, was told."""
        return any(attacked.is_whole for attacked in self._as_much(of, told))

    def safe(self, of: Hashable, told: Iterable[Told]) -> frozenset[Quantity]:
        """Return what was found safe while this, or more, was told."""
        return frozenset[Quantity]().union(*(each.safe for each in self._as_much(of, told)))

    def _as_much(self, of: Hashable, told: Iterable[Told]) -> Iterable[_Attacked[Told, Quantity]]:
        now = frozenset(told)
        return (each for each in self._attacks.get(of, ()) if now <= each.told)
