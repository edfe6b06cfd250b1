"""The content of a report in the order of the pilots' own, before PDF or HTML gives it a form."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from spil_desktop.files import grids
from spil_desktop.files.grids import Grid
from spil_desktop.language import _
from spil_desktop.rules import outcome_tables, printed_rows, seed_statements
from spil_desktop.rules import statements as rule_statements
from spil_desktop.rules.breakdowns import OLD_BANDS
from spil_desktop.rules.references import Compared
from spil_desktop.rules.release import Measure, Omission, Reference, Release, StatementKind
from spil_desktop.rules.report_cells import ANY
from spil_desktop.rules.seed_claims import Comparison
from spil_desktop.rules.vocabulary import Gender, LivingSituation, Loneliness, SelfRatedHealth
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import (
    method,
    numbers,
    outcomes,
    references,
    release,
    report_facts,
    statements,
)
from spil_desktop.texts.release import Chapter

_KEY_NUMBERS = 4
_OWN: Final[Mapping[Compared, tuple[StatementKind | None, str, tuple[str, ...]]]] = {
    Compared.LIFE_MARK: (None, "r4_mark", ()),
    Compared.FAIR_TO_GOOD: (
        StatementKind.HEALTH_FAIR_TO_GOOD,
        "r4_self_rated",
        (SelfRatedHealth.FAIR, SelfRatedHealth.GOOD),
    ),
    Compared.GOOD_HEALTH: (None, "r4_self_rated_cbs", ("very_good", "good")),
    Compared.LONELY: (
        StatementKind.LONELY,
        "r13_loneliness",
        (Loneliness.LONELY, Loneliness.VERY_LONELY),
    ),
    Compared.VERY_LONELY: (None, "r13_loneliness", (Loneliness.VERY_LONELY,)),
    Compared.MASTERY: (None, outcome_tables.MEANS, ("pearlin", outcome_tables.T0)),
    Compared.LIMITATION: (StatementKind.LIMITATION, "r5_limitation", (ANY,)),
    Compared.CHRONIC: (StatementKind.CHRONIC, "r6_condition", (ANY,)),
    Compared.EIGHTY_PLUS: (StatementKind.EIGHTY_PLUS, "r3_age", OLD_BANDS),
    Compared.WOMEN: (StatementKind.WOMEN, "r3_gender", (Gender.WOMAN,)),
    Compared.LIVING_ALONE: (StatementKind.LIVING_ALONE, "r3_living", (LivingSituation.ALONE,)),
}
"""The own figure of a published one: the sentence, or the table with its categories.

What is not here is another measure than what the tables print, even where it sounds alike.
"""
_NEVER: Final = (None, "", ())
_STEPS_IN: Final = "R1"
"""The table that tells who came how far."""
_TOLD_IN: Final = "R12"
"""The table that stories stand with: what meant most to participants."""
_KEY_MEASURES = (
    Measure.NEEDS,
    Measure.MATCHES,
    Measure.VISITS,
    Measure.OCCURRENCES,
    Measure.KEY_FIGURES,
    Measure.ADDRESSES,
    Measure.STREETS,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the pilot report: its sentences, its tables, and published figures beside.

    `caveats` stand above what cannot be told without them. `stories` stand after the figures.
    """

    title: str
    sentences: tuple[str, ...]
    grids: tuple[Grid, ...]
    references: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    stories: tuple[ToldStory, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ReportChapter:
    """A chapter with its sections; `facts` are pairs of a name and a value.

    `claims` is what was published about the first pilots: every sentence, in its order, with the
    own figure and whether that agrees. `caveats` stand above it.
    """

    chapter: Chapter
    title: str
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...] = ()
    claims: tuple[Comparison, ...] = ()
    caveats: tuple[str, ...] = ()


def chapters(of: Release, told: Sequence[ToldStory] = ()) -> tuple[ReportChapter, ...]:
    """Return the chapters that have anything to show, with the stories that are `told` in them.

    Where and when always does, and so does what was published about the first pilots.
    """
    known = {report for reports in release.REPORTS.values() for report in reports}
    unknown = tuple(dict.fromkeys(t.report for t in of.tables if t.report not in known))
    found: list[ReportChapter] = []
    for chapter, reports in release.REPORTS.items():
        extra = unknown if chapter is Chapter.NOTABLE else ()
        sections = tuple(
            section
            for report in (*reports, *extra)
            if (section := _section(of, report, told if report == _TOLD_IN else ()))
        )
        facts = _facts_of(chapter, of)
        claims = seed_statements.compare(of) if chapter is Chapter.PUBLISHED else ()
        if sections or facts or claims:
            title = release.chapter_title(chapter)
            found.append(
                ReportChapter(chapter, title, sections, facts, claims, _caveats_of(claims))
            )
    return tuple(found)


def sections(of: Release, wanted: Iterable[str]) -> tuple[Section, ...]:
    """Return the sections of these tables of the pilot report that have anything to show."""
    return tuple(section for report in wanted if (section := _section(of, report)))


def _caveats_of(claims: Iterable[Comparison]) -> tuple[str, ...]:
    """Return what cannot be left out beside the own figures of published sentences."""
    return tuple(
        dict.fromkeys(line for each in claims if each.own for line in outcomes.caveats(each.report))
    )


def _section(of: Release, report: str, told: Sequence[ToldStory] = ()) -> Section | None:
    tables = tuple(table for table in of.tables if table.report == report)
    stated = tuple(each for each in of.statements if each.report == report)
    if not tables and not stated and not told:
        return None
    return Section(
        release.report_title(report),
        (
            *(report_facts.steps(of) if report == _STEPS_IN else ()),
            *(
                statements.sentence(each, rule_statements.answered(of.tables, each))
                for each in stated
            ),
        ),
        tuple(grids.layouts(tables)),
        tuple(references.line(each) for each in compared(of) if each.report == report),
        outcomes.caveats(report) if tables or stated else (),
        tuple(told),
    )


def compared(of: Release) -> tuple[Reference, ...]:
    """Return the published figures that have an own one of the very same measure beside them."""
    return tuple(each for each in of.references if _is_printed(of, Compared(each.what)))


def _is_printed(of: Release, what: Compared) -> bool:
    kind, id_, keys = _OWN.get(what, _NEVER)
    if any(each.kind is kind for each in of.statements):
        return True
    table = rule_statements.find(of.tables, id_)
    if table is None:
        return False
    if table.cells[0].mean is not None or len(table.dimensions) > 1:
        return table.cell(*keys) is not None
    return bool(printed_rows.rows(table, keys))


def _facts_of(chapter: Chapter, of: Release) -> tuple[tuple[str, str], ...]:
    if not of.tables and chapter is not Chapter.WHERE:
        return ()
    facts: dict[Chapter, Callable[[], tuple[tuple[str, str], ...]]] = {
        Chapter.GOALS: report_facts.goals,
        Chapter.MUST_HAPPEN: partial(report_facts.must_happen, of),
        Chapter.WHERE: partial(_facts, of),
        Chapter.ACCOUNT: partial(report_facts.account, of),
    }
    return facts[chapter]() if chapter in facts else ()


def _facts(of: Release) -> tuple[tuple[str, str], ...]:
    facts = [
        (_("Gebied") if of.area else _("Gebieden"), release.areas(of)),
        (_("Periode"), numbers.span(of.period)),
    ]
    if of.people is not None:
        facts.append((_("Nieuwe deelnemers"), method.people(of)))
    if of.people_70plus is not None:
        count = numbers.whole(of.people_70plus)
        source = of.people_70plus_source
        facts.append(
            (_("Inwoners van 70 jaar en ouder"), f"{count} ({source})" if source else count)
        )
    facts += report_facts.reach(of)
    facts.append((_("Gemaakt op"), numbers.long_date(of.made_on)))
    return (*facts, *report_facts.pilots(of))


def summary(of: Iterable[ReportChapter]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return all sentences of a report's chapters under their titles.

    What cannot be told without a caveat comes after it here too.
    """
    return tuple(
        (chapter.title, sentences) for chapter in of if (sentences := _in_short(chapter.sections))
    )


def _in_short(sections: tuple[Section, ...]) -> tuple[str, ...]:
    told = (each for each in sections if each.sentences)
    lines = (line for each in told for line in (*each.caveats[:1], *each.sentences))
    return tuple(dict.fromkeys(lines))


def key_numbers(of: Release) -> tuple[tuple[str, str], ...]:
    """Return the totals to begin with, each as a number and what it counts, at most four."""
    found: dict[str, str] = {}
    if of.people:
        found[_("deelnemers")] = numbers.whole(of.people)
    for table in sorted(of.tables, key=lambda table: _order(table.measure)):
        total = table.cell(*(None for _dimension in table.dimensions))
        if table.measure in _KEY_MEASURES and total is not None and total.count:
            found.setdefault(release.unit(table), numbers.whole(total.count))
    return tuple((number, name) for name, number in found.items())[:_KEY_NUMBERS]


def _order(measure: Measure) -> int:
    return _KEY_MEASURES.index(measure) if measure in _KEY_MEASURES else len(_KEY_MEASURES)


def omissions(of: Release) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is not shown: each reason with the tables that it holds for."""
    found: dict[Omission, list[str]] = {}
    for each in of.omitted:
        found.setdefault(each.reason, []).append(release.omitted_what(each))
    return tuple(
        (release.omission(reason), tuple(dict.fromkeys(tables))) for reason, tables in found.items()
    )
