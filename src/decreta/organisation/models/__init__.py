from decreta.organisation.models.bodies import Body, StandingAgency, Term
from decreta.organisation.models.calendars import CalendarDay
from decreta.organisation.models.exposure import ExposureAcceptance
from decreta.organisation.models.names import OtherName
from decreta.organisation.models.organisations import Group, GroupMember, Organisation, Succession, Unit
from decreta.organisation.models.posts import Holding, Mandate, Person, Post, StandingDeputy

__all__ = [
    "Body",
    "CalendarDay",
    "ExposureAcceptance",
    "Group",
    "GroupMember",
    "Holding",
    "Mandate",
    "Organisation",
    "OtherName",
    "Person",
    "Post",
    "StandingAgency",
    "StandingDeputy",
    "Succession",
    "Term",
    "Unit",
]
