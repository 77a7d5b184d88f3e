"""Papers whose text nobody has read yet."""

from __future__ import annotations

from decreta.meetings.models import Paper, Sought

#: So many at once; the next time the next ones.
_MOST = 200


def unread_papers() -> list[Paper]:
    """The newest first: they are what is looked for."""
    # `pages=None` would ask for the null of JSON, which no row holds.
    unread = Sought.objects.filter(pages__isnull=True, paper__isnull=False).order_by("-pk").values("paper_id")
    return list(Paper.objects.filter(pk__in=unread[:_MOST]))
