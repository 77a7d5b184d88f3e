"""WHO may read the signed book of a closed register."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.documents.enums import Direction, NumberState
from decreta.documents.models import Arrival, Document, Number, Series


def may_read_closed_book(series: Series, *, by: Actor) -> None:
    """Whoever may open everything that stands in it: the book was made whole, nothing can be left out of it."""
    if by.is_system:
        return
    rows: Any = Arrival.objects if series.direction == Direction.IN else Number.objects
    named = rows.filter(series=series).exclude(state=NumberState.VOID).exclude(document=None)
    if named.exclude(document__in=Document.objects.visible_to(by)).exists():
        raise NotAllowed.of(
            _(
                "The signed book names documents that are not open to your post. Read the register line by line instead."
            ),
            code="not_all_open",
        )
