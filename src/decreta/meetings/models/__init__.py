from decreta.meetings.models.agenda import DEEPEST, AgendaItem, Conclusion, Paper
from decreta.meetings.models.participation import Attendance, Invitation, PaperReader, PointShare
from decreta.meetings.models.periods import ShortNotice
from decreta.meetings.models.rulebooks import RuleBook, SubjectRule
from decreta.meetings.models.sittings import ConclusionNotice, Sitting

__all__ = [
    "DEEPEST",
    "AgendaItem",
    "Attendance",
    "Conclusion",
    "ConclusionNotice",
    "Invitation",
    "Paper",
    "PaperReader",
    "PointShare",
    "RuleBook",
    "ShortNotice",
    "Sitting",
    "SubjectRule",
]
