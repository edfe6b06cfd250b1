"""The words of outcomes and of their statistics."""

from datetime import date

import pytest

from spil_desktop.rules import paired, periods, questionnaires
from spil_desktop.rules.data_effects import Unanswered
from spil_desktop.rules.outcome_tables import OUTCOMES
from spil_desktop.rules.outcomes import Part, Reply, Silence, Unscored
from spil_desktop.rules.paired import Lost, Pair, Response
from spil_desktop.rules.release import Measure, Population
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import outcome_definitions, outcome_statistics, outcomes
from spil_desktop.texts.outcome_definitions import Asked, Over
from tests.samples import sample_release

MARKS = [Pair(*each) for each in ((6, 7), (7, 7), (5, 6), (6, 7), (7, 7), (6, 7), (8, 8), (5, 6))]


def test_outcomes_are_named_and_their_people_defined() -> None:
    assert outcomes.about(Population.PAIRED_MARK) == "Rapportcijfer voor het leven"
    assert outcomes.about(Population.EVALUATION) is None
    definitions = {outcomes.population(each.population) for each in OUTCOMES}
    assert "“Eenzaamheid (totaal)”" in " ".join(definitions)
    assert outcomes.population(Population.PAIRED) not in definitions


def test_only_outcomes_carry_the_lines_that_nobody_can_take_away() -> None:
    assert outcomes.caveats("R10") == outcomes.caveats("R11")
    assert "controlegroep" in outcomes.caveats("R10")[0]
    assert "Rotterdam" in outcomes.caveats("R10")[1]
    assert outcomes.caveats("R3") == ()


def test_only_the_table_of_means_explains_its_interval() -> None:
    (mark, *_) = (table for table in sample_release().tables if table.measure is Measure.MARK)
    assert outcomes.notes(mark) == ()


def test_everything_an_evaluator_needs_stands_beside_the_means() -> None:
    found = paired.compare(MARKS, higher_is_better=True)
    assert found is not None
    assert outcome_statistics.difference(found) == "+0,6 (0,2 tot 1,1)"
    assert outcome_statistics.changes(found) == "5 beter, 3 gelijk, 0 slechter"
    stable, test, effect, missing = outcome_statistics.lines(
        found, Response(11, 8, {Lost.DIED: 2, Lost.NOT_YET: 1})
    )
    assert stable == "5 beter, 3 gelijk, 0 slechter; gelijk of beter: 8 van 8 (100%)."
    assert "W = 0,0, p = 0,062 (exacte verdeling" in test
    assert "r = 1,00" in effect
    assert "dz = 1,21" in effect
    assert missing == (
        "Van 11 mensen met een eerste score zijn er 8 twee keer gemeten. De anderen: "
        "overleden 2, nog niet aan de beurt 1."
    )


def test_what_cannot_be_said_is_left_out() -> None:
    one = paired.compare([Pair(6, 6)], higher_is_better=True)
    assert one is not None
    assert outcome_statistics.difference(one) == "0,0"
    assert len(outcome_statistics.lines(one, Response(1, 1, {}))) == 2
    assert len(outcome_statistics.lines(None, Response(0, 0, {}))) == 1
    many = paired.compare([Pair(1, 2)] * 60, higher_is_better=True)
    assert many is not None
    assert "p kleiner dan 0,001 (normale" in outcome_statistics.lines(many, Response(60, 60, {}))[1]


@pytest.mark.parametrize("reason", Lost)
def test_every_loss_has_a_word(reason: Lost) -> None:
    assert outcome_statistics.lost(reason)


def test_every_figure_of_an_outcome_has_a_name_and_a_definition_of_its_own() -> None:
    over = Over(periods.parse("2026"), "De Bouwen", date(2026, 9, 1))
    lonely = questionnaires.by_code()["djg6"]
    asked = Asked(lonely, lonely.scale("total"), Moment.T2)
    reasons = (*Part, *Lost, *Unscored)
    told = [outcome_definitions.of_outcome(each, asked, over) for each in reasons]
    assert len({each.what for each in told}) == len(reasons)
    assert len({outcome_definitions.name(each) for each in reasons}) == len(reasons)
    better = told[list(Part).index(Part.BETTER)]
    assert "derde meting (T2)" in better.what
    assert "wie later lager scoort" in better.what
    assert "gezondheid te bewaren" in better.who
    assert "loopt nog" in better.when
    assert "uitgave 2006" in better.source
    assert "gezondheid te bewaren" not in told[-1].who
    silent = Unanswered(lonely, Moment.T0, lonely.items[2], 9, {})
    unsaid = [outcome_definitions.of_unanswered(each, silent, over) for each in Silence]
    assert len({each.what for each in unsaid}) == len(Silence)
    assert lonely.items[2].text in unsaid[0].what
    replies = [outcome_definitions.of_reply(each, "Ik kom vaker buiten", over) for each in Reply]
    assert len({each.what for each in replies}) == len(Reply)


def test_who_has_no_first_score_is_told_with_the_reasons() -> None:
    assert outcome_statistics.without_first({}) == ""
    told = outcome_statistics.without_first({Unscored.NOT_MEASURED: 2, Unscored.NO_CONSENT: 1})
    assert told == (
        "Nog 3 mensen waren aan de beurt, maar hebben geen eerste score (T0 ontbreekt). "
        "Daarvan: nooit een eerste meting 2, geen toestemming voor gezondheid 1."
    )
    assert outcome_statistics.part(5, 12) == "5 (42%)"
    assert outcome_statistics.part(0, 0) == "0"
    assert outcome_statistics.decimals(-0.04, 1) == "0,0"
