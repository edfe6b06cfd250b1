"""Every figure has its words, and what the missing does to it is told exactly."""

from spil_desktop.rules import outcomes, questionnaires
from spil_desktop.rules.data_effects import Effect, Effects, Figure, NotScored, ShareRange
from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.outcome_tables import OUTCOMES
from spil_desktop.rules.periods import Period
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import data_effects as words

YEAR = Period(2026)
LOST = ShareRange(1, 2, 2)


def test_every_figure_has_words_of_its_own() -> None:
    several = {
        Figure.NOT_WORSE: [one.measure for one in OUTCOMES],
        Figure.AGREE: list(outcomes.STATEMENTS),
    }
    said = [words.figure(code, which) for code in Figure for which in several.get(code, [""])]
    assert all("“”" not in one for one in said)
    assert len(set(said)) == len(said)


def test_an_effect_is_told_with_its_range() -> None:
    effect = Effect(Figure.ALONE, Gap.LIVING, ShareRange(yes=33, known=41, unknown=6))
    assert words.effect(effect) == (
        "Woonsituatie ontbreekt bij 6 van 47: het aandeel alleen wonend kan tussen 70 en 83 "
        "procent liggen."
    )
    assert words.between(effect) == "70 tot 83 %"
    assert words.short(effect) == "Het aandeel alleen wonend"
    better = Effect(Figure.NOT_WORSE, Gap.T1, LOST, "life_mark")
    assert words.short(better) == "Rapportcijfer voor het leven: gelijk of beter"
    agree = Effect(Figure.AGREE, Gap.T1, LOST, "cope_better")
    assert words.short(agree) == "“Ik kan het leven beter aan”: mee eens"
    for figure, gap, of, begin in (
        (Figure.LIMITED, Gap.HEALTH, "", "Gezondheid ontbreekt bij 2 van 4"),
        (Figure.MOBILITY, Gap.HEALTH, "", "Gezondheid ontbreekt bij 2 van 4"),
        (Figure.LONELY, Gap.T0, "", "De eenzaamheidsschaal op T0 ontbreekt"),
        (Figure.NOT_WORSE, Gap.T1, "life_mark", "De tweede score (T1) ontbreekt"),
        (Figure.AGREE, Gap.T1, "wellbeing", "Het ervaren effect op T1 ontbreekt"),
    ):
        assert words.effect(Effect(figure, gap, LOST, of)).startswith(begin)


def test_who_is_left_out_is_told_only_when_there_is_someone() -> None:
    assert words.left_out(Effects(47, 0, 0, 0, (), YEAR)) == ()
    one, young, more = words.left_out(Effects(1200, 1, 2, 1, (), YEAR))
    assert one.startswith("Van 1 deelnemer is geen geboortejaar bekend")
    assert young.startswith("1 deelnemer was bij de melding jonger dan 70")
    assert "bij de 1.200 van het verslag" in more


def test_what_was_asked_and_does_not_count_is_told_with_its_period() -> None:
    mark = questionnaires.by_code()["life_mark"]
    assert words.not_scored(NotScored(mark, Moment.T0, 12, 12)) == (
        "Rapportcijfer voor het leven (T0) is gevraagd aan 12, en bij 12 niet te scoren: niets "
        "gezegd of te weinig antwoorden."
    )
    assert words.about(YEAR, running=True).startswith("Over 2026, tot en met vandaag.")
    assert words.about(YEAR, running=False) == "Over 2026. Alleen voor intern."
