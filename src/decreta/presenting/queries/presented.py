"""What is presented in a sitting."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.core.prepared import prepared
from decreta.meetings.models import Sitting
from decreta.presenting.models import Presentation


@prepared
def anything_in(sitting: UUID) -> QuerySet[Presentation]:
    """Whether anything has been presented in a sitting."""
    return Presentation.objects.filter(sitting_id=sitting)


def presented_in(sitting: Sitting) -> Presentation | None:
    """What is presented now, with who presents; None while nobody has presented anything.

    A paper that was replaced by a shorter one meanwhile is shown at its last page.
    """
    found = Presentation.objects.select_related("presenter__holding__person", "paper__file").filter(sitting=sitting)
    shown = found.first()
    if shown is not None and shown.paper is not None and shown.paper.file.page_count:
        shown.page = min(shown.page, shown.paper.file.page_count)
    return shown
