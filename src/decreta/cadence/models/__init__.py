"""Rules of reporting as they were set, and what was told of single reports."""

from decreta.cadence.models.rules import Reminder, ReportRule

__all__ = ["Reminder", "ReportRule"]
