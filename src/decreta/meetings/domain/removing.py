"""What has left a trace in the record is not taken away: refused in words, not by an error of the database."""

from __future__ import annotations

from django.db.models import ProtectedError, RestrictedError

from decreta.core.errors import NotNow
from decreta.meetings.models import AgendaItem, Conclusion, Invitation


def take_away(row: Invitation | AgendaItem | Conclusion, *, refusal: str) -> None:
    """Delete a row on which nothing rests. Raises NotNow with `refusal` where something does; nothing is lost then."""
    try:
        row.delete()
    except (ProtectedError, RestrictedError) as kept:
        raise NotNow.of(refusal, code="in_the_record") from kept
