"""The words of outcomes and of their statistics."""

import pytest

from spil_desktop.rules import paired
from spil_desktop.rules.outcome_tables import OUTCOMES
from spil_desktop.rules.paired import Lost, Pair, Response
from spil_desktop.rules.release import Measure, Population
from spil_desktop.texts import outcome_statistics, outcomes
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
