"""Tasks that come again: which are due to open, and what became of all occurrences of one."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from decreta.directives.models import Recurrence


def due_to_open(day: dt.date) -> list[UUID]:
    """The first tasks of duties whose next occurrence opens on a day or should have, the longest waiting first."""
    due = Recurrence.objects.filter(next_on__lte=day).order_by("next_on", "pk")
    return list(due.values_list("pk", flat=True))
