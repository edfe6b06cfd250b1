"""Why needs stay open in a plan, counted by area: where the supply falls short."""

from collections import Counter
from dataclasses import dataclass

from spil_desktop.rules import open_reasons
from spil_desktop.rules.open_reasons import OpenReason
from spil_desktop.rules.vocabulary import NeedTheme
from spil_desktop.services.matching import AreaPlan


@dataclass(frozen=True, slots=True)
class OpenCount:
    """How many needs of a theme stay open in an area for one reason."""

    area: str
    theme: NeedTheme
    reason: OpenReason
    needs: int


def counted(plan: AreaPlan) -> tuple[OpenCount, ...]:
    """Count the needs that a plan leaves open: per area the most frequent first."""
    found = Counter((one.need.area, one.need.theme, open_reasons.of(one.why)) for one in plan.left)
    rows = [OpenCount(*key, needs) for key, needs in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.area, -row.needs, row.theme, row.reason)))
