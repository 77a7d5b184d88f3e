"""The acts of this area. Only they save."""

from decreta.reporting.domain.briefings import freeze_briefing, print_briefing
from decreta.reporting.domain.papers import make_paper
from decreta.reporting.domain.schedules import (
    end_schedule,
    keep_edition,
    order_schedule,
    pause_schedule,
    resume_schedule,
)

__all__ = [
    "end_schedule",
    "freeze_briefing",
    "keep_edition",
    "make_paper",
    "order_schedule",
    "pause_schedule",
    "print_briefing",
    "resume_schedule",
]
