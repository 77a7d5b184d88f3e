"""What is put before those who lead, and what comes by itself."""

from decreta.reporting.models.briefings import Briefing
from decreta.reporting.models.papers import ReportPaper
from decreta.reporting.models.schedules import Edition, Schedule

__all__ = ["Briefing", "Edition", "ReportPaper", "Schedule"]
