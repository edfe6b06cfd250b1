"""The sentences of the pilots' report, with the figures of a release."""

from spil_desktop.rules.release import Statement
from spil_desktop.texts import numbers


def sentence(of: Statement) -> str:
    """Return a statement as one sentence, its figure always beside its words."""
    return numbers.capital(of.kind.replace("_", " ")) + (
        f" {numbers.percent(of.percent)}" if of.percent else ""
    )
