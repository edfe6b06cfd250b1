"""The ways in which the figures of a release can be divided, with their categories."""

from itertools import product

from spil_desktop.rules import vocabulary
from spil_desktop.rules.release import DimensionName
from spil_desktop.rules.report_cells import ANY, Breakdown, Subject, cell

WOMAN_ALONE_80_PLUS = "woman_alone_80_plus"
REST = "rest"
UNKNOWN = "unknown"
"""The category of what was not told."""

AGE_BANDS = ("70_74", "75_79", "80_84", "85_89", "90_plus")
"""Age classes; the evaluation population begins at seventy."""
OLD_BANDS = AGE_BANDS[2:]
"""Age classes of people of eighty and older."""

PROFILES = tuple("".join(bits) for bits in product("01", repeat=3))
"""Joint profiles: eighty or older, woman, living alone, each 1 or 0."""
FULL_PROFILE = "111"


def _codes(kind: type[vocabulary.Code]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


AGE = Breakdown(DimensionName.AGE_BAND, AGE_BANDS, ordered=True)
GENDER = Breakdown(DimensionName.GENDER, _codes(vocabulary.Gender))
LIVING = Breakdown(DimensionName.LIVING, _codes(vocabulary.LivingSituation))
TENURE = Breakdown(DimensionName.TENURE, _codes(vocabulary.Tenure))
MARITAL = Breakdown(DimensionName.MARITAL, _codes(vocabulary.MaritalStatus))
PROFILE = Breakdown(DimensionName.PROFILE, (WOMAN_ALONE_80_PLUS, REST))
SOURCE = Breakdown(DimensionName.SOURCE, _codes(vocabulary.ReportSource))
FOUND_BY = Breakdown(
    DimensionName.FOUND_BY,
    (vocabulary.ReportSource.KEY_FIGURE.value,),
    multiple=True,
    cells=((cell(Subject.PEOPLE, source=vocabulary.ReportSource.KEY_FIGURE),),),
)
STAGE = Breakdown(
    DimensionName.STAGE, ("reached", "participant", "t0", "t1"), multiple=True, nested=True
)
OUTREACH_STEP = Breakdown(
    DimensionName.OUTREACH_STEP, ("opened", "talked", "interested"), multiple=True, nested=True
)
SELF_RATED = Breakdown(DimensionName.SELF_RATED, _codes(vocabulary.SelfRatedHealth), ordered=True)
SELF_RATED_CBS = Breakdown(
    DimensionName.SELF_RATED_CBS,
    ("very_good", "good", "so_so", "poor", "very_poor"),
    ordered=True,
)
LIMITATION = Breakdown(
    DimensionName.LIMITATION, (ANY, *_codes(vocabulary.Limitation)), multiple=True
)
MOBILITY = Breakdown(DimensionName.MOBILITY, ("mobility",), multiple=True)
OF_MOBILITY = (
    vocabulary.Limitation.WALKING,
    vocabulary.Limitation.STAIRS,
    vocabulary.Limitation.BALANCE,
)
"""The limitations of which a body moves less; going out has none of its own."""
CONDITION = Breakdown(DimensionName.CONDITION, (ANY, *_codes(vocabulary.Condition)), multiple=True)
THEME_OF_PEOPLE = Breakdown(
    DimensionName.THEME, (ANY, *_codes(vocabulary.NeedTheme)), multiple=True
)
SUPPORT = Breakdown(DimensionName.SUPPORT, (ANY, "match", "activity", "job", "ride"), multiple=True)
SIGNAL = Breakdown(
    DimensionName.SIGNAL,
    (ANY, *_codes(vocabulary.SignalKind)),
    multiple=True,
    sensitive=frozenset(
        {
            vocabulary.SignalKind.ABUSE.value,
            vocabulary.SignalKind.ALCOHOL.value,
            vocabulary.SignalKind.MONEY.value,
        }
    ),
)
FIRST_THEME = Breakdown(DimensionName.FIRST_THEME, _codes(vocabulary.NeedTheme))
THEME = Breakdown(DimensionName.THEME, _codes(vocabulary.NeedTheme))
NEED_STATUS = Breakdown(DimensionName.NEED_STATUS, _codes(vocabulary.NeedStatus), ordered=True)
LAYER = Breakdown(DimensionName.LAYER, _codes(vocabulary.Layer))
LONELINESS = Breakdown(DimensionName.LONELINESS, _codes(vocabulary.Loneliness), ordered=True)
RUN_BY = Breakdown(DimensionName.RUN_BY, _codes(vocabulary.RunBy))
STREET_STATUS = Breakdown(
    DimensionName.STREET_STATUS, _codes(vocabulary.StreetStatus), ordered=True
)
# in the order of the list: small reasons join their kin, who could not before who did not want
DROP_OUT = Breakdown(DimensionName.DROP_OUT, _codes(vocabulary.DropOut), ordered=True)
RIDE_RESULT = Breakdown(DimensionName.RIDE_RESULT, ("done", "unmet"))
MATCH_KIND = Breakdown(DimensionName.MATCH_KIND, _codes(vocabulary.MatchKind))
_AFTER = ("alive", "stopped")
AFTER_3 = Breakdown(DimensionName.AFTER_3, _AFTER)
AFTER_6 = Breakdown(DimensionName.AFTER_6, _AFTER)
AFTER_12 = Breakdown(DimensionName.AFTER_12, _AFTER)
END_REASON = Breakdown(DimensionName.END_REASON, (*_codes(vocabulary.MatchEndReason), UNKNOWN))
SIGNAL_SOURCE = Breakdown(DimensionName.SIGNAL_SOURCE, _codes(vocabulary.SignalSource))
URGENCY = Breakdown(DimensionName.URGENCY, _codes(vocabulary.Urgency), ordered=True)
IN_TERM = Breakdown(DimensionName.IN_TERM, ("in_term", "late"))
DIRECTION = Breakdown(DimensionName.DIRECTION, _codes(vocabulary.ReferralDirection))
PARTY = Breakdown(
    DimensionName.PARTY,
    (*_codes(vocabulary.OrganisationKind), UNKNOWN),
    sensitive=frozenset(
        {
            vocabulary.OrganisationKind.SAFE_AT_HOME.value,
            vocabulary.OrganisationKind.DEBT_HELP.value,
        }
    ),
)
REFERRAL_KIND = Breakdown(DimensionName.REFERRAL_KIND, _codes(vocabulary.ReferralKind))
FEEDBACK = Breakdown(DimensionName.FEEDBACK, ("received", "none"))
ROLE = Breakdown(DimensionName.ROLE, _codes(vocabulary.VolunteerRole), multiple=True)
ROLE_OF_HOURS = Breakdown(DimensionName.ROLE, (*_codes(vocabulary.VolunteerRole), UNKNOWN))
DECIDED_BY = Breakdown(DimensionName.DECIDED_BY, _codes(vocabulary.DecidedBy))
CONSENT = Breakdown(
    DimensionName.CONSENT,
    ("evaluation", "health"),
    multiple=True,
    nested=True,
    cells=((Subject.PEOPLE.value,), (Subject.HEALTH.value,)),
)

NEVER_JOINED = frozenset(
    {*(each.name for each in (STAGE, OUTREACH_STEP, CONSENT, PROFILE)), DimensionName.AREA}
)
"""Breakdowns whose categories stand alone however few are in them."""

SENSITIVE = {each.name: each.sensitive for each in (SIGNAL, PARTY)}
"""Abuse, alcohol, money, and who is there for these: the categories of each breakdown."""
