from dataclasses import replace

from spil_desktop.files import reports
from spil_desktop.texts.release import Chapter


def test_chapters_follow_the_pilots_report(release):
    assert [each.chapter for each in reports.chapters(release)] == list(Chapter)


def test_every_table_and_sentence_has_its_place_once(release, strange):
    for each in (release, strange):
        sections = [section for chapter in reports.chapters(each) for section in chapter.sections]
        shown = [each.id for section in sections for grid in section.grids for each in grid.tables]
        assert sorted(shown) == sorted(table.id for table in each.tables)
        told = [sentence for section in sections for sentence in section.sentences]
        assert len(told) == len(each.statements)


def test_where_and_when_is_told_even_without_tables(release):
    bare = replace(release, tables=(), statements=(), people=None, people_70plus=None)
    (only,) = reports.chapters(bare)
    assert only.chapter is Chapter.WHERE
    assert dict(only.facts) == {
        "Gebied": "De Bouwen",
        "Periode": "1 januari tot en met 31 december 2025",
        "Gemaakt op": "12 januari 2026",
    }


def test_facts_name_areas_people_and_source(release, strange):
    facts = dict(reports.chapters(release)[-1].facts)
    assert facts["Deelnemers in dit rapport"] == "130"
    source = "1.250 (CBS Kerncijfers wijken en buurten 2024)"
    assert facts["Inwoners van 70 jaar en ouder"] == source
    assert "Gebieden" in dict(reports.chapters(strange)[-1].facts)
    unsourced = replace(release, people_70plus_source=None)
    assert dict(reports.chapters(unsourced)[-1].facts)["Inwoners van 70 jaar en ouder"] == "1.250"


def test_the_summary_repeats_the_sentences_by_chapter(release):
    told = dict(reports.summary(release))
    assert set(told) == {"Waar vragen deelnemers om?", "Wie zijn de deelnemers?"}
    assert "Driekwart van de deelnemers (75%) is vrouw." in told["Wie zijn de deelnemers?"]


def test_key_numbers_are_printed_totals(release, strange):
    assert reports.key_numbers(release) == (
        ("130", "deelnemers"),
        ("115", "bijeenkomsten"),
        ("290", "adressen"),
        ("15", "straten"),
    )
    assert reports.key_numbers(strange) == (("1.300", "deelnemers"),)
    assert reports.key_numbers(replace(release, people=None))[0] == ("115", "bijeenkomsten")


def test_what_is_left_out_is_told_once_a_reason(release):
    doubled = replace(release, omitted=(*release.omitted, *release.omitted))
    reasons = reports.omissions(doubled)
    assert [what for _reason, what in reasons] == [
        ("Achtergrond, naar leeftijd",),
        ("Eenzaamheid en signalen, naar soort signaal",),
    ]
