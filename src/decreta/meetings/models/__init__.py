from decreta.meetings.models.agenda import DEEPEST, AgendaItem, Conclusion, Paper, PointSpan
from decreta.meetings.models.corrections import AttendanceCorrection
from decreta.meetings.models.papers import PaperReading, PaperVersion, WithdrawnPaper
from decreta.meetings.models.participation import AnswerReminder, Attendance, Invitation, PaperReader, PointShare
from decreta.meetings.models.periods import ShortNotice
from decreta.meetings.models.presiding import Presiding
from decreta.meetings.models.removals import Removal
from decreta.meetings.models.rulebooks import RuleBook, SubjectRule
from decreta.meetings.models.screens import SHOWN_IN, HallScreen
from decreta.meetings.models.searching import Sought
from decreta.meetings.models.sittings import ConclusionNotice, Sitting
from decreta.meetings.models.texts import PointText

__all__ = [
    "DEEPEST",
    "SHOWN_IN",
    "AgendaItem",
    "AnswerReminder",
    "Attendance",
    "AttendanceCorrection",
    "Conclusion",
    "ConclusionNotice",
    "HallScreen",
    "Invitation",
    "Paper",
    "PaperReader",
    "PaperReading",
    "PaperVersion",
    "PointShare",
    "PointSpan",
    "PointText",
    "Presiding",
    "Removal",
    "RuleBook",
    "ShortNotice",
    "Sitting",
    "Sought",
    "SubjectRule",
    "WithdrawnPaper",
]
