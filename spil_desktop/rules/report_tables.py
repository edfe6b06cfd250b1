"""Which tables a release can have, in the order of the pilot report."""

from spil_desktop.rules.breakdowns import (
    AGE,
    CONDITION,
    GENDER,
    LAYER,
    LIMITATION,
    LIVING,
    LONELINESS,
    NEED_STATUS,
    OUTREACH_STEP,
    PROFILE,
    RUN_BY,
    SELF_RATED,
    SIGNAL,
    SOURCE,
    STAGE,
    STREET_STATUS,
    SUPPORT,
    TENURE,
    THEME,
    THEME_OF_PEOPLE,
)
from spil_desktop.rules.release import Measure, Population
from spil_desktop.rules.report_cells import Subject, TableSpec

_PEOPLE = (Subject.PEOPLE, Population.EVALUATION, Measure.PEOPLE)
_HEALTH = (Subject.HEALTH, Population.HEALTH, Measure.PEOPLE)
_NEEDS = (Subject.NEEDS, Population.NEEDS, Measure.NEEDS)

TABLES: tuple[TableSpec, ...] = (
    TableSpec("r0_people", "R0", *_PEOPLE, percent=False),
    TableSpec("r1_stage", "R1", Subject.REPORTS, Population.REPORTS, breakdowns=(STAGE,)),
    TableSpec("r1_active", "R1", Subject.ACTIVE, Population.EVALUATION, percent=False),
    TableSpec("r2_source", "R2", *_PEOPLE, (SOURCE,)),
    TableSpec(
        "r2_outreach",
        "R2",
        Subject.OUTREACH,
        Population.OUTREACH,
        Measure.ADDRESSES,
        (OUTREACH_STEP,),
    ),
    TableSpec("r3_age", "R3", *_PEOPLE, (AGE,)),
    TableSpec("r3_gender", "R3", *_PEOPLE, (GENDER,)),
    TableSpec("r3_living", "R3", *_PEOPLE, (LIVING,)),
    TableSpec("r3_tenure", "R3", *_PEOPLE, (TENURE,)),
    TableSpec("r3_age_gender", "R3", *_PEOPLE, (AGE, GENDER), percent=False),
    TableSpec("r3_age_living", "R3", *_PEOPLE, (AGE, LIVING), percent=False),
    TableSpec("r3_gender_living", "R3", *_PEOPLE, (GENDER, LIVING), percent=False),
    TableSpec("r3_profile", "R3", *_PEOPLE, (PROFILE,)),
    TableSpec("r4_self_rated", "R4", Subject.RATED, Population.RATED, breakdowns=(SELF_RATED,)),
    TableSpec("r5_limitation", "R5", *_HEALTH, (LIMITATION,)),
    TableSpec("r6_condition", "R6", *_HEALTH, (CONDITION,)),
    TableSpec("r7_people", "R7", *_PEOPLE, (THEME_OF_PEOPLE,)),
    TableSpec("r7_needs", "R7", *_NEEDS, (THEME,)),
    TableSpec("r7_status", "R7", *_NEEDS, (NEED_STATUS,)),
    TableSpec("r7_needs_status", "R7", *_NEEDS, (THEME, NEED_STATUS), percent=False),
    TableSpec("r8_support", "R8", *_PEOPLE, (SUPPORT,)),
    TableSpec("r8_layer", "R8", Subject.SOLVED, Population.SOLVED, Measure.NEEDS, (LAYER,)),
    TableSpec(
        "r8_matches",
        "R8",
        Subject.MATCHES,
        Population.MATCHES,
        Measure.MATCHES,
        percent=False,
    ),
    TableSpec(
        "r8_visits",
        "R8",
        Subject.VISITS,
        Population.ATTENDANCE,
        Measure.VISITS,
        (RUN_BY,),
        percent=False,
    ),
    TableSpec(
        "r13_loneliness", "R13", Subject.LONELY, Population.MEASURED, breakdowns=(LONELINESS,)
    ),
    TableSpec("r13_signal", "R13", *_PEOPLE, (SIGNAL,)),
    TableSpec(
        "r14_streets",
        "R14",
        Subject.STREETS,
        Population.STREETS,
        Measure.STREETS,
        (STREET_STATUS,),
        percent=False,
    ),
    TableSpec(
        "r14_key_figures",
        "R14",
        Subject.KEY_FIGURES,
        Population.STREETS,
        Measure.KEY_FIGURES,
        percent=False,
    ),
    TableSpec(
        "r14_occurrences",
        "R14",
        Subject.OCCURRENCES,
        Population.ATTENDANCE,
        Measure.OCCURRENCES,
        (RUN_BY,),
        percent=False,
    ),
)
"""All tables in the order of the pilot report; `services.releases` prints those that are safe."""
