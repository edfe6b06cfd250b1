"""The content of the manager's report, before window, PDF or web page give it a form."""

from dataclasses import dataclass, field
from itertools import compress

from spil_desktop.files import file_names, reports
from spil_desktop.files.reports import Section
from spil_desktop.language import _
from spil_desktop.rules import periods
from spil_desktop.rules import quarter_report as rules
from spil_desktop.rules.indicators import Goal
from spil_desktop.rules.quarter_report import Compared
from spil_desktop.rules.release import Release
from spil_desktop.services.quarters import QuarterReport
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import codebook, method
from spil_desktop.texts import quarter_reports as words
from spil_desktop.texts import release as release_words

_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a comparison: its name, and its figures and target as they are written."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Printed figures beside earlier ones: heads without the first, and rows."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    has_target: bool = False


@dataclass(frozen=True, slots=True)
class PaperChapter:
    """A goal: what it is, its figures in comparison, and its tables."""

    title: str
    aim: str
    comparison: Comparison | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that the report says, from top to bottom."""

    title: str
    subtitle: str
    release: Release
    marks: tuple[str, ...]
    opening: str
    comparison: Comparison | None
    notes: tuple[str, ...]
    sentences: tuple[str, ...]
    caveats: tuple[str, ...]
    chapters: tuple[PaperChapter, ...]
    stories: tuple[ToldStory, ...] = field(repr=False)
    method: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    omissions: tuple[tuple[str, tuple[str, ...]], ...]


def paper(report: QuarterReport) -> Paper:
    """Return what the report of a period says."""
    release = rules.short(report.release)
    compared = rules.compare(report.release, report.before, report.year_ago, report.targets)
    chapters = tuple(_chapter(goal, release, compared[goal]) for goal in rules.PRINTED)
    told = _sentences(chapters)
    sections = (section for chapter in chapters for section in chapter.sections)
    shown = tuple(table for each in sections for grid in each.grids for table in grid.tables)
    every = tuple(line for lines in compared.values() for line in lines)
    in_short = tuple(line for line in every if not line.category)
    return Paper(
        title=words.title(release.period),
        subtitle=words.subtitle(release),
        release=release,
        marks=(release_words.demo_mark(),) if release.demo else (),
        opening=method.in_short(),
        comparison=_comparison(_("In één oogopslag"), release, in_short),
        notes=_notes(report, every),
        sentences=told,
        caveats=_caveats(chapters, told),
        chapters=tuple(each for each in chapters if each.comparison or each.sections),
        stories=report.stories,
        method=method.paragraphs(release),
        definitions=codebook.definitions(shown),
        omissions=reports.omissions(report.release),
    )


def file_name(paper_of: Paper, end: str) -> str:
    """Return the name of a file: what it is, area and period."""
    return f"{paper_of.title.casefold()}-{file_names.slug(paper_of.release)}{end}"


def _chapter(goal: Goal, release: Release, lines: tuple[Compared, ...]) -> PaperChapter:
    return PaperChapter(
        words.chapter(goal),
        words.aim(goal),
        _comparison(words.chapter(goal), release, lines),
        reports.sections(release, rules.SECTIONS[goal]),
    )


def _comparison(title: str, release: Release, lines: tuple[Compared, ...]) -> Comparison | None:
    """Return a comparison; the column of targets only where one stands in it."""
    if not lines:
        return None
    heads = words.columns(release.period)
    rows = [
        (
            words.number(line.now),
            words.number(line.before),
            words.number(line.year_ago),
            words.target(line),
        )
        for line in lines
    ]
    is_year = periods.before(release.period) == periods.year_before(release.period)
    shown = [True, True, not is_year, any(target for *_counts, target in rows)]
    return Comparison(
        title,
        tuple(compress(heads, shown)),
        tuple(
            Line(words.name(line), tuple(compress(row, shown)))
            for line, row in zip(lines, rows, strict=True)
        ),
        has_target=shown[-1],
    )


def _notes(report: QuarterReport, lines: tuple[Compared, ...]) -> tuple[str, ...]:
    found = words.notes(report.release, lines)
    version = report.release.definition_version
    other = (each for each in (report.before, report.year_ago) if each is not None)
    if any(each.definition_version != version for each in other):
        return (*found, words.not_compared())
    return found


def _sentences(chapters: tuple[PaperChapter, ...]) -> tuple[str, ...]:
    """Return sentences for the summary: the first of every chapter before the second of any."""
    told = [
        [sentence for section in chapter.sections for sentence in section.sentences]
        for chapter in chapters
    ]
    deepest = max((len(each) for each in told), default=0)
    in_turn = [each[at] for at in range(deepest) for each in told if at < len(each)]
    return tuple(dict.fromkeys(in_turn))[:_SENTENCES]


def _caveats(chapters: tuple[PaperChapter, ...], told: tuple[str, ...]) -> tuple[str, ...]:
    """Return what must stand beside the sentences of the summary, each once."""
    found = (
        caveat
        for chapter in chapters
        for section in chapter.sections
        if not set(told).isdisjoint(section.sentences)
        for caveat in section.caveats
    )
    return tuple(dict.fromkeys(found))
