"""The tables of the store, a module for each part of the work.

A table is mapped when something imports it from here: all of them take a fifth of a second, and
the first page of the window needs half. What writes to the store, or looks at all of it, calls
`every_table` first.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import MetaData

from spil_desktop.model.base import Base

if TYPE_CHECKING:
    from spil_desktop.model.activity import Activity, Attendance, Meeting, MeetingParty, Occurrence
    from spil_desktop.model.administration import (
        Change,
        ChangeSet,
        HandOver,
        ImportBatch,
        Merge,
        Release,
        SavedList,
    )
    from spil_desktop.model.area import Area, Street
    from spil_desktop.model.casework import ContactMoment, FollowUp, Signal
    from spil_desktop.model.consent import Consent
    from spil_desktop.model.evaluation import (
        MissedMeasurement,
        Opinion,
        Questionnaire,
        ReferenceFigure,
        Story,
        Target,
    )
    from spil_desktop.model.health import HealthProfile, HomeVisit
    from spil_desktop.model.match import Match
    from spil_desktop.model.match_review import MatchReview, RefusedProposal
    from spil_desktop.model.measurement import Measurement
    from spil_desktop.model.need import Need
    from spil_desktop.model.neighbourhood import AddressPoint, Decision, StreetNeighbour
    from spil_desktop.model.network import Contact, KeyFigure
    from spil_desktop.model.organisation import Organisation, OrganisationPerson
    from spil_desktop.model.outreach import Door, Outreach
    from spil_desktop.model.participant import Participant
    from spil_desktop.model.person import Distinction, Exclusion, Person, Phone
    from spil_desktop.model.practical import Job, Ride, RideRate
    from spil_desktop.model.referral import Referral
    from spil_desktop.model.safety import SafetyEntry, SafetyFile
    from spil_desktop.model.search import note_place, note_words, person_words
    from spil_desktop.model.user import AuditEntry, Draft, Postponement, Setting, User
    from spil_desktop.model.volunteer import Volunteer
    from spil_desktop.model.volunteering import VolunteerAbsence, VolunteerHours

__all__ = [
    "Activity",
    "AddressPoint",
    "Area",
    "Attendance",
    "AuditEntry",
    "Base",
    "Change",
    "ChangeSet",
    "Consent",
    "Contact",
    "ContactMoment",
    "Decision",
    "Distinction",
    "Door",
    "Draft",
    "Exclusion",
    "FollowUp",
    "HandOver",
    "HealthProfile",
    "HomeVisit",
    "ImportBatch",
    "Job",
    "KeyFigure",
    "Match",
    "MatchReview",
    "Measurement",
    "Meeting",
    "MeetingParty",
    "Merge",
    "MissedMeasurement",
    "Need",
    "Occurrence",
    "Opinion",
    "Organisation",
    "OrganisationPerson",
    "Outreach",
    "Participant",
    "Person",
    "Phone",
    "Postponement",
    "Questionnaire",
    "ReferenceFigure",
    "Referral",
    "RefusedProposal",
    "Release",
    "Ride",
    "RideRate",
    "SafetyEntry",
    "SafetyFile",
    "SavedList",
    "Setting",
    "Signal",
    "Story",
    "Street",
    "StreetNeighbour",
    "Target",
    "User",
    "Volunteer",
    "VolunteerAbsence",
    "VolunteerHours",
    "every_table",
    "note_place",
    "note_words",
    "person_words",
]

_HOMES: Final = {
    "activity": ("Activity", "Attendance", "Meeting", "MeetingParty", "Occurrence"),
    "administration": (
        "Change",
        "ChangeSet",
        "HandOver",
        "ImportBatch",
        "Merge",
        "Release",
        "SavedList",
    ),
    "area": ("Area", "Street"),
    "casework": ("ContactMoment", "FollowUp", "Signal"),
    "consent": ("Consent",),
    "evaluation": (
        "MissedMeasurement",
        "Opinion",
        "Questionnaire",
        "ReferenceFigure",
        "Story",
        "Target",
    ),
    "health": ("HealthProfile", "HomeVisit"),
    "match": ("Match",),
    "match_review": ("MatchReview", "RefusedProposal"),
    "measurement": ("Measurement",),
    "need": ("Need",),
    "neighbourhood": ("AddressPoint", "Decision", "StreetNeighbour"),
    "network": ("Contact", "KeyFigure"),
    "organisation": ("Organisation", "OrganisationPerson"),
    "outreach": ("Door", "Outreach"),
    "participant": ("Participant",),
    "person": ("Distinction", "Exclusion", "Person", "Phone"),
    "practical": ("Job", "Ride", "RideRate"),
    "referral": ("Referral",),
    "safety": ("SafetyEntry", "SafetyFile"),
    "search": ("note_place", "note_words", "person_words"),
    "user": ("AuditEntry", "Draft", "Postponement", "Setting", "User"),
    "volunteer": ("Volunteer",),
    "volunteering": ("VolunteerAbsence", "VolunteerHours"),
}
"""The tables of each module."""


@cache
def every_table() -> MetaData:
    """Return all tables. A row can't be written before those are known to which it refers."""
    for home in _HOMES:
        import_module(f"{__name__}.{home}")
    return Base.metadata


if not TYPE_CHECKING:  # a checker would take any name

    def __getattr__(name: str) -> Any:
        """Return a table that was not asked for before."""
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f"{__name__}.{home}"), name)
        globals()[name] = found
        return found
