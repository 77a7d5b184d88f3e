"""Read models of notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from decreta.core.actor import Actor
from decreta.notifications import kinds
from decreta.notifications.models import Notice

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class ShownNotice:
    """A notice in the reader's words."""

    notice: Notice
    words: str
    label: str
    icon: str

    @classmethod
    def of(cls, notice: Notice) -> ShownNotice:
        return cls(
            notice,
            words=kinds.words_of(notice.kind, notice.facts),
            label=kinds.label_of(notice.kind),
            icon=kinds.icon_of(notice.kind),
        )


def notices_of(actor: Actor) -> QuerySet[Notice]:
    """All notices of a person, in the order of the list."""
    return in_order(Notice.objects.visible_to(actor))


def in_order(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Unread first, then the newest."""
    return notices.order_by(F("read_at").desc(nulls_first=True), "-created_at", "-id")


def unread_of(request: HttpRequest) -> QuerySet[Notice] | None:
    """Unread notices of the reader, which the bell counts."""
    actor = getattr(request, "actor", None)
    return Notice.objects.visible_to(actor).unread() if actor is not None else None
