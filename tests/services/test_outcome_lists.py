"""The list behind every figure of outcomes is as long as the figure."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from spil_desktop.rules import periods
from spil_desktop.rules.outcomes import Part, Unscored
from spil_desktop.rules.paired import Lost
from spil_desktop.rules.vocabulary import Indicator, Moment
from spil_desktop.services import data_effects, indicators, noticed, outcome_lists, outcomes
from spil_desktop.services.outcome_lists import ListedPart
from spil_desktop.storage.database import Database
from spil_desktop.texts import outcome_definitions as words
from tests.conftest import PILOT_DAY

YEAR = periods.parse("2026")


def _check(parts: Iterable[ListedPart]) -> None:
    for each in parts:
        assert len(each.records) == each.number, each.part
        assert all(record.title for record in each.records)
        assert words.name(each.part)


def test_every_figure_of_the_demo_has_a_list_as_long_as_itself(pilot: Database) -> None:
    def check(session: Session) -> None:
        found = [
            each
            for moment in (Moment.T1, Moment.T2)
            for each in outcomes.of_period(session, YEAR, None, moment, today=PILOT_DAY)
        ]
        kinds: set[type] = set()
        for outcome in found:
            parts = outcome_lists.of_outcome(session, outcome)
            _check(parts)
            kinds |= {type(each.part) for each in parts}
            number = sum(outcome.first_classes.values())
            assert number == sum(outcome.later_classes.values())
            assert number in {0, outcome.response.pairs}
        assert kinds == {Part, Lost, Unscored}
        said = noticed.experienced(session, YEAR, None, today=PILOT_DAY)
        for statement in said.statements:
            _check(outcome_lists.of_statement(session, said, statement.item))
        for code in said.mattered:
            _check(outcome_lists.of_mattered(session, said, code))
        silent = data_effects.read(session, YEAR, today=PILOT_DAY).unanswered
        assert silent
        for question in silent:
            parts = outcome_lists.of_unanswered(session, question)
            _check(parts)
            assert 0 < sum(part.number for part in parts) == question.number <= question.asked
        (mark,) = (
            each for each in found if (each.measure, each.moment) == ("life_mark", Moment.T1)
        )
        over = indicators.scope(session, YEAR, None, today=PILOT_DAY)
        inside = indicators.behind(over, Indicator.PAIRED_MARK)
        assert {each.id for each in inside} == {
            each.participant_id for each in mark.members if each.change
        }

    pilot.read(check)
