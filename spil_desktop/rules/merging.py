"""Putting two files of one person together: which values are chosen together, and the usual choice.

A field is a group of columns that only make sense together (an address, a birth). Columns are named
as in the tables; values are what the tables hold.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from spil_desktop.rules.vocabulary import ClosingReason, Moment, NameUse, ParticipantStatus


class Side(StrEnum):
    """Whose value stays; BOTH puts texts below each other and lists together."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


class MergeField(StrEnum):
    """What can be chosen, in the order in which it is shown."""

    NAME = "name"
    FIRST_NAMES = "first_names"
    GENDER = "gender"
    BIRTH = "birth"
    ADDRESS = "address"
    EMAIL = "email"
    LANGUAGES = "languages"
    HINTS = "hints"
    NOTES = "notes"
    DECEASED = "deceased"
    STAGE = "stage"
    REPORT = "report"
    REPORT_NOTE = "report_note"
    OFFICE = "office"
    LIVING = "living"
    OFFERS = "offers"
    OFFERS_NOTE = "offers_note"
    INTERESTS = "interests"
    AVAILABLE = "available"
    WISHES = "wishes"
    VOLUNTEER_STATUS = "volunteer_status"
    VOLUNTEER_OFFICE = "volunteer_office"
    ROLES = "roles"
    VOLUNTEER_INTERESTS = "volunteer_interests"
    VOLUNTEER_AVAILABLE = "volunteer_available"
    VOLUNTEER_LIMITS = "volunteer_limits"
    VOG = "vog"
    VOLUNTEER_NOTE = "volunteer_note"
    KEY_FIGURE = "key_figure"
    KEY_FIGURE_NOTE = "key_figure_note"


Columns = tuple[str, ...]
PARTS: Final[Mapping[MergeField, tuple[str, Columns]]] = {
    MergeField.NAME: (
        "person",
        ("prefix", "family_name", "partner_prefix", "partner_family_name", "name_use"),
    ),
    MergeField.FIRST_NAMES: ("person", ("given_name", "initials")),
    MergeField.GENDER: ("person", ("gender",)),
    MergeField.BIRTH: ("person", ("birth_date", "birth_year")),
    MergeField.ADDRESS: (
        "person",
        ("street", "house_number", "house_addition", "postcode", "town", "area_id"),
    ),
    MergeField.EMAIL: ("person", ("email",)),
    MergeField.LANGUAGES: ("person", ("languages",)),
    MergeField.HINTS: ("person", ("contact_hints",)),
    MergeField.NOTES: ("person", ("notes",)),
    MergeField.DECEASED: ("person", ("deceased_on",)),
    MergeField.STAGE: (
        "participant",
        (
            "status",
            "closed_on",
            "closing_reason",
            "closing_label",
            "handed_to",
            "content_erased_on",
        ),
    ),
    MergeField.REPORT: (
        "participant",
        (
            "reported_on",
            "source",
            "source_label",
            "reporter",
            "report_urgency",
            "knows",
            "informed_on",
            "first_contact_on",
        ),
    ),
    MergeField.REPORT_NOTE: ("participant", ("report_note",)),
    MergeField.OFFICE: ("participant", ("office_number", "area_id")),
    MergeField.LIVING: ("participant", ("living", "tenure", "marital", "has_stairs")),
    MergeField.OFFERS: ("participant", ("offers",)),
    MergeField.OFFERS_NOTE: ("participant", ("offers_note",)),
    MergeField.INTERESTS: ("participant", ("interests",)),
    MergeField.AVAILABLE: ("participant", ("available",)),
    MergeField.WISHES: ("participant", ("gender_wish", "has_pets", "smokes", "has_car")),
    MergeField.VOLUNTEER_STATUS: ("volunteer", ("status", "since", "stopped_on")),
    MergeField.VOLUNTEER_OFFICE: ("volunteer", ("office_number", "area_id")),
    MergeField.ROLES: ("volunteer", ("roles",)),
    MergeField.VOLUNTEER_INTERESTS: ("volunteer", ("interests",)),
    MergeField.VOLUNTEER_AVAILABLE: ("volunteer", ("available",)),
    MergeField.VOLUNTEER_LIMITS: (
        "volunteer",
        (
            "max_matches",
            "has_car",
            "car_seats",
            "car_takes_walker",
            "car_takes_wheelchair",
            "no_pets",
            "no_smokers",
            "no_stairs",
        ),
    ),
    MergeField.VOG: (
        "volunteer",
        (
            "vog_requested_on",
            "vog_received_on",
            "agreement_on",
            "confidentiality_on",
            "training_on",
            "reference_on",
        ),
    ),
    MergeField.VOLUNTEER_NOTE: ("volunteer", ("note",)),
    MergeField.KEY_FIGURE: (
        "key_figure",
        (
            "area_id",
            "since",
            "independent_since",
            "frequency",
            "last_spoken_on",
            "confidentiality_on",
        ),
    ),
    MergeField.KEY_FIGURE_NOTE: ("key_figure", ("note",)),
}
"""The table and the columns of each field."""

TOGETHER: Final = frozenset(
    {
        MergeField.LANGUAGES,
        MergeField.HINTS,
        MergeField.NOTES,
        MergeField.REPORT_NOTE,
        MergeField.OFFERS,
        MergeField.OFFERS_NOTE,
        MergeField.INTERESTS,
        MergeField.AVAILABLE,
        MergeField.ROLES,
        MergeField.VOLUNTEER_INTERESTS,
        MergeField.VOLUNTEER_AVAILABLE,
        MergeField.VOLUNTEER_NOTE,
        MergeField.KEY_FIGURE_NOTE,
    }
)
"""Fields of which both values can stay."""

_NOTHING: Final = frozenset({"", "unknown", NameUse.OWN.value})
_OPEN: Final = (
    ParticipantStatus.ACTIVE,
    ParticipantStatus.AT_DISTANCE,
    ParticipantStatus.GETTING_ACQUAINTED,
    ParticipantStatus.WAITING,
    ParticipantStatus.REPORTED,
    ParticipantStatus.NOT_REACHED,
    ParticipantStatus.CLOSED,
    ParticipantStatus.DECLINED,
)

Values = Mapping[str, Any]


def sides(field: MergeField) -> tuple[Side, ...]:
    """Return what can be chosen of a field."""
    return tuple(Side) if field in TOGETHER else (Side.KEPT, Side.OTHER)


def usual(field: MergeField, kept: Values, other: Values) -> Side:
    """Return the usual choice for the values of two files.

    Texts and lists go together; the file that goes on furthest gives the stage, unless one of
    them says that she died; the first report gives the report, a birth date goes before a year;
    else what stays is what the kept file says, unless it says nothing.
    """
    columns = PARTS[field][1]
    if not any(map(_says, (other[name] for name in columns))):
        return Side.KEPT
    if not any(map(_says, (kept[name] for name in columns))):
        return Side.OTHER
    if field in TOGETHER:
        return Side.BOTH
    return Side.OTHER if _goes_before(field, kept, other) else Side.KEPT


def _goes_before(field: MergeField, kept: Values, other: Values) -> bool:
    """Whether what the other file says is worth more."""
    if field is MergeField.STAGE:
        return _stage(other) < _stage(kept)
    if field is MergeField.REPORT:
        return bool(other["reported_on"] < kept["reported_on"])
    return (
        field is MergeField.BIRTH and kept["birth_date"] is None and other["birth_date"] is not None
    )


def _stage(values: Values) -> int:
    """Return how little the stage of a file counts; nobody is helped again after her death."""
    died = values["closing_reason"] == ClosingReason.DIED
    return -1 if died else _OPEN.index(values["status"])


def chosen(field: MergeField, side: Side, kept: Values, other: Values) -> dict[str, Any]:
    """Return the values that stay."""
    columns = PARTS[field][1]
    if side is Side.BOTH and field in TOGETHER:
        return {name: both(kept[name], other[name]) for name in columns}
    given = other if side is Side.OTHER else kept
    return {name: given[name] for name in columns}


@dataclass(frozen=True, slots=True)
class Asked:
    """A questionnaire that was asked at a moment, in the file that stays or in the other.

    `wording` is its code and edition.
    """

    wording: tuple[str, str]
    moment: Moment
    on: date
    is_kept: bool


def wording(asked: Collection[Asked]) -> tuple[str, str]:
    """Return in which words a series goes on that two files asked in different words.

    Other words or answers can not be compared, so one wording stays: one that was asked at T0,
    of these the one of most moments, then what began first, then that of the file that stays.
    """

    def place(one: tuple[str, str]) -> tuple[bool, int, date, bool]:
        taken = [each for each in asked if each.wording == one]
        moments = {each.moment for each in taken}
        return (
            Moment.T0 not in moments,
            -len(moments),
            min(each.on for each in taken),
            not any(each.is_kept for each in taken),
        )

    return min(sorted({each.wording for each in asked}), key=place)


def _says(value: Any) -> bool:
    return bool(value) and str(value) not in _NOTHING


def both(first: Any, second: Any) -> Any:
    """Return two texts below each other, or two lists together, each value once."""
    if isinstance(first, str) or isinstance(second, str) or first is None or second is None:
        return "\n".join(dict.fromkeys(text for text in (first, second) if text)) or None
    return type(first)(dict.fromkeys([*first, *second]))
