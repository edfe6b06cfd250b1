"""What a web page says first: the totals, and every sentence of the report in short."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from spil_desktop.files import reports
from spil_desktop.language import _
from spil_desktop.rules.release import Release

Summary = Sequence[tuple[str, Sequence[str]]]
"""Titles of chapters with the sentences that they tell."""

ID: Final = "short"
"""The place of these lines in the page."""

STYLE: Final = """
.key{display:flex;flex-wrap:wrap;gap:.4rem 2.6rem;background:var(--pale);padding:.8rem 1.1rem}
.key div{display:flex;flex-direction:column-reverse}
.key dt{margin:0;font-weight:400;color:var(--quiet);font-size:.9rem}
.key dd{font-size:1.9rem;font-weight:700;color:var(--accent)}
"""


def heading() -> str:
    """Return the heading of these lines."""
    return _("In het kort")


def lines(release: Release, summary: Summary) -> Iterator[str]:
    """Yield the section; nothing where the report tells no sentence."""
    if not summary:
        return
    yield f'<section id="{ID}" aria-labelledby="{ID}-title">'
    yield f'<h2 id="{ID}-title">{escape(heading())}</h2>'
    numbers = reports.key_numbers(release)
    if numbers:
        told = (f"<div><dt>{escape(name)}</dt><dd>{text}</dd></div>" for text, name in numbers)
        yield f'<dl class="key">{"".join(told)}</dl>'
    for title, sentences in summary:
        yield f"<h3>{escape(title)}</h3>"
        told = (f"<li>{escape(each)}</li>" for each in sentences)
        yield f'<ul class="told">{"".join(told)}</ul>'
    yield "</section>"
