"""What a driver drove in a month: days, kilometres and amounts, and nobody who rode along.

As PDF to hand over, as CSV or XLSX for who pays. The program moves no money.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files.csv_tables import guard
from spil_desktop.language import _, ngettext
from spil_desktop.services.ride_lists import DriverMonth, MonthLine
from spil_desktop.texts import dates, match_words, numbers

_SIZE: Final = 12
_WIDTHS: Final = (130, 90, 110, 110)
_A4: Final = 9


def title(month: DriverMonth) -> str:
    """Return what heads the list: "Ritten in april 2026"."""
    day = month.first_day
    return _("Ritten in {month} {year}").format(month=numbers.month(day.month), year=day.year)


def heads() -> tuple[str, ...]:
    """Return the columns of the list."""
    return (_("Dag"), _("Kilometers"), _("Bedrag"), _("Parkeren"))


def write(month: DriverMonth, path: Path, *, made_on: date) -> None:
    """Write the list as what the name of the file ends in: .pdf, .csv or .xlsx.

    Raises `FileProblem.CANNOT_WRITE`.
    """
    ways = {".csv": _write_csv, ".xlsx": _write_xlsx}
    way = ways.get(path.suffix.casefold(), _write_pdf)
    try:
        way(month, path, made_on)
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=path.name) from error


def write_all(months: Sequence[DriverMonth], path: Path, *, made_on: date) -> None:
    """Write the lists of all drivers as one PDF, each on a page of its own.

    Raises `FileProblem.CANNOT_WRITE`.
    """
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    foot, head = _foot(made_on), title(months[0])
    story = _stories(months)
    prints.write(path, head, made_on, story, foot=foot, size=10, numbered=False)


def _stories(months: Sequence[DriverMonth]) -> Iterator[Any]:
    from reportlab.platypus import PageBreak  # noqa: PLC0415 - as in `write_all`

    for place, month in enumerate(months):
        if place:
            yield PageBreak()
        yield from _story(month)


def note(month: DriverMonth) -> str:
    """Say what is not in the amounts, nothing when all is."""
    if not month.unknown:
        return ""
    return _(
        "Bij {number} van deze ritten zijn de kilometers of het tarief niet bekend. Die tellen "
        "niet mee in het bedrag."
    ).format(number=month.unknown)


def rate(month: DriverMonth) -> str:
    """Say what a kilometre cost, nothing when that is not known of any ride."""
    told = [numbers.euros(cents) for cents in month.rates]
    if not told:
        return ""
    return _("Tarief: {rates} per kilometer.").format(rates=match_words.both(told))


def total(month: DriverMonth) -> str:
    """Say what it all comes to: the rides, the kilometres and parking together."""
    count = len(month.lines)
    return ngettext(
        "{number} rit, samen met parkeren {amount}.",
        "{number} ritten, samen met parkeren {amount}.",
        count,
    ).format(number=count, amount=numbers.euros(month.amount + month.extra_costs))


def _cells(line: MonthLine) -> tuple[str, ...]:
    return (
        dates.short_date(line.on),
        "" if line.kilometres is None else numbers.decimal(Decimal(str(line.kilometres))),
        "" if line.amount is None else numbers.amount(line.amount),
        numbers.amount(line.extra_costs) if line.extra_costs else "",
    )


def _total(month: DriverMonth) -> tuple[str, ...]:
    return (
        _("Samen"),
        numbers.decimal(Decimal(str(month.kilometres))),
        numbers.amount(month.amount),
        numbers.amount(month.extra_costs),
    )


def _write_csv(month: DriverMonth, path: Path, _made_on: date) -> None:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Chauffeur"), guard(month.driver)])
    writer.writerow(heads())
    writer.writerows(_cells(line) for line in month.lines)
    writer.writerow(_total(month))
    path.write_bytes(target.getvalue().encode("utf-8-sig"))


def _write_xlsx(month: DriverMonth, path: Path, made_on: date) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    try:
        with Workbook(str(path), options) as book:
            made = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
            _fill(book, month, made)
    except FileCreateError as error:
        raise OSError(str(error)) from error


def _fill(book: Any, month: DriverMonth, made: datetime) -> None:
    book.set_properties({"title": title(month), "author": "", "created": made})
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
    far = book.add_format({"num_format": "0.0"})
    money = book.add_format({"num_format": '"€" #,##0.00'})
    sheet = book.add_worksheet(_("Ritten"))
    sheet.set_column(0, 3, 16)
    sheet.write_string(0, 0, title(month), bold)
    sheet.write_string(1, 0, _("Chauffeur: {name}").format(name=month.driver))
    for column, head in enumerate(heads()):
        sheet.write_string(3, column, head, bold)
    for row, line in enumerate(month.lines, 4):
        sheet.write_datetime(row, 0, line.on, day)
        if line.kilometres is not None:
            sheet.write_number(row, 1, line.kilometres, far)
        if line.amount is not None:
            sheet.write_number(row, 2, line.amount / 100, money)
        sheet.write_number(row, 3, line.extra_costs / 100, money)
    last = 4 + len(month.lines)
    sheet.write_string(last, 0, _("Samen"), bold)
    sheet.write_number(last, 1, month.kilometres, far)
    sheet.write_number(last, 2, month.amount / 100, money)
    sheet.write_number(last, 3, month.extra_costs / 100, money)
    for row, said in enumerate(filter(None, (total(month), rate(month), note(month))), last + 2):
        sheet.write_string(row, 0, said)
    sheet.freeze_panes(4, 0)
    sheet.repeat_rows(3)
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(_A4)


def _write_pdf(month: DriverMonth, path: Path, made_on: date) -> None:
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    foot = _foot(made_on)
    head = _("{title}, {driver}").format(title=title(month), driver=month.driver)
    prints.write(path, title(month), made_on, _story(month), foot=foot, size=10, head=head)


def _foot(made_on: date) -> str:
    return _("Gemaakt op {date}").format(date=dates.short_date(made_on))


def _story(month: DriverMonth) -> Iterator[Any]:
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - as in `_write_pdf`
    from reportlab.platypus import KeepTogether, Paragraph, Spacer, Table  # noqa: PLC0415

    from spil_desktop.files.pdf_parts import (  # noqa: PLC0415
        ACCENT,
        BOLD,
        INK,
        REGULAR,
        RULE,
        CellTags,
        plain,
    )
    from spil_desktop.files.prints import Sheet, WritingLines  # noqa: PLC0415

    sheet = Sheet(_SIZE)
    yield sheet.text(title(month), "H1")
    yield sheet.text(_("Chauffeur: {name}").format(name=month.driver))
    yield sheet.text(
        _("Kilometers vanaf de eigen deur. Bedragen in euro; wie meereed betaalt de chauffeur.")
    )
    yield Spacer(1, _SIZE)

    def cells(texts: tuple[str, ...], font: str) -> list[Any]:
        return [
            Paragraph(
                plain(words),
                ParagraphStyle(
                    "cell",
                    fontName=font,
                    fontSize=_SIZE,
                    leading=_SIZE * 1.25,
                    textColor=INK,
                    alignment=2 if column else 0,
                ),
            )
            for column, words in enumerate(texts)
        ]

    body = [cells(heads(), BOLD), *(cells(_cells(line), REGULAR) for line in month.lines)]
    looks: list[Any] = [
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, ACCENT),
        ("LINEBELOW", (0, 1), (-1, -2), 0.35, RULE),
        ("LINEABOVE", (0, -1), (-1, -1), 0.9, ACCENT),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    lines = [*body, cells(_total(month), BOLD)]
    yield Table(lines, _WIDTHS, style=looks, repeatRows=1, hAlign="LEFT", renderCB=CellTags())
    yield Spacer(1, _SIZE)
    yield KeepTogether(
        [
            sheet.text(" ".join(filter(None, (total(month), rate(month))))),
            *(sheet.text(said, "quiet") for said in (note(month),) if said),
            Spacer(1, _SIZE),
            WritingLines(1, _SIZE * 2, _("Datum:"), _("Handtekening:")),
        ]
    )
