"""The buttons of what can be done with what is shown."""

from collections.abc import Callable

from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import FlowLayout

Do = Callable[[], object]


def flow(*wanted: tuple[str, str, Do], of: object = "") -> FlowLayout:
    """Return buttons beside each other: words, icon and what each does.

    Each is called by its words, and by what it is `of` where the same words stand more than once.
    """
    found = FlowLayout()
    for words, icon, act in wanted:
        button = blocks.button(words, icon)
        button.setObjectName(f"{words} {of}".strip())
        button.clicked.connect(act)
        found.addWidget(button)
    return found


def possible(*wanted: tuple[str, str, Do, bool], of: object = "") -> FlowLayout:
    """Return the buttons of those that can be done now, which the last of each says."""
    return flow(*((words, icon, act) for words, icon, act, can in wanted if can), of=of)
