"""What someone answered, for herself: "Uw verhaal in beeld", on the screen and on paper.

Her own words at every moment beside each other, with a row of dots for the place of each answer.
No sum, no class and no name of a scale stands here: those are for groups, not for one person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _
from spil_desktop.rules import questionnaires
from spil_desktop.rules.questionnaires import Choice, Item, ItemKind, Questionnaire
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services.measurements import MeasurementRow
from spil_desktop.texts import dates, numbers
from spil_desktop.texts import measurements as texts

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

SIZE: Final = 16
"""Points of the smallest type: older people read it themselves."""

_MOST_DOTS: Final = 11
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: when, in which words, and its place (from nought) in so many dots, if any."""

    when: str
    words: str = field(repr=False)
    place: int | None
    dots: int


@dataclass(frozen=True, slots=True)
class AskedOne:
    """A question with the answers to it, the oldest first."""

    question: str
    answers: tuple[Said, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One questionnaire; `notes` tell which answers do not count together, and why."""

    heading: str
    questions: tuple[AskedOne, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the page says, from top to bottom."""

    title: str
    name: str = field(repr=False)
    opening: str
    parts: tuple[StoryPart, ...]
    closing: str


def words(
    name: str, taken: Sequence[MeasurementRow], known: Mapping[tuple[str, str], Questionnaire]
) -> Story:
    """Return what the page says to `name`; `known` are the questionnaires by code and edition."""
    by_edition: dict[tuple[str, str], list[MeasurementRow]] = {}
    for row in taken:
        asked = row.fields.instrument, row.instrument_version
        if asked in known:
            by_edition.setdefault(asked, []).append(row)
    found = [(known[asked].place, _part(known[asked], rows)) for asked, rows in by_edition.items()]
    parts = tuple(part for _place, part in sorted(found, key=_by_place))
    return Story(
        title=_("Uw verhaal in beeld"),
        name=name,
        opening=_opening(parts),
        parts=parts,
        closing=_("Klopt er iets niet? Zeg het, dan verbeteren we het."),
    )


def write(story: Story, path: Path, *, made_on: date) -> None:
    """Write the page as a PDF; raises `FileProblem.CANNOT_WRITE`."""
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    foot = _("Gemaakt op {date}").format(date=dates.short_date(made_on))
    prints.write(path, story.title, made_on, _flowables(story), foot=foot, size=SIZE)


def _opening(parts: Iterable[StoryPart]) -> str:
    """Speak of change only to who was asked something twice."""
    if any(len(one.answers) > 1 for part in parts for one in part.questions):
        return _("Dit hebt u verteld. Samen kijken we wat er veranderd is, en wat u wilt.")
    return _("Dit hebt u verteld. Samen kijken we wat u wilt.")


def _by_place(pair: tuple[int, StoryPart]) -> int:
    return pair[0]


def _part(questionnaire: Questionnaire, rows: Sequence[MeasurementRow]) -> StoryPart:
    asked = [
        item for item in questionnaire.items if any(item.code in row.fields.answers for row in rows)
    ]
    return StoryPart(
        texts.heading(questionnaire),
        tuple(AskedOne(item.text, tuple(_said(item, row) for row in rows)) for item in asked),
        tuple(_notes(questionnaire, rows)),
    )


def _said(item: Item, row: MeasurementRow) -> Said:
    given = row.fields.answers.get(item.code)
    place, dots = None, _dots(item)
    if isinstance(given, int) and item.low is not None:
        place = given - item.low
    elif item.kind is ItemKind.CHOICE:
        places = {choice.code: at for at, choice in enumerate(_from_low(item))}
        place = places.get(str(given))
    day = row.fields.taken_on
    when = _("{month} {year}").format(month=numbers.month(day.month), year=day.year)
    return Said(when, texts.answer(item, given), place if dots else None, dots)


def _from_low(item: Item) -> tuple[Choice, ...]:
    """Return the choices with the highest score at the right, like a mark, when it is that plain.

    "Uitstekend" is asked first and scores most; of "ja" and "nee" the order of asking stays.
    """
    points = [choice.points for choice in item.choices]
    falling = all(one > other for one, other in pairwise(points)) and len(points) > _TWO
    return tuple(reversed(item.choices)) if falling else item.choices


def _dots(item: Item) -> int:
    """Return how many dots stand for the answers of an item; nought when that is no drawing."""
    if item.kind is ItemKind.CHOICE:
        return len(item.choices)
    if item.kind is ItemKind.MANY or item.low is None or item.high is None:
        return 0
    dots = item.high - item.low + 1
    return dots if dots <= _MOST_DOTS else 0


def _notes(questionnaire: Questionnaire, rows: Iterable[MeasurementRow]) -> Iterator[str]:
    """Yield why answers do not count together; said once, of the longest scale of a moment."""
    for row in rows:
        scores = questionnaires.scores(questionnaire, row.fields.answers)
        whole = [scale for scale in questionnaire.scales if len(scale.items) > 1]
        whole.sort(key=lambda scale: -len(scale.items))
        told = (texts.not_scorable(scale, scores[scale.code]) for scale in whole)
        why = next(filter(None, told), "")
        if why:
            yield f"{_moment(row.fields.moment)}: {why}"


def _moment(moment: Moment) -> str:
    return moment.value.upper()


def _flowables(story: Story) -> "Iterator[Flowable]":
    from reportlab.platypus import KeepTogether  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.dots import DottedAnswer  # noqa: PLC0415 - as in `write`
    from spil_desktop.files.prints import Sheet  # noqa: PLC0415 - as in `write`

    sheet = Sheet(SIZE)
    yield sheet.text(story.title, "H1")
    yield sheet.text(story.name)
    yield sheet.text(story.opening)
    for part in story.parts:
        heading: list[Flowable] = [sheet.text(part.heading, "H2")]
        for one in part.questions:
            lines: list[Flowable] = [
                DottedAnswer(SIZE, said.when, said.words, said.dots, said.place)
                for said in one.answers
            ]
            yield KeepTogether([*heading, sheet.text(one.question, "H3"), *lines])
            heading = []
        for note in part.notes:
            yield sheet.text(note, "quiet")
    yield sheet.text(story.closing, "H3")
