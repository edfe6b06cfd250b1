"""The tables of outcomes: who is better, the same or worse, what people noticed, what mattered.

An outcome is one scale of one questionnaire, always in the edition that the program asks now. Own
questionnaires of an office have outcomes for inside only: nobody else could say what they measure.
"""

from dataclasses import dataclass
from typing import Final

from spil_desktop.rules import outcomes, questionnaires, vocabulary
from spil_desktop.rules.paired import Change
from spil_desktop.rules.release import DimensionName, Population
from spil_desktop.rules.report_cells import Breakdown, Subject, TableSpec
from spil_desktop.rules.scoring import Scale

REPORT: Final = "R10"
MEANS: Final = "r10_means"
"""The table of means of all outcomes."""

PEOPLE, T0, T1, DIFFERENCE, LOW, HIGH = "people", "t0", "t1", "difference", "low", "high"
FIGURES: Final = (PEOPLE, T0, T1, DIFFERENCE, LOW, HIGH)
"""What the table of means has of every outcome; the last two are an interval."""


@dataclass(frozen=True, slots=True)
class OutcomeSpec:
    """An outcome that a release can show."""

    questionnaire: str
    scale: str
    subject: Subject
    population: Population

    @property
    def measure(self) -> str:
        """The name of the outcome."""
        return outcomes.measure(self.questionnaire, self.scale)

    @property
    def table(self) -> str:
        """The table of who is better, the same or worse."""
        return f"r10_change_{self.measure}"

    @property
    def scored(self) -> Scale:
        """The scale as it is asked now."""
        return questionnaires.by_code()[self.questionnaire].scale(self.scale)


OUTCOMES: Final = (
    OutcomeSpec("life_mark", "mark", Subject.PAIRED_MARK, Population.PAIRED_MARK),
    OutcomeSpec("regie", "control", Subject.PAIRED_CONTROL, Population.PAIRED_CONTROL),
    OutcomeSpec("regie", "network", Subject.PAIRED_NETWORK, Population.PAIRED_NETWORK),
    OutcomeSpec("self_rated_health", "health", Subject.PAIRED_HEALTH, Population.PAIRED_HEALTH),
    OutcomeSpec(
        "self_rated_health_cbs", "health", Subject.PAIRED_HEALTH_CBS, Population.PAIRED_HEALTH_CBS
    ),
    OutcomeSpec("djg6", "total", Subject.PAIRED_LONELINESS, Population.PAIRED_LONELINESS),
    OutcomeSpec("djg11", "total", Subject.PAIRED_LONELINESS_11, Population.PAIRED_LONELINESS_11),
    OutcomeSpec("adl11", "total", Subject.PAIRED_ADL, Population.PAIRED_ADL),
    OutcomeSpec("pearlin", "total", Subject.PAIRED_MASTERY, Population.PAIRED_MASTERY),
    OutcomeSpec("gfi", "total", Subject.PAIRED_GFI, Population.PAIRED_GFI),
    OutcomeSpec("tfi", "total", Subject.PAIRED_TFI, Population.PAIRED_TFI),
)
"""All outcomes, what the pilots asked first."""

CHANGE: Final = Breakdown(
    DimensionName.CHANGE, tuple(change.value for change in Change), ordered=True
)
_LONELINESS: Final = tuple(code.value for code in vocabulary.Loneliness)
LONELINESS_T0: Final = Breakdown(DimensionName.LONELINESS_T0, _LONELINESS, ordered=True)
LONELINESS_T1: Final = Breakdown(DimensionName.LONELINESS_T1, _LONELINESS, ordered=True)
EFFECT: Final = Breakdown(DimensionName.EFFECT, outcomes.STATEMENTS, multiple=True)
MATTERED: Final = Breakdown(DimensionName.MATTERED, outcomes.MATTERED, multiple=True)

_PAIRED_LONELINESS: Final = (Subject.PAIRED_LONELINESS, Population.PAIRED_LONELINESS)

TABLES: Final = (
    *(
        TableSpec(each.table, REPORT, each.subject, each.population, breakdowns=(CHANGE,))
        for each in OUTCOMES
    ),
    TableSpec("r10_loneliness_t0", REPORT, *_PAIRED_LONELINESS, breakdowns=(LONELINESS_T0,)),
    TableSpec("r10_loneliness_t1", REPORT, *_PAIRED_LONELINESS, breakdowns=(LONELINESS_T1,)),
    TableSpec(
        "r11_effect", "R11", Subject.EXPERIENCED, Population.EXPERIENCED, breakdowns=(EFFECT,)
    ),
    TableSpec("r12_mattered", "R12", Subject.MATTERED, Population.MATTERED, breakdowns=(MATTERED,)),
)
"""The tables of R10, R11 and R12 that count people."""

WITHOUT_CONTROLS: Final = frozenset({"R10", "R11"})
"""Tables that never stand anywhere without the lines that say what they do not prove."""
