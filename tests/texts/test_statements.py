from decimal import Decimal

import pytest

from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.release import Percent, PercentNote, Statement, StatementKind
from spil_desktop.texts import findings, phrases
from spil_desktop.texts.statements import sentence


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (100, "vrijwel elke deelnemer (100%)"),
        (95, "vrijwel elke deelnemer (95%)"),
        (90, "negen op de tien deelnemers (90%)"),
        (85, "ruim acht op de tien deelnemers (85%)"),
        (80, "acht op de tien deelnemers (80%)"),
        (75, "driekwart van de deelnemers (75%)"),
        (70, "zeven op de tien deelnemers (70%)"),
        (60, "meer dan de helft van de deelnemers (60%)"),
        (50, "de helft van de deelnemers (50%)"),
        (45, "bijna de helft van de deelnemers (45%)"),
        (40, "40% van de deelnemers"),
        (35, "een derde van de deelnemers (35%)"),
        (20, "20% van de deelnemers"),
    ],
)
def test_words_follow_from_the_printed_share(points, words):
    assert phrases.share_of(Percent(points), "deelnemers", "deelnemer") == words


def test_bounds_and_small_groups_are_said_as_such():
    less = Percent(5, PercentNote.LESS_THAN)
    more = Percent(95, PercentNote.MORE_THAN)
    few = Percent(80, indicative=True)
    assert phrases.share_of(less, "straten", "straat") == "minder dan 5% van de straten"
    assert phrases.share_of(more, "straten", "straat") == "meer dan 95% van de straten"
    told = phrases.share_of(few, "straten", "straat")
    assert told == "acht op de tien straten (80%, indicatief)"
    rare = phrases.share_of(Percent(20, indicative=True), "straten", "straat")
    assert rare == "20% van de straten (indicatief)"


def test_a_sentence_about_who_answered_says_how_many_these_are():
    stable = Statement(StatementKind.STABLE_HEALTH, "R10", Percent(70))
    assert sentence(stable, 45) == (
        "Zeven op de tien deelnemers die twee keer zijn gemeten (70% van 45) vindt de eigen "
        "gezondheid na verloop van tijd even goed of beter."
    )
    copes = Percent(60, PercentNote.MORE_THAN, indicative=True)
    assert sentence(Statement(StatementKind.COPES_BETTER, "R11", copes), 20) == (
        "Meer dan 60% van de deelnemers die zeiden wat zij van de hulp merkten "
        "(20 mensen, indicatief) kan het leven naar eigen zeggen beter aan."
    )


@pytest.mark.parametrize("kind", StatementKind)
def test_every_statement_is_a_sentence_with_its_figure(kind):
    text = sentence(Statement(kind, "R3", Percent(45), ("fair", "good")))
    assert text[0].isupper()
    assert "45%" in text


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (
            Statement(StatementKind.LIMITATION, "R5", Percent(80)),
            "Acht op de tien deelnemers (80%) heeft een lichamelijke beperking.",
        ),
        (
            Statement(StatementKind.HEALTH_FAIR_TO_GOOD, "R4", Percent(80), ("fair", "good")),
            "Deelnemers vinden hun gezondheid overwegend redelijk tot goed: 80%.",
        ),
        (
            Statement(StatementKind.HEALTH_FAIR_TO_GOOD, "R4", Percent(60), ("fair", "good")),
            (
                "Meer dan de helft van de deelnemers (60%) vindt de eigen gezondheid redelijk tot "
                "goed."
            ),
        ),
        (
            Statement(StatementKind.NEEDS_SOLVED, "R7", Percent(60)),
            "Meer dan de helft van de hulpvragen (60%) is helemaal of deels opgelost.",
        ),
        (
            Statement(StatementKind.STREETS_REACHED, "R14", Percent(100)),
            "Vrijwel elke straat (100%) is verkend.",
        ),
        (
            Statement(StatementKind.MEAN_MARK, "R4", mean=Decimal("6.3")),
            "Deelnemers geven hun leven gemiddeld een 6,3.",
        ),
        (
            Statement(
                StatementKind.TOP_NEEDS,
                "R7",
                categories=("social_contact", "practical_help", "transport"),
            ),
            (
                "De belangrijkste vragen zijn: sociaal contact, praktische hulp in en om huis, en "
                "vervoer."
            ),
        ),
        (
            Statement(StatementKind.TOP_CONDITIONS, "R6", categories=("heart", "rheumatism")),
            "Het vaakst gaat het om hart- en bloedvaten, en reuma.",
        ),
        (
            Statement(StatementKind.TOP_SUPPORT, "R8", categories=("job", "ride")),
            "Deelnemers zijn vooral geholpen via: kleine klus en vervoer.",
        ),
        (
            Statement(StatementKind.TOP_SUPPORT, "R8", categories=("ride",)),
            "Het vaakst zijn deelnemers geholpen via vervoer.",
        ),
        (
            Statement(StatementKind.TOP_NEEDS, "R7", categories=("social_contact",)),
            "Het vaakst gaat de vraag over sociaal contact.",
        ),
        (
            Statement(StatementKind.TOP_CONDITIONS, "R6", categories=("heart",)),
            "Het vaakst gaat het om hart- en bloedvaten.",
        ),
        (
            Statement(StatementKind.TOP_MATTERED, "R12", categories=("attention",)),
            "Het vaakst werd genoemd: aandacht.",
        ),
    ],
)
def test_sentences_are_those_of_the_pilots_report(statement, text):
    assert sentence(statement) == text


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_is_a_sentence_with_its_place(kind):
    alone = findings.sentence(Finding(kind))
    assert alone.endswith(".")
    placed = findings.sentence(Finding(kind, "r3_age", ("totaal", "woman")))
    assert placed == f"r3_age (totaal, woman): {alone}"
