"""Papers of a Meet & Greet: badges with the tables of their bearer, and the list of tables."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _
from spil_desktop.services.meetings import MeetingFields, PartyRow
from spil_desktop.texts import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

SIZE: Final = 11

Tables = Sequence[Sequence[tuple[int, int]]]
"""By round the numbers of the two badges at every table, from table 1 on."""


def write_badges(
    meeting: MeetingFields, parties: Sequence[PartyRow], tables: Tables, path: Path, made_on: date
) -> None:
    """Write a badge for everyone; raises `FileProblem.CANNOT_WRITE`."""
    from spil_desktop.files import label_sheets  # noqa: PLC0415 - reportlab takes 0.2 s
    from spil_desktop.files.label_sheets import Words  # noqa: PLC0415 - as above

    title = _("Naamkaartjes {meeting}").format(meeting=meeting.name)
    places = own_tables(tables)
    badges = [
        (
            Words(row.name, 20, bold=True),
            Words(row.organisation, 14),
            Words(_badge_foot(row.number, places.get(row.number, ())), 10, quiet=True),
        )
        for row in parties
    ]
    label_sheets.write(path, title, made_on, badges, label_sheets.BADGES)


def write_tables(
    meeting: MeetingFields, parties: Sequence[PartyRow], tables: Tables, path: Path, made_on: date
) -> None:
    """Write who sits where in every round; raises `FileProblem.CANNOT_WRITE`."""
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    title = _("Tafellijst {meeting}").format(meeting=meeting.name)
    story = _story(meeting, parties, tables, title)
    foot = _("{meeting}, {date}").format(meeting=meeting.name, date=dates.short_date(meeting.on))
    prints.write(path, title, made_on, story, foot=foot, size=SIZE)


def own_tables(tables: Tables) -> dict[int, tuple[int | None, ...]]:
    """Return by badge the table in every round, None for a round that she sits out."""
    badges = {badge for turn in tables for pair in turn for badge in pair}
    found: dict[int, list[int | None]] = {badge: [None] * len(tables) for badge in badges}
    for number, turn in enumerate(tables):
        for table, pair in enumerate(turn, 1):
            for badge in pair:
                found[badge][number] = table
    return {badge: tuple(places) for badge, places in found.items()}


def _badge_foot(number: int, places: Sequence[int | None]) -> str:
    badge = _("Nummer {number}").format(number=number)
    if not places:
        return badge
    listed = " · ".join("–" if place is None else str(place) for place in places)
    return _("{badge} · tafels {tables}").format(badge=badge, tables=listed)


def _story(
    meeting: MeetingFields, parties: Sequence[PartyRow], tables: Tables, title: str
) -> "Iterator[Flowable]":
    from reportlab.platypus import PageBreak  # noqa: PLC0415 - as in `write_tables`

    from spil_desktop.files.prints import Sheet  # noqa: PLC0415 - as in `write_tables`

    sheet = Sheet(SIZE)
    named = {row.number: row for row in parties}
    when = (dates.day_and_date(meeting.on), dates.clock(meeting.starts_at), meeting.place)
    yield sheet.text(title, "H1")
    yield sheet.text(" · ".join(part for part in when if part))
    for number, turn in enumerate(tables, 1):
        if number > 1:
            yield PageBreak()
        heading = _("Ronde {number} ({minutes} minuten)")
        yield sheet.text(heading.format(number=number, minutes=meeting.minutes), "H2")
        for table, (one, other) in enumerate(turn, 1):
            line = _("Tafel {table}: {one} en {other}")
            yield sheet.text(
                line.format(table=table, one=_known(named[one]), other=_known(named[other])), "item"
            )
        idle = named.keys() - {badge for pair in turn for badge in pair}
        for badge in sorted(idle):
            yield sheet.text(_("Pauze: {one}").format(one=_known(named[badge])), "item")


def _known(row: PartyRow) -> str:
    return f"{row.number} {row.name} ({row.organisation})"
