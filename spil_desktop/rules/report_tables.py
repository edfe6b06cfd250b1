"""Which tables a release can have, in the order of the pilot report."""

from spil_desktop.rules import definition_versions, outcome_tables
from spil_desktop.rules.breakdowns import (
    AFTER_3,
    AFTER_6,
    AFTER_12,
    AGE,
    CONDITION,
    CONSENT,
    DECIDED_BY,
    DIRECTION,
    DROP_OUT,
    END_REASON,
    FEEDBACK,
    FIRST_THEME,
    FOUND_BY,
    GENDER,
    IN_TERM,
    LAYER,
    LIMITATION,
    LIVING,
    LONELINESS,
    MARITAL,
    MATCH_KIND,
    MOBILITY,
    NEED_STATUS,
    OUTREACH_STEP,
    PARTY,
    PROFILE,
    REFERRAL_KIND,
    RIDE_RESULT,
    ROLE,
    ROLE_OF_HOURS,
    RUN_BY,
    SELF_RATED,
    SELF_RATED_CBS,
    SIGNAL,
    SIGNAL_SOURCE,
    SOURCE,
    STAGE,
    STREET_STATUS,
    SUPPORT,
    TENURE,
    THEME,
    THEME_OF_PEOPLE,
    URGENCY,
)
from spil_desktop.rules.release import Measure, Population
from spil_desktop.rules.report_cells import MeanSpec, Subject, TableSpec, cell

_PEOPLE = (Subject.PEOPLE, Population.EVALUATION, Measure.PEOPLE)
_HEALTH = (Subject.HEALTH, Population.HEALTH, Measure.PEOPLE)
_NEEDS = (Subject.NEEDS, Population.NEEDS, Measure.NEEDS)
_MATCHES = (Subject.MATCHES, Population.MATCHES, Measure.MATCHES)
_MATCHES_3 = (Subject.MATCHES_3, Population.MATCHES_3, Measure.MATCHES)
_MATCHES_6 = (Subject.MATCHES_6, Population.MATCHES_6, Measure.MATCHES)
_MATCHES_12 = (Subject.MATCHES_12, Population.MATCHES_12, Measure.MATCHES)
_SIGNALS = (Subject.SIGNALS, Population.SIGNALS, Measure.SIGNALS)
_REFERRALS = (Subject.REFERRALS, Population.REFERRALS, Measure.REFERRALS)
_SENT = (Subject.SENT, Population.SENT, Measure.REFERRALS)
_DECISIONS = (Subject.DECISIONS, Population.DECISIONS, Measure.DECISIONS)
_OPEN = (Subject.OPEN_NEEDS, Population.OPEN_NEEDS, Measure.NEEDS)

TABLES: tuple[TableSpec, ...] = (
    TableSpec("r0_people", "R0", *_PEOPLE, percent=False),
    TableSpec("r1_stage", "R1", Subject.REPORTS, Population.REPORTS, breakdowns=(STAGE,)),
    TableSpec("r1_active", "R1", Subject.ACTIVE, Population.EVALUATION, percent=False),
    TableSpec("r1_drop_out", "R1", Subject.DROPPED, Population.DROPPED, breakdowns=(DROP_OUT,)),
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
    TableSpec("r3_marital", "R3", *_PEOPLE, (MARITAL,)),
    TableSpec("r3_age_gender", "R3", *_PEOPLE, (AGE, GENDER), percent=False),
    TableSpec("r3_age_living", "R3", *_PEOPLE, (AGE, LIVING), percent=False),
    TableSpec("r3_gender_living", "R3", *_PEOPLE, (GENDER, LIVING), percent=False),
    TableSpec("r3_profile", "R3", *_PEOPLE, (PROFILE,)),
    TableSpec("r3_under_70", "R3", Subject.UNDER_70, Population.UNDER_70, percent=False),
    TableSpec("r4_self_rated", "R4", Subject.RATED, Population.RATED, breakdowns=(SELF_RATED,)),
    TableSpec(
        "r4_self_rated_t1",
        "R4",
        Subject.RATED_AGAIN,
        Population.RATED_AGAIN,
        breakdowns=(SELF_RATED,),
    ),
    TableSpec(
        "r4_self_rated_cbs",
        "R4",
        Subject.RATED_CBS,
        Population.RATED_CBS,
        breakdowns=(SELF_RATED_CBS,),
    ),
    TableSpec(
        "r4_self_rated_cbs_t1",
        "R4",
        Subject.RATED_CBS_AGAIN,
        Population.RATED_CBS_AGAIN,
        breakdowns=(SELF_RATED_CBS,),
    ),
    TableSpec("r5_limitation", "R5", *_HEALTH, (LIMITATION,)),
    TableSpec("r5_mobility", "R5", *_HEALTH, (MOBILITY,)),
    TableSpec("r6_condition", "R6", *_HEALTH, (CONDITION,)),
    TableSpec("r7_people", "R7", *_PEOPLE, (THEME_OF_PEOPLE,)),
    TableSpec(
        "r7_first",
        "R7",
        Subject.FIRST_NEEDS,
        Population.FIRST_NEEDS,
        breakdowns=(FIRST_THEME,),
    ),
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
    TableSpec("r8_jobs", "R8", Subject.JOBS, Population.JOBS, Measure.JOBS, percent=False),
    TableSpec("r8_rides", "R8", Subject.RIDES, Population.RIDES, Measure.RIDES, (RIDE_RESULT,)),
    TableSpec(
        "r9_requested", "R9", Subject.REQUESTED, Population.REQUESTED, Measure.NEEDS, percent=False
    ),
    TableSpec("r9_kind", "R9", *_MATCHES, (MATCH_KIND,)),
    TableSpec("r9_after_3", "R9", *_MATCHES_3, (AFTER_3,)),
    TableSpec("r9_after_6", "R9", *_MATCHES_6, (AFTER_6,)),
    TableSpec("r9_after_12", "R9", *_MATCHES_12, (AFTER_12,)),
    TableSpec(
        "r9_end_reason",
        "R9",
        Subject.ENDED,
        Population.MATCHES_ENDED,
        Measure.MATCHES,
        (END_REASON,),
    ),
    TableSpec(
        "r13_loneliness", "R13", Subject.LONELY, Population.MEASURED, breakdowns=(LONELINESS,)
    ),
    *outcome_tables.TABLES,
    TableSpec("r13_signal", "R13", *_PEOPLE, (SIGNAL,)),
    TableSpec("r13_source", "R13", *_SIGNALS, (SIGNAL_SOURCE,)),
    TableSpec("r13_urgency", "R13", *_SIGNALS, (URGENCY,)),
    TableSpec(
        "r13_in_term", "R13", Subject.FOLLOWED, Population.FOLLOWED, Measure.SIGNALS, (IN_TERM,)
    ),
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
    TableSpec("r14_reached", "R14", *_PEOPLE, (FOUND_BY,)),
    TableSpec("r15_direction", "R15", *_REFERRALS, (DIRECTION,)),
    TableSpec("r15_party", "R15", *_REFERRALS, (PARTY,)),
    TableSpec("r15_party_direction", "R15", *_REFERRALS, (PARTY, DIRECTION), percent=False),
    TableSpec("r15_kind", "R15", *_SENT, (REFERRAL_KIND,)),
    TableSpec("r15_feedback", "R15", *_SENT, (FEEDBACK,)),
    TableSpec(
        "r16_places",
        "R16",
        Subject.PLACES,
        Population.PLACES,
        Measure.PLACES,
        percent=False,
        by_area=True,
    ),
    TableSpec(
        "r16_sessions",
        "R16",
        Subject.OCCURRENCES,
        Population.ATTENDANCE,
        Measure.OCCURRENCES,
        percent=False,
        by_area=True,
    ),
    TableSpec(
        "r16_unmet",
        "R16",
        Subject.UNMET_RIDES,
        Population.RIDES,
        Measure.UNMET_RIDES,
        percent=False,
        by_area=True,
    ),
    TableSpec("r16_open", "R16", *_OPEN, percent=False, by_area=True),
    TableSpec("r16_open_theme", "R16", *_OPEN, (THEME,)),
    TableSpec("r16_decisions", "R16", *_DECISIONS, percent=False, by_area=True),
    TableSpec("r16_decided_by", "R16", *_DECISIONS, (DECIDED_BY,)),
    TableSpec(
        "r17_connector_hours",
        "R17",
        Subject.CONNECTOR_HOURS,
        Population.CONNECTORS,
        Measure.CONNECTOR_HOURS,
        percent=False,
        by_area=True,
    ),
    TableSpec(
        "r17_role",
        "R17",
        Subject.VOLUNTEERS,
        Population.VOLUNTEERS,
        breakdowns=(ROLE,),
        percent=False,
    ),
    TableSpec(
        "r17_hours",
        "R17",
        Subject.HOURS,
        Population.VOLUNTEERS,
        Measure.HOURS,
        (ROLE_OF_HOURS,),
        percent=False,
    ),
    TableSpec(
        "r18_consent", "R18", Subject.TAKING_PART, Population.TAKING_PART, breakdowns=(CONSENT,)
    ),
)
"""All tables in the order of the pilot report; `services.releases` prints those that are safe."""


def _mean(id_: str, population: Population, measure: Measure) -> MeanSpec:
    report, _mark, asked_of = id_.partition("_")
    return MeanSpec(
        id_, report.upper(), cell(Subject.ANSWERS, asked_of=asked_of), population, measure
    )


MEANS: tuple[MeanSpec, ...] = (
    MeanSpec("r4_mark", "R4", Subject.MARKED.value, Population.MEASURED, Measure.MARK),
    _mean("r9_days", Population.MATCHES, Measure.DAYS),
    _mean("r9_mark", Population.MATCHED, Measure.MARK),
    _mean("r9_partner_mark", Population.MATCHED_VOLUNTEERS, Measure.MARK),
    _mean("r15_feedback_days", Population.ANSWERED, Measure.FEEDBACK_DAYS),
    _mean("r15_mark_of_professionals", Population.PROFESSIONALS, Measure.MARK),
    _mean("r15_timely", Population.PROFESSIONALS, Measure.TIMELY),
    _mean("r15_reachable", Population.PROFESSIONALS, Measure.REACHABLE),
    _mean("r15_useful", Population.PROFESSIONALS, Measure.USEFUL),
    _mean("r17_participant_mark", Population.SATISFIED, Measure.MARK),
    _mean("r17_volunteer_mark", Population.VOLUNTEERS, Measure.MARK),
    _mean("r17_key_figure_mark", Population.KEY_FIGURES, Measure.MARK),
)
"""All means that a release can print, of ten answers or more."""

SUPPLEMENTS = frozenset(
    {
        "r3_marital",
        "r3_under_70",
        "r4_self_rated_cbs",
        "r4_self_rated_cbs_t1",
        "r5_mobility",
        "r7_first",
        "r14_reached",
    }
)
"""Tables beside what the pilots published: where both can't be told, these give way."""

FIRST = "1.0"
"""The version of the counting rules that had only the tables below."""

_OF_FIRST = frozenset(
    {
        "r0_people",
        "r1_stage",
        "r1_active",
        "r2_source",
        "r2_outreach",
        "r3_age",
        "r3_gender",
        "r3_living",
        "r3_tenure",
        "r3_age_gender",
        "r3_age_living",
        "r3_gender_living",
        "r3_profile",
        "r4_self_rated",
        "r4_mark",
        "r5_limitation",
        "r6_condition",
        "r7_people",
        "r7_needs",
        "r7_status",
        "r7_needs_status",
        "r8_support",
        "r8_layer",
        "r8_matches",
        "r8_visits",
        "r13_loneliness",
        "r13_signal",
        "r14_streets",
        "r14_key_figures",
        "r14_occurrences",
    }
)

_SINCE = {
    **dict.fromkeys(("r16_decisions", "r16_decided_by", "r17_connector_hours"), "2.1"),
    **dict.fromkeys(
        (
            "r3_marital",
            "r3_under_70",
            "r4_self_rated_cbs",
            "r4_self_rated_cbs_t1",
            "r5_mobility",
            "r7_first",
            "r14_reached",
            "r15_feedback_days",
        ),
        "2.3",
    ),
}
"""The version of the counting rules that first had a table, of what came after the second."""


def is_of(spec: TableSpec | MeanSpec, version: str) -> bool:
    """Whether a table or mean is part of a version of the counting rules."""
    if version == FIRST:
        return spec.id in _OF_FIRST
    since = _SINCE.get(spec.id)
    return since is None or definition_versions.is_since(version, since)
