from decreta.meetings.models.agenda import DEEPEST, AgendaItem, Conclusion, Paper
from decreta.meetings.models.papers import PaperReading, PaperVersion, WithdrawnPaper
from decreta.meetings.models.participation import AnswerReminder, Attendance, Invitation, PaperReader, PointShare
from decreta.meetings.models.periods import ShortNotice
from decreta.meetings.models.rulebooks import RuleBook, SubjectRule
from decreta.meetings.models.searching import Sought
from decreta.meetings.models.sittings import ConclusionNotice, Sitting

__all__ = [
    "DEEPEST",
    "AgendaItem",
    "AnswerReminder",
    "Attendance",
    "Conclusion",
    "ConclusionNotice",
    "Invitation",
    "Paper",
    "PaperReader",
    "PaperReading",
    "PaperVersion",
    "PointShare",
    "RuleBook",
    "ShortNotice",
    "Sitting",
    "Sought",
    "SubjectRule",
    "WithdrawnPaper",
]
