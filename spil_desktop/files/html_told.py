"""What people told, on a web page of a report."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import stories as words

STYLE: Final = """
h4,h5{font-size:1rem;margin:1.2rem 0 .3rem}
h5{color:var(--quiet)}
@media print{h4,h5{break-after:avoid}}
"""


def lines(heading: str, told: Sequence[ToldStory], *, level: int) -> Iterator[str]:
    """Yield stories under a heading of this level; nothing where nobody told any."""
    if not told:
        return
    yield f"<h{level}>{escape(heading)}</h{level}>"
    for story in told:
        yield f"<h{level + 1}>{escape(story.title)}</h{level + 1}>"
        for paragraph in story.text.splitlines():
            if paragraph.strip():
                yield f"<p>{escape(paragraph)}</p>"
    yield f'<p class="note">{escape(words.agreed())}</p>'
