"""The tables of the store, a module for each part of the work."""

from spil_desktop.model.activity import Activity, Attendance, Occurrence
from spil_desktop.model.administration import (
    AuditEntry,
    Change,
    ChangeSet,
    Draft,
    ImportBatch,
    Release,
    Setting,
    User,
)
from spil_desktop.model.area import Area, Street
from spil_desktop.model.base import Base
from spil_desktop.model.casework import ContactMoment, FollowUp, Organisation, Referral, Signal
from spil_desktop.model.consent import Consent
from spil_desktop.model.match import Match, RefusedProposal
from spil_desktop.model.measurement import Measurement
from spil_desktop.model.need import Need
from spil_desktop.model.outreach import Outreach
from spil_desktop.model.participant import HealthProfile, Participant
from spil_desktop.model.person import Distinction, Exclusion, Person, Phone
from spil_desktop.model.practical import Job, Ride
from spil_desktop.model.search import person_words
from spil_desktop.model.volunteer import Contact, KeyFigure, Volunteer

__all__ = [
    "Activity",
    "Area",
    "Attendance",
    "AuditEntry",
    "Base",
    "Change",
    "ChangeSet",
    "Consent",
    "Contact",
    "ContactMoment",
    "Distinction",
    "Draft",
    "Exclusion",
    "FollowUp",
    "HealthProfile",
    "ImportBatch",
    "Job",
    "KeyFigure",
    "Match",
    "Measurement",
    "Need",
    "Occurrence",
    "Organisation",
    "Outreach",
    "Participant",
    "Person",
    "Phone",
    "Referral",
    "RefusedProposal",
    "Release",
    "Ride",
    "Setting",
    "Signal",
    "Street",
    "User",
    "Volunteer",
    "person_words",
]
