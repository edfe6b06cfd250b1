import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from spil_desktop.files import csv_tables, reports
from spil_desktop.rules import references, shares
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import (
    Cell,
    Dimension,
    DimensionName,
    Percent,
    PilotFacts,
    Reference,
    Release,
    Statement,
    StatementKind,
)
from spil_desktop.rules.seed_claims import Claim, Comparison, Verdict
from spil_desktop.rules.shares import PhraseKind
from spil_desktop.texts import report_facts, seed_statements
from spil_desktop.texts.release import Chapter
from tests.samples import sample_release


def test_chapters_follow_the_pilots_report(release):
    assert [each.chapter for each in reports.chapters(release)] == list(Chapter)


def test_every_table_and_sentence_has_its_place_once(release, strange):
    for each in (release, strange):
        sections = [section for chapter in reports.chapters(each) for section in chapter.sections]
        shown = [each.id for section in sections for grid in section.grids for each in grid.tables]
        assert sorted(shown) == sorted(table.id for table in each.tables)
        told = [sentence for section in sections for sentence in section.sentences]
        assert len(told) == len(each.statements) + len(report_facts.steps(each))


def test_where_and_when_is_told_even_without_tables(release):
    bare = replace(release, tables=(), statements=(), people=None, people_70plus=None)
    published, where = reports.chapters(bare)
    assert published.chapter is Chapter.PUBLISHED
    assert where.chapter is Chapter.WHERE
    assert dict(where.facts) == {
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
    assert set(told) == {
        "Waar vragen deelnemers om?",
        "Wie zijn de deelnemers?",
        "Wat hielp?",
        "Wat valt op?",
    }
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


def _published(release):
    (chapter,) = (each for each in reports.chapters(release) if each.claims)
    return chapter


def test_every_published_sentence_stands_beside_the_own_figure(release):
    chapter = _published(release)
    rows = [seed_statements.row(each) for each in chapter.claims]
    assert len(rows) == len(Claim)
    found = {published: told for published, *told in rows}
    assert found["De meeste deelnemers zijn vrouw"] == [
        "Driekwart van de deelnemers (75%) is vrouw.",
        "bevestigd",
    ]
    assert found["Er wordt veel eenzaamheid gesignaleerd"] == [
        "Enigszins eenzaam en sterk eenzaam: 75 van de 95 deelnemers, zonder percentage.",
        "bevestigd",
    ]
    assert found["Acht op de tien heeft een fysieke beperking, die te maken heeft met lopen"] == [
        (
            "Acht op de tien deelnemers (80%) heeft een lichamelijke beperking. "
            "Lopen: 95, traplopen: 40 (deelnemers)."
        ),
        "bevestigd",
    ]
    assert found["De Spil kan zich daarna op een andere straat richten"] == [
        "Zelfstandig: geen (straten).",
        "niet bevestigd",
    ]
    unknown = ["Geen cijfer in dit rapport", "te weinig om te zeggen"]
    assert found["Een jaar uitgevoerd in Delfzijl Noord, Ter Apel en de Bouwen in Drachten"] == (
        unknown
    )
    assert found["De professionele hulpverlening is goed op orde"] == [
        "Geen cijfer in dit rapport",
        "niet met een cijfer te toetsen",
    ]
    assert not chapter.caveats
    bare = _published(replace(release, tables=(), statements=(), people=None))
    told = {tuple(seed_statements.row(each)[1:]) for each in bare.claims}
    assert tuple(unknown) in told
    assert "bevestigd" not in {verdict for _own, verdict in told}


def test_an_own_figure_of_an_effect_brings_its_caveats(release):
    effect = replace(release.tables[0], id="r11_effect", report="R11")
    felt = Statement(StatementKind.FEELS_BETTER, "R11", Percent(70))
    chapter = _published(replace(release, tables=(effect,), statements=(felt,)))
    assert "Geen controlegroep" in chapter.caveats[0]


def test_the_reach_is_of_who_takes_part_and_needs_a_printed_number(release):
    active = replace(
        release.tables[0], id="r1_active", report="R1", dimensions=(), cells=(Cell((), 80),)
    )
    told = replace(release, people=20, people_70plus=100, tables=(active,))
    said = (
        "Op 31 december 2025 deden 80 mensen van 70 jaar en ouder mee die toestemming gaven voor "
        "de evaluatie. Dat is tussen 76 en 84% van de 100 inwoners van die leeftijd."
    )
    assert _where(told)["Bereik"] == said
    found = {row[0]: row for row in map(seed_statements.row, _published(told).claims)}
    reached = found["Veel ouderen worden nog steeds niet bereikt"]
    assert reached[1:] == (said, "niet bevestigd")
    assert "Bereik" not in _where(replace(told, tables=()))


def test_the_rules_name_the_percentages_of_the_phrase_rule():
    for claim, kinds in (
        (Claim.LIMITATION, {PhraseKind.EIGHT_IN_TEN, PhraseKind.OVER_EIGHT_IN_TEN}),
        (Claim.CHRONIC, {PhraseKind.ALMOST_HALF}),
    ):
        points = [each for each in range(101) if shares.phrase(Percent(each)) in kinds]
        assert f"{points[0]}% tot en met {points[-1]}%" in seed_statements.rule(claim)


def test_an_effect_is_never_confirmed_without_saying_that_nothing_was_compared():
    for claim in Claim:
        report = "R11" if claim is Claim.COPES_BETTER else "R3"
        of = Comparison(claim, report, Verdict.CONFIRMED)
        assert ("zonder controlegroep" in seed_statements.judged(of)) == (report == "R11")


def test_what_must_happen_has_the_own_figures_beside_it(release):
    chapters = {each.chapter: dict(each.facts) for each in reports.chapters(release)}
    told = chapters[Chapter.MUST_HAPPEN]
    assert len(told) == 6
    assert told["Een klein, slagvaardig team met mandaat"].startswith("Hierover staan geen")
    assert told["Aanbod dat aansluit bij de vraag"].startswith("De belangrijkste vragen zijn:")
    assert "Ouderen" in chapters[Chapter.GOALS]


def _steps(*counts: int | None) -> Release:
    stages = (None, "reached", "participant", "t0", "t1")
    cells = tuple(
        Cell((stage,), count)
        for stage, count in zip(stages, counts, strict=True)
        if count is not None
    )
    of = sample_release()
    (table,) = (each for each in of.tables if each.id == "r1_stage")
    return replace(of, tables=(replace(table, cells=cells),), statements=())


def test_a_share_of_the_step_before_is_told_between_what_rounding_leaves_open():
    told = report_facts.steps(_steps(100, 80, 80, 40, 20))
    assert told == (
        "Van wie vanaf 1 januari is aangemeld, is tussen 73 en 88% bereikt.",
        "Van wie is bereikt, werd tussen 90 en 100% deelnemer.",
        "Van wie deelnemer werd, deed tussen 42 en 58% de eerste meting.",
        "Van wie de eerste meting deed, deed tussen 36 en 67% ook de tweede.",
    )
    assert len(report_facts.steps(_steps(40, 25, 20, 10, 5))) == 1
    assert report_facts.steps(_steps(25, 20, 15, 10, 5)) == ()
    assert report_facts.steps(_steps(100, None, 80, 40, 20)) == ()
    assert len(report_facts.steps(_steps(100, 80, 85, 40, 20))) == 1
    year = _steps(100, 80, 80, 40, 20)
    third = replace(year, period=Period(2025, 3, 1))
    assert report_facts.steps(third) == ()  # of who came earlier too, and of these alone one step
    since = tuple(replace(each, id="r1_stage_cumulative") for each in year.tables)
    assert report_facts.steps(replace(third, tables=since)) == told
    section = next(
        s for each in reports.chapters(_steps(100, 80, 80, 40, 20)) for s in each.sections
    )
    assert section.sentences == told


@given(st.integers(30, 300), st.data())
def test_the_true_share_of_a_step_lies_within_what_is_told(whole: int, data: st.DataObject):
    part = data.draw(st.integers(0, whole))
    near = [
        data.draw(st.sampled_from([n for n in range(0, each + 5, 5) if abs(n - each) <= 4]))
        for each in (whole, part)
    ]
    if near[0] < 30 or near[1] > near[0]:
        return
    told = report_facts.steps(_steps(near[0], near[1], None, None, None))
    _first_of_january, *numbers = (int(each) for each in re.findall(r"\d+", told[0]))
    assert numbers[0] <= 100 * part / whole <= numbers[-1]


def test_places_are_told_by_every_thousand_inhabitants_of_each_area():
    of = sample_release()
    people = of.tables[0]
    dimension = Dimension(DimensionName.AREA, ("De Bouwen", "Ter Apel"))
    counts = {None: 15, "De Bouwen": 10, "Ter Apel": 5}
    table = replace(
        people,
        id="r16_places",
        report="R16",
        dimensions=(dimension,),
        cells=tuple(Cell((area,), count) for area, count in counts.items()),
    )
    pilots = (
        PilotFacts("De Bouwen", people_70plus=900),
        PilotFacts("Ter Apel", people_70plus=1000),
        PilotFacts("Delfzijl Noord"),
    )
    several = replace(of, tables=(table,), statements=(), pilots=pilots, people_70plus=1900)
    told = {each.chapter: dict(each.facts) for each in reports.chapters(several)}
    assert told[Chapter.MUST_HAPPEN]["Kleinschalige ontmoetingsplekken"] == (
        "Er zijn 15 activiteiten en ontmoetingsplekken. Dat zijn er tussen 5,7 en 10,0 op elke "
        "1.000 inwoners van 70 jaar en ouder. Per gebied op elke 1.000: tussen 6,6 en 15,6 in De "
        "Bouwen, en tussen 1,0 en 9,0 in Ter Apel."
    )


def test_a_published_figure_needs_an_own_one_of_the_same_measure_beside_it(release, tmp_path):
    published = tuple(
        Reference(what, kind.report, "Nederland", 2022, Decimal(40), None, "CBS")
        for what, kind in references.KINDS.items()
    )
    with_all = replace(release, references=published, statements=())
    shown = {each.what for each in reports.compared(with_all)}
    assert set(references.Compared) - shown == {
        references.Compared.SATISFIED,  # a mean is printed, no share of seven or higher
        references.Compared.GOOD_HEALTH,  # nobody was asked in the words of the CBS
        references.Compared.LONELY_11,
        references.Compared.LIMITED,  # the list of eleven actions, not that of limitations
        references.Compared.MASTERY,
    }
    lines = [
        line for each in reports.chapters(with_all) for s in each.sections for line in s.references
    ]
    csv_tables.write(with_all, tmp_path / "csv")
    rows = (tmp_path / "csv" / "vergelijking.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == len(rows) - 1 == len(shown)
    (lonely,) = (each for each in release.tables if each.id == "r13_loneliness")
    joined = replace(lonely, cells=(Cell((None,), 95), Cell(("lonely+very_lonely",), 75)))
    some = {each.what for each in reports.compared(replace(with_all, tables=(joined,)))}
    assert some == {references.Compared.LONELY}


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
    new = replace(
        release.tables[0], id="r0_people", report="R0", dimensions=(), cells=(Cell((), 130),)
    )
    told = replace(
        release,
        area=None,
        pilots=(pilot,),
        editions=(("djg6", "1"), ("eigen", "2"), ("adl11", "cbs-11")),
        tables=(*release.tables, new),
    )
    chapters = {each.chapter: dict(each.facts) for each in reports.chapters(told)}
    assert chapters[Chapter.WHERE]["De Bouwen"] == (
        "gestart op 1 september 2024; geëindigd op 1 september 2025; "
        "0,8 fte Spil (28 uur per week); 1.250 inwoners van 70 jaar en ouder (2024); "
        "nieuwe deelnemers in deze periode: tussen 10 en 11% van hen"
    )
    told = chapters[Chapter.ACCOUNT]
    assert told["Vragenlijst “Eenzaamheidsschaal De Jong Gierveld (6 uitspraken)”"] == "Uitgave 1."
    assert told["Vragenlijst “eigen”"] == "Uitgave 2."
    own = told["Vragenlijst “Dagelijkse handelingen (ADL, 11 vragen)”"]
    assert own.startswith(
        "Elf handelingen van het CBS. Aantal handelingen met beperking: 0 niet beperkt; "
        "1–11 beperkt. Regel van het CBS: beperkt bij ten minste één handeling"
    )
    assert "Beperkt in het lopen en de deur uit gaan: 0 niet beperkt; 1–3 beperkt." in own
