from dataclasses import replace

import pytest

from spil_desktop.rules.release import (
    ALL_AREAS,
    Dimension,
    DimensionName,
    Measure,
    Omission,
    Omitted,
    Population,
    Temporal,
)
from spil_desktop.texts import codebook, method, release
from tests.samples import sample_release

SAMPLE = sample_release()
AGE = SAMPLE.tables[0]


@pytest.mark.parametrize("chapter", release.Chapter)
def test_every_chapter_has_a_title_and_tables(chapter):
    assert release.chapter_title(chapter)
    assert all(release.report_title(report) != report for report in release.REPORTS[chapter])


def test_an_unknown_table_of_the_report_keeps_its_number():
    assert release.report_title("R99") == "R99"


@pytest.mark.parametrize("population", Population)
def test_what_is_counted_has_a_name_and_a_definition(population):
    assert release.population_name(population)
    assert codebook.population(population).endswith(".")
    for measure in Measure:
        table = replace(AGE, measure=measure, population=population)
        assert release.unit(table), measure
        assert codebook.measure(measure).endswith("."), measure
        assert release.table_title(table)[0].isupper(), measure


def test_titles_say_who_and_by_what():
    assert release.table_title(AGE) == "Deelnemers naar leeftijd"
    area = Dimension(DimensionName.AREA, ("A", "B"))
    assert release.table_title(replace(AGE, dimensions=(area,))) == "Deelnemers per gebied"
    both = replace(AGE, dimensions=(area, *AGE.dimensions), temporal=Temporal.CUMULATIVE)
    assert release.table_title(both) == "Deelnemers per gebied naar leeftijd, vanaf 1 januari"
    visitors = replace(AGE, population=Population.ATTENDANCE, dimensions=())
    assert release.table_title(visitors) == "Bezoekers"
    stock = replace(AGE, temporal=Temporal.STOCK, dimensions=())
    assert release.table_title(stock) == "Deelnemers op 31 december 2025"


@pytest.mark.parametrize("temporal", Temporal)
def test_every_table_says_to_which_time_it_belongs(temporal):
    table = replace(AGE, temporal=temporal)
    assert "2025" in release.moment(table)
    assert release.temporal_name(temporal)
    assert codebook.temporal(temporal).endswith(".")


def test_shares_say_of_what_they_are():
    assert release.percent_of(AGE) == "van het totaal"
    of_age = replace(AGE, percent_of=(DimensionName.AGE_BAND,))
    assert release.percent_of(of_age) == "binnen elke groep naar leeftijd"


@pytest.mark.parametrize("reason", Omission)
def test_every_reason_is_a_sentence(reason):
    assert release.omission(reason).endswith(".")


def test_what_is_left_out_is_named():
    assert release.omitted_what(Omitted("R5", Omission.NO_DATA)) == "Lichamelijke beperkingen"
    young = Omitted("R3", Omission.NO_DATA)
    assert release.omitted_what(young) == "Achtergrond: deelnemers jonger dan 70 jaar"
    mean = Omitted("R9", Omission.UNSAFE_MEAN, table="r9_partner_mark")
    assert release.omitted_what(mean) == (
        "Koppelingen: rapportcijfer van vrijwilligers over hun koppeling"
    )
    means = Omitted("R10", Omission.UNSAFE_MEAN, table="r10_means")
    assert release.omitted_what(means).startswith("Wat er veranderde: gemiddelden bij de eerste")
    part = Omitted("R3", Omission.NO_DATA, (DimensionName.AGE_BAND, DimensionName.GENDER))
    assert release.omitted_what(part) == "Achtergrond, naar leeftijd en geslacht"


def test_areas_are_named():
    everywhere = replace(SAMPLE, area=None, areas=("Ter Apel", "De Bouwen"))
    assert release.area(everywhere) == "alle gebieden"
    assert release.areas(everywhere) == "Ter Apel en De Bouwen"
    assert release.title(SAMPLE) == "Spil in De Bouwen, 2025"
    assert release.table_area(replace(AGE, area=ALL_AREAS)) == "alle gebieden"


def test_a_correction_names_the_period_that_it_is_about():
    assert "eerste kwartaal 2025" in release.erratum("2025-Q1")


def test_every_breakdown_is_defined():
    for name in DimensionName:
        assert codebook.dimension(name)[-1] in ".?"


def test_a_title_says_which_part_of_the_people_or_needs_a_table_counts():
    dropped = replace(AGE, population=Population.DROPPED, dimensions=())
    titled = release.table_title(dropped)
    assert titled == "Deelnemers met een eerste en zonder tweede meting"
    again = replace(AGE, population=Population.RATED_AGAIN)
    assert release.table_title(again) != release.table_title(
        replace(AGE, population=Population.RATED)
    )


def test_a_table_left_out_is_not_named_twice():
    rated = Omitted("R4", Omission.JOINED_CATEGORIES, (DimensionName.SELF_RATED,))
    assert release.omitted_what(rated) == "Ervaren gezondheid"


def test_key_figures_are_not_counted_as_streets():
    figures = replace(AGE, population=Population.STREETS, measure=Measure.KEY_FIGURES)
    assert "traten" not in method.source_line((figures,)) + codebook.definition(figures)


def test_a_definition_says_everything_about_a_table():
    text = codebook.definition(AGE)
    for part in (
        codebook.population(AGE.population),
        codebook.measure(AGE.measure),
        codebook.temporal(AGE.temporal),
        codebook.dimension(DimensionName.AGE_BAND),
        "De percentages zijn van het totaal.",
    ):
        assert part in text
    names = [name for name, _text in codebook.definitions((AGE, AGE))]
    assert names == ["Deelnemers van 70 jaar en ouder", "Deelnemers", "Leeftijd"]


def test_the_cover_says_who_is_counted():
    assert "130 deelnemers" in method.population(SAMPLE)
    assert "130" not in method.population(replace(SAMPLE, people=None))
    assert "zijn minder dan 5 deelnemers" in method.population(replace(SAMPLE, people=0))
    assert "vijftallen" in method.in_short()


def test_the_method_page_tells_of_wider_rounding_only_where_it_is():
    text = dict(method.paragraphs(SAMPLE))["Afgerond op vijftallen"]
    assert "Een 0 betekent 0 tot en met 4." in text
    assert "hooguit 9" not in text
    wide = replace(SAMPLE, tables=(replace(AGE, steps=1),))
    assert "hooguit 9" in dict(method.paragraphs(wide))["Afgerond op vijftallen"]
    assert method.source_line(wide.tables).endswith("(±)")
    assert release.read_me()
    assert release.demo_mark()


def test_the_question_behind_the_health_and_the_mark_is_named():
    health, mark = (
        next(table for table in SAMPLE.tables if table.id == id_)
        for id_ in ("r4_self_rated", "r4_mark")
    )
    answers = "Antwoorden: uitstekend, heel goed, goed, redelijk en slecht. Dit zijn niet de "
    assert method.notes(health)[0] == answers + "antwoorden van het CBS."
    asked = "Gevraagd is hoe tevreden iemand is met het leven (CBS, van 1 tot en met 10)."
    assert method.notes(mark)[0] == method.notes(replace(mark, id="r4_mark_cumulative"))[0] == asked
    who = "Wie tellen mee?"
    assert "eerste meting (T0)" in dict(method.paragraphs(SAMPLE))[who]
    before = replace(SAMPLE, definition_version="2.1")
    assert "T0" not in dict(method.paragraphs(before))[who]


def test_only_notes_that_apply_are_told():
    assert method.notes(AGE) == (
        "Percentages van het totaal, uit de werkelijke aantallen, in stappen van 5.",
    )
    whole = method.notes(replace(AGE, percent_step=1))
    assert whole == ("Percentages van het totaal, uit de werkelijke aantallen.",)
    support = next(table for table in SAMPLE.tables if table.id == "r8_support")
    told = " ".join(method.notes(support))
    assert "samen meer dan het totaal" in told
    one_row = replace(support, dimensions=(replace(support.dimensions[0], categories=("match",)),))
    assert "samen meer dan het totaal" not in " ".join(method.notes(one_row))
    assert "minder dan" in told
    assert "Een 0 betekent 0 tot en met 4." in told
    cells = tuple(replace(cell, percent=None) for cell in AGE.cells)
    silent = replace(AGE, cells=cells)
    assert method.notes(silent)[0].startswith("Waar geen percentages staan")
    assert method.notes(replace(silent, id="r0_people")) == ()
    assert "– Geen percentage" in " ".join(
        method.notes(replace(AGE, cells=(*AGE.cells[:-1], cells[-1])))
    )
