from dataclasses import replace
from datetime import date
from decimal import Decimal

from spil_desktop.files import reports
from spil_desktop.rules import references
from spil_desktop.rules.release import Cell, PilotFacts, Reference
from spil_desktop.texts import seed_statements
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


def _where(release):
    chapters = {each.chapter: each for each in reports.chapters(release)}
    return dict(chapters[Chapter.WHERE].facts)


def test_facts_name_areas_people_and_source(release, strange):
    facts = _where(release)
    assert facts["Nieuwe deelnemers"] == "130"
    source = "1.250 (CBS Kerncijfers wijken en buurten 2024)"
    assert facts["Inwoners van 70 jaar en ouder"] == source
    assert "Gebieden" in _where(strange)
    unsourced = replace(release, people_70plus_source=None)
    assert _where(unsourced)["Inwoners van 70 jaar en ouder"] == "1.250"


def test_the_summary_repeats_the_sentences_by_chapter(release):
    told = dict(reports.summary(reports.chapters(release)))
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


def test_published_sentences_stand_beside_the_own_figures(release):
    found = {
        seed_statements.published(each.claim): seed_statements.line(each)
        for chapter in reports.chapters(release)
        for section in chapter.sections
        for each in section.claims
    }
    assert found["De meeste deelnemers zijn vrouw"] == (
        "“De meeste deelnemers zijn vrouw” – Driekwart van de deelnemers (75%) is vrouw – "
        "bevestigd."
    )
    assert found["Er wordt veel eenzaamheid gesignaleerd"].endswith(
        "– 75 van de 95 deelnemers, zonder percentage – bevestigd."
    )
    reached = found["Veel ouderen worden nog steeds niet bereikt"]
    assert "ongeveer 10% van de inwoners" in reached


def test_an_effect_is_never_confirmed_without_saying_that_nothing_was_compared():
    for claim in seed_statements.Claim:
        report = "R11" if claim is seed_statements.Claim.COPES_BETTER else "R3"
        of = seed_statements.Comparison(claim, report, seed_statements.Verdict.CONFIRMED)
        assert ("zonder controlegroep" in seed_statements.judged(of)) == (report == "R11")


def test_what_must_happen_has_the_own_figures_beside_it(release):
    chapters = {each.chapter: dict(each.facts) for each in reports.chapters(release)}
    told = chapters[Chapter.MUST_HAPPEN]
    assert len(told) == 6
    assert told["Een klein, slagvaardig team met mandaat"].startswith("Hierover staan geen")
    assert told["Aanbod dat aansluit bij de vraag"].startswith("De belangrijkste vragen zijn:")
    assert "Ouderen" in chapters[Chapter.GOALS]


def test_a_published_figure_needs_an_own_one_beside_it(release):
    lonely = references.KINDS[references.Compared.LONELY]
    published = Reference(
        references.Compared.LONELY, lonely.report, "Nederland", 2022, Decimal("48.6"), None, "CBS"
    )
    with_it = replace(release, references=(published,))
    (section,) = reports.sections(with_it, ("R13",))
    assert section.references[0].startswith("Eenzaam")
    tables = tuple(each for each in release.tables if each.id != "r13_loneliness")
    assert all(
        not each.references for each in reports.sections(replace(with_it, tables=tables), ("R13",))
    )


def test_a_zero_in_a_sentence_is_said_as_what_it_stands_for(release):
    table = replace(release.tables[0], id="r8_rides", dimensions=(), cells=(Cell((), 0),))
    wide = replace(table, id="r16_unmet", steps=1)
    few = replace(release, tables=(table, wide))
    told = {each.chapter: dict(each.facts) for each in reports.chapters(few)}
    assert told[Chapter.MUST_HAPPEN]["Een vervoersregeling in de wijk"] == (
        "Er zijn minder dan 5 ritten gevraagd. Voor minder dan 10 ritten kon niemand rijden."
    )


def test_the_pilots_and_the_account_are_told(release):
    pilot = PilotFacts("De Bouwen", date(2024, 9, 1), date(2025, 9, 1), 28, 1250, 2024)
    told = replace(release, pilots=(pilot,), editions=(("djg6", "1"), ("eigen", "2")))
    chapters = {each.chapter: dict(each.facts) for each in reports.chapters(told)}
    assert chapters[Chapter.WHERE]["De Bouwen"] == (
        "gestart op 1 september 2024; geëindigd op 1 september 2025; "
        "0,8 fte Spil (28 uur per week); 1.250 inwoners van 70 jaar en ouder (2024); "
        "bereik ongeveer 10%"
    )
    lists = chapters[Chapter.ACCOUNT]["Vragenlijsten"]
    assert "uitgave 1" in lists
    assert "eigen, uitgave 2" in lists
