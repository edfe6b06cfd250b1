"""The colours of statuses and results; their sign and word always stand beside it."""

from spil_desktop.rules.vocabulary import DoorResult, StreetStatus
from spil_desktop.ui import theme
from spil_desktop.ui.shared.blocks import Tone


def street_tone(status: StreetStatus) -> Tone:
    """Return the colour of how far the Spil is in a street."""
    return {
        StreetStatus.UNKNOWN: Tone.NEUTRAL,
        StreetStatus.EXPLORED: Tone.WARNING,
        StreetStatus.KEY_FIGURE_FOUND: Tone.ACCENT,
        StreetStatus.INDEPENDENT: Tone.GOOD,
    }[status]


def door_tone(result: DoorResult | None) -> Tone:
    """Return the colour of what happened at a door."""
    if result is None or result is DoorResult.NOT_HOME:
        return Tone.NEUTRAL
    if result in {DoorResult.NOT_INTERESTED, DoorResult.DO_NOT_RING}:
        return Tone.DANGER
    if result is DoorResult.VISIT_WANTED:
        return Tone.GOOD
    return Tone.WARNING if result is DoorResult.OPENED else Tone.ACCENT


def painted(tone: Tone) -> tuple[str, str]:
    """Return the colour of words and of the ground below them, to paint a tile."""
    used = theme.colours()
    return {
        Tone.NEUTRAL: (used.muted, used.surface),
        Tone.ACCENT: (used.accent_strong, used.accent_soft),
        Tone.GOOD: (used.good, used.good_soft),
        Tone.WARNING: (used.warning, used.warning_soft),
        Tone.DANGER: (used.danger, used.danger_soft),
    }[tone]
