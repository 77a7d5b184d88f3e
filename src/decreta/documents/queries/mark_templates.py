"""Marks that an organisation's leaders write often."""

from __future__ import annotations

import datetime as dt

from decreta.assignments.queries.calendars import working_days
from decreta.core import clock
from decreta.documents.models import MarkTemplate
from decreta.organisation.models import Organisation


def templates_of(organisation: Organisation) -> list[MarkTemplate]:
    """The marks that are offered, oldest first. Two statements."""
    found = MarkTemplate.objects.filter(organisation=organisation, dropped_at=None)
    return list(found.select_related("lead", "organisation").prefetch_related("coordinating"))


def due_after(template: MarkTemplate, organisation: Organisation) -> dt.date | None:
    """The day on which a template's working days from today end; today is not counted."""
    if template.working_days is None:
        return None
    works, day, left = working_days(organisation), clock.today(), template.working_days
    while left:
        day += dt.timedelta(days=1)
        left -= works(day)
    return day
