"""The ways in which the figures of a release can be divided, with their categories."""

from itertools import product

from spil_desktop.rules import vocabulary
from spil_desktop.rules.release import DimensionName
from spil_desktop.rules.report_cells import ANY, Breakdown

WOMAN_ALONE_80_PLUS = "woman_alone_80_plus"
REST = "rest"

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
PROFILE = Breakdown(DimensionName.PROFILE, (WOMAN_ALONE_80_PLUS, REST))
SOURCE = Breakdown(DimensionName.SOURCE, _codes(vocabulary.ReportSource))
STAGE = Breakdown(
    DimensionName.STAGE, ("reached", "participant", "t0", "t1"), multiple=True, nested=True
)
OUTREACH_STEP = Breakdown(
    DimensionName.OUTREACH_STEP, ("opened", "talked", "interested"), multiple=True, nested=True
)
SELF_RATED = Breakdown(DimensionName.SELF_RATED, _codes(vocabulary.SelfRatedHealth), ordered=True)
LIMITATION = Breakdown(
    DimensionName.LIMITATION, (ANY, *_codes(vocabulary.Limitation)), multiple=True
)
CONDITION = Breakdown(DimensionName.CONDITION, (ANY, *_codes(vocabulary.Condition)), multiple=True)
THEME_OF_PEOPLE = Breakdown(
    DimensionName.THEME, (ANY, *_codes(vocabulary.NeedTheme)), multiple=True
)
SUPPORT = Breakdown(DimensionName.SUPPORT, (ANY, "match", "activity", "job", "ride"), multiple=True)
SIGNAL = Breakdown(DimensionName.SIGNAL, (ANY, *_codes(vocabulary.SignalKind)), multiple=True)
THEME = Breakdown(DimensionName.THEME, _codes(vocabulary.NeedTheme))
NEED_STATUS = Breakdown(DimensionName.NEED_STATUS, _codes(vocabulary.NeedStatus), ordered=True)
LAYER = Breakdown(DimensionName.LAYER, _codes(vocabulary.Layer))
LONELINESS = Breakdown(DimensionName.LONELINESS, _codes(vocabulary.Loneliness), ordered=True)
RUN_BY = Breakdown(DimensionName.RUN_BY, _codes(vocabulary.RunBy))
STREET_STATUS = Breakdown(
    DimensionName.STREET_STATUS, _codes(vocabulary.StreetStatus), ordered=True
)

SENSITIVE = frozenset(
    {
        vocabulary.SignalKind.ABUSE.value,
        vocabulary.SignalKind.ALCOHOL.value,
        vocabulary.SignalKind.MONEY.value,
    }
)
"""Signals that are shown only over all areas together."""
