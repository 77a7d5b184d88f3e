"""The versions of a ladder."""

from __future__ import annotations

from django.db.models import QuerySet

from decreta.assignments.models import Ladder
from decreta.assignments.programmes import said_for
from decreta.urging.whose import Whose

_SHOWN = 20


def history(of: Whose) -> QuerySet[Ladder]:
    """The versions, newest first."""
    return Ladder.objects.filter(said_for(*of.ids)).order_by("-version")[:_SHOWN]
