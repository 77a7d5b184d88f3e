"""What is presented in a sitting."""

from __future__ import annotations

from decreta.meetings.models import Sitting
from decreta.presenting.models import Presentation


def presented_in(sitting: Sitting) -> Presentation | None:
    """What is presented now, with who presents; None while nobody has presented anything."""
    found = Presentation.objects.select_related("presenter__holding__person").filter(sitting=sitting)
    return found.first()
