"""What stands in a letter about a resident, as facts and as words; drawn by `files`."""

from dataclasses import dataclass, field
from datetime import date

from spil_desktop.rules.vocabulary import (
    Aid,
    Condition,
    ConsentForm,
    Gender,
    Limitation,
    NeedTheme,
    ReferralDirection,
    ReferralKind,
    Relation,
    SharedField,
)


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """What a resident says of her health, for those who may know."""

    limitations: tuple[Limitation, ...] = ()
    conditions: tuple[Condition, ...] = ()
    aids: tuple[Aid, ...] = ()
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Someone near a resident who may be called about her; `phone` as the Dutch write it."""

    name: str = field(repr=False)
    relation: Relation
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a referral letter, or an answer to one, is made of.

    Of the resident it holds only what is in `shared`: every other field is None or empty.
    `address` are the lines of an envelope, `phones` numbers as the Dutch write them. `consent_on`
    and `consent_form` say when and how she allowed it, None while that is not recorded.
    """

    direction: ReferralDirection
    kind: ReferralKind
    on: date
    sender: str
    recipient: str
    colleague: str | None = field(default=None, repr=False)
    recipient_address: str | None = None
    shared: tuple[SharedField, ...] = ()
    name: str | None = field(default=None, repr=False)
    gender: Gender = Gender.UNKNOWN
    address: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    birth_year: int | None = field(default=None, repr=False)
    theme: NeedTheme | None = None
    question: str | None = field(default=None, repr=False)
    contact: ContactFacts | None = field(default=None, repr=False)
    health: HealthFacts | None = field(default=None, repr=False)
    consent_on: date | None = None
    consent_form: ConsentForm | None = None
    feedback_due_on: date | None = None
    answer: str | None = field(default=None, repr=False)
    referred_on: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a letter. `facts` are pairs of a word and what it is, below the opening."""

    title: str
    sender: str
    recipient: tuple[str, ...] = field(repr=False)
    dated: str
    greeting: str = field(repr=False)
    opening: tuple[str, ...] = field(repr=False)
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    ending: tuple[str, ...] = field(repr=False)
    signature: tuple[str, ...]
    intended_for: str

    def plain(self) -> str:
        """Return the whole letter as lines of text, to read before it is sent."""
        blocks = (
            self.sender,
            "\n".join(self.recipient),
            self.dated,
            self.title,
            self.greeting,
            *self.opening,
            "\n".join(f"{word}: {what}" for word, what in self.facts),
            *self.ending,
            "\n".join(self.signature),
            self.intended_for,
        )
        return "\n\n".join(block for block in blocks if block)
