"""What people noticed of the help and what meant the most, as lines of a table."""

from dataclasses import dataclass

from spil_desktop.language import _
from spil_desktop.rules.outcomes import View
from spil_desktop.rules.release import DimensionName
from spil_desktop.services.noticed import Experienced
from spil_desktop.texts import dimensions, numbers
from spil_desktop.ui.shared.tables import Column, RecordTable

STATEMENT = "effect"
MATTERED = "mattered"


@dataclass(frozen=True, slots=True)
class Noticed:
    """One line of what people noticed or what mattered, with how many said so."""

    key: tuple[str, str]
    text: str
    people: int
    of: int
    missing: int


def table() -> RecordTable[Noticed]:
    """Return the table of these lines, still empty."""
    return RecordTable(
        _("Wat deelnemers merkten en wat het meest betekende"),
        (
            Column[Noticed](_("Wat zij zeiden"), _text, wraps=True),
            Column[Noticed](_("Eens of genoemd"), _share, width=136),
            Column[Noticed](_("Geen antwoord"), _no_answer, width=116, right=True),
        ),
        key=_key,
    )


def lines(of: Experienced) -> list[Noticed]:
    """Return the statements in their order, then what mattered, the most named first."""
    rows = [
        Noticed(
            (STATEMENT, each.item),
            dimensions.category(DimensionName.EFFECT, each.item),
            each.number(View.AGREE),
            each.answered,
            each.number(None),
        )
        for each in of.statements
    ]
    ranked = sorted(of.mattered.items(), key=lambda each: -each[1])
    named = (
        Noticed(
            (MATTERED, code),
            _("Betekende het meest: {what}").format(
                what=dimensions.word(DimensionName.MATTERED, code)
            ),
            number,
            of.chose,
            of.measured - of.chose,
        )
        for code, number in ranked
    )
    return [*rows, *named]


def _key(row: Noticed) -> object:
    return row.key


def _text(row: Noticed) -> str:
    return row.text


def _share(row: Noticed) -> str:
    if not row.of:
        return numbers.NOT_SHOWN
    return _("{part} van {all} ({percent}%)").format(
        part=numbers.whole(row.people),
        all=numbers.whole(row.of),
        percent=round(100 * row.people / row.of),
    )


def _no_answer(row: Noticed) -> str:
    return numbers.whole(row.missing)
