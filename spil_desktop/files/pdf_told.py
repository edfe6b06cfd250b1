"""What people told, in the PDF of a report. Import this module late: reportlab takes 0.2 s."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether

from spil_desktop.files.pdf_parts import text
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import stories as words


def flow(
    heading: str, told: Sequence[ToldStory], *before: Flowable, style: str, titles: str
) -> Iterator[Flowable]:
    """Yield stories under a heading in one style, with their titles in another.

    A heading, and what comes `before` it, is never left alone at the end of a page.
    """
    opening: list[Flowable] = [*before, text(heading, style)]
    for story in told:
        first, *others = (text(each) for each in story.text.splitlines() if each.strip())
        yield KeepTogether([*opening, text(story.title, titles), first])
        yield from others
        opening = []
    if told:
        yield text(words.agreed(), "note")
