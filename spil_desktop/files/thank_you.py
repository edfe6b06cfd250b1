"""The page that thanks a volunteer with her own figures: one sheet, in words, nobody else's name.

`words` are what the page says, for the preview and for the sheet alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from dateutil.relativedelta import relativedelta

from spil_desktop.language import _, ngettext
from spil_desktop.services.volunteer_work import WorkDone
from spil_desktop.texts import dates, numbers

_SIZE: Final = 15


@dataclass(frozen=True, slots=True)
class ThankYou:
    """Everything that the page says, from top to bottom."""

    title: str = field(repr=False)
    opening: str
    lines: tuple[str, ...] = field(repr=False)
    closing: str


def words(name: str, done: WorkDone, since: date | None) -> ThankYou:
    """Return what the page says to `name` of what she did; nothing of what there is none of."""
    lines = tuple(_lines(done, since))
    opening = _("Van {first} tot en met {last} deed jij dit voor je buurt:").format(
        first=numbers.long_date(done.first), last=numbers.long_date(done.last)
    )
    return ThankYou(
        title=_("Bedankt, {name}!").format(name=name),
        opening=opening if lines else _("Fijn dat je er bent voor je buurt."),
        lines=lines,
        closing=_("Dankzij jou is het prettiger wonen in de buurt."),
    )


def write(said: ThankYou, path: Path, *, made_on: date) -> None:
    """Write the page as a PDF; raises `FileProblem.CANNOT_WRITE`."""
    # reportlab takes 0.2 s, which only who prints the page should wait for
    from spil_desktop.files import prints  # noqa: PLC0415

    sheet = prints.Sheet(_SIZE)
    story = (
        sheet.text(words, style)
        for words, style in (
            (said.title, "H1"),
            (said.opening, "P"),
            *((f"• {line}", "item") for line in said.lines),
            (said.closing, "P"),
        )
    )
    foot = _("Gemaakt op {date}").format(date=dates.short_date(made_on))
    prints.write(path, _("Bedankt"), made_on, story, foot=foot, size=9)


def _lines(done: WorkDone, since: date | None) -> Iterator[str]:
    if done.people:
        yield ngettext(
            "Je hielp {count} buurtgenoot.", "Je hielp {count} buurtgenoten.", done.people
        ).format(count=done.people)
    if done.matches:
        yield ngettext(
            "Je was {count} keer iemands maatje.",
            "Je was {count} keer iemands maatje.",
            done.matches,
        ).format(count=done.matches)
    if done.rides:
        yield _rides(done)
    if done.jobs:
        yield ngettext("Je deed {count} klus.", "Je deed {count} klussen.", done.jobs).format(
            count=done.jobs
        )
    if done.minutes:
        yield _("Je gaf daarnaast {time} van je tijd.").format(time=dates.duration(done.minutes))
    years = 0 if since is None else relativedelta(done.last, since).years
    if years > 0:
        yield ngettext(
            "Je bent al {count} jaar vrijwilliger.", "Je bent al {count} jaar vrijwilliger.", years
        ).format(count=years)


def _rides(done: WorkDone) -> str:
    said = ngettext("Je reed {count} rit.", "Je reed {count} ritten.", done.rides)
    if not done.kilometres:
        return said.format(count=done.rides)
    said = ngettext(
        "Je reed {count} rit: {kilometres} kilometer.",
        "Je reed {count} ritten: samen {kilometres} kilometer.",
        done.rides,
    )
    return said.format(count=done.rides, kilometres=numbers.decimal(Decimal(str(done.kilometres))))
