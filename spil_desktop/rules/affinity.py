"""What fits what: interests that are alike, and who or what can answer which need.

Source: the method's own lists of needs, roles and kinds of matches, and the experience that a
buddy stays when both like doing the same thing. Change a table here and every proposal follows.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from spil_desktop.rules.vocabulary import (
    Interest,
    Language,
    MatchKind,
    NeedTheme,
    Offer,
    SubTheme,
    VolunteerRole,
)

_ALIKE: Final = (
    # One table, another game: who plays the one sits down for the other when asked.
    (Interest.KLAVERJASSEN, Interest.CARDS),
    (Interest.KLAVERJASSEN, Interest.GAMES),
    (Interest.CARDS, Interest.GAMES),
    (Interest.CHESS, Interest.GAMES),
    # Out of doors and moving.
    (Interest.WALKING, Interest.CYCLING),
    (Interest.WALKING, Interest.SPORTS),
    (Interest.CYCLING, Interest.SPORTS),
    (Interest.CYCLING, Interest.OUTINGS),
    # A dog asks a walk; who keeps a garden or animals is out every day.
    (Interest.WALKING, Interest.ANIMALS),
    (Interest.GARDENING, Interest.ANIMALS),
    # From the kitchen garden to the pan, and a table with others.
    (Interest.GARDENING, Interest.COOKING),
    (Interest.COFFEE, Interest.COOKING),
    (Interest.COFFEE, Interest.TALKING),
    # The past: read, visited, told.
    (Interest.OUTINGS, Interest.HISTORY),
    (Interest.READING, Interest.HISTORY),
    (Interest.READING, Interest.TALKING),
    # A choir is music, and often the church's.
    (Interest.MUSIC, Interest.SINGING),
    (Interest.SINGING, Interest.CHURCH_LIFE),
    (Interest.CHURCH_LIFE, Interest.TALKING),
    # With the hands.
    (Interest.HANDICRAFT, Interest.REPAIRING),
)
"""Pairs of interests of which people who like the one often enjoy the other.

Every interest is in it at least once, and the likeness goes one step: klaverjassen resembles
cards and cards games, but what resembles games alone (chess) does not resemble klaverjassen.
"""

_DIALECTS_ALIKE: Final = ((Language.GRONINGS, Language.DRENTS),)
"""Dialects whose speakers follow each other: both are Low Saxon. Frisian stands by itself."""

_IMPLIED: Final = {
    SubTheme.WALK: Interest.WALKING,
    SubTheme.EAT_TOGETHER: Interest.COOKING,
    SubTheme.PLAY_TOGETHER: Interest.GAMES,
    SubTheme.GARDEN: Interest.GARDENING,
    SubTheme.LAMP: Interest.REPAIRING,
    SubTheme.REPAIR: Interest.REPAIRING,
    SubTheme.PETS: Interest.ANIMALS,
}


KINDS_WITH_VOG: Final = frozenset(
    {
        MatchKind.VISIT_BUDDY,
        MatchKind.WALKING_BUDDY,
        MatchKind.SHOPPING_BUDDY,
        MatchKind.EATING_BUDDY,
        MatchKind.NEIGHBOURLY,
        MatchKind.DRIVE,
        MatchKind.JOB,
        MatchKind.PAPERWORK,
    }
)
"""Kinds in which a volunteer is alone with her: at home, from her door, or in a car.

A phone call, or going to a place where there is company, does not ask a VOG.
"""

KINDS_AT_HOME: Final = frozenset(
    {
        MatchKind.VISIT_BUDDY,
        MatchKind.EATING_BUDDY,
        MatchKind.NEIGHBOURLY,
        MatchKind.JOB,
        MatchKind.PAPERWORK,
    }
)
"""Kinds in which a volunteer comes into her home, where pets and smoke matter."""


@dataclass(frozen=True, slots=True)
class Route:
    """A role that answers a need, and the kind of match it gives."""

    role: VolunteerRole
    kind: MatchKind

    @property
    def needs_vog(self) -> bool:
        """Whether the match waits for the volunteer's VOG."""
        return self.kind in KINDS_WITH_VOG


_VISIT: Final = Route(VolunteerRole.BUDDY, MatchKind.VISIT_BUDDY)
_WALK: Final = Route(VolunteerRole.BUDDY, MatchKind.WALKING_BUDDY)
_CALL: Final = Route(VolunteerRole.PHONE_CIRCLE, MatchKind.PHONE_BUDDY)
_BUDDY_CALLS: Final = Route(VolunteerRole.BUDDY, MatchKind.PHONE_BUDDY)
_GO_ALONG: Final = Route(VolunteerRole.BUDDY, MatchKind.ACTIVITY_BUDDY)
_GUIDE: Final = Route(VolunteerRole.ACTIVITY_GUIDE, MatchKind.ACTIVITY_BUDDY)
_TABLE: Final = Route(VolunteerRole.HOST, MatchKind.ACTIVITY_BUDDY)
_JOB: Final = Route(VolunteerRole.HANDYMAN, MatchKind.JOB)
_HOUSEHOLD: Final = Route(VolunteerRole.BUDDY, MatchKind.JOB)
_DRIVE: Final = Route(VolunteerRole.DRIVER, MatchKind.DRIVE)
_PAPERS: Final = Route(VolunteerRole.ADMINISTRATION, MatchKind.PAPERWORK)
_STREET: Final = Route(VolunteerRole.KEY_FIGURE, MatchKind.NEIGHBOURLY)

_THEME_ROUTES: Final[dict[NeedTheme, tuple[Route, ...]]] = {
    NeedTheme.SOCIAL_CONTACT: (_VISIT, _CALL),
    NeedTheme.PRACTICAL_HELP: (_JOB,),
    NeedTheme.TRANSPORT: (_DRIVE,),
    NeedTheme.ACTIVITY: (_GO_ALONG, _GUIDE),
    NeedTheme.ADMINISTRATION: (_PAPERS,),
    NeedTheme.SHOPPING: (
        Route(VolunteerRole.BUDDY, MatchKind.SHOPPING_BUDDY),
        Route(VolunteerRole.DRIVER, MatchKind.SHOPPING_BUDDY),
    ),
    NeedTheme.MEANING: (_VISIT, _CALL),
    NeedTheme.CARER_SUPPORT: (_VISIT,),
    NeedTheme.HEALTH: (),
    NeedTheme.HOUSING: (_JOB,),
    NeedTheme.SAFETY: (_JOB, _STREET),
    NeedTheme.DIGITAL: (_PAPERS, _JOB),
    NeedTheme.LANGUAGE: (_VISIT, _PAPERS),
    NeedTheme.OTHER: (_VISIT, _STREET),
}

_SUB_THEME_ROUTES: Final[dict[SubTheme, tuple[Route, ...]]] = {
    SubTheme.VISIT: (_VISIT,),
    SubTheme.CALL: (_CALL, _BUDDY_CALLS),
    SubTheme.WALK: (_WALK,),
    SubTheme.EAT_TOGETHER: (Route(VolunteerRole.BUDDY, MatchKind.EATING_BUDDY), _TABLE),
    SubTheme.PLAY_TOGETHER: (_GO_ALONG, _GUIDE),
    SubTheme.HOUSEHOLD: (_JOB, _HOUSEHOLD),
    SubTheme.PETS: (_HOUSEHOLD, _JOB),
}

_THEME_OFFERS: Final[dict[NeedTheme, frozenset[Offer]]] = {
    NeedTheme.SOCIAL_CONTACT: frozenset({Offer.COMPANY, Offer.CALLING, Offer.HOSTING}),
    NeedTheme.PRACTICAL_HELP: frozenset({Offer.REPAIRS, Offer.GARDENING, Offer.PETS}),
    NeedTheme.TRANSPORT: frozenset({Offer.DRIVING}),
    NeedTheme.ACTIVITY: frozenset({Offer.COMPANY, Offer.HOSTING, Offer.HANDICRAFT}),
    NeedTheme.ADMINISTRATION: frozenset({Offer.ADMINISTRATION}),
    NeedTheme.SHOPPING: frozenset({Offer.DRIVING}),
    NeedTheme.MEANING: frozenset({Offer.COMPANY, Offer.CALLING}),
    NeedTheme.DIGITAL: frozenset({Offer.TEACHING, Offer.ADMINISTRATION}),
    NeedTheme.LANGUAGE: frozenset({Offer.TEACHING}),
    NeedTheme.OTHER: frozenset({Offer.COMPANY}),
}

_SUB_THEME_OFFERS: Final[dict[SubTheme, frozenset[Offer]]] = {
    SubTheme.VISIT: frozenset({Offer.COMPANY}),
    SubTheme.CALL: frozenset({Offer.CALLING}),
    SubTheme.WALK: frozenset({Offer.COMPANY}),
    SubTheme.EAT_TOGETHER: frozenset({Offer.COOKING, Offer.HOSTING}),
    SubTheme.PLAY_TOGETHER: frozenset({Offer.COMPANY, Offer.HOSTING}),
    SubTheme.LAMP: frozenset({Offer.REPAIRS}),
    SubTheme.GARDEN: frozenset({Offer.GARDENING}),
    SubTheme.REPAIR: frozenset({Offer.REPAIRS, Offer.HANDICRAFT}),
    SubTheme.HOUSEHOLD: frozenset(),
    SubTheme.PETS: frozenset({Offer.PETS}),
}

COMPANY: Final = frozenset({NeedTheme.SOCIAL_CONTACT, NeedTheme.ACTIVITY})
"""Themes in which someone seeks the company of others."""

_NOT_BY_INTEREST: Final = frozenset({SubTheme.CALL})

_AT_HOME_ONLY: Final = frozenset({SubTheme.VISIT, SubTheme.CALL})
_ACTIVITY_INTERESTS: Final[dict[NeedTheme, frozenset[Interest]]] = {
    NeedTheme.HEALTH: frozenset({Interest.SPORTS, Interest.WALKING, Interest.CYCLING}),
    NeedTheme.MEANING: frozenset({Interest.CHURCH_LIFE, Interest.TALKING, Interest.SINGING}),
}
"""Needs other than company that an activity answers when it is about one of these."""


@cache
def like(interest: Interest) -> frozenset[Interest]:
    """Return the interests that resemble `interest`, without itself."""
    return frozenset(
        other for pair in _ALIKE if interest in pair for other in pair if other is not interest
    )


@cache
def dialects_like(language: Language) -> frozenset[Language]:
    """Return the dialects that a speaker of `language` follows, without itself."""
    return frozenset(
        other
        for pair in _DIALECTS_ALIKE
        if language in pair
        for other in pair
        if other is not language
    )


def wished(
    named: frozenset[Interest], sub_theme: SubTheme | None, own: frozenset[Interest]
) -> frozenset[Interest]:
    """Return the interests that a need is about.

    Those that were named with it; else what the sub-theme speaks of by itself, in her own way if
    she has one (who asks to play and likes klaverjassen, asks klaverjassen); else all her own.
    """
    implied = None if sub_theme is None else _IMPLIED.get(sub_theme)
    if named or implied is None:
        return named or own
    return own & (like(implied) | {implied}) or frozenset({implied})


def routes(theme: NeedTheme, sub_theme: SubTheme | None) -> tuple[Route, ...]:
    """Return the roles that answer a need, the one to prefer first."""
    by_theme = _THEME_ROUTES[theme]
    return by_theme if sub_theme is None else _SUB_THEME_ROUTES.get(sub_theme, by_theme)


def offers(theme: NeedTheme, sub_theme: SubTheme | None) -> frozenset[Offer]:
    """Return what another participant must offer to answer a need."""
    by_theme = _THEME_OFFERS.get(theme, frozenset())
    return by_theme if sub_theme is None else _SUB_THEME_OFFERS.get(sub_theme, by_theme)


def answered_by_shared_interest(theme: NeedTheme, sub_theme: SubTheme | None) -> bool:
    """Whether two participants who both seek company answer each other: two card players."""
    return theme in COMPANY and sub_theme not in _NOT_BY_INTEREST


def activity_interests(theme: NeedTheme, sub_theme: SubTheme | None) -> frozenset[Interest] | None:
    """Return what an activity must be about to answer a need; None when any activity can.

    An empty set means that no activity does: someone who asks a visit is not sent to a club.
    """
    if theme in COMPANY:
        return frozenset() if sub_theme in _AT_HOME_ONLY else None
    return _ACTIVITY_INTERESTS.get(theme, frozenset())
