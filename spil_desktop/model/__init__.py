"""The tables of the store, a module for each part of the work."""

from spil_desktop.model.activity import (
    Activity,
    Attendance,
    Meeting,
    MeetingParty,
    Occurrence,
)
from spil_desktop.model.administration import (
    AuditEntry,
    Change,
    ChangeSet,
    Draft,
    HandOver,
    ImportBatch,
    Merge,
    Postponement,
    Release,
    SavedList,
    Setting,
    User,
)
from spil_desktop.model.area import AddressPoint, Area, Decision, Street, StreetNeighbour
from spil_desktop.model.base import Base
from spil_desktop.model.casework import (
    ContactMoment,
    FollowUp,
    Organisation,
    OrganisationPerson,
    Referral,
    SafetyEntry,
    SafetyFile,
    Signal,
)
from spil_desktop.model.consent import Consent
from spil_desktop.model.evaluation import (
    MissedMeasurement,
    Opinion,
    Questionnaire,
    ReferenceFigure,
    Story,
    Target,
)
from spil_desktop.model.match import Match, MatchReview, RefusedProposal
from spil_desktop.model.measurement import Measurement
from spil_desktop.model.need import Need
from spil_desktop.model.outreach import Door, Outreach
from spil_desktop.model.participant import HealthProfile, HomeVisit, Participant
from spil_desktop.model.person import Distinction, Exclusion, Person, Phone
from spil_desktop.model.practical import Job, Ride, RideRate
from spil_desktop.model.search import note_place, note_words, person_words
from spil_desktop.model.volunteer import (
    Contact,
    KeyFigure,
    Volunteer,
    VolunteerAbsence,
    VolunteerHours,
)

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
    "note_place",
    "note_words",
    "person_words",
]
