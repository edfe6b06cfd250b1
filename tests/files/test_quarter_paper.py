from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import quarter_html, quarter_paper, quarter_pdf
from spil_desktop.files.quarter_paper import Paper
from spil_desktop.rules import periods, quarter_report
from spil_desktop.rules.indicators import WITH_TARGET, Goal
from spil_desktop.rules.quarter_report import Reach
from spil_desktop.rules.release import Percent, Release, Statement, StatementKind
from spil_desktop.rules.vocabulary import Indicator
from spil_desktop.services.quarters import QuarterReport
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import labels
from tests.samples import sample_release

STORY = ToldStory("Weer buiten", "Zij wandelt elke week.\n\nEn de hond gaat mee.")


def earlier(release: Release, by: int) -> Release:
    """The same release with other counts."""
    tables = tuple(
        replace(
            table,
            cells=tuple(
                replace(cell, count=None if cell.count is None else max(cell.count - by, 0))
                for cell in table.cells
            ),
        )
        for table in release.tables
    )
    return replace(release, tables=tables)


@pytest.fixture(scope="module")
def report() -> QuarterReport:
    release = sample_release()
    targets = {Indicator.REPORTS: 160, Indicator.NEW_PARTICIPANTS: 135, Indicator.JOBS: 5}
    return QuarterReport(release, earlier(release, 20), earlier(release, 50), targets, (STORY,))


@pytest.fixture(scope="module")
def paper(report: QuarterReport) -> Paper:
    return quarter_paper.paper(report)


def test_figures_stand_beside_what_was_published_before(report: QuarterReport) -> None:
    compared = quarter_report.compare(
        report.release, report.before, report.year_ago, report.targets
    )
    reports = next(one for one in compared[Goal.EARLY] if one.figure is Indicator.REPORTS)
    assert (reports.now, reports.before, reports.year_ago) == (160, 140, 110)
    assert (reports.target, reports.reach) == (160, Reach.AROUND)
    new = compared[Goal.INDEPENDENCE][0]
    assert (new.now, new.target, new.reach) == (130, 135, Reach.BELOW)
    alone = quarter_report.compare(report.release, None, None, {})
    assert all(one.before is None and one.target is None for one in alone[Goal.EARLY])
    other = replace(report.release, definition_version="0.1")
    assert quarter_report.compare(report.release, other, None, {})[Goal.EARLY][0].before is None
    told = quarter_paper.paper(replace(report, before=other))
    assert told.notes[-1].startswith("Een eerder rapport volgt andere telregels")


def test_no_target_vanishes_and_none_stands_beside_what_counts_something_else(
    report: QuarterReport,
) -> None:
    targets = dict.fromkeys(WITH_TARGET, 120)
    told = quarter_paper.paper(replace(report, targets=targets))
    assert told.comparison is not None
    beside = {line.name.removesuffix(" *"): line.cells[-1] for line in told.comparison.lines}
    said = {figure: beside[labels.title(figure)] for figure in WITH_TARGET}
    judged = {figure for figure, words in said.items() if words != "120: alleen intern"}
    # no table of the sample counts visits or key figures
    nothing = {Indicator.VISITS, Indicator.KEY_FIGURES}
    assert judged == quarter_report.COMPARED_OUTSIDE - nothing
    assert said[Indicator.REPORTS] == "120: gehaald"
    assert any(note.startswith("Alleen intern:") for note in told.notes)
    assert not any(
        note.startswith("Alleen intern:")
        for note in quarter_paper.paper(replace(report, targets={Indicator.REPORTS: 120})).notes
    )
    home = next(line for line in told.comparison.lines if line.name == "Huisbezoeken")
    assert home.cells == ("–", "–", "120: alleen intern")
    untold = quarter_paper.paper(replace(report, targets={}))
    assert untold.comparison is not None
    assert "Huisbezoeken" not in {line.name for line in untold.comparison.lines}
    assert any("huisbezoeken" in note for note in untold.notes)


def test_who_takes_part_stands_beside_earlier_ones_and_age_only_in_its_chapter(
    report: QuarterReport, paper: Paper
) -> None:
    lines = quarter_report.compare(report.release, report.before, None, {})[Goal.EARLY]
    ages = [one for one in lines if one.figure is Indicator.AGE_BAND]
    assert [(one.category, one.now, one.before) for one in ages[:2]] == [
        ("70_79", 35, 15),
        ("80_84", 25, 5),
    ]
    chapter = next(each for each in paper.chapters if "signaleren" in each.title)
    assert chapter.comparison is not None
    names = [line.name for line in chapter.comparison.lines]
    assert names[1:4] == [
        "Deelnemers in de evaluatie: vrouw",
        "Deelnemers in de evaluatie: woont alleen",
        "Leeftijd: 70 t/m 79 jaar",
    ]
    assert "Achtergrond" in {section.title for section in chapter.sections}
    assert paper.comparison is not None
    assert not any(line.name.startswith("Leeftijd") for line in paper.comparison.lines)


@pytest.mark.parametrize(
    ("now", "target", "says"),
    [(35, 30, Reach.ABOVE), (30, 30, Reach.AROUND), (30, 34, Reach.AROUND), (25, 30, Reach.BELOW)],
)
def test_what_a_rounded_figure_says_of_a_target(now: int, target: int, says: Reach) -> None:
    assert quarter_report.reach(now, target, 4) is says


@pytest.mark.parametrize(
    ("code", "before", "year"),
    [
        ("2026-Q2", "2026-Q1", "2025-Q2"),
        ("2026-Q1", "2025-Q4", "2025-Q1"),
        ("2026-H1", "2025-H2", "2025-H1"),
        ("2026-H2", "2026-H1", "2025-H2"),
        ("2026", "2025", "2025"),
    ],
)
def test_the_period_before_and_a_year_before(code: str, before: str, year: str) -> None:
    period = periods.parse(code)
    assert periods.before(period).code == before
    assert periods.year_before(period).code == year


def test_four_chapters_without_crossed_tables(paper: Paper) -> None:
    assert paper.title == "Jaarrapport"
    titles = [chapter.title for chapter in paper.chapters]
    assert titles[0] == "Zelfredzaamheid en eigen regie"
    assert len(titles) <= len(quarter_report.PRINTED)
    sections = [section for chapter in paper.chapters for section in chapter.sections]
    tables = [table for section in sections for grid in section.grids for table in grid.tables]
    assert tables
    assert all(len(table.dimensions) <= 1 for table in tables)
    assert quarter_paper.file_name(paper, ".pdf") == "jaarrapport-de-bouwen-2025.pdf"
    quarter = replace(sample_release(), period=periods.parse("2025-Q3"))
    alone = quarter_paper.paper(QuarterReport(quarter, None, None, {}, ()))
    assert alone.title == "Kwartaalrapport"
    assert alone.comparison is not None
    assert alone.comparison.heads == ("Nu", "Vorig kwartaal", "Jaar eerder")
    half = replace(sample_release(), period=periods.parse("2025-H1"), tables=(), statements=())
    empty = quarter_paper.paper(QuarterReport(half, None, None, {}, ()))
    assert (empty.title, empty.comparison, empty.chapters) == ("Halfjaarrapport", None, ())


def test_a_sentence_about_change_keeps_its_caveat_in_the_summary(report: QuarterReport) -> None:
    told = Statement(StatementKind.STABLE_MARK, "R10", Percent(50, indicative=True))
    release = replace(report.release, statements=(told,))
    paper = quarter_paper.paper(replace(report, release=release))
    assert paper.sentences
    assert any("controlegroep" in caveat for caveat in paper.caveats)
    assert quarter_paper.paper(report).caveats == ()


def test_pdf_and_page_say_the_same_figures(paper: Paper, tmp_path: Path) -> None:
    pdf, page = tmp_path / "rapport.pdf", tmp_path / "rapport.html"
    quarter_pdf.write(paper, pdf)
    quarter_html.write(paper, page)
    with pypdf.PdfReader(pdf) as reader:
        pages = [each.extract_text() for each in reader.pages]
        assert reader.metadata is not None
        assert reader.metadata.title == "Jaarrapport: De Bouwen, 2025"
        assert set(reader.metadata) <= {"/Title", "/CreationDate", "/ModDate"}
        assert [entry["/Title"] for entry in reader.outline if isinstance(entry, dict)]
    written = " ".join(" ".join(pages).split())
    shown = page.read_text(encoding="utf-8")
    assert paper.comparison is not None
    for line in paper.comparison.lines:
        assert " ".join((line.name, *(each for each in line.cells if each))) in written
        assert line.name in pages[0]
        assert all(f"<td>{each}</td>" in shown for each in line.cells)
    for words in (STORY.title, "En de hond gaat mee.", "niet gehaald"):
        assert words in written
        assert words in shown
    assert "<script" not in shown
    assert date.today().isoformat() not in shown


def test_the_summary_is_one_page_with_its_caveats_however_many_targets(
    report: QuarterReport, tmp_path: Path
) -> None:
    change = Statement(StatementKind.STABLE_MARK, "R10", Percent(50, indicative=True))
    release = replace(report.release, statements=(change, *report.release.statements))
    targets = dict.fromkeys(WITH_TARGET, 20)
    full = quarter_paper.paper(replace(report, release=release, targets=targets))
    assert full.comparison is not None
    longest = replace(full, sentences=tuple(f"{at} {'lang ' * 30}" for at in range(6)))
    quarter_pdf.write(longest, tmp_path / "vol.pdf")
    with pypdf.PdfReader(tmp_path / "vol.pdf") as reader:
        first, second = (" ".join(reader.pages[at].extract_text().split()) for at in (0, 1))
    assert full.caveats
    assert all(line.name in first for line in full.comparison.lines)
    assert all(caveat in first for caveat in full.caveats)
    assert second.startswith(full.chapters[0].title)


def test_a_place_that_cannot_be_written_is_told(paper: Paper, tmp_path: Path) -> None:
    for write in (quarter_pdf.write, quarter_html.write):
        with pytest.raises(SpilError) as caught:
            write(paper, tmp_path / "weg" / "rapport")
        assert caught.value.problem is FileProblem.CANNOT_WRITE
