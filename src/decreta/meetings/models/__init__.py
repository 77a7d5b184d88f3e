from decreta.meetings.models.agenda import AgendaItem, Conclusion, Paper
from decreta.meetings.models.participation import Attendance, Invitation
from decreta.meetings.models.rulebooks import RuleBook, SubjectRule
from decreta.meetings.models.sittings import ConclusionNotice, Sitting

__all__ = [
    "AgendaItem",
    "Attendance",
    "Conclusion",
    "ConclusionNotice",
    "Invitation",
    "Paper",
    "RuleBook",
    "Sitting",
    "SubjectRule",
]
