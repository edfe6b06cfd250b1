"""Between what a published share can lie when something is missing of some people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from spil_desktop.rules.data_quality import Gap
from spil_desktop.rules.outcomes import Silence
from spil_desktop.rules.periods import Period
from spil_desktop.rules.scoring import Item, Questionnaire
from spil_desktop.rules.vocabulary import Code, Moment


@dataclass(frozen=True, slots=True)
class ShareRange:
    """Between which shares a published share can lie, when nothing is known of `unknown` people.

    `yes` of the `known` have it; `low` when none of the unknown have it too, `high` when all have.
    """

    yes: int
    known: int
    unknown: int

    @property
    def people(self) -> int:
        """All people that the share is over."""
        return self.known + self.unknown

    @property
    def low(self) -> Fraction:
        """The least that the share over everyone can be; nought over nobody."""
        return Fraction(self.yes, self.people) if self.people else Fraction(0)

    @property
    def high(self) -> Fraction:
        """The most that the share over everyone can be."""
        return Fraction(self.yes + self.unknown, self.people) if self.people else Fraction(0)


class Figure(Code):
    """A published share that changes with what is missing."""

    OUTREACH = "outreach"
    EIGHTY = "eighty"
    WOMEN = "women"
    ALONE = "alone"
    RENTED = "rented"
    WIDOWED = "widowed"
    FAIR_OR_GOOD = "fair_or_good"
    LIMITED = "limited"
    MOBILITY = "mobility"
    CHRONIC = "chronic"
    SOCIAL_CONTACT = "social_contact"
    PRACTICAL_HELP = "practical_help"
    TRANSPORT = "transport"
    SOLVED = "solved"
    BY_NETWORK = "by_network"
    LONELY = "lonely"
    MEASURED_AGAIN = "measured_again"
    NOT_WORSE = "not_worse"
    AGREE = "agree"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Effect:
    """A published share, the gap that blurs it, and between what it can lie.

    `of` says which of several: the outcome that is the same or better, or the statement.
    """

    figure: Figure
    gap: Gap
    range: ShareRange
    of: str = ""


@dataclass(frozen=True, slots=True)
class NotScored:
    """A questionnaire that was asked of `asked` people at a moment, of `people` without a score.

    They were asked, so that nothing is missing in their files; no figure knows what they think.
    """

    questionnaire: Questionnaire
    moment: Moment
    asked: int
    people: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that some of the `asked` people gave no answer to at a moment.

    `people` has who they are by the reason, with the day on which each was asked; a reason that
    holds for nobody is not in it.
    """

    questionnaire: Questionnaire
    moment: Moment
    item: Item
    asked: int
    people: Mapping[Silence, Mapping[int, date]] = field(repr=False)

    @property
    def number(self) -> int:
        """How many gave no answer."""
        return sum(len(who) for who in self.people.values())


@dataclass(frozen=True, slots=True)
class Effects:
    """What the missing does in a period: shares that can differ, and people who are left out.

    `counted` are who count in the report; `without_birth` and `without_consent` who take part and
    would count if their year of birth, or their answer about the evaluation, were known.
    `under_age` take part and consent, but were too young by the year of birth that is recorded.
    """

    counted: int
    without_birth: int
    without_consent: int
    under_age: int
    shares: tuple[Effect, ...]
    period: Period
    not_scored: tuple[NotScored, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
