"""How every figure about outcomes is counted, for the dialog "Hoe geteld?"."""

from spil_desktop.rules.data_effects import Unanswered
from spil_desktop.services import outcome_lists
from spil_desktop.services.noticed import Experienced
from spil_desktop.services.outcome_lists import ListedPart
from spil_desktop.services.outcomes import Outcome
from spil_desktop.texts import outcome_definitions as words
from spil_desktop.texts.outcome_definitions import Asked, Over
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.reports.how_counted import HowCounted
from spil_desktop.ui.work import Work


def of_outcome(work: Work, chosen: Chosen, outcome: Outcome) -> tuple[HowCounted, ...]:
    """Return all figures of an outcome, the pairs first."""
    asked = Asked(outcome.questionnaire, outcome.scale, outcome.moment)
    over = _over(work, chosen)
    parts = work.read(lambda session: outcome_lists.of_outcome(session, outcome))
    return tuple(
        HowCounted(
            words.name(part.part),
            part.number,
            words.of_outcome(part.part, asked, over),
            part.records,
        )
        for part in parts
    )


def of_statement(
    work: Work, chosen: Chosen, experienced: Experienced, item: str, said: str
) -> tuple[HowCounted, ...]:
    """Return all figures of a statement; `said` is its words."""
    parts = work.read(lambda session: outcome_lists.of_statement(session, experienced, item))
    return _replies(parts, said, _over(work, chosen))


def of_mattered(
    work: Work, chosen: Chosen, experienced: Experienced, code: str, said: str
) -> tuple[HowCounted, ...]:
    """Return all figures of something that meant the most; `said` is its words."""
    parts = work.read(lambda session: outcome_lists.of_mattered(session, experienced, code))
    return _replies(parts, said, _over(work, chosen))


def of_unanswered(work: Work, chosen: Chosen, question: Unanswered) -> tuple[HowCounted, ...]:
    """Return who gave no answer to a question, by the reason."""
    parts = work.read(lambda session: outcome_lists.of_unanswered(session, question))
    over = _over(work, chosen)
    return tuple(
        HowCounted(
            words.name(part.part),
            part.number,
            words.of_unanswered(part.part, question, over),
            part.records,
        )
        for part in parts
    )


def _replies(parts: tuple[ListedPart, ...], said: str, over: Over) -> tuple[HowCounted, ...]:
    return tuple(
        HowCounted(
            words.name(part.part), part.number, words.of_reply(part.part, said, over), part.records
        )
        for part in parts
    )


def _over(work: Work, chosen: Chosen) -> Over:
    return Over(chosen.period, chosen.area, work.today())
