"""How long before its lapse more time must be asked for, and what waits to be examined and decided."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from decreta.assignments.models import WHOSE, Examination, ExtensionRequest
from decreta.core.models import Setting

ASK_DAYS_SETTING = "assignments.extension_asked_days_before"


def ask_days() -> int:
    """How many days before the lapse more time is asked for at the latest: before it, unless this instance says more."""
    row = Setting.objects.filter(key=ASK_DAYS_SETTING).first()
    return int(row.value) if row is not None else 0


def newest_examination(request: ExtensionRequest) -> Examination | None:
    """What was found on a request last."""
    return request.examinations.order_by("-examined_at", "-pk").first()


def undecided(ids: list[UUID]) -> QuerySet[ExtensionRequest]:
    """Requests among these that nobody has decided yet, with their assignments."""
    found = ExtensionRequest.objects.filter(pk__in=ids, decision=None)
    return found.select_related(*(f"assignment__{one}" for one in (*WHOSE, "monitor")))
